"""One peer on one file of cases: processor time of parsing, and of column lineage with the schema.

    peers.py PEER CASES.jsonl [--passes N] [--sample N]

PEER is sqlglot, polyglot, openlineage-sql, sqllineage-rs or sqllineage, and must be installed in the running Python. Each
peer is called as its documentation says; where it only takes queries, it is given the query inside CREATE … AS, and
what it does not take is counted. Prints one JSON object.
"""
from __future__ import annotations

import argparse
import json
import re
import resource
import time

WRAPPED = re.compile(r"^\s*create\s+(?:or\s+replace\s+)?(?:table|view)\s+\S+\s+as\s*\((.*)\)\s*$", re.I | re.S)


def query_of(sql: str) -> str:
    """The query inside CREATE … AS (…), for peers that only follow queries."""
    found = WRAPPED.match(sql)
    return found.group(1) if found else sql


def nested(schema: dict[str, list[str]]) -> dict:
    """`{"s.t": ["a"]}` as sqlglot wants it: `{"s": {"t": {"a": "text"}}}`."""
    tree: dict = {}
    for table, columns in schema.items():
        place = tree
        for part in table.split("."):
            place = place.setdefault(part, {})
        place.update({column: "text" for column in columns})
    return tree


def sqlglot():
    import sqlglot as library
    from sqlglot.lineage import lineage
    from sqlglot.schema import MappingSchema

    cache: dict = {}

    def schema(case):
        key = json.dumps(case.get("schema"), sort_keys=True) + str(case.get("dialect"))
        if key not in cache:
            cache[key] = MappingSchema(nested(case.get("schema") or {}), dialect=case.get("dialect"))
        return cache[key]

    return (lambda case: library.parse_one(case["sql"], read=case.get("dialect")),
            # All columns share one qualified query; without trimming it is several times faster.
            lambda case: lineage(None, query_of(case["sql"]), schema=schema(case), dialect=case.get("dialect"), trim_selects=False), schema)


def polyglot():
    import polyglot_sql as library

    def options(case):
        return {"tables": [{"name": t.split(".")[-1], **({"schema": t.split(".")[0]} if "." in t else {}), "columns": [{"name": c, "type": "text"} for c in columns]}
                           for t, columns in (case.get("schema") or {}).items()]}

    def lineage(case):
        sql, dialect, schema = query_of(case["sql"]), case.get("dialect") or "generic", options(case)
        for column in library.output_columns_with_schema(sql, schema, dialect)["columns"]:
            library.lineage_with_schema(column["name"], sql, schema, dialect)

    return lambda case: library.parse_one(case["sql"], dialect=case.get("dialect") or "generic"), lineage, None


def openlineage_sql():
    import openlineage_sql as library

    def parse(case):
        meta = library.parse([case["sql"]], case.get("dialect"))
        if meta is None or getattr(meta, "errors", None):
            raise ValueError("not parsed")

    return None, parse, None


def sqllineage_rs():
    import sqllineage as library

    class Catalog:
        def __init__(self, tables):
            self.tables = {t.split(".")[-1].lower(): columns for t, columns in tables.items()}

        def list_columns(self, table):
            return self.tables.get(table.table.lower())

        def resolve_column(self, column, candidates):
            found = [c for c in candidates if column in (self.list_columns(c) or [])]
            return found[0] if len(found) == 1 else None

    return None, lambda case: library.analyze(case["sql"], dialect=case.get("dialect") or "generic", catalog=Catalog(case.get("schema") or {})), None


def sqllineage():
    from sqllineage.core.metadata.dummy import DummyMetaDataProvider
    from sqllineage.runner import LineageRunner

    def lineage(case):
        sql = case["sql"]
        if re.match(r"\s*(with|select)\b", sql, re.I):
            sql = "insert into benchmark_target " + sql
        tables = {t if "." in t else "main." + t: columns for t, columns in (case.get("schema") or {}).items()}
        LineageRunner(sql, dialect=case.get("dialect") or "ansi", metadata_provider=DummyMetaDataProvider(tables)).get_column_lineage()

    return None, lineage, None


PEERS = {"sqlglot": sqlglot, "polyglot": polyglot, "openlineage-sql": openlineage_sql, "sqllineage-rs": sqllineage_rs, "sqllineage": sqllineage}


def measure(cases: list[dict], passes: int, work) -> dict:
    """The least time of each case over the passes, in milliseconds of processor time; failures are left out."""
    least: dict[str, float] = {}
    failed: set[str] = set()
    for _ in range(passes):
        for case in cases:
            if case["id"] in failed:
                continue
            start = time.process_time()
            try:
                work(case)
            except Exception:
                failed.add(case["id"])
                least.pop(case["id"], None)
                continue
            elapsed = (time.process_time() - start) * 1000
            least[case["id"]] = min(least.get(case["id"], elapsed), elapsed)
    size = sum(len(c["sql"].encode()) for c in cases if c["id"] in least)
    total = sum(least.values())
    worst = max(least, key=least.get) if least else None
    return {"answered": len(least), "of": len(cases), "mean_ms": total / len(least) if least else None,
            "mb_per_s": size / total / 1e3 if total else None, "worst_ms": least.get(worst) if worst else None, "worst_id": worst}


def main() -> None:
    a = argparse.ArgumentParser()
    a.add_argument("peer", choices=PEERS)
    a.add_argument("cases")
    a.add_argument("--passes", type=int, default=3)
    a.add_argument("--sample", type=int, help="only every so-manieth case, for peers that take minutes")
    o = a.parse_args()
    with open(o.cases, encoding="utf-8") as f:
        cases = [json.loads(line) for line in f]
    if o.sample:
        cases = cases[::o.sample]
    parse, lineage, prepare = PEERS[o.peer]()
    if prepare:
        for case in cases:
            prepare(case)                         # the schema is built once, outside the measurement, as for Thalweg
    result = {"parse": measure(cases, o.passes, parse) if parse else None, "columns": measure(cases, o.passes, lineage)}
    result["rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(result))


if __name__ == "__main__":
    main()
