"""Applications under gunicorn with the settings of the Procfile: gthread, 2 workers, 8 threads."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from tests.bench import hooks
from tests.bench.children import child, children_of, processor_seconds, resident

WORKERS, THREADS = 2, 8
_START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A server that is ready."""

    port: int
    pid: int

    @property
    def resident(self) -> float:
        """What its largest process holds in memory, in MB."""
        return max((resident(pid) or 0.0 for pid in children_of(self.pid)), default=0.0)

    @property
    def processor_seconds(self) -> float:
        """The processor time its workers have used so far."""
        return sum(map(processor_seconds, children_of(self.pid)))


@contextmanager
def serving(name: str, factory: str, folder: Path, more: Mapping[str, str]) -> Iterator[Server]:
    """An application on a free port of the loopback, until the block ends."""
    log = folder / f"{name}.log"
    with socket.socket() as listening, log.open("wb") as out:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        number = listening.fileno()
        options = {
            "--bind": f"fd://{number}",
            "--worker-class": "gthread",
            "--workers": str(WORKERS),
            "--threads": str(THREADS),
            "--config": f"python:{hooks.__name__}",
        }
        flags = [part for pair in options.items() for part in pair]
        command = [sys.executable, "-m", "gunicorn", *flags, factory]
        with child(command, folder, more, stdout=out, stderr=out, pass_fds=(number,)) as process:
            _wait_until_ready(process, log)
            yield Server(listening.getsockname()[1], process.pid)


def _wait_until_ready(process: subprocess.Popen[bytes], log: Path) -> None:
    until = monotonic() + _START_SECONDS
    while log.read_bytes().count(hooks.READY.encode()) < WORKERS:
        if process.poll() is not None or monotonic() > until:
            text = log.read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"gunicorn did not start: {text[-2000:]}")
        sleep(0.05)
