"""What people do with cases in Slack, from the press to what they see of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from slack_sdk import WebClient

from bot.blocks.case_home import HomeCases
from bot.blocks.case_messages import NEW_CASE
from bot.blocks.case_names import MORE_DAYS, MORE_OWN
from bot.blocks.case_page import CLOSE_CASE, EDIT_CASE, REOPEN_CASE
from bot.blocks.due_lines import OPEN_CASE
from bot.blocks.views import about, modal
from bot.cases import By, CaseRefused, Ledger, Scope
from bot.casework import Access
from bot.clock import Clock, office_day
from bot.dated import begun
from bot.logs import get_logger
from bot.replies import Asking, Continuation
from bot.store import Store
from bot.windows.case_forms import CaseForms, Entered
from bot.windows.case_views import MORE_CASES, MORE_DUES, CaseViews
from bot.windows.due_door import DueDoor, redraw
from bot.windows.dues import Dues
from bot.windows.opening import Opener, View
from bot.windows.place import Place
from bot.windows.press import Press, number_of
from bot.windows.telling import tell_somehow
from bot.wording import say
from knowledge import KeiyakuError

MOST_OF_A_MESSAGE = 100
_log = get_logger(__name__)


class CaseDoor:
    """Opens, enters, lists and closes cases on behalf of whoever pressed something."""

    def __init__(self, asking: Asking, store: Store, clock: Clock) -> None:
        ledger = Ledger(store.engine, asking.desk)
        access = Access(ledger, store.channels, store.reminder_settings)
        self._asking = asking
        self._ledger = ledger
        self._access = access
        self._clock = clock
        self.forms = CaseForms(ledger, access, clock)
        self.views = CaseViews(ledger, access, clock)
        self.dues = DueDoor(Dues(ledger, access, clock), self.views, clock)

    def open(self, word: str, press: Press, opener: Opener) -> None:
        """What the words after the command open: a form, the cases, the deadlines."""
        if word == "cases":
            opener.show(press, self.views.cases(press))
        elif word == "dues":
            opener.show(press, self.views.dues(press))
        else:
            opener.show(press, self.forms.new(press, self._usual(), Place()))

    def register(self, asked: Continuation, press: Press, opener: Opener) -> None:
        """The form, begun by an answer."""
        try:
            answer = self._asking.bare_answer(asked, office_day(self._clock()))
        except KeiyakuError as error:
            opener.tell(press, error.sentence)
            return
        values = begun(answer, self._asking.in_words(asked), self._asking.desk).values()
        opener.show(press, self.forms.new(press, values, Place()))

    def from_message(self, text: str, press: Press, opener: Opener) -> None:
        """The form, begun by what somebody wrote: its first line, as plain text."""
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        values = {**self._usual(), "title": first[:MOST_OF_A_MESSAGE]}
        opener.show(press, self.forms.new(press, values, Place()))

    def press(self, deed: str, value: str, press: Press, place: Place, opener: Opener) -> None:
        """A button about cases. What it refuses is told to this person alone."""
        try:
            self._pressed(deed, number_of(value), press, place, opener)
        except CaseRefused as refused:
            opener.tell(press, refused.sentence)

    def confirm(self, entered: Entered, press: Press, client: WebClient) -> None:
        """One private reply with what follows from the case, where the form was opened from."""
        view, opener = press.view or {}, Opener(client)
        url = about(view).get("ru")
        if entered.case is None:
            return
        if url:
            message = self.views.entered(entered.case, is_new=entered.is_new)
            tell_somehow(replace(press, response_url=str(url)), message, client)
        redraw(self.views, press, Place.below(view), opener)

    def response(self, entered: Entered, press: Press) -> dict[str, Any]:
        """What Slack is told of the form: what is wrong, that it may close, or what to show instead."""
        view = press.view or {}
        if entered.case is None:
            return {"response_action": "errors", "errors": dict(entered.errors)}
        if about(view).get("ru") or Place.below(view).shows:
            return {}
        message = self.views.entered(entered.case, is_new=entered.is_new)
        shown = [block for block in message.blocks if block["type"] != "actions"]
        return {"response_action": "update", "view": modal(say("case.title"), shown)}

    def at_home(self, press: Press) -> HomeCases:
        """A person's own part of the Home tab."""
        return self.views.at_home(press)

    def _pressed(self, deed: str, number: int, press: Press, place: Place, opener: Opener) -> None:
        if deed in (MORE_DAYS, MORE_OWN):
            opener.change(press, self.forms.more(press, deed))
        elif deed == NEW_CASE:
            opener.show(press, self.forms.new(press, self._usual(), place))
        elif deed == EDIT_CASE:
            opener.show(press, self.forms.change(press, number, place))
        elif deed == OPEN_CASE:
            opener.show(press, self.views.page(press, number, place))
        elif deed in (CLOSE_CASE, REOPEN_CASE):
            self._turn(deed, number, press)
            redraw(self.views, press, place, opener)
        elif deed == MORE_DUES:
            self._turn_page(press, self.views.dues(press, number, place.kept()), opener)
        else:
            kept = place.kept() if deed == MORE_CASES else {}
            self._turn_page(press, self.views.cases(press, number, kept), opener)

    def _turn_page(self, press: Press, view: View, opener: Opener) -> None:
        (opener.change if press.view else opener.show)(press, view)

    def _turn(self, deed: str, case_id: int, press: Press) -> None:
        case = self._access.case(press.team_id, press.channel, press.user_id, case_id)
        act = self._ledger.close if deed == CLOSE_CASE else self._ledger.reopen_case
        act(Scope(press.team_id, case.rulebook), case_id, By(press.user_id, self._clock()))

    def _usual(self) -> dict[str, str]:
        """The body whose rules hold where none was set."""
        return {"rulebook": self._asking.rulebook or ""}
