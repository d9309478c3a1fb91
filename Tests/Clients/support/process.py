"""The real `thalweg` binary: its commands, and its server as a child process on a free port with a store of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import requests

# A debug build on a loaded machine takes its time; nothing here asserts how long.
START_SECONDS = 60.0
STOP_SECONDS = 30.0


class ServerDied(AssertionError):
    """The server process ended when it should not have."""


def binary() -> str | None:
    """The binary under test (THALWEG_BIN), or None where there is none to test."""
    path = os.environ.get("THALWEG_BIN")
    return path if path and os.access(path, os.X_OK) else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def thalweg(
    *arguments: str | Path, stdin: bytes | None = None, timeout: float = 120.0
) -> subprocess.CompletedProcess[str]:
    """Runs one command of the binary to its end; output as text."""
    path = binary()
    assert path, "THALWEG_BIN does not name an executable"
    done = subprocess.run(
        [path, *map(str, arguments)],
        input=stdin if stdin is not None else b"",
        capture_output=True,
        timeout=timeout,
        env=clean_environment(),
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    )


def clean_environment() -> dict[str, str]:
    """The caller's environment without what would change where the binary looks."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("THALWEG_", "OPENLINEAGE")) and name.lower() not in ("http_proxy", "https_proxy")
    }


class Server:
    """`thalweg serve` as a child process. Start it, use `url`, stop or kill it, start it again on the same store."""

    def __init__(self, store: Path, log: Path, port: int | None = None) -> None:
        self.store = store
        self.log = log
        self.port = port or free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *, before_exec: Callable[[], None] | None = None, extra: tuple[str, ...] = ()) -> Server:
        path = binary()
        assert path, "THALWEG_BIN does not name an executable"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [path, "serve", "--host", "127.0.0.1", "--port", str(self.port), "--store", str(self.store), *extra],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=clean_environment(),
                preexec_fn=before_exec,
            )
        self._wait_until_ready()
        return self

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self.assert_alive()
            try:
                if requests.get(f"{self.url}/ready", timeout=5).status_code == 200:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.05)
        self.kill()
        raise AssertionError(f"the server was not ready after {START_SECONDS:g} s:\n{self.log_tail()}")

    def assert_alive(self) -> None:
        assert self.process is not None
        status = self.process.poll()
        if status is not None:
            raise ServerDied(f"the server process ended with {status}:\n{self.log_tail()}")

    def stop(self) -> int:
        """Asks for a graceful shutdown (SIGTERM) and returns the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the server did not stop within {STOP_SECONDS:g} s of SIGTERM") from None

    def kill(self) -> None:
        """SIGKILL: what a power cut does to a process."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def log_tail(self, size: int = 4000) -> str:
        return self.log.read_bytes()[-size:].decode("utf-8", "replace") if self.log.exists() else ""


def ledger_check(store: Path) -> subprocess.CompletedProcess[str]:
    """Verifies the ledger's links and that the catalog is what the ledger says; exit code 0 when all is whole."""
    return thalweg("rebuild", "--verify", "--store", store)


def describe(done: subprocess.CompletedProcess[Any]) -> str:
    return f"exit {done.returncode}\nstdout: {done.stdout[-2000:]}\nstderr: {done.stderr[-2000:]}"
