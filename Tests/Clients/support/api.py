"""A thin reader of the HTTP API: paths put together and encoded segment by segment, answers as parsed JSON."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

import requests

Answer = TypeVar("Answer")

VISIBLE_SECONDS = 15.0  # the promise is one second; a loaded machine gets more, since no test measures time


class Api:
    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False

    # --- requests ---------------------------------------------------------------------------------------------

    def path(self, *segments: str, base: str = "/api/v1") -> str:
        return self.url + base + "".join("/" + quote(segment, safe="") for segment in segments)

    def request(self, method: str, *segments: str, base: str = "/api/v1", **options: Any) -> requests.Response:
        options.setdefault("timeout", 60)
        return self.session.request(method, self.path(*segments, base=base), **options)

    def get(self, *segments: str, expect: int = 200, **query: Any) -> Any:
        """GET of the segments, parsed; fails unless the status is the expected one."""
        response = self.request("GET", *segments, params=query or None)
        assert response.status_code == expect, f"GET {response.url}: {response.status_code} {response.text[:500]}"
        return response.json()

    def put(self, *segments: str, body: Any, expect: int = 200) -> Any:
        response = self.request("PUT", *segments, json=body)
        assert response.status_code == expect, f"PUT {response.url}: {response.status_code} {response.text[:500]}"
        return response.json()

    def delete(self, *segments: str, expect: int = 200) -> Any:
        response = self.request("DELETE", *segments)
        assert response.status_code == expect, f"DELETE {response.url}: {response.status_code} {response.text[:500]}"
        return response.json()

    def post_event(self, event: Any, **options: Any) -> requests.Response:
        return self.request("POST", "lineage", json=event, **options)

    def send(self, *events: dict[str, Any]) -> None:
        """Posts events one by one; each must be taken."""
        for event in events:
            response = self.post_event(event)
            assert response.status_code == 201, f"{response.status_code} {response.text[:500]} for {str(event)[:300]}"

    def post_bytes(self, body: bytes, *segments: str, headers: dict[str, str] | None = None) -> requests.Response:
        return self.request(
            "POST",
            *(segments or ("lineage",)),
            data=body,
            headers={"Content-Type": "application/json", **(headers or {})},
        )

    # --- reading back -----------------------------------------------------------------------------------------

    def all_events(self) -> list[dict[str, Any]]:
        """Every stored run event, page by page."""
        events: list[dict[str, Any]] = []
        while True:
            page = self.get("events", "lineage", limit=1000, offset=len(events), sortDirection="asc")["events"]
            events += page
            if len(page) < 1000:
                return events

    def total_events(self) -> int:
        return int(self.get("events", "lineage", limit=1)["totalCount"])

    def graph(self, node: str, depth: int = 20) -> dict[str, dict[str, Any]]:
        """GET /lineage, by node id."""
        return {entry["id"]: entry for entry in self.get("lineage", nodeId=node, depth=depth)["graph"]}

    def column_graph(self, node: str, depth: int = 20, *, with_downstream: bool = False) -> dict[str, dict[str, Any]]:
        answer = self.get("column-lineage", nodeId=node, depth=depth, withDownstream=str(with_downstream).lower())
        return {entry["id"]: entry for entry in answer["graph"]}


def eventually(check: Callable[[], Answer], seconds: float = VISIBLE_SECONDS) -> Answer:
    """Repeats a check until it passes; a new event is visible to questions soon, not at once."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return check()
        except (AssertionError, KeyError, IndexError, TypeError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
