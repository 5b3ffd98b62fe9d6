"""All duties of one purchase, each with its article; what the rulebook lacks is left out."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput
from knowledge.kinds import ContractKind, TaxMark
from tests.knowledge.conftest import Work
from tests.knowledge.town import BARE, figures, places


def test_a_purchase_within_the_limit_is_negotiated(work: Work) -> None:
    worked = work("checklist", amount=600_000, kind=ContractKind.PURCHASE)
    assert worked.kind == "checklist"
    titles = [step.partition(":")[0] for step in worked.steps]
    assert titles[:3] == ["契約の方法", "見積書", "予定価格書"]
    assert {"契約保証金", "契約書", "検査", "検査報告書"} <= set(titles)
    assert not {"公告", "入札保証金"} & set(titles)
    assert {"第9条第2号", "第10条第1項", "第11条", "第12条第1項", "第17条第1項"} <= set(
        places(worked)
    )
    assert {600_000, 3, 42_000} <= set(figures(worked))


def test_one_yen_more_needs_a_tender_with_notice_and_deposit(work: Work) -> None:
    worked = work("checklist", amount=600_001, kind=ContractKind.PURCHASE)
    titles = [step.partition(":")[0] for step in worked.steps]
    assert "入札保証金" in titles
    assert "公告" in titles
    assert "見積書" not in titles
    assert 30_001 in figures(worked)


def test_where_the_document_is_left_out_the_acceptance_is_looked_at(work: Work) -> None:
    worked = work("checklist", amount=320_000, kind=ContractKind.SERVICE)
    acceptance = [step for step in worked.steps if step.startswith("請書")]
    assert len(acceptance) == 1
    assert "第14条第3項" in acceptance[0]
    above = work("checklist", amount=320_001, kind=ContractKind.SERVICE)
    assert not any(step.startswith("請書") for step in above.steps)


def test_every_line_names_its_article(work: Work) -> None:
    worked = work("checklist", amount=300_000, kind=ContractKind.SERVICE, tax=TaxMark.EXCLUDED)
    assert "税込 330,000円" in worked.steps[0]
    assert all("（第" in step for step in worked.steps[1:])


def test_nothing_is_cited_twice(work: Work) -> None:
    cited = places(work("checklist", amount=300_000, kind=ContractKind.SERVICE))
    assert len(cited) == len(set(cited))


def test_a_sparse_rulebook_gives_a_short_list_and_no_rule_of_another_body(work: Work) -> None:
    worked = work("checklist", book=BARE, on=date(2026, 3, 31), amount=100, kind=ContractKind.SALE)
    assert {citation.rulebook for citation in worked.citations} == {BARE}
    assert 4 in figures(worked)


def test_it_asks_for_the_price_then_for_the_kind(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("checklist")
    assert asked.value.title == "予定価格"
    with pytest.raises(MissingInput) as asked:
        work("checklist", amount=1)
    assert asked.value.title == "契約の種類"
