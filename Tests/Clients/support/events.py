"""OpenLineage events as plain dictionaries, spec-valid, every one with names of its own."""

from __future__ import annotations

import itertools
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

PRODUCER = "https://thalweg.dev/tests/clients"
CORE = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs"
FACETS = "https://openlineage.io/spec/facets"
EPOCH = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)

_numbers = itertools.count(1)


def fresh(prefix: str) -> str:
    """A name nobody used before in this process."""
    return f"{prefix}_{next(_numbers)}_{uuid.uuid4().hex[:6]}"


def run_id() -> str:
    return str(uuid.uuid4())


def at(minutes: float = 0) -> str:
    return (EPOCH + timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")


def facet(schema: str, **members: Any) -> dict[str, Any]:
    return {"_producer": PRODUCER, "_schemaURL": f"{FACETS}/{schema}", **members}


def dataset(namespace: str, name: str, **facets: Any) -> dict[str, Any]:
    return {"namespace": namespace, "name": name, "facets": facets}


def schema(*fields: str, **typed: str) -> dict[str, Any]:
    """schema("id", amount="DECIMAL"): a schema facet; untyped fields are VARCHAR."""
    listed = [{"name": name, "type": "VARCHAR"} for name in fields]
    listed += [{"name": name, "type": kind} for name, kind in typed.items()]
    return facet("1-2-0/SchemaDatasetFacet.json", fields=listed)


def column_lineage(**sources: list[tuple[str, str, str]]) -> dict[str, Any]:
    """column_lineage(total=[(namespace, dataset, field)]): DIRECT/TRANSFORMATION from each."""
    return facet(
        "1-2-0/ColumnLineageDatasetFacet.json",
        fields={
            column: {
                "inputFields": [
                    {
                        "namespace": namespace,
                        "name": name,
                        "field": field,
                        "transformations": [
                            {"type": "DIRECT", "subtype": "TRANSFORMATION", "description": "", "masking": False}
                        ],
                    }
                    for namespace, name, field in inputs
                ]
            }
            for column, inputs in sources.items()
        },
    )


def run_event(
    event_type: str | None,
    namespace: str,
    job: str,
    run: str,
    *,
    minutes: float = 0,
    inputs: list[dict[str, Any]] | None = None,
    outputs: list[dict[str, Any]] | None = None,
    job_facets: dict[str, Any] | None = None,
    run_facets: dict[str, Any] | None = None,
) -> dict[str, Any]:
    event = {
        "eventType": event_type,
        "eventTime": at(minutes),
        "producer": PRODUCER,
        "schemaURL": f"{CORE}/RunEvent",
        "run": {"runId": run, "facets": run_facets or {}},
        "job": {"namespace": namespace, "name": job, "facets": job_facets or {}},
        "inputs": inputs or [],
        "outputs": outputs or [],
    }
    if event_type is None:
        del event["eventType"]
    return event


def job_event(namespace: str, job: str, *, minutes: float = 0, **members: Any) -> dict[str, Any]:
    return {
        "eventTime": at(minutes),
        "producer": PRODUCER,
        "schemaURL": f"{CORE}/JobEvent",
        "job": {"namespace": namespace, "name": job, "facets": members.pop("job_facets", {})},
        "inputs": members.pop("inputs", []),
        "outputs": members.pop("outputs", []),
        **members,
    }


def dataset_event(namespace: str, name: str, *, minutes: float = 0, **facets: Any) -> dict[str, Any]:
    return {
        "eventTime": at(minutes),
        "producer": PRODUCER,
        "schemaURL": f"{CORE}/DatasetEvent",
        "dataset": dataset(namespace, name, **facets),
    }


def completed_run(namespace: str, job: str, inputs: list[str], outputs: list[str], *, minutes: float = 0) -> list[dict]:
    """START and COMPLETE of one run over datasets of the same namespace; the second event repeats the datasets."""
    run = run_id()
    ends = {
        "inputs": [dataset(namespace, name) for name in inputs],
        "outputs": [dataset(namespace, name) for name in outputs],
    }
    return [
        run_event("START", namespace, job, run, minutes=minutes, **ends),
        run_event("COMPLETE", namespace, job, run, minutes=minutes + 1, **ends),
    ]
