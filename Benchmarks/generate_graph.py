#!/usr/bin/env python3
"""Makes the synthetic estate that the benchmarks ask questions about. The same seed gives the same bytes.

The estate is a layered graph as warehouses have it: raw sources feed staging, staging feeds intermediate tables,
those feed marts, features, training sets, models and what people look at. Most inputs of a job come from the layer
before, of its own domain; a few datasets are hubs that everybody reads (customers, calendar); some jobs skip
layers; a few feed results back and close cycles. Field i of an output mostly comes from field i of an input, so
that chains are as long as the estate is deep.

Edge file (read by GraphBench and by the peers), tab separated, one record a line:
    J  job  in,in,…  out,out,…                    dataset indices
    C  job  dataset.field  dataset.field          one column edge, from → to
    Q  dataset                                    closure query
    F  dataset.field                              closure query of one field
    P  from-dataset  to-dataset                   path query

    generate_graph.py OUT [--jobs 15000] [--column-edges 1000000] [--queries 200] [--seed 7]
    generate_graph.py OUT --events OUT.ndjson.gz  also as OpenLineage events, one COMPLETE per job
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, field
from pathlib import Path

# (name of the layer, share of the jobs that write into it)
LAYERS = [
    ("staging", 0.26),
    ("cleaned", 0.15),
    ("intermediate", 0.14),
    ("conformed", 0.11),
    ("mart", 0.12),
    ("feature", 0.08),
    ("training", 0.04),
    ("model", 0.02),
    ("serving", 0.08),
]
LATE = len(LAYERS) - 3  # models, predictions and dashboards: what people ask about
RAW_SHARE = 0.5  # raw datasets per job
DOMAINS = 40  # fewer in a small estate
HUB_SHARE = 0.01
HUB_CHANCE = 0.20
HUBS_READ = 120
SKIP_CHANCE = 0.12
SAME_LAYER_CHANCE = 0.40
CROSS_DOMAIN_CHANCE = 0.15
FEEDBACK_CHANCE = 0.004
FAN_IN = [(1, 0.22), (2, 0.34), (3, 0.27), (4, 0.17)]
FAN_OUT = [(1, 0.85), (2, 0.12), (3, 0.03)]
COLUMN_FAN_IN = [(1, 0.30), (2, 0.36), (3, 0.22), (4, 0.12)]


@dataclass
class Estate:
    """The estate: datasets and jobs by index, column edges by job."""

    field_counts: list[int] = field(default_factory=list)
    layer_of: list[int] = field(default_factory=list)  # 0 is raw
    domain_of: list[int] = field(default_factory=list)
    jobs: list[tuple[list[int], list[int]]] = field(default_factory=list)
    column_edges: list[list[tuple[int, int, int, int]]] = field(default_factory=list)
    dataset_queries: list[int] = field(default_factory=list)
    field_queries: list[tuple[int, int]] = field(default_factory=list)
    path_queries: list[tuple[int, int]] = field(default_factory=list)

    def dataset_name(self, index: int) -> str:
        layer = "raw" if self.layer_of[index] == 0 else LAYERS[self.layer_of[index] - 1][0]
        return f"domain{self.domain_of[index]:02d}.{layer}.table_{index:05d}"


def pick(random_source: random.Random, table: list[tuple[int, float]]) -> int:
    return random_source.choices([value for value, _ in table], [share for _, share in table])[0]


class Generator:
    def __init__(self, job_count: int, column_edge_count: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.job_count = job_count
        self.domains = max(1, min(DOMAINS, job_count // 300))
        self.column_edge_count = column_edge_count
        self.estate = Estate()
        self.members: dict[tuple[int, int], list[int]] = {}  # (layer, domain) → datasets
        self.hubs: list[int] = []

    def generate(self, queries: int) -> Estate:
        self.make_raw_layer()
        for layer in range(1, len(LAYERS) + 1):
            self.make_layer(layer)
        self.make_feedback()
        self.make_column_edges()
        self.choose_queries(queries)
        return self.estate

    def add_dataset(self, layer: int, domain: int) -> int:
        index = len(self.estate.field_counts)
        self.estate.field_counts.append(self.random.randint(12, 38))
        self.estate.layer_of.append(layer)
        self.estate.domain_of.append(domain)
        self.members.setdefault((layer, domain), []).append(index)
        if layer in (0, 2, 4) and self.random.random() < HUB_SHARE:
            self.hubs.append(index)
        return index

    def make_raw_layer(self) -> None:
        for number in range(int(self.job_count * RAW_SHARE)):
            self.add_dataset(0, number % self.domains)

    def make_layer(self, layer: int) -> None:
        made_before = sum(int(self.job_count * share) for _, share in LAYERS[: layer - 1])
        count = int(self.job_count * LAYERS[layer - 1][1])
        if layer == len(LAYERS):
            count = self.job_count - made_before
        for number in range(count):
            domain = number % self.domains
            inputs = sorted({self.choose_input(layer, domain) for _ in range(pick(self.random, FAN_IN))})
            outputs = [self.add_dataset(layer, domain) for _ in range(pick(self.random, FAN_OUT))]
            self.estate.jobs.append((inputs, outputs))

    def choose_input(self, layer: int, domain: int) -> int:
        draw = self.random.random()
        if draw < HUB_CHANCE:
            usable = [hub for hub in self.hubs[:HUBS_READ] if self.estate.layer_of[hub] < layer]
            if usable:
                # The first hubs are read far more often than the last.
                return usable[int(len(usable) * self.random.random() ** 2)]
        if self.random.random() < CROSS_DOMAIN_CHANCE:
            domain = self.random.randrange(self.domains)
        source = layer - 1
        draw = self.random.random()
        if draw < SAME_LAYER_CHANCE and self.members.get((layer, domain)):
            source = layer
        elif draw < SAME_LAYER_CHANCE + SKIP_CHANCE and layer > 1:
            source = self.random.randrange(layer - 1)
        return self.random.choice(self.members[(source, domain)])

    def make_feedback(self) -> None:
        """Some jobs also read what comes out far downstream of them, as monitoring does."""
        late = [d for d, layer in enumerate(self.estate.layer_of) if layer >= LATE]
        for inputs, _ in self.estate.jobs:
            if self.random.random() < FEEDBACK_CHANCE:
                extra = self.random.choice(late)
                if extra not in inputs:
                    inputs.append(extra)

    def make_column_edges(self) -> None:
        """Every output field comes from one to four input fields; trimmed or filled up to the exact count."""
        counts = self.estate.field_counts
        for inputs, outputs in self.estate.jobs:
            edges: set[tuple[int, int, int, int]] = set()
            for output in outputs:
                for target in range(counts[output]):
                    for number in range(pick(self.random, COLUMN_FAN_IN)):
                        source = self.random.choice(inputs)
                        same = number == 0 and self.random.random() < 0.8
                        column = target % counts[source] if same else self.random.randrange(counts[source])
                        edges.add((source, column, output, target))
            self.estate.column_edges.append(sorted(edges))
        self.trim_column_edges()

    def trim_column_edges(self) -> None:
        surplus = sum(map(len, self.estate.column_edges)) - self.column_edge_count
        while surplus > 0:
            edges = self.estate.column_edges[self.random.randrange(self.job_count)]
            if len(edges) > 1:
                edges.pop(self.random.randrange(len(edges)))
                surplus -= 1
        while surplus < 0:
            job = self.random.randrange(self.job_count)
            inputs, outputs = self.estate.jobs[job]
            source, target = self.random.choice(inputs), self.random.choice(outputs)
            counts = self.estate.field_counts
            edge = (source, self.random.randrange(counts[source]), target, self.random.randrange(counts[target]))
            if edge not in self.estate.column_edges[job]:
                self.estate.column_edges[job].append(edge)
                surplus += 1

    def choose_queries(self, count: int) -> None:
        """60 % what people look at (upstream is deep), 30 % what everything hangs on (the blast radius is wide),
        10 % anything at all."""
        estate = self.estate
        used = {d for inputs, outputs in estate.jobs for d in (*inputs, *outputs)}
        late = [d for d in sorted(used) if estate.layer_of[d] >= LATE]
        raw = [d for d in sorted(used) if estate.layer_of[d] == 0]
        many, some = count * 6 // 10, count * 3 // 20
        early = [hub for hub in self.hubs if hub in used][:some] + self.sample(raw, some)
        datasets = self.sample(late, many) + early
        datasets += self.sample(sorted(used), count - len(datasets))
        estate.dataset_queries = datasets
        ends = sorted({end for edges in estate.column_edges for a, b, c, d in edges for end in ((a, b), (c, d))})
        last = [end for end in ends if estate.layer_of[end[0]] >= LATE]
        first = [end for end in ends if estate.layer_of[end[0]] == 0 or end[0] in self.hubs]
        fields = self.sample(last, many) + self.sample(first, 2 * some)
        fields += self.sample(ends, count - len(fields))
        estate.field_queries = fields
        self.choose_path_queries(count // 2, late)

    def sample(self, population: list, count: int) -> list:
        return self.random.sample(population, min(count, len(population)))

    def choose_path_queries(self, count: int, late: list[int]) -> None:
        """Connected pairs, three to six steps apart: half of them taken by chance, half those that the most ways
        connect, so that there is something to enumerate."""
        sources: dict[int, list[int]] = {}
        for inputs, outputs in self.estate.jobs:
            for output in outputs:
                sources.setdefault(output, []).extend(inputs)
        easy: list[tuple[int, int]] = []
        hard: list[tuple[int, int, int]] = []
        for target in self.random.sample(late, min(count * 10, len(late))):
            ways = {target: 1}
            found: dict[int, int] = {}
            for depth in range(1, 7):
                ways = self.one_step_up(ways, sources)
                if depth >= 3:
                    for node, number in ways.items():
                        found[node] = found.get(node, 0) + number
            found.pop(target, None)
            if found:
                easy.append((self.random.choice(sorted(found)), target))
                hard.append(max((number, node, target) for node, number in found.items()))
        hardest = [(node, target) for _, node, target in sorted(hard, reverse=True)]
        self.estate.path_queries = list(dict.fromkeys(hardest[: count // 2] + easy))[:count]

    @staticmethod
    def one_step_up(ways: dict[int, int], sources: dict[int, list[int]]) -> dict[int, int]:
        above: dict[int, int] = {}
        for node, number in ways.items():
            for source in sources.get(node, ()):
                above[source] = above.get(source, 0) + number
        return above


def write_edge_file(estate: Estate, path: Path) -> None:
    with path.open("w", encoding="ascii") as out:
        for job, (inputs, outputs) in enumerate(estate.jobs):
            out.write(f"J\t{job}\t{','.join(map(str, inputs))}\t{','.join(map(str, outputs))}\n")
        for job, edges in enumerate(estate.column_edges):
            out.writelines(f"C\t{job}\t{a}.{b}\t{c}.{d}\n" for a, b, c, d in edges)
        out.writelines(f"Q\t{dataset}\n" for dataset in estate.dataset_queries)
        out.writelines(f"F\t{dataset}.{column}\n" for dataset, column in estate.field_queries)
        out.writelines(f"P\t{a}\t{b}\n" for a, b in estate.path_queries)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--jobs", type=int, default=15_000)
    parser.add_argument("--column-edges", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--events", type=Path, help="also write OpenLineage events here (.gz compresses)")
    arguments = parser.parse_args()
    estate = Generator(arguments.jobs, arguments.column_edges, arguments.seed).generate(arguments.queries)
    write_edge_file(estate, arguments.output)
    if arguments.events:
        from estate_events import write_events

        write_events(estate, arguments.events)
    print(
        f"{len(estate.jobs)} jobs, {len(estate.field_counts)} datasets, {sum(estate.field_counts)} fields, "
        f"{sum(map(len, estate.column_edges))} column edges"
    )


if __name__ == "__main__":
    main()
