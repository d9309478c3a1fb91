import SQLLineage
import Testing

/// Bodies of triggers and procedures: the rows and records that they see.
@Suite struct RoutineTests {
    @Test func `a trigger's rows are those of its table`() {
        let mysql = lineage(
            "create trigger tr before insert on t for each row begin set new.a = new.b + 1, new.c = now(); "
                + "insert into audit (id) values (old.id); end", .mysql)
        #expect(mysql.inputs(of: "t.a") == ["t.b DIRECT TRANSFORMATION"])
        #expect(mysql.inputs(of: "t.c") == [])
        #expect(mysql.inputs(of: "audit.id") == ["t.id DIRECT IDENTITY"])
        let tsql = lineage(
            "create trigger tr on t after update as insert into audit select i.id, d.v from inserted i "
                + "join deleted d on i.id = d.id", .tsql)
        #expect(tsql.reads == ["t"])
        #expect(tsql.inputs(of: "audit.v") == ["t.v DIRECT IDENTITY"])
        let oracle = lineage(
            "create trigger tr before insert on t for each row begin :new.id := seq.nextval; "
                + "select x into :new.y from s where k = :new.k; end;", .oracle)
        #expect(oracle.inputs(of: "T.ID") == [])
        #expect(oracle.inputs(of: "T.Y") == ["S.X DIRECT IDENTITY"])
        #expect(oracle.steering == ["S.K FILTER", "T.K FILTER"])
        #expect(oracle.diagnostics.isEmpty)
    }

    @Test func `a function sees the rows of the table whose trigger calls it`() {
        let function = """
            create function f() returns trigger language plpgsql as $$
            begin insert into audit (id, was) select n.id, old.v from n; return null; end $$;
            """
        let trigger = """
            create trigger tr after update on t referencing new table as n for each statement execute function f();
            """
        let answer = lineage(function + trigger)
        #expect(answer.inputs(of: "audit.id") == ["t.id DIRECT IDENTITY"])
        #expect(answer.inputs(of: "audit.was") == ["t.v DIRECT IDENTITY"])
        let alone = lineage(function)
        #expect(alone.inputs(of: "audit.was") == ["?.v DIRECT IDENTITY"])
        #expect(alone.codes.contains { $0.hasPrefix("unknown-table") })
    }

    @Test func `records and collections carry the columns of their query`() {
        let collected = lineage(
            """
            create procedure p is begin
              select id, v bulk collect into x, y from s;
              forall i in 1 .. x.count insert into t (a, b) values (x(i), y(i) + 1);
            end;
            """, .oracle)
        #expect(collected.inputs(of: "T.A") == ["S.ID DIRECT IDENTITY"])
        #expect(collected.inputs(of: "T.B") == ["S.V DIRECT TRANSFORMATION"])
        let records = lineage(
            "create procedure p is begin for r in (select a, b from s) loop insert into t values r; end loop; end;",
            .oracle)
        #expect(records.inputs(of: "T.B") == ["S.B DIRECT IDENTITY"])
        let fields = lineage(
            "create procedure p is begin select * bulk collect into l from s; insert into t (a) values (l(1).q); end;",
            .oracle)
        #expect(fields.inputs(of: "T.A") == ["S.Q DIRECT IDENTITY"])
    }
}
