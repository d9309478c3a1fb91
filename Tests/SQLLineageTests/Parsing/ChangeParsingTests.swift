import SQLLineage
import Testing

/// Each construct that changes data, or moves it between tables and files, is read whole.
@Suite struct ChangeParsingTests {
    static let constructs: [Construct] = [
        Construct("INSERT with a list", .neutral, "INSERT INTO t (a, b) SELECT c, d FROM u"),
        Construct(
            "INSERT OVERWRITE of a partition", .hive,
            "INSERT OVERWRITE TABLE t PARTITION (d = '2020', h) IF NOT EXISTS SELECT a, h FROM u"),
        Construct(
            "INSERT ALL", .snowflake,
            "INSERT ALL WHEN a > 1 THEN INTO t (x) VALUES (a) INTO u ELSE INTO v SELECT a FROM s"),
        Construct(
            "INSERT WHEN", .oracle,
            "INSERT WHEN k > 1 THEN INTO t VALUES (k) ELSE INTO u VALUES (k) SELECT k FROM x"),
        Construct(
            "several INSERTs of one FROM", .hive,
            "WITH c AS (SELECT 1 AS k) FROM c INSERT OVERWRITE TABLE a SELECT k INSERT INTO b SELECT k WHERE k > 0"),
        Construct(
            "ON CONFLICT", .postgres,
            "INSERT INTO t AS x VALUES (1) ON CONFLICT (a) DO UPDATE SET b = EXCLUDED.b WHERE x.b < 3 RETURNING *"),
        Construct(
            "ON DUPLICATE KEY", .mysql,
            "INSERT INTO t (a) SELECT b FROM u UNION SELECT c FROM v ON DUPLICATE KEY UPDATE a = VALUES(a)"),
        Construct(
            "UPDATE with FROM", .postgres,
            "UPDATE t SET (a, b) = (SELECT x, y FROM u), c = DEFAULT FROM v WHERE t.i = v.i"),
        Construct("UPDATE with joins", .mysql, "UPDATE t JOIN u USING (i) SET t.a = u.a ORDER BY t.b LIMIT 1"),
        Construct("UPDATE of a query", .oracle, "UPDATE (SELECT a.x, b.y FROM a JOIN b ON a.i = b.i) SET x = y"),
        Construct("DELETE with USING", .postgres, "DELETE FROM a USING b WHERE a.i = b.i RETURNING a.*"),
        Construct("DELETE of several tables", .mysql, "DELETE a, b FROM a INNER JOIN b ON a.i = b.i"),
        Construct(
            "MERGE with all branches", .tsql,
            """
            MERGE TOP (10) t WITH (HOLDLOCK) AS x USING (VALUES (1, 2)) AS s (a, b) ON x.a = s.a WHEN
            MATCHED AND x.b <> s.b THEN UPDATE SET x.b = s.b WHEN NOT MATCHED BY TARGET THEN INSERT (a)
            VALUES (s.a) WHEN NOT MATCHED BY SOURCE THEN DELETE OUTPUT $action, inserted.* INTO l (c, d);
            """),
        Construct(
            "MERGE of whole rows", .duckdb,
            "MERGE INTO t USING s USING (i) WHEN MATCHED THEN UPDATE WHEN NOT MATCHED THEN INSERT BY NAME"),
        Construct(
            "rows of a change", .tsql,
            """
            INSERT INTO t SELECT a FROM (MERGE INTO u USING v ON u.i = v.i WHEN MATCHED THEN DELETE OUTPUT
            deleted.a) AS d (a)
            """),
        Construct(
            "changes in CTEs", .postgres,
            "WITH m AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM m"),
        Construct("SELECT INTO", .tsql, "SELECT a, b = c INTO #t FROM u"),
        Construct(
            "COPY from stages", .snowflake,
            "COPY INTO t (a) FROM (SELECT $1:x FROM @s/p (FILE_FORMAT => f) q) ON_ERROR = CONTINUE"),
        Construct("COPY to files", .postgres, "COPY (SELECT a FROM t) TO '/x.csv' WITH (FORMAT csv)"),
        Construct("UNLOAD", .redshift, "UNLOAD ('SELECT * FROM t') TO 's3://b/k' IAM_ROLE 'r'"),
        Construct("EXPORT", .bigquery, "EXPORT DATA OPTIONS (uri = 'gs://b/*.csv') AS SELECT a FROM t"),
        Construct(
            "LOAD", .mysql,
            "LOAD DATA LOCAL INFILE 'x.csv' INTO TABLE t FIELDS TERMINATED BY ',' (a, @b) SET c = @b"),
        Construct(
            "abbreviated statements", .teradata,
            "LOCKING TABLE t FOR ACCESS SEL a (TITLE 'x') FROM t; UPD t SET a = 1; DEL FROM t; INS INTO t (1, 2)"),
    ]

    @Test(arguments: constructs)
    func `a change of data is read whole`(construct: Construct) {
        #expect(problems(construct.sql, construct.dialect) == [])
    }
}
