"""Serving the try-out page on this machine, for nobody else."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from bot.tryout.page import create_tryout

if TYPE_CHECKING:
    from bot.store import Store
    from knowledge import Desk

HERE_ONLY = "127.0.0.1"
USUAL_PORT = 8300
OPENED = "お試しページを開きました: http://{host}:{port}/ （終わるには Ctrl+C）"


class _Quiet(WSGIRequestHandler):
    """No line for every request: it would only bury the one line that matters."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def bind(
    desk: Desk,
    clock: Callable[[], date],
    port: int,
    rulebook: str | None = None,
    store: Store | None = None,
) -> BaseWSGIServer:
    """The page behind a port of this machine (0: any free one); raises OSError if it is taken."""
    # Bound here, not by werkzeug, which answers a taken port in English and ends the program.
    listening = socket.create_server((HERE_ONLY, port))
    with listening:
        return make_server(
            HERE_ONLY,
            port,
            create_tryout(desk, clock, rulebook, store),
            threaded=True,
            request_handler=_Quiet,
            fd=listening.fileno(),
        )


def serve_tryout(
    desk: Desk,
    clock: Callable[[], date],
    port: int = USUAL_PORT,
    rulebook: str | None = None,
    store: Store | None = None,
) -> None:
    """Serve the page until Ctrl+C; raises OSError if the port is taken."""
    server = bind(desk, clock, port, rulebook, store)
    print(OPENED.format(host=HERE_ONLY, port=server.port), flush=True)
    server.serve_forever()
