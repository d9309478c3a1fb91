"""SIGKILL under concurrent load: what was acknowledged is there after a restart, and the ledger's links are whole."""

from __future__ import annotations

import http.client
import json
import os
import random
import threading
import time
from collections.abc import Callable

import pytest

from support import events
from support.api import Api
from support.process import Server, describe, ledger_check

WRITERS = 8
ROUNDS = int(os.environ.get("THALWEG_CRASH_ROUNDS", "3"))


class Writer(threading.Thread):
    """Sends events until the server is gone; keeps the run ids that were acknowledged, and those that were sent."""

    def __init__(self, port: int, number: int, batches: bool) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.number = number
        self.batches = batches
        self.sent: set[str] = set()
        self.acknowledged: set[str] = set()
        self.refused: list[int] = []

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        count = 0
        try:
            while True:
                made = [self.event(count + offset) for offset in range(5 if self.batches else 1)]
                count += len(made)
                runs = {event["run"]["runId"] for event in made}
                self.sent |= runs
                body = json.dumps(made if self.batches else made[0])
                path = "/api/v1/lineage/batch" if self.batches else "/api/v1/lineage"
                connection.request("POST", path, body, {"Content-Type": "application/json"})
                response = connection.getresponse()
                answer = response.read()
                if response.status in (201, 204) or (response.status == 200 and b"partial" not in answer):
                    self.acknowledged |= runs
                else:
                    self.refused.append(response.status)
        except (http.client.HTTPException, OSError):
            connection.close()

    def event(self, count: int) -> dict:
        job = f"writer_{self.number}_{count % 7}"
        lineage = events.column_lineage(x=[("crash", f"{job}.in", "a")])
        return events.run_event(
            "COMPLETE",
            "crash",
            job,
            events.run_id(),
            minutes=count,
            inputs=[events.dataset("crash", f"{job}.in", schema=events.schema("a"))],
            outputs=[events.dataset("crash", f"{job}.out", schema=events.schema("x"), columnLineage=lineage)],
        )


@pytest.mark.slow
class TestCrash:
    def test_nothing_acknowledged_is_lost_however_often_it_is_killed(self, new_server: Callable[..., Server]) -> None:
        chance = random.Random(20260301)
        server = new_server()
        acknowledged: set[str] = set()
        sent: set[str] = set()
        for _ in range(ROUNDS):
            server.start()
            writers = [Writer(server.port, number, batches=number % 4 == 0) for number in range(WRITERS)]
            for writer in writers:
                writer.start()
            time.sleep(chance.uniform(0.3, 2.5))
            server.kill()
            for writer in writers:
                writer.join(60)
                assert not writer.is_alive()
                assert writer.refused == [], f"refused while running: {writer.refused[:5]}"
                acknowledged |= writer.acknowledged
                sent |= writer.sent
            self.assert_found(server, acknowledged, sent)
        assert acknowledged, "nothing was acknowledged before the first kill: the test tested nothing"
        verified = ledger_check(server.store)
        assert verified.returncode == 0, describe(verified)

    def assert_found(self, server: Server, acknowledged: set[str], sent: set[str]) -> None:
        server.start()
        stored = [event["run"]["runId"] for event in Api(server.url).all_events()]
        lost = acknowledged - set(stored)
        assert not lost, f"{len(lost)} of {len(acknowledged)} acknowledged events are gone"
        assert len(stored) == len(set(stored)), "an event is stored twice"
        assert set(stored) <= sent
        assert server.stop() == 0, server.log_tail()
        verified = ledger_check(server.store)
        assert verified.returncode == 0, describe(verified)

    def test_a_kill_while_starting_does_no_harm(self, new_server: Callable[..., Server]) -> None:
        server = new_server().start()
        api = Api(server.url)
        api.send(*(event for _ in range(20) for event in events.completed_run("crash", "job", ["a"], ["b"])))
        server.kill()
        for delay in (0.0, 0.01, 0.05, 0.1, 0.2):
            starting = threading.Thread(target=self.start_and_ignore, args=(server,))
            starting.start()
            time.sleep(delay)
            while server.process is None or server.process.poll() is not None:
                time.sleep(0.001)
            server.process.kill()
            starting.join(60)
        assert Api(server.start().url).total_events() == 40

    @staticmethod
    def start_and_ignore(server: Server) -> None:
        try:
            server.start()
        except AssertionError:
            pass  # it was killed: that is what this is about
