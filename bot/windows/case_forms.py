"""The form of a case in a window: opened empty, begun by an answer or a message, or to change one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.blocks.case_form import CaseFields, case_blocks, more_row
from bot.blocks.case_names import CASE_FORM, MORE_DAYS, MOST_OWN
from bot.blocks.views import Choice, View, about, filled_in, modal
from bot.cases import By, Case, CaseDeadline, CaseRefused, Ledger, Origin, Scope
from bot.casework import Access, changes_of, filled_case, values_of
from bot.casework.entering import enter, rewrite
from bot.clock import Clock, office_day
from bot.windows.place import Place
from bot.windows.press import Press
from bot.wording import say

NATIONAL = "national"
FIRST_FIELD = "title"
"""Where a sentence stands that is about no field."""


@dataclass(frozen=True)
class Entered:
    """What became of a form: a case, or what is wrong beside which field."""

    case: Case | None = None
    is_new: bool = True
    errors: Mapping[str, str] = field(default_factory=dict)


class CaseForms:
    """Opens the form, adds fields to it, and enters what was filled in."""

    def __init__(self, ledger: Ledger, access: Access, clock: Clock) -> None:
        self._ledger = ledger
        self._access = access
        self._clock = clock

    def new(self, press: Press, values: Mapping[str, str], place: Place) -> View:
        """A form for a new case, with what is known of it."""
        body = self._access.scope(press.team_id, press.channel, press.user_id).rulebook
        usual = {"owners": press.user_id, "rulebook": body or ""}
        usual |= {} if press.is_direct else {"channel": press.channel}
        known = {name: value for name, value in {**usual, **values}.items() if value}
        kept = {**press.where, **place.kept()}
        if press.response_url:
            kept["ru"] = press.response_url
        fields = CaseFields(self.bodies(), self._ledger.desk.facts, known)
        return _view(fields, kept)

    def change(self, press: Press, case_id: int, place: Place) -> View:
        """The form of a case; raises NoSuchCase."""
        case = self._access.case(press.team_id, press.channel, press.user_id, case_id)
        kept = {**press.where, **place.kept(), "id": case.id, "v": case.version}
        if press.response_url and not press.view:
            kept["ru"] = press.response_url
        fields = CaseFields(
            self.bodies(), self._ledger.desk.facts, values_of(case), case, self._own(case)
        )
        return _view(fields, kept)

    def more(self, press: Press, action: str) -> View:
        """The same window with further fields, and with what was typed so far."""
        kept, values = about(press.view or {}), filled_in(press.view or {})
        rows = int(kept.get("rows") or 1)
        kept |= {"days": 1} if action == MORE_DAYS else {"rows": min(rows + 1, MOST_OWN)}
        fields = CaseFields(self.bodies(), self._ledger.desk.facts, values)
        if "id" in kept:
            case = self._access.case(press.team_id, press.channel, press.user_id, int(kept["id"]))
            fields = replace(fields, case=case, own=self._own(case))
        return _view(fields, kept)

    def submit(self, press: Press) -> Entered:
        """Enter what was filled in, or say what is wrong beside its field."""
        view = press.view or {}
        shown = [b["block_id"] for b in view.get("blocks", ()) if b.get("type") == "input"]
        is_new = "id" not in about(view)
        by = By(press.user_id, self._clock())
        try:
            case = self._add(press, by) if is_new else self._change(press, by, shown)
        except CaseRefused as refused:
            name = "amount" if refused.field == "amounts" else refused.field
            return Entered(errors={name if name in shown else FIRST_FIELD: refused.sentence})
        return Entered(case, is_new)

    def bodies(self) -> list[Choice]:
        """Whose rules a case may stand under."""
        heads = self._ledger.desk.heads
        return [(head.name, name) for name, head in heads.items() if name != NATIONAL]

    def _add(self, press: Press, by: By) -> Case:
        filled = filled_case(filled_in(press.view or {}), self._ledger.desk.facts, self._today)
        scope = self._access.scope(press.team_id, press.channel, press.user_id)
        self._check_channel(press, filled.new.channel, filled.new.rulebook)
        return enter(self._ledger, scope, filled, by)

    def _change(self, press: Press, by: By, shown: list[str]) -> Case:
        kept, values = about(press.view or {}), filled_in(press.view or {})
        case = self._access.case(press.team_id, press.channel, press.user_id, int(kept["id"]))
        changes = changes_of(values, case, self._ledger.desk.facts, self._today, shown=shown)
        self._check_channel(press, changes.channel or "", case.rulebook)
        own = [each for each in self._own(case) if f"moved_{each.id}" in shown]
        return rewrite(self._ledger, case, changes, values, own, by=by, seen=int(kept["v"]))

    def _check_channel(self, press: Press, channel: str, rulebook: str) -> None:
        """A channel for which a body was set takes no other body's cases."""
        if not channel:
            return
        body = self._access.scope(press.team_id, channel, press.user_id).rulebook
        if body not in (None, rulebook):
            raise CaseRefused(say("case.other_body"), "channel")

    def _own(self, case: Case) -> list[CaseDeadline]:
        deadlines = self._ledger.deadlines(Scope(case.team_id), case.id)
        return [each for each in deadlines if each.origin == Origin.OWN and each.is_live]

    @property
    def _today(self) -> date:
        return office_day(self._clock())


def _view(fields: CaseFields, kept: dict[str, Any]) -> View:
    fields = replace(fields, own_rows=int(kept.get("rows") or 1), all_days=bool(kept.get("days")))
    title, submit = say("case.register"), say("case.submit")
    if fields.case is not None:
        title, submit = say("case.change"), say("case.save")
    blocks = [*case_blocks(fields), *more_row(fields)]
    return modal(title, blocks, callback_id=CASE_FORM, submit=submit, about=kept)
