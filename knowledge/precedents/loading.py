"""`precedents.yaml` of a rulebook's folder -> Precedents, read strictly."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from knowledge.errors import FaultyRulebook
from knowledge.precedents.model import Precedents
from knowledge.rulebook.files import read_yaml, validated


def load_precedents(folder: Path, sources: Collection[str]) -> Precedents | None:
    """The published contracts of a rulebook, None where it has none.

    Raises FaultyRulebook that names the key, or a source that the rulebook does not declare.
    """
    path = folder / "precedents.yaml"
    if not path.exists():
        return None
    where = f"{folder.name}/precedents.yaml"
    precedents = validated(Precedents, read_yaml(path), where)
    if precedents.source not in sources:
        raise FaultyRulebook(f"{where}: source: unknown source {precedents.source!r}")
    return precedents
