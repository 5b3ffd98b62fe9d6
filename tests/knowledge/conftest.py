"""Two invented bodies (tests/tinytown, tests/tinytown-bare) beside national law, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from knowledge import Answer, Desk, Worked, open_desk
from knowledge.calculators import calculators
from knowledge.rulebook.book import Rules
from tests.knowledge.town import FRIDAY, TESTS, TOWN

Work = Callable[..., Worked]
Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """A desk that finds the invented bodies by their folders alone."""
    return open_desk([TESTS])


@pytest.fixture(scope="session")
def rules_of(desk: Desk) -> Callable[[str, date], Rules]:
    """A body's rules as a calculation sees them on a day."""
    return lambda name, on: Rules(desk.book(name), desk.book("national"), on)


@pytest.fixture(scope="session")
def work(rules_of: Callable[[str, date], Rules]) -> Work:
    """Run a calculation under the town's rules: `work("bid_deposit", amount=450)`."""

    def run(name: str, *, book: str = TOWN, on: date = FRIDAY, **inputs: object) -> Worked:
        calculator = calculators()[name]
        return calculator.calculate(calculator.inputs.checked(inputs), rules_of(book, on), on)

    return run


@pytest.fixture(scope="session")
def ask(desk: Desk) -> Ask:
    """Ask the town's desk on the fixed day."""

    def put(question: str, *thread: str, book: str | None = TOWN, on: date = FRIDAY) -> Answer:
        return desk.ask(question, rulebook=book, today=on, thread=thread)

    return put
