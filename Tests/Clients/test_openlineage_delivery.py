"""How the real client delivers: retries, the asynchronous transport, files. Nothing lost, nothing doubled."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from openlineage.client import OpenLineageClient, event_v2

from support.api import Api, eventually
from support.events import at, fresh
from support.flaky_proxy import Failure, FlakyProxy
from support.process import Server, describe, ledger_check, thalweg

NAMESPACE = "postgres://shop.example:5432"
FAST_RETRIES = {"total": 5, "backoff_factor": 0.01}


def event(state: event_v2.RunState, job: str, run: str, minutes: float) -> event_v2.RunEvent:
    return event_v2.RunEvent(
        eventTime=at(minutes),
        eventType=state,
        run=event_v2.Run(runId=run),
        job=event_v2.Job("shop", job),
        inputs=[event_v2.InputDataset(NAMESPACE, f"{job}.in")],
        outputs=[event_v2.OutputDataset(NAMESPACE, f"{job}.out")],
    )


def runs(count: int) -> list[tuple[str, str]]:
    return [(fresh("job"), str(uuid.uuid4())) for _ in range(count)]


class TestRetries:
    @pytest.mark.parametrize("failure", ["refuse", "lose answer", "drop"])
    def test_an_event_retried_after_a_failure_is_stored_once(
        self, new_server: Callable[..., Server], failure: Failure
    ) -> None:
        server = new_server().start()
        api = Api(server.url)
        (job, run), *_ = runs(1)
        with FlakyProxy(server.port, [failure, failure]) as proxy:
            client = OpenLineageClient(config={"transport": {"type": "http", "url": proxy.url, "retry": FAST_RETRIES}})
            client.emit(event(event_v2.RunState.START, job, run, 0))
            client.emit(event(event_v2.RunState.COMPLETE, job, run, 5))
            assert proxy.failed == 2
        self.assert_one_run(api, job, run)
        server.stop()
        verified = ledger_check(server.store)
        assert verified.returncode == 0, describe(verified)

    def assert_one_run(self, api: Api, job: str, run: str) -> None:
        def check() -> None:
            assert len(api.all_events()) == 2
            assert api.total_events() == 2
            assert api.get("namespaces", "shop", "jobs", job, "runs")["totalCount"] == 1
            assert api.get("jobs", "runs", run)["state"] == "COMPLETED"
            versions = api.get("namespaces", NAMESPACE, "datasets", f"{job}.out", "versions")
            assert versions["totalCount"] == 1

        eventually(check)


class TestAsynchronousTransport:
    def test_every_event_of_many_runs_arrives_and_every_run_completes(self, new_server: Callable[..., Server]) -> None:
        server = new_server().start()
        client = OpenLineageClient(
            config={
                "transport": {"type": "async_http", "url": server.url, "max_concurrent_requests": 16, "timeout": 60}
            }
        )
        started = runs(100)
        for job, run in started:
            client.emit(event(event_v2.RunState.START, job, run, 0))
            client.emit(event(event_v2.RunState.COMPLETE, job, run, 5))
        assert client.transport.wait_for_completion(timeout=120)
        assert client.transport.get_stats() == {"pending": 0, "success": 200, "failed": 0}
        client.close()
        api = Api(server.url)
        events = api.all_events()
        assert len(events) == 200
        self.assert_starts_stored_first(events)
        for _, run in started:
            eventually(lambda run=run: self.assert_completed(api, run))

    def assert_starts_stored_first(self, events: list[dict]) -> None:
        # Sorted by event time, so only that each run has both; the client itself holds COMPLETE back until START
        # is acknowledged, which a server that acknowledged before storing would not survive in the crash test.
        kinds: dict[str, set[str]] = {}
        for stored in events:
            kinds.setdefault(stored["run"]["runId"], set()).add(stored["eventType"])
        assert all(found == {"START", "COMPLETE"} for found in kinds.values())

    def assert_completed(self, api: Api, run: str) -> None:
        found = api.get("jobs", "runs", run)
        assert found["state"] == "COMPLETED"
        assert found["durationMs"] == 300_000


class TestFileTransport:
    def test_a_file_that_the_client_appended_to_is_ingested(
        self, thalweg_binary: str, new_server: Callable[..., Server], tmp_path: Path
    ) -> None:
        log = tmp_path / "events.ndjson"
        client = OpenLineageClient(config={"transport": {"type": "file", "log_file_path": str(log), "append": True}})
        started = runs(20)
        self.emit(client, started)
        store = tmp_path / "from-file.db"
        done = thalweg("ingest", log, "--store", store)
        assert done.returncode == 0, describe(done)
        self.assert_all_there(new_server(store).start(), started)

    def test_a_folder_of_one_file_per_event_is_ingested_twice_without_doubling(
        self, thalweg_binary: str, new_server: Callable[..., Server], tmp_path: Path
    ) -> None:
        folder = tmp_path / "events"
        folder.mkdir()
        client = OpenLineageClient(
            config={"transport": {"type": "file", "log_file_path": str(folder / "ol"), "append": False}}
        )
        started = runs(5)
        self.emit(client, started)
        store = tmp_path / "from-folder.db"
        for _ in range(2):
            done = thalweg("ingest", folder, "--store", store)
            assert done.returncode == 0, describe(done)
        self.assert_all_there(new_server(store).start(), started)

    def test_a_bad_line_costs_only_itself(
        self, thalweg_binary: str, new_server: Callable[..., Server], tmp_path: Path
    ) -> None:
        log = tmp_path / "events.ndjson"
        client = OpenLineageClient(config={"transport": {"type": "file", "log_file_path": str(log), "append": True}})
        started = runs(2)
        self.emit(client, started[:1])
        with log.open("a") as file:
            file.write('{"eventTime": "2026-03-01T00:00:00Z", "run": \n')
        self.emit(client, started[1:])
        store = tmp_path / "with-a-bad-line.db"
        done = thalweg("ingest", log, "--store", store)
        assert done.returncode == 3, describe(done)
        assert "events.ndjson:3" in done.stderr or "line 3" in done.stderr, describe(done)
        self.assert_all_there(new_server(store).start(), started)

    def emit(self, client: OpenLineageClient, started: list[tuple[str, str]]) -> None:
        for job, run in started:
            client.emit(event(event_v2.RunState.START, job, run, 0))
            time.sleep(0.001)  # the transport names files by the microsecond
            client.emit(event(event_v2.RunState.COMPLETE, job, run, 5))
            time.sleep(0.001)

    def assert_all_there(self, server: Server, started: list[tuple[str, str]]) -> None:
        api = Api(server.url)

        def check() -> None:
            assert api.total_events() == 2 * len(started)
            for job, run in started:
                assert api.get("jobs", "runs", run)["state"] == "COMPLETED"
                assert f"dataset:{NAMESPACE}:{job}.in" in api.graph(f"dataset:{NAMESPACE}:{job}.out")

        eventually(check)
