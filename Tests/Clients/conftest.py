"""Fixtures: a running server shared by a module, one of a test's own, its API, the corpora."""

from __future__ import annotations

import faulthandler
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support import corpora, process
from support.api import Api
from support.process import Server

TEST_SECONDS = 300  # a test that takes longer hangs: print where, and end the run


@pytest.fixture(autouse=True)
def _stops_when_hung() -> Iterator[None]:
    faulthandler.dump_traceback_later(TEST_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def thalweg_binary() -> str:
    path = process.binary()
    if not path:
        pytest.fail("THALWEG_BIN does not name the binary under test: use Scripts/test-clients", pytrace=False)
    return path


@pytest.fixture(scope="module")
def server(thalweg_binary: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a module: they use names of their own (`events.fresh`)."""
    folder = tmp_path_factory.mktemp("server")
    running = Server(folder / "thalweg.db", folder / "server.log").start()
    yield running
    running.assert_alive()
    assert running.stop() == 0, f"no graceful shutdown:\n{running.log_tail()}"


@pytest.fixture
def api(server: Server) -> Iterator[Api]:
    """The shared server's API; after the test the process must still be alive."""
    yield Api(server.url)
    server.assert_alive()


@pytest.fixture
def new_server(thalweg_binary: str, tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Makes servers for one test; all are ended after it."""
    made: list[Server] = []

    def make(store: Path | None = None, port: int | None = None) -> Server:
        server = Server(store or tmp_path / f"store{len(made)}.db", tmp_path / f"server{len(made)}.log", port)
        made.append(server)
        return server

    yield make
    for server in made:
        if server.process is not None:
            server.kill()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpora; without them the test is skipped, and the run's summary says so loudly."""
    if not corpora.present():
        pytest.skip(f"NO CORPORA: nothing at {corpora.folder()}; set THALWEG_CORPORA")
    return corpora.folder()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not corpora.present():
        terminalreporter.section("CORPORA MISSING", sep="!", red=True)
        terminalreporter.line(f"No corpora at {corpora.folder()}: tests over real events were skipped.")
        terminalreporter.line("Lay them beside the checkout (../shared/corpora) or set THALWEG_CORPORA.")
