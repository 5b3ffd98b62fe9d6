"""What a listener may reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.clock import Clock, office_day
from bot.listeners.reading import is_follow_up, is_question
from bot.replies import THREAD_MEMORY, Accepting, Asking, ButtonValues, Continuation
from bot.store import Incoming, Store, Written, setting_key
from bot.windows import Acting, CaseDoor, Forms, HomeTab, SettingsDoor


@dataclass(frozen=True)
class DeskSide:
    """The desk as listeners see it: ask at once, or leave the question in the inbox."""

    asking: Asking
    buttons: ButtonValues
    store: Store
    accepting: Accepting
    clock: Clock
    command: str
    short_commands: Mapping[str, str]
    forms: Forms
    acting: Acting
    cases: CaseDoor
    home: HomeTab
    settings: SettingsDoor

    def accept(self, incoming: Incoming | None) -> None:
        """Keep a question before Slack is told that it arrived, and have it answered."""
        self.accepting(incoming)

    def overhear(self, heard: Incoming, text: str) -> None:
        """Take up what nobody addressed to the desk: in its threads, or where it need not be quiet."""
        if heard.thread_ts != heard.ts:
            thread = Written(heard.team_id, heard.channel, heard.conversation)
            since = self.clock() - THREAD_MEMORY
            wanted = is_follow_up(text) and self.store.threads.has_answered(thread, since)
        else:
            quiet = self.store.channels.find(heard.team_id, heard.channel).quiet
            wanted = not quiet and is_question(text)
        if wanted:
            self.accept(heard)

    def change(self, message: Written, question: str, edited_ts: str) -> None:
        """Answer an edited question anew, if the desk answered it or is about to."""
        number = self.store.threads.change(message, question, edited_ts, self.clock())
        if number is not None:
            self.accepting.hand_over(number)

    def delete(self, message: Written) -> None:
        """Leave a deleted question unanswered."""
        self.store.threads.delete(message, self.clock())

    def asked(self, question: str, team_id: str, channel: str, user_id: str) -> Continuation:
        """A question under the body that was set for the place it is asked in."""
        setting = self.store.channels.find(team_id, setting_key(channel, user_id))
        return Continuation(question, rulebook=setting.rulebook)

    @property
    def today(self) -> date:
        """The day it is in Japan."""
        return office_day(self.clock())
