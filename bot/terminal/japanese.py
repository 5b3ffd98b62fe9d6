"""Help and error messages of the command line in Japanese.

Typer speaks English in its own messages; these classes replace what it says, not what it does.
"""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from bot.terminal.session import Refused
from bot.terminal.width import column, width

HELP_OF_HELP = "この説明を表示して終わります。"
# By the name of the exception's class: the classes themselves are private to typer.
SENTENCES = {
    "NoSuchOption": "「{option}」という指定はありません。",
    "BadOptionUsage": "「{option}」には値を付けてください。",
    "MissingParameter": "「{option}」を指定してください。",
    "BadParameter": "「{option}」の値を読み取れません。",
    "UsageError": "指定が多すぎるか、並びが違います。",
}


class _Spoken:
    """The help page, drawn without rich so that it appears at once."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole page: what it does, how to call it, commands, options."""
        command: Any = self
        parts = [command.help or "", f"使い方: {ctx.command_path} {_usage(command)}"]
        parts += _listed("引数", [(p.metavar or p.name, p.help) for p in _arguments(command)])
        parts += _listed("コマンド", _commands(command, ctx))
        parts += _listed("指定できること", [_option(p) for p in _options(command, ctx)])
        parts += [command.epilog] if command.epilog else []
        formatter.write("\n\n".join(parts) + "\n")


class JapaneseCommand(_Spoken, TyperCommand):
    """A command whose help is Japanese."""


class JapaneseGroup(_Spoken, TyperGroup):
    """A group of commands whose help is Japanese."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the sub-command, or say which there are."""
        if args[0].startswith("-") or self.get_command(ctx, args[0]) is not None:
            return super().resolve_command(ctx, args)
        known = "、".join(self.list_commands(ctx))
        raise Refused(f"「{args[0][:40]}」というコマンドはありません。使えるもの: {known}")


def _usage(command: Any) -> str:
    names = [p.metavar or p.name for p in _arguments(command)]
    if isinstance(command, TyperGroup):
        names.append("コマンド …")
    return " ".join([*names, "[指定]"])


def _arguments(command: Any) -> list[Any]:
    return [p for p in command.params if p.param_type_name == "argument" and not p.hidden]


def _options(command: Any, ctx: Any) -> list[Any]:
    return [p for p in command.get_params(ctx) if p.param_type_name == "option" and not p.hidden]


def _commands(command: Any, ctx: Any) -> list[tuple[str, str]]:
    if not isinstance(command, TyperGroup):
        return []
    found = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
    return [(name, each.short_help or each.help or "") for name, each in found if each]


def _option(param: Any) -> tuple[str, str]:
    names = ", ".join(param.opts[:1])
    if "--help" in param.opts:
        return names, HELP_OF_HELP
    return (names if param.is_flag else f"{names} {param.metavar or '値'}"), param.help or ""


def _listed(title: str, rows: list[tuple[str, str]]) -> list[str]:
    if not rows:
        return []
    room = min(30, max(width(name) for name, _ in rows) + 2)
    return ["\n".join([f"{title}:", *(f"  {column(name, room)}{text}" for name, text in rows)])]


def sentence_of(error: typer.TyperException) -> str:
    """What went wrong on the command line, in one Japanese sentence, with where to look."""
    if isinstance(error, Refused):
        return error.message
    param = getattr(error, "param", None)
    option = getattr(error, "option_name", None) or _called(param)
    said = SENTENCES.get(type(error).__name__, SENTENCES["UsageError"]).format(option=option[:40])
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "keiyaku"
    return f"{said}使い方は {path} --help で見られます。"


def _called(param: Any) -> str:
    if param is None:
        return ""
    return (
        str(param.metavar or param.name)
        if param.param_type_name == "argument"
        else str(param.opts[0])
    )


def complain(error: typer.TyperException) -> int:
    """Print the sentence to the error output; returns the exit code."""
    print(sentence_of(error), file=sys.stderr)
    return error.exit_code
