"""The ledger as the try-out page works with it: one workspace, whose cases the terminal sees too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.blocks.case_page import CasePage
from bot.blocks.reminder_pages import ReminderMessage
from bot.cases import By, Case, CaseDeadline, Due, Ledger, Origin, Scope, coming_of
from bot.casework import changes_of, filled_case
from bot.casework.entering import enter, rewrite
from bot.casework.remarks import remarks_of
from bot.clock import JAPAN, office_day, utc_now
from bot.reminders.ledger import LOCAL, CaseItems
from bot.reminders.preview import day_digest, preview_messages
from bot.store import ReminderSetting, Store

if TYPE_CHECKING:
    from knowledge import Desk

WHO = "tryout"
SCOPE = Scope(LOCAL)
NOON = timedelta(hours=12)
MOST_EVENTS = 15


@dataclass(frozen=True)
class CaseSide:
    """Reads and changes the cases of the page. `clock` says what day it is."""

    desk: Desk
    store: Store
    clock: Callable[[], date]

    @property
    def ledger(self) -> Ledger:
        """The ledger itself."""
        return Ledger(self.store.engine, self.desk)

    @property
    def by(self) -> By:
        """Whoever sits before the page, now; on another day than today, at noon."""
        day, now = self.clock(), utc_now()
        noon = datetime(day.year, day.month, day.day, tzinfo=JAPAN) + NOON
        return By(WHO, now if office_day(now) == day else noon.astimezone(UTC))

    def enter(self, values: Mapping[str, str]) -> Case:
        """A new case; raises CaseRefused with the field."""
        return enter(
            self.ledger, SCOPE, filled_case(values, self.desk.facts, self.clock()), self.by
        )

    def rewrite(self, case: Case, values: Mapping[str, str], seen: int) -> Case:
        """A changed case; raises CaseRefused with the field."""
        shown = [*self.desk.facts]
        changes = changes_of(values, case, self.desk.facts, self.clock(), shown=shown)
        own = self.own(case)
        return rewrite(self.ledger, case, changes, values, own, by=self.by, seen=seen)

    def own(self, case: Case) -> list[CaseDeadline]:
        """The deadlines of one's own that are still to be met."""
        found = self.ledger.deadlines(SCOPE, case.id)
        return [each for each in found if each.origin == Origin.OWN and each.is_live]

    def page(self, case_id: int) -> CasePage:
        """All that is shown of a case; raises NoSuchCase."""
        ledger = self.ledger
        case = ledger.find(SCOPE, case_id)
        head = self.desk.heads.get(case.rulebook)
        return CasePage(
            case,
            head.name if head else case.rulebook,
            self.desk.facts,
            ledger.deadlines(SCOPE, case_id),
            self.clock(),
            remarks_of(ledger, case, self.clock()),
            ledger.history(SCOPE, case_id, most=MOST_EVENTS),
        )

    def coming(self) -> dict[int, Due]:
        """What comes next of each case."""
        return coming_of(self.ledger.due_between(SCOPE, date.min, date.max), self.clock())

    def morning(self, day: date, rulebook: str) -> tuple[ReminderMessage, ...]:
        """What the post of a day would say."""
        items, calendar = CaseItems(self.store.engine), self.desk.calendar(rulebook)
        digest = day_digest(items, LOCAL, None, day, setting=ReminderSetting(), calendar=calendar)
        return preview_messages(digest, buttons=True)
