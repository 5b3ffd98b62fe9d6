"""The references to provisions that stand in a rulebook's data."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel


def cites_in(value: object, key: str = "") -> list[tuple[str, str]]:
    """Every (key, reference) in a record: the fields that are called cite, cites or ..._cite(s)."""
    if isinstance(value, BaseModel):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return [pair for name, item in fields.items() for pair in cites_in(item, name)]
    if isinstance(value, Mapping):
        return [pair for name, item in value.items() for pair in cites_in(item, key or str(name))]
    if isinstance(value, tuple | list):
        return [pair for item in value for pair in cites_in(item, key)]
    is_cite = key.endswith(("cite", "cites")) or key in {"near", "related", "applies"}
    return [(key, value)] if is_cite and isinstance(value, str) and value else []
