"""Twenty thousand questions to one process of the desk: does its memory stay flat?"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from time import monotonic

from tests.bench.children import children_of, resident
from tests.bench.commands import signed_command
from tests.bench.load import run
from tests.bench.questions import Question, distinct
from tests.bench.servers import Server, serving
from tests.bench.tables import table
from tests.standin import BOT_TOKEN, SIGNING_SECRET, HttpDelivery, People, Slack

QUESTIONS, ROUNDS = 20_000, 20
MENTIONS = 100
"""In each round so many questions are mentions, which go through the store and are posted."""
MOST_GROWTH = 8.0
"""Megabytes that a process may hold more at the end than after a fifth of the questions."""
MOST_SECONDS = 240


def soak(questions: Sequence[Question], folder: Path) -> str:
    """The table: memory after each fifth of the questions, and how much was added since the first."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    rulebook = questions[0].rulebook or ""
    own = [question for question in questions if question.rulebook == rulebook]
    held: list[float] = []
    with ExitStack() as stack:
        slack = stack.enter_context(Slack())
        settings = {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{folder / 'soak.sqlite3'}",
            "KEIYAKU_RULEBOOK": rulebook,
            "LOG_LEVEL": "WARNING",
        }
        server = stack.enter_context(serving("soak", "bot.serving:create_wsgi()", folder, settings))
        start, numbers, asked = monotonic(), count(), 0
        for number in range(ROUNDS):
            if monotonic() - start > MOST_SECONDS:
                break
            asked += _one_round(server, slack, own, number, numbers)
            held.append(_memory(server))
        seconds = monotonic() - start
    return _table(held, asked, seconds)


def _one_round(
    server: Server, slack: Slack, questions: Sequence[Question], number: int, numbers: count[int]
) -> int:
    share = QUESTIONS // ROUNDS
    texts = [each.text for each in distinct(questions, number * share, share)]
    commands, mentions = texts[MENTIONS:], texts[:MENTIONS]
    requests = iter([signed_command(text, next(numbers), server.port) for text in commands])
    answered = run(server.port, requests, connections=8, seconds=MOST_SECONDS)
    people = People(slack, HttpDelivery(f"http://127.0.0.1:{server.port}/slack/events"))
    before = len(slack.posts())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(people.mention, mentions))
    slack.wait_for("chat.postMessage", before + len(mentions), seconds=60)
    # The stand-in would remember every message: its memory is not what is measured, but its time is.
    posted = len(slack.posts()) - before
    slack.calls.clear()
    return len(answered.took) + posted


def _memory(server: Server) -> float:
    return sum(resident(pid) or 0.0 for pid in children_of(server.pid))


def _table(held: Sequence[float], asked: int, seconds: float) -> str:
    fifth = max(1, len(held) // 5)
    rows = [
        [f"{asked * n // len(held):,}", held[n - 1], held[n - 1] - held[fifth - 1]]
        for n in range(fifth, len(held) + 1, fifth)
    ]
    grown = held[-1] - held[fifth - 1]
    verdict = "yes" if grown <= MOST_GROWTH else "NO"
    notes = (
        f"{asked:,} questions, none twice, in {seconds:.0f} s: commands, and {MENTIONS} mentions in every {QUESTIONS // ROUNDS:,}",
        f"both workers together; at most {MOST_GROWTH:g} MB more than after the first fifth: {verdict}",
    )
    return table("6. Soak", ["questions", "MB held", "MB added"], rows, "\n  ".join(notes))
