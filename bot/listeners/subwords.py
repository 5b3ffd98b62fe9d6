"""The first word after a slash command: a calculation, 団体, 設定, or the beginning of a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.wording import phrases, say

if TYPE_CHECKING:
    from knowledge import Calculator

LEDGER_WORDS = ("case", "cases", "dues")
"""What of the ledger a command opens: the form of a case, the cases, the deadlines."""


@dataclass(frozen=True)
class Meant:
    """A question to answer, or else what to open: a calculation by name, "settings", what the ledger holds, or the picker."""

    question: str = ""
    opens: str = ""
    only_body: bool = False


class Subwords:
    """Reads what was typed after the command. Every calculation is known by its name and its title."""

    Short = Callable[[str], Meant]

    def __init__(self, calculators: Mapping[str, Calculator]) -> None:
        titles = {each.title: each for each in calculators.values()}
        self._by_word = {**titles, **calculators}

    def meant(self, text: str) -> Meant:
        """What a text after the command means."""
        word, _, rest = text.replace("　", " ").partition(" ")
        for opens in LEDGER_WORDS:
            if " ".join(text.split()) in phrases(f"command.{opens}"):
                return Meant(opens=opens)
        if word in phrases("command.body") and not rest.strip():
            return Meant(opens="settings", only_body=True)
        if word in phrases("command.settings") and not rest.strip():
            return Meant(opens="settings")
        calculator = self._by_word.get(word)
        return _about(calculator, rest.strip()) if calculator else Meant(text)

    def of(self, name: str) -> Short:
        """The same for a command that stands for one calculation."""
        calculator = self._by_word.get(name)

        def meant(text: str) -> Meant:
            if text.casefold() in phrases("help.words"):
                return Meant(text)
            return _about(calculator, text) if calculator else Meant(text)

        return meant


def _about(calculator: Calculator, text: str) -> Meant:
    if not text:
        return Meant(opens=calculator.name)
    if calculator.title in text:
        return Meant(text)
    return Meant(say("command.subword", text=text, title=calculator.title))
