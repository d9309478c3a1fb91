"""Writes the TPC-DS queries of the corpora as benchmark cases:  tpc.py CORPUS FILE"""
from __future__ import annotations

import json
import os
import sys


def main() -> None:
    corpus, path = sys.argv[1], sys.argv[2]
    with open(os.path.join(corpus, "tpcds_schema.json"), encoding="utf-8") as f:
        schema = {table: list(columns) for table, columns in json.load(f).items()}
    with open(os.path.join(corpus, "tpcds.jsonl"), encoding="utf-8") as rows, open(path, "w", encoding="utf-8") as out:
        for row in map(json.loads, rows):
            out.write(json.dumps({"id": row["id"], "dialect": row["dialect"], "sql": row["sql"], "schema": schema}) + "\n")


if __name__ == "__main__":
    main()
