#!/usr/bin/env python3
"""Writes models in the shapes that dbt projects compile to, with the schemas that they need; equal at every run.

    python3 -m sql.dbt.generate COUNT FILE

A line of FILE is {"id", "dialect", "sql", "query", "schema"}. `query` is the query in CREATE … AS, for peers that only
follow queries; null for MERGE. `schema` holds the tables that the model reads and, where it exists already, its target.
Sources feed staging models, these feed intermediate ones, both feed marts; there is one project for each warehouse.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from .dialects import WAREHOUSES
from .intermediate import intermediate
from .marts import marts
from .project import Model, Project
from .staging import staging
from .statements import statement

SEED = 20261123
# In turn; the first models of a project are staging, for the others read them.
LAYERS = [staging, intermediate, staging, marts, staging, intermediate, staging, marts, staging, intermediate]
FIRST = 20


def cases(count: int) -> list[dict[str, Any]]:
    projects = [Project(dialect, SEED) for dialect in WAREHOUSES]
    return [case(projects[n % len(projects)], n // len(projects)) for n in range(count)]


def case(project: Project, number: int) -> dict[str, Any]:
    make = staging if number < FIRST else LAYERS[number % len(LAYERS)]
    if make is marts and not project.layers["intermediate"]:
        make = intermediate
    model: Model = make(project, number)
    sql, query = statement(project, model)
    known = [*model.parents, model.table] if query is None else model.parents
    project.layers[model.layer].append(model.table)
    return {
        "id": f"{project.dialect}.{model.table.name.rsplit('.', 1)[1]}",
        "dialect": project.dialect,
        "sql": sql,
        "query": query,
        "schema": {table.name: [column.name for column in table.columns] for table in known},
    }


def main() -> None:
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit("usage: python3 -m sql.dbt.generate COUNT FILE")
    lines = [json.dumps(line) + "\n" for line in cases(int(sys.argv[1]))]
    Path(sys.argv[2]).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
