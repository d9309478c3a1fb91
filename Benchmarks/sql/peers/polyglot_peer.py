"""polyglot-sql: `parse_one`, and the fastest of its interfaces that follow every output column.

`analyze_query` gives the sources of all columns in one call. `lineage_with_schema` and `openlineage_column_lineage` say
the same and more, and take several times longer (`polyglot_facet_peer` measures the latter).
"""

from __future__ import annotations

from typing import Any

import polyglot_sql

from .case import Case, query_of

PACKAGES = ["polyglot-sql"]


def schema_of(case: Case) -> dict[str, Any]:
    """The schema as polyglot takes it with each call; it has no schema that could be built before."""
    tables = []
    for name, columns in case["schema"].items():
        *parents, table = name.split(".")
        entry: dict[str, Any] = {"name": table, "columns": [{"name": c, "type": "text"} for c in columns]}
        if parents:
            # The database belongs here too: without it names of three parts are not found.
            entry["schema"] = ".".join(parents)
        tables.append(entry)
    return {"tables": tables}


def prepare(case: Case) -> dict[str, Any]:
    return {"schema": schema_of(case)}


def parse(case: Case, _: Any) -> Any:
    return polyglot_sql.parse_one(case["sql"], dialect=case["dialect"])


def columns(case: Case, options: dict[str, Any]) -> Any:
    return polyglot_sql.analyze_query(query_of(case), options, case["dialect"])


def has_columns(answer: dict[str, Any]) -> bool:
    return any(projection["upstream"] for projection in answer["projections"])
