"""A proxy in front of the real server that fails as networks do, so that clients retry.

Modes of a failure: answer 503 without passing the request on; pass it on and answer 503 all the same (the dangerous
one: the server has the event, the client does not know); pass it on and drop the connection without an answer.
"""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Failure = Literal["refuse", "lose answer", "drop"]


class FlakyProxy:
    """Use as a context manager. `failures` are taken one per request; when used up, everything passes."""

    def __init__(self, target_port: int, failures: list[Failure]) -> None:
        self.passed = 0
        self.failed = 0
        proxy = self
        script: Iterator[Failure] = iter(failures)
        lock = threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                with lock:
                    failure = next(script, None)
                if failure != "refuse":
                    status, answer = proxy.ask(target_port, self.command, self.path, dict(self.headers.items()), body)
                with lock:
                    proxy.failed += failure is not None
                    proxy.passed += failure is None
                if failure == "drop":
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                if failure is not None:
                    status, answer = 503, b""
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = forward

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    @staticmethod
    def ask(port: int, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request(method, path, body, {k: v for k, v in headers.items() if k.lower() != "host"})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def __enter__(self) -> FlakyProxy:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
