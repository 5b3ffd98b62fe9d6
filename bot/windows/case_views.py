"""Cases and deadlines as windows and as a part of the Home tab."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.blocks import Message
from bot.blocks.case_home import HomeCases
from bot.blocks.case_messages import NEW_CASE, case_rows, entered_message
from bot.blocks.case_names import CASE
from bot.blocks.case_page import CasePage, case_page_view
from bot.blocks.choices import button
from bot.blocks.due_list import due_blocks, still_to_do
from bot.blocks.message import Block
from bot.blocks.parts import small_print
from bot.blocks.views import View, modal
from bot.cases import Case, Due, Ledger, Scope, coming_of
from bot.casework import Access
from bot.casework.remarks import remarks_of
from bot.clock import Clock, office_day
from bot.windows.place import Place
from bot.windows.press import Press
from bot.wording import say

MORE_CASES, MORE_DUES = f"{CASE}:more_cases", f"{CASE}:more_dues"
DUES, CASES = "dues", "cases"
CASES_A_PAGE, DUES_A_PAGE = 40, 30
MOST_AT_HOME, MOST_CASES_AT_HOME, MOST_COUNTED = 12, 8, 500


class CaseViews:
    """Draws what the ledger holds, as far as it may be seen from where somebody is."""

    def __init__(self, ledger: Ledger, access: Access, clock: Clock) -> None:
        self._ledger = ledger
        self._access = access
        self._clock = clock

    @property
    def today(self) -> date:
        """The day it is in Japan."""
        return office_day(self._clock())

    def page(self, press: Press, case_id: int, place: Place, focus: int = 0) -> View:
        """A case; raises NoSuchCase."""
        case = self._access.case(press.team_id, press.channel, press.user_id, case_id)
        scope, desk = Scope(press.team_id), self._ledger.desk
        head = desk.heads.get(case.rulebook)
        found = CasePage(
            case,
            head.name if head else case.rulebook,
            desk.facts,
            self._ledger.deadlines(scope, case_id),
            self.today,
            remarks_of(self._ledger, case, self.today),
            self._ledger.history(scope, case_id, most=15),
            focus,
            {**press.where, "k": case_id, "f": focus, **place.kept()},
        )
        return case_page_view(found)

    def dues(self, press: Press, start: int = 0, kept: Mapping[str, Any] | None = None) -> View:
        """The deadlines of a channel, or one's own, from the `start`th on."""
        mine = press.is_direct
        last = start + DUES_A_PAGE
        found = self._dues(press, mine=mine, most=start + MOST_COUNTED + 1)
        blocks = due_blocks(found[start:last], self.today)
        nothing = say("home.no_dues") if mine else say("due.none_here")
        blocks = blocks or small_print(nothing)
        blocks += _more(MORE_DUES, last, len(found) - last)
        about = {**press.where, **(kept or {}), "l": DUES, "n": start}
        return modal(say("due.mine") if mine else say("due.here"), blocks, about=about)

    def cases(self, press: Press, after: int = 0, kept: Mapping[str, Any] | None = None) -> View:
        """The open cases of a channel, or one's own, after a case."""
        mine = press.is_direct
        found = self._cases(press, mine=mine, after=after, most=CASES_A_PAGE + 1)
        shown = found[:CASES_A_PAGE]
        told = say("case.listed_mine") if mine else say("case.listed_here")
        nothing = say("case.none_mine") if mine else say("case.none_here")
        blocks: list[Block] = [{"type": "actions", "elements": [_new_case()]}]
        blocks += small_print(told if shown or after else nothing)
        blocks += case_rows(shown, self._coming(press, mine=mine), self.today)
        if len(found) > CASES_A_PAGE:
            further = button(say("case.further"), MORE_CASES, str(shown[-1].id))
            blocks.append({"type": "actions", "elements": [further]})
        about = {**press.where, **(kept or {}), "l": CASES, "n": after}
        return modal(say("case.listed"), blocks, about=about)

    def redrawn(self, press: Press, shows: Mapping[str, Any]) -> View | None:
        """A window that is still open, as it is now; raises NoSuchCase."""
        kept = {"pl": shows["pl"]} if "pl" in shows else {}
        if "k" in shows:
            below = Place.from_kept(shows)
            return self.page(press, int(shows["k"]), below, int(shows.get("f") or 0))
        if shows.get("l") == DUES:
            return self.dues(press, int(shows.get("n") or 0), kept)
        return self.cases(press, int(shows.get("n") or 0), kept) if shows.get("l") else None

    def entered(self, case: Case, *, is_new: bool) -> Message:
        """A case just entered, with what follows from it."""
        deadlines = self._ledger.deadlines(Scope(case.team_id), case.id)
        remarks = remarks_of(self._ledger, case, self.today)
        return entered_message(case, deadlines, remarks, self.today, is_new=is_new)

    def at_home(self, press: Press) -> HomeCases:
        """A person's own deadlines and cases, as many as the Home tab shows."""
        dues = self._dues(press, mine=True, most=MOST_COUNTED + 1)
        cases = self._cases(press, mine=True, most=MOST_CASES_AT_HOME + 1)
        return HomeCases(
            dues[:MOST_AT_HOME],
            cases[:MOST_CASES_AT_HOME],
            self._coming(press, mine=True),
            self.today,
            more_dues=_more(MORE_DUES, MOST_AT_HOME, len(dues) - MOST_AT_HOME),
            has_more_cases=len(cases) > MOST_CASES_AT_HOME,
        )

    def _dues(self, press: Press, *, mine: bool, most: int) -> list[Due]:
        channel, owner = _whose(press, mine=mine)
        scope, until = Scope(press.team_id), date.max
        found = self._ledger.due_between(
            scope, date.min, until, channel=channel, owner=owner, most=most
        )
        return still_to_do(found, self.today)

    def _cases(self, press: Press, *, mine: bool, most: int, after: int = 0) -> list[Case]:
        channel, owner = _whose(press, mine=mine)
        scope = Scope(press.team_id)
        return self._ledger.listed(scope, channel=channel, owner=owner, after=after, most=most)

    def _coming(self, press: Press, *, mine: bool) -> dict[int, Due]:
        return coming_of(self._dues(press, mine=mine, most=MOST_COUNTED), self.today)


def _whose(press: Press, *, mine: bool) -> tuple[str | None, str | None]:
    """A channel's, or a person's."""
    return (None, press.user_id) if mine else (press.channel, None)


def _new_case() -> Block:
    return button(say("case.new"), NEW_CASE, "new") | {"style": "primary"}


def _more(action: str, start: int, rest: int) -> list[Block]:
    if rest <= 0:
        return []
    many = rest >= MOST_COUNTED - DUES_A_PAGE
    label = say("due.more_many", count=rest) if many else say("due.more", count=rest)
    return [{"type": "actions", "elements": [button(label, action, str(start))]}]
