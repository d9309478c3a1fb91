"""`thalweg sql` as its users meet it: inputs, formats, exit codes, batches."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ.get("THALWEG_BIN", "")
MODEL = "insert into mart.u select sum(a) as total from raw.t where b > 1;\n"


def run(*arguments: str, text: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BINARY, "sql", *arguments], input=text, capture_output=True, text=True, timeout=120, cwd=folder
    )


@pytest.fixture
def models(tmp_path: Path) -> Path:
    (tmp_path / "models" / "deep").mkdir(parents=True)
    (tmp_path / "models" / "b.sql").write_text(MODEL)
    (tmp_path / "models" / "deep" / "a.sql").write_text("create view v as select x from raw.t")
    (tmp_path / "models" / "readme.txt").write_text("no sql")
    return tmp_path


class TestInputs:
    def test_a_folder_stands_for_its_sql_files_in_order(self, models: Path) -> None:
        answer = json.loads(run("models", "--format", "json", folder=models).stdout)
        assert answer["schemaVersion"] == 1
        assert [file["path"] for file in answer["files"]] == ["models/b.sql", "models/deep/a.sql"]

    @pytest.mark.parametrize("arguments", [(), ("-",)])
    def test_standard_input_is_read(self, arguments: tuple[str, ...]) -> None:
        answer = json.loads(run(*arguments, "--format", "json", text=MODEL).stdout)
        assert answer["files"][0]["path"] == "-"
        assert answer["files"][0]["summary"]["targets"] == ["mart.u"]

    def test_a_query_can_be_given_itself(self) -> None:
        done = run("--query", MODEL)
        assert done.returncode == 0 and "raw.t.a  aggregation" in done.stdout
        assert "\x1b[" not in done.stdout, "colour where there is no terminal"

    def test_files_are_sessions_of_their_own(self, tmp_path: Path) -> None:
        (tmp_path / "1.sql").write_text("create temporary table x as select a from t")
        (tmp_path / "2.sql").write_text("select * from x")
        files = json.loads(run(".", "--format", "json", folder=tmp_path).stdout)["files"]
        assert files[1]["diagnostics"][0]["code"] == "unresolved-star"


class TestSchemas:
    @pytest.mark.parametrize(
        "name, content", [("s.json", '{"raw": {"t": {"a": "INT", "b": "INT"}}}'), ("s.sql", "create table raw.t (a int, b int)")]
    )
    def test_a_star_is_expanded_by_a_schema_file(self, tmp_path: Path, name: str, content: str) -> None:
        (tmp_path / name).write_text(content)
        done = run("--schema", name, "--query", "select * from raw.t", "--format", "json", folder=tmp_path)
        columns = json.loads(done.stdout)["files"][0]["statements"][0]["columns"]
        assert [column["column"] for column in columns] == ["a", "b"]

    def test_a_star_is_expanded_by_a_store(self, tmp_path: Path) -> None:
        event = {
            "eventTime": "2026-03-31T18:00:00Z", "producer": "https://example.org", "dataset": {
                "namespace": "postgres://db", "name": "shop.raw.t", "facets": {"schema": {
                    "_producer": "https://example.org", "_schemaURL": "https://example.org/schema",
                    "fields": [{"name": "a", "type": "INT"}, {"name": "b"}]}}},
            "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent",
        }
        store = str(tmp_path / "t.db")
        subprocess.run([BINARY, "ingest", "-", "--store", store], input=json.dumps(event), text=True, check=True)
        done = run("--store", store, "--query", "select * from raw.t", "--format", "json")
        columns = json.loads(done.stdout)["files"][0]["statements"][0]["columns"]
        assert [column["column"] for column in columns] == ["a", "b"]


class TestStatus:
    @pytest.mark.parametrize(
        "arguments, status",
        [
            (("--query", "select ("), 0),
            (("--query", "select (", "--fail-on", "error"), 1),
            (("--query", "select * from t", "--fail-on", "error"), 0),
            (("--query", "select * from t", "--fail-on", "warning"), 1),
            (("--query", "select a from t", "--fail-on", "warning"), 0),
            (("--query", "select 1", "x.sql"), 2),
            (("--format", "xml"), 2),
            (("--parse-only",), 2),
            (("nosuch.sql",), 3),
            (("--batch", "nosuch.jsonl"), 3),
            (("--query", "select 1", "--schema", "nosuch.json"), 3),
        ],
    )
    def test_the_exit_status_is_the_contracts(self, arguments: tuple[str, ...], status: int, tmp_path: Path) -> None:
        assert run(*arguments, folder=tmp_path).returncode == status

    @pytest.mark.parametrize(
        "content, code", [("[1]", "TW203"), ('{"t": 3}', "TW203"), ("select 1", "TW203"), (None, "TW201")]
    )
    def test_a_schema_that_cannot_be_used_has_its_code(self, tmp_path: Path, content: str | None, code: str) -> None:
        if content is not None:
            (tmp_path / "s").write_text(content)
        done = run("--schema", "s", "--query", "select 1", folder=tmp_path)
        assert done.returncode == 3 and code in done.stderr

    def test_a_folder_without_sql_is_told(self, tmp_path: Path) -> None:
        assert "TW202" in run(".", folder=tmp_path).stderr


class TestEvents:
    def test_each_file_that_moves_data_is_one_valid_event(self, models: Path) -> None:
        (models / "models" / "c.sql").write_text("set x = 1")
        done = run("models", "--format", "openlineage", "--dialect", "postgres", folder=models)
        events = [json.loads(line) for line in done.stdout.splitlines()]
        assert [event["job"]["name"] for event in events] == ["models/b.sql", "models/deep/a.sql"]
        assert events[0]["inputs"][0]["namespace"] == "sql://postgres"
        checked = subprocess.run([BINARY, "validate", "--strict", "-"], input=done.stdout, capture_output=True, text=True)
        assert checked.returncode == 0 and "warning" not in checked.stdout, checked.stdout

    def test_the_same_file_gives_the_same_event(self, models: Path) -> None:
        first, second = (run("models", "--format", "openlineage", folder=models).stdout for _ in range(2))
        assert first == second
        fixed = run("models", "--format", "openlineage", "--event-time", "2026-03-31T18:00:00Z", folder=models).stdout
        assert all(json.loads(line)["eventTime"].startswith("2026-03-31T18:00:00") for line in fixed.splitlines())


class TestBatch:
    def test_every_line_is_answered_in_order(self, tmp_path: Path) -> None:
        lines = []
        for n in range(5_000):
            request = {"id": n, "sql": f"select a, {n} as n from t{n % 7}" + " -- pad" * (n % 400)}
            lines.append("no json" if n % 500 == 3 else json.dumps(request))
        (tmp_path / "batch.jsonl").write_text("\n".join(lines))
        done = run("--batch", "batch.jsonl", folder=tmp_path)
        assert done.returncode == 0
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == len(lines)
        for n, answer in enumerate(answers):
            if n % 500 == 3:
                assert answer["id"] is None and answer["diagnostics"][0]["code"] == "bad-request"
            else:
                assert answer["id"] == n and answer["ok"] and answer["sources"] == [f"t{n % 7}"]

    def test_an_answer_comes_before_the_next_request(self) -> None:
        with subprocess.Popen(
            [BINARY, "sql", "--batch", "--parse-only"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin and process.stdout
            for n in range(3):
                process.stdin.write(json.dumps({"id": n, "sql": "select 1"}) + "\n")
                process.stdin.flush()
                assert json.loads(process.stdout.readline()) == {"id": n, "ok": True, "statements": 1, "diagnostics": []}
            process.stdin.close()

    def test_the_options_complete_requests(self) -> None:
        done = run("--batch", "--dialect", "snowflake", "--default-schema", "s", text='{"sql":"select a from t"}\n')
        assert json.loads(done.stdout)["sources"] == ["s.T"]
