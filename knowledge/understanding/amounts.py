"""Amounts of money in a text, with tax marker and what they are per (month, year, unit)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.money import LARGEST_AMOUNT
from knowledge.understanding.counts import COUNTERS
from knowledge.understanding.numerals import NUMERAL, read_numeral

Tax = Literal["included", "excluded"]
Per = Literal["month", "year", "unit", "day"]

_AMOUNT = re.compile(
    rf"(?P<minus>マイナス|▲|△|(?<![0-9月日年条項号千百十円])-)?(?P<mark>¥)?(?P<number>{NUMERAL})(?P<yen>円|えん)?"
)
_COUNTER = re.compile(
    rf"(?:{COUNTERS})(?!円)|件|番|室|-[0-9]|本(?!体)|部(?!分)|号|条|項|%|パー|割|点|分の|/[0-9]|時|歳|階|ページ|か所|箇所|倍|級|種|校|区"
)
_TAX = re.compile(
    r"(?P<excluded>税抜|本体価格|消費税(?:は|を)?(?:含ま|抜|除)|税を?(?:除|含ま))|(?P<included>税込|消費税(?:を)?(?:込|含)|税を?含)"
)
_PER = re.compile(
    r"(?P<month>月額|毎月|月々|月あたり|1か月(?:あたり)?|ひと月|月(?=\s*$))|(?P<year>年額|年間(?=\s*$)|毎年|1年あたり)|(?P<unit>単価|1件(?:あたり|につき)|1(?!件)(?:"
    + COUNTERS
    + r")(?:あたり|につき)?\s*(?=$)|@)|(?P<day>日額|1日あたり)"
)
MOST = 40
"""So many amounts are read of one question; more is no question."""
_ROUNDING = re.compile(r"(?:未満)?(?:の)?(?:端数)?(?:を|は|で)?(?:切り?捨|切り?上|四捨)|単位")
"""「1円未満を切り捨て」 speaks of rounding, not of an amount."""
_ASKED = frozenset({"何", "数", "幾"})
"""「何万円まで?」 asks for an amount and gives none."""
_BARE = re.compile(r"[0-9]{5,}|[0-9]{1,3}(?:,[0-9]{3})+")
"""A number without 円 counts as money from five digits on, or with commas."""
_IN_THOUSANDS = re.compile(r"(?:単位\s*[:はが]?\s*千円|千円単位)")
_NOT_BEFORE = re.compile(r"(?:[a-z#№×*-]|番号|no\.?|tel|第)\s*[:は]?\s*$")
"""Behind these a bare number is a code, not money."""
_BARE_KANJI = re.compile(r"(?!十万).{2,}[万億]")
_PER_AFTER = re.compile(
    r"^\s*(?:/|毎)?(?P<month>/月|/1?か月)|^\s*(?P<year>/年)|^\s*(?P<unit>/(?:個|枚|冊|本|台|部|件|人|回))"
)


@dataclass(frozen=True)
class Amount:
    """Yen as read: `yen` is whole; `per` where it is a monthly, yearly or unit price.

    A total made of such a price keeps it in `each`, with what it was per in `each_per`.
    """

    yen: int
    start: int
    end: int
    tax: Tax | None = None
    per: Per | None = None
    derivation: str = ""
    each: int | None = None
    each_per: Per | None = None

    def times(self, factor: int, label: str) -> Amount:
        """The total of a recurring or unit price over `factor`."""
        total = self.yen * factor
        derivation = f"{self.yen:,}円×{label}＝{total:,}円"
        return replace(
            self, yen=total, per=None, derivation=derivation, each=self.yen, each_per=self.per
        )

    def recurring(self, per: Per) -> int | None:
        """The price per month (year, unit) of which this is one or the total, if it is that."""
        if self.per == per:
            return self.yen
        return self.each if self.each_per == per else None


def _is_money(match: re.Match[str], text: str) -> bool:
    number, after = match["number"], text[match.end() :]
    if _ROUNDING.match(after) or text[max(0, match.start() - 1) : match.start()] in _ASKED:
        return False
    if match["yen"] or match["mark"] == "¥":
        return True
    if _COUNTER.match(after) or _NOT_BEFORE.search(text[: match.start()]):
        return False
    plain = _BARE if re.fullmatch(r"[0-9,]+", number) else _BARE_KANJI
    written = number[-1] in "万億千" and number[0] in "0123456789"
    return written or plain.fullmatch(number) is not None


def _tax_at(text: str, span: tuple[int, int], others: list[tuple[int, int]]) -> Tax | None:
    """The nearest tax marker; one beyond another amount counts only where it is the sole way.

    Where the text gives the tax itself as an amount, no marker reaches beyond another amount.
    """
    markers = list(_TAX.finditer(text))
    own = [m for m in markers if not any(_between(m.span(), span, other) for other in others)]
    tax_given = re.search(r"消費税額?[はが]?[0-9]|うち消費税", text) is not None
    return _nearest(own if own or tax_given else markers, span)


def _between(marker: tuple[int, int], span: tuple[int, int], other: tuple[int, int]) -> bool:
    low, high = min(marker[1], span[1]), max(marker[0], span[0])
    return low <= other[0] and other[1] <= high


def _nearest(markers: list[re.Match[str]], span: tuple[int, int]) -> Tax | None:
    start, end = span
    best: tuple[int, Tax] | None = None
    for match in markers:
        distance = start - match.end() if match.end() <= start else match.start() - end
        tax: Tax = "excluded" if match["excluded"] else "included"
        if best is None or distance < best[0]:
            best = (distance, tax)
    return best[1] if best else None


def _per_at(before: str, after: str) -> Per | None:
    matches = list(_PER.finditer(before))
    found = matches[-1] if matches else _PER_AFTER.match(after)
    if found is None:
        return None
    name = found.lastgroup
    return name if name in ("month", "year", "unit", "day") else None  # type: ignore[return-value] # the group names


_OVER = re.compile(r"(?:を)?(?:1円)?(?:超え|超す|超の|オーバー)")
_UNDER = re.compile(r"(?:未満|を下回|を切)")


def _at_edge(after: str) -> int:
    """What 「…を超える」 and 「…未満」 add to an amount: the first whole yen on their side."""
    if _OVER.match(after):
        return 1
    return -1 if _UNDER.match(after) else 0


def find_amounts(text: str) -> tuple[tuple[Amount, ...], tuple[str, ...]]:
    """The amounts of a normalised text, and sentences about those that cannot be meant.

    >>> [(a.yen, a.tax, a.per) for a in find_amounts("税抜45万5千円と月額33,000円")[0]]
    [(455000, 'excluded', None), (33000, 'excluded', 'month')]
    >>> find_amounts("1.2.3万円です")[1]
    ('「1.2.3万円」は金額として読めません。450万円、4,500,000円のように書いてください。',)
    >>> find_amounts("2人以上、第3号、12か月")[0]
    ()
    """
    amounts: list[Amount] = []
    problems: list[str] = []
    thousand = _IN_THOUSANDS.search(text)
    last_end = 0
    unit = thousand.span() if thousand else (0, 0)
    matches = (m for m in _AMOUNT.finditer(text) if not unit[0] <= m.start() < unit[1])
    found = [m for m in matches if _is_money(m, text)][:MOST]
    for index, match in enumerate(found):
        value = read_numeral(match["number"])
        shown = match.group()
        if value is None or value != int(value):
            problems.append(
                f"「{shown}」は金額として読めません。450万円、4,500,000円のように書いてください。"
            )
            continue
        yen = _at_edge(text[match.end() :]) + int(value) * (
            1000 if thousand and not re.search("[万億千]", match["number"]) else 1
        )
        if match["minus"] or yen > LARGEST_AMOUNT:
            problems.append(
                f"「{shown[:40]}」は契約の金額として扱えません。0円以上10兆円以下で書いてください。"
            )
            continue
        next_start = found[index + 1].start() if index + 1 < len(found) else len(text)
        before, after = text[last_end : match.start()], text[match.end() : next_start]
        others = [m.span() for m in found if m is not match]
        tax = _tax_at(text, match.span(), others)
        amounts.append(Amount(yen, match.start(), match.end(), tax, _per_at(before[-8:], after)))
        last_end = match.end()
    return tuple(amounts), tuple(problems)
