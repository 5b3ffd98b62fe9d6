"""How much work a text tells: 月50時間を12か月, 時間外10時間, 現金3件, 1日6時間で20日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import zip_longest

from knowledge.precedents.quantity import Quantity, Unit
from knowledge.precedents.words import literal, pattern, words
from knowledge.understanding.numerals import NUMERAL, read_numeral

MINUTES = 60
_UNITS: dict[str, Unit] = {
    "時間": "時間", "h": "時間", "日": "日", "件": "件", "人": "人", "名": "人", "回": "回",
    "か月": "か月", "週": "週",
}  # fmt: skip
_QUANTITY = re.compile(
    r"(?P<per>(?<![0-9])(?:毎月|1か月(?:あたり|に|で)?|ひと月に?|月々?に?|毎週|1?週(?:間に)?に?|1日(?:あたり|に|で|につき)?"
    r"|毎日|1回(?:あたり|に|で|につき)?|年間?に?))?\s*"
    rf"(?<![0-9]月)(?P<number>{NUMERAL})\s*"
    r"(?P<unit>時間(?:(?P<half>半)|(?P<minutes>[0-9]{1,2})分)?(?:分)?|h(?![a-z])|日[間分]?(?![付時])|件分?|[人名]|回分?|か月[分間]?|週間?)"
    r"|(?P<span>半年|(?<![0-9])(?:1|一)年[間分]?(?!度)|年間(?!で?見込|契約)|通年|年額(?=に|だと|で(?:は|$))|1か月)"
    r"|[×x*✕✖]\s*(?P<times>[0-9]{1,3})(?![0-9.,]|\s*(?:時間|h|[日人名件回週]|か月|年))"
)
_PER: tuple[tuple[str, str], ...] = (
    ("月", "月"), ("週", "週"), ("1日", "日"), ("毎日", "日"), ("回", "回"), ("年", "年"),
)  # fmt: skip


@cache
def _labels(more: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Expressions for a label before a number, and for one right behind it."""
    known = literal((*words().costs.overtime, *more)).pattern
    return (
        re.compile(rf"(?P<label>{known})(?:[^、。・,?]{{0,8}})$"),
        re.compile(rf"\s*(?:[はがの]|分[はが])?\s*(?P<label>{known})"),
    )


def quantities_in(text: str, labels: tuple[str, ...] = ()) -> tuple[Quantity, ...]:
    """The quantities of a normalised text; `labels`: words of the list that tell kinds of them apart.

    >>> [str(q) for q in quantities_in("月50時間を12か月、うち時間外10時間と7時間30分")]
    ['月50時間', '12か月', 'うち時間外10時間', '7.5時間']
    """
    found: list[Quantity] = []
    behind, ahead = _labels(labels)
    matches = list(_QUANTITY.finditer(text))
    for index, match in enumerate(matches):
        number = _number(match)
        if number is None:
            continue
        start = matches[index - 1].end() if index else 0
        if _daily(match, text[start : match.start()], found):
            found[-1] = replace(found[-1], per="日")
        before = text[start : match.start()]
        told = behind.search(before) or ahead.match(text, match.end())
        unit = _unit(match)
        found.append(
            Quantity(
                number,
                unit,
                per=next((per for said, per in _PER if said in (match["per"] or "")), ""),
                label=told["label"] if told and unit in ("時間", "件") else "",
                within=pattern(words().costs.within).search(before) is not None,
                whole=_is_whole(match, before, found),
                start=match.start(),
                end=match.end(),
            )
        )
    followed = zip_longest(found, found[1:])
    return tuple(q for q, then in followed if q is not None and not _parted(q, then))


def _is_whole(match: re.Match[str], before: str, found: Sequence[Quantity]) -> bool:
    """Whether a number is that of the whole time: 合計300時間, 6か月で300時間."""
    if match["per"]:
        return False
    after_months = bool(found) and found[-1].unit == "か月" and before.startswith(("で", "の間"))
    return after_months or pattern(words().costs.whole).search(before) is not None


def _daily(match: re.Match[str], before: str, found: Sequence[Quantity]) -> bool:
    """Whether the hours before are those of each day: 7時間を20日, 7時間ずつ20日."""
    days = _unit(match) == "日" and pattern(words().costs.daily).fullmatch(before.strip())
    return bool(days and found and found[-1].unit == "時間" and not found[-1].per)


def _parted(quantity: Quantity, then: Quantity | None) -> bool:
    """Whether a number is only told to be parted: 180時間 in 「180時間のうち170時間は通常」."""
    parts = then is not None and then.within and not then.label
    return parts and then is not None and then.unit == quantity.unit


def _unit(match: re.Match[str]) -> Unit:
    if match["times"]:
        return "倍"
    if match["span"]:
        return "か月"
    said = match["unit"]
    return next(unit for begins, unit in _UNITS.items() if said.startswith(begins))


def _number(match: re.Match[str]) -> Fraction | None:
    if match["times"]:
        return Fraction(match["times"])
    if match["span"]:
        return Fraction(words().costs.spans[match["span"].rstrip("間分").replace("一", "1")])
    number = read_numeral(match["number"])
    if number is None:
        return None
    minutes = Fraction(int(match["minutes"] or 0), MINUTES)
    return Fraction(number) + minutes + (Fraction(1, 2) if match["half"] else 0)
