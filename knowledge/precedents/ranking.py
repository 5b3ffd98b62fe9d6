"""The highest and lowest, the latest and earliest of published contracts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.dates import wareki
from knowledge.model import Value
from knowledge.money import yen
from knowledge.precedents.entries import amount_of
from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.query import Query
from knowledge.precedents.reply import Reply
from knowledge.precedents.selecting import Selection
from knowledge.precedents.summing import ranked, total_of
from knowledge.precedents.telling import MOST_DETAILED, counted, figures, line, names, tax_note
from knowledge.understanding.numerals import read_numeral

_PLACE = re.compile(r"([2-9二三四五六七八九])番目")
_FIRST = re.compile(r"(?:上位|トップ|ベスト|下位)\s*([2-9]|10)|高い(?:もの|順に)?\s*([2-9])件")
SOME = 5
"""So many of a ranking are shown beneath the one asked for."""


def extremes(query: Query, chosen: Selection, of: Precedents) -> Reply | None:
    """The highest or lowest entry, or the one at the place asked for; None where no figure ranks."""
    lowest = "lowest" in query.wants and "highest" not in query.wants
    hourly = "hourly" in query.wants or not any(e.sum is not None for e in chosen.entries)
    ranking = ranked(chosen.entries, hourly=hourly, lowest=lowest)
    if not ranking:
        return None
    figures_ranked = sorted({figure for figure, _ in ranking}, reverse=not lowest)
    place = _PLACE.search(query.text)
    at = min(int(read_numeral(place[1]) or 1) if place else 1, len(figures_ranked)) - 1
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


def by_day(query: Query, chosen: Selection, of: Precedents) -> Reply | None:
    """The entries signed last or first of those meant; None where none was signed."""
    made = [entry for entry in chosen.entries if entry.signed]
    last = "latest" in query.wants
    days = [entry.signed for entry in made if entry.signed]
    if not days:
        return None
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
