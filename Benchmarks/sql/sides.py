"""The sides of the comparison, how each is run, and how its rounds are put together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Times = list[float | None]


@dataclass(frozen=True)
class Peer:
    label: str
    module: str
    environment: str
    sample: int | None = None
    """About so many of the queries, evenly spread: a peer that takes minutes is sampled."""

    def every(self, count: int) -> int:
        """One in how many queries it gets."""
        return max(1, count // self.sample) if self.sample else 1


PEERS = [
    Peer("sqlglot, compiled", "sqlglot", "sqlglot-compiled"),
    Peer("sqlglot, pure Python", "sqlglot", "sqlglot-pure"),
    Peer("polyglot-sql", "polyglot", "sqlglot-pure"),
    Peer("polyglot-sql, OpenLineage facet", "polyglot_facet", "sqlglot-pure"),
    Peer("openlineage-sql", "openlineage_sql", "sqlglot-pure"),
    Peer("sqllineage-rs", "sqllineage_rs", "sqllineage-rs"),
    Peer("sqllineage with sqlfluff", "sqllineage", "sqllineage", sample=40),
]


@dataclass
class Side:
    """What one side measured over all rounds, a list of times for every query of its cases."""

    label: str
    every: int = 1
    version: str = ""
    parse: Times | None = None
    columns: Times | None = None
    parse_errors: dict[str, str] = field(default_factory=dict)
    column_errors: dict[str, str] = field(default_factory=dict)
    empty: int = 0
    rss_mb: float = 0.0
    extra: dict[str, Any] = field(default_factory=dict)

    def add(self, result: dict[str, Any]) -> None:
        """Takes in a round: the least time of each query stays; what failed once has failed."""
        self.version = result.get("version", "")
        self.rss_mb = max(self.rss_mb, result["rss_mb"])
        self.empty = max(self.empty, result["columns"].get("empty", 0))
        self.columns = least(self.columns, result["columns"]["least_ms"])
        self.column_errors |= result["columns"]["errors"]
        if result["parse"]:
            self.parse = least(self.parse, result["parse"]["least_ms"])
            self.parse_errors |= result["parse"]["errors"]
        for key in ("parse_all_cores_mb_per_s", "columns_all_cores_mb_per_s"):
            if key in result:
                self.extra[key] = max(self.extra.get(key, 0.0), result[key])
        self.extra["edges"] = result.get("edges")


def least(known: Times | None, new: Times) -> Times:
    if known is None:
        return new
    return [None if a is None or b is None else min(a, b) for a, b in zip(known, new, strict=True)]


def run_thalweg(binary: Path, cases: Path, passes: int) -> dict[str, Any]:
    return output([str(binary), str(cases), str(passes)])


def run_peer(peer: Peer, cases: Path, passes: int, every: int) -> dict[str, Any]:
    python = ROOT / f".venv-sql-{peer.environment}" / "bin" / "python"
    command = [str(python), "-m", "sql.peers.run", peer.module, str(cases)]
    return output([*command, "--passes", str(passes), "--every", str(every)])


def output(command: list[str]) -> dict[str, Any]:
    """The JSON that a side prints; a side that fails ends the benchmark, for a table without it would mislead."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "Benchmarks")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        sys.exit(f"bench-sql: {Path(command[0]).name} {' '.join(command[1:4])} ended with {done.returncode}: {last[0]}")
    return json.loads(done.stdout)
