"""The bench's child processes: a clean environment, what they hold in memory, always stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent.parent
KEIYAKU = str(Path(sys.executable).with_name("keiyaku"))
MEGABYTE = 1024 * 1024
_PATIENCE = 10
_OURS = ("SLACK_", "KEIYAKU_", "GUNICORN_", "WEB_", "LOG_")
_OURS_TOO = ("DATABASE_URL", "HOST", "PORT")


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment without anybody's settings of the desk."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_OURS) and name not in _OURS_TOO
    }
    return {**kept, "PYTHONPATH": str(ROOT), **(more or {})}


@contextmanager
def child(
    command: list[str],
    folder: Path,
    more: Mapping[str, str] | None = None,
    *,
    stdin: int | None = None,
    stdout: IO[bytes] | int | None = None,
    stderr: IO[bytes] | int | None = None,
    pass_fds: tuple[int, ...] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, stopped with all its children at the end."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(more),
        start_new_session=True,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        pass_fds=pass_fds,
    )
    try:
        yield process
    finally:
        _stop(process)


def resident(pid: int) -> float | None:
    """What a process holds in memory now, in MB; None where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def processor_seconds(pid: int) -> float:
    """The processor time a process has used so far; nothing where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    user, system = text.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[int]:
    """The direct children of a process; none where the system does not tell."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(each) for each in listed.split()]


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the leader to stop, then end whatever is left of its group."""
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(_PATIENCE)
    if process.stdout:
        process.stdout.close()
