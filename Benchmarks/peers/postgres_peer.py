"""PostgreSQL, twice: asked the way Marquez asks it, and asked as well as one can.

`marquez-*` follow the shape of Marquez 0.51's queries, written anew: a job-level walk without direction over arrays
of datasets that overlap, which no index serves, with the depth in the deduplicated row (so a job is visited once per
depth); and a column-level walk with UNION ALL over the newest edges of the whole table and a path array against
cycles. What Marquez does besides (a query per job for its latest run, views, facets) is left out.

The plain questions are a directed recursive CTE with UNION over indexed edges: what a careful author would write.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import psycopg

from peers.edge_file import PATH_DEPTH, EdgeFile, read
from peers.measuring import PeerResult, QueryTimeout, measure
from peers.postgres_cluster import PostgresCluster

LIMIT_SECONDS = 30.0
MARQUEZ_DEPTH = 20  # the default of its API

SCHEMA = """
CREATE TABLE dataset_edge (from_id int NOT NULL, to_id int NOT NULL, job int NOT NULL);
CREATE TABLE field_edge (from_id int NOT NULL, to_id int NOT NULL);
CREATE TABLE job_versions_io_mapping (
    job_uuid uuid NOT NULL, dataset_uuid uuid NOT NULL, io_type varchar(64) NOT NULL,
    is_current_job_version boolean NOT NULL
);
CREATE TABLE column_lineage (
    output_dataset_field_uuid uuid NOT NULL, input_dataset_field_uuid uuid NOT NULL, updated_at timestamptz NOT NULL
);
"""

INDEXES = """
CREATE INDEX ON dataset_edge (to_id, from_id);
CREATE INDEX ON dataset_edge (from_id, to_id);
CREATE INDEX ON field_edge (to_id, from_id);
CREATE INDEX ON field_edge (from_id, to_id);
CREATE INDEX ON job_versions_io_mapping (job_uuid) WHERE is_current_job_version;
CREATE INDEX ON job_versions_io_mapping (dataset_uuid) WHERE is_current_job_version;
CREATE INDEX ON column_lineage (output_dataset_field_uuid);
CREATE INDEX ON column_lineage (input_dataset_field_uuid);
"""

CLOSURE = """
WITH RECURSIVE reached(id) AS (
    SELECT {near} FROM {table} WHERE {far} = %(node)s
    UNION
    SELECT edge.{near} FROM reached JOIN {table} edge ON edge.{far} = reached.id
)
SELECT count(*) FROM reached WHERE id <> %(node)s
"""

# From the target upwards: fewer walks than from the source down.
PATHS = """
WITH RECURSIVE walk(node, visited, depth) AS (
    SELECT %(target)s::int, ARRAY[%(target)s::int], 0
    UNION ALL
    SELECT edge.from_id, visited || ARRAY[-1 - edge.job, edge.from_id], depth + 1
    FROM walk JOIN dataset_edge edge ON edge.to_id = walk.node
    WHERE depth < %(depth)s AND walk.node <> %(source)s
        AND NOT edge.from_id = ANY(visited) AND NOT (-1 - edge.job) = ANY(visited)
)
SELECT count(*) FROM walk WHERE node = %(source)s
"""

MARQUEZ_LINEAGE = """
WITH RECURSIVE job_io AS (
    SELECT job_uuid,
        coalesce(array_agg(DISTINCT dataset_uuid) FILTER (WHERE io_type = 'INPUT'), '{}'::uuid[]) AS inputs,
        coalesce(array_agg(DISTINCT dataset_uuid) FILTER (WHERE io_type = 'OUTPUT'), '{}'::uuid[]) AS outputs
    FROM job_versions_io_mapping WHERE is_current_job_version GROUP BY job_uuid
), lineage(job_uuid, inputs, outputs, depth) AS (
    SELECT job_uuid, inputs, outputs, 0 FROM job_io WHERE job_uuid = %(job)s
    UNION
    SELECT io.job_uuid, io.inputs, io.outputs, lineage.depth + 1
    FROM job_io io, lineage
    WHERE io.job_uuid <> lineage.job_uuid
        AND array_cat(io.inputs, io.outputs) && array_cat(lineage.inputs, lineage.outputs)
        AND lineage.depth < %(depth)s
)
SELECT count(DISTINCT job_uuid) FROM lineage
"""

MARQUEZ_COLUMN_LINEAGE = """
WITH RECURSIVE newest AS (
    SELECT DISTINCT ON (output_dataset_field_uuid, input_dataset_field_uuid) *
    FROM column_lineage ORDER BY output_dataset_field_uuid, input_dataset_field_uuid, updated_at DESC
), walk(output, input, depth, is_cycle, path) AS (
    SELECT output_dataset_field_uuid, input_dataset_field_uuid, 0, false,
        ARRAY[ROW(output_dataset_field_uuid, input_dataset_field_uuid)]
    FROM newest WHERE output_dataset_field_uuid = %(field)s
    UNION ALL
    SELECT newest.output_dataset_field_uuid, newest.input_dataset_field_uuid, walk.depth + 1,
        ROW(newest.output_dataset_field_uuid, newest.input_dataset_field_uuid) = ANY(path),
        path || ROW(newest.output_dataset_field_uuid, newest.input_dataset_field_uuid)
    FROM newest JOIN walk ON newest.output_dataset_field_uuid = walk.input
    WHERE walk.depth < %(depth)s - 1 AND NOT walk.is_cycle
)
SELECT count(DISTINCT input) FROM walk
"""


def load(connection: psycopg.Connection, estate: EdgeFile, numbers: dict[tuple[int, int], int]) -> None:
    cursor = connection.cursor()
    cursor.execute(SCHEMA)
    with cursor.copy("COPY dataset_edge FROM STDIN") as copy:
        for edge in estate.dataset_edges:
            copy.write_row(edge)
    with cursor.copy("COPY field_edge FROM STDIN") as copy:
        for _, source, target in estate.column_edges:
            copy.write_row((numbers[source], numbers[target]))
    with cursor.copy("COPY job_versions_io_mapping FROM STDIN") as copy:
        for job, (inputs, outputs) in enumerate(estate.jobs):
            for dataset in inputs:
                copy.write_row((uuid(job), uuid(dataset), "INPUT", True))
            for dataset in outputs:
                copy.write_row((uuid(job), uuid(dataset), "OUTPUT", True))
    with cursor.copy("COPY column_lineage FROM STDIN") as copy:
        for _, source, target in estate.column_edges:
            copy.write_row((uuid(numbers[target]), uuid(numbers[source]), "2026-01-01T00:00:00Z"))
    cursor.execute(INDEXES)
    cursor.execute("VACUUM ANALYZE")


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"


def run(estate: EdgeFile) -> PeerResult:
    numbers = estate.field_numbers()
    with PostgresCluster() as cluster, cluster.connect() as connection:
        begin = time.perf_counter()
        load(connection, estate, numbers)
        result = PeerResult("PostgreSQL", cluster.version(), build_seconds=round(time.perf_counter() - begin, 2))
        connection.execute(f"SET statement_timeout = '{LIMIT_SECONDS:g}s'")
        connection.prepare_threshold = 0

        def ask(query: str, parameters: dict[str, Any]) -> int:
            try:
                return connection.execute(query, parameters).fetchone()[0]
            except psycopg.errors.QueryCanceled as error:
                raise QueryTimeout from error

        def question(name: str, queries: list[Any], answer: Any, budget: float = 300.0) -> None:
            result.questions.append(measure(name, queries, answer, limit_seconds=LIMIT_SECONDS, budget_seconds=budget))

        upstream = {"near": "from_id", "far": "to_id"}
        downstream = {"near": "to_id", "far": "from_id"}
        for direction, columns in (("upstream", upstream), ("downstream", downstream)):
            for level, table, queries in (
                ("datasets", "dataset_edge", estate.dataset_queries),
                ("fields", "field_edge", [numbers[pair] for pair in estate.field_queries]),
            ):
                query = CLOSURE.format(table=table, **columns)
                question(f"{direction}-{level}", queries, lambda node, query=query: ask(query, {"node": node}))
        question(
            "paths",
            estate.path_queries,
            lambda pair: ask(PATHS, {"source": pair[0], "target": pair[1], "depth": PATH_DEPTH}),
        )
        jobs = jobs_asked_about(estate)
        for depth in (2, MARQUEZ_DEPTH):
            question(
                f"marquez-lineage-depth-{depth}",
                jobs,
                lambda job, depth=depth: ask(MARQUEZ_LINEAGE, {"job": uuid(job), "depth": depth}),
                budget=150.0,
            )
        question(
            f"marquez-column-lineage-depth-{MARQUEZ_DEPTH}",
            [numbers[pair] for pair in estate.field_queries],
            lambda number: ask(MARQUEZ_COLUMN_LINEAGE, {"field": uuid(number), "depth": MARQUEZ_DEPTH}),
            budget=150.0,
        )
    return result


def jobs_asked_about(estate: EdgeFile) -> list[int]:
    """The one job that Marquez picks for a dataset: its writer, else a reader."""
    writer: dict[int, int] = {}
    reader: dict[int, int] = {}
    for job, (inputs, outputs) in enumerate(estate.jobs):
        writer.update(dict.fromkeys(outputs, job))
        reader.update(dict.fromkeys(inputs, job))
    return [writer.get(dataset, reader.get(dataset, 0)) for dataset in estate.dataset_queries]


if __name__ == "__main__":
    run(read(Path(sys.argv[1]))).write(Path(sys.argv[2]))
