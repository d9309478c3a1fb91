"""Runs Thalweg and its peers on the same queries in one go and writes results.md beside it.

    report.py --work DIR --thalweg BINARY --sqlbench BINARY --corpus DIR [--passes N]
"""
from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Peer, environment, name in the table, every so-manieth query (the slow one would take an hour).
PEERS = [("sqlglot", "sqlglot-compiled", "sqlglot, compiled", 1), ("sqlglot", "sqlglot-pure", "sqlglot, pure Python", 1),
         ("polyglot", "sqlglot-pure", "polyglot-sql", 1), ("openlineage-sql", "sqlglot-pure", "openlineage-sql (takes no schema)", 1),
         ("sqllineage-rs", "sqllineage-rs", "sqllineage-rs", 1), ("sqllineage", "sqllineage", "sqllineage (sqlfluff), a sample", 25)]


def output(command: list[str]) -> dict:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        print(f"report.py: {' '.join(command)}: {done.stderr.strip()[-400:]}", file=sys.stderr)
        return {}
    return json.loads(done.stdout)


def ratio(peer: float | None, ours: float) -> str:
    return "" if not peer else f"{peer / ours:,.1f}"


def number(value: float | None, digits: int = 3) -> str:
    return "" if value is None else f"{value:,.{digits}f}"


def table(title: str, ours: dict, peers: list[tuple[str, dict]]) -> list[str]:
    lines = [f"### {title}", "", f"{ours['queries']} queries, {ours['bytes'] / ours['queries'] / 1000:.1f} kB each. Milliseconds of processor time on one core per query, the least of "
             "several passes; *ratio* is how many times longer the peer takes.", "",
             "| | parse, ms | MB/s | ratio | columns, ms | MB/s | ratio | worst, ms | answered | memory, MB |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    p, c = ours["parse"], ours["columns"]
    lines.append(f"| **thalweg** | {number(p['mean_ms'])} | {number(p['mb_per_s'], 1)} | | {number(c['mean_ms'])} | {number(c['mb_per_s'], 1)} | | {number(c['worst_ms'], 2)} | "
                 f"{ours['queries'] - len(ours['incomplete'])} of {ours['queries']} | {ours['rss_mb']:.0f} |")
    for name, peer in peers:
        parse, columns = peer.get("parse") or {}, peer.get("columns") or {}
        lines.append(f"| {name} | {number(parse.get('mean_ms'))} | {number(parse.get('mb_per_s'), 2)} | {ratio(parse.get('mean_ms'), p['mean_ms'])} | {number(columns.get('mean_ms'))} | "
                     f"{number(columns.get('mb_per_s'), 2)} | {ratio(columns.get('mean_ms'), c['mean_ms'])} | {number(columns.get('worst_ms'), 1)} | "
                     f"{columns.get('answered', 0)} of {columns.get('of', 0)} | {peer.get('rss_mb', 0):.0f} |")
    lines += ["", f"All cores at once: {ours['columns_all_cores_mb_per_s']:,.0f} MB/s of column lineage, {ours['columns_all_cores_mb_per_s'] / c['mb_per_s']:.1f} times one core.", ""]
    return lines


def batch(binary: str, cases: str, work: str, count: int) -> list[str]:
    """Memory and time of `thalweg sql --batch` over many statements, and its start."""
    path = os.path.join(work, "batch.jsonl")
    with open(cases, encoding="utf-8") as f:
        lines = f.read().splitlines()
    with open(path, "w", encoding="utf-8") as out:
        for n in range(count):
            out.write(lines[n % len(lines)] + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen([binary, "sql", "--batch", path], stdout=nowhere)
        _, _, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    size = os.path.getsize(path) / 1e6
    starts = []
    for _ in range(25):
        begin = time.perf_counter()
        subprocess.run([binary, "sql", "--query", "select 1"], stdout=subprocess.DEVNULL)
        starts.append((time.perf_counter() - begin) * 1000)
    del before
    return ["### The command", "", f"- `thalweg sql --batch` over {count:,} statements with their schemas ({size:,.0f} MB of JSON): {count / seconds:,.0f} statements/s, "
            f"**{usage.ru_maxrss / 1024:.0f} MB** of memory at most.", f"- `thalweg sql --query 'select 1'` from start to end: **{statistics.median(starts):.0f} ms** (median of 25).", ""]


def scores(thalweg: str) -> list[str]:
    score = os.path.join(ROOT, "..", "shared", "tools", "sql", "score.py")
    if not os.path.exists(score):
        return ["### Right answers", "", "The corpora are not here: `../shared/tools/sql/score.py` was not found.", ""]
    done = subprocess.run([sys.executable, score, "--thalweg", thalweg, "--min", os.path.join(os.path.dirname(score), "targets.json")], capture_output=True, text=True)
    text = "\n".join(line for line in done.stdout.splitlines() if not line.startswith("!"))
    return ["### Right answers", "", "`../shared/tools/sql/score.py` on this build, beside what the peers reach on the same rows:", "", "```", text.strip(), "```", ""]


def main() -> None:
    a = argparse.ArgumentParser()
    for option in ("work", "thalweg", "sqlbench", "corpus"):
        a.add_argument("--" + option, required=True)
    a.add_argument("--passes", type=int, default=5)
    o = a.parse_args()
    lines = ["## SQL lineage", "", f"Written by `make bench-sql` on {time.strftime('%Y-%m-%d')}: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}. "
             "Every side ran on the same texts in one go. Thalweg is measured in process, as the peers are; a schema is built once and not timed, for all that take one. "
             "*columns* is the whole lineage of all output columns with the schema, parsing included. How right an answer is stands below: the fast peers are not right, "
             "the right ones are not fast.", ""]
    for name, title in (("tpcds", "TPC-DS"), ("dbt", "1,000 dbt-like models")):
        cases = os.path.join(o.work, name + ".jsonl")
        if not os.path.exists(cases):
            lines += [f"### {title}", "", "Not measured: the corpora are not beside this checkout.", ""]
            continue
        ours = output([o.sqlbench, cases, str(o.passes * 4)])
        peers = []
        for peer, environment, title_of, every in PEERS:
            python = os.path.join(ROOT, f".venv-sql-{environment}", "bin", "python")
            command = [python, os.path.join(HERE, "peers.py"), peer, cases, "--passes", str(o.passes if every == 1 else 1)]
            print(f"report.py: {title_of} on {name}", file=sys.stderr)
            peers.append((title_of, output(command + (["--sample", str(every)] if every > 1 else []))))
        lines += table(title, ours, peers)
    lines += batch(o.thalweg, os.path.join(o.work, "dbt.jsonl"), o.work, 100_000)
    lines += scores(o.thalweg)
    with open(os.path.join(HERE, "misses.md"), encoding="utf-8") as f:
        lines += [f.read().strip(), ""]
    with open(os.path.join(HERE, "results.md"), "w", encoding="utf-8") as f:
        f.write("\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
