"""The strict loader: each fault is told with the file and the key it is in."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import open_desk
from knowledge.errors import FaultyRulebook
from tests.knowledge.town import TESTS, TOWN

Fault = Callable[[str, str, str], str]


@pytest.fixture
def fault(tmp_path: Path) -> Fault:
    """Replace a text in one file of a copy of the town; gives the sentence of the error."""

    def put(file: str, old: str, new: str) -> str:
        shutil.copytree(TESTS / TOWN, tmp_path / TOWN)
        path = tmp_path / TOWN / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(FaultyRulebook) as faulty:
            open_desk([tmp_path]).book(TOWN)
        return faulty.value.sentence

    return put


RATE = 'rate: [{from: 2010-04-01, value: "5/100", unit: 割合, cite: 第4条第1項}]'
LIMIT = "until: 2024-03-31, value: 700000"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("rules.yaml", RATE, f"{RATE}\n  colour: red", "bid_deposit: colour"),
        ("rules.yaml", "value: 700000,", "value: 700000, colour: red,", "small_value_contract: limits.0.limit"),
        ("rulebook.yaml", "head: 町長", "head: 町長\ncolour: red", "colour"),
        ("silences.yaml", "title: 前払金の割合", "title: 前払金の割合\n    colour: red", "colour"),
        ("articles/01-tender.yaml", "caption: 趣旨", "caption: 趣旨\n    colour: red", "articles.0: colour"),
        ("articles/01-tender.yaml", "source: 契約規則", "source: 契約規則\ncolour: red", "colour"),
        ("rules.yaml", "bid_deposit:", "colour_deposit:", "colour_deposit"),
    ],
    ids=["rule", "figure", "head", "silence", "article", "file", "kind of rule"],
)  # fmt: skip
def test_an_unknown_key_is_told(fault: Fault, file: str, old: str, new: str, told: str) -> None:
    sentence = fault(file, old, new)
    assert f"{TOWN}/{file}" in sentence
    assert told in sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("rules.yaml", RATE, f"{RATE}\n  {RATE}", "rate"),
        ("rules.yaml", "award_price:", "bid_deposit:", "bid_deposit"),
        ("rulebook.yaml", "head: 町長", "head: 町長\nhead: 村長", "head"),
        ("articles/02-contract.yaml", "caption: 見積書", "caption: 見積書\n    caption: 別名", "caption"),
    ],
    ids=["in a rule", "rule", "head", "article"],
)  # fmt: skip
def test_a_key_that_stands_twice_is_told(
    fault: Fault, file: str, old: str, new: str, told: str
) -> None:
    sentence = fault(file, old, new)
    assert Path(file).name in sentence
    assert "duplicate" in sentence
    assert told in sentence


def test_an_article_that_stands_twice_is_told(fault: Fault) -> None:
    sentence = fault("articles/03-performance.yaml", "number: 第18条", "number: 第17条")
    assert "articles/03-performance.yaml" in sentence
    assert "第17条" in sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("rules.yaml", "void_cite: 第5条第2号", "void_cite: 第5条第9号", "void_cite"),
        ("rules.yaml", "unit: 割合, cite: 第17条第1項", "unit: 割合, cite: 第99条", "cite"),
        ("rules.yaml", "other_cites: [地方自治法施行令 第167条の2第1項第2号,", "other_cites: [地方自治法施行令 第999条,", "other_cites"),
        ("silences.yaml", "near: [第24条第1項第1号]", "near: [第24条第8項]", "near"),
        ("articles/01-tender.yaml", "applies: [第15条, 第16条]", "applies: [第77条]", "applies"),
        ("rulebook.yaml", "designated: [第15条]", "designated: [第77条]", "carriers"),
    ],
    ids=["item", "figure", "national law", "silence", "article", "head"],
)  # fmt: skip
def test_a_reference_to_nothing_is_told(
    fault: Fault, file: str, old: str, new: str, key: str
) -> None:
    sentence = fault(file, old, new)
    assert key in sentence
    assert TOWN in sentence
    assert file.partition("/")[0].removesuffix(".yaml") in sentence


def test_a_wrong_folder_name_is_told(fault: Fault) -> None:
    sentence = fault("rulebook.yaml", "id: tinytown", "id: bigtown")
    assert "tinytown/rulebook.yaml: id" in sentence
    assert "bigtown" in sentence


@pytest.mark.parametrize(
    "span", ["until: 2024-04-01, value: 700000", "until: 2030-01-01, value: 700000"]
)
def test_overlapping_spans_are_told(fault: Fault, span: str) -> None:
    sentence = fault("rules.yaml", LIMIT, span)
    assert "tinytown/rules.yaml: small_value_contract: limits.0.limit" in sentence
    assert "overlap" in sentence


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 700000, unit: 円", "value: 700000"),
        ("value: 600000, unit: 円, cite: 第9条第2号", "value: 600000, unit: 円"),
        ("from: 2010-04-01, value: 600000", "value: 600000"),
        ("from: 2010-04-01, value: 600000", "from: 2010-04-31, value: 600000"),
        ("kinds: [purchase], limit", "kinds: [purchases], limit"),
        ("value: 600000", "value: [600000]"),
    ],
    ids=["no unit", "no citation", "no first day", "no such day", "no such kind", "a list"],
)
def test_a_figure_must_be_whole(fault: Fault, old: str, new: str) -> None:
    assert "tinytown/rules.yaml: small_value_contract: limits" in fault("rules.yaml", old, new)


@pytest.mark.parametrize("file", ["rules.yaml", "rulebook.yaml", "silences.yaml", "articles/01-tender.yaml"])  # fmt: skip
def test_a_file_that_is_no_yaml_is_told(fault: Fault, file: str) -> None:
    assert Path(file).name in fault(file, "#", "{[")


def test_a_text_where_a_number_belongs_is_told(fault: Fault) -> None:
    """「六十万」 as a figure would only be found out on the day somebody asks."""
    sentence = fault("rules.yaml", "value: 600000", "value: 六十万")
    assert "small_value_contract" in sentence


def test_an_article_file_of_an_unknown_source_is_told(fault: Fault) -> None:
    sentence = fault("articles/01-tender.yaml", "source: 契約規則", "source: 会計規則")
    assert "articles/01-tender.yaml: source" in sentence
