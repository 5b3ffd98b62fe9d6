"""The rulebooks at hand: every folder of `rulebooks/` is one; being there is the registration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from knowledge.errors import UnknownRulebook
from knowledge.rulebook.book import Head, Rulebook, Rules
from knowledge.rulebook.figures import RuleRecord
from knowledge.rulebook.loading import load_head, load_rulebook
from knowledge.understanding.bodies import mentions

NATIONAL = "national"
SHIPPED = Path(__file__).parent.parent / "rulebooks"


class Library:
    """Rulebooks by id, each loaded when first needed.

    `folders` are searched in turn, so that a body's own folder can stand beside the shipped ones.
    """

    def __init__(
        self, kinds: Mapping[str, type[RuleRecord]], folders: tuple[Path, ...] = (SHIPPED,)
    ) -> None:
        self._kinds = kinds
        self._folders = folders
        self._loaded: dict[str, Rulebook] = {}

    @cached_property
    def _places(self) -> dict[str, Path]:
        found = [
            p.parent for folder in self._folders for p in sorted(folder.glob("*/rulebook.yaml"))
        ]
        return {place.name: place for place in found}

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """Who is there, national law first."""
        heads = {name: load_head(place) for name, place in self._places.items()}
        return dict(sorted(heads.items(), key=lambda pair: pair[0] != NATIONAL))

    @property
    def bodies(self) -> tuple[Head, ...]:
        """The bodies with rulebooks, without national law."""
        return tuple(head for name, head in self.heads.items() if name != NATIONAL)

    def get(self, name: str) -> Rulebook:
        """The rulebook with that id; raises UnknownRulebook with a sentence for staff."""
        if name not in self._loaded:
            place = self._places.get(name)
            if place is None:
                known = "、".join(self._places)
                raise UnknownRulebook(
                    f"「{name[:40]}」という団体は登録されていません。登録済み: {known}"
                )
            national = None if name == NATIONAL else self.get(NATIONAL)
            self._loaded[name] = load_rulebook(place, self._kinds, national)
        return self._loaded[name]

    def rules(self, name: str, on: date) -> Rules:
        """A body's rules as a calculation sees them on a day."""
        return Rules(book=self.get(name), national=self.get(NATIONAL), on=on)

    def named_in(self, text: str) -> tuple[str, ...]:
        """The ids of the rulebooks whose rules `text` asks for by name, in the order of the text."""
        names = {name: (head.name, *head.nicknames) for name, head in self.heads.items()}
        return tuple(dict.fromkeys(mention.body for mention in mentions(text, names)))
