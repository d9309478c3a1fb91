"""Random queries over a small schema: nested CTEs and subqueries, joins, unions, stars, windows, CASE, aggregates."""

from __future__ import annotations

import random

SCHEMA = {f"t{i}": ["id", *[f"c{i}{j}" for j in range(4)]] for i in range(5)}
Scope = dict[str, list[str]]


class Generator:
    """Writes one query; every output has a name, and every reference its table."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0

    def query(self, ctes: Scope, depth: int) -> tuple[str, list[str]]:
        """A query with its output columns. `ctes` are those it can read."""
        known = dict(ctes)
        definitions = []
        if depth and self.chance.random() < 0.4:
            for _ in range(self.chance.randint(1, 3)):
                body, columns = self.query(known, depth - 1)
                name = self.name("q")
                renamed = self.chance.random() < 0.2
                if renamed:
                    columns = [self.name("n") for _ in columns]
                names = f"({', '.join(columns)})" if renamed else ""
                definitions.append(f"{name}{names} as ({body})")
                known[name] = columns
        if self.chance.random() < 0.2:
            width = self.chance.randint(1, 3)
            first, columns = self.select(known, depth, width)
            second, _ = self.select(known, depth, width)
            body = f"{first} {self.chance.choice(['union all', 'union'])} {second}"
        else:
            body, columns = self.select(known, depth)
        return (f"with {', '.join(definitions)} " if definitions else "") + body, columns

    def select(self, ctes: Scope, depth: int, width: int | None = None) -> tuple[str, list[str]]:
        scope, relations = self.relations(ctes, depth)
        if width is None and len(scope) == 1 and self.chance.random() < 0.15:
            [(alias, columns)] = scope.items()
            return f"select {self.chance.choice(['*', f'{alias}.*'])} {relations}", list(columns)
        if self.chance.random() < 0.2:
            return self.grouped(scope, relations, width)
        items = [self.expression(scope, 2) for _ in range(width or self.chance.randint(1, 4))]
        if width is None and self.chance.random() < 0.15:
            items.append(self.scalar(scope))
        columns = [self.name("o") for _ in items]
        named = ", ".join(f"{item} as {column}" for item, column in zip(items, columns, strict=True))
        where = f" where {self.column(scope)} > 1" if self.chance.random() < 0.3 else ""
        return f"select {'distinct ' if self.chance.random() < 0.1 else ''}{named} {relations}{where}", columns

    def grouped(self, scope: Scope, relations: str, width: int | None) -> tuple[str, list[str]]:
        key = self.column(scope)
        items = [key]
        for _ in range((width or self.chance.randint(2, 4)) - 1):
            function = self.chance.choice(["sum", "min", "count"])
            items.append(f"{function}({self.expression(scope, 1, windows=False)})")
        columns = [self.name("o") for _ in items]
        named = ", ".join(f"{item} as {column}" for item, column in zip(items, columns, strict=True))
        return f"select {named} {relations} group by {key}", columns

    def relations(self, ctes: Scope, depth: int) -> tuple[Scope, str]:
        scope: Scope = {}
        text = ""
        for _ in range(self.chance.choice([1, 1, 2, 3])):
            source, columns = self.source(ctes, depth)
            alias = self.name("a")
            if not scope:
                text = f"from {source} as {alias}"
            else:
                join = self.chance.choice(["join", "left join", "cross join"])
                text += f" {join} {source} as {alias}"
                if join != "cross join":
                    text += f" on {self.column(scope)} = {alias}.{self.chance.choice(columns)}"
            scope[alias] = columns
        return scope, text

    def source(self, ctes: Scope, depth: int) -> tuple[str, list[str]]:
        kind = self.chance.random()
        if kind < 0.35 and ctes:
            name = self.chance.choice(list(ctes))
            return name, ctes[name]
        if kind < 0.55 and depth:
            query, columns = self.query(ctes, depth - 1)
            return f"({query})", columns
        table = self.chance.choice(list(SCHEMA))
        return table, SCHEMA[table]

    def expression(self, scope: Scope, depth: int, windows: bool = True) -> str:
        def inner() -> str:
            return self.expression(scope, depth - 1, windows)

        kind = self.chance.random()
        if not depth or kind < 0.4:
            return self.column(scope)
        if kind < 0.55:
            return f"{inner()} + {inner()}"
        if kind < 0.65:
            return f"coalesce({inner()}, {inner()})"
        if kind < 0.8:
            return f"case when {self.column(scope)} > 1 then {inner()} else {inner()} end"
        if kind < 0.9 or not windows:
            return f"cast({inner()} as text)"
        window = f"partition by {self.column(scope)} order by {self.column(scope)}"
        return f"sum({self.column(scope)}) over ({window})"

    def scalar(self, scope: Scope) -> str:
        table = self.chance.choice(list(SCHEMA))
        column = self.chance.choice(SCHEMA[table])
        return f"(select max(x.{column}) from {table} as x where x.id = {self.column(scope)})"

    def column(self, scope: Scope) -> str:
        alias = self.chance.choice(list(scope))
        return f"{alias}.{self.chance.choice(scope[alias])}"

    def name(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"


def queries(seed: int, count: int) -> list[tuple[str, list[str]]]:
    """Queries of up to 4,000 characters, the same for the same seed."""
    chance = random.Random(seed)
    found: list[tuple[str, list[str]]] = []
    while len(found) < count:
        query, columns = Generator(chance).query({}, 3)
        if len(query) < 4000:
            found.append((query, columns))
    return found
