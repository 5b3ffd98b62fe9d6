"""Logs never hold what people wrote."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import get_logger, new_failure_id, set_up_logs
from bot.settings import Settings


@pytest.fixture
def _real_logs(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    # The handler takes standard error as it is now, so capsys has to be first.
    capsys.readouterr()
    root = logging.getLogger()
    handlers, level, configured = root.handlers, root.level, structlog.get_config()
    set_up_logs(Settings(_env_file=None, log_level="DEBUG"))
    yield
    root.handlers, root.level = handlers, level
    structlog.configure(**configured)


@pytest.mark.usefixtures("_real_logs")
def test_a_record_is_one_line_of_json_without_message_text(capsys: pytest.CaptureFixture[str]) -> None:
    log = get_logger("desk")
    try:
        raise ValueError("秘密の質問")
    except ValueError:
        log.exception("answer failed", failure="abc", question="秘密の質問", blocks=["秘密"])
    record = json.loads(capsys.readouterr().err)
    assert record["event"] == "answer failed"
    assert record["failure"] == "abc"
    assert record["error"] == "ValueError"
    assert "test_logs.py" in record["where"][-1]
    assert "秘密" not in json.dumps(record, ensure_ascii=False)


@pytest.mark.usefixtures("_real_logs")
def test_libraries_are_kept_from_writing_whole_messages(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("slack_sdk.web.base_client").debug("Sending a request: 秘密")
    logging.getLogger("slack_bolt.App").info("body: 秘密")
    logging.getLogger("elsewhere").warning("heard")
    assert json.loads(capsys.readouterr().err)["event"] == "heard"


def test_failure_ids_are_short_and_differ() -> None:
    assert len({new_failure_id() for _ in range(100)}) == 100
    assert len(new_failure_id()) == 8
