"""YAML read strictly: unknown or duplicate keys are a `FaultyRulebook` that names file and key."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.errors import FaultyRulebook

_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_SafeLoader):  # type: ignore[misc, valid-type] # chosen at import: C or pure Python
    """YAML without duplicate keys; days stay text until a model reads them and names the key."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's way
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in _SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(  # the signature is PyYAML's
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT002
    ) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"duplicate key {key!r}", node.start_mark
                )
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


M = TypeVar("M", bound=BaseModel)


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - YAML may hold anything; callers validate
    """The content of a YAML file; raises FaultyRulebook with file and line."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506 - it is a SafeLoader
    except (yaml.YAMLError, ValueError, OSError) as error:
        raise FaultyRulebook(f"{path.parent.name}/{path.name}: {error}") from error


def validated(model: type[M], data: object, where: str) -> M:
    """`data` as a `model`; raises FaultyRulebook that begins with `where` and names the key."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise FaultyRulebook(f"{where}: {key}: {first['msg']}") from error
