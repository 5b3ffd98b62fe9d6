"""`keiyaku clock`, `keiyaku reminder preview`: the morning post, and a look at it without Slack."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal.inputs import shown
from bot.terminal.serving import saying_why
from bot.terminal.session import Refused, session_of, settings_or_refusal

if TYPE_CHECKING:
    from bot.reminders.items import Place
    from bot.reminders.ledger import CaseItems
    from bot.reminders.schedule import Calendar
    from bot.settings import Settings
    from bot.store import Store
    from knowledge import Desk

DAY = Annotated[
    str | None,
    typer.Option(
        "--day", metavar="日", help="この日の朝のお知らせ（例: 2026-11-24）。なければ今日"
    ),
]
CHANNEL = Annotated[
    str | None,
    typer.Option(
        "--channel", metavar="チャンネル", help="このチャンネルだけ（例: C0123）。なければすべて"
    ),
]
UNREADABLE_DAY = "「{day}」を日として読み取れません。2026-11-24 のように書いてください。"
FAR_DAY = "{day} は扱える日ではありません。年を確かめてください。"
NO_SUCH_CHANNEL = "「{channel}」に進行中の案件はありません。"
NO_CASES = "進行中の案件はありません。keiyaku case add で登録できます。"
CLOSED = "{day} は閉庁日です。朝のお知らせはありません。その日に出すとすれば、次のとおりです。"
NO_CHANNEL = "（チャンネルなし）"


@saying_why
def clock(context: typer.Context) -> None:
    """Post the morning reminders until SIGTERM."""
    from bot.serving.clock import serve_clock

    serve_clock(settings_or_refusal())


def preview(context: typer.Context, day: DAY = None, channel: CHANNEL = None) -> None:
    """Show what the morning post of a day says, channel by channel."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.store import Store
    from bot.wording import say

    settings, session = settings_or_refusal(), session_of(context)
    on = _read(day) if day else session.clock()
    try:
        store = Store.open(settings.database_url)
    except SQLAlchemyError:
        raise Refused(say("startup.database-unreachable")) from None
    try:
        print("\n\n".join(_previews(settings, session.desk, store, on, channel)))
    finally:
        store.close()


def _previews(
    settings: Settings, desk: Desk, store: Store, on: date, channel: str | None
) -> list[str]:
    from bot.reminders.joining import calendar_of
    from bot.reminders.ledger import CaseItems

    ledger = CaseItems(store.engine)
    places = [each for each in ledger.places_anywhere() if channel in (None, each.channel)]
    if not places:
        raise Refused(NO_SUCH_CHANNEL.format(channel=channel) if channel else NO_CASES)
    calendars = calendar_of(desk, store, settings.keiyaku_rulebook)
    made = []
    for place in places:
        calendar = calendars(place.team_id, place.channel, place.rulebook)
        made.append(_preview(ledger, store, place, on, calendar))
    return made


def _preview(ledger: CaseItems, store: Store, place: Place, on: date, calendar: Calendar) -> str:
    from bot.blocks.figures import day_in_words
    from bot.reminders.preview import day_digest, preview_messages

    setting = store.reminder_settings.find(place.team_id, place.channel)
    digest = day_digest(
        ledger, place.team_id, place.channel, on, setting=setting, calendar=calendar
    )
    above = [] if calendar.is_open(on) else [CLOSED.format(day=day_in_words(on))]
    title = f"# {place.channel or NO_CHANNEL}"
    return "\n".join([title, *above, *(each.plain for each in preview_messages(digest))])


def _read(text: str) -> date:
    from bot.cases import is_within_reason

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused(UNREADABLE_DAY.format(day=shown(text))) from None
    if not is_within_reason(day):
        raise Refused(FAR_DAY.format(day=day))
    return day
