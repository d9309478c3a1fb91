"""Where the corpora of real events lie: beside the checkout, or where THALWEG_CORPORA says."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def folder() -> Path:
    return Path(os.environ.get("THALWEG_CORPORA") or ROOT.parent / "shared" / "corpora")


def present() -> bool:
    return (folder() / "marquez").is_dir()


def marquez_fixtures() -> list[Path]:
    """Marquez' own ingest fixtures: events that a compatible server takes."""
    resources = folder() / "marquez" / "api" / "src" / "test" / "resources"
    return sorted((resources / "open_lineage").rglob("*.json")) + sorted((resources / "apples").glob("*.json"))


def sample_events() -> list[Path]:
    """Real events of openlineage-spark and Airflow."""
    return sorted((folder() / "openlineage_samples" / "consumer" / "scenarios").glob("*/events/*.json"))


def food_delivery(start: datetime = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)) -> list[dict[str, Any]]:
    """Marquez' seed, its placeholders filled as its seed script does: all runs start together, end minutes later."""
    text = (folder() / "marquez" / "docker" / "metadata.template.json").read_text()
    text = text.replace("{{RUN_START_TIME}}", stamp(start))
    for minutes in range(60):
        text = text.replace(f"{{{{RUN_END_TIME_AFTER_{minutes}_MINUTES}}}}", stamp(start + timedelta(minutes=minutes)))
    assert "{{" not in text, "an unknown placeholder in the seed"
    return json.loads(text)


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
