"""Run events of about 3 KB as a nightly warehouse sends them: START and COMPLETE of the same jobs, run after run.

A job reads two or three tables and writes one of eight columns; START carries the inputs with their schemas, the SQL
and the parent; COMPLETE the output with schema, columnLineage and statistics besides. Schemas are stable from run to
run, run ids and times are not. Templates hold @RUN@ (36 characters) and @TIME@ (24): who sends fills them in.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

JOBS = 400
COLUMNS = 8
PRODUCER = "https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/dbt"
SPEC = "https://openlineage.io/spec"
NAMESPACE = "snowflake://bank-prod"
JOB_NAMESPACE = "airflow-prod"
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
SUBTYPES = ["IDENTITY", "TRANSFORMATION", "AGGREGATION"]


def facet(schema: str, **members: Any) -> dict[str, Any]:
    return {"_producer": PRODUCER, "_schemaURL": f"{SPEC}/facets/{schema}", **members}


def table(index: int) -> str:
    return f"analytics.{'staging' if index < JOBS else 'marts'}.table_{index:04d}"


def schema(index: int) -> dict[str, Any]:
    kinds = ["NUMBER(38,0)", "VARCHAR(256)", "TIMESTAMP_NTZ", "BOOLEAN"]
    fields = [{"name": f"column_{c:02d}", "type": kinds[(index + c) % 4]} for c in range(COLUMNS)]
    return facet("1-2-0/SchemaDatasetFacet.json", fields=fields)


def inputs_of(job: int) -> list[int]:
    return sorted({(job * 7 + 3) % JOBS, (job * 13 + 1) % JOBS, JOBS + (job * 5) % max(job, 1)})[: 2 + job % 2]


def column_lineage(job: int) -> dict[str, Any]:
    sources = inputs_of(job)
    fields = {}
    for column in range(COLUMNS - 4):
        source = sources[column % len(sources)]
        step = {"type": "DIRECT", "subtype": SUBTYPES[column % 3], "description": "", "masking": False}
        origin = {"namespace": NAMESPACE, "name": table(source), "field": f"column_{column:02d}"}
        fields[f"column_{column:02d}"] = {"inputFields": [{**origin, "transformations": [step]}]}
    return facet("1-2-0/ColumnLineageDatasetFacet.json", fields=fields)


def template(job: int, *, complete: bool) -> dict[str, Any]:
    dag = f"warehouse_{job % 20:02d}"
    parent = {
        "run": {"runId": f"00000000-0000-4000-8000-{job % 20:012x}"},
        "job": {"namespace": JOB_NAMESPACE, "name": dag},
    }
    columns = ", ".join(f"column_{c:02d}" for c in range(COLUMNS))
    sql = (
        f"INSERT INTO {table(JOBS + job)} SELECT {columns} FROM {' JOIN '.join(map(table, inputs_of(job)))} USING (id)"
    )
    event: dict[str, Any] = {
        "eventType": "COMPLETE" if complete else "START",
        "eventTime": "@TIME@",
        "producer": PRODUCER,
        "schemaURL": f"{SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent",
        "run": {"runId": "@RUN@", "facets": {"parent": facet("1-1-0/ParentRunFacet.json", **parent)}},
        "job": {
            "namespace": JOB_NAMESPACE,
            "name": f"{dag}.load_{job:04d}",
            "facets": {
                "sql": facet("1-1-0/SQLJobFacet.json", query=sql, dialect="snowflake"),
                "jobType": facet(
                    "2-0-3/JobTypeJobFacet.json", processingType="BATCH", integration="AIRFLOW", jobType="TASK"
                ),
            },
        },
        "inputs": [],
        "outputs": [],
    }
    # START tells what is read, COMPLETE what was written; both kinds come to about 3 KB.
    for index in inputs_of(job):
        facets = {} if complete else {"schema": schema(index)}
        event["inputs"].append({"namespace": NAMESPACE, "name": table(index), "facets": facets})
    if complete:
        statistics = facet("1-0-2/OutputStatisticsOutputDatasetFacet.json", rowCount=1000 + job, size=1 << 20)
        written = {"schema": schema(JOBS + job), "columnLineage": column_lineage(job)}
        output = {"namespace": NAMESPACE, "name": table(JOBS + job), "facets": written}
        event["outputs"].append({**output, "outputFacets": {"outputStatistics": statistics}})
    return event


def templates() -> list[bytes]:
    """START and COMPLETE of every job, in that order, as compact JSON."""
    return [
        json.dumps(template(job, complete=complete), separators=(",", ":")).encode()
        for job in range(JOBS)
        for complete in (False, True)
    ]


def events(count: int) -> list[bytes]:
    """The first `count` events of the stream: every round runs each job once."""
    made = templates()
    stream = []
    for number in range(count):
        moment = BEGIN + timedelta(seconds=number)
        run = b"%08x-0000-4000-9000-%012x" % (number // 2, number // 2)
        time = moment.isoformat(timespec="milliseconds").replace("+00:00", "Z").encode()
        stream.append(made[number % len(made)].replace(b"@RUN@", run).replace(b"@TIME@", time))
    return stream


def write_events(path: Path, count: int) -> int:
    """Writes JSON lines; answers the bytes written."""
    stream = events(count)
    path.write_bytes(b"\n".join(stream) + b"\n")
    return sum(map(len, stream)) + len(stream)
