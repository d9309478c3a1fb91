#!/usr/bin/env python3
"""Says whether sqlglot parses the generated models and resolves every column in them against their schemas.

    python3 -m sql.dbt.check FILE

A benchmark over models that do not resolve would measure how fast engines give up. Ends with status 1 when one does
not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from sql.peers.case import nested_schema


def fault(case: dict[str, Any]) -> str | None:
    """What is wrong with a model, or nothing."""
    try:
        tree = sqlglot.parse_one(case["sql"], read=case["dialect"])
        if isinstance(tree, exp.Command):
            return "taken as an unknown command"
        if isinstance(tree, exp.Merge):
            query = tree.args["using"].this
        else:
            query = tree.expression if isinstance(tree, exp.Create) else tree
        schema = MappingSchema(nested_schema(case["schema"]), dialect=case["dialect"])
        resolved = qualify(query.unnest(), schema=schema, dialect=case["dialect"])
        if any(select.is_star for select in resolved.selects):
            return "a star is left"
        names = [name.lower() for name in resolved.named_selects]
        twice = {name for name in names if names.count(name) > 1}
        return f"columns twice: {', '.join(sorted(twice))}" if twice else None
    except sqlglot.errors.SqlglotError as error:
        return str(error)


def main() -> None:
    cases = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    faults = [(case["id"], found) for case in cases if (found := fault(case))]
    for name, found in faults[:20]:
        print(f"check: {name}: {found}", file=sys.stderr)
    print(f"check: {len(cases) - len(faults)} of {len(cases)} models parse and resolve", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
