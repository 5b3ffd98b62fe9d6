"""What people type, read at the door: a day, a rulebook, a question; or a sentence that says how to."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, TextIO

from bot.terminal.session import Refused

if TYPE_CHECKING:
    from knowledge import Desk

_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
# Well above anything a person asks; it only keeps a mistaken pipe from filling the memory.
MOST_BYTES = 2_000_000
NOT_UTF8 = "文字コードがUTF-8ではないため読み取れません。UTF-8に直して入力してください。"
NO_QUESTION = '質問を書いてください。例: keiyaku ask "450万円の物品の入札保証金はいくら？"'


def read_day(text: str | None, today: date) -> date:
    """The day meant by `--today`, or `today` itself.

    >>> read_day("2026-12-07", date(2026, 11, 20)), read_day(None, date(2026, 11, 20))
    (datetime.date(2026, 12, 7), datetime.date(2026, 11, 20))
    """
    if text is None:
        return today
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise Refused(f"日付「{shown(text)}」を読み取れません。2026-11-20 の形で書いてください。")
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise Refused(
            f"「{shown(text)}」という日はありません。年月日を確かめてください。"
        ) from None


def known_rulebook(desk: Desk, name: str | None) -> str | None:
    """The id of a rulebook that is there."""
    if name is None or name in desk.heads:
        return name
    known = "、".join(f"{id_}（{head.name}）" for id_, head in desk.heads.items())
    raise Refused(f"ルールブック「{shown(name)}」はありません。使えるもの: {known}")


def question_from(words: list[str] | None, stdin: TextIO | None) -> str:
    """The question given as words on the command line, or else piped in."""
    text = readable(" ".join(words)) if words else decoded(piped(stdin).read(MOST_BYTES + 1))
    if not text.strip():
        raise Refused(NO_QUESTION)
    return text


def piped(stdin: TextIO | None) -> BinaryIO:
    """The bytes piped in; a command that waits for somebody to type would only seem to hang."""
    if stdin is None or stdin.isatty():
        raise Refused(NO_QUESTION)
    return stdin.buffer


def decoded(raw: bytes) -> str:
    """UTF-8 bytes as text, with or without a byte order mark."""
    if len(raw) > MOST_BYTES:
        raise Refused("質問が長すぎます。要点を短くして入力してください。")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(NOT_UTF8) from None


def readable(argument: str) -> str:
    """An argument of the command line without undecoded bytes (lone surrogates).

    A terminal whose locale is not UTF-8 hands over good UTF-8 in pieces: it is put together again.
    """
    if argument.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in argument):
        return argument
    try:
        return os.fsencode(argument).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        raise Refused(NOT_UTF8) from None


def shown(text: str, most: int = 40) -> str:
    r"""A stranger's words as they may stand in a sentence: short, and nothing a terminal obeys.

    >>> shown("\x1b[31m2月30日")
    '[31m2月30日'
    """
    plain = "".join(letter for letter in text[: most * 2] if letter.isprintable())
    return plain if len(plain) <= most else plain[:most] + "…"
