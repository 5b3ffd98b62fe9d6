"""Columns of text in which a Japanese letter is two places wide."""

from unicodedata import east_asian_width


def width(text: str) -> int:
    """How many places a text takes in a terminal.

    >>> width("契約navi")
    8
    """
    return sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text)


def column(text: str, room: int) -> str:
    """A text filled up to `room` places, with at least two after it.

    >>> column("工事", 6) + "|"
    '工事  |'
    """
    return text + " " * max(2, room - width(text))
