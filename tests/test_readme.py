"""The README's lists are what the program says of itself."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from bot.settings import Settings
from knowledge import Desk, open_desk

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_every_calculation_stands_in_the_table_with_what_each_body_has_on_it() -> None:
    desk = open_desk()
    table = README.partition("| 計算 |")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", table, flags=re.MULTILINE))
    for name, calculator in desk.calculators.items():
        cells = (covered(desk, body, name) for body in BODIES)
        assert rows.get(name) == " | ".join((calculator.title, *cells)), name
    assert set(rows) == set(desk.calculators)


BODIES = ("nagasaki-kouiki", "fukushima", "hyogo", "yamanashi", "komoro", "national")


def covered(desk: Desk, body: str, calculation: str) -> str:
    """Whether a body has the rule; else whether another of its documents has it."""
    book = desk.book(body)
    if calculation in book.records:
        return "○"
    return "資料外" if book.head.settled_in(calculation) else "―"


def test_every_calculation_said_to_be_settled_elsewhere_exists_and_is_not_recorded() -> None:
    desk = open_desk()
    for body in BODIES:
        for names in desk.book(body).head.elsewhere.values():
            assert set(names) <= set(desk.calculators), body
            assert not set(names) & set(desk.book(body).records), body


def test_the_recorded_documents_are_listed_with_the_number_of_their_units() -> None:
    desk = open_desk()
    for body in BODIES:
        book = desk.book(body)
        counted = Counter(source for source, _ in book.units())
        documents = "、".join(f"{s.name} {counted[s.name]}" for s in book.head.sources)
        row = f"| `{body}` | {book.head.name} | {documents} | {counted.total()} |"
        assert row in README, row


def test_every_setting_is_explained() -> None:
    for name in Settings.model_fields:
        assert name.upper() in README, name


def test_every_environment_variable_in_the_settings_table_is_a_setting() -> None:
    table = README.partition("| 変数 |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", table))
    assert named <= {name.upper() for name in Settings.model_fields}
