"""Behaviours of Marquez' API that its users rely on, asked without a client library in between."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from support import events
from support.api import Api, eventually
from support.events import fresh
from support.shapes import (
    DATASET_VERSION,
    JOB,
    RUN,
    assert_shape,
)
from support.stories import job_with_datasets

AWKWARD_NAMES = [
    "plain",
    "s3://bucket/with/slashes",
    "a b",
    "hash#tag",
    "question?mark=1&x",
    "percent%20literal",
    "colon:colon",
    "plus+and@at",
    "umlaut-äöü-🕷",
    "quote'\"back\\slash",
    "semi;comma,dollar$",
]


class TestQuickSequence:
    """The sequence that any server which calls itself compatible must pass."""

    def test_start_complete_read_back_repeat(self, api: Api) -> None:
        space, job, a, b, run = fresh("space"), fresh("job"), fresh("a"), fresh("b"), events.run_id()
        complete = events.run_event("COMPLETE", space, job, run, minutes=1, outputs=[events.dataset(space, b)])
        api.send(events.run_event("START", space, job, run, inputs=[events.dataset(space, a)]), complete)

        def check() -> dict[str, Any]:
            found = api.get("namespaces", space, "jobs", job)
            assert_shape(found, JOB)
            assert found["latestRun"]["state"] == "COMPLETED"
            assert found["inputs"] == [{"namespace": space, "name": a}]
            assert found["outputs"] == [{"namespace": space, "name": b}]
            assert [entry["id"] for entry in found["latestRuns"]] == [run]
            assert found["currentVersion"] is not None
            versions = api.get("namespaces", space, "datasets", b, "versions")
            assert versions["totalCount"] == 1
            assert_shape(versions["versions"][0], DATASET_VERSION)
            assert versions["versions"][0]["createdByRun"]["id"] == run
            assert len(api.graph(f"dataset:{space}:{b}")) == 3
            return found

        before = eventually(check)
        events_before = api.total_events()
        api.send(complete)
        assert eventually(check)["latestRuns"] == before["latestRuns"]
        assert api.get("namespaces", space, "jobs", job, "runs")["totalCount"] == 1
        assert api.total_events() == events_before


class TestNames:
    @pytest.mark.parametrize("name", AWKWARD_NAMES)
    def test_any_name_is_taken_and_found_again_percent_encoded(self, api: Api, name: str) -> None:
        space = f"{name}//{fresh('ns')}"
        job, _, target, _ = job_with_datasets(api, space, job=f"{name}.job")
        assert api.get("namespaces", space)["name"] == space
        assert api.get("namespaces", space, "jobs", job)["name"] == job
        assert api.get("namespaces", space, "datasets", target)["id"] == {"namespace": space, "name": target}
        assert f"job:{space}:{job}" in api.graph(f"job:{space}:{job}")

    def test_a_node_id_may_come_encoded_once_or_twice(self, api: Api) -> None:
        space = f"postgres://db.example:5432/{fresh('ns')}"
        job, _, target, _ = job_with_datasets(api, space)
        node = f"dataset:{space}:{target}"
        twice = f"dataset:{quote(space, safe='')}:{quote(target, safe='')}"
        assert set(api.graph(node)) == set(api.graph(twice))
        assert f"job:{space}:{job}" in api.graph(node)

    def test_a_job_in_a_namespace_with_a_port_is_found(self, api: Api) -> None:
        """The case on which Marquez' own parser of node ids fails."""
        space = f"trino://host.example:1337/{fresh('ns')}"
        job, _, _, _ = job_with_datasets(api, space)
        assert f"job:{space}:{job}" in api.graph(f"job:{space}:{job}")

    def test_a_trailing_slash_changes_nothing(self, api: Api) -> None:
        space = fresh("space")
        job, _, target, _ = job_with_datasets(api, space)
        node = f"dataset:{space}:{target}"
        plain = api.request("GET", "lineage", params={"nodeId": node})
        slashed = api.session.get(f"{api.url}/api/v1/lineage/", params={"nodeId": node}, timeout=60)
        assert (slashed.status_code, slashed.json()) == (plain.status_code, plain.json())
        columns = api.session.get(f"{api.url}/api/v1/column-lineage/", params={"nodeId": node}, timeout=60)
        assert columns.json() == {"graph": []}
        read = api.session.get(api.path("namespaces", space, "jobs", job) + "/", timeout=60)
        assert read.json()["name"] == job


class TestErrors:
    @pytest.mark.parametrize(
        ("segments", "message"),
        [
            (("namespaces", "no-such-ns"), "Namespace 'no-such-ns' not found."),
            (("namespaces", "default", "datasets", "no-such-d"), "Dataset 'no-such-d' not found."),
            (("namespaces", "default", "jobs", "no-such-j"), "Job 'no-such-j' not found."),
            (("sources", "no-such-s"), "Source 'no-such-s' not found."),
            (
                ("jobs", "runs", "00000000-0000-4000-8000-000000000000"),
                "Run '00000000-0000-4000-8000-000000000000' not found.",
            ),
        ],
    )
    def test_what_is_not_there_answers_404_and_says_what(
        self, api: Api, segments: tuple[str, ...], message: str
    ) -> None:
        answer = api.get(*segments, expect=404)
        assert (answer["code"], answer["message"]) == (404, message)

    @pytest.mark.parametrize("node", ["dataset:no:such", "job:no:such", "datasetField:no:such:field", "nonsense", ""])
    def test_lineage_of_an_unknown_node_answers_404(self, api: Api, node: str) -> None:
        for question in ("lineage", "column-lineage"):
            response = api.request("GET", question, params={"nodeId": node})
            assert response.status_code in ((400, 404) if node in ("nonsense", "") else (404,)), response.text

    def test_lineage_without_a_node_answers_400(self, api: Api) -> None:
        assert api.request("GET", "lineage").status_code == 400
        assert api.request("GET", "search").status_code == 400

    @pytest.mark.parametrize("parameter", ["limit", "offset"])
    @pytest.mark.parametrize("segments", [("namespaces",), ("jobs",), ("tags",), ("sources",), ("events", "lineage")])
    def test_a_negative_page_answers_400_in_words(self, api: Api, segments: tuple[str, ...], parameter: str) -> None:
        answer = api.get(*segments, expect=400, **{parameter: -1})
        assert answer["errors"] == [f"query param {parameter} must be greater than or equal to 0"]

    def test_a_page_that_is_no_number_is_a_client_error(self, api: Api) -> None:
        assert api.request("GET", "jobs", params={"limit": "many"}).status_code in (400, 404)

    def test_an_unparsable_run_id_answers_404(self, api: Api) -> None:
        assert api.request("GET", "jobs", "runs", "not-a-uuid").status_code == 404

    def test_a_wrong_method_is_a_client_error(self, api: Api) -> None:
        assert api.request("DELETE", "lineage").status_code in (404, 405)


class TestPagination:
    def test_pages_put_together_are_the_whole_list(self, api: Api) -> None:
        space = fresh("space")
        expected = sorted(job_with_datasets(api, space)[0] for _ in range(7))
        pages = [api.get("namespaces", space, "jobs", limit=3, offset=offset) for offset in (0, 3, 6, 9)]
        assert [len(page["jobs"]) for page in pages] == [3, 3, 1, 0]
        assert {page["totalCount"] for page in pages} == {7}
        assert sorted(job["name"] for page in pages for job in page["jobs"]) == expected

    def test_a_limit_of_zero_lists_nothing(self, api: Api) -> None:
        assert api.get("namespaces", limit=0) == {"namespaces": []}

    def test_runs_are_listed_newest_first(self, api: Api) -> None:
        space, job = fresh("space"), fresh("job")
        runs = [events.run_id() for _ in range(4)]
        for minutes in (2, 0, 3, 1):
            api.send(events.run_event("START", space, job, runs[minutes], minutes=minutes))

        def check() -> None:
            listed = api.get("namespaces", space, "jobs", job, "runs")
            assert [run["id"] for run in listed["runs"]] == runs[::-1]
            assert_shape(listed["runs"][0], RUN)
            assert listed["totalCount"] == 4

        eventually(check)

    def test_jobs_are_filtered_by_the_state_of_their_last_run(self, api: Api) -> None:
        space, good, bad = fresh("space"), fresh("good"), fresh("bad")
        api.send(
            events.run_event("COMPLETE", space, good, events.run_id()),
            events.run_event("FAIL", space, bad, events.run_id()),
        )

        def check() -> None:
            def named(*states: str) -> list[str]:
                listed = api.get("namespaces", space, "jobs", lastRunStates=list(states))
                return sorted(job["name"] for job in listed["jobs"])

            assert named("FAILED") == [bad]
            assert named("completed") == [good]
            assert named("FAILED", "COMPLETED") == sorted([good, bad])
            assert named("RUNNING") == []
            assert sorted(j["name"] for j in api.get("namespaces", space, "jobs")["jobs"]) == sorted([good, bad])

        eventually(check)
