"""openlineage-python, the real client, against the real server: the three kinds of events and typed facets."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from openlineage.client import OpenLineageClient, event_v2, facet_v2
from openlineage.client.serde import Serde
from openlineage.client.transport.http import HttpConfig, HttpTransport

from support.api import Api, eventually
from support.events import at, fresh
from support.process import Server

NAMESPACE = "postgres://shop.example:5432"


@pytest.fixture(params=["plain", "gzip", "api key"])
def client(request: pytest.FixtureRequest, server: Server) -> OpenLineageClient:
    """The client as people configure it: plain, compressing, with a key (which loopback does not ask for)."""
    options = {
        "plain": {},
        "gzip": {"compression": "gzip"},
        "api key": {"auth": {"type": "api_key", "apiKey": "any"}, "compression": "gzip"},
    }[request.param]
    return OpenLineageClient(config={"transport": {"type": "http", "url": server.url, **options}})


class RecordingTransport(HttpTransport):
    """The client's own HTTP transport that also keeps what it sent: the client adds facets of its own."""

    last: dict[str, Any]

    def emit(self, event: Any) -> Any:
        self.last = json.loads(Serde.to_json(event))
        return super().emit(event)


@pytest.fixture
def transport(server: Server) -> RecordingTransport:
    return RecordingTransport(HttpConfig(url=server.url))


@pytest.fixture
def plain_client(transport: RecordingTransport) -> OpenLineageClient:
    return OpenLineageClient(transport=transport)


def schema(*names: str) -> facet_v2.schema_dataset.SchemaDatasetFacet:
    fields = [facet_v2.schema_dataset.SchemaDatasetFacetFields(name=name, type="VARCHAR") for name in names]
    return facet_v2.schema_dataset.SchemaDatasetFacet(fields=fields)


def event(state: event_v2.RunState, job: str, run: str, minutes: float = 0, **members: Any) -> event_v2.RunEvent:
    facets = {name: members.pop(name, {}) for name in ("run_facets", "job_facets")}
    return event_v2.RunEvent(
        eventTime=at(minutes),
        eventType=state,
        run=event_v2.Run(runId=run, facets=facets["run_facets"]),
        job=event_v2.Job(namespace="shop", name=job, facets=facets["job_facets"]),
        **members,
    )


def contains(sent: dict[str, Any], *names: str) -> dict[str, Any]:
    """The facets as sent, after making sure that the named ones are among them."""
    assert set(names) <= set(sent)
    return sent


class TestRunEvents:
    def test_a_run_from_start_to_complete_is_readable_as_job_run_and_dataset(
        self, client: OpenLineageClient, api: Api
    ) -> None:
        job, source, target, run = fresh("load"), fresh("public.orders"), fresh("public.daily"), str(uuid.uuid4())
        inputs = [event_v2.InputDataset(NAMESPACE, source, facets={"schema": schema("id", "amount")})]
        outputs = [event_v2.OutputDataset(NAMESPACE, target, facets={"schema": schema("day", "total")})]
        client.emit(event(event_v2.RunState.START, job, run, inputs=inputs))
        client.emit(event(event_v2.RunState.COMPLETE, job, run, 5, outputs=outputs))

        def check() -> None:
            found = api.get("namespaces", "shop", "jobs", job)
            assert found["inputs"] == [{"namespace": NAMESPACE, "name": source}]
            assert found["outputs"] == [{"namespace": NAMESPACE, "name": target}]
            assert found["latestRun"]["id"] == run
            assert found["latestRun"]["state"] == "COMPLETED"
            assert found["latestRun"]["durationMs"] == 300_000
            written = api.get("namespaces", NAMESPACE, "datasets", target)
            assert [field["name"] for field in written["fields"]] == ["day", "total"]

        eventually(check)

    def test_lineage_shows_from_the_start_of_a_run_on(self, plain_client: OpenLineageClient, api: Api) -> None:
        job, source, target, run = fresh("stream"), fresh("a"), fresh("b"), str(uuid.uuid4())
        plain_client.emit(
            event(
                event_v2.RunState.START,
                job,
                run,
                inputs=[event_v2.InputDataset(NAMESPACE, source)],
                outputs=[event_v2.OutputDataset(NAMESPACE, target)],
            )
        )

        def check() -> None:
            graph = api.graph(f"job:shop:{job}")
            assert set(graph) == {f"job:shop:{job}", f"dataset:{NAMESPACE}:{source}", f"dataset:{NAMESPACE}:{target}"}
            assert api.get("jobs", "runs", run)["state"] == "RUNNING"

        eventually(check)

    @pytest.mark.parametrize(
        ("state", "expected"),
        [
            (event_v2.RunState.FAIL, "FAILED"),
            (event_v2.RunState.ABORT, "ABORTED"),
            (event_v2.RunState.COMPLETE, "COMPLETED"),
            (event_v2.RunState.RUNNING, "RUNNING"),
            (event_v2.RunState.OTHER, "RUNNING"),
        ],
    )
    def test_each_event_type_leaves_the_run_in_its_state(
        self, plain_client: OpenLineageClient, api: Api, state: event_v2.RunState, expected: str
    ) -> None:
        job, run = fresh("job"), str(uuid.uuid4())
        plain_client.emit(event(event_v2.RunState.START, job, run))
        plain_client.emit(event(state, job, run, 1))
        eventually(lambda: _equal(api.get("jobs", "runs", run)["state"], expected))

    def test_a_start_that_arrives_after_its_complete_does_not_reopen_the_run(
        self, plain_client: OpenLineageClient, api: Api
    ) -> None:
        job, run = fresh("late"), str(uuid.uuid4())
        plain_client.emit(event(event_v2.RunState.COMPLETE, job, run, 10))
        plain_client.emit(event(event_v2.RunState.START, job, run, 0))

        def check() -> None:
            found = api.get("jobs", "runs", run)
            assert found["state"] == "COMPLETED"
            assert found["durationMs"] == 600_000

        eventually(check)


class TestStaticEvents:
    def test_a_job_event_declares_inputs_and_outputs_without_a_run(self, client: OpenLineageClient, api: Api) -> None:
        job, source, target = fresh("declared"), fresh("a"), fresh("b")
        client.emit(
            event_v2.JobEvent(
                eventTime=at(),
                job=event_v2.Job("shop", job),
                inputs=[event_v2.InputDataset(NAMESPACE, source)],
                outputs=[event_v2.OutputDataset(NAMESPACE, target)],
            )
        )

        def check() -> None:
            found = api.get("namespaces", "shop", "jobs", job)
            assert found["inputs"] == [{"namespace": NAMESPACE, "name": source}]
            assert found["outputs"] == [{"namespace": NAMESPACE, "name": target}]
            assert found["latestRun"] is None

        eventually(check)

    def test_a_dataset_event_describes_a_dataset_without_a_job(self, client: OpenLineageClient, api: Api) -> None:
        name = fresh("public.customers")
        facets = {
            "schema": schema("id", "email"),
            "documentation": facet_v2.documentation_dataset.DocumentationDatasetFacet(description="All customers."),
        }
        client.emit(
            event_v2.DatasetEvent(eventTime=at(), dataset=event_v2.StaticDataset(NAMESPACE, name, facets=facets))
        )

        def check() -> None:
            found = api.get("namespaces", NAMESPACE, "datasets", name)
            assert [field["name"] for field in found["fields"]] == ["id", "email"]
            assert found["description"] == "All customers."
            assert set(found["facets"]) == {"schema", "documentation"}

        eventually(check)


class TestColumnLineage:
    def test_a_typed_column_lineage_facet_answers_the_column_question(
        self, client: OpenLineageClient, api: Api
    ) -> None:
        job, source, target, run = fresh("sum"), fresh("orders"), fresh("totals"), str(uuid.uuid4())
        columns = facet_v2.column_lineage_dataset
        facet = columns.ColumnLineageDatasetFacet(
            fields={
                "total": columns.Fields(
                    inputFields=[
                        columns.InputField(
                            NAMESPACE,
                            source,
                            "amount",
                            transformations=[columns.Transformation("DIRECT", "AGGREGATION", "sum(amount)", False)],
                        )
                    ]
                )
            }
        )
        client.emit(
            event(
                event_v2.RunState.COMPLETE,
                job,
                run,
                inputs=[event_v2.InputDataset(NAMESPACE, source, facets={"schema": schema("amount")})],
                outputs=[
                    event_v2.OutputDataset(
                        NAMESPACE, target, facets={"schema": schema("total"), "columnLineage": facet}
                    )
                ],
            )
        )

        def check() -> None:
            graph = api.column_graph(f"datasetField:{NAMESPACE}:{target}:total")
            total = graph[f"datasetField:{NAMESPACE}:{target}:total"]["data"]
            assert f"datasetField:{NAMESPACE}:{source}:amount" in graph
            assert [(i["dataset"], i["field"]) for i in total["inputFields"]] == [(source, "amount")]
            assert "AGGREGATION" in total["inputFields"][0]["transformationType"]
            assert total["inputFields"][0]["transformationDescription"] == "sum(amount)"

        eventually(check)


class TestExplicitLineage:
    def test_the_lineage_facet_keeps_two_outputs_of_a_job_apart(
        self, plain_client: OpenLineageClient, api: Api
    ) -> None:
        """Inputs × outputs would claim that a feeds d; the facet says it does not."""
        job, run = fresh("split"), str(uuid.uuid4())
        a, b, c, d = (fresh(name) for name in "abcd")
        plain_client.emit(self.split_run(job, run, a, b, c, d))

        def check() -> None:
            upstream = self.upstream_of(api, d)
            assert f"dataset:{NAMESPACE}:{b}" in upstream
            assert f"dataset:{NAMESPACE}:{a}" not in upstream

        eventually(check)

    def split_run(self, job: str, run: str, a: str, b: str, c: str, d: str) -> event_v2.RunEvent:
        lineage = facet_v2.lineage

        def entry(target: str, source: str) -> lineage.LineageDatasetEntry:
            source_input = lineage.LineageDatasetInput(namespace=NAMESPACE, name=source, type="DATASET")
            return lineage.LineageDatasetEntry(namespace=NAMESPACE, name=target, type="DATASET", inputs=[source_input])

        return event(
            event_v2.RunState.COMPLETE,
            job,
            run,
            inputs=[event_v2.InputDataset(NAMESPACE, name) for name in (a, b)],
            outputs=[event_v2.OutputDataset(NAMESPACE, name) for name in (c, d)],
            job_facets={"lineage": lineage.LineageJobFacet(entries=[entry(c, a), entry(d, b)])},
        )

    def upstream_of(self, api: Api, name: str) -> set[str]:
        """Marquez' API has no direction and no notion of the facet, so this asks version 2."""
        answer = api.request(
            "GET",
            "trace",
            base="/api/v2",
            params={"node": f"dataset:{NAMESPACE}:{name}", "direction": "up"},
        )
        assert answer.status_code == 200, answer.text[:500]
        return {node["id"] for node in answer.json()["nodes"]}


class TestTypedFacets:
    """Facets as the client's own classes make them come back as they were sent."""

    def test_run_facets_come_back_as_sent(
        self, plain_client: OpenLineageClient, transport: RecordingTransport, api: Api
    ) -> None:
        parent = str(uuid.uuid4())
        facets = {
            "nominalTime": facet_v2.nominal_time_run.NominalTimeRunFacet(at(0), at(60)),
            "parent": facet_v2.parent_run.ParentRunFacet(
                run=facet_v2.parent_run.Run(parent), job=facet_v2.parent_run.Job("shop", "nightly")
            ),
            "errorMessage": facet_v2.error_message_run.ErrorMessageRunFacet("no such table", "SQL", "at line 1"),
            "processing_engine": facet_v2.processing_engine_run.ProcessingEngineRunFacet("3.5.1", "spark", "1.54.0"),
            "externalQuery": facet_v2.external_query_run.ExternalQueryRunFacet("q-1", "snowflake"),
            "tags": facet_v2.tags_run.TagsRunFacet([facet_v2.tags_run.TagsRunFacetFields("cost-centre", "42", "USER")]),
            "environmentVariables": facet_v2.environment_variables_run.EnvironmentVariablesRunFacet(
                [facet_v2.environment_variables_run.EnvironmentVariable("STAGE", "test")]
            ),
        }
        job, run = f"nightly.{fresh('child')}", str(uuid.uuid4())
        plain_client.emit(event(event_v2.RunState.COMPLETE, job, run, run_facets=facets))
        expected = contains(transport.last["run"]["facets"], *facets)
        eventually(lambda: _equal(self.run_facets(api, run), expected))

    def run_facets(self, api: Api, run: str) -> dict[str, Any]:
        answer = api.get("jobs", "runs", run, "facets", type="run")
        assert answer["runId"] == run
        return answer["facets"]

    def test_job_facets_come_back_as_sent(
        self, plain_client: OpenLineageClient, transport: RecordingTransport, api: Api
    ) -> None:
        facets = {
            "documentation": facet_v2.documentation_job.DocumentationJobFacet("Loads it."),
            "sql": facet_v2.sql_job.SQLJobFacet("SELECT 1"),
            "jobType": facet_v2.job_type_job.JobTypeJobFacet("BATCH", "DBT", "MODEL"),
            "ownership": facet_v2.ownership_job.OwnershipJobFacet(
                [facet_v2.ownership_job.Owner("team:shop", "MAINTAINER")]
            ),
            "sourceCodeLocation": facet_v2.source_code_location_job.SourceCodeLocationJobFacet(
                "git", "https://git.example/shop/load.sql", version="abc123"
            ),
            "tags": facet_v2.tags_job.TagsJobFacet([facet_v2.tags_job.TagsJobFacetFields("tier", "gold", "USER")]),
        }
        job = fresh("documented")
        plain_client.emit(event(event_v2.RunState.COMPLETE, job, str(uuid.uuid4()), job_facets=facets))
        expected = contains(transport.last["job"]["facets"], *facets)

        def check() -> None:
            found = api.get("namespaces", "shop", "jobs", job)
            assert found["facets"] == expected
            assert found["description"] == "Loads it."
            assert found["location"] == "https://git.example/shop/load.sql"
            assert found["labels"] == ["MODEL", "DBT"]

        eventually(check)

    def test_dataset_facets_come_back_as_sent(
        self, plain_client: OpenLineageClient, transport: RecordingTransport, api: Api
    ) -> None:
        quality = facet_v2.data_quality_metrics_dataset
        facets = {
            "schema": schema("id", "email"),
            "dataSource": facet_v2.datasource_dataset.DatasourceDatasetFacet("shop_db", "postgres://shop.example/shop"),
            "documentation": facet_v2.documentation_dataset.DocumentationDatasetFacet("Customers."),
            "ownership": facet_v2.ownership_dataset.OwnershipDatasetFacet(
                [facet_v2.ownership_dataset.Owner("team:crm", "OWNER")]
            ),
            "version": facet_v2.dataset_version_dataset.DatasetVersionDatasetFacet("17"),
            "storage": facet_v2.storage_dataset.StorageDatasetFacet("iceberg", "parquet"),
            "datasetType": facet_v2.dataset_type_dataset.DatasetTypeDatasetFacet("TABLE"),
            "tags": facet_v2.tags_dataset.TagsDatasetFacet(
                [facet_v2.tags_dataset.TagsDatasetFacetFields("pii", "true", "USER", "email")]
            ),
            "dataQualityMetrics": quality.DataQualityMetricsDatasetFacet(
                rowCount=10, columnMetrics={"email": quality.ColumnMetrics(nullCount=1)}
            ),
        }
        name = fresh("customers")
        plain_client.emit(
            event(
                event_v2.RunState.COMPLETE,
                fresh("writes"),
                str(uuid.uuid4()),
                outputs=[event_v2.OutputDataset(NAMESPACE, name, facets=facets)],
            )
        )
        expected = contains(transport.last["outputs"][0]["facets"], *facets)

        def check() -> None:
            found = api.get("namespaces", NAMESPACE, "datasets", name)
            assert found["facets"] == expected
            assert found["sourceName"] == "shop_db"

        eventually(check)


def _equal(found: Any, expected: Any) -> None:
    assert found == expected
