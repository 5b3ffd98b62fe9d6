"""`keiyaku reviews list`: the answers that people said were wrong, for whoever keeps the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal.inputs import shown
from bot.terminal.session import Refused, session_of, settings_or_refusal

if TYPE_CHECKING:
    from bot.store.reviews import Review

HELP = {
    "reviews": "「答えが違う」と知らされた答えを見ます。",
    "list": "見直しを待つ答えを、古いものから示します（100件まで）。",
}
NONE = "見直しを待つ答えはありません。"
MOST_SHOWN = 400
Team = Annotated[
    str | None,
    typer.Option("--team", metavar="ID", help="SlackのワークスペースのID（T…）。なければすべて"),
]


def list_reviews(context: typer.Context, team: Team = None) -> None:
    """Print what waits to be looked at."""
    from sqlalchemy.exc import OperationalError

    from bot.store import Store
    from bot.wording import say

    settings = session_of(context).settings() or settings_or_refusal()
    try:
        store = Store.open(settings.database_url)
    except OperationalError:
        raise Refused(say("startup.database-unreachable")) from None
    try:
        waiting = store.reviews.open(team)
    finally:
        store.close()
    print("\n".join(line for review in waiting for line in _lines(review)) or NONE)


def _lines(review: Review) -> list[str]:
    from bot.replies import Continuation
    from bot.wording import say

    asked = Continuation.from_fields(review.asked)
    given = "、".join(f"{name}={value}" for name, value in asked.given)
    question = " → ".join([*asked.earlier, asked.question or f"{asked.calculation} {given}"])
    where = " ".join(part for part in (review.team_id, review.channel, review.user_id) if part)
    told = {
        "質問": question,
        "団体": asked.rulebook or "",
        "日": asked.day.isoformat() if asked.day else "",
        "答え": review.headline,
        "くわしく": review.comment,
        "だれが": where,
    }
    below = [f"  {name}: {shown(text, MOST_SHOWN)}" for name, text in told.items() if text]
    return [f"■ {say(f'reason.{review.reason}')}", *below]
