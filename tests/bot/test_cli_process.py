"""The terminal as a process of its own, with the real desk: what only a real pipe can show."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-P", "-m", "bot.cli"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def run(*args: str, piped: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Call the command with bytes piped in."""
    return subprocess.run(
        [*COMMAND, *args],
        input=piped,
        capture_output=True,
        check=False,
        timeout=60,
        env={**ENVIRONMENT, **environment},
    )


def test_a_stream_is_answered_line_by_line_while_it_is_written() -> None:
    """Each answer is there before the next question is asked: nothing waits in a buffer."""
    with subprocess.Popen(
        [*COMMAND, "ask", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            line = json.dumps({"question": f"質問その{number}", "today": "2026-11-20"}) + "\n"
            process.stdin.write(line.encode())
            process.stdin.flush()

            assert json.loads(process.stdout.readline())["question"] == f"質問その{number}"
        process.stdin.close()

        assert process.wait(timeout=10) == 0


def test_a_terminal_without_utf8_gets_japanese_all_the_same() -> None:
    """LANG=C, as in a bare container: no colour, no frame, no failure."""
    done = run(
        "ask",
        "入札保証金とは？",
        "--today",
        "2026-11-20",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )

    assert done.returncode == 0
    assert "2026年11月20日" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


def test_a_question_needs_neither_slack_nor_a_web_server_nor_the_store() -> None:
    """`keiyaku ask` starts quickly because it imports none of them."""
    heavy = (
        "slack_bolt",
        "slack_sdk",
        "sqlmodel",
        "sqlalchemy",
        "flask",
        "rich",
        "pydantic_settings",
    )
    program = (
        "import sys\nfrom bot.cli import main\nmain(['ask', '第6条は？', '--json'])\n"
        f"sys.exit(' '.join(name for name in {heavy} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        timeout=60,
        env=ENVIRONMENT,
    )

    assert done.stderr.decode().strip() == ""


def test_a_reader_that_leaves_early_is_no_error() -> None:
    """`keiyaku ask --jsonl | head -1` ends quietly."""
    questions = b'{"question": "x"}\n' * 200
    done = subprocess.run(
        f"{shlex.join(COMMAND)} ask --jsonl | head -n 1",
        shell=True,
        input=questions,
        capture_output=True,
        check=False,
        timeout=60,
        env=ENVIRONMENT,
    )

    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
