"""A store or a port that cannot be used: a clear error with the place and a remedy, and an exit code that says so."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from support import events
from support.api import Api
from support.mounts import SmallFileSystem
from support.process import Server, describe, free_port, thalweg

FAILURES = (2, 3, 4)  # usage, bad input, internal: never 0, never a signal


def serve(store: Path, port: int) -> subprocess.CompletedProcess[str]:
    """`thalweg serve` that is expected to give up by itself."""
    try:
        return thalweg("serve", "--port", str(port), "--store", store, timeout=30)
    except subprocess.TimeoutExpired:
        raise AssertionError(f"serve kept running with the store {store.name} on port {port}") from None


def assert_clear(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode in FAILURES, describe(done)
    for word in words:
        assert word.lower() in done.stderr.lower(), f"the message does not say {word!r}\n{describe(done)}"
    assert "Fatal error" not in done.stderr and "backtrace" not in done.stderr.lower(), describe(done)
    assert len(done.stderr.splitlines()) < 12, f"an error is a few lines\n{describe(done)}"


class TestPort:
    def test_a_port_in_use_is_named(self, thalweg_binary: str, tmp_path: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            assert_clear(serve(tmp_path / "store.db", port), str(port), "in use")

    def test_a_port_that_is_none_is_a_usage_error(self, thalweg_binary: str, tmp_path: Path) -> None:
        for port in ("70000", "-1", "http"):
            done = thalweg("serve", "--port", port, "--store", tmp_path / "store.db")
            assert done.returncode == 2, describe(done)


class TestStore:
    def test_a_file_that_is_no_database_is_named(self, thalweg_binary: str, tmp_path: Path) -> None:
        store = tmp_path / "store.db"
        store.write_bytes(b"this is no database, it only looks like a file " * 200)
        before = store.read_bytes()
        assert_clear(serve(store, free_port()), "store.db")
        assert store.read_bytes() == before, "a file that is not ours was changed"

    def test_another_program_s_database_is_left_alone(self, thalweg_binary: str, tmp_path: Path) -> None:
        store = tmp_path / "store.db"
        with sqlite3.connect(store) as other:
            other.execute("CREATE TABLE accounts (id INTEGER PRIMARY KEY, balance INTEGER)")
        assert_clear(serve(store, free_port()), "store.db")
        with sqlite3.connect(store) as other:
            names = {row[0] for row in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert names == {"accounts"}

    def test_a_damaged_ledger_is_refused_or_reported(
        self, thalweg_binary: str, new_server: Callable[..., Server], tmp_path: Path
    ) -> None:
        server = new_server().start()
        Api(server.url).send(*(e for _ in range(50) for e in events.completed_run("damage", "job", ["a"], ["b"])))
        server.stop()
        data = bytearray(server.store.read_bytes())
        for place in range(len(data) // 2, len(data) // 2 + 8192):
            data[place % len(data)] ^= 0x5A
        server.store.write_bytes(data)
        for suffix in ("-wal", "-shm"):
            Path(f"{server.store}{suffix}").unlink(missing_ok=True)
        done = thalweg("rebuild", "--verify", "--store", server.store)
        assert done.returncode not in (0, None) and done.returncode > 0, describe(done)
        assert done.stderr or done.stdout, "a damaged store without a word"

    def test_a_folder_that_does_not_exist_is_named(self, thalweg_binary: str, tmp_path: Path) -> None:
        assert_clear(serve(tmp_path / "no" / "such" / "folder" / "store.db", free_port()), "no/such/folder")

    def test_a_folder_instead_of_a_file_is_named(self, thalweg_binary: str, tmp_path: Path) -> None:
        assert_clear(serve(tmp_path, free_port()), tmp_path.name)

    def test_a_read_only_store_is_named(
        self, thalweg_binary: str, new_server: Callable[..., Server], tmp_path: Path
    ) -> None:
        folder = tmp_path / "read-only"
        folder.mkdir()
        # Root may write anywhere but on a file system that is mounted read-only.
        with SmallFileSystem(folder, 64 << 20) if os.getuid() == 0 else nullcontext() as mounted:
            server = new_server(folder / "store.db").start()
            server.stop()
            if mounted:
                mounted.make_read_only()
            else:
                server.store.chmod(0o444)
                folder.chmod(0o555)
            try:
                assert_clear(serve(server.store, free_port()), server.store.name)
            finally:
                if not mounted:
                    folder.chmod(0o755)

    def test_a_store_locked_by_another_program_is_named(
        self, thalweg_binary: str, new_server: Callable[..., Server]
    ) -> None:
        server = new_server().start()
        server.stop()
        other = sqlite3.connect(server.store, isolation_level=None)
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        try:
            assert_clear(serve(server.store, free_port()), server.store.name)
        finally:
            other.execute("ROLLBACK")
            other.close()
        server.start()

    def test_a_read_only_file_system_is_named(self, thalweg_binary: str) -> None:
        assert_clear(serve(Path("/proc/store.db"), free_port()), "/proc/store.db")

    def test_a_second_writer_is_told_who_has_the_store(
        self, thalweg_binary: str, new_server: Callable[..., Server], tmp_path: Path
    ) -> None:
        server = new_server().start()
        assert_clear(serve(server.store, free_port()), server.store.name)
        log = tmp_path / "more.ndjson"
        log.write_text("")
        Api(server.url).send(events.run_event("COMPLETE", "lock", "job", events.run_id()))
        server.assert_alive()

    def test_reading_commands_work_beside_a_running_server(
        self, thalweg_binary: str, new_server: Callable[..., Server]
    ) -> None:
        server = new_server().start()
        Api(server.url).send(*events.completed_run("beside", "job", ["a"], ["b"]))
        done = thalweg("trace", "dataset:beside:b", "--up", "--format", "json", "--store", server.store)
        assert done.returncode == 0, describe(done)
        assert "dataset:beside:a" in done.stdout


class TestIngestErrors:
    def test_a_file_that_does_not_exist_is_named(self, thalweg_binary: str, tmp_path: Path) -> None:
        done = thalweg("ingest", tmp_path / "nothing.json", "--store", tmp_path / "store.db")
        assert_clear(done, "nothing.json")

    def test_binary_junk_and_damaged_gzip_are_named(self, thalweg_binary: str, tmp_path: Path) -> None:
        for name, content in (("junk.json", os.urandom(4096)), ("damaged.json.gz", b"\x1f\x8b\x08\x00" + b"x" * 100)):
            file = tmp_path / name
            file.write_bytes(content)
            done = thalweg("ingest", file, "--store", tmp_path / "store.db")
            assert done.returncode == 3, describe(done)
            assert name in done.stderr

    def test_the_rest_of_a_file_is_kept(self, thalweg_binary: str, tmp_path: Path) -> None:
        good = tmp_path / "events.json"
        sent = events.completed_run("rest", "job", ["a"], ["b"])
        good.write_text("\n".join([json.dumps(sent[0]), "{broken", '{"no": "event"}', json.dumps(sent[1])]))
        done = thalweg("ingest", good, "--store", tmp_path / "store.db")
        assert done.returncode == 3, describe(done)
        found = thalweg("trace", "dataset:rest:b", "--format", "json", "--store", tmp_path / "store.db")
        assert found.returncode == 0 and "dataset:rest:a" in found.stdout, describe(found)
