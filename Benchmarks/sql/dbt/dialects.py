"""What the four warehouses write differently in compiled models."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Warehouse:
    """Names as dbt's adapter quotes them, and the forms that have no common spelling."""

    dialect: str
    quote: str
    quotes_whole_name: bool
    text: str
    number: str
    timestamp: str
    try_number: str
    day: str
    json: str
    table_prefix: str
    has_qualify: bool

    def relation(self, name: str) -> str:
        """`database.schema.table` as it stands in compiled SQL."""
        if self.quotes_whole_name:
            return ".".join(f"{self.quote}{part}{self.quote}" for part in name.split("."))
        return name


WAREHOUSES = {
    "snowflake": Warehouse(
        dialect="snowflake", quote="", quotes_whole_name=False, text="varchar", number="number(18, 2)",
        timestamp="timestamp_ntz", try_number="try_to_number({0}, 18, 2)", day="date_trunc('day', {0})",
        json="{0}:{1}::varchar", table_prefix="create or replace transient table", has_qualify=True,
    ),
    "bigquery": Warehouse(
        dialect="bigquery", quote="`", quotes_whole_name=True, text="string", number="numeric",
        timestamp="timestamp", try_number="safe_cast({0} as numeric)", day="timestamp_trunc({0}, day)",
        json="json_value({0}, '$.{1}')", table_prefix="create or replace table", has_qualify=True,
    ),
    "postgres": Warehouse(
        dialect="postgres", quote='"', quotes_whole_name=True, text="varchar(255)", number="numeric(18, 2)",
        timestamp="timestamp", try_number="{0}::numeric(18, 2)", day="date_trunc('day', {0})",
        json="{0} ->> '{1}'", table_prefix="create table", has_qualify=False,
    ),
    "databricks": Warehouse(
        dialect="databricks", quote="`", quotes_whole_name=True, text="string", number="decimal(18, 2)",
        timestamp="timestamp", try_number="try_cast({0} as decimal(18, 2))", day="date_trunc('day', {0})",
        json="get_json_object({0}, '$.{1}')", table_prefix="create or replace table", has_qualify=True,
    ),
}  # fmt: skip
