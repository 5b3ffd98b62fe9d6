"""Answers that hold a day, as the beginning of a case: its title, the facts read, the day to keep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from knowledge import ContractKind, KeiyakuError

if TYPE_CHECKING:
    from knowledge import Answer, Desk

FILE = Path(__file__).with_name("dated.yaml")
DAY_UNIT = "日付"
NATIONAL = "national"
MOST_TITLE = 80
SUBJECT_ENDS = "は "
"""Where a headline goes on to the day: 「支払は 令和8年12月19日(土) まで」."""
_ASIDE = r"[（(][^）)]*[）)]$"
LISTED = "schedule"
"""An answer of this kind is all deadlines: its facts give them again."""


@dataclass(frozen=True)
class Begun:
    """What an answer gives a case: facts by key, and a day that no rule derives from them."""

    rulebook: str
    title: str
    kind: str = ""
    amount: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, str] | None = None
    """Title and day of a deadline of one's own."""

    def values(self) -> dict[str, str]:
        """As the form of a case is filled in (`bot.blocks.case_form`)."""
        title, day = self.own or ("", "")
        amount = "" if self.amount is None else f"{self.amount:,}円"
        return {
            **self.facts,
            "rulebook": self.rulebook,
            "title": self.title,
            "kind": self.kind,
            "amount": amount,
            "own1_title": title,
            "own1_day": day,
        }


@cache
def topics() -> Mapping[str, Mapping[str, str]]:
    """By topic, the facts that the inputs of its calculation stand for."""
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def holds_a_day(answer: Answer) -> bool:
    """Whether an answer's day can be kept as a case."""
    own_body = answer.rulebook not in (None, NATIONAL)
    dated = any(value.unit == DAY_UNIT for value in answer.values)
    return own_body and dated and answer.topic in topics()


def begun(answer: Answer, question: str, desk: Desk) -> Begun:
    """The case that an answer begins; `answer` as the desk gave it, with the names of its inputs."""
    facts = _facts(answer, desk)
    kind = _kind(answer)
    amount = answer.read_as.get("amount")
    return Begun(
        rulebook=answer.rulebook or "",
        title=_titled(answer, question, facts, kind, desk),
        kind=kind,
        amount=amount if isinstance(amount, int) and not isinstance(amount, bool) else None,
        facts=facts,
        own=_own(answer, facts, kind, desk),
    )


def _titled(answer: Answer, question: str, facts: Mapping[str, str], kind: str, desk: Desk) -> str:
    """Whose contract, of what kind, what is due, and the day it is counted from; people then edit it.

    For example 「小さな町 委託・役務 契約（落札決定日 11月20日）」.
    """
    body, topic = desk.heads[answer.rulebook or ""], desk.calculators.get(answer.topic or "")
    subject, has_subject, _ = answer.headline.partition(SUBJECT_ENDS)
    if answer.kind == LISTED or not has_subject or not subject:
        subject = topic.title if topic else question
    words = [re.sub(_ASIDE, "", body.name), ContractKind(kind).title_ja if kind else "", subject]
    days = [f"{desk.facts[key].title} {_short(day)}" for key, day in facts.items()][:1]
    title = " ".join(word for word in words if word)[:MOST_TITLE]
    return title + "".join(f"（{day}）" for day in days)


def _short(day: str) -> str:
    on = date.fromisoformat(day[:10])
    return f"{on.month}月{on.day}日"


def _facts(answer: Answer, desk: Desk) -> dict[str, str]:
    means = topics().get(answer.topic or "", {})
    named = {means.get(name, name): value for name, value in answer.read_as.items()}
    return {key: str(value) for key, value in named.items() if key in desk.facts}


def _kind(answer: Answer) -> str:
    said = answer.read_as.get("kind")
    return next((each.value for each in ContractKind if said in (each.value, each.title_ja)), "")


def _own(answer: Answer, facts: Mapping[str, str], kind: str, desk: Desk) -> tuple[str, str] | None:
    """The earliest day of the answer, if the facts do not give it in the case as well."""
    days = [value for value in answer.values if value.unit == DAY_UNIT]
    if answer.kind == LISTED or not days:
        return None
    safest = min(date.fromisoformat(str(value.value)) for value in days)
    told = {date.fromisoformat(str(value.value)) for value in days}
    if told & _derived(answer, facts, kind, desk):
        return None
    return days[0].name, safest.isoformat()


def _derived(answer: Answer, facts: Mapping[str, str], kind: str, desk: Desk) -> set[date]:
    days = {key: date.fromisoformat(day) for key, day in facts.items()}
    works = kind == ContractKind.WORKS if kind else None
    try:
        table = desk.timetable(
            days, rulebook=answer.rulebook or "", today=answer.as_of, construction=works
        )
    except KeiyakuError:
        return set()
    return {day for each in table.deadlines for day in (each.day, each.safe_day)}
