import SQLLineage
import Testing

/// Each definition of a table, view or routine is read whole, and blocks with all that is in them.
@Suite struct DefinitionParsingTests {
    static let constructs: [Construct] = [
        Construct(
            "CREATE TABLE", .postgres,
            "CREATE TABLE t (a int NOT NULL CHECK (a > 0), b text DEFAULT 'x', UNIQUE (a)) INHERITS (u)"),
        Construct("CREATE TABLE AS", .neutral, "WITH c AS (SELECT 1 AS a) CREATE TABLE t AS SELECT a FROM c"),
        Construct(
            "options of tables", .spark,
            """
            CREATE TABLE t USING delta PARTITIONED BY (a) LOCATION 's3://x' TBLPROPERTIES ('a' = 'b') AS
            SELECT * FROM u
            """),
        Construct(
            "ranges of partitions", .doris,
            #"""
            CREATE TABLE t (a INT) PARTITION BY RANGE (a) (PARTITION p VALUES [("1"), ("2"))) DISTRIBUTED BY
            HASH(a)
            """#),
        Construct(
            "views with options", .tsql,
            "CREATE VIEW v WITH SCHEMABINDING AS SELECT a FROM dbo.t WITH CHECK OPTION"),
        Construct(
            "materialized views that write to tables", .clickhouse,
            "CREATE MATERIALIZED VIEW v ON CLUSTER c TO t AS SELECT a FROM u"),
        Construct(
            "dynamic tables", .snowflake,
            "CREATE OR REPLACE DYNAMIC TABLE t TARGET_LAG = '1 minute' WAREHOUSE = w AS SELECT * FROM u"),
        Construct(
            "external tables", .snowflake,
            "CREATE EXTERNAL TABLE t (a INT AS (value:c1::int)) LOCATION = @s/p FILE_FORMAT = (TYPE = PARQUET)"),
        Construct("REPLACE VIEW", .teradata, "REPLACE VIEW v (a, b) AS LOCKING ROW FOR ACCESS SELECT c, d FROM t"),
        Construct(
            "CLONE, SWAP and RENAME", .snowflake,
            "CREATE TABLE a CLONE b AT (OFFSET => -60); ALTER TABLE a SWAP WITH b; ALTER TABLE a RENAME TO c"),
        Construct(
            "functions that are expressions", .bigquery,
            "CREATE TEMP FUNCTION f(x INT64, y INT64) AS ((x + 4) / y)"),
        Construct("functions that are lambdas", .clickhouse, "CREATE FUNCTION f AS (x, k, b) -> k * x + b"),
        Construct(
            "functions with queries", .postgres,
            """
            CREATE FUNCTION f(a int) RETURNS TABLE (x int) LANGUAGE sql BEGIN ATOMIC SELECT b FROM t WHERE c
            = a; END
            """),
        Construct(
            "T-SQL procedures", .tsql,
            """
            CREATE PROCEDURE p @a INT = 1 WITH EXECUTE AS OWNER AS BEGIN TRY INSERT INTO t SELECT * FROM u
            END TRY BEGIN CATCH THROW; END CATCH
            """),
        Construct(
            "cursors", .tsql,
            """
            DECLARE c CURSOR FOR SELECT a FROM t; OPEN c; WHILE @@FETCH_STATUS = 0 BEGIN INSERT INTO u
            VALUES (@a); FETCH NEXT FROM c INTO @a END; CLOSE c
            """),
        Construct(
            "PL/SQL", .oracle,
            """
            DECLARE v NUMBER; TYPE tt IS TABLE OF t%ROWTYPE; BEGIN FOR r IN (SELECT * FROM t) LOOP INSERT
            INTO u VALUES (r.a); END LOOP; EXCEPTION WHEN OTHERS THEN RAISE; END;
            """),
        Construct(
            "packages", .oracle,
            """
            CREATE PACKAGE BODY k AS PROCEDURE p IS BEGIN INSERT INTO a SELECT * FROM b; END; FUNCTION f
            RETURN NUMBER IS BEGIN RETURN 1; END f; END k;
            """),
        Construct(
            "triggers", .postgres,
            """
            CREATE TRIGGER tr AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH STATEMENT
            EXECUTE FUNCTION f()
            """),
        Construct(
            "Snowflake scripting", .snowflake,
            """
            DECLARE r RESULTSET; BEGIN LET x := 1; FOR y IN r DO INSERT INTO t VALUES (y.a); END FOR; RETURN
            TABLE(r); END
            """),
        Construct(
            "BigQuery scripts", .bigquery,
            """
            DECLARE x INT64 DEFAULT 1; WHILE x < 3 DO SET x = x + 1; END WHILE; IF x > 1 THEN INSERT INTO t
            SELECT 1; END IF
            """),
        Construct("dynamic SQL", .oracle, "BEGIN EXECUTE IMMEDIATE 'INSERT INTO t SELECT * FROM u' USING 1; END;"),
        Construct(
            "rules of several statements", .postgres,
            """
            CREATE RULE r AS ON INSERT TO t DO INSTEAD (INSERT INTO a VALUES (NEW.x); INSERT INTO b VALUES
            (NEW.y))
            """),
    ]

    @Test(arguments: constructs)
    func `a definition is read whole`(construct: Construct) {
        #expect(problems(construct.sql, construct.dialect) == [])
    }
}
