"""Which word of a text a value belongs to: 「予定価格90万円、見積78万円」 -> 予定価格, 見積."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from knowledge.understanding.amounts import Amount

BEFORE, AFTER = "変更前", "変更後"
CHANGE_BY = "増減額"
FORMER = "もとの額"
_REACH_BEFORE, _REACH_AFTER, _REACH_CHANGE = 22, 9, 16
_JOINED = frozenset({"に", "の", "が", "付け", "付けの", "付"})
_BETWEEN = re.compile(
    r"から|→|⇒|->|➡|(?:だった|でした)(?:の|契約|もの)*(?:が|を|、)|のところ|の契約(?:が|を)"
)
_IS_CONTRACT = re.compile(r"の契約(?:が|を|で)")
_DELTA = re.compile(
    r"^(?:円)?(?:分|ほど|の)?(?:の)?(?:増|減|追加|アップ|ダウン|上が|下が|上乗せ|引)"
)
_BECOMES = re.compile(r"^(?:円)?(?:に(?:な|増|減|変更|上|下|引|改|アップ|ダウン)|へ)")


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


_ASKED = re.compile(
    r"(?:は|って|、|だと|なら|を|の額は?)?"
    r"(?:の(?:範囲|額|上限|下限|金額|計算|最低額)|いくら|幾ら|何円|なんぼ|教|計算|出し|\?|$)"
)
"""What follows a word that is asked for: 「450万円の入札保証金は?」 says nothing of 450万円."""
_FROM = frozenset({"から", "→", "を", "だったのが", "の予定が"})
_MOVED = re.compile(r"(?:に|へ)(?:延期|変更|延ば|延び|繰り下げ|繰り上げ|前倒し|ずら|ずれ|変わ)")
_OWN = frozenset({"の", "での", "という"})
"""Between a value and the word that is its own: 「300万円の契約で80万円分は」."""
_SUBJECT = re.compile(r"[^、。?!]{0,4}[がは][^、。?!]{0,3}")
"""What stands between a word and the value it tells: 「今回予定が月60万」."""
_PAUSE = re.compile(r"、| (?=\S)")
_DONE = r"(?:を|が)?(?:しま|した|して|され|出し|行い|受け|済|あり|あった)"


P = TypeVar("P", bound=Placed)


def _gap(text: str, begin: int, end: int, others: Iterable[Placed]) -> str | None:
    """The text between two places, or None where a sentence ends or another value stands between."""
    between = text[begin:end]
    if re.search(r"[。?!]", between) or any(begin <= o.start and o.end <= end for o in others):
        return None
    return between


def role_of(value: Placed, text: str, words: Iterable[str], others: Sequence[Placed]) -> str | None:
    """The word out of `words` that `value` belongs to, or None.

    A word before the value counts for more than one after it, a near one for more than a far one.
    """
    best: tuple[float, str] | None = None
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            score = _score(value, text, start, end, others)
            if score is not None and (best is None or score + len(word) / 2 > best[0]):
                best = (score + len(word) / 2, word)
            start = text.find(word, end)
    return best[1] if best else None


def _aside_end(text: str, end: int) -> int:
    """Where the text goes on after a remark in brackets that follows a value."""
    match = re.match(r"\([^)]{0,16}\)", text[end : end + 20])
    return end + match.end() if match else end


def _score(
    value: Placed, text: str, start: int, end: int, others: Sequence[Placed]
) -> float | None:
    """How well a word at `start` to `end` fits a value, or None where it cannot be its own."""
    if end <= value.start:
        return _word_before(value, text, start, end, others)
    if start >= _aside_end(text, value.end):
        return _word_after(value, text, start, end, others)
    return 15 if start <= value.start and value.end <= end else None


def _word_before(
    value: Placed, text: str, start: int, end: int, others: Sequence[Placed]
) -> float | None:
    gap = _gap(text, end, value.start, others) if value.start - end <= _REACH_BEFORE else None
    if gap is None:
        return None
    owned = any(text[other.end : start] in _OWN for other in others if other.end <= start)
    return 20 - len(gap) - 6 * len(_PAUSE.findall(gap)) - (8 if owned else 0)


def _word_after(
    value: Placed, text: str, start: int, end: int, others: Sequence[Placed]
) -> float | None:
    after = _aside_end(text, value.end)
    nearest = min((o.start - end for o in others if o.start >= end), default=_REACH_AFTER)
    if start > after and _SUBJECT.fullmatch(text[end : end + nearest]):
        return None
    asked_for = text[after : after + 1] == "の" and _ASKED.match(text[end:])
    gap = _gap(text, after, start, others) if start - after <= _REACH_AFTER else None
    if gap is None or asked_for or nearest < start - after:
        return None  # too far, asked for, or the word of the value that follows it
    if gap in _JOINED:
        return 19.5
    return None if "、" in gap else 17 - 1.5 * len(gap)


def last_role_in_sentence(value: Placed, text: str, words: Iterable[str]) -> str | None:
    """The last of `words` that is said to be done in the sentence that holds `value`.

    Its verb comes last in Japanese, however much stands between.

    >>> from knowledge.understanding.days import find_days
    >>> from datetime import date
    >>> text = "本日付けで建設工事の一般競争入札を公告しました"
    >>> today = find_days(text, date(2026, 11, 20))[0][0]
    >>> last_role_in_sentence(today, text, ("入札", "公告"))
    '公告'
    """
    start = max(text.rfind(mark, 0, value.start) for mark in "。?!") + 1
    ends = [end for mark in "。?!" if (end := text.find(mark, value.end)) >= 0]
    sentence = text[start : min(ends, default=len(text))]
    done = [
        (m.start(), len(w), w) for w in words for m in re.finditer(re.escape(w) + _DONE, sentence)
    ]
    return max(done)[2] if done else None


def became(amount: Placed, text: str) -> bool:
    """Whether a value is said to be what another became: 「…から2,400万円になった」."""
    return _BECOMES.match(text[amount.end :]) is not None


def still_meant(days: Sequence[P], text: str) -> tuple[P, ...]:
    """The days without those that were moved: 「12月17日から24日に延期」 leaves the 24th."""
    moved = {
        index
        for index, (day, following) in enumerate(pairwise(days))
        if text[day.end : following.start] in _FROM and _MOVED.match(text[following.end :])
    }
    return tuple(day for index, day in enumerate(days) if index not in moved)


def change_roles(
    amounts: Sequence[Amount], text: str, other_roles: Mapping[int, str | None]
) -> dict[int, str]:
    """The amounts of a change of price: from what, to what, or by how much.

    Keys are places in `amounts`; those in `other_roles` belong to something else (a deposit paid). 「800万円→960万円」 gives 変更前 and 変更後; 「200万円増えて1,000万円に」
    gives 増減額 and 変更後.
    """
    roles: dict[int, str] = {}
    for index, amount in enumerate(amounts):
        if other_roles.get(index) and not _IS_CONTRACT.match(text[amount.end :]):
            continue
        after = text[amount.end : amount.end + 14]
        if _DELTA.match(after):
            roles[index] = CHANGE_BY
        elif index and _BECOMES.match(after):
            roles[index] = AFTER
        if index + 1 < len(amounts) and not other_roles.get(index + 1):
            between = text[amount.end : amounts[index + 1].start]
            if len(between) <= _REACH_CHANGE and "。" not in between and _BETWEEN.search(between):
                if roles.get(index) != CHANGE_BY:
                    roles = {i: role for i, role in roles.items() if role == CHANGE_BY}
                    roles[index] = BEFORE
                roles.setdefault(index + 1, AFTER)
    return roles
