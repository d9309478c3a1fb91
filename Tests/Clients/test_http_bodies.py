"""Forms of a body: arrays and batches with an answer per event, gzip, chunks, sizes up to the limit and beyond."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from support import events
from support.api import Api, eventually
from support.events import fresh
from support.process import Server

MIB = 1 << 20
LIMIT = 64 * MIB


def event(job: str | None = None, **members: Any) -> dict[str, Any]:
    return events.run_event("COMPLETE", "bodies", job or fresh("job"), events.run_id(), **members)


def large_event(size: int) -> bytes:
    """An event of about this many bytes: a Spark plan is what makes real ones large."""
    plan = {"_producer": events.PRODUCER, "_schemaURL": "https://x.example/Plan.json", "plan": "x" * size}
    return json.dumps(event(run_facets={"spark.logicalPlan": plan})).encode()


def assert_stored(api: Api, *sent: dict[str, Any]) -> None:
    for one in sent:
        eventually(lambda one=one: api.get("jobs", "runs", one["run"]["runId"]))


class TestBatches:
    @pytest.mark.parametrize("path", [("lineage",), ("lineage", "batch")])
    def test_an_array_of_good_events_is_taken(self, api: Api, path: tuple[str, ...]) -> None:
        sent = [event() for _ in range(20)]
        response = api.request("POST", *path, json=sent)
        assert response.status_code in (200, 201, 204), response.text
        if response.status_code == 200:
            assert response.json()["summary"]["successful"] == 20
        assert_stored(api, *sent)

    @pytest.mark.parametrize("path", [("lineage",), ("lineage", "batch")])
    def test_bad_events_of_an_array_are_named_and_the_good_ones_kept(self, api: Api, path: tuple[str, ...]) -> None:
        good = [event(), event()]
        bad = event()
        del bad["job"]["name"]
        response = api.request("POST", *path, json=[good[0], bad, "no event", good[1]])
        assert response.status_code == 200, response.text
        answer = response.json()
        assert answer["status"] == "partial_success"
        summary = answer["summary"]
        assert (summary["received"], summary["successful"], summary["failed"]) == (4, 2, 2)
        assert [failed["index"] for failed in answer["failed_events"]] == [1, 2]
        assert all(failed["reason"] and failed["retriable"] is False for failed in answer["failed_events"])
        assert "job.name" in answer["failed_events"][0]["reason"]
        assert_stored(api, *good)

    def test_an_empty_array_is_fine(self, api: Api) -> None:
        assert api.post_bytes(b"[]", "lineage", "batch").status_code in (200, 201, 204)

    def test_a_batch_that_is_no_array_is_refused_or_taken_as_one_event(self, api: Api) -> None:
        assert api.request("POST", "lineage", "batch", json=event()).status_code in (200, 201, 204, 400, 422)
        assert api.post_bytes(b'"text"', "lineage", "batch").status_code in (400, 422)

    def test_a_repeated_batch_adds_nothing(self, api: Api) -> None:
        sent = [event() for _ in range(5)]
        for _ in range(3):
            assert api.request("POST", "lineage", "batch", json=[*sent, *sent]).status_code in (200, 201, 204)
        assert_stored(api, *sent)
        stored = [one["run"]["runId"] for one in api.all_events()]
        assert all(stored.count(one["run"]["runId"]) == 1 for one in sent)


class TestCompression:
    @pytest.mark.parametrize("encoding", ["gzip", "GZIP"])
    def test_a_gzip_body_is_taken(self, api: Api, encoding: str) -> None:
        sent = event()
        body = gzip.compress(json.dumps(sent).encode())
        assert api.post_bytes(body, headers={"Content-Encoding": encoding}).status_code == 201
        assert_stored(api, sent)

    def test_a_gzip_body_of_several_members_is_taken(self, api: Api) -> None:
        sent = event()
        text = json.dumps(sent).encode()
        body = gzip.compress(text[:100]) + gzip.compress(text[100:])
        assert api.post_bytes(body, headers={"Content-Encoding": "gzip"}).status_code == 201
        assert_stored(api, sent)

    @pytest.mark.parametrize("damage", ["not gzip", "cut off", "flipped", "empty"])
    def test_a_damaged_gzip_body_is_refused(self, api: Api, damage: str) -> None:
        body = gzip.compress(json.dumps(event()).encode())
        body = {
            "not gzip": b'{"plain": true}',
            "cut off": body[:-20],
            "flipped": body[:30] + bytes([body[30] ^ 0xFF]) + body[31:],
            "empty": b"",
        }[damage]
        assert api.post_bytes(body, headers={"Content-Encoding": "gzip"}).status_code == 400

    def test_an_encoding_that_nobody_knows_is_refused(self, api: Api) -> None:
        response = api.post_bytes(json.dumps(event()).encode(), headers={"Content-Encoding": "snappy"})
        assert response.status_code in (400, 415)

    def test_a_gzip_bomb_is_refused_by_its_unpacked_size(self, api: Api) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        chunk = b" " * MIB
        body = b"".join(packer.compress(chunk) for _ in range(1024)) + packer.flush()
        assert len(body) < 2 * MIB
        assert api.post_bytes(body, headers={"Content-Encoding": "gzip"}).status_code == 413


class TestChunks:
    @pytest.mark.parametrize("compressed", [False, True])
    def test_a_chunked_body_without_a_length_is_taken(self, api: Api, compressed: bool) -> None:
        """As the Java client sends gzip: chunked, no Content-Length."""
        sent = event()
        body = json.dumps(sent).encode()
        headers = {}
        if compressed:
            body, headers = gzip.compress(body), {"Content-Encoding": "gzip"}

        def pieces() -> Iterator[bytes]:
            for start in range(0, len(body), 17):
                yield body[start : start + 17]

        response = api.request(
            "POST", "lineage", data=pieces(), headers={"Content-Type": "application/json", **headers}
        )
        assert response.status_code == 201, response.text
        assert_stored(api, sent)

    def test_a_connection_takes_many_events_one_after_another(self, server: Server, api: Api) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        sent = [event() for _ in range(50)]
        for one in sent:
            connection.request("POST", "/api/v1/lineage", json.dumps(one), {"Content-Type": "application/json"})
            response = connection.getresponse()
            response.read()
            assert response.status == 201
        connection.close()
        assert_stored(api, *sent)

    @pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "text/plain", None])
    def test_the_content_type_does_not_matter(self, server: Server, api: Api, content_type: str | None) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        sent = event()
        headers = {"Content-Type": content_type} if content_type else {}
        connection.request("POST", "/api/v1/lineage", json.dumps(sent), headers)
        assert connection.getresponse().status == 201
        connection.close()
        assert_stored(api, sent)

    def test_a_client_that_goes_away_in_the_middle_leaves_nothing_behind(self, server: Server, api: Api) -> None:
        before = api.total_events()
        body = json.dumps(event()).encode()
        for cut in (0, 10, len(body) - 1):
            with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
                head = f"POST /api/v1/lineage HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
                raw.sendall(head.encode() + body[:cut])
        assert api.total_events() == before


class TestSizes:
    def test_an_event_of_many_megabytes_is_taken_and_comes_back(self, api: Api) -> None:
        body = large_event(20 * MIB)
        response = api.post_bytes(body)
        assert response.status_code == 201, response.text[:300]
        assert_stored(api, json.loads(body))

    def test_a_body_beyond_the_limit_is_refused_with_413(self, api: Api) -> None:
        before = api.total_events()
        assert self.status_of(api, large_event(LIMIT + 4096)) == 413
        assert self.status_of(api, large_event(100 * MIB)) == 413
        assert api.total_events() == before

    def test_a_chunked_body_beyond_the_limit_is_refused_too(self, server: Server, api: Api) -> None:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as raw:
            raw.sendall(b"POST /api/v1/lineage HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            status = b""
            try:
                for _ in range(2 * LIMIT // MIB):
                    raw.sendall(b"%x\r\n" % MIB + b"[" * MIB + b"\r\n")
                raw.sendall(b"0\r\n\r\n")
            except OSError:
                pass  # it may answer and close before all is sent
            try:
                status = raw.recv(4096)
            except OSError:
                pass
        assert status == b"" or status.startswith((b"HTTP/1.1 413", b"HTTP/1.1 400")), status[:200]

    @staticmethod
    def status_of(api: Api, body: bytes) -> int:
        """The status, also when the server answers and closes before it has read all of the body."""
        connection = http.client.HTTPConnection("127.0.0.1", int(api.url.rpartition(":")[2]), timeout=60)
        try:
            try:
                connection.request("POST", "/api/v1/lineage", body, {"Content-Type": "application/json"})
            except (BrokenPipeError, ConnectionResetError):
                pass
            return connection.getresponse().status
        finally:
            connection.close()
