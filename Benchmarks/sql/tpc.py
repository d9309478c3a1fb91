#!/usr/bin/env python3
"""Writes the TPC-DS queries of the corpora as benchmark cases:  python3 -m sql.tpc CORPUS FILE"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    corpus, path = Path(sys.argv[1]), Path(sys.argv[2])
    tables = json.loads((corpus / "tpcds_schema.json").read_text(encoding="utf-8"))
    schema = {table: list(columns) for table, columns in tables.items()}
    with path.open("w", encoding="utf-8") as out:
        for row in map(json.loads, (corpus / "tpcds.jsonl").read_text(encoding="utf-8").splitlines()):
            case = {key: row[key] for key in ("id", "dialect", "sql")} | {"query": row["sql"], "schema": schema}
            out.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    main()
