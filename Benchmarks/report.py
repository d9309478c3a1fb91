"""The report: Markdown tables of the figures, with ratios to Thalweg, the method, and what the peers leave out."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from typing import Any

QUESTIONS = {
    "upstream-datasets": "Upstream closure, datasets",
    "upstream-fields": "Upstream closure, columns",
    "downstream-datasets": "Downstream closure, datasets",
    "downstream-fields": "Downstream closure, columns",
    "paths": "All paths within six steps",
}
OWN_QUESTIONS = {
    "impact": "Blast radius: ranked, with paths and reasons",
    "shortest-paths": "Five shortest paths",
    "apply": "One changed job made visible in the graph",
}
MARQUEZ = {
    "marquez-lineage-depth-2": "Lineage of a dataset, depth 2",
    "marquez-lineage-depth-20": "Lineage of a dataset, depth 20 (the default)",
    "marquez-column-lineage-depth-20": "Column lineage of a field, depth 20 (the default)",
}
# The question of ours that a Marquez question stands beside: the same need, not the same answer.
MARQUEZ_BESIDE = {
    "marquez-lineage-depth-2": "upstream-datasets",
    "marquez-lineage-depth-20": "upstream-datasets",
    "marquez-column-lineage-depth-20": "upstream-fields",
}

METHOD = """\
## Method

One run on one machine, everything in sequence; `Benchmarks/run` does it all, set-up included.

- **Estate.** `generate_graph.py` makes it from a seed: raw sources and nine layers above them, most inputs from the
  layer before and the same domain, hubs that a fifth of all inputs go to, skipped layers, chains within a layer, some
  feedback that closes cycles. 60 % of the questions are about the last layers, 30 % about raw tables and hubs, 10 %
  about anything. Path questions: pairs three to six steps apart, half of them those with the most ways between.
- **Same questions, same answers.** Every peer gets the same questions in the same order, each asked once after one
  warm-up. The sums of the answers' sizes are compared: rows marked ≠ do not mean the same thing.
- **Percentiles** are nearest-rank over the single questions. A question that exceeded the limit (30 s) counts with
  the limit, which flatters the peer; after 150 s a slow kind of question is not asked any further.
- **rustworkx and networkx** hold ready-made graphs (datasets only for closures, datasets and jobs for paths) and
  return sets of indices. They keep no time, origin, state or transformation of an edge.
- **Thalweg's graph** is asked in its own process by GraphBench, as the graph libraries are: no HTTP, no JSON. SQLite is
  in its asker's process too; PostgreSQL's figures include a round trip over a Unix socket for every question.
- **SQLite and PostgreSQL** answer with recursive CTEs over edges indexed in both directions, prepared, cached in
  memory, connected on the same machine: as good as one can ask them.
- **Marquez' queries** follow the shape of its 0.51 sources, written anew: jobs whose datasets overlap as arrays,
  without direction; the newest column edges of the whole table, with UNION ALL and a path array. Left out, in its
  favour: the query per job for its latest run, views, facets, JSON, Java. Its lineage question has no direction, so
  its answers are larger than an upstream closure.
- **Ingest.** The same events, about 3 KB each, START and COMPLETE of 400 jobs in turn with schema and columnLineage.
  The limit is SQLite alone: the same bytes into one table by Python's `executemany` (the loop is in C), WAL,
  `synchronous=FULL`, 1,000 rows a transaction. `thalweg ingest FILE` is timed until
  its events are durable in the ledger (its own account), and from start to exit of the process, which
  leaves a ledger, catalog and lineage, durable. Over HTTP: wrk, 16 connections, one thread on the same two cores,
  every request an event of its own, answered when durable. Every
  figure is the median of three runs; the spread is shown, because it is large.
- **PostgreSQL with Marquez' shape** is a lower bound for what Marquez costs: its tables and indexes, one transaction an
  event, prepared, 16 connections of pgbench, `fsync` on. It leaves out Java, JSON parsing, validation, symlinks, tags,
  version hashes, triggers, and sends one statement for all facets or fields of an event where Marquez sends one each.
- **Server.** The estate as 15,000 events in a store of its own; the process started five times with that store in the
  operating system's cache, from `exec` to the first column-lineage answer (median); memory is VmRSS after that answer.
  Visibility: from sending one new event until `GET /api/v2/trace` shows it, forty times.
"""


def write_report(results: dict[str, Any], path: Path) -> str:
    """Writes the report and returns it."""
    parts = [heading(results)]
    if "graph" in results:
        parts += [questions_table(results), marquez_table(results), own_table(results), build_table(results)]
    if "ingest" in results:
        parts.append(ingest_table(results["ingest"]))
    if "server" in results:
        parts.append(server_table(results["server"]))
    text = "\n".join(part for part in [*parts, METHOD] if part)
    path.write_text(text)
    return text


def heading(results: dict[str, Any]) -> str:
    machine = results["machine"]
    lines = ["# Benchmarks", ""]
    if results["quick"]:
        lines += ["**A quick run over a small estate: these figures say nothing about speed.**", ""]
    if results["missing"]:
        lines += [f"**Not measured, because not built: {', '.join(results['missing'])}.**", ""]
    lines += [f"{name}: {value}  " for name, value in machine.items() if value]
    lines += ["", "SQL lineage beside its peers: [sql/results.md](sql/results.md)."]
    return "\n".join([*lines, ""])


def peers_by_question(results: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """question → peer → measurement"""
    table: dict[str, dict[str, dict[str, Any]]] = {}
    for peer in results["graph"]:
        for measurement in peer["questions"]:
            table.setdefault(measurement["question"], {})[peer["peer"]] = measurement
    return table


def questions_table(results: dict[str, Any]) -> str:
    table = peers_by_question(results)
    names = [peer["peer"] for peer in results["graph"]]
    estate = results["estate"]
    lines = [f"## Questions over {estate['jobs']:,} jobs and {estate['column_edges']:,} column edges", ""]
    lines += ["p50 / p95 in milliseconds; in brackets how many times Thalweg's p95.", ""]
    lines += [f"| question | {' | '.join(names)} |", "|---|" + "---:|" * len(names)]
    for question, label in QUESTIONS.items():
        row = table.get(question, {})
        lines.append(f"| {label} | " + " | ".join(cell(row, name) for name in names) + " |")
    return "\n".join([*lines, ""])


def cell(row: dict[str, dict[str, Any]], name: str) -> str:
    found, own = row.get(name), row.get("Thalweg")
    if not found:
        return "–"
    text = f"{number(found['p50_ms'])} / {number(found['p95_ms'])}"
    if found.get("timeouts"):
        text += f", {found['timeouts']} of {found['asked']} timed out"
    if own and name != "Thalweg":
        text += f" ({ratio(found['p95_ms'], own['p95_ms'])})"
        if found["checksum"] != own["checksum"] and not found.get("timeouts"):
            text += " ≠"
    return text


def marquez_table(results: dict[str, Any]) -> str:
    table = peers_by_question(results)
    lines = ["## As Marquez asks PostgreSQL", ""]
    lines += ["| question | p50 / p95 ms | answered within 30 s | Thalweg's closure p95 ms | ratio of p95 |"]
    lines += ["|---|---:|---:|---:|---:|"]
    for question, label in MARQUEZ.items():
        found = table.get(question, {}).get("PostgreSQL")
        if not found:
            continue
        own = table.get(MARQUEZ_BESIDE[question], {}).get("Thalweg")
        times = f"{number(found['p50_ms'])} / {number(found['p95_ms'])}"
        at_least = "at least " if found["timeouts"] else ""
        ours = number(own["p95_ms"]) if own else "–"
        factor = at_least + ratio(found["p95_ms"], own["p95_ms"]) if own else "–"
        lines.append(f"| {label} | {times} | {found['answered']} of {found['asked']} | {ours} | {factor} |")
    return "\n".join([*lines, ""])


def own_table(results: dict[str, Any]) -> str:
    own = [peer for peer in results["graph"] if peer["peer"] == "Thalweg"]
    rows = [m for peer in own for m in peer["questions"] if m["question"] not in QUESTIONS]
    if not rows:
        return ""
    lines = ["## What only Thalweg was asked", "", "| question | p50 ms | p95 ms |", "|---|---:|---:|"]
    for found in rows:
        label = OWN_QUESTIONS.get(found["question"], found["question"])
        lines.append(f"| {label} | {number(found['p50_ms'])} | {number(found['p95_ms'])} |")
    return "\n".join([*lines, ""])


def build_table(results: dict[str, Any]) -> str:
    lines = ["## Loading the graph", "", "| | version | seconds | memory MB |", "|---|---|---:|---:|"]
    for peer in results["graph"]:
        memory = "–" if peer.get("memory_mb") is None else number(peer["memory_mb"])
        seconds = "–" if peer.get("build_seconds") is None else number(peer["build_seconds"])
        lines.append(f"| {peer['peer']} | {peer['version']} | {seconds} | {memory} |")
    return "\n".join([*lines, ""])


def ingest_table(figures: dict[str, Any]) -> str:
    limit, marquez = median(figures["sqlite"]), median(figures["postgres_marquez"])
    size = figures["bytes_per_event"]
    lines = [f"## Ingest: events of {size:,.0f} bytes, durable", ""]
    lines += ["| | events/s, median | slowest – fastest run | MB/s | of SQLite's limit | of Marquez' shape |"]
    lines += ["|---|---:|---:|---:|---:|---:|"]

    def row(label: str, rates: list[float]) -> str:
        rate = median(rates)
        spread = f"{min(rates):,.0f} – {max(rates):,.0f}"
        throughput, share = f"{rate * size / 1e6:.1f}", f"{rate / limit:.0%}"
        return f"| {label} | {rate:,.0f} | {spread} | {throughput} | {share} | {ratio(rate, marquez)} |"

    lines.append(row("SQLite alone, raw bytes (the limit)", figures["sqlite"]))
    runs = figures.get("thalweg_http", [])
    if runs:
        lines.append(row("`thalweg ingest FILE`, until all are durable", figures["thalweg_durable"]))
        lines.append(row("`thalweg ingest FILE`, until catalog and lineage are made", figures["thalweg_file"]))
        lines.append(row("Thalweg over HTTP, 16 connections", [run["events_per_second"] for run in runs]))
    lines.append(row("PostgreSQL with Marquez' shape, 16 connections", figures["postgres_marquez"]))
    if runs:
        middle = sorted(runs, key=lambda run: run["events_per_second"])[len(runs) // 2]
        lines += [
            "",
            f"HTTP latency of the median run: p50 {number(middle['p50_ms'])} ms, p95 {number(middle['p95_ms'])} ms, "
            f"p99 {number(middle['p99_ms'])} ms; over all runs {sum(run['non_2xx'] for run in runs)} refused, "
            f"{sum(run['socket_errors'] for run in runs)} socket errors; memory afterwards "
            f"{number(max(run['memory_mb'] for run in runs))} MB.",
        ]
    return "\n".join([*lines, ""])


def server_table(figures: dict[str, Any]) -> str:
    cold, seen = figures["cold"], figures["visibility"]
    rows = [
        ("Ingest of the estate from file", f"{figures['ingest_events_per_second']:,.0f} events/s"),
        ("Start to ready", f"{cold['ready_seconds']:.2f} s"),
        ("Start to the first column-lineage answer", f"{cold['first_answer_seconds']:.2f} s"),
        ("Resident memory after it", f"{number(cold['memory_mb'])} MB"),
        ("One new event, sent to acknowledged (durable), p50", f"{number(seen['acknowledged_p50_ms'])} ms"),
        ("One new event, sent to visible in a trace, p50", f"{number(seen['visible_p50_ms'])} ms"),
        ("One new event, sent to visible in a trace, p95", f"{number(seen['visible_p95_ms'])} ms"),
    ]
    lines = ["## The server with the estate in its store", "", "| | |", "|---|---:|"]
    return "\n".join([*lines, *(f"| {label} | {value} |" for label, value in rows), ""])


def number(value: float) -> str:
    """Three significant digits, without exponents."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def ratio(value: float, base: float) -> str:
    return f"{number(value / base)}×" if base > 0 else "–"
