"""openlineage-sql: `parse`, which parses and follows columns in one; it takes no schema."""

from __future__ import annotations

from typing import Any

import openlineage_sql

from .case import Case

PACKAGES = ["openlineage-sql"]
parse = None


def prepare(_: Case) -> None:
    return None


def columns(case: Case, _: Any) -> Any:
    answer = openlineage_sql.parse([case["sql"]], case["dialect"])
    if answer.errors:
        raise ValueError(str(answer.errors[0]))
    return answer


def has_columns(answer: Any) -> bool:
    return bool(answer.column_lineage)
