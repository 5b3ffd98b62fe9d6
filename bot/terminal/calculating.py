"""`keiyaku calc`: every calculation as a sub-command, its options read off its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

import typer
from typer.main import get_command

from bot.terminal import files
from bot.terminal.asking import AsJson, Rulebook, Today
from bot.terminal.inputs import known_rulebook, read_day, readable
from bot.terminal.japanese import JapaneseCommand, JapaneseGroup
from bot.terminal.session import Refused, Session, session_of
from bot.terminal.width import column

if TYPE_CHECKING:
    from knowledge import Answer, Calculator

UNITS = {
    "yen": ("金額", "450万、4,500,000円"),
    "day": ("日付", "R8.12.3、2026-12-03"),
    "time": ("時刻", "16:30、午後4時30分"),
    "month": ("月", "令和8年2月"),
    "days": ("日数", "30"),
    "months": ("月数", "12"),
    "years": ("年数", "2"),
    "count": ("数", "3"),
    "rate": ("割合", "2.5%、3/100"),
    "flag": ("はい・いいえ", ""),
    "choice": ("種類", ""),
    "words": ("記載", ""),
}
ASIDE = ("rulebook", "today", "as_json")


class CalculationGroup(JapaneseGroup):
    """The calculations of the desk as sub-commands, each made when it is called for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the calculations."""
        return list(session_of(ctx).desk.calculators)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The sub-command of a calculation (bid_deposit may be written bid-deposit)."""
        calculator = session_of(ctx).desk.calculators.get(cmd_name.replace("-", "_"))
        return None if calculator is None else command_of(calculator)


def command_of(calculator: Calculator) -> Any:
    """A typer command with one option per input of the calculation."""

    def run(context: typer.Context, **given: Any) -> None:
        calculate(session_of(context), calculator.name, given)

    parameters = [Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    parameters += [
        Parameter(field, Parameter.KEYWORD_ONLY, annotation=str | None, default=option)
        for field, option in _options(calculator).items()
    ]
    if calculator.name == files.SCHEDULE:
        parameters += [
            Parameter(kind, Parameter.KEYWORD_ONLY, annotation=str | None, default=option)
            for kind, option in files.OPTIONS.items()
        ]
    for name, kind in zip(ASIDE, (Rulebook, Today, AsJson), strict=True):
        default = False if name == "as_json" else None
        parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=default))
    function: Any = run
    function.__signature__ = Signature(parameters)
    function.__annotations__ = {each.name: each.annotation for each in parameters}
    app = typer.Typer(add_completion=False)
    help_text = f"{calculator.title}: {calculator.summary}"
    app.command(calculator.name, help=help_text, cls=JapaneseCommand)(function)
    return get_command(app)


def _options(calculator: Calculator) -> Mapping[str, Any]:
    options = {}
    for field, slot in calculator.inputs.fields().items():
        unit, example = UNITS.get(slot.unit, ("値", ""))
        choices = slot.choices or tuple(calculator.inputs.choice_titles(field))
        hints = [
            slot.help,
            "・".join(choices) and f"{'／'.join(choices)}",
            example and f"例: {example}",
        ]
        hint = "。".join(each.rstrip("。") for each in hints if each)
        text = f"{slot.title}（{hint}）" if hint else slot.title
        options[field] = typer.Option(None, "--" + field.replace("_", "-"), metavar=unit, help=text)
    return options


def calculate(session: Session, name: str, given: dict[str, Any]) -> None:
    """Work one calculation out and show it."""
    from bot.terminal.showing import show

    rulebook, today, as_json = (given.pop(key) for key in ASIDE)
    wanted = {kind: path for kind in files.OPTIONS if (path := given.pop(kind, None)) is not None}
    values = {field: readable(value) for field, value in given.items() if value is not None}
    day = read_day(today, session.clock())
    book = known_rulebook(session.desk, rulebook or session.usual_rulebook)
    answer = worked(session, name, values, book, day)
    show(answer, session.desk, as_json=as_json)
    if wanted:
        files.write(answer, session.desk, wanted)


def worked(
    session: Session, name: str, values: dict[str, str], book: str | None, day: date
) -> Answer:
    """The answer of a calculation; a value that cannot be read ends the command with its sentence."""
    from knowledge import Answer, KeiyakuError, MissingInput, UnreadableInput

    question = " ".join(["calc", name, *(f"--{field} {value}" for field, value in values.items())])
    try:
        return session.desk.calculate(name, values, rulebook=book, today=day)
    except UnreadableInput as error:
        raise Refused(error.sentence) from error
    except KeiyakuError as error:
        missing = (error.title,) if isinstance(error, MissingInput) else ()
        choices = error.choices if isinstance(error, MissingInput) else ()
        return Answer(
            question=question,
            rulebook=book,
            as_of=day,
            kind="clarification" if missing else "unknown",
            topic=name,
            headline=error.sentence,
            missing=missing,
            choices=choices,
        )


def overview(context: typer.Context) -> None:
    """List the calculations with their inputs, where none is called for."""
    if context.invoked_subcommand is not None:
        return
    for calculator in session_of(context).desk.calculators.values():
        print(column(calculator.name, 26) + f"{calculator.title} — {calculator.summary}")
        for field, slot in calculator.inputs.fields().items():
            print("    " + column("--" + field.replace("_", "-"), 26) + slot.title)
    print("\n使い方: keiyaku calc 名前 --項目 値 …（例と選べる値: keiyaku calc 名前 --help）")
