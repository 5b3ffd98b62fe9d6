"""The WebSocket side of Socket Mode: sends envelopes and waits for their acknowledgement."""

from __future__ import annotations

import itertools
import json
import threading
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve


class Sockets:
    """A real WebSocket server; every connected app is a client of it."""

    def __init__(self) -> None:
        self._server: Server | None = None
        self._connections: list[ServerConnection] = []
        self._muted: list[ServerConnection] = []
        self._acknowledged: dict[str, dict[str, Any]] = {}
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)

    def open(self) -> str:
        """The address for a new connection, as apps.connections.open gives it."""
        with self._changed:
            if self._server is None:
                self._server = serve(self._session, "127.0.0.1", 0)
                threading.Thread(target=self._server.serve_forever, daemon=True).start()
            port = self._server.socket.getsockname()[1]
        return f"ws://127.0.0.1:{port}/link?ticket={next(self._numbers)}"

    def wait_for_connection(self, seconds: float = 10) -> None:
        """Wait until an app is connected."""
        with self._changed:
            assert self._changed.wait_for(lambda: bool(self._connections), seconds), (
                "nobody connected"
            )

    def deliver(
        self, kind: str, payload: dict[str, Any], seconds: float = 10, **more: Any
    ) -> dict[str, Any]:
        """Send an envelope to a connected app; its acknowledgement."""
        envelope_id = f"env-{next(self._numbers)}"
        envelope = {
            "type": kind,
            "envelope_id": envelope_id,
            "payload": payload,
            "accepts_response_payload": True,
            **more,
        }
        self.wait_for_connection()
        self._connections[-1].send(json.dumps(envelope))
        with self._changed:
            came = self._changed.wait_for(lambda: envelope_id in self._acknowledged, seconds)
        assert came, f"{kind} was not acknowledged"
        return self._acknowledged[envelope_id]

    def mute(self) -> None:
        """Say nothing more on the lines there are, not even to a ping; they stay open."""
        for connection in list(self._connections):
            connection.protocol.receive_data = _deaf
            self._muted.append(connection)
            self._connections.remove(connection)

    def drop(self) -> None:
        """Break every connection, as Slack does when it rotates its servers."""
        for connection in [*self._connections, *self._muted]:
            connection.close()

    def close(self) -> None:
        """Stop the server."""
        if self._server:
            self.drop()
            self._server.shutdown()

    def _session(self, connection: ServerConnection) -> None:
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        with self._changed:
            self._connections.append(connection)
            self._changed.notify_all()
        try:
            for message in connection:
                self._received(json.loads(message))
        except ConnectionClosed:
            pass
        finally:
            with self._changed:
                if connection in self._connections:
                    self._connections.remove(connection)

    def _received(self, message: dict[str, Any]) -> None:
        with self._changed:
            self._acknowledged[message["envelope_id"]] = message.get("payload") or {}
            self._changed.notify_all()


def _deaf(_data: bytes) -> None:
    """Take what comes and make nothing of it."""
