"""The desk's words (`vocabulary.yaml`): variants, fillers, forms of question, kinds, methods."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from knowledge.calculation import Form
from knowledge.kinds import BidMethod, ContractKind
from knowledge.model import Frozen
from knowledge.rulebook.files import read_yaml


class Comparison(Frozen):
    """The words with which bodies are compared; expressions, each a part of a pattern."""

    everyone: tuple[str, ...]
    others: tuple[str, ...]
    side_by_side: tuple[str, ...]
    same: tuple[str, ...]
    which: tuple[str, ...]
    more: tuple[str, ...]
    less: tuple[str, ...]


class Caveat(Frozen):
    """The words that ask what to beware of where they stand with nothing but a name."""

    words: tuple[str, ...]
    beside: tuple[str, ...]


class Vocabulary(Frozen):
    """The words of `vocabulary.yaml`, as that file explains them."""

    variants: dict[str, str]
    fillers: tuple[str, ...]
    forms: dict[Form, tuple[str, ...]]
    bare_forms: dict[Form, tuple[str, ...]]
    interrogatives: tuple[str, ...]
    circumstances: str
    actors: str
    kinds: dict[ContractKind, tuple[str, ...]]
    weak_kinds: dict[ContractKind, tuple[str, ...]]
    construction: tuple[str, ...]
    methods: dict[BidMethod, tuple[str, ...]]
    aside: tuple[str, ...]
    money: tuple[str, ...]
    terms: tuple[str, ...]
    exceptions: tuple[str, ...]
    without: tuple[str, ...]
    claiming: str
    demanding: str
    sufficiency: tuple[str, ...]
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    synonyms: dict[str, str]
    comparison: Comparison
    each: tuple[str, ...]
    caveats: tuple[str, ...]
    caveat: Caveat
    change: tuple[str, ...]
    help: tuple[str, ...]
    help_examples: tuple[str, ...]
    subjects: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    return Vocabulary.model_validate(read_yaml(Path(__file__).with_name("vocabulary.yaml")))


@cache
def form_patterns(*, bare: bool = False) -> dict[Form, re.Pattern[str]]:
    """One expression per form of question; `bare`: those that hold without a question word only."""
    forms = vocabulary().bare_forms if bare else vocabulary().forms
    return {form: re.compile("|".join(words)) for form, words in forms.items()}
