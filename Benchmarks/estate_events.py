"""The synthetic estate of generate_graph.py as OpenLineage events: one COMPLETE per job, JSON lines."""

from __future__ import annotations

import gzip
import io
import json
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generate_graph import Estate

NAMESPACE = "warehouse://synthetic.example:5432"
JOB_NAMESPACE = "synthetic"
PRODUCER = "https://thalweg.dev/benchmarks/generate_graph"
FACETS = "https://openlineage.io/spec/facets"
FIRST_RUN = datetime(2026, 1, 1, tzinfo=UTC)
TYPES = ["BIGINT", "VARCHAR", "DECIMAL(18,2)", "TIMESTAMP", "BOOLEAN", "DATE"]


def column_name(index: int) -> str:
    return f"column_{index:02d}"


def job_name(index: int) -> str:
    return f"pipeline_{index % 400:03d}.task_{index:05d}"


def facet(schema: str, **members: Any) -> dict[str, Any]:
    return {"_producer": PRODUCER, "_schemaURL": f"{FACETS}/{schema}", **members}


def job_event(estate: Estate, job: int) -> dict[str, Any]:
    inputs, outputs = estate.jobs[job]
    sources: dict[int, dict[str, list[dict[str, Any]]]] = {output: {} for output in outputs}
    for from_dataset, from_column, to_dataset, to_column in estate.column_edges[job]:
        sources[to_dataset].setdefault(column_name(to_column), []).append(
            {
                "namespace": NAMESPACE,
                "name": estate.dataset_name(from_dataset),
                "field": column_name(from_column),
                "transformations": [{"type": "DIRECT", "subtype": "TRANSFORMATION"}],
            }
        )
    return {
        "eventType": "COMPLETE",
        "eventTime": (FIRST_RUN + timedelta(seconds=job)).isoformat().replace("+00:00", "Z"),
        "producer": PRODUCER,
        "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        "run": {"runId": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{PRODUCER}/{job}")), "facets": {}},
        "job": {"namespace": JOB_NAMESPACE, "name": job_name(job), "facets": {}},
        "inputs": [dataset(estate, index, {}) for index in inputs],
        "outputs": [
            dataset(
                estate,
                index,
                {"columnLineage": facet("1-2-0/ColumnLineageDatasetFacet.json", fields=column_lineage(sources[index]))},
            )
            for index in outputs
        ],
    }


def column_lineage(sources: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return {column: {"inputFields": inputs} for column, inputs in sources.items()}


def dataset(estate: Estate, index: int, facets: dict[str, Any]) -> dict[str, Any]:
    schema = facet(
        "1-2-0/SchemaDatasetFacet.json",
        fields=[
            {"name": column_name(column), "type": TYPES[column % len(TYPES)]}
            for column in range(estate.field_counts[index])
        ],
    )
    return {"namespace": NAMESPACE, "name": estate.dataset_name(index), "facets": {"schema": schema, **facets}}


def write_events(estate: Estate, path: Path) -> None:
    """Writes the events; a path that ends in .gz is compressed (with a fixed time stamp: same bytes every time)."""
    with path.open("wb") as raw:
        stream: Any = gzip.GzipFile("", "wb", 1, raw, mtime=0) if path.suffix == ".gz" else raw
        with io.BufferedWriter(stream, 1 << 20) if stream is not raw else raw as out:
            for job in range(len(estate.jobs)):
                out.write(json.dumps(job_event(estate, job), separators=(",", ":")).encode() + b"\n")
        if stream is not raw:
            stream.close()
