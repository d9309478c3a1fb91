"""Marts: wide dimensions of 40 to 150 columns, and facts of many conditional aggregates."""

from __future__ import annotations

from .intermediate import alias, imports
from .project import Column, Model, Project, Table
from .text import select, with_ctes

WIDTHS = [40, 45, 50, 60, 70, 90, 120, 150]


def marts(project: Project, number: int) -> Model:
    make = project.random.choice([dimension, fact, fact])
    width = project.random.choices(WIDTHS, weights=[8, 7, 6, 5, 3, 2, 1, 1])[0]
    query, columns, parents = make(project, width)
    table = Table(f"analytics.marts.{'dim' if make is dimension else 'fct'}_{number}", columns)
    return Model("marts", table, query, parents)


def dimension(project: Project, width: int) -> tuple[str, list[Column], list[Table]]:
    """Columns of several parents side by side, plain or completed."""
    parents = project.pick("intermediate", "staging", count=4)
    items: list[str] = []
    columns: list[Column] = []
    names: set[str] = set()
    while len(items) < width - 2:
        for place, table in enumerate(parents):
            column = project.random.choice(table.columns)
            name = column.name
            if name in names:
                name = f"{alias(place)}_{name}"
            if name in names:
                name = f"{column.name}_{len(columns)}"
            names.add(name)
            items.append(f"{dressed(project, alias(place), column)} as {name}")
            columns.append(Column(name, column.kind))
    key = f"base.{parents[0].key}"
    joins = [f"left join {alias(place)} on {key} = {alias(place)}.{parents[place].key}" for place in (1, 2, 3)]
    rank = f"row_number() over (partition by {columns[0].name} order by {columns[1].name}, {columns[2].name} desc)"
    ctes = [
        *imports(project, parents),
        ("joined", select(items, "\n".join(["from base", *joins]))),
        ("final", select(["*", f"{rank} as version_number", f"{rank} = 1 as is_current"], "from joined")),
    ]  # fmt: skip
    columns = [*columns, Column("version_number", "number"), Column("is_current", "flag")]
    return with_ctes(ctes, "select * from final"), columns, parents


def dressed(project: Project, relation: str, column: Column) -> str:
    name = f"{relation}.{column.name}"
    if project.random.random() < 0.6:
        return name
    return {
        "text": f"coalesce({name}, 'n/a')",
        "number": f"coalesce({name}, 0)",
        "stamp": project.warehouse.day.format(name),
        "flag": f"case when {name} then 1 else 0 end",
    }.get(column.kind, name)


def fact(project: Project, width: int) -> tuple[str, list[Column], list[Table]]:
    parents = project.pick("intermediate", "staging", count=2)
    facts, details = parents
    groups = project.sample([*facts.of("key")[:1], *facts.of("text"), *facts.of("flag")], 4)
    items = [f"base.{column.name}" for column in groups]
    columns = list(groups)
    for n in range(width - len(groups) - 2):
        items.append(f"{measure(project, facts, details)} as measure_{n}")
        columns.append(Column(f"measure_{n}", "number"))
    rest = [
        "from base",
        f"left join details on base.{facts.key} = details.{details.key}",
        f"where base.{facts.key} is not null",
        "group by " + ", ".join(str(n + 1) for n in range(len(groups))),
        "having count(*) > 1",
    ]
    aggregated = select(items, "\n".join(rest))
    share = "measure_0 / nullif(sum(measure_0) over (), 0)"
    items = ["aggregated.*", f"{share} as share_of_total", "measure_1 - measure_0 as difference"]
    final = select(items, "from aggregated")
    ctes = [*imports(project, parents), ("aggregated", aggregated), ("final", final)]
    columns += [Column("share_of_total", "number"), Column("difference", "number")]
    return with_ctes(ctes, "select * from final"), columns, parents


def measure(project: Project, facts: Table, details: Table) -> str:
    number = f"base.{project.random.choice(facts.of('number')).name}"
    other = f"details.{project.random.choice(details.of('number')).name}"
    text = f"details.{project.random.choice(details.of('text')).name}"
    return project.random.choice([
        f"sum({number})", f"count(distinct {text})", f"avg({number} - {other})", f"min(coalesce({number}, {other}))",
        f"sum(case when {text} = 'active' then {number} else 0 end)",
        f"sum({number}) / nullif(count({other}), 0)",
    ])  # fmt: skip
