"""The pages of cases: the list with this morning's post, one case, its form, and what is done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request

from bot.blocks.case_form import CaseFields
from bot.blocks.case_messages import case_rows
from bot.blocks.case_page import page_blocks
from bot.blocks.figures import day_near
from bot.cases import CaseRefused, is_within_reason
from bot.casework import values_of
from bot.tryout.case_fields import bodies_of, case_fields
from bot.tryout.case_side import SCOPE, CaseSide
from bot.tryout.drawing import draw
from bot.tryout.thread import whole
from bot.wording import say

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as BaseResponse

    from bot.cases import Case

NOTICES = {
    name: f"tryout.{name}"
    for name in (
        *("registered", "changed", "done", "reopened", "snoozed", "skipped"),
        *("closed", "taken_up"),
    )
}
FIRST_FIELD = "title"
MOST_CASES = 100


def case_pages(side: CaseSide, rulebook: str) -> Blueprint:
    """The pages under /cases and /due; `rulebook` is the body that is usual."""
    pages = Blueprint("cases", __name__)

    @pages.get("/cases")
    def listed() -> str:
        day = _day(request.args.get("day", ""), side.clock())
        cases = side.ledger.listed(SCOPE, most=MOST_CASES)
        closed = not side.desk.calendar(rulebook).is_open(day)
        post = [block for each in side.morning(day, rulebook) for block in each.message.blocks]
        return render_template(
            "cases.html",
            rows=draw(case_rows(cases, side.coming(), side.clock())),
            post=draw(post),
            day=day,
            is_today=day == side.clock(),
            title=say("tryout.morning_of", day=day_near(day, side.clock())),
            closed=say("tryout.closed_day") if closed else "",
            notice=_notice(),
            nothing="" if cases else say("tryout.no_cases"),
        )

    @pages.get("/cases/new")
    def new() -> Response:
        return _form(side, {"rulebook": rulebook}, {})

    @pages.post("/cases")
    def enter() -> BaseResponse:
        values = typed()
        try:
            case = side.enter(values)
        except CaseRefused as refused:
            return _form(side, values, {_field(refused): refused.sentence})
        return redirect(f"/cases/{case.id}?told=registered", 303)

    @pages.get("/cases/<int(max=999999999):number>")
    def one(number: int) -> str:
        page = side.page(number)
        return render_template(
            "case.html", page=draw(page_blocks(page)), case=page.case, notice=_notice()
        )

    @pages.get("/cases/<int(max=999999999):number>/change")
    def change(number: int) -> Response:
        case = side.ledger.find(SCOPE, number)
        return _form(side, values_of(case), {}, case)

    @pages.post("/cases/<int(max=999999999):number>")
    def rewrite(number: int) -> BaseResponse:
        case, values = side.ledger.find(SCOPE, number), typed()
        seen = values.get("seen", "")
        try:
            side.rewrite(case, values, int(seen) if seen.isdecimal() else 0)
        except CaseRefused as refused:
            return _form(side, values, {_field(refused): refused.sentence}, case)
        return redirect(f"/cases/{number}?told=changed", 303)

    return pages


def _form(
    side: CaseSide, values: dict[str, str], errors: dict[str, str], case: Case | None = None
) -> Response:
    own = side.own(case) if case else ()
    fields = CaseFields(bodies_of(side.desk), side.desk.facts, values, case, own, all_days=True)
    html = render_template("case_form.html", fields=case_fields(fields, errors), case=case)
    return Response(html, 400 if errors else 200)


def typed() -> dict[str, str]:
    """What was filled in, fit to be kept."""
    found = {name: whole(text).strip() for name, text in request.form.items()}
    return {name: text for name, text in found.items() if text}


def _field(refused: CaseRefused) -> str:
    return "amount" if refused.field == "amounts" else refused.field or FIRST_FIELD


def _notice() -> str:
    key = NOTICES.get(request.args.get("told", ""))
    return say(key) if key else ""


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        return today
    return day if is_within_reason(day) else today
