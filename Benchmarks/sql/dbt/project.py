"""One dbt project: the warehouse that it runs on, its sources, and the tables that its models made so far."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .dialects import WAREHOUSES

ENTITIES = (
    "order customer product invoice payment shipment account session campaign ticket contract subscription refund "
    "supplier store"
).split()
TEXTS = "status type currency country region city channel segment name code category email phone".split()
NUMBERS = "amount quantity price score discount tax total margin balance weight fee".split()
STAMPS = "created_at updated_at closed_at shipped_at approved_at expires_at".split()
FLAGS = "is_active is_deleted is_test has_discount".split()


@dataclass(frozen=True)
class Column:
    """`kind` is key, text, number, stamp, flag or json: expressions are chosen by it."""

    name: str
    kind: str


@dataclass
class Table:
    name: str
    columns: list[Column]

    def of(self, *kinds: str) -> list[Column]:
        return [column for column in self.columns if column.kind in kinds]

    @property
    def key(self) -> str:
        return self.columns[0].name


@dataclass
class Model:
    """A query with what it reads and makes; `layer` says which wrappers suit it."""

    layer: str
    table: Table
    query: str
    parents: list[Table]
    shape: str = ""


@dataclass
class Project:
    dialect: str
    seed: int
    layers: dict[str, list[Table]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.warehouse = WAREHOUSES[self.dialect]
        self.random = random.Random(f"{self.seed}-{self.dialect}")
        self.layers = {layer: [] for layer in ("source", "staging", "intermediate", "marts")}
        for number in range(40):
            self.layers["source"].append(self.source(number))

    def source(self, number: int) -> Table:
        """A raw table: keys first, then a mix of attributes, then what the loader adds."""
        entity = ENTITIES[number % len(ENTITIES)]
        other = self.random.choice([name for name in ENTITIES if name != entity])
        columns = [Column("id", "key"), Column(f"{other}_id", "key")]
        for words, kind, most in ((TEXTS, "text", 8), (NUMBERS, "number", 7), (STAMPS, "stamp", 4), (FLAGS, "flag", 2)):
            picked = self.random.sample(words, self.random.randint(2, min(most, len(words))))
            columns += [Column(word if kind in ("stamp", "flag") else f"{entity}_{word}", kind) for word in picked]
        columns += [Column("payload", "json"), Column("_loaded_at", "stamp")]
        return Table(f"raw.shop_{number // len(ENTITIES)}.{entity}s", columns)

    def relation(self, table: Table) -> str:
        return self.warehouse.relation(table.name)

    def pick(self, *layers: str, count: int = 1) -> list[Table]:
        return self.random.sample([table for layer in layers for table in self.layers[layer]], count)

    def sample(self, columns: list[Column], most: int) -> list[Column]:
        """Some of the columns, in their order."""
        if len(columns) <= most:
            return list(columns)
        chosen = set(self.random.sample(range(len(columns)), most))
        return [column for place, column in enumerate(columns) if place in chosen]
