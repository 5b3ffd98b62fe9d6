"""The whole of what a text says: amounts, days, counts, rates, kinds, forms, references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.calculation import Form
from knowledge.kinds import BidMethod, ContractKind
from knowledge.rulebook.locators import Locator
from knowledge.understanding.amounts import Amount, find_amounts
from knowledge.understanding.counts import Count, RateFound, find_counts, find_rates
from knowledge.understanding.days import Found, find_days, find_fiscal_year
from knowledge.understanding.presence import negated_after, presence
from knowledge.understanding.references import (
    NO_DOCUMENTS,
    Documents,
    Reference,
    find_references,
)
from knowledge.understanding.vocabulary import form_patterns, vocabulary

_TIMES = re.compile(
    r"^[^0-9。?]{0,6}?[×x*✕✖掛](?P<label>\s*[0-9,]+\s*(?:か月|月|年|個|枚|冊|本|台|部|件|人|回|食|箱|袋|脚|着|式|セット|kg|リットル)?)"
)


YES_NO = frozenset({Form.MAY, Form.MAY_NOT_DO, Form.MUST, Form.VALID})
"""The forms that want a yes or no."""


@dataclass(frozen=True)
class Reading:
    """What a normalised text says. Places (`start`, `end`) refer to `text`."""

    text: str
    today: date
    amounts: tuple[Amount, ...] = ()
    days: tuple[Found, ...] = ()
    fiscal_year: Found | None = None
    counts: tuple[Count, ...] = ()
    rates: tuple[RateFound, ...] = ()
    references: tuple[Reference, ...] = ()
    forms: frozenset[Form] = frozenset()
    kind: ContractKind | None = None
    kinds: tuple[ContractKind, ...] = ()
    not_kinds: frozenset[ContractKind] = frozenset()
    construction: bool | None = None
    method: BidMethod | None = None
    problems: tuple[str, ...] = ()
    told_before: bool = False
    names: tuple[tuple[int, int], ...] = ()
    """Where the body itself is named."""

    def says(self, *words: str) -> bool | None:
        """Whether the text says one of the words (True), denies it (False), or neither (None)."""
        return presence(self.text, words)

    @property
    def subject(self) -> str:
        """What to search a body's rules for: the text without days and national provisions."""
        laws = [(r.start, r.end) for r in self.references if not r.own]
        days = [(d.start, d.end) for d in (*self.days, self.fiscal_year) if d]
        text = self.text
        for start, end in sorted([*laws, *days, *self.names], reverse=True):
            text = text[:start] + " " + text[end:]
        return text

    @property
    def own_references(self) -> list[Locator]:
        """The provisions of the body's own rules that the text names, by every way to number them."""
        return [locator for r in self.references if r.own for locator in r.locators]

    @property
    def told(self) -> bool:
        """Whether the question, or one before it in the thread, tells figures or days."""
        return bool(self.amounts or self.days or self.counts) or self.told_before

    @property
    def yes_no(self) -> bool:
        """Whether the question wants a yes or no."""
        return bool(self.forms & YES_NO)


def _forms_of(sentence: str, *, bare: bool) -> frozenset[Form]:
    patterns = form_patterns(bare=bare).items()
    return frozenset(form for form, pattern in patterns if pattern.search(sentence))


def _forms(text: str) -> frozenset[Form]:
    """The forms of the last question mark's sentence, else of the last that has any: the rest is story."""
    sentences = re.split(r"(?<=[。?!])\s*", text)
    asked = [sentence for sentence in sentences if sentence.endswith("?")]
    for sentence in (*reversed(asked), *reversed(sentences)):
        forms = _sentence_forms(sentence)
        if forms:
            return forms
    return frozenset()


def _sentence_forms(sentence: str) -> frozenset[Form]:
    if re.search(vocabulary().circumstances, sentence):
        return frozenset({Form.WHAT})  # it asks when something is so, not whether it is
    forms = _forms_of(sentence, bare=False)
    told = sentence.replace("かどうか", "")
    open_ = any(word in told for word in vocabulary().interrogatives)
    if forms & YES_NO or open_ or re.search(vocabulary().actors, sentence):
        return forms
    return forms | _forms_of(sentence, bare=True)


def _kinds(text: str) -> tuple[tuple[ContractKind, ...], frozenset[ContractKind]]:
    """The kinds a text says, the last one first, and those it denies."""
    said = {kind: presence(text, words) for kind, words in vocabulary().kinds.items()}
    chosen = sorted(
        (k for k, yes in said.items() if yes), key=lambda k: _last(text, k), reverse=True
    )
    denied = frozenset(kind for kind, yes in said.items() if yes is False)
    if chosen:
        return tuple(chosen), denied
    return tuple(k for k, words in vocabulary().weak_kinds.items() if presence(text, words)), denied


def _last(text: str, kind: ContractKind) -> tuple[int, int]:
    """Where the last word for a kind ends that is not denied, and how long it is.

    Japanese names the thing last: 工事の設計の委託 is a 委託, システム改修 no 改修.
    """
    ends = [
        (match.end(), len(word))
        for word in vocabulary().kinds[kind]
        for match in re.finditer(re.escape(word), text)
        if not negated_after(text, match.end())
    ]
    return max(ends, default=(-1, 0))


def _construction(text: str) -> bool | None:
    """Whether works (建設工事) are spoken of; to deny 工事 outright outweighs 改修 and the like."""
    if False in (presence(text, ("建設工事",)), presence(text, ("建設工事", "工事"))):
        return False
    return presence(text, vocabulary().construction)


def _method(text: str) -> BidMethod | None:
    said = (m for m, words in vocabulary().methods.items() if presence(text, words))
    return next(said, None)


def total_of(amount: Amount, after: str, near: Sequence[Count]) -> Amount:
    """A monthly, yearly or unit price times its term or number, where the text gives one.

    `after` is the text behind the amount, `near` the counts that may belong to it, nearest first.
    「月3万3千円×12か月」 and 「単価1,200円、予定5,000個」 become totals; others stay as they are.
    """
    months = next((c for c in near if c.unit == "months" and c.after not in ("前", "後")), None)
    past = ("前", "後", "以内")
    years = next((c for c in near if c.unit == "years" and c.after not in past), None)
    pieces = next((c for c in near if c.unit == "pieces" and c.number > 1), None)
    if amount.per == "month" and months:
        return amount.times(months.number, f"{months.number}か月")
    if amount.per == "month" and years:
        return amount.times(years.number * 12, f"{years.number * 12}か月")
    if amount.per == "year" and years and years.number > 1:
        return amount.times(years.number, f"{years.number}年")
    times = _TIMES.match(after)
    if amount.per in ("unit", None) and times:
        digits = "".join(c for c in times["label"] if c.isdigit())
        return amount.times(int(digits), times["label"].strip())
    if amount.per == "unit" and pieces:
        # the total stands where the number stands: 「1箱2,920円…200箱は納まって」
        total = amount.times(pieces.number, f"{pieces.number:,}")
        return replace(total, start=pieces.start, end=pieces.end)
    return amount


def totals_of(amount: Amount, after: str, near: Sequence[Count]) -> tuple[Amount, ...]:
    """`total_of` for each number of pieces told: 「1台85,000円を40台、まず14台が納品」 has two."""
    pieces = [c for c in near if c.unit == "pieces" and c.number > 1]
    if amount.per != "unit" or len(pieces) <= 1 or _TIMES.match(after):
        return (total_of(amount, after, near),)
    ordered = sorted(pieces, key=lambda count: count.start)
    return tuple(total_of(amount, after, [count]) for count in ordered)


def _near(amount: Amount, counts: Sequence[Count]) -> list[Count]:
    behind = [count for count in counts if count.start >= amount.end]
    return behind + [count for count in counts if count.end <= amount.start]


def read(text: str, today: date, documents: Documents = NO_DOCUMENTS) -> Reading:
    """Read a normalised text as of `today`; `documents`: the body's, as people call them.

    >>> r = read("カラープリンタを借ります。月3万3千円×12か月。随意契約でやれる?", date(2026, 11, 20))
    >>> r.amounts[0].yen, r.kind.value, r.method.value
    (396000, 'rental_in', 'negotiated')
    """
    amounts, bad_amounts = find_amounts(text)
    days, bad_days = find_days(text, today)
    taken = (*((a.start, a.end) for a in amounts), *((d.start, d.end) for d in days))
    fiscal_year = find_fiscal_year(text, today)
    if fiscal_year is not None:
        taken += ((fiscal_year.start, fiscal_year.end),)
    counts = find_counts(text, taken)
    kinds, not_kinds = _kinds(text)
    return Reading(
        text=text,
        today=today,
        amounts=tuple(
            total for a in amounts for total in totals_of(a, text[a.end :], _near(a, counts))
        ),
        days=days,
        fiscal_year=fiscal_year,
        counts=counts,
        rates=find_rates(text),
        references=find_references(text, documents),
        forms=_forms(text),
        kind=kinds[0] if kinds else None,
        kinds=kinds,
        not_kinds=not_kinds,
        construction=_construction(text),
        method=_method(text),
        problems=bad_amounts + bad_days,
        names=_names(text, documents),
    )


def _names(text: str, documents: Documents) -> tuple[tuple[int, int], ...]:
    longest_first = sorted(filter(None, documents.body), key=len, reverse=True)
    if not longest_first:
        return ()
    pattern = "|".join(map(re.escape, longest_first))
    return tuple(match.span() for match in re.finditer(pattern, text))


def continued(current: Reading, earlier: Reading) -> Reading:
    """`current` with what it leaves open taken from `earlier` in the same thread.

    Values stay where they were said: `earlier` is filled from in its own turn.
    """
    return replace(
        current,
        told_before=earlier.told,
        kind=current.kind or earlier.kind,
        construction=earlier.construction if current.construction is None else current.construction,
        method=current.method or earlier.method,
        forms=current.forms or earlier.forms,
    )


def completed(earlier: Reading, current: Reading) -> Reading:
    """`earlier` with its monthly or unit prices made totals by a term told only in `current`."""
    totals = tuple(total_of(a, "", current.counts) if a.per else a for a in earlier.amounts)
    return replace(earlier, amounts=totals)
