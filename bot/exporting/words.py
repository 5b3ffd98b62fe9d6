"""A deadline in words, for files that people open elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge import Citation, Deadline

_ENDS = {"by": "まで", "from": "以降", "on": ""}


def entitled(deadline: Deadline) -> str:
    """The title of a deadline with its time, or that it begins then: 「申請（17:15まで）」「回答（以降）」."""
    end = _ENDS[deadline.sort]
    said = f"{deadline.time}{end}" if deadline.time or deadline.sort == "from" else ""
    return f"{deadline.title}（{said}）" if said else deadline.title


def described(deadline: Deadline) -> str:
    """How it is counted, the safe day, the provisions and the notes, each on a line."""
    lines = [deadline.rule] if deadline.rule else []
    if deadline.safe_day != deadline.day:
        lines.append(f"安全な日: {deadline.safe_day.isoformat()}")
    lines += [f"根拠: {place}" for place in places(deadline)]
    return "\n".join([*lines, *deadline.notes])


def places(deadline: Deadline) -> list[str]:
    """The provisions of a deadline: 「契約書 第7条第1項」."""
    return [citation.place for citation in deadline.citations]


def stored_place(citation: Mapping[str, str]) -> str:
    """The same of a citation as the store gives it back.

    >>> stored_place({"source": "契約規則", "locator": "第12条"}), stored_place({})
    ('契約規則 第12条', '')
    """
    kept = {name: citation.get(name) or "" for name in ("rulebook", "source", "locator", "sort")}
    return Citation(**kept).place
