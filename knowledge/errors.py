"""What can go wrong, each with a sentence in Japanese that says what to do.

`KeiyakuError` is never raised itself. `sentence` may be shown to staff as it is.
"""


class KeiyakuError(Exception):
    """Base of all errors that this package raises on purpose."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnreadableInput(KeiyakuError):
    """A value was given that cannot be read (2月30日, 1.2.3万); `sentence` says how to write it.

    `field` is the name of the input it was given for, where it is known.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class MissingInput(KeiyakuError):
    """One fact is needed before there can be an answer.

    `title` names it to people, `choices` are the buttons, `field` is the input's name if it is one.
    """

    def __init__(
        self, title: str, sentence: str, choices: tuple[str, ...] = (), field: str = ""
    ) -> None:
        super().__init__(sentence)
        self.title = title
        self.field = field
        self.choices = choices


class NotRegulated(KeiyakuError):
    """This rulebook has no rule on the matter."""


class NothingInForce(KeiyakuError):
    """A rule exists, but no figure of it is known for the day asked about."""


class UnknownRulebook(KeiyakuError):
    """No rulebook has that id or name."""


class UnlistedBody(KeiyakuError):
    """A question asks for the rules of a body that has no rulebook here."""


class FaultyRulebook(KeiyakuError):
    """A rulebook's data breaks its form; the sentence names file and key. For developers, not staff."""
