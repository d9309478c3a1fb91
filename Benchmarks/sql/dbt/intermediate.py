"""Intermediate models: joins with CASE and windows, the latest row of each key, unions, aggregates joined back."""

from __future__ import annotations

from .project import Column, Model, Project, Table
from .text import select, with_ctes


def intermediate(project: Project, number: int) -> Model:
    shapes = [joined, joined, latest, united, summarized]
    make = project.random.choice(shapes)
    query, columns, parents = make(project)
    table = Table(f"analytics.intermediate.int_{make.__name__}_{number}", columns)
    return Model("intermediate", table, query, parents)


def imports(project: Project, parents: list[Table]) -> list[tuple[str, str]]:
    """The first CTEs of a model: all columns of each parent."""
    return [(alias(place), f"select * from {project.relation(table)}") for place, table in enumerate(parents)]


def alias(place: int) -> str:
    return ("base", "details", "history", "lookups")[place]


def joined(project: Project) -> tuple[str, list[Column], list[Table]]:
    parents = project.pick("staging", count=project.random.randint(2, 4))
    items, columns = [], []
    for place, table in enumerate(parents):
        for column in project.sample(table.columns, 9 if place == 0 else 5):
            name = column.name if place == 0 else f"{alias(place)}_{column.name}"
            items.append(f"{alias(place)}.{column.name}" + (f" as {name}" if place else ""))
            columns.append(Column(name, column.kind))
    key, stamp = f"base.{parents[0].key}", f"base.{parents[0].of('stamp')[0].name}"
    number, other = parents[0].of("number")[0].name, parents[1].of("number")[0].name
    text = parents[1].of("text")[0].name
    computed = [
        (f"coalesce(details.{other}, base.{number}, 0)", "merged_value", "number"),
        (f"sum(base.{number}) over (\n        partition by details.{parents[1].key}\n        order by {stamp}\n"
         "        rows between unbounded preceding and current row\n    )", "running_value", "number"),
        (f"lag(base.{number}) over (partition by {key} order by {stamp})", "previous_value", "number"),
        (f"case\n        when details.{text} = 'active' and base.{number} > 100 then 'large'\n"
         f"        when base.{number} is null then 'none'\n        else details.{text}\n    end", "size_class", "text"),
    ]  # fmt: skip
    items += [f"{expression} as {name}" for expression, name, _ in computed]
    columns += [Column(name, kind) for _, name, kind in computed]
    joins = ["from base"]
    for place, table in enumerate(parents[1:], 1):
        join = "inner join" if place == 1 and project.random.random() < 0.3 else "left join"
        joins.append(f"{join} {alias(place)}\n    on {key} = {alias(place)}.{table.key}")
    final = "select\n    *,\n    merged_value - previous_value as value_change\nfrom joined\nwhere merged_value >= 0"
    ctes = [*imports(project, parents), ("joined", select(items, "\n".join(joins))), ("final", final)]
    return with_ctes(ctes, "select * from final"), [*columns, Column("value_change", "number")], parents


def latest(project: Project) -> tuple[str, list[Column], list[Table]]:
    parents = project.pick("staging", count=2)
    base, details = parents
    window = f"row_number() over (\n    partition by {details.key}\n    order by {details.of('stamp')[0].name} desc\n)"
    if project.warehouse.has_qualify:
        newest = f"select *\nfrom details\nqualify {window} = 1"
    else:
        inner = window.replace("\n", "\n    ")
        newest = f"select *\nfrom (\n    select\n        *,\n        {inner} as _rank\n    from details\n) as ranked\n"
        newest += "where _rank = 1"
    taken = project.sample([column for column in details.columns if column.name != details.key], 12)
    items = ["base.*", *[f"newest.{column.name} as latest_{column.name}" for column in taken]]
    ctes = [
        *imports(project, parents), ("newest", newest),
        ("final", select(items, f"from base\nleft join newest\n    on base.{base.key} = newest.{details.key}")),
    ]  # fmt: skip
    columns = [*base.columns, *[Column(f"latest_{column.name}", column.kind) for column in taken]]
    return with_ctes(ctes, "select * from final"), columns, parents


def united(project: Project) -> tuple[str, list[Column], list[Table]]:
    """Several parents brought to the same columns by position."""
    parents = project.pick("staging", count=3)
    wanted = {"key": 1, "text": 2, "number": 2, "stamp": 1}
    columns = [Column(f"{kind}_{n}", kind) for kind, count in wanted.items() for n in range(count)]
    branches = []
    for place, table in enumerate(parents):
        found = [column.name for kind, count in wanted.items() for column in table.of(kind)[:count]]
        items = [f"{source} as {column.name}" for source, column in zip(found, columns, strict=True)]
        branches.append(select([*items, f"'{table.name.rsplit('.', 1)[1]}' as origin"], f"from {alias(place)}"))
    columns = [*columns, Column("origin", "text")]
    rank = "dense_rank() over (partition by origin order by number_0 desc) as origin_rank"
    ranked = select(["*", rank], "from united")
    ctes = [*imports(project, parents), ("united", "\n\nunion all\n\n".join(branches)), ("ranked", ranked)]
    return with_ctes(ctes, "select * from ranked"), [*columns, Column("origin_rank", "number")], parents


def summarized(project: Project) -> tuple[str, list[Column], list[Table]]:
    """Totals of the second parent for each row of the first."""
    parents = project.pick("staging", count=2)
    base, details = parents
    key = details.of("key")[-1].name
    totals = [(f"count(distinct {details.key})", "details_count")]
    for column in project.sample(details.of("number"), 5):
        totals += [(f"sum({column.name})", f"{column.name}_sum"), (f"avg({column.name})", f"{column.name}_average")]
    totals += [(f"max({column.name})", f"last_{column.name}") for column in project.sample(details.of("stamp"), 2)]
    sums = [f"{expression} as {name}" for expression, name in totals]
    grouped = select([key, *sums], f"from details\ngroup by {key}")
    items = ["base.*", *[f"coalesce(totals.{name}, 0) as {name}" for _, name in totals[:-1]]]
    items.append(f"totals.{totals[-1][1]}")
    ctes = [
        *imports(project, parents), ("totals", grouped),
        ("final", select(items, f"from base\nleft join totals\n    on base.{base.key} = totals.{key}")),
    ]  # fmt: skip
    columns = [*base.columns, *[Column(name, "number") for _, name in totals]]
    return with_ctes(ctes, "select * from final"), distinct(columns), parents


def distinct(columns: list[Column]) -> list[Column]:
    """Without columns whose name came before: the generator must not make tables that no database takes."""
    seen: dict[str, Column] = {}
    for column in columns:
        seen.setdefault(column.name, column)
    return list(seen.values())
