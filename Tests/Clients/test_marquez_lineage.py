"""Lineage as Marquez answers it: whole neighbourhoods of jobs, columns with their quirk, runs upstream."""

from __future__ import annotations

from typing import Any

import pytest

from support import events
from support.api import Api, eventually
from support.events import fresh
from support.shapes import COLUMN_NODE_DATA, DATASET_NODE_DATA, JOB_NODE_DATA, NODE, assert_shape


class Chain:
    """a → writer → b → reader → c → last → d, with columns x → y → z along the way."""

    def __init__(self, api: Api) -> None:
        self.space = fresh("space")
        self.runs: list[str] = []
        steps = [("writer", "a", "x", "b", "y"), ("reader", "b", "y", "c", "z"), ("last", "c", "z", "d", "w")]
        for minutes, (job, source, read, target, written) in enumerate(steps):
            run = events.run_id()
            self.runs.append(run)
            lineage = events.column_lineage(**{written: [(self.space, source, read)]})
            ends = {
                "inputs": [events.dataset(self.space, source, schema=events.schema(read))],
                "outputs": [events.dataset(self.space, target, schema=events.schema(written), columnLineage=lineage)],
            }
            api.send(
                events.run_event("START", self.space, job, run, minutes=minutes * 10, **ends),
                events.run_event("COMPLETE", self.space, job, run, minutes=minutes * 10 + 5, **ends),
            )
        eventually(lambda: api.get("lineage", nodeId=self.job("last"))["graph"][6])

    def dataset(self, name: str) -> str:
        return f"dataset:{self.space}:{name}"

    def job(self, name: str) -> str:
        return f"job:{self.space}:{name}"

    def field(self, name: str, field: str) -> str:
        return f"datasetField:{self.space}:{name}:{field}"

    def nodes(self, datasets: str, *jobs: str) -> set[str]:
        return {self.dataset(name) for name in datasets} | {self.job(name) for name in jobs}


@pytest.fixture(scope="module")
def chain(server: Any) -> Chain:
    return Chain(Api(server.url))


class TestTableLineage:
    def test_nodes_and_edges_have_marquez_shapes(self, api: Api, chain: Chain) -> None:
        graph = api.get("lineage", nodeId=chain.job("writer"), depth=20)["graph"]
        assert [node["id"] for node in graph] == sorted(node["id"] for node in graph)
        for node in graph:
            assert_shape(node, NODE, extra=False)
            assert node["type"] == ("JOB" if node["id"].startswith("job:") else "DATASET")
            assert_shape(node["data"], JOB_NODE_DATA if node["type"] == "JOB" else DATASET_NODE_DATA)
        by_id = {node["id"]: node for node in graph}
        writer, b = by_id[chain.job("writer")], by_id[chain.dataset("b")]
        assert writer["inEdges"] == [{"origin": chain.dataset("a"), "destination": chain.job("writer")}]
        assert writer["outEdges"] == [{"origin": chain.job("writer"), "destination": chain.dataset("b")}]
        assert b["inEdges"] == [{"origin": chain.job("writer"), "destination": chain.dataset("b")}]
        assert b["outEdges"] == [{"origin": chain.dataset("b"), "destination": chain.job("reader")}]
        assert writer["data"]["latestRun"]["id"] == chain.runs[0]
        assert writer["data"]["currentRunUuid"] == chain.runs[0]

    def test_depth_counts_jobs_away_from_the_job_asked_about(self, api: Api, chain: Chain) -> None:
        writer = chain.job("writer")
        assert set(api.graph(writer, depth=0)) == chain.nodes("ab", "writer")
        assert set(api.graph(writer, depth=1)) == chain.nodes("abc", "writer", "reader")
        assert set(api.graph(writer, depth=2)) == chain.nodes("abcd", "writer", "reader", "last")
        # Without a direction: from the last job the walk goes up as well.
        assert set(api.graph(chain.job("last"), depth=20)) == chain.nodes("abcd", "writer", "reader", "last")

    def test_a_dataset_stands_for_the_job_that_wrote_it_or_else_reads_it(self, api: Api, chain: Chain) -> None:
        assert set(api.graph(chain.dataset("b"), depth=0)) == chain.nodes("ab", "writer")
        assert set(api.graph(chain.dataset("a"), depth=0)) == chain.nodes("ab", "writer")

    def test_a_lonely_dataset_or_job_is_a_graph_of_one(self, api: Api) -> None:
        space = fresh("space")
        api.send(events.dataset_event(space, "alone"), events.run_event("COMPLETE", space, "idle", events.run_id()))
        eventually(lambda: _equal(list(api.graph(f"dataset:{space}:alone")), [f"dataset:{space}:alone"]))
        eventually(lambda: _equal(list(api.graph(f"job:{space}:idle")), [f"job:{space}:idle"]))

    def test_the_answer_is_the_same_bytes_each_time(self, api: Api, chain: Chain) -> None:
        answers = {api.request("GET", "lineage", params={"nodeId": chain.job("last")}).content for _ in range(5)}
        assert len(answers) == 1

    def test_an_event_without_some_old_input_ends_that_edge(self, api: Api) -> None:
        space = fresh("space")
        api.send(*events.completed_run(space, "job", ["old", "kept"], ["out"]))
        api.send(*events.completed_run(space, "job", ["kept"], ["out"], minutes=60))

        def check() -> None:
            graph = api.graph(f"job:{space}:job")
            assert [edge["origin"] for edge in graph[f"job:{space}:job"]["inEdges"]] == [f"dataset:{space}:kept"]

        eventually(check)


class TestColumnLineage:
    def test_nodes_have_marquez_shapes_and_reversed_in_edges(self, api: Api, chain: Chain) -> None:
        """Marquez writes inEdges from the node to its source, and its web interface reads them so."""
        graph = api.column_graph(chain.field("b", "y"))
        assert set(graph) == {chain.field("a", "x"), chain.field("b", "y")}
        target, source = graph[chain.field("b", "y")], graph[chain.field("a", "x")]
        for node in (target, source):
            assert_shape(node, NODE, extra=False)
            assert node["type"] == "DATASET_FIELD"
            assert_shape(node["data"], COLUMN_NODE_DATA)
        assert target["inEdges"] == [{"origin": chain.field("b", "y"), "destination": chain.field("a", "x")}]
        assert source["outEdges"] == [{"origin": chain.field("a", "x"), "destination": chain.field("b", "y")}]
        assert (target["outEdges"], source["inEdges"]) == ([], [])
        assert source["data"]["inputFields"] == []
        (read,) = target["data"]["inputFields"]
        assert (read["namespace"], read["dataset"], read["field"]) == (chain.space, "a", "x")
        assert "TRANSFORMATION" in read["transformationType"]

    def test_depth_counts_edges(self, api: Api, chain: Chain) -> None:
        last = chain.field("d", "w")
        above = [last, chain.field("c", "z"), chain.field("b", "y"), chain.field("a", "x")]
        for depth in (1, 2, 3, 20):
            assert set(api.column_graph(last, depth=depth)) == set(above[: depth + 1])

    def test_downstream_comes_along_when_asked_for(self, api: Api, chain: Chain) -> None:
        middle = chain.field("b", "y")
        assert set(api.column_graph(middle)) == {chain.field("a", "x"), middle}
        both = set(api.column_graph(middle, with_downstream=True))
        assert both == {chain.field("a", "x"), middle, chain.field("c", "z"), chain.field("d", "w")}
        capitalised = api.get("column-lineage", nodeId=middle, withDownstream="True")
        assert {node["id"] for node in capitalised["graph"]} == both

    def test_a_dataset_or_job_asks_for_all_its_columns(self, api: Api, chain: Chain) -> None:
        expected = set(api.column_graph(chain.field("b", "y")))
        assert set(api.column_graph(chain.dataset("b"))) == expected
        assert set(api.column_graph(chain.job("writer"))) == expected

    def test_a_known_dataset_without_columns_answers_an_empty_graph(self, api: Api) -> None:
        space = fresh("space")
        api.send(events.dataset_event(space, "plain", schema=events.schema("id")))
        eventually(lambda: _equal(api.get("column-lineage", nodeId=f"dataset:{space}:plain"), {"graph": []}))

    def test_a_version_asks_about_that_moment_and_marks_every_id(self, api: Api, chain: Chain) -> None:
        version = api.get("namespaces", chain.space, "datasets", "b")["currentVersion"]
        graph = api.column_graph(f"{chain.field('b', 'y')}#{version}")
        assert len(graph) == 2
        assert all(node.rpartition("#")[2].count("-") == 4 for node in graph)
        node = f"{chain.field('b', 'y')}#{version}"
        api.get("column-lineage", expect=400, nodeId=node, withDownstream="true")

    def test_the_dataset_itself_tells_its_column_lineage(self, api: Api, chain: Chain) -> None:
        (column,) = api.get("namespaces", chain.space, "datasets", "b")["columnLineage"]
        assert column["name"] == "y"
        (read,) = column["inputFields"]
        assert (read["namespace"], read["dataset"], read["field"]) == (chain.space, "a", "x")

    def test_a_source_that_nobody_declared_is_a_hole_and_no_dataset(self, api: Api) -> None:
        space, ghost = fresh("space"), fresh("ghost")
        lineage = events.column_lineage(total=[(space, ghost, "amount")])
        outputs = [events.dataset(space, "out", schema=events.schema("total"), columnLineage=lineage)]
        api.send(events.run_event("COMPLETE", space, "job", events.run_id(), outputs=outputs))
        eventually(lambda: api.get("namespaces", space, "datasets", "out"))
        api.get("namespaces", space, "datasets", ghost, expect=404)
        assert [d["name"] for d in api.get("namespaces", space, "datasets")["datasets"]] == ["out"]


class TestRunLineage:
    def test_the_runs_that_made_the_inputs_of_a_run_come_nearest_first(self, api: Api, chain: Chain) -> None:
        runs = api.get("runlineage", "upstream", runId=chain.runs[2])["runs"]
        assert [entry["run"]["id"] for entry in runs] == chain.runs[::-1]
        assert [entry["job"]["name"] for entry in runs] == ["last", "reader", "writer"]
        assert [entry["inputs"][0]["name"] for entry in runs] == ["c", "b", "a"]
        produced = [entry["inputs"][0]["producedByRunId"] for entry in runs]
        assert produced == [chain.runs[1], chain.runs[0], None]
        assert runs[0]["run"]["status"] == "COMPLETED"
        shallow = api.get("runlineage", "upstream", runId=chain.runs[2], depth=1)["runs"]
        assert len(shallow) < 3

    def test_an_old_run_keeps_the_versions_that_it_read(self, api: Api) -> None:
        """What fed run 2 stays what fed run 2, whatever was written afterwards."""
        space = fresh("space")
        makers = [events.run_id() for _ in range(3)]
        readers = [events.run_id() for _ in range(3)]
        for number in range(3):
            make = {"outputs": [events.dataset(space, "middle", schema=events.schema(f"column_{number}"))]}
            read = {"inputs": [events.dataset(space, "middle")], "outputs": [events.dataset(space, "end")]}
            minutes = number * 100
            api.send(
                events.run_event("COMPLETE", space, "make", makers[number], minutes=minutes, **make),
                events.run_event("START", space, "read", readers[number], minutes=minutes + 10, **read),
                events.run_event("COMPLETE", space, "read", readers[number], minutes=minutes + 20, **read),
            )

        def check() -> None:
            for maker, reader in zip(makers, readers, strict=True):
                runs = api.get("runlineage", "upstream", runId=reader)["runs"]
                assert [entry["run"]["id"] for entry in runs] == [reader, maker]

        eventually(check)


def _equal(found: Any, expected: Any) -> None:
    assert found == expected
