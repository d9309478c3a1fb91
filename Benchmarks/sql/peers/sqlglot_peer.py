"""sqlglot, compiled or pure: `parse_one`, and `lineage` of all output columns over a query qualified once."""

from __future__ import annotations

import json
from typing import Any

import sqlglot
from sqlglot.lineage import lineage
from sqlglot.schema import MappingSchema

from .case import Case, nested_schema, query_of

PACKAGES = ["sqlglot", "sqlglotc"]
_schemas: dict[str, MappingSchema] = {}


def prepare(case: Case) -> MappingSchema:
    key = case["dialect"] + json.dumps(case["schema"])
    if key not in _schemas:
        _schemas[key] = MappingSchema(nested_schema(case["schema"]), dialect=case["dialect"])
    return _schemas[key]


def parse(case: Case, _: Any) -> Any:
    return sqlglot.parse_one(case["sql"], read=case["dialect"])


def columns(case: Case, schema: MappingSchema) -> Any:
    # Trimming the other columns away for each column, the default, takes several times longer.
    return lineage(None, query_of(case), schema=schema, dialect=case["dialect"], trim_selects=False)


def has_columns(answer: Any) -> bool:
    return bool(answer)
