"""The command `thalweg sql`: memory and rate over a long batch, and how long it takes to start."""

from __future__ import annotations

import itertools
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from .peers.measuring import peak_megabytes

STARTS = 20


def batch(binary: Path, cases: Path, work: Path, count: int) -> dict[str, Any]:
    """Sends the cases over and over, until `count` statements went through, and looks at every answer."""
    requests = work / "batch.jsonl"
    write_requests(cases, requests, count)
    started = time.perf_counter()
    answered = understood = silent = 0
    peak = 0.0
    with subprocess.Popen([str(binary), "sql", "--batch", str(requests)], stdout=subprocess.PIPE) as process:
        assert process.stdout
        for line in process.stdout:
            answered += 1
            understood += b'"ok":true' in line
            silent += b'"columns":[]' in line
            if answered % 500 == 0:
                peak = max(peak, peak_megabytes(process.pid))
        status = process.wait()
    seconds = time.perf_counter() - started
    if status or answered != count:
        sys.exit(f"bench-sql: thalweg sql --batch ended with {status} after {answered} of {count} answers")
    size = requests.stat().st_size / 1e6
    requests.unlink()
    return {
        "count": count, "understood": understood, "silent": silent, "seconds": seconds, "peak_mb": peak,
        "request_mb": size,
    }  # fmt: skip


def write_requests(cases: Path, path: Path, count: int) -> None:
    rows = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as out:
        for number, row in enumerate(itertools.islice(itertools.cycle(rows), count)):
            request = {"id": str(number), "sql": row["sql"], "dialect": row["dialect"], "schema": row["schema"]}
            out.write(json.dumps(request) + "\n")


def start(binary: Path, *arguments: str) -> float:
    """Milliseconds from the start of the process to its end: the median."""
    times = []
    for _ in range(STARTS):
        begin = time.perf_counter()
        done = subprocess.run([str(binary), *arguments], capture_output=True, check=False)
        times.append((time.perf_counter() - begin) * 1000)
        if done.returncode:
            sys.exit(f"bench-sql: thalweg {' '.join(arguments)} ended with {done.returncode}")
    return statistics.median(times)
