"""A folder of data -> Rulebook, read strictly.

Unknown keys, duplicate keys, references to provisions that do not exist: each is a
`FaultyRulebook` that names file and key. Files of one folder:
`rulebook.yaml` (head), `articles/*.yaml`, `rules.yaml` and `rules/*.yaml`, `silences.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.errors import FaultyRulebook
from knowledge.rulebook.articles import Article
from knowledge.rulebook.book import Head, Rulebook, Silence
from knowledge.rulebook.figures import RuleRecord
from knowledge.rulebook.references import cites_in

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


def _validated(model: type[M], data: object, where: str) -> M:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise FaultyRulebook(f"{where}: {key}: {first['msg']}") from error


def load_head(folder: Path) -> Head:
    """Only who the body is: enough to list rulebooks and to recognise names."""
    path = folder / "rulebook.yaml"
    head = _validated(Head, read_yaml(path), f"{folder.name}/rulebook.yaml")
    if head.id != folder.name:
        raise FaultyRulebook(
            f"{folder.name}/rulebook.yaml: id: {head.id!r} is not the folder's name"
        )
    return head


def _load_articles(folder: Path, head: Head) -> dict[str, dict[str, Article]]:
    articles: dict[str, dict[str, Article]] = {source.name: {} for source in head.sources}
    for path in sorted((folder / "articles").glob("*.yaml")):
        where = f"{folder.name}/articles/{path.name}"
        data = read_yaml(path)
        unknown = set(data) - {"source", "articles"}
        if unknown or data.get("source") not in articles:
            raise FaultyRulebook(f"{where}: source: unknown source or keys {sorted(unknown)}")
        of_source = articles[data["source"]]
        for number, entry in enumerate(data["articles"]):
            article = _validated(Article, entry, f"{where}: articles.{number}")
            if article.number in of_source:
                raise FaultyRulebook(f"{where}: articles.{number}: {article.number} stands twice")
            of_source[article.number] = article
    return articles


def _load_records(folder: Path, kinds: Mapping[str, type[RuleRecord]]) -> dict[str, RuleRecord]:
    records: dict[str, RuleRecord] = {}
    for path in (folder / "rules.yaml", *sorted((folder / "rules").glob("*.yaml"))):
        where = f"{folder.name}/{path.relative_to(folder)}"
        for name, entry in ((read_yaml(path) or {}) if path.exists() else {}).items():
            if name not in kinds:
                raise FaultyRulebook(f"{where}: {name}: no such kind of rule")
            if name in records:
                raise FaultyRulebook(f"{where}: {name}: stands in another file already")
            records[name] = _validated(kinds[name], entry, f"{where}: {name}")
    return records


def _load_silences(folder: Path) -> tuple[Silence, ...]:
    path = folder / "silences.yaml"
    if not path.exists():
        return ()
    entries = read_yaml(path)["silences"]
    where = f"{folder.name}/silences.yaml"
    return tuple(_validated(Silence, entry, f"{where}: {n}") for n, entry in enumerate(entries))


def _check_references(book: Rulebook, resolves: Callable[[str], bool]) -> None:
    holders: list[tuple[str, object]] = [
        ("rulebook.yaml", {"carriers_cites": tuple(book.head.carriers.values())}),
        ("rules.yaml", book.records),
        ("silences.yaml", book.silences),
    ]
    holders += [("articles", list(of.values())) for of in book.articles.values()]
    for file, holder in holders:
        for key, cite in cites_in(holder):
            if not resolves(cite):
                raise FaultyRulebook(f"{book.id}/{file}: {key}: 「{cite}」 does not exist")


def load_rulebook(
    folder: Path, kinds: Mapping[str, type[RuleRecord]], national: Rulebook | None = None
) -> Rulebook:
    """Read a rulebook; `kinds` are the record types known, `national` the State's book beside it."""
    head = load_head(folder)
    book = Rulebook(
        head=head,
        articles=_load_articles(folder, head),
        records=_load_records(folder, kinds),
        silences=_load_silences(folder),
    )
    others = [book] if national is None else [book, national]
    _check_references(book, lambda cite: any(other.find(cite) for other in others))
    return book
