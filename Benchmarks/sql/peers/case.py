"""The cases that every side gets, and forms of their schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Case = dict[str, Any]


def read_cases(path: Path, every: int = 1) -> list[Case]:
    """The cases of a file; with `every`, only each so-manieth of them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[::every]]


def query_of(case: Case) -> str:
    """What a peer gets that follows queries only: the query in CREATE … AS; MERGE as it is."""
    return case.get("query") or case["sql"]


def nested_schema(schema: dict[str, list[str]]) -> dict[str, Any]:
    """`{"s.t": ["a"]}` as sqlglot takes it: `{"s": {"t": {"a": "text"}}}`."""
    tree: dict[str, Any] = {}
    for table, columns in schema.items():
        place = tree
        for part in table.split("."):
            place = place.setdefault(part, {})
        place.update(dict.fromkeys(columns, "text"))
    return tree
