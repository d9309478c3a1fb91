"""Small stories told to a server: what several suites begin with."""

from __future__ import annotations

from support import events
from support.api import Api, eventually
from support.events import fresh


def job_with_datasets(api: Api, space: str, *, job: str | None = None) -> tuple[str, str, str, str]:
    """One completed run; returns the names of job, input and output, and the run's id."""
    job, source, target, run = job or fresh("job"), fresh("a"), fresh("b"), events.run_id()
    ends = {"inputs": [events.dataset(space, source)], "outputs": [events.dataset(space, target)]}
    api.send(
        events.run_event("START", space, job, run, **ends),
        events.run_event("COMPLETE", space, job, run, minutes=5, **ends),
    )
    eventually(lambda: api.get("jobs", "runs", run))
    return job, source, target, run
