"""What happens to things over time in Marquez' API: deletion, tags, versions, facets, parents, search, statistics."""

from __future__ import annotations

import uuid
from typing import Any

from support import events
from support.api import Api, eventually
from support.events import fresh
from support.shapes import (
    COUNT_BUCKET,
    DATASET,
    EVENT_BUCKET,
    JOB_VERSION,
    SEARCH_RESULT,
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


class TestDeletion:
    def test_a_deleted_dataset_is_gone_until_the_next_event(self, api: Api) -> None:
        space = fresh("space")
        job, source, target, _ = job_with_datasets(api, space)
        assert_shape(api.delete("namespaces", space, "datasets", target), DATASET)
        eventually(lambda: api.get("namespaces", space, "datasets", target, expect=404))
        assert [d["name"] for d in api.get("namespaces", space, "datasets")["datasets"]] == [source]
        api.send(events.run_event("COMPLETE", space, job, events.run_id(), outputs=[events.dataset(space, target)]))
        eventually(lambda: api.get("namespaces", space, "datasets", target))

    def test_a_deleted_job_is_gone_until_the_next_event(self, api: Api) -> None:
        space = fresh("space")
        job, _, _, _ = job_with_datasets(api, space)
        assert api.delete("namespaces", space, "jobs", job)["name"] == job
        eventually(lambda: api.get("namespaces", space, "jobs", job, expect=404))
        api.send(events.run_event("COMPLETE", space, job, events.run_id()))
        eventually(lambda: api.get("namespaces", space, "jobs", job))

    def test_a_deleted_namespace_is_hidden_with_all_that_is_in_it(self, api: Api) -> None:
        space = fresh("space")
        job, _, target, _ = job_with_datasets(api, space)
        assert api.delete("namespaces", space)["isHidden"] is True

        def check() -> None:
            api.get("namespaces", space, "jobs", job, expect=404)
            api.get("namespaces", space, "datasets", target, expect=404)
            listed = {entry["name"]: entry["isHidden"] for entry in api.get("namespaces", limit=10_000)["namespaces"]}
            assert listed[space] is True

        eventually(check)


class TestTags:
    def test_tags_of_datasets_fields_and_jobs_are_set_and_taken_away(self, api: Api) -> None:
        space = fresh("space")
        job, _, _, _ = job_with_datasets(api, space)
        table = fresh("table")
        api.send(events.dataset_event(space, table, schema=events.schema("id", "email")))
        eventually(lambda: api.get("namespaces", space, "datasets", table))

        def tag(method: str, *segments: str) -> Any:
            response = api.request(method, "namespaces", space, *segments)
            assert response.status_code == 200, response.text
            return response.json()

        assert tag("POST", "datasets", table, "tags", "gold")["tags"] == ["gold"]
        fields = tag("POST", "datasets", table, "fields", "email", "tags", "pii")["fields"]
        assert [field["tags"] for field in fields] == [[], ["PII"]]
        assert tag("POST", "jobs", job, "tags", "nightly")["tags"] == ["nightly"]
        assert {"gold", "PII", "nightly"} <= {entry["name"] for entry in api.get("tags", limit=1000)["tags"]}
        assert tag("DELETE", "datasets", table, "tags", "gold")["tags"] == []
        fields = tag("DELETE", "datasets", table, "fields", "email", "tags", "pii")["fields"]
        assert [field["tags"] for field in fields] == [[], []]
        assert tag("DELETE", "jobs", job, "tags", "nightly")["tags"] == []


class TestVersionsAndFacets:
    def test_a_job_has_one_version_for_one_shape_and_another_for_another(self, api: Api) -> None:
        space, job = fresh("space"), fresh("job")
        for minutes, target in ((0, "b"), (10, "b"), (20, "c")):
            api.send(*events.completed_run(space, job, ["a"], [target], minutes=minutes))

        def check() -> None:
            listed = api.get("namespaces", space, "jobs", job, "versions")["versions"]
            assert [version["outputs"][0]["name"] for version in listed] == ["c", "b"]
            assert_shape(listed[0], JOB_VERSION)
            current = api.get("namespaces", space, "jobs", job)["currentVersion"]
            assert current == listed[0]["version"]
            assert api.get("namespaces", space, "jobs", job, "versions", current) == listed[0]

        eventually(check)

    def test_facets_of_the_run_and_of_its_job_are_asked_by_type(self, api: Api) -> None:
        space, job, run = fresh("space"), fresh("job"), events.run_id()
        job_facets = {"documentation": events.facet("1-0-0/DocumentationJobFacet.json", description="Does it.")}
        run_facets = {
            "custom_thing": {"_producer": events.PRODUCER, "_schemaURL": "https://x.example/C.json", "n": [1]}
        }
        api.send(events.run_event("COMPLETE", space, job, run, job_facets=job_facets, run_facets=run_facets))

        def check() -> None:
            assert api.get("jobs", "runs", run, "facets", type="run") == {"runId": run, "facets": run_facets}
            assert api.get("jobs", "runs", run, "facets", type="JOB") == {"runId": run, "facets": job_facets}
            assert api.request("GET", "jobs", "runs", run, "facets").status_code in (400, 404)

        eventually(check)

    def test_facets_of_one_run_add_up_and_the_later_one_of_a_name_wins(self, api: Api) -> None:
        space, job, run = fresh("space"), fresh("job"), events.run_id()

        def facet(value: str) -> dict[str, Any]:
            return {"_producer": events.PRODUCER, "_schemaURL": "https://x.example/C.json", "value": value}

        api.send(
            events.run_event("COMPLETE", space, job, run, minutes=2, run_facets={"b": facet("late")}),
            events.run_event("START", space, job, run, run_facets={"a": facet("start"), "b": facet("start")}),
        )

        def check() -> None:
            found = api.get("jobs", "runs", run)["facets"]
            assert {name: value["value"] for name, value in found.items()} == {"a": "start", "b": "late"}

        eventually(check)

    def test_a_dropped_dataset_says_deleted(self, api: Api) -> None:
        space, table = fresh("space"), fresh("table")
        drop = events.facet("1-0-1/LifecycleStateChangeDatasetFacet.json", lifecycleStateChange="DROP")
        outputs = [events.dataset(space, table, lifecycleStateChange=drop)]
        api.send(events.run_event("COMPLETE", space, fresh("job"), events.run_id(), outputs=outputs))

        def check() -> None:
            found = api.get("namespaces", space, "datasets", table)
            assert (found["deleted"], found["lastLifecycleState"]) == (True, "DROP")

        eventually(check)


class TestParents:
    def test_a_child_job_knows_its_parent_and_its_simple_name(self, api: Api) -> None:
        space, dag = fresh("space"), fresh("dag")
        self.send_child(api, space, dag, f"{dag}.task")

        def check() -> None:
            found = api.get("namespaces", space, "jobs", f"{dag}.task")
            assert (found["simpleName"], found["parentJobName"]) == ("task", dag)
            assert found["parentJobUuid"] is not None
            api.get("namespaces", space, "jobs", dag)

        eventually(check)

    def test_a_job_that_goes_by_two_names_is_found_under_both(self, api: Api) -> None:
        """Whichever of the names is the alias answers 301 with the place of the other."""
        space, dag, task = fresh("space"), fresh("dag"), fresh("task")
        api.send(events.run_event("COMPLETE", space, task, events.run_id()))
        self.send_child(api, space, dag, task, minutes=10)

        def check() -> None:
            for name in (task, f"{dag}.{task}"):
                first = api.request("GET", "namespaces", space, "jobs", name, allow_redirects=False)
                assert first.status_code in (200, 301), f"{name}: {first.status_code} {first.text}"
                if first.status_code == 301:
                    assert first.headers["Location"]
                found = api.get("namespaces", space, "jobs", name)
                assert (found["simpleName"], found["parentJobName"]) == (task, dag)

        eventually(check)

    def send_child(self, api: Api, space: str, dag: str, job: str, *, minutes: float = 0) -> None:
        parent = events.facet(
            "1-0-1/ParentRunFacet.json",
            run={"runId": str(uuid.uuid4())},
            job={"namespace": space, "name": dag},
        )
        run = events.run_id()
        api.send(events.run_event("COMPLETE", space, job, run, minutes=minutes, run_facets={"parent": parent}))


class TestEventsSearchAndStatistics:
    def test_events_are_listed_by_time_and_in_either_order(self, api: Api) -> None:
        space, job = fresh("space"), fresh("job")
        sent = [
            {**events.run_event("START", space, job, events.run_id()), "eventTime": f"2031-01-0{day}T00:00:00Z"}
            for day in (2, 1, 3)
        ]
        api.send(*sent)

        def listed(**query: Any) -> list[str]:
            window = {"after": "2031-01-01T00:00:00Z", "before": "2031-01-03T00:00:00Z"}
            return [event["eventTime"][8:10] for event in api.get("events", "lineage", **window, **query)["events"]]

        eventually(lambda: _equal(listed(sortDirection="asc"), ["01", "02"]))
        assert listed() == ["02", "01"]
        assert listed(sortDirection="DESC", limit=1) == ["02"]
        assert listed(limit=1, offset=1) == ["01"]
        api.get("events", "lineage", expect=400, sortDirection="sideways")

    def test_a_stored_event_comes_back_with_all_that_it_carried(self, api: Api) -> None:
        event = events.run_event("COMPLETE", fresh("space"), fresh("job"), events.run_id())
        event |= {"eventTime": "2032-01-01T00:00:00.123456789Z", "extra": {"kept": [1, 2.50, None, "ü"]}}
        api.send(event)
        window = {"after": "2031-12-31T00:00:00Z", "before": "2032-02-01T00:00:00Z"}
        eventually(lambda: _equal(api.get("events", "lineage", **window)["events"], [event]))

    def test_search_finds_names_of_both_kinds_and_filters(self, api: Api) -> None:
        space, word = fresh("space"), fresh("needle")
        api.send(*events.completed_run(space, f"load_{word}", ["other"], [f"public.{word}"]))

        def names(**query: Any) -> list[str]:
            found = api.get("search", q=word, **query)
            assert found["totalCount"] == len(found["results"])
            for result in found["results"]:
                assert_shape(result, SEARCH_RESULT)
            return sorted(result["nodeId"] for result in found["results"])

        job, table = f"job:{space}:load_{word}", f"dataset:{space}:public.{word}"
        eventually(lambda: _equal(names(), [table, job]))
        assert names(filter="DATASET") == [table]
        assert names(filter="job") == [job]
        assert names(namespace=space, sort="NAME", limit=1) in ([table], [job])
        assert names(namespace="elsewhere") == []

    def test_statistics_have_a_bucket_per_hour_or_day(self, api: Api) -> None:
        job_with_datasets(api, fresh("space"))
        for period, count in (("DAY", 24), ("WEEK", 7)):
            buckets = api.get("stats", "lineage-events", period=period, timezone="Europe/Berlin")
            assert len(buckets) == count
            assert_shape(buckets, [EVENT_BUCKET])
            assert [bucket["startInterval"] for bucket in buckets] == sorted(b["startInterval"] for b in buckets)
            for thing in ("jobs", "datasets", "sources"):
                counts = api.get("stats", thing, period=period, timezone="UTC")
                assert len(counts) == count
                assert_shape(counts, [COUNT_BUCKET])
                assert [c["count"] for c in counts] == sorted(c["count"] for c in counts)
        assert api.get("stats", "jobs", period="DAY", timezone="UTC")[-1]["count"] > 0
        assert api.request("GET", "stats", "jobs", params={"period": "CENTURY"}).status_code == 400


def _equal(found: Any, expected: Any) -> None:
    assert found == expected
