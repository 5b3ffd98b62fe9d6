"""`/calendar/<token>.ics`: a channel's or a person's days for a calendar that subscribes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.cases.feeds import Feeds
from bot.clock import Clock

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

BEFORE, AFTER = "/calendar/", ".ics"
TITLE = "契約ナビの期限"
READING = ("GET", "HEAD")


def with_calendar(behind: WSGIApplication, feeds: Feeds, clock: Clock) -> WSGIApplication:
    """Slack's endpoint with the calendar addresses beside it.

    The token is the whole permission: an address that is wrong, unknown or revoked is not found.
    """

    def front(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        if not path.startswith(BEFORE):
            return behind(environ, start_response)
        read = environ.get("REQUEST_METHOD") in READING and path.endswith(AFTER)
        token = path.removeprefix(BEFORE).removesuffix(AFTER)
        calendar = feeds.calendar(token, clock(), TITLE) if read else None
        if calendar is None:
            return _answer(start_response, "404 Not Found", "text/plain", b"not found\n")
        sent = _answer(start_response, "200 OK", "text/calendar", calendar)
        return [b""] if environ.get("REQUEST_METHOD") == "HEAD" else sent

    return front


def _answer(start_response: StartResponse, status: str, sort: str, body: bytes) -> list[bytes]:
    headers = [
        ("content-type", f"{sort}; charset=utf-8"),
        ("content-length", str(len(body))),
        ("cache-control", "private, no-store"),
        ("x-robots-tag", "noindex"),
    ]
    start_response(status, headers)
    return [body]
