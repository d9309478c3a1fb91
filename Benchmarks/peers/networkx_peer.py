"""networkx: the graph library in Python that most home-made lineage tools are built on."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx

from peers.edge_file import PATH_DEPTH, EdgeFile, read
from peers.measuring import PeerResult, QueryTimeout, measure, resident_megabytes

LIMIT_SECONDS = 30.0


def limited(ask: Callable[[Any], int]) -> Callable[[Any], int]:
    """Stops a question after the limit: pure Python can be interrupted by a timer signal."""

    def stop(*_: object) -> None:
        raise QueryTimeout

    def asking(query: Any) -> int:
        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, LIMIT_SECONDS)
        try:
            return ask(query)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    return asking


def run(estate: EdgeFile) -> PeerResult:
    before = resident_megabytes()
    begin = time.perf_counter()
    datasets = networkx.DiGraph((a, b) for a, b, _ in estate.dataset_edges)
    numbers = estate.field_numbers()
    fields = networkx.DiGraph((numbers[a], numbers[b]) for _, a, b in estate.column_edges)
    with_jobs = networkx.DiGraph()
    for job, (inputs, outputs) in enumerate(estate.jobs):
        with_jobs.add_edges_from((a, ("job", job)) for a in inputs)
        with_jobs.add_edges_from((("job", job), b) for b in outputs)
    result = PeerResult("networkx", networkx.__version__, build_seconds=round(time.perf_counter() - begin, 2))
    result.memory_mb = round(resident_megabytes() - before, 1)

    def paths(query: tuple[int, int]) -> int:
        return sum(1 for _ in networkx.all_simple_paths(with_jobs, *query, cutoff=2 * PATH_DEPTH))

    def ask(question: str, queries: list[Any], answer: Callable[[Any], int]) -> None:
        result.questions.append(measure(question, queries, limited(answer), limit_seconds=LIMIT_SECONDS))

    ask("upstream-datasets", estate.dataset_queries, lambda d: len(networkx.ancestors(datasets, d)))
    ask("upstream-fields", estate.field_queries, lambda f: len(networkx.ancestors(fields, numbers[f])))
    ask("downstream-datasets", estate.dataset_queries, lambda d: len(networkx.descendants(datasets, d)))
    ask("downstream-fields", estate.field_queries, lambda f: len(networkx.descendants(fields, numbers[f])))
    ask("paths", estate.path_queries, paths)
    return result


if __name__ == "__main__":
    run(read(Path(sys.argv[1]))).write(Path(sys.argv[2]))
