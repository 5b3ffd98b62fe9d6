"""Logs never hold what people wrote."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
import structlog

from bot.logs import get_logger, new_failure_id, set_up_logs
from bot.settings import Settings


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What is logged while the logs are set up as in earnest."""
    root, stream = logging.getLogger(), StringIO()
    handlers, level, configured = root.handlers, root.level, structlog.get_config()
    set_up_logs(Settings(_env_file=None, log_level="DEBUG"), stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.configure(**configured)


def test_a_record_is_one_line_of_json_without_message_text(written: StringIO) -> None:
    log = get_logger("desk")
    try:
        date.fromisoformat("秘密の質問")
    except ValueError:
        log.exception("answer failed", failure="abc", question="秘密の質問", blocks=["秘密"])
    record = json.loads(written.getvalue())
    assert record["event"] == "answer failed"
    assert record["failure"] == "abc"
    assert record["error"] == "ValueError"
    assert any("test_logs.py" in frame for frame in record["where"])
    assert "秘密" not in written.getvalue()


def test_libraries_are_kept_from_writing_whole_messages(written: StringIO) -> None:
    logging.getLogger("slack_sdk.web.base_client").debug("Sending a request: 秘密")
    logging.getLogger("slack_bolt.App").info("body: 秘密")
    logging.getLogger("elsewhere").warning("heard")
    assert json.loads(written.getvalue())["event"] == "heard"


def test_failure_ids_are_short_and_differ() -> None:
    assert len({new_failure_id() for _ in range(100)}) == 100
    assert len(new_failure_id()) == 8
