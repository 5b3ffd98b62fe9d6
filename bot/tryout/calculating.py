"""The calculations as forms: the very fields of Slack's windows, drawn on a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, abort, render_template, request
from markupsafe import Markup

from bot.blocks import answer_messages
from bot.blocks.forms import BODY, form_blocks, spoken
from bot.labels import with_labels
from bot.tryout.drawing import draw
from bot.tryout.fields import input_field
from bot.tryout.form import first_body
from bot.tryout.thread import whole
from bot.windows.forms import field_of
from knowledge import KeiyakuError

if TYPE_CHECKING:
    from knowledge import Answer, Calculator, Desk


def add_calculations(
    app: Flask, desk: Desk, clock: Callable[[], date], rulebook: str | None
) -> None:
    """Give the page a form for every calculation there is."""

    def page(
        name: str, typed: dict[str, str], errors: dict[str, str], result: Markup, status: int
    ) -> Response:
        calculator = desk.calculators.get(name)
        if calculator is None:
            abort(404)
        body = typed.get(BODY) or rulebook or first_body(desk) or ""
        bodies = [(head.name, id_) for id_, head in desk.heads.items()]
        blocks = form_blocks(calculator, bodies, body, typed)
        html = render_template(
            "calculation.html",
            calculator=calculator,
            fields=_drawn(blocks, errors),
            result=result,
        )
        return Response(html, status)

    @app.get("/calc/<name>")
    def form(name: str) -> Response:
        return page(name, {}, {}, Markup(), 200)

    @app.post("/calc/<name>")
    def calculate(name: str) -> Response:
        typed = {key: whole(text).strip() for key, text in request.form.items() if text.strip()}
        given = spoken({key: text for key, text in typed.items() if key != BODY})
        if name not in desk.calculators:
            abort(404)
        calculator = desk.calculators[name]
        try:
            answer = desk.calculate(name, given, rulebook=typed.get(BODY), today=clock())
        except KeiyakuError as error:
            return page(name, typed, {field_of(calculator, error): error.sentence}, Markup(), 400)
        if answer.kind == "clarification":
            field = field_of(calculator, answer)
            return page(name, typed, {field: answer.headline}, Markup(), 400)
        return page(name, typed, {}, _result(answer, calculator, desk), 200)


def _drawn(blocks: list[dict[str, Any]], errors: dict[str, str]) -> Markup:
    fields = [each for each in blocks if each["type"] == "input"]
    above = draw([each for each in blocks if each["type"] != "input"])
    drawn = [input_field(each, errors.get(each["block_id"], "")) for each in fields]
    return Markup().join([above, *drawn])


def _result(answer: Answer, calculator: Calculator, desk: Desk) -> Markup:
    head = desk.heads.get(answer.rulebook or "")
    messages = answer_messages(
        with_labels(answer, desk),
        body=head.name if head else None,
        contact=head.contact if head else None,
    )
    return draw([block for message in messages for block in message.blocks], live=False)
