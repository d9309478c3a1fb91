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

    @Test func `a function of T-SQL gives the columns of the table that it fills`() {
        let answer = lineage(
            """
            create function dbo.f (@k int) returns @r table (id int, nm varchar(9)) as
            begin insert @r select b, c from s where k = @k; return; end
            go
            insert into t (a) select x.id from u cross apply dbo.f(u.k) x
            """, .tsql)
        #expect(answer.writes == ["t"])
        #expect(answer.inputs(of: "t.a") == ["s.b DIRECT IDENTITY"])
        let parameter = lineage("create proc p @rows dbo.list readonly as insert t (a) select id from @rows", .tsql)
        #expect(parameter.reads == [])
    }

    @Test func `dynamic SQL is given values and gives them back`() {
        let output = lineage(
            """
            declare @m int;
            exec sp_executesql N'select @x = max(a) from s where k = @k', N'@k int, @x int output', 5, @m output;
            exec sp_executesql N'insert into t (a) values (@p)', N'@p int', @p = @m
            """, .tsql)
        #expect(output.inputs(of: "t.a") == ["s.a DIRECT AGGREGATION"])
        let into = lineage(
            "declare v number; begin execute immediate 'select max(a) from s' into v; "
                + "execute immediate 'insert into t (a) values (:1)' using v; end;", .oracle)
        #expect(into.inputs(of: "T.A") == ["S.A DIRECT AGGREGATION"])
    }

    @Test func `records are filled field by field`() {
        let answer = lineage(
            """
            declare r d%rowtype;
            begin
              for x in (select id, nm from s) loop
                r.id := x.id; r.nm := upper(x.nm); insert into d values r; r.nm := null; insert into e (n) values (r.nm);
              end loop;
            end;
            """, .oracle)
        #expect(answer.inputs(of: "D.ID") == ["S.ID DIRECT IDENTITY"])
        #expect(answer.inputs(of: "D.NM") == ["S.NM DIRECT TRANSFORMATION"])
        #expect(answer.inputs(of: "E.N") == [])
    }

    @Test func `a variable holds what it was assigned last, or in any branch`() {
        let answer = lineage(
            """
            declare v number;
            begin
              select a into v from s; insert into t1 (x) values (v);
              v := v * 2; insert into t2 (x) values (v);
              if c then select b into v from s; end if; insert into t3 (x) values (v);
              v := 0; insert into t4 (x) values (v);
            end;
            """, .oracle)
        #expect(answer.inputs(of: "T1.X") == ["S.A DIRECT IDENTITY"])
        #expect(answer.inputs(of: "T2.X") == ["S.A DIRECT TRANSFORMATION"])
        #expect(answer.inputs(of: "T3.X") == ["S.A DIRECT TRANSFORMATION", "S.B DIRECT IDENTITY"])
        #expect(answer.inputs(of: "T4.X") == [])
    }

    @Test func `each section of a compound trigger sees the rows of its table`() {
        let answer = lineage(
            """
            create trigger tr for insert on t compound trigger
              n number := 0;
              before statement is begin n := 0; end before statement;
              after each row is begin insert into l (a) values (:new.a); end after each row;
            end tr;
            """, .oracle)
        #expect(answer.inputs(of: "L.A") == ["T.A DIRECT IDENTITY"])
        #expect(answer.diagnostics.isEmpty)
    }
}
