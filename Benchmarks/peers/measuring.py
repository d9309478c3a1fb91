"""Times a list of questions and keeps what is needed to compare peers: percentiles, answers' sizes, time-outs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


class QueryTimeout(Exception):
    """The peer did not answer within the limit and was stopped."""


@dataclass
class Measurement:
    """How one peer answered one kind of question.

    `checksum` is the sum of the answers' sizes: equal for two peers that mean the same thing. A question that timed
    out counts with the limit in the percentiles, which flatters the peer; `timeouts` says how many.
    """

    question: str
    asked: int
    answered: int
    timeouts: int
    p50_ms: float
    p95_ms: float
    max_ms: float
    checksum: int


@dataclass
class PeerResult:
    peer: str
    version: str
    build_seconds: float | None = None
    memory_mb: float | None = None
    notes: str = ""
    questions: list[Measurement] = field(default_factory=list)

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n")


def measure(
    question: str,
    queries: Iterable[Any],
    ask: Callable[[Any], int],
    *,
    limit_seconds: float = 30.0,
    budget_seconds: float = 300.0,
    warm_up: int = 1,
) -> Measurement:
    """Asks every query once, after `warm_up` unmeasured ones; `ask` returns the answer's size.

    Stops asking when the budget is used up: a peer that needs minutes a question is sampled, not waited for.
    """
    queries = list(queries)
    for query in queries[:warm_up]:
        try:
            ask(query)
        except QueryTimeout:
            break
    times: list[float] = []
    timeouts = checksum = 0
    started = time.perf_counter()
    for query in queries:
        begin = time.perf_counter()
        try:
            checksum += ask(query)
        except QueryTimeout:
            timeouts += 1
        times.append(time.perf_counter() - begin)
        if time.perf_counter() - started > budget_seconds:
            break
    result = Measurement(
        question=question,
        asked=len(times),
        answered=len(times) - timeouts,
        timeouts=timeouts,
        p50_ms=round(percentile(times, 50) * 1000, 4),
        p95_ms=round(percentile(times, 95) * 1000, 4),
        max_ms=round(max(times) * 1000, 4),
        checksum=checksum,
    )
    print(
        f"  {question}: p50 {result.p50_ms:.3f} ms, p95 {result.p95_ms:.3f} ms, {result.answered}/{result.asked} "
        f"answered (limit {limit_seconds:g} s), checksum {checksum}",
        file=sys.stderr,
        flush=True,
    )
    return result


def percentile(values: list[float], percent: float) -> float:
    """Nearest-rank percentile."""
    ordered = sorted(values)
    rank = max(0, min(len(ordered) - 1, -(-len(ordered) * percent // 100) - 1))
    return ordered[int(rank)]


def resident_megabytes(pid: int | str = "self") -> float:
    """VmRSS of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0
