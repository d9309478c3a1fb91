"""The command line as its users meet it: the JSON contract, names, exit codes, on the example estate."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

BINARY = os.environ.get("THALWEG_BIN", "")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "demo.db"
    done = subprocess.run([BINARY, "demo", "--no-serve", "--store", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Where do the inputs of the production credit model come from?" in done.stdout
    assert "\x1b[" not in done.stdout, "colour where there is no terminal"
    return path


def run(store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BINARY, *arguments, "--store", str(store)], capture_output=True, text=True, timeout=120)


def ask(store: Path, *arguments: str) -> Any:
    done = run(store, *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class TestTrace:
    def test_answers_in_the_shape_of_the_contract(self, store: Path) -> None:
        answer = ask(store, "trace", "credit_risk_pd", "--up", "--depth", "2")
        assert set(answer) == {"root", "direction", "asOf", "nodes", "edges", "truncated"}
        assert answer["root"].startswith("dataset:") and answer["direction"] == "upstream"
        ids = {node["id"] for node in answer["nodes"]}
        for node in answer["nodes"]:
            assert {"id", "class", "kind", "namespace", "name", "depth", "owners", "tags"} <= set(node)
        for edge in answer["edges"]:
            assert {"from", "to", "job", "type", "subtypes", "masking", "origins", "current", "firstSeen"} <= set(edge)
            assert {edge["from"], edge["to"]} <= ids
        assert max(node["depth"] for node in answer["nodes"]) == 2

    def test_the_unknown_input_is_a_hole(self, store: Path) -> None:
        answer = ask(store, "trace", "credit_risk_pd")
        holes = [node["name"] for node in answer["nodes"] if not node["known"]]
        assert holes == ["jlindqvist/label_overrides_final2.xlsx"]

    def test_the_past_differs_from_now(self, store: Path) -> None:
        def names(*more: str) -> set[str]:
            return {node["name"] for node in ask(store, "trace", "credit_risk_pd", "--depth", "2", *more)["nodes"]}

        assert "analytics.marts.mart_credit_risk" in names("--as-of", "2026-10-01")
        assert "credit_risk_v2" in names() and "analytics.marts.mart_credit_risk" not in names()

    def test_columns_say_how_a_value_changed(self, store: Path) -> None:
        answer = ask(store, "trace", "assistant_answers.answer", "--columns")
        assert any(node["id"].endswith("crm.public.ticket_messages:body") for node in answer["nodes"])
        assert {edge["type"] for edge in answer["edges"]} == {"DIRECT", "INDIRECT"}

    def test_the_same_question_gives_the_same_bytes(self, store: Path) -> None:
        arguments = ("trace", "core.public.customers", "--down", "--format", "json")
        assert run(store, *arguments).stdout == run(store, *arguments).stdout


class TestNames:
    def test_an_ambiguous_name_lists_the_candidates(self, store: Path) -> None:
        done = run(store, "trace", "customers")
        assert done.returncode == 3 and "TW402" in done.stderr and "core.public.customers" in done.stderr

    def test_an_unknown_name_suggests_others(self, store: Path) -> None:
        done = run(store, "show", "credit_risk_pdd")
        assert done.returncode == 3 and "TW401" in done.stderr and "credit_risk_pd" in done.stderr

    def test_bad_usage_ends_with_2(self, store: Path) -> None:
        assert run(store, "trace").returncode == 2
        assert run(store, "diff", "--from", "yesterday").returncode == 2
        assert run(store, "diff", "--from", "2026-10-01", "colour:red").returncode == 2

    def test_a_store_that_is_not_there_is_said_so(self, tmp_path: Path) -> None:
        done = run(tmp_path / "none.db", "search", "x")
        assert done.returncode == 3 and "there is no store" in done.stderr


class TestOtherQuestions:
    def test_impact_ranks_and_explains(self, store: Path) -> None:
        answer = ask(store, "impact", "core.public.customers.postcode")
        scores = [hit["score"] for hit in answer["impacted"]]
        assert scores == sorted(scores, reverse=True)
        assert "risk/risk-appetite" in {hit["name"] for hit in answer["impacted"]}

    def test_changed_files_stand_for_the_jobs_whose_code_they_are(self, store: Path) -> None:
        answer = ask(store, "impact", "--changed", "models/marts/mart_credit_risk.sql")
        assert any("mart_credit_risk" in root for root in answer["roots"])
        assert answer["total"] > 0

    def test_path_goes_one_way_only(self, store: Path) -> None:
        there = ask(store, "path", "raw.bureau.credit_reports.score", "loan_propensity_scores.propensity")
        assert [path["length"] for path in there["paths"]] == sorted(path["length"] for path in there["paths"])
        back = run(store, "path", "loan_propensity_scores.propensity", "raw.bureau.credit_reports.score")
        assert back.returncode == 1 and "other way" in back.stdout

    def test_diff_tells_what_came_and_went(self, store: Path) -> None:
        answer = ask(store, "diff", "--from", "2026-10-26T00:00:00Z", "--to", "2026-11-10", "+credit_risk_pd")
        changes = {(edge["change"], edge["edge"]["from"].rsplit(":", 1)[-1]) for edge in answer["edges"]}
        assert ("added", "credit_risk_v2") in changes
        assert ("removed", "analytics.marts.mart_credit_risk") in changes

    def test_search_filters(self, store: Path) -> None:
        assert {hit["kind"] for hit in ask(store, "search", "", "--kind", "DASHBOARD")["results"]} == {"DASHBOARD"}
        assert ask(store, "search", "", "--tag", "pii")["total"] > 5

    def test_show_describes_dataset_job_and_column(self, store: Path) -> None:
        assert ask(store, "show", "core.public.customers")["fields"]
        assert ask(store, "show", "credit_risk.train")["runs"]
        assert ask(store, "show", "core.public.customers.postcode")["outputs"]

    def test_items_lead_from_passages_to_documents(self, store: Path) -> None:
        items = ask(store, "trace", "assistant/passages", "--items")["items"]
        assert items and all(item["inputs"] for item in items)

    def test_validation_and_rebuilding_find_nothing_wrong(self, store: Path, tmp_path: Path) -> None:
        events = tmp_path / "events.ndjson"
        events.write_text(run(store, "ledger", "export").stdout)
        done = subprocess.run([BINARY, "validate", "--strict", str(events)], capture_output=True, text=True)
        assert done.returncode == 0 and "0 errors" in done.stdout
        assert run(store, "rebuild", "--verify").returncode == 0
