import SQLLineage
import Testing

/// Each construct that a query can have is read whole.
@Suite struct QueryParsingTests {
    static let constructs: [Construct] = [
        Construct(
            "recursive CTE", .postgres,
            "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t"),
        Construct(
            "nested and shadowing CTEs", .neutral,
            "WITH a AS (WITH a AS (SELECT 1 AS x) SELECT * FROM a) SELECT * FROM a"),
        Construct("materialized CTE", .postgres, "WITH a AS NOT MATERIALIZED (SELECT 1) SELECT * FROM a"),
        Construct(
            "SEARCH and CYCLE", .postgres,
            "WITH RECURSIVE t (n) AS (SELECT 1) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT * FROM t"),
        Construct("CTE that names a value", .clickhouse, "WITH 1 AS one, (SELECT max(a) FROM t) AS m SELECT one + m"),
        Construct(
            "function before the query", .trino,
            "WITH FUNCTION f(x INTEGER) RETURNS INTEGER WITH (a = 1) RETURN x SELECT f(1)"),
        Construct(
            "set operations by position", .neutral,
            "SELECT a FROM t UNION ALL SELECT b FROM u EXCEPT SELECT c FROM v ORDER BY 1 LIMIT 3"),
        Construct(
            "set operations by name", .bigquery,
            "SELECT a FROM t FULL OUTER UNION ALL BY NAME ON (a) SELECT b FROM u"),
        Construct("LIMIT before UNION", .clickhouse, "SELECT a FROM t LIMIT 1 UNION ALL SELECT a FROM u LIMIT 1"),
        Construct(
            "queries in many parentheses", .neutral,
            "SELECT * FROM (((SELECT 1) UNION ALL (SELECT 2)) EXCEPT SELECT 3) AS x"),
        Construct("joins in parentheses", .neutral, "SELECT * FROM ((a JOIN b ON a.x = b.x) JOIN c USING (y))"),
        Construct("conditions of nested joins", .neutral, "SELECT * FROM a JOIN b JOIN c USING (y) USING (x)"),
        Construct("LATERAL", .postgres, "SELECT * FROM a, LATERAL (SELECT * FROM b WHERE b.x = a.x) AS l"),
        Construct(
            "CROSS and OUTER APPLY", .tsql,
            "SELECT * FROM a CROSS APPLY f(a.x) AS b OUTER APPLY (SELECT TOP 1 * FROM c) AS d"),
        Construct(
            "UNNEST with places", .trino,
            "SELECT * FROM t CROSS JOIN UNNEST(a, b) WITH ORDINALITY AS u (x, y, n)"),
        Construct("UNNEST with offsets", .bigquery, "SELECT i, o FROM t, UNNEST(t.items) AS i WITH OFFSET AS o"),
        Construct(
            "FLATTEN", .snowflake,
            "SELECT f.value:x::int FROM t, LATERAL FLATTEN(INPUT => t.v, OUTER => TRUE) AS f"),
        Construct("LATERAL VIEW", .hive, "SELECT a, x FROM t LATERAL VIEW OUTER EXPLODE(c) e AS x"),
        Construct("ARRAY JOIN", .clickhouse, "SELECT a, x FROM t LEFT ARRAY JOIN b AS x, c"),
        Construct("objects as rows", .redshift, "SELECT k, v FROM t AS c, UNPIVOT c.orders AS v AT k"),
        Construct(
            "correlated subqueries", .neutral,
            "SELECT (SELECT max(u.a) FROM u WHERE u.b = t.b) FROM t WHERE EXISTS (SELECT 1 FROM v WHERE v.c = t.c)"),
        Construct("VALUES with an alias", .databricks, "WITH t AS (VALUES ('a', 1) AS v (x, y)) SELECT x FROM t"),
        Construct(
            "table functions of tables", .trino,
            "SELECT * FROM TABLE(f(input => TABLE(orders) PARTITION BY a ORDER BY b, n => 1)) AS x"),
        Construct("PIVOT", .snowflake, "SELECT * FROM t PIVOT (SUM(a) FOR m IN (ANY ORDER BY m)) AS p (x, y)"),
        Construct(
            "PIVOT behind joins", .oracle,
            "SELECT * FROM a LEFT JOIN b ON a.x = b.x PIVOT (MAX(y) FOR z IN (1, 2))"),
        Construct("PIVOT statement", .duckdb, "PIVOT t ON a, b USING SUM(c) AS s GROUP BY d"),
        Construct(
            "UNPIVOT of several columns", .bigquery,
            "SELECT * FROM t UNPIVOT ((a, b) FOR q IN ((c, d) AS 'x', (e, f) AS 'y'))"),
        Construct(
            "MATCH_RECOGNIZE", .trino,
            """
            SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY a ORDER BY b MEASURES X.c AS m ONE ROW PER MATCH
            AFTER MATCH SKIP PAST LAST ROW PATTERN (X Y+) DEFINE Y AS Y.c > X.c) AS r
            """),
        Construct("QUALIFY", .snowflake, "SELECT a FROM t QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) = 1"),
        Construct(
            "windows with names and frames", .postgres,
            """
            SELECT sum(a) OVER w, avg(b) OVER (w RANGE BETWEEN '1 day' PRECEDING AND CURRENT ROW EXCLUDE
            TIES) FROM t WINDOW w AS (PARTITION BY c ORDER BY d)
            """),
        Construct("windows of calls in parentheses", .neutral, "SELECT (LEAD(a, 1)) OVER (ORDER BY b) FROM t"),
        Construct(
            "GROUPING SETS, ROLLUP and CUBE", .postgres,
            "SELECT a FROM t GROUP BY GROUPING SETS ((a, b), ROLLUP (c), CUBE (d, e), ())"),
        Construct("paths into JSON", .snowflake, #"SELECT src:a.b[0].c::string, src : "Q" : d, src[k] FROM t"#),
        Construct("JSON operators", .postgres, "SELECT a -> 'x' ->> 0, b #>> '{c}', d @? '$.e', f ?| g FROM t"),
        Construct(
            "JSON_TABLE", .oracle,
            """
            SELECT * FROM t, JSON_TABLE(t.doc, '$' COLUMNS (a NUMBER PATH '$.a', NESTED PATH '$.b[*]'
            COLUMNS (c VARCHAR2(9) PATH '$')))
            """),
        Construct(
            "structs, maps and arrays", .bigquery,
            "SELECT STRUCT<a INT64, b STRING>(1, 'x').a, [1, 2][OFFSET(0)], ARRAY(SELECT AS STRUCT x FROM u) FROM t"),
        Construct(
            "comprehensions and lambdas", .duckdb,
            """
            SELECT [x + 1 FOR x IN l IF x > 1], list_filter(l, x -> x > k), list_transform(l, LAMBDA y, i :
            y + i) FROM t
            """),
        Construct(
            "lambdas with types", .snowflake,
            "SELECT TRANSFORM(a, x INT -> x + b), REDUCE(c, 0, (s INT, x INT) -> s + x) FROM t"),
        Construct(
            "EXCEPT, REPLACE and RENAME of stars", .snowflake,
            "SELECT * EXCLUDE (a, b) REPLACE (c + 1 AS c) RENAME (d AS e) FROM t"),
        Construct("EXCLUDE behind the outputs", .redshift, "SELECT *, 4 AS d EXCLUDE a, b FROM t"),
        Construct(
            "functions of columns", .clickhouse,
            "SELECT * EXCEPT (a) APPLY (sum), COLUMNS('b.*') APPLY(toString) FROM t"),
        Construct(
            "USING and NATURAL joins", .neutral,
            "SELECT * FROM a JOIN b USING (x, y) NATURAL FULL OUTER JOIN c"),
        Construct(
            "joins of rows that are near", .databricks,
            "SELECT * FROM q JOIN i APPROX NEAREST 2 BY DISTANCE f(q.e, i.e)"),
        Construct("samples", .hive, "SELECT * FROM t TABLESAMPLE (BUCKET 3 OUT OF 32 ON rand()) s"),
        Construct(
            "time travel", .snowflake,
            """
            SELECT * FROM t AT (TIMESTAMP => '2020-01-01'::timestamp) AS a JOIN u BEFORE (STATEMENT => 'x')
            AS b ON a.i = b.i
            """),
        Construct("system time", .tsql, "SELECT * FROM t FOR SYSTEM_TIME BETWEEN '2020-01-01' AND '2021-01-01' AS h"),
        Construct(
            "hierarchies", .oracle,
            "SELECT LEVEL, CONNECT_BY_ROOT a FROM t START WITH p IS NULL CONNECT BY NOCYCLE PRIOR id = p"),
        Construct(
            "pipe syntax", .bigquery,
            """
            FROM t |> WHERE a > 1 |> EXTEND a + 1 AS b |> AGGREGATE SUM(b) AS s DESC NULLS LAST GROUP BY c
            |> LEFT OUTER UNION ALL BY NAME (SELECT 1 AS s)
            """),
        Construct("FROM first", .duckdb, "FROM t SELECT a WHERE b > 1 GROUP BY ALL"),
        Construct(
            "CASE and IF", .exasol,
            "SELECT CASE a WHEN 1 THEN 'x' ELSE b END, IF c < 18 THEN d ELSE e ENDIF FROM t"),
        Construct(
            "intervals", .spark,
            "SELECT INTERVAL 5 HOURS 30 MINUTES, INTERVAL '1-2' YEAR TO MONTH, d + INTERVAL (n + 1) DAY FROM t"),
        Construct(
            "durations without INTERVAL", .db2,
            "SELECT a FROM t WHERE d > CURRENT DATE - 7 DAYS FETCH FIRST 10 ROWS ONLY WITH UR"),
        Construct(
            "parameters of all kinds", .neutral,
            "SELECT a FROM t WHERE b=? AND c>%s AND d=%(n)s AND e=:x AND f=$1"),
        Construct(
            "templates", .neutral,
            "{{ config(a='b') }} SELECT {{ col }}_x FROM {{ ref('a') }} AS x {% if y %} WHERE a {% endif %}"),
        Construct(
            "semantic views", .snowflake,
            "SELECT * FROM SEMANTIC_VIEW(v METRICS a.b DIMENSIONS c.d WHERE c.d > 5) ORDER BY b"),
        Construct(
            "PRQL", .prql,
            "from t filter a > 1 derive {b = a + 1} aggregate {average b, s = sum a} sort {-s} take 10"),
    ]

    @Test(arguments: constructs)
    func `a query is read whole`(construct: Construct) {
        #expect(problems(construct.sql, construct.dialect) == [])
    }
}
