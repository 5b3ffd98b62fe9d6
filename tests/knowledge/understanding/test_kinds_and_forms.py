from __future__ import annotations

import pytest

from knowledge.calculation import Form
from knowledge.kinds import BidMethod, ContractKind
from tests.knowledge.understanding.reads import corpus, pairs, reading


@pytest.mark.parametrize(("kind", "way"), pairs(corpus("kinds")))
def test_the_kind_of_contract_is_read_from_everyday_words(kind: str, way: str) -> None:
    assert reading(way).kind == (None if kind == "none" else ContractKind(kind))


@pytest.mark.parametrize(("form", "way"), pairs(corpus("forms")))
def test_the_form_of_the_question_is_recognised(form: str, way: str) -> None:
    assert Form(form) in reading(way).forms


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("契約書は必要?", Form.MAY_NOT_DO),
        ("随意契約できる?", Form.MUST),
        ("いくらですか", Form.MAY_NOT_DO),
        ("いつまで?", Form.MUST),
        ("何条に書いてある?", Form.VALID),
    ],
)
def test_a_form_that_is_not_asked_is_not_read(text: str, form: Form) -> None:
    assert form not in reading(text).forms


def test_the_last_sentence_holds_the_question() -> None:
    read = reading("契約書は必要と聞きました。支払期限はいつ?")
    assert Form.DAY in read.forms
    assert Form.MUST not in read.forms


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("指名競争で", BidMethod.DESIGNATED),
        ("随契で", BidMethod.NEGOTIATED),
        ("せり売りに付す", BidMethod.AUCTION),
        ("オークションで", BidMethod.AUCTION),
        ("一般競争入札で", BidMethod.OPEN),
        ("入札で", None),
        ("随意契約ではなく一般競争で", BidMethod.OPEN),
    ],
)
def test_the_method_is_read(text: str, method: BidMethod | None) -> None:
    assert reading(text).method == method


@pytest.mark.parametrize(
    ("text", "kind", "denied"),
    [
        ("工事ではなく委託", ContractKind.SERVICE, ContractKind.WORKS),
        ("工事以外の契約", None, ContractKind.WORKS),
    ],
)
def test_a_denied_kind_is_not_taken(
    text: str, kind: ContractKind | None, denied: ContractKind
) -> None:
    read = reading(text)
    assert read.kind == kind
    assert denied in read.not_kinds
