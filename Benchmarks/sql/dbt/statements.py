"""How dbt's adapters write a model: CREATE TABLE AS, CREATE VIEW AS, MERGE of increments and snapshots, or bare."""

from __future__ import annotations

from .project import Column, Model, Project, Table
from .text import select


def statement(project: Project, model: Model) -> tuple[str, str | None]:
    """The statement, and the query in it where the statement only gives that query a name."""
    chance = project.random.random()
    if chance < 0.08:
        return merge(project, model), None
    if chance < 0.13 and model.table.of("stamp") and not any(c.name.startswith("dbt_") for c in model.table.columns):
        return snapshot(project, model), None
    if chance < 0.20:
        return model.query, model.query
    target = project.relation(model.table)
    if model.layer == "staging" or chance < 0.45:
        return f"create or replace view {target} as (\n{model.query}\n)", model.query
    return f"{project.warehouse.table_prefix} {target} as (\n{model.query}\n)", model.query


def merge(project: Project, model: Model) -> str:
    """An incremental model: rows of known keys are updated, others inserted."""
    names = [column.name for column in model.table.columns]
    # The target column stands without its alias: PostgreSQL takes no other form.
    updates = ",\n    ".join(f"{name} = dbt_source.{name}" for name in names[1:])
    return (
        f"merge into {project.relation(model.table)} as dbt_target\nusing (\n{model.query}\n) as dbt_source\n"
        f"on dbt_source.{names[0]} = dbt_target.{names[0]}\n\nwhen matched then update set\n    {updates}\n\n"
        f"when not matched then insert ({', '.join(names)})\n"
        f"values ({', '.join(f'dbt_source.{name}' for name in names)})"
    )


def snapshot(project: Project, model: Model) -> str:
    """A snapshot: versions of rows with their validity. Adds the columns that dbt keeps for that."""
    key, stamp = model.table.key, model.table.of("stamp")[0].name
    text = f"cast({key} as {project.warehouse.text})"
    added = [
        f"md5(concat({text}, cast({stamp} as {project.warehouse.text}))) as dbt_scd_id",
        f"{stamp} as dbt_updated_at",
        f"{stamp} as dbt_valid_from",
        f"lead({stamp}) over (partition by {key} order by {stamp}) as dbt_valid_to",
    ]
    versions = select(["*", *added], f"from (\n{model.query}\n) as snapshot_source")
    kinds = {"dbt_scd_id": "text", "dbt_updated_at": "stamp", "dbt_valid_from": "stamp", "dbt_valid_to": "stamp"}
    extra = [Column(name, kind) for name, kind in kinds.items()]
    name = model.table.name.replace(f".{model.layer}.", ".snapshots.")
    model.table = Table(name, [*model.table.columns, *extra])
    names = [column.name for column in model.table.columns]
    return (
        f"merge into {project.relation(model.table)} as dbt_target\nusing (\n{versions}\n) as dbt_source\n"
        "on dbt_source.dbt_scd_id = dbt_target.dbt_scd_id\n\n"
        "when matched and dbt_target.dbt_valid_to is null then update set\n"
        "    dbt_valid_to = dbt_source.dbt_valid_to\n\n"
        f"when not matched then insert ({', '.join(names)})\n"
        f"values ({', '.join(f'dbt_source.{name}' for name in names)})"
    )
