"""marquez-python, the real client: every call it has, and the shape of what comes back."""

from __future__ import annotations

import uuid

import pytest
from marquez_client import MarquezClient
from marquez_client.errors import APIError
from marquez_client.models import DatasetId, DatasetType, JobType

from support import events
from support.api import Api, eventually
from support.events import fresh
from support.process import Server
from support.shapes import DATASET, DATASET_VERSION, JOB, NAMESPACE, RUN, SOURCE, TAG, assert_shape

FIELDS = [
    {"name": "id", "type": "INTEGER", "tags": [], "description": "The key."},
    {"name": "email", "type": "VARCHAR"},
]


@pytest.fixture
def marquez(server: Server, api: Api) -> MarquezClient:
    return MarquezClient(server.url, timeout_ms=60_000)


@pytest.fixture
def namespace(marquez: MarquezClient) -> str:
    name = fresh("ns")
    marquez.create_namespace(name, "risk-team", "Where these tests live.")
    return name


@pytest.fixture
def source(marquez: MarquezClient) -> str:
    name = fresh("source")
    marquez.create_source(name, "postgresql", "jdbc:postgresql://localhost:5431/db", "A database.")
    return name


def make_dataset(marquez: MarquezClient, namespace: str, source: str, **options: object) -> str:
    name = fresh("public.table")
    marquez.create_dataset(namespace, name, DatasetType.DB_TABLE, name, source, fields=FIELDS, **options)
    return name


def make_job(marquez: MarquezClient, namespace: str, source: str) -> tuple[str, str, str]:
    left, right, job = make_dataset(marquez, namespace, source), make_dataset(marquez, namespace, source), fresh("job")
    marquez.create_job(
        namespace,
        job,
        JobType.BATCH,
        location="https://git.example/job.py",
        inputs=[DatasetId(namespace, left)],
        outputs=[DatasetId(namespace, right)],
        description="Copies it.",
        context={"SQL": "SELECT 1"},
    )
    return job, left, right


class TestNamespaces:
    def test_a_namespace_is_created_read_and_listed(self, marquez: MarquezClient) -> None:
        name = fresh("s3://bucket/")
        created = marquez.create_namespace(name, "risk-team", "All of risk.")
        assert_shape(created, NAMESPACE)
        assert (created["name"], created["ownerName"], created["isHidden"]) == (name, "risk-team", False)
        assert marquez.get_namespace(name) == created
        listed = marquez.list_namespaces(limit=1000)
        assert set(listed) == {"namespaces"}
        assert created in listed["namespaces"]
        names = [entry["name"] for entry in listed["namespaces"]]
        assert "default" in names

    def test_creating_it_again_changes_the_owner_and_keeps_its_birth(self, marquez: MarquezClient) -> None:
        name = fresh("ns")
        first = marquez.create_namespace(name, "old")
        second = marquez.create_namespace(name, "new", "Now described.")
        assert (second["ownerName"], second["description"]) == ("new", "Now described.")
        assert second["createdAt"] == first["createdAt"]

    def test_an_unknown_namespace_is_an_error_for_the_client(self, marquez: MarquezClient) -> None:
        with pytest.raises(APIError):
            marquez.get_namespace(fresh("unknown"))


class TestSources:
    def test_a_source_is_created_read_and_listed(self, marquez: MarquezClient) -> None:
        name = fresh("source")
        created = marquez.create_source(name, "postgresql", "jdbc:postgresql://localhost/db", "A database.")
        assert_shape(created, SOURCE)
        assert (created["name"], created["type"]) == (name, "POSTGRESQL")
        assert created["connectionUrl"] == "jdbc:postgresql://localhost/db"
        assert marquez.get_source(name) == created
        assert created in marquez.list_sources(limit=1000)["sources"]


class TestDatasets:
    def test_a_table_is_created_and_read(self, marquez: MarquezClient, namespace: str, source: str) -> None:
        name = fresh("public.table")
        created = marquez.create_dataset(
            namespace, name, DatasetType.DB_TABLE, name, source, "A table.", fields=FIELDS, tags=["GOLD"]
        )
        assert_shape(created, DATASET)
        assert created["id"] == {"namespace": namespace, "name": name}
        assert (created["type"], created["sourceName"], created["description"]) == ("DB_TABLE", source, "A table.")
        assert [(field["name"], field["type"]) for field in created["fields"]] == [
            ("id", "INTEGER"),
            ("email", "VARCHAR"),
        ]
        assert created["fields"][0]["description"] == "The key."
        assert created["tags"] == ["GOLD"]
        assert created["currentVersion"] is not None
        assert marquez.get_dataset(namespace, name) == created

    def test_a_stream_keeps_the_place_of_its_schema(self, marquez: MarquezClient, namespace: str, source: str) -> None:
        name, place = fresh("topic"), "http://schemas.example/topic/1"
        created = marquez.create_dataset(
            namespace, name, DatasetType.STREAM, name, source, schema_location=place, fields=FIELDS
        )
        assert (created["type"], created["schemaLocation"]) == ("STREAM", place)

    def test_its_versions_are_listed_newest_first_and_read_by_id(
        self, marquez: MarquezClient, namespace: str, source: str
    ) -> None:
        name = make_dataset(marquez, namespace, source)
        wider = [*FIELDS, {"name": "age", "type": "INTEGER"}]
        marquez.create_dataset(namespace, name, DatasetType.DB_TABLE, name, source, fields=wider)
        listed = marquez.list_dataset_versions(namespace, name)
        assert listed["totalCount"] == 2
        newest, oldest = listed["versions"]
        assert_shape(newest, DATASET_VERSION)
        assert ([len(v["fields"]) for v in (newest, oldest)]) == [3, 2]
        assert marquez.get_dataset(namespace, name)["currentVersion"] == newest["version"]
        assert marquez.get_dataset_version(namespace, name, oldest["version"]) == oldest
        assert len(marquez.list_dataset_versions(namespace, name, limit=1)["versions"]) == 1

    def test_datasets_of_a_namespace_are_listed_by_name_and_in_pages(
        self, marquez: MarquezClient, namespace: str, source: str
    ) -> None:
        names = sorted(make_dataset(marquez, namespace, source) for _ in range(5))
        listed = marquez.list_datasets(namespace)
        assert listed["totalCount"] == 5
        assert [entry["name"] for entry in listed["datasets"]] == names
        page = marquez.list_datasets(namespace, limit=2, offset=3)
        assert [entry["name"] for entry in page["datasets"]] == names[3:]
        assert page["totalCount"] == 5

    def test_a_dataset_and_a_field_are_tagged(self, marquez: MarquezClient, namespace: str, source: str) -> None:
        name = make_dataset(marquez, namespace, source)
        tagged = marquez.tag_dataset(namespace, name, "SENSITIVE")
        assert tagged["tags"] == ["SENSITIVE"]
        tagged = marquez.tag_dataset_field(namespace, name, "email", "pii")
        assert {field["name"]: field["tags"] for field in tagged["fields"]} == {"id": [], "email": ["PII"]}
        read = marquez.get_dataset(namespace, name)
        assert (read["tags"], read["fields"]) == (tagged["tags"], tagged["fields"])

    def test_an_unknown_source_or_field_is_an_error(self, marquez: MarquezClient, namespace: str, source: str) -> None:
        with pytest.raises(APIError):
            marquez.create_dataset(namespace, fresh("t"), DatasetType.DB_TABLE, "t", fresh("nowhere"))
        name = make_dataset(marquez, namespace, source)
        with pytest.raises(APIError):
            marquez.tag_dataset_field(namespace, name, "no_such_field", "PII")


class TestTags:
    def test_a_tag_is_created_and_listed_with_or_without_a_description(self, marquez: MarquezClient) -> None:
        described, bare = fresh("TAG"), fresh("TAG")
        assert_shape(marquez.create_tag(described, "What it says."), TAG)
        marquez.create_tag(bare)
        listed = {tag["name"]: tag["description"] for tag in marquez.list_tags(limit=1000)["tags"]}
        assert listed[described] == "What it says."
        assert listed[bare] is None
        assert set(marquez.list_tags()) == {"tags"}


class TestJobsAndRuns:
    def test_a_job_is_created_read_and_listed(self, marquez: MarquezClient, namespace: str, source: str) -> None:
        job, left, right = make_job(marquez, namespace, source)
        read = marquez.get_job(namespace, job)
        assert_shape(read, JOB)
        assert read["inputs"] == [{"namespace": namespace, "name": left}]
        assert read["outputs"] == [{"namespace": namespace, "name": right}]
        assert (read["type"], read["description"]) == ("BATCH", "Copies it.")
        assert read["location"] == "https://git.example/job.py"
        assert read["simpleName"] == job
        assert read["latestRun"] is None
        listed = marquez.list_jobs(namespace)
        assert listed["totalCount"] == 1
        assert listed["jobs"] == [read]

    def test_a_run_goes_from_new_over_running_to_completed(
        self, marquez: MarquezClient, namespace: str, source: str
    ) -> None:
        job, _, _ = make_job(marquez, namespace, source)
        run = str(uuid.uuid4())
        created = marquez.create_job_run(
            namespace,
            job,
            run,
            nominal_start_time="2026-03-01T00:00:00Z",
            nominal_end_time="2026-03-02T00:00:00Z",
            run_args={"depth": "3"},
        )
        assert_shape(created, RUN)
        assert (created["id"], created["state"], created["args"]) == (run, "NEW", {"depth": "3"})
        assert created["nominalStartTime"] == "2026-03-01T00:00:00Z"
        started = marquez.mark_job_run_as_started(run, "2026-03-01T10:00:00Z")
        assert (started["state"], started["startedAt"]) == ("RUNNING", "2026-03-01T10:00:00Z")
        ended = marquez.mark_job_run_as_completed(run, "2026-03-01T10:05:00Z")
        assert (ended["state"], ended["durationMs"]) == ("COMPLETED", 300_000)
        assert marquez.get_job_run(run) == ended
        assert marquez.get_job(namespace, job)["latestRun"]["id"] == run
        listed = marquez.list_job_runs(namespace, job)
        assert (listed["totalCount"], [entry["id"] for entry in listed["runs"]]) == (1, [run])

    @pytest.mark.parametrize(
        ("mark", "state"), [("mark_job_run_as_failed", "FAILED"), ("mark_job_run_as_aborted", "ABORTED")]
    )
    def test_a_run_can_end_badly(
        self, marquez: MarquezClient, namespace: str, source: str, mark: str, state: str
    ) -> None:
        job, _, _ = make_job(marquez, namespace, source)
        run = marquez.create_job_run(namespace, job, mark_as_running=True)
        assert run["state"] == "RUNNING"
        assert getattr(marquez, mark)(run["id"])["state"] == state

    def test_a_run_id_is_used_once(self, marquez: MarquezClient, namespace: str, source: str) -> None:
        job, _, _ = make_job(marquez, namespace, source)
        run = marquez.create_job_run(namespace, job)["id"]
        with pytest.raises(APIError):
            marquez.create_job_run(namespace, job, run_id=run)

    def test_a_job_over_unknown_datasets_is_refused(self, marquez: MarquezClient, namespace: str) -> None:
        with pytest.raises(APIError):
            marquez.create_job(namespace, fresh("job"), JobType.BATCH, inputs=[DatasetId(namespace, fresh("none"))])


class TestLineageAndEvents:
    def test_column_lineage_is_asked_by_dataset_field_and_job(self, marquez: MarquezClient, api: Api) -> None:
        space, job, source, target = fresh("space"), fresh("job"), fresh("a"), fresh("b")
        api.send(
            events.run_event(
                "COMPLETE",
                space,
                job,
                events.run_id(),
                inputs=[events.dataset(space, source, schema=events.schema("amount"))],
                outputs=[
                    events.dataset(
                        space,
                        target,
                        schema=events.schema("total"),
                        columnLineage=events.column_lineage(total=[(space, source, "amount")]),
                    )
                ],
            )
        )
        left, right = f"datasetField:{space}:{source}:amount", f"datasetField:{space}:{target}:total"

        def check() -> None:
            for answer in (
                marquez.get_column_lineage_by_dataset(space, target, depth=2),
                marquez.get_column_lineage_by_dataset_field(space, target, "total", with_downstream=True),
                marquez.get_column_lineage_by_job(space, job),
            ):
                assert {node["id"] for node in answer["graph"]} == {left, right}

        eventually(check)
        version = marquez.get_dataset(space, target)["currentVersion"]
        answer = marquez.get_column_lineage_by_dataset(space, target, version=version)
        assert all("#" in node["id"] for node in answer["graph"])
        with pytest.raises(APIError):  # 400: a moment in the past has no downstream to come
            marquez.get_column_lineage_by_dataset(space, target, with_downstream=True, version=version)

    def test_events_are_listed_for_everybody_and_by_namespace(self, marquez: MarquezClient, api: Api) -> None:
        space, other = fresh("space"), fresh("space")
        mine = events.run_event("COMPLETE", space, "job", events.run_id())
        api.send(mine, events.run_event("COMPLETE", other, "job", events.run_id()))

        def check() -> None:
            assert mine in marquez.list_events(limit=1000)["events"]
            assert marquez.list_events(space)["events"] == [mine]

        eventually(check)
