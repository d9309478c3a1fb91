import SQLLineage
import Testing

/// A script is read with what it has done so far.
@Suite struct SessionTests {
    @Test func `a temporary table that is made and read folds away`() {
        let answer = lineage(
            "create temp table s as select a, upper(b) as b from t; insert into u (x, y) select a, b from s")
        #expect(answer.reads == ["t"])
        #expect(answer.writes == ["u"])
        #expect(answer.inputs(of: "u.x") == ["t.a DIRECT IDENTITY"])
        #expect(answer.inputs(of: "u.y") == ["t.b DIRECT TRANSFORMATION"])
    }

    @Test func `what steers a temporary table steers what is made of it`() {
        let answer = lineage("create temp table s as select a from t where k = 1; insert into u select a from s")
        #expect(answer.steering == ["t.k FILTER"])
    }

    @Test func `a transient table is a lasting one`() {
        let answer = lineage("create or replace transient table s as (select a from t)", .snowflake)
        #expect(answer.reads == ["T"])
        #expect(answer.inputs(of: "S.A") == ["T.A DIRECT IDENTITY"])
    }

    @Test func `a temporary table that is only made is an ordinary end`() {
        let answer = lineage("create temp table s as select a from t")
        #expect(answer.writes == ["s"])
    }

    @Test func `a lasting table stays between its sources and its readers`() {
        let answer = lineage("create table s as select a from t; insert into u select a from s")
        #expect(answer.reads == ["s", "t"])
        #expect(answer.writes == ["s", "u"])
    }

    @Test func `a table that is made and dropped was temporary`() {
        let answer = lineage("create table s as select a from t; insert into u select a from s; drop table s")
        #expect(answer.reads == ["t"])
        #expect(answer.writes == ["u"])
        #expect(answer.inputs(of: "u.a") == ["t.a DIRECT IDENTITY"])
    }

    @Test func `stars expand with the columns that the script itself defined`() {
        let answer = lineage("create table s (a int, b int); create table u as select * from s")
        #expect(answer.inputs(of: "u.b") == ["s.b DIRECT IDENTITY"])
        #expect(answer.diagnostics.isEmpty)
    }

    @Test func `USE completes the names behind it`() {
        let answer = lineage("use schema raw; create table t2 as select a from t", .snowflake, database: "DB")
        #expect(answer.reads == ["DB.RAW.T"])
        #expect(answer.writes == ["DB.RAW.T2"])
    }

    @Test func `a renamed table keeps its columns`() {
        let answer = lineage(
            "create table a as select x from t; alter table a rename to b; create table c as select * from b")
        #expect(answer.inputs(of: "c.x") == ["b.x DIRECT IDENTITY"])
        #expect(answer.inputs(of: "b.x") == ["a.x DIRECT IDENTITY"])
    }

    @Test func `variables carry what a query gave them`() {
        let answer = lineage(
            "create procedure p() begin declare m int; select max(a) into m from t; insert into u (x) values (m); end",
            .mysql)
        #expect(answer.inputs(of: "u.x") == ["t.a DIRECT AGGREGATION"])
    }

    @Test func `cursor loops read their query`() {
        let answer = lineage(
            "begin for r in (select a, b from t) loop insert into u (x) values (r.b); end loop; end;", .oracle)
        #expect(answer.inputs(of: "U.X") == ["T.B DIRECT IDENTITY"])
    }

    @Test func `dynamic SQL with a constant text is read`() {
        let answer = lineage("declare @s nvarchar(100) = 'insert into u select a from '; exec(@s + 't')", .tsql)
        #expect(answer.inputs(of: "u.a") == ["t.a DIRECT IDENTITY"])
    }

    @Test func `dynamic SQL whose text is not known is reported`() {
        #expect(lineage("begin execute immediate v_sql; end;", .oracle).codes.contains { $0.hasPrefix("dynamic-sql") })
    }

    @Test func `variables that a cursor is fetched into hold the columns of its query`() {
        let answer = lineage(
            """
            create procedure p as begin
              declare @a int, @b int;
              declare c cursor for select x, y from t;
              open c;
              fetch next from c into @a, @b;
              while @@fetch_status = 0 begin
                insert into u (m, n) values (@a, @b + 1);
                fetch next from c into @a, @b;
              end;
              close c;
            end
            """, .tsql)
        #expect(answer.inputs(of: "u.m") == ["t.x DIRECT IDENTITY"])
        #expect(answer.inputs(of: "u.n") == ["t.y DIRECT TRANSFORMATION"])
        let opened = lineage(
            """
            create procedure p is c sys_refcursor; begin
              open c for select x, y from t;
              fetch c into r;
              insert into u (m) values (r.y);
            end;
            """, .oracle)
        #expect(opened.inputs(of: "U.M") == ["T.Y DIRECT IDENTITY"])
    }
}
