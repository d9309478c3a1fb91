#!/usr/bin/env python3
"""Runs all benchmarks in one go and writes results.md beside itself. Called by `run`, which sets everything up.

    bench.py --work FOLDER --thalweg BINARY --graphbench BINARY [--quick] [--only graph,ingest,server] [--output FILE]

Parts: `graph` asks the same questions of GraphBench and of every peer; `ingest` sends the same events to SQLite, to
a PostgreSQL of Marquez' shape and to Thalweg; `server` measures the server with the large estate in its store.
A part whose binary is missing is left out and the report says so.
"""

from __future__ import annotations

import argparse
import collections
import json
import subprocess
import sys
import time
import zlib
from pathlib import Path
from typing import Any

from ingest import postgres_marquez, sqlite_limit, thalweg_ingest
from ingest.event_stream import write_events
from machine import describe_machine
from report import write_report

FOLDER = Path(__file__).resolve().parent
GENERATORS = ["generate_graph.py", "estate_events.py"]
ROUNDS = 3  # of every ingest; disks differ from minute to minute, so the report shows the spread
PEERS = ["rustworkx", "networkx", "sqlite", "postgres"]


class Benchmarks:
    def __init__(self, arguments: argparse.Namespace) -> None:
        self.quick: bool = arguments.quick
        self.work: Path = arguments.work
        self.thalweg: Path | None = existing(arguments.thalweg)
        self.graphbench: Path | None = existing(arguments.graphbench)
        self.jobs, self.column_edges = (300, 10_000) if self.quick else (15_000, 1_000_000)
        self.events = 4_000 if self.quick else 40_000
        self.results: dict[str, Any] = {"quick": self.quick, "machine": describe_machine(), "missing": []}
        self.work.mkdir(parents=True, exist_ok=True)

    # --- the estate --------------------------------------------------------------------------------------------

    @property
    def recipe(self) -> str:
        """Changes when the generator does: files of an older one are not used again."""
        return f"{zlib.crc32(b''.join((FOLDER / name).read_bytes() for name in GENERATORS)):08x}"

    @property
    def edge_file(self) -> Path:
        return self.work / f"estate-{self.jobs}-{self.recipe}.tsv"

    @property
    def estate_events(self) -> Path:
        return self.work / f"estate-{self.jobs}-{self.recipe}.ndjson"

    def generate(self) -> None:
        if not (self.edge_file.exists() and self.estate_events.exists()):
            say("generating the estate")
            command = [sys.executable, str(FOLDER / "generate_graph.py"), str(self.edge_file)]
            command += ["--jobs", str(self.jobs), "--column-edges", str(self.column_edges)]
            subprocess.run([*command, "--events", str(self.estate_events)], check=True, cwd=FOLDER)
        kinds: dict[str, int] = {}
        with self.edge_file.open() as lines:
            for line in lines:
                kinds[line[0]] = kinds.get(line[0], 0) + 1
        self.results["estate"] = {"jobs": kinds["J"], "column_edges": kinds["C"]}

    # --- parts -------------------------------------------------------------------------------------------------

    def graph(self) -> None:
        results: list[dict[str, Any]] = []
        if self.graphbench:
            say("GraphBench (Thalweg's graph)")
            done = subprocess.run(
                [str(self.graphbench), str(self.edge_file), "--json"], capture_output=True, text=True, check=True
            )
            results.append({"peer": "Thalweg", "version": "this checkout", **json.loads(done.stdout)})
        else:
            self.results["missing"].append("GraphBench")
        for peer in PEERS:
            say(f"peer: {peer}")
            out = self.work / f"peer-{peer}.json"
            # A process each: memory and caches of one peer are none of the next.
            module = f"peers.{peer}_peer"
            subprocess.run([sys.executable, "-m", module, str(self.edge_file), str(out)], check=True, cwd=FOLDER)
            results.append(json.loads(out.read_text()))
        self.results["graph"] = results

    def ingest(self) -> None:
        events_file = self.work / f"events-{self.events}.ndjson"
        size = write_events(events_file, self.events)
        stream = events_file.read_bytes().splitlines()
        figures: dict[str, Any] = {"events": self.events, "bytes_per_event": size / self.events}
        say("limit: SQLite")
        figures["sqlite"] = [sqlite_limit.insert_rate(stream, self.work) for _ in range(ROUNDS)]
        say("peer: PostgreSQL with Marquez' shape")
        count = min(self.events, 16_000)
        figures["postgres_marquez"] = [postgres_marquez.ingest_rate(count) for _ in range(ROUNDS)]
        if self.thalweg:
            figures["thalweg_durable"], figures["thalweg_file"], figures["thalweg_http"] = [], [], []
            for number in range(ROUNDS):
                say("thalweg ingest FILE")
                name = f"file-{number}"
                remove_store(self.work, name)
                durable, rate, _ = thalweg_ingest.file_rate(self.thalweg, events_file, self.events, self.work, name)
                figures["thalweg_durable"].append(durable)
                figures["thalweg_file"].append(rate)
                say("thalweg over HTTP")
                remove_store(self.work, "http")
                seconds = 3 if self.quick else 15
                figures["thalweg_http"].append(thalweg_ingest.http_rate(self.thalweg, self.work, seconds))
        else:
            self.results["missing"].append("thalweg")
        self.results["ingest"] = figures

    def server(self) -> None:
        if not self.thalweg:
            return
        say("thalweg with the estate in its store")
        remove_store(self.work, "estate")
        _, rate, store = thalweg_ingest.file_rate(self.thalweg, self.estate_events, self.jobs, self.work, "estate")
        dataset = self.deep_dataset()
        figures: dict[str, Any] = {"ingest_events_per_second": rate, "event_bytes": self.estate_events.stat().st_size}
        figures["cold"] = thalweg_ingest.cold_start(self.thalweg, store, dataset, self.work)
        figures["visibility"] = thalweg_ingest.visibility(self.thalweg, store, dataset, self.work)
        self.results["server"] = figures

    def deep_dataset(self) -> str:
        """The name of the last job's output: as far downstream as the estate goes."""
        with self.estate_events.open() as lines:
            last = collections.deque(lines, maxlen=1).pop()
        return json.loads(last)["outputs"][0]["name"]


def existing(path: Path | None) -> Path | None:
    return path if path and path.exists() else None


def remove_store(folder: Path, name: str) -> None:
    for file in folder.glob(f"{name}.db*"):
        file.unlink()


def say(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--thalweg", type=Path)
    parser.add_argument("--graphbench", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="graph,ingest,server")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    benchmarks = Benchmarks(arguments)
    benchmarks.generate()
    for part in arguments.only.split(","):
        getattr(benchmarks, part)()
    (benchmarks.work / "results.json").write_text(json.dumps(benchmarks.results, indent=1) + "\n")
    # Figures of a part of the benchmarks, or of a small estate, never replace the real ones.
    whole = not arguments.quick and arguments.only == "graph,ingest,server" and not benchmarks.results["missing"]
    output = arguments.output or (FOLDER / "results.md" if whole else benchmarks.work / "results.md")
    print(write_report(benchmarks.results, output))
    say(f"written: {output.name} in {output.parent.name}")


if __name__ == "__main__":
    main()
