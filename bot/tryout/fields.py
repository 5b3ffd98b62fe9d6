"""Elements that are filled in, as HTML form fields: what Slack shows in a window, on a page without script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from bot.tryout.markdown import plain

Block = Mapping[str, Any]
UNKNOWN = Markup('<p class="note">（このページでは表示できない入力です）</p>')


def input_field(block: Block, error: str = "") -> Markup:
    """One field with its label, hint and, where it was not understood, the sentence about it."""
    element, name = block.get("element", {}), str(block.get("block_id", ""))
    drawn = FIELDS.get(str(element.get("type")), _unknown)(name, element)
    hint = (
        Markup('<p class="hint">{}</p>').format(_text(block.get("hint")))
        if block.get("hint")
        else ""
    )
    wrong = Markup('<p class="wrong" role="alert">{}</p>').format(error) if error else ""
    return Markup('<div class="block field"><label for="f-{}">{}</label>{}{}{}</div>').format(
        name, _text(block.get("label")), drawn, hint, wrong
    )


def _typed(name: str, element: Block) -> Markup:
    value, example = str(element.get("initial_value", "")), _text(element.get("placeholder"))
    if element.get("multiline"):
        return Markup(
            '<textarea id="f-{0}" name="{0}" rows="3" placeholder="{2}">{1}</textarea>'
        ).format(name, value, example)
    return Markup(
        '<input id="f-{0}" name="{0}" value="{1}" placeholder="{2}" autocomplete="off">'
    ).format(name, value, example)


def _dated(name: str, element: Block) -> Markup:
    day = str(element.get("initial_date", ""))
    return Markup('<input id="f-{0}" name="{0}" type="date" value="{1}">').format(name, day)


def _menu(name: str, element: Block) -> Markup:
    options = [Markup('<option value="">{}</option>').format(_text(element.get("placeholder")))]
    groups = element.get("option_groups") or [{"options": element.get("options", ())}]
    for option in (each for group in groups for each in group["options"]):
        chosen = Markup(" selected") if option == element.get("initial_option") else ""
        options.append(
            Markup('<option value="{}"{}>{}</option>').format(
                option["value"], chosen, _text(option["text"])
            )
        )
    return Markup('<select id="f-{0}" name="{0}">{1}</select>').format(name, Markup().join(options))


def _radios(name: str, element: Block) -> Markup:
    drawn = []
    for number, option in enumerate(element.get("options", ())):
        at = Markup(' id="f-{}"').format(name) if number == 0 else ""
        chosen = Markup(" checked") if option == element.get("initial_option") else ""
        drawn.append(
            Markup(
                '<label class="radio"><input type="radio" name="{}" value="{}"{}{}>{}</label>'
            ).format(name, option["value"], at, chosen, _text(option["text"]))
        )
    return Markup('<div class="radios">{}</div>').format(Markup().join(drawn))


def _timed(name: str, element: Block) -> Markup:
    at = str(element.get("initial_time", ""))
    return Markup('<input id="f-{0}" name="{0}" type="time" value="{1}">').format(name, at)


def _ticks(name: str, element: Block) -> Markup:
    drawn = []
    for option in element.get("options", ()):
        chosen = Markup(" checked") if option in element.get("initial_options", ()) else ""
        drawn.append(
            Markup(
                '<label class="radio"><input type="checkbox" name="{}" value="{}"{}>{}</label>'
            ).format(name, option["value"], chosen, _text(option["text"]))
        )
    return Markup('<div class="radios" id="f-{}">{}</div>').format(name, Markup().join(drawn))


def _unknown(_name: str, _element: Block) -> Markup:
    return UNKNOWN


def _text(part: Block | None) -> Markup:
    return plain(str((part or {}).get("text", "")))


FIELDS: Mapping[str, Callable[[str, Block], Markup]] = {
    "plain_text_input": _typed,
    "datepicker": _dated,
    "static_select": _menu,
    "radio_buttons": _radios,
    "timepicker": _timed,
    "checkboxes": _ticks,
}
