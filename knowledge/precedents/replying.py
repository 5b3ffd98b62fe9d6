"""What to say of the entries found: one entry, a list, or groups (`ranking` has the extremes)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.model import Value
from knowledge.money import yen
from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.query import Query
from knowledge.precedents.ranking import by_day, extremes
from knowledge.precedents.reply import Reply
from knowledge.precedents.selecting import Selection, lacks_criteria, sums_compared
from knowledge.precedents.summing import Total, group_key, grouped, total_of
from knowledge.precedents.telling import (
    MOST_DETAILED,
    conditions,
    counted,
    dates,
    details,
    figures,
    in_short,
    left_out,
    line,
    names,
    not_made,
    tax_note,
)
from knowledge.precedents.words import Want

GROUPS: Mapping[Want, str] = {
    "by_department": "担当課", "by_party": "相手方", "by_month": "契約した月", "by_method": "決定方法",
}  # fmt: skip
FEW = 2
"""Up to so many entries bring along what is odd about each."""


def reply_to(query: Query, chosen: Selection, of: Precedents) -> Reply:
    """The reply to a query for which entries were found."""
    for want in GROUPS:
        if want in query.wants and len(chosen.entries) > 1:
            return _groups(want, query, chosen, of)
    top = None
    if query.wants & {"latest", "earliest"}:
        top = by_day(query, chosen, of)
    elif query.wants & {"highest", "lowest"}:
        top = extremes(query, chosen, of)
    if top is not None:
        return top
    if len(chosen.entries) == 1 and not query.wants & {"count", "total"}:
        return _single(query, chosen, of)
    return _list(query, chosen, of)


def _single(query: Query, chosen: Selection, of: Precedents) -> Reply:
    entry = chosen.entries[0]
    notes = (*_noted(chosen.entries), *_beside(query, chosen))
    return Reply(
        headline=in_short(entry, of),
        entries=(*chosen.entries, *chosen.near),
        values=(*figures(entry), *dates(entry, query)),
        steps=details(entry, of),
        notes=notes,
    )


def _list(query: Query, chosen: Selection, of: Precedents) -> Reply:
    entries, total = chosen.entries, total_of(chosen.entries)
    made = len(entries) - len(total.not_contracted)
    values = [counted("件数", len(entries))]
    if total.not_contracted:
        values.append(counted("うち契約した件数", made))
    if chosen.only_content:
        values.append(counted("うち件名にあるもの", len(entries) - len(chosen.only_content)))
    if query.bounds and not sums_compared(query):
        plain = [entry for entry in entries if not any(rate.high for rate in entry.rates)]
        if 0 < len(plain) < len(entries):
            values.append(counted("うち幅のない単価の件数", len(plain)))
    if total.added:
        if len(total.added) < len(entries):
            values.append(counted("うち総額のある件数", len(total.added)))
        values.append(Value.yen(f"契約金額の合計（{len(total.added)}件）", total.yen))
    if _adds_estimates(query, total):
        name = f"年間見込額の合計（{len(total.estimated)}件）"
        values.append(Value.yen(name, total.estimate))
    values += [value for entry in entries for value in (*figures(entry), *dates(entry, query))]
    sought = conditions(query, of)
    short = len(entries) > MOST_DETAILED
    return Reply(
        headline=f"{_count(entries, total)}{_sum(query, total)}"
        + (f"（{sought}）" if sought else ""),
        entries=(*entries, *chosen.near, *chosen.estimates),
        values=tuple(values),
        steps=tuple(line(entry, of, short=short) for entry in entries),
        notes=(
            *_without_sum(query, total),
            *not_made(entries),
            *tax_note(total),
            *_beside(query, chosen),
            *(_noted(entries) if len(entries) <= FEW else ()),
        ),
    )


def _count(entries: Sequence[Entry], total: Total) -> str:
    made = len(entries) - len(total.not_contracted)
    return f"{len(entries)}件です" + (
        f"（うち契約したのは{made}件）" if total.not_contracted else ""
    )


def _adds_estimates(query: Query, total: Total) -> bool:
    """Whether yearly estimates are asked for by name, to be added among themselves."""
    return {"total", "estimate"} <= query.wants and bool(total.estimated)


def _sum(query: Query, total: Total) -> str:
    if _adds_estimates(query, total):
        found = f"。年間見込額の合計は {yen(total.estimate)}（見込みで、契約金額ではありません）"
        return (
            f"。総額のある{len(total.added)}件の合計は {yen(total.yen)}{found}"
            if total.added
            else found
        )
    if not total.added:
        return "。合計できる総額はありません" if "total" in query.wants else ""
    if "total" in query.wants or len(total.added) > 1:
        return f"。総額のある{len(total.added)}件の合計は {yen(total.yen)}"
    return ""


def _without_sum(query: Query, total: Total) -> tuple[str, ...]:
    if not total.added and "total" not in query.wants:
        return ()
    return left_out(total, estimates=not _adds_estimates(query, total))


def _noted(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(f"{entry.number}: {entry.note}" for entry in entries if entry.note)


def _beside(query: Query, chosen: Selection) -> tuple[str, ...]:
    """What stands beside the entries meant without being counted."""
    found = []
    if chosen.only_content:
        found.append(
            f"{names(chosen.only_content)}は、件名でなく契約内容や場所などの欄に出てきます。"
        )
    if chosen.taken_out and not lacks_criteria(query):
        found.append(
            f"{names(chosen.taken_out)}は、件名でなく契約内容や場所などの欄に除く言葉が出てくるので、除きました。"
        )
    if chosen.near:
        each = "、".join(f"{entry.number} {entry.title}" for entry in chosen.near)
        found.append(f"近い作業（数に入れていません）: {each}")
    if chosen.estimates:
        each = "、".join(f"{e.number} {yen(e.estimate or 0)}" for e in chosen.estimates)
        found.append(
            f"年間見込額では {each} も当たりますが、契約金額ではないので数に入れていません。"
        )
    if sums_compared(query):
        found.append("時給などの単価だけの契約は、総額が分からないので比べていません。")
    elif query.bounds and any(rate.high for entry in chosen.entries for rate in entry.rates):
        found.append("幅のある単価は、下限か上限が当たれば数えました。")
    return tuple(found)


def _groups(want: Want, query: Query, chosen: Selection, of: Precedents) -> Reply:
    """Entries counted by department, party or month, with the sums of each where asked."""
    groups = grouped(chosen.entries, group_key(want, of))
    title = GROUPS[want]
    values = [Value(name=f"{title}の数", value=len(groups), unit="")]
    steps = []
    for name, entries in groups:
        total = total_of(entries)
        values.append(counted(name, len(entries)))
        added = f"、総額のある{len(total.added)}件の合計 {yen(total.yen)}" if total.added else ""
        if total.added:
            values.append(Value.yen(f"{name} 契約金額の合計", total.yen))
        steps.append(f"{name}: {len(entries)}件{added}（{names(entries)}）")
    most = [name for name, entries in groups if len(entries) == len(groups[0][1])]
    return Reply(
        headline=f"{title}は{len(groups)}。最も多いのは{'、'.join(most)}の{len(groups[0][1])}件",
        entries=chosen.entries,
        values=tuple(values),
        steps=tuple(steps),
        notes=(*left_out(total_of(chosen.entries)), *not_made(chosen.entries)),
    )
