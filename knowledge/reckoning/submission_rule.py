"""The documents of a tender that have a printed deadline: when, how and where they are handed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from knowledge.model import Frozen
from knowledge.rulebook.figures import RuleRecord
from knowledge.understanding.presence import brings_up

POST = "郵送"
WAYS = {
    POST: ("郵送", "郵便", "書留", "レターパック", "投函", "消印", "ポスト"),
    "宅配便": ("宅配", "宅急便", "ゆうパック", "メール便"),
    "電子メール": ("電子メール", "eメール", "e-mail", "メール添付", "メールで", "メールでも", "メールは", "メールok", "メール送"),
    "ファクシミリ": ("ファクシミリ", "ファックス", "ファクス", "fax"),
    "電話": ("電話", "口頭"),
    "電報": ("電報", "電送"),
    "持参": ("持参", "持って", "持ち込", "手渡し", "窓口", "持込"),
}  # fmt: skip
"""The ways to hand something in, and what people call them; the more particular stand first."""


class Submission(Frozen):
    """One document that bidders hand in.

    `closes` and `opens` are keys of the schedule. `ways` are the accepted ways (of `WAYS`; empty
    where the documents say nothing), `ways_cite` where that stands. `registered`: post must be of
    this sort (書留), and not what `unregistered_words` name. `hours` are those of receipt on each day.
    """

    key: str
    title: str
    words: tuple[str, ...]
    closes: str
    opens: str = ""
    ways: tuple[str, ...] = ()
    ways_cite: str = ""
    registered: str = ""
    unregistered_words: tuple[str, ...] = ()
    hours: tuple[str, str] | None = None
    weekdays_only: bool = False
    must_arrive: bool = False
    late: str = ""
    cite: str
    notes: tuple[str, ...] = ()


class SubmissionRule(RuleRecord):
    """The documents of a tender that have a printed deadline."""

    record: ClassVar[str] = "submission"
    entries: tuple[Submission, ...]


def way_in(text: str) -> str | None:
    """The way of handing in that a text speaks of."""
    return next((way for way, words in WAYS.items() if brings_up(text, words)), None)


def meant(entries: Iterable[Submission], text: str) -> Submission | None:
    """The document that a text speaks of: the first whose words it brings up."""
    return next((entry for entry in entries if brings_up(text, entry.words)), None)
