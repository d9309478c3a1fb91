"""The limit: how fast SQLite takes the same bytes, durably, with nothing else done to them.

Python's sqlite3 with executemany (the loop is in C), WAL, synchronous=FULL, transactions of 1,000 rows.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path

BATCH = 1000


def insert_rate(events: list[bytes], folder: Path, batch: int = BATCH) -> float:
    """Events per second."""
    with tempfile.TemporaryDirectory(prefix="thalweg-bench-limit-", dir=folder) as place:
        connection = sqlite3.connect(Path(place) / "raw.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE event (sequence INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        rows = [(event,) for event in events]
        begin = time.perf_counter()
        for start in range(0, len(rows), batch):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO event (body) VALUES (?)", rows[start : start + batch])
            connection.execute("COMMIT")
        seconds = time.perf_counter() - begin
        connection.close()
    return len(events) / seconds
