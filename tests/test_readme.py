"""The README's lists are what the program says of itself."""

from __future__ import annotations

import re
from pathlib import Path

from bot.settings import Settings
from knowledge import open_desk

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_every_calculation_stands_in_the_table_with_its_title_and_rulebooks() -> None:
    desk = open_desk()
    table = README.partition("| 計算 |")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", table, flags=re.MULTILINE))
    for name, calculator in desk.calculators.items():
        books = sorted(book for book in desk.heads if name in desk.book(book).records)
        listed = ", ".join(books) or "(収録した団体にはまだ規定なし)"
        assert rows.get(name) == f"{calculator.title} | {listed}", name
    assert set(rows) == set(desk.calculators)


def test_every_setting_is_explained() -> None:
    for name in Settings.model_fields:
        assert name.upper() in README, name


def test_every_environment_variable_in_the_settings_table_is_a_setting() -> None:
    table = README.partition("| 変数 |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", table))
    assert named <= {name.upper() for name in Settings.model_fields}
