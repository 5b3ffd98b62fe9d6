"""`/healthz`: the process lives. `/readyz`: what it needs is there, or what is not."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

from bot.checks import Problem, Unusable
from bot.wording import say

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@dataclass(frozen=True)
class Health:
    """What has to be there, each by its name."""

    needs: Mapping[str, Callable[[], bool]]

    def missing(self) -> list[str]:
        """The names of what is not there.

        >>> Health({"database": lambda: True, "slack": lambda: False}).missing()
        ['slack']
        """
        return [name for name, is_there in self.needs.items() if not is_there()]


def with_health(slack: WSGIApplication, health: Health) -> WSGIApplication:
    """Slack's endpoint with the two addresses beside it."""

    def front(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO")
        if path == "/healthz":
            return _plain(start_response, "200 OK", "ok")
        if path == "/readyz":
            missing = health.missing()
            status = "503 Service Unavailable" if missing else "200 OK"
            said = f"not ready: {', '.join(missing)}" if missing else "ready"
            return _plain(start_response, status, said)
        return slack(environ, start_response)

    return front


@contextmanager
def listening_for_health(
    host: str, port: int | None, health: Health, name: str = "HEALTH_PORT"
) -> Iterator[int | None]:
    """Serve the two addresses alone, on a small port (0: any free one), where one is set.

    `name` is the setting that a taken port is blamed on.
    """
    if port is None:
        yield None
        return
    try:
        # Bound here, not by werkzeug, which answers a taken port in English and ends the program.
        bound = socket.create_server((host, port))
    except OSError:
        problem = Problem("port-taken", say("startup.port-taken", name=name, port=port))
        raise Unusable([problem]) from None
    with bound:
        server = make_server(
            host,
            port,
            with_health(_nothing_else, health),
            threaded=True,
            request_handler=_Quiet,
            fd=bound.fileno(),
        )
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield server.port
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(WSGIRequestHandler):
    """No line for every probe."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def _nothing_else(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    return _plain(start_response, "404 Not Found", "not found")


def _plain(start_response: StartResponse, status: str, said: str) -> Iterable[bytes]:
    body = f"{said}\n".encode()
    start_response(
        status, [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body)))]
    )
    return [body]
