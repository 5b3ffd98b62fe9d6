"""Every sentence that is not an answer, read once from wording.yaml.

>>> say("more.button", count=3)
'残り3件を見る'
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("wording.yaml")


@cache
def wording() -> dict[str, Any]:
    """The whole file, by dotted key.

    >>> "help.title" in wording()
    True
    """
    return dict(_flat(yaml.safe_load(FILE.read_text(encoding="utf-8"))))


def say(key: str, **facts: object) -> str:
    """The sentence under a dotted key, its {names} filled in.

    >>> say("no.such.sentence")
    Traceback (most recent call last):
        ...
    KeyError: 'no.such.sentence'
    """
    return str(wording()[key]).format(**facts)


def phrases(key: str) -> tuple[str, ...]:
    """A list of short texts, such as the examples of the help."""
    return tuple(str(phrase) for phrase in wording()[key])


def _flat(tree: dict[str, Any], above: str = "") -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, below in tree.items():
        key = f"{above}{name}"
        pairs += _flat(below, f"{key}.") if isinstance(below, dict) else [(key, below)]
    return pairs
