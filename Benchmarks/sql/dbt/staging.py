"""Staging models: a source renamed and cast, sometimes deduplicated, sometimes put together from several shops."""

from __future__ import annotations

from .project import Column, Model, Project, Table
from .text import select, with_ctes


def staging(project: Project, number: int) -> Model:
    source = project.pick("source")[0]
    ctes, parents = sources(project, source)
    rest = "from source"
    if project.random.random() < 0.5:
        ctes.append(("deduplicated", deduplicated(project)))
        rest = "from deduplicated" if project.warehouse.has_qualify else "from deduplicated\nwhere _row_number = 1"
    items, columns = renamed(project, source)
    ctes.append(("renamed", select(items, rest)))
    entity = source.name.rsplit(".", 1)[1]
    table = Table(f"analytics.staging.stg_{entity}_{number}", columns)
    return Model("staging", table, with_ctes(ctes, "select * from renamed"), parents)


def sources(project: Project, source: Table) -> tuple[list[tuple[str, str]], list[Table]]:
    """The CTE `source`: one table, or a union of what two tables have in common."""
    others = [table for table in project.layers["source"] if table is not source and shares(source, table)]
    if not others or project.random.random() > 0.2:
        return [("source", f"select * from {project.relation(source)}")], [source]
    other = project.random.choice(others)
    known = {column.name for column in other.columns}
    items = [column.name if column.name in known else f"null as {column.name}" for column in source.columns]
    union = (
        f"select * from {project.relation(source)}\n\nunion all\n\n" + select(items, f"from {project.relation(other)}")
    )
    return [("source", union)], [source, other]


def shares(source: Table, other: Table) -> bool:
    return source.name.rsplit(".", 1)[1] == other.name.rsplit(".", 1)[1]


def deduplicated(project: Project) -> str:
    window = "row_number() over (partition by id order by _loaded_at desc)"
    if project.warehouse.has_qualify:
        return f"select *\nfrom source\nqualify {window} = 1"
    return select(["*", f"{window} as _row_number"], "from source")


def renamed(project: Project, source: Table) -> tuple[list[str], list[Column]]:
    entity = source.name.rsplit(".", 1)[1].removesuffix("s")
    items, columns = [], []
    for column in source.columns:
        name = f"{entity}_id" if column.name == "id" else column.name
        if column.kind == "json":
            for key in ("utm_source", "device"):
                items.append(f"{project.warehouse.json.format(column.name, key)} as {key}")
                columns.append(Column(key, "text"))
            continue
        expression = cleaned(project, column)
        if column.name == name and project.random.random() < 0.2:
            name = f"{entity}_{name}".replace(f"{entity}_{entity}_", f"{entity}_raw_")
        items.append(expression if expression == name else f"{expression} as {name}")
        columns.append(Column(name, column.kind))
    return items, columns


def cleaned(project: Project, column: Column) -> str:
    """A source column as a staging model takes it."""
    name, warehouse = column.name, project.warehouse
    choices = {
        "text": [name, f"trim({name})", f"nullif(lower(trim({name})), '')", f"cast({name} as {warehouse.text})"],
        "number": [name, warehouse.try_number.format(name), f"coalesce(cast({name} as {warehouse.number}), 0)",
                   f"round({name} / 100.0, 2)"],
        "stamp": [name, f"cast({name} as {warehouse.timestamp})", warehouse.day.format(name)],
        "flag": [name, f"coalesce({name}, false)"],
    }  # fmt: skip
    if name.endswith("_email"):
        return f"md5(lower({name}))"
    if name.endswith("_status"):
        return (
            f"case\n        when {name} in ('A', 'open') then 'active'\n        when {name} is null then 'unknown'\n"
            f"        else lower({name})\n    end"
        )
    return project.random.choice(choices.get(column.kind, [name]))
