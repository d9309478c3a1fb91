"""A lower bound for Marquez: its tables in PostgreSQL, fed with the same events by pgbench over 16 connections.

What a real Marquez does besides is left out, all of it in the peer's favour: Java, JSON parsing and validation, one
statement per facet, field and dataset (here one for all of an event), symlinks and tags, triggers behind jobs_view,
version hashes, rows of namespaces and sources that concurrent events update (here left alone when present).
What it does not do and this does: one transaction per event, so that an event is stored whole or not at all.
"""

from __future__ import annotations

import json
import re
import subprocess
import uuid
from pathlib import Path
from typing import Any

import psycopg

from ingest.event_stream import events, templates
from peers.postgres_cluster import PostgresCluster

CONNECTIONS = 16
FOLDER = Path(__file__).parent


def identifier(*parts: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "\0".join(parts)))


def ingest_rate(count: int) -> float:
    """Events per second."""
    with PostgresCluster() as cluster:
        with cluster.connect() as connection:
            connection.execute((FOLDER / "marquez_shape.sql").read_text())
            load(connection, count)
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")
        command = [str(cluster.bin / "pgbench"), "--no-vacuum", "--protocol=prepared", "--max-tries=5"]
        command += [f"--client={CONNECTIONS}", "--jobs=1", f"--transactions={count // CONNECTIONS}"]
        command += ["-D", "i=-1", "-D", f"clients={CONNECTIONS}", "--file", str(FOLDER / "marquez_event.sql")]
        done = subprocess.run(command, env=cluster.environment, capture_output=True, text=True, check=False)
        rate = re.search(r"tps = ([\d.]+)", done.stdout)
        if done.returncode != 0 or rate is None:
            raise SystemExit(f"pgbench failed:\n{done.stdout}{done.stderr}")
        with cluster.connect() as connection:
            stored = connection.execute("SELECT count(*) FROM lineage_events").fetchone()[0]
            assert stored == count // CONNECTIONS * CONNECTIONS, f"{stored} events stored of {count}"
    return float(rate[1])


def load(connection: psycopg.Connection, count: int) -> None:
    """Fills the source tables: the events, and each template taken apart."""
    cursor = connection.cursor()
    parsed = [json.loads(body) for body in templates()]
    with cursor.copy("COPY source_event FROM STDIN") as copy:
        for number, body in enumerate(events(count)):
            event = json.loads(body)
            state = "COMPLETED" if event["eventType"] == "COMPLETE" else "RUNNING"
            copy.write_row(
                (number, number % len(parsed), event["run"]["runId"], state, event["eventTime"], body.decode())
            )
    for index, event in enumerate(parsed):
        load_template(cursor, index, event)


def load_template(cursor: psycopg.Cursor, index: int, event: dict[str, Any]) -> None:
    job = event["job"]
    job_id = identifier("job", job["namespace"], job["name"])
    cursor.execute(
        "INSERT INTO source_job VALUES (%s, %s, %s, %s, %s, %s)",
        (
            index,
            job_id,
            identifier("version", job_id),
            identifier("namespace", job["namespace"]),
            job["name"],
            event["eventType"] == "COMPLETE",
        ),
    )
    facets = [("job", None, name, facet) for name, facet in job["facets"].items()]
    facets += [("run", None, name, facet) for name, facet in event["run"]["facets"].items()]
    for side, io_type in (("inputs", "INPUT"), ("outputs", "OUTPUT")):
        for dataset in event[side]:
            facets += load_dataset(cursor, index, io_type, dataset)
    cursor.executemany(
        "INSERT INTO source_facet VALUES (%s, %s, %s, %s, %s)",
        [(index, owner, dataset, name, json.dumps(facet)) for owner, dataset, name, facet in facets],
    )


def load_dataset(cursor: psycopg.Cursor, index: int, io_type: str, dataset: dict[str, Any]) -> list[tuple]:
    dataset_id = identifier("dataset", dataset["namespace"], dataset["name"])
    fields = dataset["facets"].get("schema", {}).get("fields", [])
    cursor.execute(
        "INSERT INTO source_dataset VALUES (%s, %s, %s, %s, %s, %s)",
        (
            index,
            io_type,
            dataset_id,
            identifier("namespace", dataset["namespace"]),
            dataset["name"],
            json.dumps(fields),
        ),
    )
    cursor.executemany(
        "INSERT INTO source_field VALUES (%s, %s, %s, %s, %s)",
        [(index, dataset_id, identifier("field", dataset_id, f["name"]), f["name"], f["type"]) for f in fields],
    )
    for column, lineage in dataset["facets"].get("columnLineage", {}).get("fields", {}).items():
        for source in lineage["inputFields"]:
            source_id = identifier("dataset", source["namespace"], source["name"])
            cursor.execute(
                "INSERT INTO source_column VALUES (%s, %s, %s, %s, %s)",
                (
                    index,
                    dataset_id,
                    identifier("field", dataset_id, column),
                    source_id,
                    identifier("field", source_id, source["field"]),
                ),
            )
    own = {**dataset["facets"], **dataset.get("inputFacets", {}), **dataset.get("outputFacets", {})}
    return [("dataset", dataset_id, name, facet) for name, facet in own.items()]
