"""Reads the edge file of generate_graph.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

PATH_DEPTH = 6  # dataset steps of "all paths within depth"


@dataclass
class EdgeFile:
    """One synthetic estate and the questions to ask about it. A field is the pair (dataset, column)."""

    jobs: list[tuple[list[int], list[int]]] = field(default_factory=list)
    column_edges: list[tuple[int, tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    dataset_queries: list[int] = field(default_factory=list)
    field_queries: list[tuple[int, int]] = field(default_factory=list)
    path_queries: list[tuple[int, int]] = field(default_factory=list)

    @property
    def dataset_edges(self) -> list[tuple[int, int, int]]:
        """(from dataset, to dataset, job): inputs × outputs of every job."""
        return [(a, b, job) for job, (inputs, outputs) in enumerate(self.jobs) for a in inputs for b in outputs]

    @property
    def dataset_count(self) -> int:
        return 1 + max(dataset for inputs, outputs in self.jobs for dataset in (*inputs, *outputs))

    def field_numbers(self) -> dict[tuple[int, int], int]:
        """A dense number for every field that has a column edge or is asked about."""
        fields = {end for _, a, b in self.column_edges for end in (a, b)} | set(self.field_queries)
        return {pair: number for number, pair in enumerate(sorted(fields))}


def read(path: Path) -> EdgeFile:
    estate = EdgeFile()
    with path.open(encoding="ascii") as lines:
        for line in lines:
            kind, *parts = line.rstrip("\n").split("\t")
            if kind == "C":
                estate.column_edges.append((int(parts[0]), _field(parts[1]), _field(parts[2])))
            elif kind == "J":
                estate.jobs.append((_indices(parts[1]), _indices(parts[2])))
            elif kind == "Q":
                estate.dataset_queries.append(int(parts[0]))
            elif kind == "F":
                estate.field_queries.append(_field(parts[0]))
            elif kind == "P":
                estate.path_queries.append((int(parts[0]), int(parts[1])))
    return estate


def _indices(text: str) -> list[int]:
    return [int(part) for part in text.split(",") if part]


def _field(text: str) -> tuple[int, int]:
    dataset, column = text.split(".")
    return int(dataset), int(column)
