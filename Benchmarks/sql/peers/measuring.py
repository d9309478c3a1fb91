"""Processor time of a peer, query by query, and what it did not answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .case import Case


def measure(
    cases: list[Case],
    prepared: list[Any],
    passes: int,
    work: Callable[[Case, Any], Any],
    has_columns: Callable[[Any], bool] | None = None,
) -> dict[str, Any]:
    """The least processor time of each query over the passes in milliseconds; null where the peer raised an error.

    The whole process is counted, so that threads of a peer are. An answer without any column keeps its time, which
    flatters the peer, and is counted in `empty`: looked at outside the time.
    """
    least = [float("inf")] * len(cases)
    errors: dict[str, str] = {}
    empty: set[str] = set()
    for _ in range(passes):
        for place, case in enumerate(cases):
            if case["id"] in errors:
                continue
            started = time.process_time()
            try:
                answer = work(case, prepared[place])
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as error:  # A panic in Rust arrives as an exception that is no Exception.
                errors[case["id"]] = f"{type(error).__name__}: {error}"[:160]
                continue
            least[place] = min(least[place], (time.process_time() - started) * 1000)
            if has_columns and not has_columns(answer):
                empty.add(case["id"])
    times = [None if case["id"] in errors else value for case, value in zip(cases, least, strict=True)]
    return {"least_ms": times, "errors": errors, "empty": len(empty)}


def peak_megabytes(pid: int | str) -> float:
    """The greatest resident size of a process; 0 where the system does not say.

    VmHWM, for the resource usage of a child begins with the size of the process that started it.
    """
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)
