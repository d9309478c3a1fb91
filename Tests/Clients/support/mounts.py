"""A small file system of a test's own (tmpfs), for those who may mount: to fill it up, or to make it read-only."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


class SmallFileSystem:
    """Use as a context manager; skips the test where mounting is not allowed."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size

    def __enter__(self) -> SmallFileSystem:
        if self._mount("-t", "tmpfs", "-o", f"size={self.size}", "tmpfs", str(self.folder)) != 0:
            pytest.skip("mounting a file system is not allowed here")
        return self

    def enlarge(self, size: int) -> None:
        self._mount("-o", f"remount,size={size}", str(self.folder))

    def make_read_only(self) -> None:
        assert self._mount("-o", "remount,ro", str(self.folder)) == 0

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", "--lazy", str(self.folder)], check=False, capture_output=True)

    @staticmethod
    def _mount(*arguments: str) -> int:
        try:
            return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode
        except FileNotFoundError:
            return 1
