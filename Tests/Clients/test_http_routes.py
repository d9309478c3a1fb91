"""The routes there are: operations, every documented route answers, every Marquez route exists."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from support import events
from support.api import Api, eventually
from support.process import Server

# Method and path of Marquez' API, with a body where one is needed. {ns} and the like are filled with known names.
MARQUEZ_ROUTES: list[tuple[str, str, Any]] = [
    ("PUT", "/namespaces/{ns}", {"ownerName": "me"}),
    ("GET", "/namespaces/{ns}", None),
    ("GET", "/namespaces", None),
    ("PUT", "/sources/{source}", {"type": "POSTGRESQL", "connectionUrl": "jdbc:x"}),
    ("GET", "/sources/{source}", None),
    ("GET", "/sources", None),
    ("GET", "/namespaces/{ns}/datasets/{dataset}", None),
    ("GET", "/namespaces/{ns}/datasets", None),
    ("GET", "/namespaces/{ns}/datasets/{dataset}/versions", None),
    ("POST", "/namespaces/{ns}/datasets/{dataset}/tags/gold", None),
    ("DELETE", "/namespaces/{ns}/datasets/{dataset}/tags/gold", None),
    ("POST", "/namespaces/{ns}/datasets/{dataset}/fields/id/tags/PII", None),
    ("DELETE", "/namespaces/{ns}/datasets/{dataset}/fields/id/tags/PII", None),
    ("GET", "/namespaces/{ns}/jobs/{job}", None),
    ("GET", "/namespaces/{ns}/jobs", None),
    ("GET", "/jobs", None),
    ("GET", "/namespaces/{ns}/jobs/{job}/versions", None),
    ("GET", "/namespaces/{ns}/jobs/{job}/runs", None),
    ("GET", "/jobs/runs/{run}", None),
    ("GET", "/jobs/runs/{run}/facets?type=run", None),
    ("POST", "/namespaces/{ns}/jobs/{job}/tags/nightly", None),
    ("DELETE", "/namespaces/{ns}/jobs/{job}/tags/nightly", None),
    ("GET", "/tags", None),
    ("PUT", "/tags/gold", {"description": None}),
    ("GET", "/lineage?nodeId=dataset:{ns}:{dataset}", None),
    ("GET", "/column-lineage?nodeId=dataset:{ns}:{dataset}", None),
    ("GET", "/runlineage/upstream?runId={run}", None),
    ("GET", "/events/lineage", None),
    ("GET", "/events", None),
    ("GET", "/events/{ns}", None),
    ("GET", "/search?q=a", None),
    ("GET", "/stats/lineage-events?period=DAY&timezone=UTC", None),
    ("GET", "/stats/jobs?period=WEEK&timezone=UTC", None),
    ("GET", "/stats/datasets?period=DAY&timezone=UTC", None),
    ("GET", "/stats/sources?period=DAY&timezone=UTC", None),
    ("DELETE", "/namespaces/{ns}/jobs/{job}", None),
    ("DELETE", "/namespaces/{ns}/datasets/{dataset}", None),
    ("DELETE", "/namespaces/{ns}", None),
]

RUN = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
NAMES = {"ns": "routes", "dataset": "public.table", "job": "load", "source": "db", "run": RUN}


@pytest.fixture(scope="module")
def known(server: Server) -> Api:
    api = Api(server.url)
    table = events.dataset("routes", "public.table", schema=events.schema("id"))
    api.send(events.run_event("COMPLETE", "routes", "load", RUN, outputs=[table]))
    eventually(lambda: api.get("jobs", "runs", RUN))
    return api


def fill(path: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: NAMES[match[1]], path)


class TestOperations:
    def test_health_and_readiness_answer(self, api: Api) -> None:
        for path in ("/health", "/ready"):
            assert api.session.get(api.url + path, timeout=30).status_code == 200

    def test_metrics_are_in_prometheus_text(self, known: Api, api: Api) -> None:
        response = api.session.get(f"{api.url}/metrics", timeout=30)
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/plain")
        sample = re.compile(
            r'^[a-zA-Z_:][\w:]*(\{\w+="(?:[^"\\]|\\.)*"(,\w+="(?:[^"\\]|\\.)*")*,?\})? [-+.\deEInfNa]+( \d+)?$'
        )
        lines = [line for line in response.text.splitlines() if line and not line.startswith("#")]
        assert lines
        assert [line for line in lines if not sample.match(line)] == []
        assert re.search(r"^thalweg_\w*events\w*(\{.*\})? [1-9]", response.text, re.MULTILINE)

    def test_an_unknown_path_answers_404_in_json(self, api: Api) -> None:
        for path in ("/api/v1/nothing", "/api/v2/nothing", "/api"):
            response = api.session.get(api.url + path, timeout=30)
            assert response.status_code == 404
            assert "json" in response.headers["Content-Type"]


class TestMarquezRoutes:
    def test_every_one_exists_and_answers(self, known: Api) -> None:
        """In order: the deletions come last."""
        for method, path, body in MARQUEZ_ROUTES:
            response = known.session.request(method, f"{known.url}/api/v1{fill(path)}", json=body, timeout=30)
            assert response.status_code == 200, f"{method} {path}: {response.status_code} {response.text[:300]}"
            assert "json" in response.headers["Content-Type"], f"{method} {path}"
            json.loads(response.content)


class TestOpenAPI:
    @pytest.fixture
    def description(self, known: Api) -> dict[str, Any]:
        response = known.session.get(f"{known.url}/openapi.json", timeout=30)
        assert response.status_code == 200
        return response.json()

    def operations(self, description: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
        methods = {"get", "put", "post", "delete", "patch", "head"}
        return [
            (method, path, operation)
            for path, item in description["paths"].items()
            for method, operation in item.items()
            if method in methods
        ]

    def test_every_route_in_it_answers_with_a_status_that_it_names(
        self, known: Api, description: dict[str, Any]
    ) -> None:
        operations = self.operations(description)
        assert len(operations) > 10
        for method, path, operation in operations:
            parameters = operation.get("parameters", []) + description["paths"][path].get("parameters", [])
            query = {p["name"]: self.example(p) for p in parameters if p["in"] == "query" and p.get("required")}
            for parameter in parameters:
                if parameter["in"] == "path":
                    path = path.replace(f"{{{parameter['name']}}}", str(self.example(parameter)))
            assert "{" not in path, f"{path} has an undescribed parameter"
            body = {} if "requestBody" in operation else None
            response = known.session.request(
                method.upper(),
                known.url + path,
                params=query,
                json=body,
                timeout=30,
                stream=True,
                allow_redirects=False,
            )
            named = operation["responses"]
            status = str(response.status_code)
            response.close()
            assert status in named or "default" in named, f"{method} {path}: {status} is not among {sorted(named)}"
            assert response.status_code < 500, f"{method} {path}: {status}"
            assert response.status_code != 405, f"{method} {path} is described but not there"

    def test_every_operation_says_what_it_is(self, description: dict[str, Any]) -> None:
        assert description["openapi"].startswith("3.")
        assert description["info"]["title"]
        identifiers = [operation.get("operationId") for _, _, operation in self.operations(description)]
        assert all(operation.get("summary") for _, _, operation in self.operations(description))
        assert len(set(identifiers)) == len(identifiers)

    def test_references_in_it_resolve(self, description: dict[str, Any]) -> None:
        for reference in set(re.findall(r'"\$ref": ?"#([^"]+)"', json.dumps(description))):
            place: Any = description
            for part in reference.strip("/").split("/"):
                place = place[part.replace("~1", "/").replace("~0", "~")]

    @staticmethod
    def example(parameter: dict[str, Any]) -> Any:
        schema = parameter.get("schema", {})
        for found in (parameter.get("example"), schema.get("example"), schema.get("default"), schema.get("enum")):
            if found is not None:
                return found[0] if isinstance(found, list) else found
        return 1 if schema.get("type") == "integer" else "dataset:routes:public.table"


class TestShutdown:
    def test_the_server_stops_gracefully_with_a_request_in_flight(self, new_server: Any, tmp_path: Path) -> None:
        server = new_server().start()
        api = Api(server.url)
        api.send(events.run_event("COMPLETE", "routes", "load", events.run_id()))
        assert server.stop() == 0, server.log_tail()
        # What was acknowledged before is there afterwards.
        assert Api(server.start().url).total_events() == 1

    def test_every_request_is_in_the_access_log(self, new_server: Any) -> None:
        server = new_server().start()
        Api(server.url).get("namespaces")
        server.stop()
        assert re.search(r"GET.*/api/v1/namespaces|/api/v1/namespaces.*GET", server.log_tail())
