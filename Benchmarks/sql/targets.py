"""What the engine is to reach, held against what was measured."""

from __future__ import annotations

from typing import Any

from .ratios import ratio
from .sides import Side

Row = tuple[str, str, str, bool]


def targets(results: dict[str, Any]) -> list[Row]:
    """Rows of what, target, measured, reached; what was not measured has no row."""
    rows: list[Row] = []
    tpc, dbt = results["sets"].get("tpcds"), results["sets"].get("dbt")
    if tpc:
        rows += [
            times("parse TPC-DS, polyglot-sql", 2, tpc, "polyglot-sql", "parse"),
            times("parse TPC-DS, sqlglot compiled", 10, tpc, "sqlglot, compiled", "parse"),
            times("columns of TPC-DS, sqlglot compiled", 25, tpc, "sqlglot, compiled", "columns"),
            times("columns of TPC-DS, openlineage-sql", 1, tpc, "openlineage-sql", "columns"),
        ]
    rows.append(times("columns of the models, sqlglot compiled", 40, dbt, "sqlglot, compiled", "columns"))
    for label, found in (("TPC-DS", tpc), ("the models", dbt)):
        if found:
            worst = max((value for value in found["thalweg"].columns if value is not None), default=float("inf"))
            rows.append((f"worst query of {label}", "≤ 3 ms", f"{worst:.2f} ms", worst <= 3))
    if command := results.get("command"):
        peak, start = command["batch"]["peak_mb"], max(command["help_ms"], command["query_ms"])
        rows.append(("memory over a batch", "≤ 100 MB", f"{peak:.0f} MB", 0 < peak <= 100))
        rows.append(("start of the command", "≤ 30 ms", f"{start:.0f} ms", start <= 30))
    return rows


def times(label: str, least: float, found: dict[str, Any], peer: str, kind: str) -> Row:
    side: Side = found["peers"][peer]
    factor, _ = ratio(found["thalweg"], side, kind)
    if least == 1:
        return label, "> 1×", f"{factor:.1f}×", factor > 1
    return label, f"≥ {least}×", f"{factor:.1f}×", factor >= least
