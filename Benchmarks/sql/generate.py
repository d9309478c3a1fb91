"""Models in the shapes that dbt projects compile to, with the schema that they need: seeded, so that every run has the same.

    generate.py COUNT FILE

A line of FILE is {"id", "dialect", "sql", "schema"}. Sources feed staging models (rename, cast, deduplicate), these feed
intermediate ones (joins, windows, unions, CASE), these feed marts (wide, aggregated), some of which are written by MERGE.
"""
from __future__ import annotations

import json
import random
import sys

DIALECTS = ["snowflake", "bigquery", "postgres", "databricks"]
NOUNS = "order customer product invoice payment shipment account session campaign ticket contract subscription refund supplier store".split()
PARTS = "id name status type amount quantity price currency country region city email created_at updated_at closed_at score rank code channel segment discount tax total margin owner source_system is_active is_deleted".split()
TYPES = {"snowflake": ("varchar", "number(18, 2)", "timestamp_ntz"), "bigquery": ("string", "numeric", "timestamp"),
         "postgres": ("varchar(255)", "numeric(18, 2)", "timestamp"), "databricks": ("string", "decimal(18, 2)", "timestamp")}


class Project:
    """The tables made so far, and the models that make more of them."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.tables: dict[str, list[str]] = {}
        self.sources = [self.source(n) for n in range(60)]

    def source(self, n: int) -> str:
        noun = NOUNS[n % len(NOUNS)]
        columns = ["id", f"{noun}_id", f"{self.random.choice(NOUNS)}_id", "_loaded_at", *[f"{noun}_{p}" for p in self.random.sample(PARTS, 18)]]
        name = f"raw.src_{n}_{noun}s"
        self.tables[name] = list(dict.fromkeys(columns))
        return name

    def schema(self, *tables: str) -> dict[str, list[str]]:
        return {t: self.tables[t] for t in tables}

    # ------------------------------------------------------------ layers

    def staging(self, n: int, dialect: str) -> tuple[str, str, list[str]]:
        text, number, stamp = TYPES[dialect]
        source = self.random.choice(self.sources)
        items, names = [], []
        for column in self.tables[source]:
            if column == "_loaded_at":
                continue
            name = column if self.random.random() < 0.5 else f"{column}_v"
            shape = self.random.random()
            if column.endswith("_at"):
                expression = f"cast({column} as {stamp})"
            elif column.endswith(("amount", "price", "total", "tax", "discount", "margin")):
                expression = f"coalesce(cast({column} as {number}), 0)" if shape < 0.6 else f"round({column} / 100.0, 2)"
            elif column.endswith(("status", "type", "channel", "segment")):
                expression = f"case when {column} in ('A', 'B') then 'active' when {column} is null then 'unknown' else lower(trim({column})) end"
            elif column.endswith("email"):
                expression = f"md5(lower({column}))"
            else:
                expression = column if shape < 0.7 else f"nullif(cast({column} as {text}), '')"
            items.append(f"        {expression} as {name}")
            names.append(name)
        body = ",\n".join(items)
        sql = f"""with source as (

    select * from {source}

),

deduplicated as (

    select
        *,
        row_number() over (partition by id order by _loaded_at desc) as _row_number
    from source

),

renamed as (

    select
{body}
    from deduplicated
    where _row_number = 1

)

select * from renamed"""
        return sql, f"staging.stg_{n}", names

    def intermediate(self, n: int, dialect: str) -> tuple[str, str, list[str]]:
        parents = self.random.sample([t for t in self.tables if t.startswith("staging.")], 3)
        ctes = [f"p{i} as (\n\n    select * from {t}\n\n)" for i, t in enumerate(parents)]
        columns = [f"p{i}.{c} as p{i}_{c}" for i, t in enumerate(parents) for c in self.random.sample(self.tables[t], min(9, len(self.tables[t])))]
        names = [c.rsplit(" as ", 1)[1] for c in columns]
        key = [self.tables[t][0] for t in parents]
        a, b = self.tables[parents[0]][-1], self.tables[parents[1]][-1]
        extra = [f"coalesce(p1.{b}, p0.{a}) as merged_value", f"sum(p0.{key[0]}) over (partition by p1.{key[1]} order by p0.{a}) as running_total",
                 f"case when p2.{key[2]} is not null then p0.{a} else p1.{b} end as chosen_value",
                 f"lag(p0.{a}) over (partition by p0.{key[0]} order by p1.{b}) as previous_value"]
        listing = ",\n        ".join(columns + extra)
        union = self.random.choice([t for t in self.tables if t.startswith("staging.")])
        u = self.tables[union]
        sql = f"""with {', '.join(ctes)},

joined as (

    select
        {listing}
    from p0
    left join p1 on p0.{key[0]} = p1.{key[1]}
    left join p2 on p1.{key[1]} = p2.{key[2]} and p2.{self.tables[parents[2]][1]} is not null

),

keys as (

    select {key[0]} as unified_key, 'first' as origin from p0
    union all
    select {u[0]}, 'second' from {union}
    union all
    select {key[2]}, 'third' from p2

),

final as (

    select
        joined.*,
        keys.origin
    from joined
    inner join keys on keys.unified_key = joined.merged_value
    where keys.origin <> 'third'

)

select * from final"""
        self.used = [*parents, union]
        return sql, f"intermediate.int_{n}", [*names, "merged_value", "running_total", "chosen_value", "previous_value", "origin"]

    def mart(self, n: int, dialect: str) -> tuple[str, str, list[str]]:
        parents = self.random.sample([t for t in self.tables if t.startswith(("intermediate.", "staging."))], 2)
        keys = [self.tables[t][0] for t in parents]
        width = self.random.choice([8, 12, 20, 40])
        groups = self.random.sample(self.tables[parents[0]], min(4, len(self.tables[parents[0]])))
        items, names = [f"f.{g} as dim_{i}_{g}" for i, g in enumerate(groups)], [f"dim_{i}_{g}" for i, g in enumerate(groups)]
        for i in range(width):
            x, y = self.random.choice(self.tables[parents[0]]), self.random.choice(self.tables[parents[1]])
            shape = self.random.choice(["sum(f.{x})", "count(distinct d.{y})", "max(case when d.{y} = 'active' then f.{x} end)", "avg(f.{x} - d.{y})",
                                        "sum(case when f.{x} > 0 then d.{y} else 0 end) / nullif(count(*), 0)", "min(coalesce(f.{x}, d.{y}))"])
            names.append(f"measure_{i}")
            items.append(f"{shape.format(x=x, y=y)} as measure_{i}")
        listing = ",\n        ".join(items)
        by = ", ".join(str(i + 1) for i in range(len(groups)))
        sql = f"""with facts as (

    select * from {parents[0]}

),

dimensions as (

    select * from {parents[1]}

),

aggregated as (

    select
        {listing}
    from facts as f
    left join dimensions as d on f.{keys[0]} = d.{keys[1]}
    where f.{keys[0]} is not null
    group by {by}
    having count(*) > 1

),

final as (

    select
        aggregated.*,
        row_number() over (partition by {names[0]} order by {names[-1]} desc) as mart_rank,
        {names[-1]} / nullif({names[-2]}, 0) as mart_ratio
    from aggregated

)

select * from final"""
        self.used = parents
        return sql, f"marts.fct_{n}", [*names, "mart_rank", "mart_ratio"]

    # ------------------------------------------------------------ statements

    def model(self, n: int) -> dict:
        dialect = DIALECTS[n % len(DIALECTS)]
        self.used = []
        layer = n % 10
        make = self.staging if n < 60 or layer < 3 else self.intermediate if layer < 6 else self.mart
        sql, name, columns = make(n, dialect)
        used = self.used or [t for t in self.sources if f" {t}\n" in sql]
        wrapper = self.random.random()
        if wrapper < 0.5:
            sql = f"create or replace table {name} as (\n{sql}\n)" if dialect != "postgres" else f"create table {name} as (\n{sql}\n)"
        elif wrapper < 0.8:
            sql = f"create or replace view {name} as (\n{sql}\n)"
        elif wrapper < 0.9:
            sets = ", ".join(f"{c} = s.{c}" for c in columns[1:])
            sql = (f"merge into {name} as t\nusing (\n{sql}\n) as s\non t.{columns[0]} = s.{columns[0]}\nwhen matched then update set {sets}\n"
                   f"when not matched then insert ({', '.join(columns)}) values ({', '.join('s.' + c for c in columns)})")
        self.tables[name] = columns
        return {"id": f"model_{n}", "dialect": dialect, "sql": sql, "schema": self.schema(*used)}


def main() -> None:
    count, path = int(sys.argv[1]), sys.argv[2]
    project = Project(20261123)
    with open(path, "w", encoding="utf-8") as out:
        for n in range(count):
            out.write(json.dumps(project.model(n)) + "\n")


if __name__ == "__main__":
    main()
