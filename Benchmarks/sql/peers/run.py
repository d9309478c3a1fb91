#!/usr/bin/env python3
"""Measures one peer over one file of cases, in the environment that the peer is installed in, and prints JSON.

    python -m sql.peers.run PEER CASES [--passes N] [--every N]

Schemas are built before, in `prepare`, where the peer has something that can be built; `parse` and `columns` are timed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
from importlib import metadata
from pathlib import Path

from .case import read_cases
from .measuring import measure, peak_megabytes


def versions(packages: list[str]) -> str:
    found = []
    for package in packages:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", help="sqlglot, polyglot, polyglot_facet, openlineage_sql, sqllineage_rs, sqllineage")
    parser.add_argument("cases", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth case, for peers that take minutes")
    arguments = parser.parse_args()
    peer = importlib.import_module(f"sql.peers.{arguments.peer}_peer")
    cases = read_cases(arguments.cases, arguments.every)
    prepared = [peer.prepare(case) for case in cases]
    result = {"version": versions(peer.PACKAGES), "python": platform.python_version(), "parse": None}
    if peer.parse:
        result["parse"] = measure(cases, prepared, arguments.passes, peer.parse)
    result["columns"] = measure(cases, prepared, arguments.passes, peer.columns, peer.has_columns)
    result["rss_mb"] = peak_megabytes("self")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
