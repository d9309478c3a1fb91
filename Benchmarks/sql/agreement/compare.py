#!/usr/bin/env python3
"""Compares `thalweg sql` with sqlglot on random queries:  python3 -m sql.agreement.compare THALWEG [COUNT] [SEED]

An edge leads from a column of a table to an output that takes its value, its CASE or its window from it; what only
filters, joins or groups is left out, as sqlglot leaves it out. Ends with status 1 where any query differs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from sqlglot import exp
from sqlglot.lineage import lineage
from sqlglot.schema import MappingSchema

from .generate import SCHEMA, queries

Edges = dict[str, set[tuple[str, str]]]
COUNTED = {"IDENTITY", "TRANSFORMATION", "AGGREGATION", "CONDITIONAL", "WINDOW"}


def thalweg(binary: Path, texts: list[str]) -> list[Edges | None]:
    """The edges of each query; None for an answer with an error or a hole."""
    lines = [json.dumps({"id": str(n), "sql": t, "dialect": "postgres", "schema": SCHEMA}) for n, t in enumerate(texts)]
    done = subprocess.run(
        [str(binary), "sql", "--batch", "-"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [None if answer["diagnostics"] or not answer["ok"] else edges(answer) for answer in answers]


def edges(answer: dict) -> Edges:
    return {
        column["column"]: {(i["table"], i["column"]) for i in column["inputs"] if i["subtype"] in COUNTED}
        for column in answer["columns"]
    }


def sqlglot_edges(query: str, columns: list[str], schema: MappingSchema) -> Edges:
    found: Edges = {}
    for column in columns:
        nodes = lineage(column, query, schema=schema, dialect="postgres").walk()
        found[column] = {
            (node.expression.name, node.name.split(".")[-1].strip('"'))
            for node in nodes
            if isinstance(node.expression, exp.Table)
        }
    return found


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit("usage: python3 -m sql.agreement.compare THALWEG [COUNT] [SEED]")
    count, seed = (int(value) for value in [*sys.argv[2:4], *["1000", "1"][len(sys.argv[2:4]) :]])
    schema = MappingSchema({table: dict.fromkeys(columns, "int") for table, columns in SCHEMA.items()})
    cases = queries(seed, count)
    answers = thalweg(Path(sys.argv[1]), [query for query, _ in cases])
    different = 0
    for (query, columns), ours in zip(cases, answers, strict=True):
        theirs = sqlglot_edges(query, columns, schema)
        if ours == theirs:
            continue
        different += 1
        if different <= 5:
            print(query)
            for column in columns:
                mine = (ours or {}).get(column, set())
                if mine != theirs[column]:
                    print(f"  {column}: only Thalweg {mine - theirs[column]}, only sqlglot {theirs[column] - mine}")
    print(f"{count - different} of {count} random queries have the same edges as sqlglot's")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
