"""Every rulebook folder: it loads, every reference resolves, every figure has unit and citation."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction

import pytest

from knowledge import Desk, Rulebook
from knowledge.errors import NothingInForce
from knowledge.model import Value
from knowledge.rulebook.articles import Passage
from knowledge.rulebook.library import NATIONAL, SHIPPED
from knowledge.rulebook.references import cites_in
from tests.data.conftest import BOOKS, FOLDERS
from tests.data.figures import figures_of, newest
from tests.knowledge.town import FRIDAY

UNITS = {"円", "割合", "日", "月", "年", "会計年度", "倍", "人", "回", "平方メートル"}
SHIPPED_BOOKS = [folder.name for folder in FOLDERS if folder.parent == SHIPPED]


@pytest.fixture(params=BOOKS)
def book(request: pytest.FixtureRequest, desk: Desk) -> Rulebook:
    """Each rulebook in turn."""
    return desk.book(request.param)


def passages(book: Rulebook) -> list[tuple[str, Passage]]:
    return [(f"{source} {unit.locator}", unit.passage) for source, unit in book.units()]


def test_it_says_whose_it_is_and_where_its_text_comes_from(book: Rulebook) -> None:
    head = book.head
    assert head.name
    assert head.contact
    assert head.main_source in {source.name for source in head.sources}
    assert set(book.articles) == {source.name for source in head.sources}


def test_every_source_has_articles(book: Rulebook) -> None:
    assert all(book.articles.values())


def test_every_reference_resolves(book: Rulebook, desk: Desk) -> None:
    national = desk.book(NATIONAL)
    carriers = [cite for cites in book.head.carriers.values() for cite in cites]
    holders = [
        book.records,
        book.silences,
        *(a for of in book.articles.values() for a in of.values()),
    ]
    cites = [cite for holder in holders for _, cite in cites_in(holder)]
    assert not [c for c in (*cites, *carriers) if not (book.find(c) or national.find(c))]


def test_every_provision_has_a_gist_and_can_be_found_again(book: Rulebook) -> None:
    for name, passage in passages(book):
        assert passage.gist.strip(), name
        found = book.find(name)
        assert found is not None, name
        assert found[1].passage is passage, name


def test_every_figure_has_a_unit_and_a_citation_that_stands(book: Rulebook) -> None:
    for path, figure in figures_of(book).items():
        for dated in figure.root:
            assert dated.unit in UNITS, path
            assert dated.cite, path
            assert book.find(dated.cite), f"{path}: {dated.cite}"
            assert dated.value is None or isinstance(dated.value, int | Fraction), path


def test_every_figure_is_in_force_today_or_says_that_nothing_is(book: Rulebook) -> None:
    for path, figure in figures_of(book).items():
        last = newest(figure)
        if last.until is not None and last.until < FRIDAY:
            with pytest.raises(NothingInForce):
                figure.on(FRIDAY)
        else:
            assert figure.on(FRIDAY).cite, path


def test_no_figure_is_used_outside_its_verified_span_unmarked(book: Rulebook) -> None:
    for path, figure in figures_of(book).items():
        for dated in figure.root:
            if dated.verified_until is None:
                continue
            after = dated.verified_until + timedelta(days=1)
            assert figure.on(dated.verified_until).doubt == "", path
            if dated.until is None or after <= dated.until:
                assert figure.on(after).doubt, path


def test_no_figure_is_given_for_a_day_before_its_first(book: Rulebook) -> None:
    for figure in figures_of(book).values():
        with pytest.raises(NothingInForce):
            figure.on(figure.root[0].from_ - timedelta(days=1))


@pytest.mark.parametrize("name", SHIPPED_BOOKS)
def test_what_an_article_cites_is_in_force_when_the_figure_is(desk: Desk, name: str) -> None:
    book = desk.book(name)
    for path, figure in figures_of(book).items():
        found = book.find(newest(figure).cite)
        assert found is not None
        assert not found[1].article.deleted, path


@pytest.mark.parametrize("name", SHIPPED_BOOKS)
def test_a_figure_and_the_article_it_stands_on_say_the_same(desk: Desk, name: str) -> None:
    """Where the cited passage shows figures of that unit, the rule's is among them."""
    book = desk.book(name)
    for path, figure in figures_of(book).items():
        dated = newest(figure)
        found = book.find(dated.cite)
        assert found is not None
        shown = [v for v in found[1].passage.figures if v.unit == dated.unit]
        if shown and path.rpartition(".")[2] not in {"year_days", "cut_below"}:
            assert Fraction(dated.value or 0) in {number(v) for v in shown}, path


def number(value: Value) -> Fraction:
    return Fraction(str(value.value))


def test_every_shipped_question_and_silence_is_worded_once(book: Rulebook) -> None:
    topics = [silence.topic for silence in book.silences]
    assert len(topics) == len(set(topics))
    assert all(silence.asks and silence.says.endswith("。") for silence in book.silences)


def test_files_say_where_their_content_comes_from() -> None:
    for folder in FOLDERS:
        for path in folder.rglob("*.yaml"):
            assert path.read_text(encoding="utf-8").startswith("#"), path


FRESH_YEARS = 2
"""A value checked longer ago than this must be checked again, or be named in STALE with the reason."""
STALE = {
    "minister_rate.rate": "財務大臣の率は毎年度の告示。令和7年4月1日以降の率は確かめるまで暫定と答える",
}


@pytest.mark.parametrize("name", SHIPPED_BOOKS)
def test_no_value_was_last_checked_too_long_ago(desk: Desk, name: str) -> None:
    oldest = FRIDAY.replace(year=FRIDAY.year - FRESH_YEARS)
    book = desk.book(name)
    figures = figures_of(book).items()
    checked = {p: newest(f).verified_until for p, f in figures if newest(f).until is None}
    stale = {path for path, day in checked.items() if day is not None and day < oldest}
    assert stale <= set(STALE), f"{name}: 確かめた日が{FRESH_YEARS}年より前です: {sorted(stale)}"


def test_the_reasons_for_old_values_are_about_values_that_exist(desk: Desk) -> None:
    paths = {path for name in SHIPPED_BOOKS for path in figures_of(desk.book(name))}
    assert set(STALE) <= paths


@pytest.mark.parametrize("name", SHIPPED_BOOKS)
def test_no_article_was_last_checked_too_long_ago(desk: Desk, name: str) -> None:
    oldest = FRIDAY.replace(year=FRIDAY.year - FRESH_YEARS)
    for source, articles in desk.book(name).articles.items():
        for article in articles.values():
            until = article.verified_until
            assert until is None or until >= oldest, f"{source} {article.number}"


def test_days_in_the_data_are_days_of_the_calendar(book: Rulebook) -> None:
    for articles in book.articles.values():
        for article in articles.values():
            assert date(1868, 1, 1) < article.from_ <= FRIDAY
            assert article.until is None or article.until >= article.from_


def test_articles_are_called_as_the_text_calls_them(book: Rulebook) -> None:
    """Articles of laws and contracts; other documents number and name their parts as they like."""
    shape = re.compile(r"第\d+条(の\d+)*|第\d+|\d+|[^第\d\s]\S*")
    for articles in book.articles.values():
        assert all(shape.fullmatch(number) for number in articles)
