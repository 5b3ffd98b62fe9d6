"""Cells as values: a day with or without its hour, yen, a kind of contract, people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from unicodedata import normalize

from bot.cases.entering import a_fact
from bot.cases.errors import CaseRefused
from bot.cases.importing.files import Cell
from knowledge import ContractKind, Head, Inputs, KeiyakuError, Slot, typed_value

NOTHING = frozenset({"-", "ー", "―", "なし", "無し", "無", "削除"})
"""What is written to take a value away; an empty cell leaves it as it is."""
_HOUR = re.compile(r"[ T]*(午前|午後)?(\d{1,2})(?::(\d{2})(?::\d{2})?|時(?:(\d{1,2})分|(半))?)$")
_VAGUE = re.compile(r"[~〜～→]|から|頃|ごろ|以降|まで")
_YEAR = re.compile(r"\d{4}|[RHS令平昭]")
_BETWEEN = re.compile(r"[~〜～]|から")
_PEOPLE = re.compile(r"[、,・/;\n]+")
NOON = 12
KIND_WORDS: Mapping[ContractKind, tuple[str, ...]] = {
    ContractKind.WORKS: ("工事",),
    ContractKind.MANUFACTURE: ("製造", "印刷"),
    ContractKind.PURCHASE: ("購入", "買入", "物品"),
    ContractKind.RENTAL_IN: ("借入", "借上", "借り", "賃借", "賃貸借", "リース", "レンタル"),
    ContractKind.SALE: ("売払", "売却"),
    ContractKind.RENTAL_OUT: ("貸付", "貸し付け"),
    ContractKind.REPAIR: ("修繕", "修理"),
    ContractKind.SERVICE: ("委託", "役務"),
}
"""Words of offices' own lists. A text with words of two kinds (工事の設計委託) is not decided here."""


def text_of(cell: Cell) -> str:
    """A cell as text; a number that a spreadsheet made of a numbered case is whole.

    >>> text_of(" a "), text_of(12.0), text_of(None), text_of("'=1+1")
    ('a', '12', '', '=1+1')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    # Our own export puts this mark before what a spreadsheet would run.
    return text.removeprefix("'")


def takes_away(cell: Cell) -> bool:
    """Whether the cell says that there is no such value."""
    return normalize("NFKC", text_of(cell)) in NOTHING


def fact_of(cell: Cell, title: str, today: date) -> str:
    """A day as a case keeps it, with its hour where one is written; raises CaseRefused.

    >>> fact_of("R8.12.17 午後1時30分", "入札日", date(2026, 11, 20))
    '2026-12-17T13:30'
    """
    if isinstance(cell, datetime):
        return a_fact(cell, f"{cell:%H:%M}" if cell.time() != time.min else None)
    if isinstance(cell, date):
        return a_fact(cell)
    text = normalize("NFKC", text_of(cell))
    hour = _HOUR.search(text)
    day = text[: hour.start()] if hour else text
    if _VAGUE.search(text):
        raise CaseRefused(f"「{title}」の「{text[:40]}」は1つの日ではありません。", title)
    try:
        found = typed_value(Slot(title, "day"), Inputs, title, day, today)
    except KeiyakuError as error:
        raise CaseRefused(error.sentence, title) from None
    if not _YEAR.search(day):
        raise CaseRefused(
            f"「{title}」の「{text[:40]}」に年がありません。2026/12/17 の形で書いてください。",
            title,
        )
    return a_fact(date.fromisoformat(str(found)), _clock(hour, title) if hour else None)


def _clock(hour: re.Match[str], title: str) -> str:
    half, hours, minutes, spoken, and_a_half = hour.groups()
    at = int(hours) + (NOON if half == "午後" and int(hours) < NOON else 0)
    past = 30 if and_a_half else int(minutes or spoken or 0)
    try:
        return f"{time(at, past):%H:%M}"
    except ValueError:
        raise CaseRefused(
            f"「{title}」の時刻「{hour.group().strip()[:20]}」はありません。", title
        ) from None


def lease_of(cell: Cell, title: str, today: date) -> dict[str, str]:
    """賃貸借の期間 as its first and last day."""
    parts = [part for part in _BETWEEN.split(text_of(cell).removesuffix("まで")) if part.strip()]
    if len(parts) != len(("first", "last")):
        raise CaseRefused(f"「{title}」は 2026/4/1～2031/3/31 の形で書いてください。", title)
    first, last = (fact_of(part.strip(), title, today) for part in parts)
    return {"lease_start": first, "lease_end": last}


def yen_of(cell: Cell, title: str, times: int, today: date) -> int:
    """An amount in whole yen; `times` is the unit of its column."""
    if isinstance(cell, float) and not (cell * times).is_integer():
        raise CaseRefused(f"「{title}」の「{cell}」に1円未満の端数があります。", title)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell * times)
    text = text_of(cell)
    try:
        found = typed_value(Slot(title, "yen"), Inputs, title, text, today)
    except KeiyakuError as error:
        raise CaseRefused(error.sentence, title) from None
    yen = int(str(found))
    # 「450万円」 says its unit itself; a bare number has that of its column.
    return yen * times if re.fullmatch(r"[\d,]+", normalize("NFKC", text)) else yen


def kind_of(cell: Cell) -> str:
    """A kind of contract by its title, or by the short word for it."""
    text = normalize("NFKC", text_of(cell))
    for kind in ContractKind:
        if text in (kind.value, kind.title_ja) or text in _parts(kind.title_ja):
            return str(kind.value)
    said = [kind for kind, words in KIND_WORDS.items() if any(word in text for word in words)]
    if len(said) == 1:
        return str(said[0].value)
    titles = "、".join(kind.title_ja for kind in ContractKind)
    raise CaseRefused(f"種類「{text[:40]}」はありません。使えるもの: {titles}", "種類")


def _parts(title: str) -> tuple[str, ...]:
    """The words of a title: 委託 and 役務 for 委託・役務, 工事 and 工事の請負 for 工事の請負."""
    return (*title.split("・"), title.partition("の")[0] if title.endswith("請負") else title)


def body_of(cell: Cell, heads: Mapping[str, Head]) -> str:
    """A body by its id, its name or what it is called."""
    text = text_of(cell)
    for name, head in heads.items():
        if name != "national" and text in (name, head.name, *head.nicknames):
            return name
    known = "、".join(head.name for name, head in heads.items() if name != "national")
    raise CaseRefused(f"団体「{text[:40]}」は登録されていません。登録済み: {known}", "団体")


def people_of(cell: Cell) -> tuple[str, ...]:
    """Those who look after a case, in one cell.

    >>> people_of("山田、<@U1>, 佐藤")
    ('山田', '<@U1>', '佐藤')
    """
    return tuple(name.strip() for name in _PEOPLE.split(text_of(cell)) if name.strip())
