"""A full disk: what cannot be stored is not acknowledged, what was acknowledged stays, the process lives."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support import events
from support.api import Api, eventually
from support.mounts import SmallFileSystem
from support.process import Server, describe, ledger_check

MIB = 1 << 20
SIZE = 24 * MIB


@dataclass
class SmallDisk:
    """A place that takes no more than SIZE, and a way to give it more room."""

    folder: Path
    before_exec: Callable[[], None] | None
    enlarge: Callable[[], None]


def limit_file_size() -> None:
    """Every file of the process ends at SIZE: for those who may not mount. Writing beyond fails with EFBIG."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE, SIZE))


@pytest.fixture(params=["small file system", "file size limit"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk]:
    if request.param == "file size limit":
        yield SmallDisk(tmp_path, limit_file_size, lambda: None)
        return
    folder = tmp_path / "small"
    folder.mkdir()
    with SmallFileSystem(folder, SIZE) as mounted:
        yield SmallDisk(folder, None, lambda: mounted.enlarge(SIZE * 20))


def fat_event(number: int) -> dict:
    filler = {
        "_producer": events.PRODUCER,
        "_schemaURL": "https://x.example/Filler.json",
        "text": os.urandom(90_000).hex(),
    }
    return events.run_event(
        "COMPLETE", "full", f"job_{number % 5}", events.run_id(), minutes=number, run_facets={"filler": filler}
    )


@pytest.mark.slow
class TestDiskFull:
    def test_only_what_is_stored_is_acknowledged(self, new_server: Callable[..., Server], disk: SmallDisk) -> None:
        server = new_server(disk.folder / "store.db")
        server.start(before_exec=disk.before_exec)
        api = Api(server.url)
        acknowledged: list[str] = []
        refused = 0
        for number in range(400):
            event = fat_event(number)
            response = api.post_event(event)
            server.assert_alive()
            if response.status_code == 201:
                acknowledged.append(event["run"]["runId"])
            else:
                assert response.status_code in (500, 503, 507), response.text[:300]
                assert response.json(), "an error without words"
                refused += 1
                if refused == 5:
                    break
        assert acknowledged, "not even the first event was taken"
        assert refused, "the disk never became full: the test tested nothing"
        assert api.session.get(f"{server.url}/health", timeout=30).status_code in (200, 503)
        stored = {event["run"]["runId"] for event in self.events_in_small_pages(api)}
        assert set(acknowledged) <= stored
        self.assert_all_there_with_more_room(server, disk, acknowledged)

    def events_in_small_pages(self, api: Api) -> list[dict]:
        found: list[dict] = []
        while page := api.get("events", "lineage", limit=20, offset=len(found), sortDirection="asc")["events"]:
            found += page
        return found

    def assert_all_there_with_more_room(self, server: Server, disk: SmallDisk, acknowledged: list[str]) -> None:
        server.kill()
        disk.enlarge()
        api = Api(server.start().url)
        stored = [event["run"]["runId"] for event in self.events_in_small_pages(api)]
        assert set(acknowledged) <= set(stored)
        assert len(stored) == len(set(stored))
        api.send(fat_event(1000))  # and it takes events again
        eventually(lambda: api.get("namespaces", "full", "jobs", "job_0"))
        server.stop()
        verified = ledger_check(server.store)
        assert verified.returncode == 0, describe(verified)
