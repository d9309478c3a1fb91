"""Bad input over HTTP: a clear error with its place, nothing stored, the process alive."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from support import events
from support.api import Api, eventually
from support.events import fresh


def valid() -> dict[str, Any]:
    return events.run_event(
        "COMPLETE",
        "bad-input",
        fresh("job"),
        events.run_id(),
        inputs=[events.dataset("bad-input", "a")],
        outputs=[events.dataset("bad-input", "b")],
    )


def changed(path: str, value: Any) -> dict[str, Any]:
    """A valid event with one member replaced, or removed where the value is `...`."""
    event = copy.deepcopy(valid())
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place: Any = event
    for part in parents:
        place = place[part]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return event


@pytest.fixture(autouse=True)
def _nothing_is_stored(api: Api) -> Any:
    """Whatever a test of this module sends is refused: the store holds no event more than before."""
    before = api.total_events()
    yield
    assert api.total_events() == before


class TestMalformedJSON:
    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"   ",
            b"{",
            b"}",
            b'{"eventTime": }',
            b'{"a": 1,}',
            b"{'a': 1}",
            b'{"a": 01}',
            b'{"a": NaN}',
            b'{"a": "\x01"}',
            b'{"a": "\\x"}',
            b'{"a": "\\ud800"}',
            b'{"a": 1} {"b": 2',
            b"hello",
            b"\x00\x01\x02\x03",
            b"<event/>",
            '{"a": 1}'.encode("utf-16"),
        ],
        ids=lambda body: repr(body[:18]),
    )
    def test_is_refused_with_400_and_a_place(self, api: Api, body: bytes) -> None:
        response = api.post_bytes(body)
        assert response.status_code in ((400, 422) if b"ud800" in body else (400,)), response.text
        assert response.json()["message"]

    def test_names_line_and_column_of_the_mistake(self, api: Api) -> None:
        response = api.post_bytes(b'{\n  "eventTime": "2026-01-01T00:00:00Z",\n  "run": oops\n}')
        assert response.status_code == 400
        assert "line 3" in response.text or '"line":3' in response.text.replace(" ", "")

    def test_invalid_utf8_is_refused(self, api: Api) -> None:
        body = json.dumps(valid()).encode().replace(b"bad-input", b"bad-\xff\xfeput")
        assert api.post_bytes(body).status_code in (400, 422)
        overlong = json.dumps(valid()).encode().replace(b"bad-input", b"bad-\xc0\xafput")
        assert api.post_bytes(overlong).status_code in (400, 422)

    @pytest.mark.parametrize("depth", [1_000, 100_000, 5_000_000])
    def test_deep_nesting_is_refused(self, api: Api, depth: int) -> None:
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            response = api.post_bytes(opening * depth + b"1" + closing * depth)
            assert response.status_code in (400, 413, 422)
            # Without an end, too.
            assert api.post_bytes(opening * depth).status_code in (400, 413, 422)

    def test_deep_nesting_inside_a_facet_is_refused(self, api: Api) -> None:
        nested = '{"_producer":"p","_schemaURL":"s","x":' + "[" * 20_000 + "]" * 20_000 + "}"
        body = json.dumps(changed("run.facets", {"deep": "HERE"})).replace('"HERE"', nested)
        assert api.post_bytes(body.encode()).status_code in (400, 422)


class TestWrongOrMissingParts:
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("eventTime", ...),
            ("run.runId", ...),
            ("run", {}),
            ("job.namespace", ...),
            ("job.name", ...),
            ("job", {}),
            ("inputs.0.namespace", ...),
            ("inputs.0.name", ...),
            ("outputs.0.name", ...),
            ("outputs.0.namespace", None),
            ("job.name", ""),
            ("job.name", "  "),
            ("job.namespace", ""),
            ("run.runId", ""),
            ("run.runId", None),
        ],
    )
    def test_a_missing_part_is_refused_with_422_and_its_path(self, api: Api, path: str, value: Any) -> None:
        response = api.post_event(changed(path, value))
        assert response.status_code == 422, response.text
        place = path if value != {} else path.split(".")[0]
        assert self.mentions(response.json(), place), response.text

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("eventTime", "yesterday"),
            ("eventTime", {}),
            ("eventTime", "2026-02-30T00:00:00Z"),
            ("eventTime", "2026-01-01T25:00:00Z"),
            ("run", "r"),
            ("run", []),
            ("run.runId", 17),
            ("job", 1),
            ("job.name", ["x"]),
            ("job.namespace", {}),
            ("inputs", {"a": 1}),
            ("inputs", "a"),
            ("inputs.0", "a"),
            ("outputs.0.name", 3),
        ],
    )
    def test_a_wrong_type_is_refused_with_its_path(self, api: Api, path: str, value: Any) -> None:
        response = api.post_event(changed(path, value))
        assert response.status_code in (400, 422), response.text
        assert self.mentions(response.json(), path), response.text

    @pytest.mark.parametrize("body", [b"null", b"true", b"17", b'"text"', b"{}", b"[1, 2]", b"[[]]", b"[{}]"])
    def test_json_that_is_no_event_is_refused(self, api: Api, body: bytes) -> None:
        response = api.post_bytes(body)
        refused = 400 <= response.status_code < 500
        assert refused or response.json()["summary"]["successful"] == 0, response.text

    @staticmethod
    def mentions(body: Any, path: str) -> bool:
        """True when the error names the place: as `run.runId`, `$.inputs[0].name` or `inputs.0.name`."""
        text = json.dumps(body)
        indexed = path.replace(".0", "[0]")
        return path in text or indexed in text


class TestOddButAcceptable:
    """What real producers send: taken, though a strict validator complains."""

    @pytest.fixture(autouse=True)
    def _nothing_is_stored(self) -> None:
        """Here things are stored: takes the place of the module's fixture."""

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("schemaURL", ...),
            ("eventType", ...),
            ("eventType", "PAUSED"),
            ("producer", ...),
            ("run.runId", "not-a-uuid"),
            ("run.facets", None),
            ("inputs", None),
            ("outputs", ...),
            ("eventTime", 1646662.687894e3),
            ("eventTime", 1646636662.687894),
            ("eventTime", "2026-03-01T08:00:00"),
            ("eventTime", "2026-03-01T08:00:00.123456789+05:30"),
            ("job.namespace", "🕷 any characters \t at all"),
            ("run.facets", {"noProducer": {"x": 1}}),
            ("job.facets", {"notAnObject": "text"}),
        ],
    )
    def test_is_taken_and_found_again(self, api: Api, path: str, value: Any) -> None:
        event = changed(path, value)
        response = api.post_event(event)
        assert response.status_code == 201, response.text
        eventually(lambda: api.get("namespaces", event["job"]["namespace"], "jobs", event["job"]["name"]))

    def test_a_run_event_that_also_has_a_dataset_is_a_run_event(self, api: Api) -> None:
        event = {**valid(), "dataset": {"namespace": "bad-input", "name": "trap", "facets": {}}}
        api.send(event)
        eventually(lambda: api.get("jobs", "runs", event["run"]["runId"]))

    def test_the_same_run_id_may_serve_several_jobs(self, api: Api) -> None:
        run, jobs = events.run_id(), [fresh("job"), fresh("job")]
        for job in jobs:
            api.send(events.run_event("COMPLETE", "shared-run", job, run))

        def check() -> None:
            for job in jobs:
                listed = api.get("namespaces", "shared-run", "jobs", job, "runs")
                assert [entry["id"] for entry in listed["runs"]] == [run]

        eventually(check)
