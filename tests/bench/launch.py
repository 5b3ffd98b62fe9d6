"""Runs a command once and prints its wall time and peak memory as JSON.

A process of its own, and a small one: the peak of a child is counted from the process that starts it.
"""

from __future__ import annotations

import json
import os
import sys
import time


def main(command: list[str]) -> None:
    """Run, wait, print."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    pid = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)]
    )
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    megabytes = usage.ru_maxrss * unit / (1024 * 1024)
    code = os.waitstatus_to_exitcode(status)
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "status": code}))


if __name__ == "__main__":
    main(sys.argv[1:])
