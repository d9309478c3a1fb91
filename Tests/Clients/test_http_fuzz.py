"""Seeded mutations of good requests: any answer below 500 is fine, a dead process or a 5xx is not."""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
from urllib.parse import quote

import pytest

from support import corpora, events
from support.api import Api
from support.process import Server

BODIES = int(os.environ.get("THALWEG_FUZZ_BODIES", "3000"))
SEED = int(os.environ.get("THALWEG_FUZZ_SEED", "20260301"))

TOKENS = [
    b"null", b"true", b"[]", b"{}", b"-0", b"1e999", b"-1e-999", b"123456789012345678901234567890", b'""', b'"\\u0000"',
    b'"\\ud83d"', b"\xff", b"\xf0\x9f\x95\xb7", b"\x00", b",", b":", b"{", b"}", b"[", b"]", b'"', b"\\",
    b'"eventTime":', b'"run":', b'"columnLineage":', b'"9999-12-31T23:59:59Z"', b'"-1-01-01T00:00:00Z"',
    b'"0000-00-00"',
]  # fmt: skip


def seeds() -> list[bytes]:
    """Good events of every kind, and real ones where there are corpora."""
    space = "fuzz"
    facets = {
        "schema": events.schema("a", "b"),
        "columnLineage": events.column_lineage(a=[(space, "in", "x"), (space, "in", "y")]),
    }
    made = [
        events.run_event(
            "COMPLETE", space, "job", events.run_id(),
            inputs=[events.dataset(space, "in", schema=events.schema("x", "y"))],
            outputs=[events.dataset(space, "out", **facets)],
        ),
        events.run_event("START", space, "job", events.run_id()),
        events.job_event(space, "job", inputs=[events.dataset(space, "in")]),
        events.dataset_event(space, "in", schema=events.schema("x")),
    ]  # fmt: skip
    bodies = [json.dumps(event).encode() for event in made]
    if corpora.present():
        bodies += [path.read_bytes() for path in corpora.marquez_fixtures() if path.stat().st_size < 20_000]
    return bodies


class Mutator:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.seeds = seeds()

    def body(self) -> bytes:
        body = bytearray(self.random.choice(self.seeds))
        for _ in range(self.random.choice([1, 1, 1, 2, 3, 8])):
            self.mutate(body)
        return bytes(body)

    def mutate(self, body: bytearray) -> None:
        at = self.random.randrange(len(body) + 1)
        end = min(len(body), at + self.random.choice([1, 2, 8, 64, 512]))
        kind = self.random.randrange(8)
        if kind == 0:
            del body[at:end]
        elif kind == 1:
            body[at:at] = body[at:end] * self.random.choice([1, 2, 20])
        elif kind == 2 and at < len(body):
            body[at] ^= 1 << self.random.randrange(8)
        elif kind == 3:
            body[at:at] = self.random.choice(TOKENS)
        elif kind == 4:
            body[at:end] = self.random.choice(TOKENS)
        elif kind == 5:
            body[at:at] = self.random.randbytes(self.random.choice([1, 4, 100]))
        elif kind == 6:
            del body[at:]
        else:
            self.swap_value(body)

    def swap_value(self, body: bytearray) -> None:
        """Replaces one value of the parsed event by another of the wrong type: still JSON."""
        try:
            event = json.loads(body)
        except ValueError:
            return
        if not isinstance(event, dict):
            return
        place = event
        while place:
            key = self.random.choice(list(place))
            if isinstance(place[key], dict) and place[key] and self.random.random() < 0.7:
                place = place[key]
                continue
            wrong = [None, 0, -1, 1.5, True, "", "x" * 5000, [], {}, [None], {"": {}}, [[[]]], "\u0000", "🕷"]
            place[key] = self.random.choice(wrong)
            break
        body[:] = json.dumps(event).encode()


class TestFuzzing:
    def test_no_mutated_event_brings_down_the_server_or_makes_it_fail(self, server: Server, api: Api) -> None:
        mutator = Mutator(SEED)
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for number in range(BODIES):
            body = mutator.body()
            path = "/api/v1/lineage" if number % 10 else "/api/v1/lineage/batch"
            status = self.post(connection, path, body)
            server.assert_alive()
            assert status < 500, f"number {number} of seed {SEED} answered {status}: {body[:2000]!r}"
        connection.close()

    def post(self, connection: http.client.HTTPConnection, path: str, body: bytes) -> int:
        for attempt in range(2):
            try:
                connection.request("POST", path, body, {"Content-Type": "application/json"})
                response = connection.getresponse()
                response.read()
                return response.status
            except (http.client.HTTPException, OSError):
                connection.close()  # the server may close after an error; once more on a new connection
                if attempt:
                    raise
        raise AssertionError("unreachable")

    def test_reads_still_answer_after_all_that(self, api: Api) -> None:
        for segments in (("namespaces",), ("jobs",), ("tags",), ("events", "lineage")):
            api.get(*segments, limit=100_000)
        for space in api.get("namespaces", limit=100_000)["namespaces"]:
            api.get("namespaces", space["name"], "datasets", limit=100_000)
            api.get("namespaces", space["name"], "jobs", limit=100_000)

    def test_strange_questions_are_answered(self, server: Server, api: Api) -> None:
        chance = random.Random(SEED + 1)
        alphabet = [
            "dataset:",
            "job:",
            "datasetField:",
            "run:",
            ":",
            "//",
            "#",
            "%",
            "%2",
            "%00",
            "\x00",
            "é",
            "🕷",
            "a",
            " ",
        ]
        paths = ["/api/v1/lineage?nodeId={}", "/api/v1/column-lineage?nodeId={}", "/api/v1/search?q={}"]
        paths += ["/api/v1/namespaces/{}/datasets/{}", "/api/v1/namespaces/{}/jobs/{}/runs", "/api/v1/jobs/runs/{}"]
        paths += ["/api/v1/jobs?limit={}", "/api/v1/events/lineage?before={}", "/api/v2/trace?node={}", "/{}"]
        for number in range(1000):
            text = "".join(chance.choice(alphabet) for _ in range(chance.randrange(12)))
            text = quote(text, safe=chance.choice(["", ":/#?%"]))
            path = chance.choice(paths).replace("{}", text).replace(" ", "%20")
            response = api.session.get(server.url + path, timeout=60)
            server.assert_alive()
            assert response.status_code < 500, f"number {number}: {path} answered {response.status_code}"

    @pytest.mark.parametrize("seed", range(5))
    def test_what_is_not_even_http_is_survived(self, server: Server, api: Api, seed: int) -> None:
        chance = random.Random(SEED + seed)
        good = b"POST /api/v1/lineage HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
        for _ in range(100):
            junk = bytearray(good) if chance.random() < 0.7 else bytearray(chance.randbytes(chance.randrange(1, 400)))
            for _ in range(chance.randrange(1, 5)):
                junk[chance.randrange(len(junk))] = chance.randrange(256)
            with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
                raw.sendall(junk)
                raw.shutdown(socket.SHUT_WR)
                raw.settimeout(10)
                try:
                    while raw.recv(4096):
                        pass
                except OSError:
                    pass
        server.assert_alive()
        assert api.session.get(f"{server.url}/health", timeout=60).status_code == 200

    def test_endless_headers_are_cut_off(self, server: Server, api: Api) -> None:
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as raw:
            raw.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n")
            try:
                for number in range(20_000):
                    raw.sendall(b"X-Header-%d: %s\r\n" % (number, b"v" * 1000))
            except OSError:
                pass
        server.assert_alive()
        assert api.session.get(f"{server.url}/health", timeout=60).status_code == 200
