"""gunicorn's configuration on the bench: each worker says when it is ready."""

from __future__ import annotations

from typing import Any

READY = "bench: a worker is ready"


def post_worker_init(worker: Any) -> None:
    """Called by gunicorn in a worker that has loaded its application."""
    worker.log.info(READY)
