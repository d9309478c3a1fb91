"""sqllineage with sqlfluff: `LineageRunner.get_column_lineage`.

A bare query is given a target: without one it has no columns.
Parsing alone is sqlfluff's, called as sqllineage calls it.
"""

from __future__ import annotations

from typing import Any

from sqlfluff.core import Linter
from sqllineage.core.metadata.dummy import DummyMetaDataProvider
from sqllineage.runner import LineageRunner

from .case import Case

PACKAGES = ["sqllineage", "sqlfluff"]
_linters: dict[str, Linter] = {}


def prepare(case: Case) -> DummyMetaDataProvider:
    if case["dialect"] not in _linters:
        _linters[case["dialect"]] = Linter(dialect=case["dialect"])
    # Its metadata know tables as schema.table; a database before them is not looked at.
    tables = {".".join((["main"] + name.split("."))[-2:]): columns for name, columns in case["schema"].items()}
    return DummyMetaDataProvider(tables)


def parse(case: Case, _: Any) -> Any:
    parsed = _linters[case["dialect"]].parse_string(case["sql"])
    if parsed.violations:
        raise ValueError(parsed.violations[0].desc())
    return parsed


def columns(case: Case, metadata: DummyMetaDataProvider) -> Any:
    sql = case["sql"]
    if case.get("query") == sql:
        sql = f"insert into benchmark_target {sql}"
    return LineageRunner(sql, dialect=case["dialect"], metadata_provider=metadata).get_column_lineage()


def has_columns(answer: Any) -> bool:
    return bool(answer)
