"""SQLite asked with recursive CTEs over indexed edges, in a file, through Python's sqlite3."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peers.edge_file import PATH_DEPTH, EdgeFile, read
from peers.measuring import PeerResult, QueryTimeout, measure

LIMIT_SECONDS = 30.0

SCHEMA = """
CREATE TABLE dataset_edge (
    from_id INTEGER, to_id INTEGER, job INTEGER, PRIMARY KEY (to_id, from_id, job)
) WITHOUT ROWID;
CREATE TABLE field_edge (
    from_id INTEGER, to_id INTEGER, job INTEGER, PRIMARY KEY (to_id, from_id, job)
) WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX dataset_edge_down ON dataset_edge (from_id, to_id);
CREATE INDEX field_edge_down ON field_edge (from_id, to_id);
ANALYZE;
"""

CLOSURE = """
WITH RECURSIVE reached(id) AS (
    SELECT {near} FROM {table} WHERE {far} = :node
    UNION
    SELECT edge.{near} FROM reached JOIN {table} edge ON edge.{far} = reached.id
)
SELECT count(*) FROM reached WHERE id <> :node
"""

PATHS = """
WITH RECURSIVE walk(node, visited, depth) AS (
    SELECT :target, ',d' || :target || ',', 0
    UNION ALL
    SELECT edge.from_id, visited || 'j' || edge.job || ',d' || edge.from_id || ',', depth + 1
    FROM walk JOIN dataset_edge edge ON edge.to_id = walk.node
    WHERE depth < :depth AND walk.node <> :source
        AND NOT instr(visited, ',d' || edge.from_id || ',') AND NOT instr(visited, ',j' || edge.job || ',')
)
SELECT count(*) FROM walk WHERE node = :source
"""


def limited(connection: sqlite3.Connection, ask: Callable[[Any], int]) -> Callable[[Any], int]:
    def asking(query: Any) -> int:
        timer = threading.Timer(LIMIT_SECONDS, connection.interrupt)
        timer.start()
        try:
            return ask(query)
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise QueryTimeout from error
            raise
        finally:
            timer.cancel()

    return asking


def run(estate: EdgeFile) -> PeerResult:
    numbers = estate.field_numbers()
    with tempfile.TemporaryDirectory(prefix="thalweg-bench-sqlite-") as folder:
        connection = sqlite3.connect(Path(folder) / "edges.db", check_same_thread=False)
        connection.execute("PRAGMA cache_size = -512000")
        begin = time.perf_counter()
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO dataset_edge VALUES (?, ?, ?)", estate.dataset_edges)
        connection.executemany(
            "INSERT INTO field_edge VALUES (?, ?, ?)",
            ((numbers[source], numbers[target], job) for job, source, target in estate.column_edges),
        )
        connection.commit()
        connection.executescript(INDEXES)
        result = PeerResult("SQLite", sqlite3.sqlite_version, build_seconds=round(time.perf_counter() - begin, 2))

        def question(name: str, queries: list[Any], sql: str, bind: Callable[[Any], dict[str, Any]]) -> None:
            def ask(query: Any) -> int:
                return connection.execute(sql, bind(query)).fetchone()[0]

            result.questions.append(measure(name, queries, limited(connection, ask), limit_seconds=LIMIT_SECONDS))

        upstream = {"near": "from_id", "far": "to_id"}
        downstream = {"near": "to_id", "far": "from_id"}
        for direction, columns in (("upstream", upstream), ("downstream", downstream)):
            for level, table, queries in (
                ("datasets", "dataset_edge", estate.dataset_queries),
                ("fields", "field_edge", [numbers[pair] for pair in estate.field_queries]),
            ):
                sql = CLOSURE.format(table=table, **columns)
                question(f"{direction}-{level}", queries, sql, lambda node: {"node": node})
        question(
            "paths",
            estate.path_queries,
            PATHS,
            lambda pair: {"source": pair[0], "target": pair[1], "depth": PATH_DEPTH},
        )
        connection.close()
    return result


if __name__ == "__main__":
    run(read(Path(sys.argv[1]))).write(Path(sys.argv[2]))
