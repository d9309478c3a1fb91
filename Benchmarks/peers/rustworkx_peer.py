"""rustworkx: a graph library in Rust, the fastest one that a Python user reaches for.

Closures run on a graph of datasets only (inputs × outputs of every job are ready-made edges), which is less work
than going through the jobs; paths run on datasets and jobs, because two jobs between the same tables are two paths.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import rustworkx

from peers.edge_file import PATH_DEPTH, EdgeFile, read
from peers.measuring import PeerResult, measure, resident_megabytes


def run(estate: EdgeFile) -> PeerResult:
    before = resident_megabytes()
    begin = time.perf_counter()
    datasets = rustworkx.PyDiGraph(multigraph=False)
    datasets.add_nodes_from(range(estate.dataset_count))
    datasets.add_edges_from_no_data([(a, b) for a, b, _ in estate.dataset_edges])
    numbers = estate.field_numbers()
    fields = rustworkx.PyDiGraph(multigraph=False)
    fields.add_nodes_from(range(len(numbers)))
    fields.add_edges_from_no_data([(numbers[a], numbers[b]) for _, a, b in estate.column_edges])
    with_jobs = rustworkx.PyDiGraph(multigraph=False)
    with_jobs.add_nodes_from(range(estate.dataset_count + len(estate.jobs)))
    for job, (inputs, outputs) in enumerate(estate.jobs):
        node = estate.dataset_count + job
        with_jobs.add_edges_from_no_data([(a, node) for a in inputs] + [(node, b) for b in outputs])
    result = PeerResult("rustworkx", rustworkx.__version__, build_seconds=round(time.perf_counter() - begin, 2))
    result.memory_mb = round(resident_megabytes() - before, 1)

    def paths(query: tuple[int, int]) -> int:
        # The cut-off counts nodes: a step is a job and a dataset, plus the dataset at the beginning.
        return len(rustworkx.all_simple_paths(with_jobs, *query, cutoff=2 * PATH_DEPTH + 1))

    result.questions = [
        measure("upstream-datasets", estate.dataset_queries, lambda d: len(rustworkx.ancestors(datasets, d))),
        measure("upstream-fields", estate.field_queries, lambda f: len(rustworkx.ancestors(fields, numbers[f]))),
        measure("downstream-datasets", estate.dataset_queries, lambda d: len(rustworkx.descendants(datasets, d))),
        measure("downstream-fields", estate.field_queries, lambda f: len(rustworkx.descendants(fields, numbers[f]))),
        measure("paths", estate.path_queries, paths),
    ]
    return result


if __name__ == "__main__":
    run(read(Path(sys.argv[1]))).write(Path(sys.argv[2]))
