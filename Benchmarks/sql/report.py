"""The section of results.md from the figures of bench.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .ratios import ratio
from .scores import TPC
from .sides import Side
from .targets import targets

METHOD = """### What is timed

- **The same texts, in turn.** Every round runs each side once in a process of its own. Rounds: {rounds}, passes in
  each: {passes}, of sqllineage one. The time of a query is the least of all its passes, in processor time of the whole
  process; no side has more passes than another, but for sqllineage.
- **Thalweg** in its own process, as the peers are: `SQLAnalyzer.parse`, and `SQLAnalyzer.analyze`, which parses too and
  gives tables, columns, subtypes, what steers the rows, and diagnostics. A schema is built once, outside the time.
- **The peers** through the interface that their documentation gives. sqlglot: `parse_one`, and `lineage` of all columns
  over a query that is qualified once; its schema is built outside the time. polyglot-sql: `parse_one`, and
  `analyze_query`, the fastest of its interfaces that follow all columns; it takes the schema with each call, so reading
  it is in its time. sqllineage-rs: `analyze` with a catalog. sqllineage: parsing by sqlfluff, and `LineageRunner`,
  on a sample. openlineage-sql: `parse`, which takes no schema.
  The Rust peers pay for a thin binding to Python.
- **CREATE … AS** goes to sqlglot, polyglot-sql and sqllineage-rs as the query in it, for columns: less work than
  Thalweg has. Of MERGE sqlglot follows only the query in USING.
- **errors**: an exception; for Thalweg a diagnostic of that severity, or no columns. Such queries are in no mean.
  **no columns**: answers of a peer without any column, which keep their time, in its favour. **ratio**: how many times
  longer the peer takes, over the queries that it and Thalweg both answered. The means of a row with errors or of a
  sample are of other queries than Thalweg's.
- **How right** an answer is, is below: a ratio says nothing about it.
- **The models** are made by a seeded generator for this benchmark (Benchmarks/sql/dbt), and checked: sqlglot parses
  them all and resolves every column. They have the shapes of real projects, and are none.
- **Memory over a batch** is the greatest resident size that the system recorded, read every 500 answers.
"""


def write_report(results: dict[str, Any], path: Path) -> str:
    """Writes the section and returns it."""
    parts = [heading(results), targets_table(results)]
    titles = {"tpcds": "TPC-DS", "dbt": "dbt-like models"}
    parts += [set_table(title, results["sets"].get(name)) for name, title in titles.items()]
    parts += [command_lines(results), scores_section(results["scores"]), agreement(results)]
    parts.append(METHOD.format(rounds=results["rounds"], passes=results["passes"]))
    parts.append(results["misses"])
    text = "\n".join(part for part in parts if part)
    path.write_text(text, encoding="utf-8")
    return text


def heading(results: dict[str, Any]) -> str:
    lines = ["## SQL lineage", "", "Written by `make bench-sql`.", ""]
    if results["quick"]:
        lines += ["**A quick run: these figures say nothing about speed.**", ""]
    if results["missing"]:
        lines += [f"**Not measured: {'; '.join(results['missing'])}.**", ""]
    for name, found in results["sets"].items():
        own = found["thalweg"]
        if failed := own.parse_errors | own.column_errors:
            lines += [f"**Thalweg did not answer {len(failed)} of {len(found['sizes']):,} queries of {name}.**", ""]
    machine = results["machine"]
    wanted = ("date", "cores", "processor", "memory", "load at the beginning", "swift")
    lines += [f"{name}: {machine[name]}  " for name in wanted if machine.get(name)]
    sides = [side for found in results["sets"].values() for side in found["peers"].values()]
    versions = {version for side in sides for version in side.version.split(", ")}
    return "\n".join([*lines, f"peers: {', '.join(sorted(versions))}  ", ""])


def targets_table(results: dict[str, Any]) -> str:
    lines = ["### Targets", "", "| | target | measured | |", "|---|---:|---:|---|"]
    for what, target, found, reached in targets(results):
        lines.append(f"| {what} | {target} | {found} | {'' if reached else '**missed**'} |")
    return "\n".join([*lines, ""])


def set_table(title: str, found: dict[str, Any] | None) -> str:
    if not found:
        return f"### {title}\n\nNot measured: the corpora are not beside this checkout.\n"
    sizes, own = found["sizes"], found["thalweg"]
    lines = [f"### {title}", "", f"{len(sizes):,} queries of {sum(sizes) / len(sizes) / 1000:.2f} kB on average. "]
    lines[-1] += "Milliseconds of processor time on one core; *columns* is full column lineage with the schema."
    header = "parse ms | MB/s | ratio | columns ms | MB/s | ratio | worst ms | errors | no columns | memory MB"
    lines += ["", f"| | {header} |"]
    lines += ["|---|" + "---:|" * 10, row("**Thalweg**", own, own, sizes)]
    lines += [row(label, side, own, sizes) for label, side in found["peers"].items()]
    rates = own.extra
    worst = max(range(len(sizes)), key=lambda place: own.columns[place] or 0)
    lines += [
        "",
        f"Thalweg's worst query is `{found['ids'][worst]}` ({sizes[worst] / 1000:.1f} kB). On all cores by the clock: "
        f"parsing {rates['parse_all_cores_mb_per_s']:,.0f} MB/s, "
        f"columns {rates['columns_all_cores_mb_per_s']:,.0f} MB/s.",
    ]
    return "\n".join([*lines, *errors(found), ""])


def row(label: str, side: Side, own: Side, sizes: list[int]) -> str:
    cells = []
    for kind in ("parse", "columns"):
        cells += speed(getattr(side, kind), sizes[:: side.every])
        factor, _ = ratio(own, side, kind)
        cells.append(f"{factor:,.1f}×" if factor and side is not own else "")
    answered = [value for value in side.columns or [] if value is not None]
    cells.append(f"{max(answered):,.2f}" if answered else "")
    failed = len(side.parse_errors | side.column_errors)
    asked = len(side.columns or [])
    cells += [f"{failed} of {asked}" if failed or side.every > 1 else "0", str(side.empty), f"{side.rss_mb:.0f}"]
    name = f"{label}, one query in {side.every}" if side.every > 1 else label
    return f"| {name} | " + " | ".join(cells) + " |"


def speed(times: list[float | None] | None, sizes: list[int]) -> list[str]:
    known = [(time, size) for time, size in zip(times or [], sizes, strict=False) if time is not None]
    total = sum(time for time, _ in known)
    if not total:
        return ["", ""]
    rate = sum(size for _, size in known) / total / 1000
    return [f"{total / len(known):,.3f}", f"{rate:,.2f}" if rate < 10 else f"{rate:,.0f}"]


def errors(found: dict[str, Any]) -> list[str]:
    """The commonest error of each side that has any."""
    lines = []
    for side in [found["thalweg"], *found["peers"].values()]:
        messages = list((side.parse_errors | side.column_errors).values())
        if messages:
            common = max(sorted(set(messages)), key=messages.count)
            said = f"{messages.count(common)} of them “{common.splitlines()[0]}”"
            lines += ["", f"Errors of {side.label}: {len(messages)}, {said}."]
    return lines


def command_lines(results: dict[str, Any]) -> str:
    if not (command := results.get("command")):
        return ""
    batch = command["batch"]
    lines = ["### The command", "", "| | |", "|---|---:|"]
    lines += [
        f"| `thalweg sql --batch`, {batch['count']:,} statements with schemas, {batch['request_mb']:,.0f} MB | "
        f"{batch['count'] / batch['seconds']:,.0f} statements/s |",
        f"| understood whole, as the answer says | {batch['understood']:,} |",
        f"| answers without columns | {batch['silent']:,} |",
        f"| greatest memory | {batch['peak_mb']:.0f} MB |",
        f"| `thalweg sql --help`, start to end, median of 20 | {command['help_ms']:.1f} ms |",
        f"| `thalweg sql --query 'select 1'`, start to end, median of 20 | {command['query_ms']:.1f} ms |",
    ]
    return "\n".join([*lines, ""])


def agreement(results: dict[str, Any]) -> str:
    return f"### Random queries\n\n{results['agreement']} (Benchmarks/sql/agreement).\n"


def scores_section(scores: dict[str, Any] | None) -> str:
    if not scores:
        return "### Right answers\n\nNot measured: the corpora are not beside this checkout.\n"
    lines = ["### Right answers", ""]
    lines.append("Share of queries whose edges equal the consensus, which sqlglot and DataHub made; ")
    lines[-1] += f"the peers as recorded on {scores['recorded']}."
    lines += ["", f"| | {' | '.join(TPC.values())} |", "|---|" + "---:|" * len(TPC)]
    for name, shares in {"**Thalweg**": scores["thalweg"], **scores["peers"]}.items():
        cells = [f"{shares[corpus][0]:.1f} % of {shares[corpus][1]}" if corpus in shares else "" for corpus in TPC]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    reached = "all least values are reached" if scores["reached"] else "**some least values are missed, see BELOW**"
    return "\n".join([*lines, "", f"On all corpora {reached}:", "", "```", scores["text"], "```", ""])
