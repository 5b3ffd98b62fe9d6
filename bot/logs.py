"""Logs as records, one JSON object a line, on standard error.

What people write never gets into a log: fields that could hold it are taken out, and an exception
is logged by its type and place, because its message may quote the question.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING, TextIO
from uuid import uuid4

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

if TYPE_CHECKING:
    from bot.settings import Settings

PRIVATE = frozenset(
    {"text", "question", "thread", "earlier", "blocks", "body", "payload", "response_url", "token"}
)
_CHATTY = ("slack_bolt", "slack_sdk", "alembic", "sqlalchemy", "urllib3")


def set_up_logs(settings: Settings, stream: TextIO | None = None) -> None:
    """Send the records of this program and of its libraries to standard error, or to a stream."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_message_text,
        place_of_exception,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    root = logging.getLogger()
    root.handlers = [_handler(shared, settings.log_format, stream or sys.stderr)]
    root.setLevel(settings.log_level)
    for name in _CHATTY:
        # At DEBUG these would write whole messages.
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def without_message_text(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Take out what may hold a person's words or a secret.

    >>> without_message_text(None, "info", {"event": "accepted", "question": "随契は?"})
    {'event': 'accepted', 'question': '…'}
    """
    return {name: "…" if name in PRIVATE else value for name, value in event.items()}


def place_of_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its type and where it was raised."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = _frames(error.__traceback__)
    return event


def new_failure_id() -> str:
    """A short id that ties what the asker saw to the record in the log."""
    return uuid4().hex[:8]


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A structured logger."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


def _frames(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-6:]
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]


def _handler(shared: list[Processor], form: str, stream: TextIO) -> logging.Handler:
    renderer: Processor = (
        structlog.dev.ConsoleRenderer()
        if form == "console"
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    return handler
