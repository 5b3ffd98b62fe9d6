"""Entries, counts and totals put into words and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.model import Value
from knowledge.money import yen
from knowledge.precedents.entries import amount_of, figures_of, planned_day, signed_on, term_of
from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.months import month_of
from knowledge.precedents.query import Query
from knowledge.precedents.summing import Total

MOST_CONDITIONS = 8
MOST_DETAILED = 12
"""More entries than these are told in a line of few words each."""


def names(entries: Iterable[Entry]) -> str:
    """The numbers of entries, for a sentence."""
    return "、".join(entry.number for entry in entries)


def counted(name: str, number: int) -> Value:
    """A number of entries."""
    return Value(name=name, value=number, unit="件")


def figures(entry: Entry) -> tuple[Value, ...]:
    """The money of an entry, named by its number: 「No.2 契約金額」."""
    return tuple(
        value.model_copy(update={"name": f"{entry.number} {value.name}"})
        for value in figures_of(entry)
    )


def dates(entry: Entry, query: Query) -> tuple[Value, ...]:
    """The days of an entry that the question asks for."""
    found = []
    if "signed" in query.wants and entry.signed:
        found.append(Value.day(f"{entry.number} 契約締結日", entry.signed))
    if "term" in query.wants:
        found.append(Value.day(f"{entry.number} 期間の初日", entry.term.from_))
        found.append(Value.day(f"{entry.number} 期間の末日", entry.term.until))
    return tuple(found)


def in_short(entry: Entry, of: Precedents) -> str:
    """One entry for a headline: title, party, amount."""
    party = of.party_of(entry)
    if party is None:
        return f"{entry.number}「{entry.title}」は{entry.not_contracted}（契約していません）"
    return f"{entry.number}「{entry.title}」: 相手方は{party.name}、{amount_of(entry)}（{signed_on(entry)} 契約）"


def line(entry: Entry, of: Precedents, *, short: bool = False) -> str:
    """One entry in a list."""
    party = of.party_of(entry)
    if short:
        return f"{entry.number} {entry.title}: {amount_of(entry) or entry.not_contracted}"
    made = (
        f"{party.name}、{amount_of(entry)}、{signed_on(entry)} 契約"
        if party
        else entry.not_contracted
    )
    return f"{entry.number} {entry.department}「{entry.title}」: {made}"


def details(entry: Entry, of: Precedents) -> tuple[str, ...]:
    """Everything published on one entry, a line for each column."""
    before = (
        ("担当課", entry.department),
        ("契約内容", entry.content),
        ("場所", entry.place),
        ("期間", term_of(entry)),
        ("契約予定時期", month_of(planned_day(entry))),
        ("相手方の決定方法", of.methods[entry.method]),
        ("選定基準", of.criteria_of(entry)),
    )
    after = (
        ("契約締結日", signed_on(entry)),
        ("相手方", f"{entry.written}（{entry.address}）"),
        ("契約金額", amount_of(entry)),
        ("相手方とした理由", of.reason_of(entry)),
    )
    rows = before if entry.not_contracted else (*before, *after)
    return tuple(f"{title}: {text}" for title, text in rows if text)


def conditions(query: Query, of: Precedents) -> str:
    """What a question picks entries out by, for the headline and for 「not found」."""
    parties = {party.id: party.name for party in of.parties}
    parts = [f"No.{number}" for number in query.numbers]
    parts += [f"No.{number}以外" for number in query.not_numbers]
    parts += [parties[p] for p in query.parties.wanted if p not in query.parties.denied]
    parts += [f"{parties[p]}以外" for p in query.parties.denied]
    parts += list(query.departments.wanted)
    parts += [f"{name}以外" for name in query.departments.denied]
    parts += [f"{month}{month.compare}{'以外' if month.denied else ''}" for month in query.months]
    parts += [str(bound) for bound in query.bounds]
    titles = {
        "unit_price": "単価契約と書かれたもの", "rates": "時間単価のもの", "estimate": "年間見込額のあるもの",
        "sums": "総額のあるもの", "included": "税込と書かれたもの", "excluded": "消費税別と書かれたもの", "early": "契約予定時期より前に契約したもの", "ranges": "単価に幅のあるもの",
    }  # fmt: skip
    parts += [titles[sort] for sort in sorted(query.prices)]
    parts += [f"{titles[sort]}以外" for sort in sorted(query.not_prices)]
    if query.contracted is not None:
        parts.append("契約したもの" if query.contracted else "契約しなかったもの")
    parts += [f"「{t.word}」{'以外' if t.denied else ''}" for t in query.scan.terms]
    parts += [f"{law.locator}{'を挙げていないもの' if law.denied else ''}" for law in query.laws]
    parts += [f"「{word}」" for word in query.scan.unknown]
    told = list(dict.fromkeys(parts))
    return "、".join(told[:MOST_CONDITIONS]) + ("など" if len(told) > MOST_CONDITIONS else "")


def left_out(total: Total, *, estimates: bool = True) -> tuple[str, ...]:
    """What a total does not hold, and why; `estimates`: that yearly estimates are not in it either."""
    found = []
    if total.unit_priced:
        found.append(
            f"時給などの単価だけの{len(total.unit_priced)}件（{names(total.unit_priced)}）は、"
            "実際の時間数が公表されていないので合計に入れていません。"
        )
    if total.estimated and estimates:
        each = "、".join(f"{e.number} {yen(e.estimate or 0)}" for e in total.estimated)
        found.append(f"年間見込額（{each}）は見込みで契約金額ではないので、合計に入れていません。")
    return tuple(found)


def tax_note(total: Total) -> tuple[str, ...]:
    """What the list says of tax on the sums added."""
    if not total.added:
        return ()
    taxed = total.taxed
    if len(taxed) == len(total.added):
        return ()
    said = f"税込と書かれているのは{names(taxed)}だけで、ほかは" if taxed else ""
    return (f"{said}税込か税抜かは公表に書かれていません。",)


def not_made(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The entries for which no contract was made."""
    missing = [entry for entry in entries if entry.not_contracted]
    return tuple(f"{e.number}は「{e.not_contracted}」で、契約していません。" for e in missing)
