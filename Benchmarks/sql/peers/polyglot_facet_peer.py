"""polyglot-sql, making the OpenLineage facet columnLineage."""

from __future__ import annotations

from typing import Any

import polyglot_sql

from .case import Case, query_of
from .polyglot_peer import PACKAGES, schema_of

__all__ = ["PACKAGES", "columns", "has_columns", "parse", "prepare"]

parse = None


def prepare(case: Case) -> dict[str, Any]:
    return {
        "producer": "https://example.com/benchmark",
        "datasetNamespace": "benchmark",
        "dialect": case["dialect"],
        "outputDataset": {"namespace": "benchmark", "name": "output"},
        "schema": schema_of(case),
    }


def columns(case: Case, options: dict[str, Any]) -> Any:
    return polyglot_sql.openlineage_column_lineage(query_of(case), options)


def has_columns(answer: dict[str, Any]) -> bool:
    return bool(answer["facet"]["fields"])
