"""What people do with deadlines in Slack, from the press to what they see of it."""

from __future__ import annotations

from dataclasses import replace

from slack_sdk import WebClient

from bot.blocks import notice_view, sentence_message
from bot.blocks.reminder_lines import DETAILS
from bot.cases import CaseRefused
from bot.clock import Clock, office_day
from bot.windows.case_views import CaseViews
from bot.windows.dues import AT_ONCE, Done, Dues
from bot.windows.opening import Opener
from bot.windows.place import Place
from bot.windows.post_marks import PostMarks
from bot.windows.press import Press, number_of


class DueDoor:
    """Settles deadlines on behalf of whoever pressed something, and lets it be seen."""

    def __init__(self, dues: Dues, views: CaseViews, clock: Clock) -> None:
        self._dues = dues
        self._views = views
        self._marks = PostMarks(dues)
        self._clock = clock

    def press(self, deed: str, value: str, press: Press, place: Place, client: WebClient) -> Done:
        """A button of a deadline; the window of those that ask something is opened."""
        opener, number = Opener(client), number_of(value)
        try:
            if deed in AT_ONCE:
                done = self._dues.at_once(deed, number, press)
                self.show(done, press, place, client)
                return done
            if deed == DETAILS:
                case_id = self._dues.found(press, number).case.id
                opener.show(press, self._views.page(press, case_id, place, number))
            else:
                opener.show(press, self._dues.window(deed, number, press, place))
        except CaseRefused as refused:
            opener.tell(press, refused.sentence)
        return Done()

    def submitted(self, deed: str, press: Press) -> Done:
        """Do what a window asks for, or say what is wrong beside its field."""
        return self._dues.submitted(deed, press)

    def show(self, done: Done, press: Press, place: Place, client: WebClient) -> None:
        """Wherever the deadline stood: in the post, and in the window that is still open."""
        if done.due is None:
            return
        self._marks.show(done, press, place, client, office_day(self._clock()))
        redraw(self._views, press, place, Opener(client))


def redraw(views: CaseViews, press: Press, place: Place, opener: Opener) -> None:
    """Draw the window that somebody came from anew, if there is one."""
    if not place.view_id:
        return
    try:
        view = views.redrawn(press, place.shows)
    except CaseRefused as refused:
        view = notice_view(sentence_message(refused.sentence))
    if view is not None:
        opener.change(replace(press, view={"id": place.view_id}), view)
