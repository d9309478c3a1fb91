"""Thalweg itself, the release binary: ingest of a file, ingest over HTTP, a large estate from cold to answers."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from estate_events import JOB_NAMESPACE, NAMESPACE
from ingest.event_stream import templates
from peers.measuring import percentile, resident_megabytes

CONNECTIONS = 16
START_LIMIT_SECONDS = 120.0
PRODUCER = "https://thalweg.dev/benchmarks/visibility"


class ThalwegServer:
    """`thalweg serve` on a free port, as a context manager."""

    def __init__(self, binary: Path, store: Path, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.command = [str(binary), "serve", "--host", "127.0.0.1", "--port", str(self.port), "--store", str(store)]
        self.log = log
        self.seconds_to_ready = 0.0

    def __enter__(self) -> ThalwegServer:
        begin = time.perf_counter()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        while time.perf_counter() - begin < START_LIMIT_SECONDS:
            if self.process.poll() is not None:
                break
            try:
                if self.get("/ready")[0] == 200:
                    self.seconds_to_ready = time.perf_counter() - begin
                    return self
            except OSError:
                pass
            time.sleep(0.002)
        self.process.kill()
        raise SystemExit(f"the server did not become ready:\n{self.log.read_text()[-2000:]}")

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def request(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def get(self, path: str, **query: Any) -> tuple[int, bytes]:
        return self.request("GET", f"{path}?{urlencode(query)}" if query else path)


def file_rate(binary: Path, events: Path, count: int, folder: Path, name: str) -> tuple[float, float, Path]:
    """Events per second of `thalweg ingest FILE`: until all are durable, from start to exit; and the store it made."""
    store = folder / f"{name}.db"
    begin = time.perf_counter()
    done = subprocess.run(
        [str(binary), "ingest", str(events), "--store", str(store), "--format", "json"], capture_output=True, text=True
    )
    seconds = time.perf_counter() - begin
    if done.returncode != 0:
        raise SystemExit(f"thalweg ingest failed:\n{done.stdout[-1000:]}{done.stderr[-1000:]}")
    return count / json.loads(done.stdout)["secondsToDurable"], count / seconds, store


def http_rate(binary: Path, folder: Path, seconds: int = 20) -> dict[str, float]:
    """wrk with 16 connections and one thread against a fresh store; every request is an event of its own."""
    bodies = folder / "templates.ndjson"
    bodies.write_bytes(b"\n".join(templates()) + b"\n")
    script = Path(__file__).with_name("wrk_post.lua")
    with ThalwegServer(binary, folder / "http.db", folder / "http.log") as server:
        url = f"http://127.0.0.1:{server.port}"
        command = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--latency", "--script", str(script)]
        subprocess.run([*command, "--duration", "3s", url, "--", str(bodies), "1"], capture_output=True, check=True)
        done = subprocess.run(
            [*command, "--duration", f"{seconds}s", url, "--", str(bodies), "2"],
            capture_output=True,
            text=True,
            check=True,
        )
        memory = resident_megabytes(server.process.pid)
    figures = json.loads(done.stdout.strip().splitlines()[-1])
    figures["events_per_second"] = (figures["requests"] - figures["non_2xx"]) / figures["seconds"]
    figures["memory_mb"] = memory
    return figures


def cold_start(binary: Path, store: Path, dataset: str, folder: Path, rounds: int = 5) -> dict[str, float]:
    """From the start of the process to the first lineage answer, several times; and the memory it then holds.

    The store's pages are in the operating system's cache: it was written just before.
    """
    ready, answered, memory = [], [], 0.0
    for _ in range(rounds):
        begin = time.perf_counter()
        with ThalwegServer(binary, store, folder / "cold.log") as server:
            status, body = server.get("/api/v1/column-lineage", nodeId=f"dataset:{NAMESPACE}:{dataset}", depth=20)
            answered.append(time.perf_counter() - begin)
            if status != 200 or b"datasetField:" not in body:
                raise SystemExit(f"no first answer: {status} {body[:300]!r}")
            ready.append(server.seconds_to_ready)
            memory = max(memory, resident_megabytes(server.process.pid))
    return {
        "ready_seconds": percentile(ready, 50),
        "first_answer_seconds": percentile(answered, 50),
        "memory_mb": memory,
    }


def visibility(binary: Path, store: Path, dataset: str, folder: Path, rounds: int = 40) -> dict[str, float]:
    """Milliseconds from sending one new event until a question about lineage shows it, in the full estate."""
    seen, acknowledged = [], []
    with ThalwegServer(binary, store, folder / "visible.log") as server:
        for number in range(rounds):
            target = f"fresh.table_{number:03d}"
            body = json.dumps(one_event(dataset, target, number)).encode()
            begin = time.perf_counter()
            status, answer = server.request("POST", "/api/v1/lineage", body)
            acknowledged.append(time.perf_counter() - begin)
            if status != 201:
                raise SystemExit(f"the event was not taken: {status} {answer[:300]!r}")
            wait_until_visible(server, dataset, target)
            seen.append(time.perf_counter() - begin)
        memory = resident_megabytes(server.process.pid)
    return {
        "acknowledged_p50_ms": percentile(acknowledged, 50) * 1000,
        "visible_p50_ms": percentile(seen, 50) * 1000,
        "visible_p95_ms": percentile(seen, 95) * 1000,
        "memory_mb": memory,
    }


def wait_until_visible(server: ThalwegServer, source: str, target: str) -> None:
    node = f"dataset:{NAMESPACE}:{target}"
    expected = f'"dataset:{NAMESPACE}:{source}"'.encode()
    deadline = time.perf_counter() + 30
    while time.perf_counter() < deadline:
        status, body = server.get("/api/v2/trace", node=node, direction="up", depth=1)
        if status == 200 and expected in body.replace(b"\\/", b"/"):
            return
    raise SystemExit(f"{node} was not visible after 30 s: {status} {body[:300]!r}")


def one_event(source: str, target: str, number: int) -> dict[str, Any]:
    return {
        "eventType": "COMPLETE",
        "eventTime": f"2026-06-01T00:{number // 60:02d}:{number % 60:02d}Z",
        "producer": PRODUCER,
        "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        "run": {"runId": f"00000000-0000-4000-b000-{time.time_ns() // 1000 & 0xFFFFFFFFFFFF:012x}", "facets": {}},
        "job": {"namespace": JOB_NAMESPACE, "name": f"fresh_{number:03d}", "facets": {}},
        "inputs": [{"namespace": NAMESPACE, "name": source, "facets": {}}],
        "outputs": [{"namespace": NAMESPACE, "name": target, "facets": {}}],
    }
