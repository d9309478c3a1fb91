"""What the figures were measured on, without anything that identifies the machine."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def describe_machine() -> dict[str, str]:
    kibibytes = int(first_match("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": str(os.cpu_count()),
        "processor": first_match("/proc/cpuinfo", r"model name\s*:\s*(.+)"),
        "memory": f"{kibibytes / (1 << 20):.0f} GiB",
        "system": first_match("/etc/os-release", r'PRETTY_NAME="(.+)"') or platform.system(),
        "load at the beginning": f"{os.getloadavg()[0]:.1f}",
        "swift": output_match(["swift", "--version"], r"Swift version (\S+)"),
        "python": platform.python_version(),
        "sqlite (Python's)": sqlite3.sqlite_version,
        "wrk": output_match(["wrk", "--version"], r"wrk (?:debian/)?(\S+)"),
    }


def first_match(path: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text())
    except OSError:
        return ""
    return found[1].strip() if found else ""


def output_match(command: list[str], pattern: str) -> str:
    if not shutil.which(command[0]):
        return "not installed"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(pattern, done.stdout + done.stderr)
    return found[1] if found else "unknown"
