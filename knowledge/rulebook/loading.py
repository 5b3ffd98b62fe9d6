"""A folder of data -> Rulebook, read strictly.

Unknown keys, duplicate keys, references to provisions that do not exist: each is a
`FaultyRulebook` that names file and key. Files of one folder:
`rulebook.yaml` (head), `articles/*.yaml`, `rules.yaml` and `rules/*.yaml`, `silences.yaml`,
`points.yaml`, `precedents.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from knowledge.errors import FaultyRulebook
from knowledge.precedents.entries import articles_of
from knowledge.precedents.loading import load_precedents
from knowledge.precedents.model import Precedents
from knowledge.rulebook.articles import Article
from knowledge.rulebook.book import Head, Rulebook, Silence
from knowledge.rulebook.figures import RuleRecord
from knowledge.rulebook.files import read_yaml, validated
from knowledge.rulebook.points import load_points
from knowledge.rulebook.references import cites_in


def load_head(folder: Path) -> Head:
    """Only who the body is: enough to list rulebooks and to recognise names."""
    path = folder / "rulebook.yaml"
    head = validated(Head, read_yaml(path), f"{folder.name}/rulebook.yaml")
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
            article = validated(Article, entry, f"{where}: articles.{number}")
            if article.number in of_source:
                raise FaultyRulebook(f"{where}: articles.{number}: {article.number} stands twice")
            of_source[article.number] = article
    return articles


def _with_precedents(
    articles: dict[str, dict[str, Article]], precedents: Precedents | None, where: str
) -> dict[str, dict[str, Article]]:
    """The articles with each published contract as one of its source, so that it can be cited."""
    if precedents is None:
        return articles
    entries, own = articles_of(precedents), articles[precedents.source]
    twice = entries.keys() & own.keys()
    if twice:
        raise FaultyRulebook(f"{where}/precedents.yaml: {min(twice)} stands twice")
    return {**articles, precedents.source: {**own, **entries}}


def _load_records(folder: Path, kinds: Mapping[str, type[RuleRecord]]) -> dict[str, RuleRecord]:
    records: dict[str, RuleRecord] = {}
    for path in (folder / "rules.yaml", *sorted((folder / "rules").glob("*.yaml"))):
        where = f"{folder.name}/{path.relative_to(folder)}"
        for name, entry in ((read_yaml(path) or {}) if path.exists() else {}).items():
            if name not in kinds:
                raise FaultyRulebook(f"{where}: {name}: no such kind of rule")
            if name in records:
                raise FaultyRulebook(f"{where}: {name}: stands in another file already")
            records[name] = validated(kinds[name], entry, f"{where}: {name}")
    return records


def _load_silences(folder: Path) -> tuple[Silence, ...]:
    path = folder / "silences.yaml"
    if not path.exists():
        return ()
    entries = read_yaml(path)["silences"]
    where = f"{folder.name}/silences.yaml"
    return tuple(validated(Silence, entry, f"{where}: {n}") for n, entry in enumerate(entries))


def _check_references(book: Rulebook, resolves: Callable[[str], bool]) -> None:
    holders: list[tuple[str, object]] = [
        ("rulebook.yaml", {"carriers_cites": tuple(book.head.carriers.values())}),
        ("rules.yaml", book.records),
        ("silences.yaml", book.silences),
        ("points.yaml", dict(book.points)),
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
    precedents = load_precedents(folder, {source.name for source in head.sources})
    book = Rulebook(
        head=head,
        articles=_with_precedents(_load_articles(folder, head), precedents, folder.name),
        records=_load_records(folder, kinds),
        silences=_load_silences(folder),
        points=load_points(folder),
        precedents=precedents,
    )
    others = [book] if national is None else [book, national]
    _check_references(book, lambda cite: any(other.find(cite) for other in others))
    return book
