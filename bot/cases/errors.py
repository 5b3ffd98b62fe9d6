"""What the ledger refuses, each with a sentence in Japanese that may be shown to staff as it is."""

from __future__ import annotations


class CaseRefused(Exception):
    """Something cannot be entered or changed; `field` is what it was about, where a form has it."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NoSuchCase(CaseRefused):
    """There is no such case or deadline, or it belongs to somebody else: the two look the same."""


class Stale(CaseRefused):
    """Somebody else changed the case since it was looked at."""
