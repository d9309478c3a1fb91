#!/usr/bin/env python3
"""Measures Thalweg and its peers on the same SQL in one go and writes results.md. Called by `run`, which sets all up.

    python3 -m sql.bench --work FOLDER --thalweg BINARY --sqlbench BINARY [--shared FOLDER] [--quick] [--output FILE]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from machine import describe_machine

from . import command, scores
from .report import write_report
from .sides import PEERS, ROOT, Side, run_peer, run_thalweg

FOLDER = Path(__file__).resolve().parent


class SQLBenchmark:
    def __init__(self, arguments: argparse.Namespace) -> None:
        self.quick: bool = arguments.quick
        self.work: Path = arguments.work
        self.thalweg: Path = arguments.thalweg.resolve()
        self.sqlbench: Path = arguments.sqlbench.resolve()
        self.shared: Path = arguments.shared
        self.models, self.statements = (40, 2_000) if self.quick else (1_000, 100_000)
        self.rounds, self.passes = (1, 1) if self.quick else (2, 3)
        self.results: dict[str, Any] = {
            "quick": self.quick, "rounds": self.rounds, "passes": self.passes, "missing": [], "sets": {},
            "scores": None,
            "machine": describe_machine(),
            "misses": (FOLDER / "misses.md").read_text(encoding="utf-8"),
        }  # fmt: skip

    def cases(self) -> dict[str, Path]:
        """Makes the files of cases, and checks the generated ones."""
        found = {"dbt": self.work / f"sql-dbt-{self.models}.jsonl"}
        module("sql.dbt.generate", str(self.models), str(found["dbt"]))
        module("sql.dbt.check", str(found["dbt"]), python=ROOT / ".venv-sql-sqlglot-compiled/bin/python")
        corpus = self.shared / "corpora/sql/tpc"
        if corpus.is_dir():
            found["tpcds"] = self.work / "sql-tpcds.jsonl"
            module("sql.tpc", str(corpus), str(found["tpcds"]))
        else:
            say("no ../shared/corpora/sql/tpc beside this checkout: TPC-DS and the scores are left out")
            self.results["missing"].append("TPC-DS and right answers (no ../shared/corpora/sql beside this checkout)")
        return found

    def compare(self, name: str, cases: Path) -> None:
        rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
        own = Side("Thalweg")
        peers = {peer.label: Side(peer.label, peer.every(len(rows))) for peer in PEERS}
        for number in range(self.rounds):
            say(f"{name}, round {number + 1} of {self.rounds}: Thalweg")
            own.add(run_thalweg(self.sqlbench, cases, self.passes))
            for peer in PEERS:
                say(f"{name}, round {number + 1} of {self.rounds}: {peer.label}")
                side, passes = peers[peer.label], 1 if peer.sample else self.passes
                side.add(run_peer(peer, cases, passes, side.every))
        sizes = [len(row["sql"].encode()) for row in rows]
        ids = [row["id"] for row in rows]
        self.results["sets"][name] = {"ids": ids, "sizes": sizes, "thalweg": own, "peers": peers}

    def measure_command(self, cases: Path) -> None:
        say(f"thalweg sql --batch over {self.statements:,} statements")
        self.results["command"] = {
            "batch": command.batch(self.thalweg, cases, self.work, self.statements),
            "help_ms": command.start(self.thalweg, "sql", "--help"),
            "query_ms": command.start(self.thalweg, "sql", "--query", "select 1"),
        }

    def agree(self) -> None:
        """Random queries, on which sqlglot is the judge."""
        say("random queries beside sqlglot")
        python = ROOT / ".venv-sql-sqlglot-compiled/bin/python"
        command = [str(python), "-m", "sql.agreement.compare", str(self.thalweg), "100" if self.quick else "1000"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=FOLDER.parent)
        if done.returncode not in (0, 1) or not done.stdout:
            sys.exit(f"bench-sql: {' '.join(command[1:])} ended with {done.returncode}: {done.stderr[-300:]}")
        self.results["agreement"] = done.stdout.strip().splitlines()[-1]

    def score(self) -> None:
        scorer, corpora = self.shared / "tools/sql/score.py", self.shared / "corpora/sql"
        if scorer.exists() and corpora.is_dir():
            say("right answers")
            self.results["scores"] = scores.score(scorer, corpora, self.thalweg, self.work)


def module(name: str, *arguments: str, python: Path | str = sys.executable) -> None:
    done = subprocess.run([str(python), "-m", name, *arguments], check=False, cwd=ROOT / "Benchmarks")
    if done.returncode:
        sys.exit(f"bench-sql: {name} ended with {done.returncode}; what it said is above")


def say(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--thalweg", type=Path, required=True)
    parser.add_argument("--sqlbench", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    benchmark = SQLBenchmark(arguments)
    cases = benchmark.cases()
    for name, path in cases.items():
        benchmark.compare(name, path)
    benchmark.measure_command(cases["dbt"])
    benchmark.agree()
    benchmark.score()
    # Figures of a small or partial run never replace the real ones.
    whole = not benchmark.quick and not benchmark.results["missing"]
    output = arguments.output or (FOLDER / "results.md" if whole else benchmark.work / "sql-results.md")
    print(write_report(benchmark.results, output))
    say(f"written: {output.name} in {output.parent.name}")


if __name__ == "__main__":
    main()
