"""Which column of a file is what: the headings that offices use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from knowledge import Fact

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("件名", "案件名", "業務名", "契約件名"),
    "import_key": ("管理番号", "案件番号", "整理番号", "番号", "No", "No."),
    "rulebook": ("団体", "団体名", "ルールブック"),
    "kind": ("種類", "契約の種類", "契約種類", "契約種別", "種別"),
    "owners": ("担当", "担当者", "担当者名"),
    "channel": ("チャンネル", "Slackチャンネル"),
    "lease": ("賃貸借の期間", "賃貸借期間", "リース期間", "借入期間"),
}
OURS = frozenset({"状態", "次の期限", "次の期限の日", "番号(契約ナビ)"})
"""Columns that our own export adds and nobody is to change there."""
_AMOUNT = re.compile(
    r"(.{0,20}(?:金額|価格|額))(?:\((円|千円|万円|百万円)(?:[、・/][^()]{0,10})?\))?"
)
_TIMES = {"円": 1, "千円": 1_000, "万円": 10_000, "百万円": 1_000_000}
_ASIDE = re.compile(r"\((?:必須|任意|税込|税抜)\)$")


@dataclass
class Columns:
    """Where each field stands. `amounts` and `facts`: the column, and what it is called or means."""

    fields: dict[str, int] = field(default_factory=dict)
    amounts: dict[int, tuple[str, int]] = field(default_factory=dict)
    """The name of the amount, and how many yen its unit is."""
    facts: dict[int, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def columns_of(header: Sequence[str], facts: Mapping[str, Fact]) -> Columns:
    """The columns of a file; what is not known is named, and not read.

    >>> found = columns_of(["件名", "公告日", "予定価格（千円）", "備考"],
    ...     {"notice_day": Fact(title="公告日", words=("公告",))})
    >>> found.fields, found.facts, found.amounts, found.unread
    ({'title': 0}, {1: 'notice_day'}, {2: ('予定価格', 1000)}, ['備考'])
    """
    columns, days = Columns(), _day_words(facts)
    for place, written in enumerate(header):
        name = _ASIDE.sub("", normalize("NFKC", written).replace(" ", "").replace("\n", ""))
        called = next((key for key, names in FIELDS.items() if name in names), None)
        day, amount = days.get(_bare(name)), _AMOUNT.fullmatch(name)
        if called is not None and called not in columns.fields:
            columns.fields[called] = place
        elif day is not None and day not in columns.facts.values():
            columns.facts[place] = day
        elif amount is not None and amount[1] not in {n for n, _ in columns.amounts.values()}:
            columns.amounts[place] = (amount[1], _TIMES[amount[2] or "円"])
        elif name and name not in OURS:
            columns.unread.append(written.strip()[:40])
    return columns


def _day_words(facts: Mapping[str, Fact]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, fact in facts.items():
        for word in (fact.title, *fact.words):
            found.setdefault(_bare(word), key)
    return found


def _bare(name: str) -> str:
    """A heading without the ending that is written or not: 入札日時, 入札日, 入札.

    >>> _bare("入札日時"), _bare("完了通知日"), _bare("質問の締切"), _bare("日")
    ('入札', '完了通知', '質問締切', '日')
    """
    return name.replace("の", "").removesuffix("時").removesuffix("日") or name
