"""What people do with a deadline: done, put off, not applicable, open again, somebody else's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.blocks.case_names import is_person
from bot.blocks.due_lines import REOPEN, SKIP
from bot.blocks.due_windows import owner_view, skip_view, snooze_view
from bot.blocks.reminder_lines import DONE, OWNER, SNOOZE
from bot.blocks.views import View, about, filled_in
from bot.cases import By, CaseRefused, Changes, Due, Ledger, Scope
from bot.casework import Access
from bot.casework.form_reading import a_day
from bot.clock import Clock, office_day
from bot.windows.place import Place
from bot.windows.press import Press

AT_ONCE = (DONE, REOPEN)
"""Done by the press alone; the other deeds ask something first."""


@dataclass(frozen=True)
class Done:
    """What became of it: the deadline as it is now and how (`deed`), or what is wrong where."""

    deed: str = ""
    due: Due | None = None
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def response(self) -> dict[str, Any]:
        """What Slack is told of the window: that it may close, or what is wrong."""
        errors = {"response_action": "errors", "errors": dict(self.errors)}
        return errors if self.errors else {}


class Dues:
    """Settles deadlines on behalf of people, in the ledger alone."""

    def __init__(self, ledger: Ledger, access: Access, clock: Clock) -> None:
        self._ledger = ledger
        self._access = access
        self._clock = clock

    def at_once(self, deed: str, number: int, press: Press) -> Done:
        """Done, or wanted again; twice the same is no error. Raises NoSuchCase."""
        scope, by = self._scope(press, number), self._by(press)
        act = self._ledger.complete if deed == DONE else self._ledger.reopen
        return Done(deed, act(scope, number, by))

    def window(self, deed: str, number: int, press: Press, place: Place) -> View:
        """The window that asks what is wanted; raises NoSuchCase."""
        due = self.found(press, number)
        kept: dict[str, Any] = {**press.where, "d": number, **place.kept()}
        draw = {SNOOZE: snooze_view, SKIP: skip_view, OWNER: owner_view}[deed]
        return draw(due, self._today, kept)

    def submitted(self, deed: str, press: Press) -> Done:
        """Do what a window asks for, or say what is wrong beside its field."""
        view = press.view or {}
        said, number = filled_in(view), int(about(view)["d"])
        try:
            due = self._done(deed, number, said, press)
        except CaseRefused as refused:
            fields = [b["block_id"] for b in view.get("blocks", ()) if b.get("type") == "input"]
            name = refused.field if refused.field in fields else fields[0]
            return Done(errors={name: refused.sentence})
        return Done(deed, due)

    def settled(self, numbers: list[int], press: Press) -> list[Due]:
        """How those of a post stand now; what may not be seen is left out."""
        found = []
        for number in numbers:
            try:
                found.append(self.found(press, number))
            except CaseRefused:
                continue
        return found

    def _done(self, deed: str, number: int, said: Mapping[str, str], press: Press) -> Due:
        scope, by = self._scope(press, number), self._by(press)
        if deed == SNOOZE:
            until = a_day(said.get("until", ""), "until")
            return self._ledger.snooze(scope, number, until, said.get("reason", ""), by)
        if deed == SKIP:
            return self._ledger.set_aside(scope, number, said.get("reason", ""), by)
        case = self._ledger.find_deadline(scope, number).case
        kept = tuple(owner for owner in case.owners if not is_person(owner))
        owners = (*said.get("owners", "").split(), *kept)
        self._ledger.change(scope, case.id, Changes(owners=owners), by)
        return self._ledger.find_deadline(scope, number)

    def found(self, press: Press, number: int) -> Due:
        """A deadline as it is seen from where somebody is; raises NoSuchCase."""
        return self._access.due(press.team_id, press.channel, press.user_id, number)

    def _scope(self, press: Press, number: int) -> Scope:
        """The scope of one case, once it is known that it may be seen from here."""
        return Scope(press.team_id, self.found(press, number).case.rulebook)

    def _by(self, press: Press) -> By:
        return By(press.user_id, self._clock())

    @property
    def _today(self) -> date:
        return office_day(self._clock())
