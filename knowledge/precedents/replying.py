"""What to say of the entries found: a list, the highest and lowest, or groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.dates import wareki
from knowledge.model import Value
from knowledge.money import yen
from knowledge.precedents.entries import amount_of
from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.query import Query
from knowledge.precedents.selecting import Selection, sums_compared
from knowledge.precedents.summing import Total, group_key, grouped, ranked, total_of
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

_PLACE = re.compile(r"([2-9])番目")
_FIRST = re.compile(r"(?:上位|トップ|ベスト|下位)\s*([2-9]|10)|高い(?:もの|順に)?\s*([2-9])件")
SOME = 5
"""So many of a ranking are shown beneath the one asked for."""
GROUPS: Mapping[Want, str] = {
    "by_department": "担当課", "by_party": "相手方", "by_month": "契約した月", "by_method": "決定方法",
}  # fmt: skip
FEW = 2
"""Up to so many entries bring along what is odd about each."""


@dataclass(frozen=True)
class Reply:
    """An answer on published contracts before it is cited."""

    headline: str
    entries: tuple[Entry, ...]
    values: tuple[Value, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def reply_to(query: Query, chosen: Selection, of: Precedents) -> Reply:
    """The reply to a query for which entries were found."""
    for want in GROUPS:
        if want in query.wants and len(chosen.entries) > 1:
            return _groups(want, query, chosen, of)
    if query.wants & {"latest", "earliest"}:
        return _by_day(query, chosen, of)
    if query.wants & {"highest", "lowest"}:
        extremes = _extremes(query, chosen, of)
        if extremes is not None:
            return extremes
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


def _sum(query: Query, total: Total) -> str:
    if not total.added:
        return "。合計できる総額はありません" if "total" in query.wants else ""
    if "total" in query.wants or len(total.added) > 1:
        return f"。総額のある{len(total.added)}件の合計は {yen(total.yen)}"
    return ""


def _without_sum(query: Query, total: Total) -> tuple[str, ...]:
    return left_out(total) if total.added or "total" in query.wants else ()


def _noted(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(f"{entry.number}: {entry.note}" for entry in entries if entry.note)


def _beside(query: Query, chosen: Selection) -> tuple[str, ...]:
    """What stands beside the entries meant without being counted."""
    found = []
    if chosen.only_content:
        found.append(
            f"{names(chosen.only_content)}は、件名でなく契約内容や場所などの欄に出てきます。"
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


def _extremes(query: Query, chosen: Selection, of: Precedents) -> Reply | None:
    """The highest or lowest entry, or the one at the place asked for; None where no figure ranks."""
    lowest = "lowest" in query.wants and "highest" not in query.wants
    hourly = "hourly" in query.wants or not any(e.sum is not None for e in chosen.entries)
    ranking = ranked(chosen.entries, hourly=hourly, lowest=lowest)
    if not ranking:
        return None
    figures_ranked = sorted({figure for figure, _ in ranking}, reverse=not lowest)
    place = _PLACE.search(query.text)
    at = min(int(place[1]) if place else 1, len(figures_ranked)) - 1
    first = _FIRST.search(query.text)
    several = int(first[1] or first[2]) if first else (len(ranking) if "順" in query.text else 0)
    chief = [entry for figure, entry in ranking if figure == figures_ranked[at]]
    shown = [entry for _, entry in ranking[:several]] if several else chief
    what = "時間単価" if hourly else "契約金額"
    label = f"{what}が{at + 1}番目に" if at else f"{what}が最も"
    return Reply(
        headline=f"{label}{'低い' if lowest else '高い'}のは {names(chief)}: "
        f"{'、'.join(f'「{e.title}」{amount_of(e)}' for e in chief[:2])}",
        entries=(*shown, *_estimates_beyond(chosen, ranking, lowest=lowest, hourly=hourly)),
        values=tuple(value for entry in shown for value in figures(entry)),
        steps=tuple(line(e, of) for _, e in ranking[: max(several, SOME)]),
        notes=(
            *_beyond(_estimates_beyond(chosen, ranking, lowest=lowest, hourly=hourly)),
            *(
                ()
                if hourly
                else ("時給などの単価だけの契約は、総額が分からないので比べていません。",)
            ),
            *(() if hourly else tax_note(total_of(shown))),
        ),
    )


def _by_day(query: Query, chosen: Selection, of: Precedents) -> Reply:
    """The entries signed last or first of those meant."""
    made = [entry for entry in chosen.entries if entry.signed]
    last = "latest" in query.wants
    days = [entry.signed for entry in made if entry.signed]
    if not days:
        return _list(query, chosen, of)
    day = max(days) if last else min(days)
    found = [entry for entry in made if entry.signed == day]
    short = len(found) > MOST_DETAILED
    return Reply(
        headline=f"契約が最も{'新しい' if last else '早い'}のは {wareki(day)} の{len(found)}件（{names(found)}）",
        entries=tuple(found),
        values=(Value.day("契約締結日", day), counted("件数", len(found)), *_figures(found)),
        steps=tuple(line(entry, of, short=short) for entry in found),
    )


def _figures(entries: Sequence[Entry]) -> tuple[Value, ...]:
    return tuple(value for entry in entries for value in figures(entry))


def _estimates_beyond(
    chosen: Selection, ranking: Sequence[tuple[int, Entry]], *, lowest: bool, hourly: bool
) -> list[Entry]:
    """Entries whose yearly estimate lies above the highest sum: said, since it is no sum."""
    if hourly or lowest:
        return []
    return [e for e in chosen.entries if e.estimate is not None and e.estimate > ranking[0][0]]


def _beyond(entries: Sequence[Entry]) -> tuple[str, ...]:
    each = "、".join(f"{e.number} {yen(e.estimate or 0)}" for e in entries)
    return (
        (f"年間見込額では {each} がこれより高いですが、契約金額ではありません。",)
        if entries
        else ()
    )


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
