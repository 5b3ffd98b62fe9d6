"""第6条 orders the document for tenders, 第11条 waives it for small negotiated contracts."""

from __future__ import annotations

import pytest

from knowledge import MissingInput
from knowledge.kinds import BidMethod, ContractKind, TaxMark
from tests.knowledge.conftest import Work
from tests.knowledge.town import places


@pytest.mark.parametrize("method", [BidMethod.OPEN, BidMethod.DESIGNATED])
def test_a_tender_always_needs_the_document(work: Work, method: BidMethod) -> None:
    worked = work("price_document", method=method, price=1, kind=ContractKind.PURCHASE)
    assert (worked.effect, places(worked)) == ("duty", ["第6条"])


@pytest.mark.parametrize(
    ("price", "effect"), [(599_999, "exempt"), (600_000, "exempt"), (600_001, "duty")]
)
def test_a_negotiated_contract_needs_it_above_the_limit(
    work: Work, price: int, effect: str
) -> None:
    method, kind = BidMethod.NEGOTIATED, ContractKind.PURCHASE
    worked = work("price_document", method=method, kind=kind, price=price)
    assert (worked.effect, places(worked)) == (effect, ["第11条"])


def test_the_price_is_compared_with_tax(work: Work) -> None:
    kind, tax = ContractKind.PURCHASE, TaxMark.EXCLUDED
    assert work("price_document", kind=kind, price=545_455, tax=tax).effect == "exempt"
    assert work("price_document", kind=kind, price=545_456, tax=tax).effect == "duty"


def test_where_quotations_are_omitted_the_document_is_too(work: Work) -> None:
    assert work("price_document", situation="書籍の購入").effect == "exempt"


def test_it_asks_for_the_price_then_for_the_kind(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("price_document", method=BidMethod.NEGOTIATED)
    assert asked.value.title == "予定価格"
    with pytest.raises(MissingInput) as asked:
        work("price_document", price=600_000)
    assert asked.value.title == "契約の種類"
