"""The town asks for a notice over 770,000 yen, a schedule from 660,000 yen, a short report below 550,000 yen."""

from __future__ import annotations

import pytest

from knowledge import MissingInput
from knowledge.errors import NotRegulated
from knowledge.kinds import TaxMark
from tests.knowledge.conftest import Ask, Work
from tests.knowledge.town import figures, places


@pytest.mark.parametrize(
    ("words", "amount", "effect"),
    [
        ("下請の届", 769_999, "exempt"),
        ("下請の届", 770_000, "exempt"),
        ("下請の届", 770_001, "duty"),
        ("工程表", 659_999, "exempt"),
        ("工程表", 660_000, "duty"),
        ("工程表", 660_001, "duty"),
        ("略式", 549_999, "duty"),
        ("略式", 550_000, "exempt"),
        ("略式", 550_001, "exempt"),
    ],
)
def test_the_limit_itself_is_in_or_out_as_the_rule_says(
    work: Work, words: str, amount: int, effect: str
) -> None:
    worked = work("amount_threshold", amount=amount, situation=words)
    assert (worked.effect, places(worked)) == (effect, ["第42条"])


def test_contracts_with_one_party_are_summed_where_the_rule_says_so(work: Work) -> None:
    told = {"amount": 400_000, "second": 370_001}
    worked = work("amount_threshold", situation="下請の届", **told)
    assert (worked.effect, figures(worked)) == ("duty", [770_000])
    assert work("amount_threshold", situation="工程表", **told).effect == "exempt"


def test_a_price_without_tax_is_brought_to_one_with_tax(work: Work) -> None:
    told = {"amount": 600_000, "tax": TaxMark.EXCLUDED}
    assert work("amount_threshold", situation="工程表", **told).effect == "duty"


def test_without_an_amount_it_is_asked_for(work: Work) -> None:
    with pytest.raises(MissingInput):
        work("amount_threshold", situation="工程表")


def test_another_matter_is_not_settled_here(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("amount_threshold", amount=100, situation="請書")


def test_it_is_found_in_a_question(ask: Ask) -> None:
    answer = ask("契約金額80万円で下請に出す。下請の届は必要ですか?")
    assert (answer.topic, answer.verdict) == ("amount_threshold", "required")
