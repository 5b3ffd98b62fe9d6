"""A small generator of HTTP load: one thread, keep-alive connections, requests made beforehand."""

from __future__ import annotations

import re
import selectors
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from time import perf_counter, process_time, sleep

from tests.bench.stats import quantile

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_OK = b"HTTP/1.1 200 "
_DRAIN = 10
"""So many seconds are waited for the last answers."""
_PAUSE = 0.003
"""Between two connections: opened at once, one idle process of the server might take them all."""


@dataclass
class Load:
    """What came back in one run."""

    seconds: float = 0.0
    busy: float = 0.0
    """Seconds of processor time that the generator itself needed."""
    took: list[float] = field(default_factory=list)
    served_in: float = 0.0
    """Seconds of processor time that the server needed, as far as the system tells."""
    size: int = 0
    """Bytes of the last answer."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.took) / self.seconds

    @property
    def share(self) -> float:
        """The part of one core that the generator kept busy."""
        return self.busy / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of the server's processor time for one answer."""
        return 1000 * self.served_in / len(self.took)

    def milliseconds(self, share: float) -> float:
        """A quantile of the time from request to whole answer."""
        return quantile(self.took, share) * 1000


class _Connection:
    """One keep-alive connection with at most one request under way."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._request = b""
        self._came = b""
        self._due: int | None = None
        self.sent_at = 0.0
        self.socket = self._connected()

    def _connected(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self._port), timeout=_DRAIN)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def send(self, request: bytes) -> None:
        """Send a request of a few kilobytes."""
        self._request, self._came, self._due = request, b"", None
        self.sent_at = perf_counter()
        self.socket.sendall(request)

    def received(self) -> int:
        """Read what came; the answer's size once it is whole, else 0. Raises OSError if it was cut off."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError("the server closed a connection with a request under way")
        self._came += part
        if self._due is None:
            end = self._came.find(b"\r\n\r\n")
            if end < 0:
                return 0
            head = self._came[:end]
            length = _LENGTH.search(head)
            if not head.startswith(_OK) or length is None:
                raise RuntimeError(f"not the answer that was expected: {self._came[:300]!r}")
            self._due = end + 4 + int(length[1])
        return self._due if len(self._came) >= self._due else 0

    def again(self) -> None:
        """Connect anew and send the same request: the server had closed an idle connection."""
        self.close()
        self.socket = self._connected()
        self.send(self._request)

    def close(self) -> None:
        """Hang up."""
        with suppress(OSError):
            self.socket.close()


def run(port: int, requests: Iterator[bytes], *, connections: int, seconds: float) -> Load:
    """Keep so many requests under way until the time is over or the requests are used up."""
    selector = selectors.DefaultSelector()
    opened: list[_Connection] = []
    try:
        for _ in range(connections):
            opened.append(_Connection(port))
            sleep(_PAUSE)
        return _driven(selector, opened, requests, seconds)
    finally:
        selector.close()
        for connection in opened:
            connection.close()


def _driven(
    selector: selectors.BaseSelector,
    opened: list[_Connection],
    requests: Iterator[bytes],
    seconds: float,
) -> Load:
    load, busy, start = Load(), process_time(), perf_counter()
    end, cut_off = start + seconds, 0
    under_way = 0
    for connection, request in zip(opened, requests, strict=False):
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.send(request)
        under_way += 1
    while under_way:
        ready = selector.select(timeout=_DRAIN)
        if not ready:
            raise TimeoutError(f"no answer for {_DRAIN} seconds")
        for key, _ in ready:
            connection = key.data
            try:
                size = connection.received()
            except OSError:
                cut_off += 1
                if cut_off > len(opened):
                    raise
                selector.unregister(key.fileobj)
                connection.again()
                selector.register(connection.socket, selectors.EVENT_READ, connection)
                continue
            if not size:
                continue
            now = perf_counter()
            load.took.append(now - connection.sent_at)
            load.size = size
            following = next(requests, None) if now < end else None
            if following is None:
                under_way -= 1
            else:
                connection.send(following)
    load.seconds, load.busy = perf_counter() - start, process_time() - busy
    return load
