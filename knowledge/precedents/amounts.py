"""Amounts in a question and how they are compared: 100万円以上, 50万未満, 30万円台."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.money import yen
from knowledge.understanding.amounts import Amount, find_amounts
from knowledge.understanding.numerals import NUMERAL, read_numeral

Relation = Literal["at least", "at most", "below", "above", "band", "equal"]
_SAID: Mapping[Relation, str] = {
    "at least": r"以上|から上|から(?!\s*[0-9])|~(?!\s*[0-9])|は下らな",
    "at most": r"以下|以内|まで",
    "below": r"未満|を下回|を?切(?:る|っ|り)|を?割(?:る|っ)|に満たな|いかな|安|低|少な|小さ|下",
    "above": r"超|を超|をこえ|を上回|を越|オーバー|高|多|大き|上",
    "band": r"台",
}
_RELATIONS = {
    relation: re.compile(rf"\s*(?:より)?(?:も)?\s*(?:{said})") for relation, said in _SAID.items()
}
_COMPARED = "以上|以下|未満|超|台|を超|を切|を下回|を上回|より(?:高|安|上|下|多|少|大|小)"
_BARE = re.compile(rf"(?=[^、。]{{0,12}}万){NUMERAL}(?={_COMPARED})")
_TITLES: dict[Relation, str] = {
    "at least": "以上", "at most": "以下", "below": "未満", "above": "を超える", "band": "台", "equal": "",
}  # fmt: skip


@dataclass(frozen=True)
class Bound:
    """An amount asked for.

    >>> Bound(1_000_000, "at least").holds(1_000_000), Bound(1_000_000, "above").holds(1_000_000)
    (True, False)
    """

    yen: int
    relation: Relation

    def holds(self, amount: int) -> bool:
        """Whether an amount is what is asked for."""
        tests: dict[Relation, bool] = {
            "at least": amount >= self.yen,
            "at most": amount <= self.yen,
            "below": amount < self.yen,
            "above": amount > self.yen,
            "equal": amount == self.yen,
            "band": self.yen <= amount < self.yen + 10 ** (len(str(self.yen)) - 1),
        }
        return tests[self.relation]

    def __str__(self) -> str:
        return f"{yen(self.yen)}{_TITLES[self.relation]}"


def bounds_in(text: str, amounts: Sequence[Amount]) -> tuple[tuple[Bound, ...], str]:
    """The amounts of a text with their relations, and the text with them blanked out.

    Each is read again by itself: for a limit 「…を超える」 the reading has moved to the next yen.
    """
    found = []
    amounts = (*amounts, *_bare_in(text, amounts))
    for amount in amounts:
        said = (name for name, words in _RELATIONS.items() if words.match(text, amount.end))
        relation: Relation = next(said, "equal")
        alone = find_amounts(text[amount.start : amount.end])[0]
        found.append(Bound(alone[0].yen if alone else amount.yen, relation))
    for amount in amounts:
        text = text[: amount.start] + " " * (amount.end - amount.start) + text[amount.end :]
    return tuple(found), text


def _bare_in(text: str, known: Sequence[Amount]) -> list[Amount]:
    """Amounts without 円 that are compared with something: 百万超, 50万以上."""
    return [
        Amount(int(number), *match.span())
        for match in _BARE.finditer(text)
        if (number := read_numeral(match.group())) is not None
        and not any(a.start < match.end() and match.start() < a.end for a in known)
    ]
