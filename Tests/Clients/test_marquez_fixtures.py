"""Marquez' own material against our server: its ingest fixtures, its apple story, its seed of a food delivery."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import corpora
from support.api import Api, eventually
from support.process import Server, describe, ledger_check

FIXTURES = corpora.marquez_fixtures() if corpora.present() else []
SAMPLES = corpora.sample_events() if corpora.present() else []


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def facets_by_dataset(event: dict[str, Any]) -> dict[tuple[str, str], tuple[dict, set[str]]]:
    """The facets that each dataset of the event carries, and the names of input facets it may show besides."""
    found: dict[tuple[str, str], tuple[dict, set[str]]] = {}
    for dataset in [*(event.get("inputs") or []), *(event.get("outputs") or [])]:
        facets, extra = found.setdefault((dataset["namespace"], dataset["name"]), ({}, set()))
        facets |= dataset.get("facets") or {}
        extra |= set(dataset.get("inputFacets") or {})
    return found


class TestFixtures:
    @pytest.mark.parametrize("path", FIXTURES, ids=label)
    def test_every_facet_comes_back_as_the_event_carried_it(
        self, new_server: Callable[..., Server], path: Path
    ) -> None:
        event = json.loads(path.read_text())
        server = new_server().start()
        api = Api(server.url)
        response = api.post_bytes(path.read_bytes())
        assert response.status_code == 201, response.text[:500]
        eventually(lambda: self.assert_round_trip(api, event))
        server.assert_alive()

    def assert_round_trip(self, api: Api, event: dict[str, Any]) -> None:
        if "run" in event:
            # The id as sent: all these fixtures have UUIDs.
            facets = api.get("jobs", "runs", event["run"]["runId"], "facets", type="run")["facets"]
            assert facets == (event["run"].get("facets") or {})
            assert api.total_events() == 1
            assert api.all_events() == [event]
        if "job" in event:
            job = api.get("namespaces", event["job"]["namespace"], "jobs", event["job"]["name"])
            assert job["facets"] == (event["job"].get("facets") or {})
            for side in ("inputs", "outputs"):
                names = {(d["namespace"], d["name"]) for d in event.get(side) or []}
                assert {(d["namespace"], d["name"]) for d in job[side]} == names
        if "dataset" in event and "job" not in event:
            dataset = event["dataset"]
            found = api.get("namespaces", dataset["namespace"], "datasets", dataset["name"])
            assert found["facets"] == dataset["facets"]
        for (namespace, name), (facets, extra) in facets_by_dataset(event).items():
            shown = api.get("namespaces", namespace, "datasets", name)["facets"]
            assert {key: value for key, value in shown.items() if key in facets} == facets
            assert set(shown) - set(facets) <= extra

    def test_there_are_fixtures(self, corpus: Path) -> None:
        assert len(FIXTURES) >= 22
        assert len(SAMPLES) >= 70


class TestRealEvents:
    def test_all_sample_events_are_taken_and_the_catalog_can_be_made_anew(
        self, corpus: Path, new_server: Callable[..., Server]
    ) -> None:
        server = new_server().start()
        api = Api(server.url)
        for path in SAMPLES:
            response = api.post_bytes(path.read_bytes())
            assert response.status_code == 201, f"{label(path)}: {response.status_code} {response.text[:300]}"
        server.stop()
        verified = ledger_check(server.store)
        assert verified.returncode == 0, describe(verified)


class TestApples:
    def test_each_pie_traces_to_the_harvest_it_was_made_of(
        self, corpus: Path, new_server: Callable[..., Server]
    ) -> None:
        api = Api(new_server().start().url)
        stories = {path.stem: json.loads(path.read_text()) for path in FIXTURES if path.parent.name == "apples"}
        api.send(*stories.values())
        runs = {stem: story["run"]["runId"] for stem, story in stories.items()}

        def upstream(stem: str) -> set[str]:
            return {entry["run"]["id"] for entry in api.get("runlineage", "upstream", runId=runs[stem])["runs"]}

        def check() -> None:
            first, second = upstream("6_apple_pie"), upstream("9_apple_pie")
            assert runs["1_pick_apples"] in first
            assert runs["7_pick_different_apples"] not in first
            assert runs["7_pick_different_apples"] in second
            assert runs["8_apple_filling"] in second
            assert runs["2_apple_filling"] not in second

        eventually(check)


class TestFoodDelivery:
    @pytest.fixture(scope="class")
    def seeded(self, server: Server) -> Api:
        if not corpora.present():
            pytest.skip(f"NO CORPORA: nothing at {corpora.folder()}")
        api = Api(server.url)
        api.send(*corpora.food_delivery())
        eventually(lambda: _equal(api.get("namespaces", "food_delivery", "jobs")["totalCount"], 13))
        return api

    def test_all_jobs_datasets_and_runs_are_there(self, seeded: Api) -> None:
        events = corpora.food_delivery()
        names = {d["name"] for event in events for side in ("inputs", "outputs") for d in event.get(side) or []}
        listed = seeded.get("namespaces", "food_delivery", "datasets")
        assert {d["name"] for d in listed["datasets"]} == names
        assert listed["totalCount"] == 13
        assert seeded.total_events() == len(events) == 26
        for job in seeded.get("namespaces", "food_delivery", "jobs")["jobs"]:
            assert job["latestRun"]["state"] == "COMPLETED"
            assert len(job["latestRuns"]) == 1

    def test_the_graph_is_the_one_that_the_events_say(self, seeded: Api) -> None:
        expected: set[tuple[str, str]] = set()
        for event in corpora.food_delivery():
            job = f"job:food_delivery:{event['job']['name']}"
            expected |= {(f"dataset:{d['namespace']}:{d['name']}", job) for d in event.get("inputs") or []}
            expected |= {(job, f"dataset:{d['namespace']}:{d['name']}") for d in event.get("outputs") or []}
        graph = seeded.graph("job:food_delivery:delivery_times_7_days", depth=20)
        edges = {(e["origin"], e["destination"]) for node in graph.values() for e in node["outEdges"]}
        assert edges == expected

    def test_column_lineage_is_the_one_that_the_facets_say(self, seeded: Api) -> None:
        expected: dict[str, set[str]] = {}
        for event in corpora.food_delivery():
            for output in event.get("outputs") or []:
                fields = (output.get("facets") or {}).get("columnLineage", {}).get("fields", {})
                for name, lineage in fields.items():
                    target = f"datasetField:{output['namespace']}:{output['name']}:{name}"
                    expected[target] = {
                        f"datasetField:{i['namespace']}:{i['name']}:{i['field']}" for i in lineage["inputFields"]
                    }
        assert expected
        for target, sources in expected.items():
            graph = seeded.column_graph(target, depth=1)
            assert set(graph) == {target} | sources
            assert {edge["destination"] for edge in graph[target]["inEdges"]} == sources


def _equal(found: Any, expected: Any) -> None:
    assert found == expected
