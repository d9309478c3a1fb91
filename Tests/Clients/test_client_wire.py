"""What the pinned clients really send, seen on a capture server: the ground the other suites stand on.

Needs no binary. When a new client version changes its wire format, this fails first and says how.
"""

from __future__ import annotations

import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from marquez_client import MarquezClient
from marquez_client.models import DatasetId, DatasetType, JobType
from openlineage.client import OpenLineageClient, event_v2

from support.capture import Captured, CaptureServer
from support.events import at

NAMESPACE = "postgres://db.example:5432"


def client(url: str, **transport: object) -> OpenLineageClient:
    return OpenLineageClient(config={"transport": {"type": "http", "url": url, **transport}})


def run_event() -> event_v2.RunEvent:
    return event_v2.RunEvent(
        eventTime=at(),
        eventType=event_v2.RunState.START,
        run=event_v2.Run(runId=str(uuid.uuid4())),
        job=event_v2.Job(namespace="jobs", name="load"),
        inputs=[event_v2.InputDataset(namespace=NAMESPACE, name="public.a")],
        outputs=[event_v2.OutputDataset(namespace=NAMESPACE, name="public.b")],
    )


class TestOpenLineageClient:
    def test_posts_json_with_empty_facet_maps(self) -> None:
        with CaptureServer() as capture:
            client(capture.url).emit(run_event())
        (request,) = capture.requests
        assert (request.method, request.target) == ("POST", "/api/v1/lineage")
        assert request.headers["content-type"].startswith("application/json")
        body = request.json()
        assert body["inputs"][0]["inputFacets"] == {}
        assert body["outputs"][0]["facets"] == {}
        assert body["schemaURL"].endswith("#/$defs/RunEvent")

    def test_compresses_and_authenticates_when_told_to(self) -> None:
        with CaptureServer() as capture:
            client(capture.url, compression="gzip", auth={"type": "api_key", "apiKey": "k3y"}).emit(run_event())
        (request,) = capture.requests
        assert request.headers["content-encoding"] == "gzip"
        assert request.headers["authorization"] == "Bearer k3y"
        assert request.body[:2] == b"\x1f\x8b"
        assert request.json()["eventType"] == "START"

    def test_takes_an_answer_of_201_for_success_and_of_422_for_failure(self) -> None:
        with CaptureServer(status=201, answer=b"") as capture:
            client(capture.url).emit(run_event())
        with CaptureServer(status=422) as capture, pytest.raises(Exception, match="422"):
            client(capture.url).emit(run_event())


class TestMarquezClient:
    """Every call once: method, path with percent-encoded segments, query, body."""

    def call(self, name: str, *arguments: object, **named: object) -> Captured:
        with CaptureServer(answer=b'{"id": "x"}') as capture:
            getattr(MarquezClient(capture.url), name)(*arguments, **named)
        (request,) = capture.requests
        return request

    def test_encodes_every_character_of_a_segment(self) -> None:
        request = self.call("get_dataset", NAMESPACE, "public.a/b #1")
        assert request.target == "/api/v1/namespaces/postgres%3A%2F%2Fdb.example%3A5432/datasets/public.a%2Fb%20%231"

    def test_sends_python_booleans_capitalised(self) -> None:
        request = self.call("get_column_lineage_by_dataset", "ns", "d", depth=3, with_downstream=True, version="v")
        query = parse_qs(urlsplit(request.target).query)
        assert query == {"nodeId": ["dataset:ns:d#v"], "depth": ["3"], "withDownstream": ["True"]}

    def test_omits_limits_that_it_was_not_given_for_tags(self) -> None:
        assert self.call("list_tags").target == "/api/v1/tags"

    def test_marks_runs_with_the_moment_in_the_query_and_no_body(self) -> None:
        run = str(uuid.uuid4())
        request = self.call("mark_job_run_as_started", run)
        assert request.target.startswith(f"/api/v1/jobs/runs/{run}/start?at=")
        assert request.body in (b"", b"null")

    def test_tags_with_an_empty_post(self) -> None:
        request = self.call("tag_dataset_field", "ns", "d", "f", "pii")
        assert (request.method, request.target) == ("POST", "/api/v1/namespaces/ns/datasets/d/fields/f/tags/pii")
        assert request.body in (b"", b"null")

    def test_creates_datasets_and_jobs_with_the_deprecated_puts(self) -> None:
        request = self.call(
            "create_dataset", "ns", "d", DatasetType.DB_TABLE, "public.d", "src", fields=[{"name": "a"}]
        )
        assert request.method == "PUT"
        assert request.json() == {
            "type": "DB_TABLE",
            "physicalName": "public.d",
            "sourceName": "src",
            "fields": [{"name": "a"}],
        }
        request = self.call("create_job", "ns", "j", JobType.BATCH, inputs=[DatasetId("ns", "d")])
        assert request.json() == {"type": "BATCH", "inputs": [{"namespace": "ns", "name": "d"}], "outputs": []}

    def test_creates_tags_with_a_null_description(self) -> None:
        assert self.call("create_tag", "pii").json() == {"description": None}

    def test_lists_events_at_a_path_of_its_own(self) -> None:
        assert self.call("list_events").target == "/api/v1/events?limit=100&offset=0"
        assert self.call("list_events", "ns").target == "/api/v1/events/ns?limit=100&offset=0"
