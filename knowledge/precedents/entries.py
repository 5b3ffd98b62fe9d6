"""Entries as citable provisions: 公表 No.2, with the title as caption and a one-line gist."""

from __future__ import annotations

from datetime import date

from knowledge.dates import wareki
from knowledge.model import Value
from knowledge.precedents.model import Entry, Precedents, Rate
from knowledge.rulebook.articles import Article, Paragraph


def rate_values(rate: Rate) -> tuple[Value, ...]:
    """The figures of a unit price, both ends of a range.

    >>> [(v.name, v.value) for v in rate_values(Rate(name="時給", low=1200, high=1500, unit="円/時"))]
    [('時給（下限）', 1200), ('時給（上限）', 1500)]
    """
    if rate.high is None:
        return (Value(name=rate.name, value=rate.low, unit=rate.unit),)
    return (
        Value(name=f"{rate.name}（下限）", value=rate.low, unit=rate.unit),
        Value(name=f"{rate.name}（上限）", value=rate.high, unit=rate.unit),
    )


def figures_of(entry: Entry) -> tuple[Value, ...]:
    """Every figure of money an entry holds, each named for what it is."""
    found = [Value.yen("契約金額", entry.sum)] if entry.sum is not None else []
    found += [value for rate in entry.rates for value in rate_values(rate)]
    if entry.estimate is not None:
        found.append(Value.yen("年間見込額", entry.estimate))
    return tuple(found)


def amount_of(entry: Entry) -> str:
    """The amount as published, with 円 where the list leaves it out."""
    plain = entry.sum is not None and "円" not in entry.amount
    return f"{entry.amount}円" if plain else entry.amount


def signed_on(entry: Entry) -> str:
    """The day of signing (契約締結日) as officials write it; empty where no contract was made."""
    return wareki(entry.signed) if entry.signed else ""


def planned_day(entry: Entry) -> date:
    """The first day of the month in which the contract was to be made (契約予定時期)."""
    return date.fromisoformat(f"{entry.planned}-01")


def term_of(entry: Entry) -> str:
    """The term (履行期間) as words."""
    term = entry.term
    return term.says or f"{wareki(term.from_)}から{wareki(term.until)}まで"


def gist_of(entry: Entry, of: Precedents) -> str:
    """One line on an entry: who ordered what from whom, when and for how much."""
    party = of.party_of(entry)
    made = (
        f"相手方は{party.name}（{signed_on(entry)} 契約）、{amount_of(entry)}。"
        if party
        else f"{entry.not_contracted}（契約していない）。"
    )
    return (
        f"{entry.department}の「{entry.title}」。{entry.content}。{made}"
        f"場所は{entry.place}、期間は{term_of(entry)}。"
    )


def _article(entry: Entry, of: Precedents) -> Article:
    asks = (entry.title, *entry.subjects, entry.content, entry.place, entry.department)
    paragraph = Paragraph(
        number=1, gist=gist_of(entry, of), asks=asks, figures=figures_of(entry)[:6]
    )
    return Article.model_validate(
        {
            "number": entry.number,
            "chapter": of.chapter,
            "caption": entry.title,
            "topics": ("precedents",),
            "from": of.from_,
            "note": entry.note,
            "paragraphs": (paragraph,),
        }
    )


def articles_of(precedents: Precedents) -> dict[str, Article]:
    """The entries as provisions by number."""
    return {entry.number: _article(entry, precedents) for entry in precedents.entries}
