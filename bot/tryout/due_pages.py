"""What is done with deadlines and cases on the page; each deed leads back to where it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, Response, redirect, render_template, request
from markupsafe import Markup

from bot.blocks.due_windows import skip_blocks, snooze_blocks
from bot.blocks.message import Block
from bot.cases import CaseRefused, Due
from bot.casework.form_reading import a_day
from bot.tryout.case_pages import typed
from bot.tryout.case_side import SCOPE, CaseSide
from bot.tryout.drawing import draw
from bot.tryout.fields import input_field
from bot.wording import say

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as BaseResponse


class Asking(NamedTuple):
    """A small form about a deadline."""

    title: str
    submit: str
    blocks: list[Block]


def due_pages(side: CaseSide) -> Blueprint:
    """The addresses under /due, and the deeds that concern a whole case."""
    pages = Blueprint("dues", __name__)
    ledger = side.ledger

    @pages.get("/due/<int(max=999999999):number>")
    def found(number: int) -> BaseResponse:
        return redirect(f"/cases/{ledger.find_deadline(SCOPE, number).case.id}", 303)

    @pages.post("/due/<int(max=999999999):number>/<any(done, reopen):deed>")
    def settle(number: int, deed: str) -> BaseResponse:
        (ledger.complete if deed == "done" else ledger.reopen)(SCOPE, number, side.by)
        return _back("done" if deed == "done" else "reopened")

    @pages.get("/due/<int(max=999999999):number>/<any(snooze, skip):deed>")
    def ask(number: int, deed: str) -> Response:
        return _page(_asking(deed, ledger.find_deadline(SCOPE, number), side), {})

    @pages.post("/due/<int(max=999999999):number>/<any(snooze, skip):deed>")
    def settle_as_said(number: int, deed: str) -> BaseResponse:
        due = ledger.find_deadline(SCOPE, number)
        try:
            _settle(deed, number, side)
        except CaseRefused as refused:
            return _page(_asking(deed, due, side), {refused.field: refused.sentence})
        told = "snoozed" if deed == "snooze" else "skipped"
        return redirect(f"/cases/{due.case.id}?told={told}", 303)

    @pages.post("/cases/<int(max=999999999):number>/<any(close, reopen):deed>")
    def turn(number: int, deed: str) -> BaseResponse:
        (ledger.close if deed == "close" else ledger.reopen_case)(SCOPE, number, side.by)
        return _back("closed" if deed == "close" else "taken_up")

    return pages


def _settle(deed: str, number: int, side: CaseSide) -> None:
    said = typed()
    reason = said.get("reason", "")
    if deed == "skip":
        side.ledger.set_aside(SCOPE, number, reason, side.by)
        return
    until = a_day(said.get("until", ""), "until")
    side.ledger.snooze(SCOPE, number, until, reason, side.by)


def _asking(deed: str, due: Due, side: CaseSide) -> Asking:
    if deed == "skip":
        blocks = skip_blocks(due, side.clock())
        return Asking(say("due.skipping.title"), say("due.skipping.submit"), blocks)
    blocks = snooze_blocks(due, side.clock())
    return Asking(say("due.snooze.title"), say("due.snooze.submit"), blocks)


def _page(asking: Asking, errors: dict[str, str]) -> Response:
    drawn = [
        input_field(block, errors.get(block["block_id"], ""))
        if block["type"] == "input"
        else draw([block])
        for block in asking.blocks
    ]
    html = render_template(
        "due.html", title=asking.title, submit=asking.submit, fields=Markup().join(drawn)
    )
    return Response(html, 400 if errors else 200)


def _back(told: str) -> BaseResponse:
    """To the case that it was done in, or to the list."""
    case = request.form.get("case", "")
    place = f"/cases/{case}" if case.isascii() and case.isdecimal() else "/cases"
    return redirect(f"{place}?told={told}", 303)
