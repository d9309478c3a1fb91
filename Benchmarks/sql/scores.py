"""How right the answers are: the scorer of the corpora on this build, beside the recorded figures of the peers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

TPC = {"tpc/tpch": "TPC-H", "tpc/tpcds": "TPC-DS", "tpc/tpcds_insert": "TPC-DS as INSERT"}


def score(scorer: Path, corpora: Path, thalweg: Path, work: Path) -> dict[str, Any]:
    """The scorer's own text, whole, with its notes of crashes and of missed targets; and the figures of TPC."""
    figures = work / "scores.json"
    figures.unlink(missing_ok=True)
    command = [sys.executable, str(scorer), "--thalweg", str(thalweg), "--corpus", str(corpora), "--json", str(figures)]
    done = subprocess.run(
        [*command, "--min", str(scorer.parent / "targets.json")], capture_output=True, text=True, check=False
    )
    if not figures.exists():
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        sys.exit(f"bench-sql: the scorer ended with {done.returncode}: {last[0]}")
    text = done.stdout.strip().replace(str(thalweg), "thalweg").replace(str(corpora), "corpora/sql")
    recorded = json.loads((scorer.parent / "peers.json").read_text(encoding="utf-8"))
    return {
        "text": text,
        "reached": done.returncode == 0,
        "thalweg": tpc(json.loads(figures.read_text(encoding="utf-8"))),
        "peers": {name: found for name in recorded["order"] if (found := tpc(recorded["figures"].get(name, {})))},
        "recorded": recorded["recorded"],
    }


def tpc(figures: dict[str, Any]) -> dict[str, tuple[float, int]]:
    """Share of queries whose edges equal the consensus, and how many have one."""
    found = {corpus: figures[corpus] for corpus in TPC if corpus in figures}
    return {corpus: (figure["columns_pct"], figure["columns_n"]) for corpus, figure in found.items()}
