"""The try-out page: a question in, the desk's answer drawn from the very blocks that go to Slack.

Plain forms, no script: every button is a submit of the one form `ask`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from flask import Flask, Response, abort, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from bot.cases import NoSuchCase
from bot.tryout.acts import panel
from bot.tryout.calculating import add_calculations
from bot.tryout.case_pages import case_pages
from bot.tryout.case_side import CaseSide
from bot.tryout.due_pages import due_pages
from bot.tryout.form import NATIONAL, Asked, chosen_body, first_body, read
from bot.tryout.message import Shown, shown
from bot.tryout.thread import MOST_LETTERS, answered

if TYPE_CHECKING:
    from bot.store import Store
    from knowledge import Desk

EXAMPLES = Path(__file__).with_name("examples.yaml")
MOST_BYTES = 2_000_000
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
OWN = ("same-origin", "none")
SENTENCES = {
    403: "ほかのページからは操作できません。このページを開き直してください。",
    404: "このアドレスにページはありません。下の欄から質問してください。",
    405: "この操作はできません。下の欄から質問してください。",
    413: "送られた文が長すぎます。質問は要点を短くして入力してください。",
}
OUR_FAULT = "内部の誤りで表示できませんでした。はじめから入力し直してください。"


def create_tryout(
    desk: Desk,
    clock: Callable[[], date],
    rulebook: str | None = None,
    store: Store | None = None,
) -> Flask:
    """The page as a WSGI application; `clock` says what day it is, `rulebook` whose rules are usual.

    With a `store`, cases are entered and this morning's post is shown.
    """
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_MEMORY_SIZE=MOST_BYTES)
    examples = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))["examples"]

    def page(asked: Asked, body: str | None, today: str, status: int) -> Response:
        html = render_template(
            "page.html",
            asked=asked,
            messages=_messages(desk, asked),
            rulebook=body,
            today=today,
            heads=desk.heads,
            calculators=desk.calculators,
            examples=examples,
            most_letters=MOST_LETTERS,
            has_cases=store is not None,
        )
        return Response(html, status)

    def fresh(status: int = 200, notice: str = "") -> Response:
        return page(Asked(notice=notice), rulebook or first_body(desk), clock().isoformat(), status)

    @app.get("/")
    def start() -> Response:
        return fresh()

    @app.post("/")
    def ask() -> Response:
        asked = read(request.form, desk, clock())
        day = asked.turn.today if asked.turn else clock()
        done = asked.turn or asked.act
        return page(asked, chosen_body(request.form, desk), day.isoformat(), 200 if done else 400)

    add_calculations(app, desk, clock, rulebook)
    if store is not None:
        side = CaseSide(desk, store, clock)
        app.register_blueprint(case_pages(side, rulebook or first_body(desk) or NATIONAL))
        app.register_blueprint(due_pages(side))

    @app.get("/healthz")
    def health() -> Mapping[str, Any]:
        return {"status": "ok", "rulebooks": len(desk.heads)}

    @app.errorhandler(HTTPException)
    def refuse(error: HTTPException) -> Response:
        code = error.code or 500
        return fresh(code, SENTENCES.get(code, OUR_FAULT))

    @app.errorhandler(NoSuchCase)
    def nothing_there(_: NoSuchCase) -> Response:
        return fresh(404, SENTENCES[404])

    _guard(app)
    return app


def _guard(app: Flask) -> None:
    """What holds for every request and every answer."""

    @app.before_request
    def only_from_here() -> None:
        # Another page in the same browser must not be able to enter or settle cases.
        elsewhere = request.headers.get("Sec-Fetch-Site", OWN[0]) not in OWN
        if request.method == "POST" and elsewhere:
            abort(403)

    @app.after_request
    def guard(response: BaseResponse) -> BaseResponse:
        response.headers.update(HEADERS)
        return response


def _messages(desk: Desk, asked: Asked) -> list[Shown]:
    pairs = answered(desk, asked.turns)
    messages = []
    for number, (turn, answer) in enumerate(pairs, 1):
        live = number == len(pairs)
        earlier = tuple(before.question for before in asked.turns[: number - 1])
        below = panel(asked.act, answer, desk, earlier, asked.reason) if live else None
        messages.append(shown(turn, answer, desk, live=live, panel=below))
    return messages
