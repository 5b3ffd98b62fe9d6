"""What an examination found."""

from __future__ import annotations

from dataclasses import dataclass

from bot.wording import say


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. If `is_well` is false, the sentence says what to do."""

    id: str
    sentence: str
    is_well: bool = True

    def __str__(self) -> str:
        return f"{say('mark.allowed' if self.is_well else 'mark.not_allowed')} {self.sentence}"


def well(id_: str, **facts: object) -> Finding:
    """Nothing to do.

    >>> str(well("database"))
    '○ データベースにつながり、表は最新です。'
    """
    return Finding(id_, say(f"doctor.well.{id_}", **facts))


def ill(id_: str, **facts: object) -> Finding:
    """Something to do.

    >>> ill("port", name="PORT", port=3000).is_well
    False
    """
    return Finding(id_, say(f"doctor.ill.{id_}", **facts), is_well=False)
