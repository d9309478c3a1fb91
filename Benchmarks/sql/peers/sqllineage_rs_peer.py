"""sqllineage-rs: `analyze` with a catalog; it has no parsing alone.

It is given the query in CREATE … AS: of CREATE VIEW it says no columns.
"""

from __future__ import annotations

from typing import Any

import sqllineage

from .case import Case, query_of

PACKAGES = ["sqllineage-rs"]
parse = None


class Catalog:
    """The tables of one case, by the last part of their name, as the engine asks for them."""

    def __init__(self, schema: dict[str, list[str]]) -> None:
        self.tables = {name.rsplit(".", 1)[-1].lower(): columns for name, columns in schema.items()}

    def list_columns(self, table: Any) -> list[str] | None:
        return self.tables.get(table.table.lower())

    def resolve_column(self, column: str, candidates: list[Any]) -> Any:
        found = [table for table in candidates if column in (self.list_columns(table) or [])]
        return found[0] if len(found) == 1 else None


def prepare(case: Case) -> Catalog:
    return Catalog(case["schema"])


def columns(case: Case, catalog: Catalog) -> Any:
    return sqllineage.analyze(query_of(case), dialect=case["dialect"], catalog=catalog)


def has_columns(answer: Any) -> bool:
    return any(bool(statement.columns) for statement in answer)
