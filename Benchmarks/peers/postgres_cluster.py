"""A PostgreSQL cluster of one's own in a temporary folder: made, started, and removed again.

PostgreSQL refuses to run as root, so as root the server runs as the user `postgres` that Debian's package makes.
It listens on a Unix socket only. Durability is left on (fsync, synchronous_commit): it is a peer for durable ingest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "64MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "max_connections": "40",
    "jit": "off",  # Compiling costs more than these short queries take; off is the kinder setting.
}


def binaries() -> Path:
    """The folder of initdb and pg_ctl: Debian keeps them off PATH."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    raise SystemExit("no PostgreSQL server found: run Scripts/setup --bench")


class PostgresCluster:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="thalweg-bench-pg-"))
        self.bin = binaries()
        self.port = 54329  # names the socket only

    def __enter__(self) -> PostgresCluster:
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "-D", str(self.folder / "data"), "-A", "trust", "-U", "bench", "--no-instructions")
        options = " ".join(f"-c {name}={value!r}" for name, value in SETTINGS.items())
        options += f" -c port={self.port} -c unix_socket_directories={self.folder}"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "-o", options, "start"
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(host=str(self.folder), port=self.port, user="bench", dbname="postgres", autocommit=True)

    @property
    def environment(self) -> dict[str, str]:
        """For psql and pgbench."""
        return {
            **os.environ,
            "PGHOST": str(self.folder),
            "PGPORT": str(self.port),
            "PGUSER": "bench",
            "PGDATABASE": "postgres",
        }

    def version(self) -> str:
        with self.connect() as connection:
            return str(connection.execute("SHOW server_version").fetchone()[0]).split()[0]

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [str(self.bin / program), *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if check and done.returncode != 0:
            log = self.folder / "log"
            raise SystemExit(f"{program} failed:\n{done.stderr}{log.read_text() if log.exists() else ''}")
