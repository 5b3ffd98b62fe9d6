"""Every way through every calculation says so when it rests on a figure checked only for earlier days.

The town's folder is copied with `verified_until` put on each figure; then no result may be plain.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from knowledge import Worked, open_desk
from knowledge.calculators import calculators
from knowledge.kinds import ContractKind, Deposit, TaxMark
from knowledge.rulebook.book import Rules
from tests.knowledge.town import FRIDAY, TESTS, TOWN

DAY, LATER = date(2026, 10, 1), date(2026, 10, 5)
GOODS, SERVICE, WORKS = ContractKind.PURCHASE, ContractKind.SERVICE, ContractKind.WORKS
WAYS: list[tuple[str, dict[str, object]]] = [
    ("bid_deposit", {"amount": 100}),
    ("bid_deposit", {"amount": 100, "paid": 5}),
    ("bid_deposit", {"paid": 5}),
    ("contract_deposit", {"amount": 100}),
    ("contract_deposit", {"amount": 100, "bid_deposit": 5}),
    ("contract_deposit", {"before": 100, "after": 200}),
    ("small_value_contract", {"price": 100, "kind": GOODS}),
    ("small_value_contract", {"price": 10**9}),
    ("small_value_contract", {}),
    ("quotations", {"price": 100}),
    ("quotations", {"price": 100, "situation": "机の修理"}),
    ("quotations", {"price": 90_000, "situation": "机の修理"}),
    ("price_document", {"price": 100, "kind": GOODS}),
    ("small_value_contract", {"kind": SERVICE, "months": 12, "monthly": True}),
    ("notice_period", {"construction": True}),
    ("notice_period", {"construction": True, "bid_day": LATER}),
    ("notice_period", {"construction": True, "notice_day": LATER}),
    ("notice_period", {"construction": True, "notice_day": DAY, "bid_day": LATER}),
    ("contract_signing", {"notified_day": DAY}),
    ("contract_signing", {"notified_day": DAY, "signing_day": LATER}),
    ("contract_signing", {"extend": True}),
    ("written_contract", {"amount": 100, "kind": GOODS}),
    ("written_contract", {"amount": 10**9, "kind": GOODS}),
    ("written_contract", {"limit_asked": True}),
    ("minimum_price", {"price": 100}),
    ("minimum_price", {"price": 100, "proposed": 80}),
    ("minimum_price", {"share": Fraction(8, 10)}),
    ("inspection", {"kind": GOODS, "persons": 1}),
    ("inspection", {"kind": SERVICE, "amount": 100, "situation": "検査報告書"}),
    ("inspection", {"kind": SERVICE, "amount": 10**9, "situation": "検査報告書"}),
    ("inspection", {"finished_day": DAY, "situation": "期限"}),
    ("suspension", {"fact_day": DAY}),
    ("suspension", {"fact_day": DAY, "bid_day": LATER}),
    ("payment_due", {"received_day": DAY}),
    ("late_interest", {"amount": 10**7, "days_late": 9}),
    ("delay_penalty", {"amount": 10**7, "days_late": 9}),
    ("termination_penalty", {"amount": 10**7}),
    ("collusion_damages", {"amount": 10**7}),
    ("monthly_claim", {}),
    ("monthly_claim", {"month": DAY}),
    ("amount_threshold", {"amount": 10**7, "situation": "工程表"}),
    ("partial_payment", {"finished": 100, "advance": 0}),
    ("partial_payment", {"finished": 100, "advance": 0, "proposed": 100}),
    ("deposit_exemption", {"deposit": Deposit.BID, "situation": "実績がある"}),
    ("checklist", {"amount": 100, "kind": GOODS}),
    ("checklist", {"amount": 10**7, "kind": SERVICE, "tax": TaxMark.EXCLUDED}),
    ("similar_contract", {"planned": 100}),
    ("similar_contract", {"planned": 100, "record_total": 90, "times": 3}),
    ("similar_contract", {"times": 1}),
    ("schedule", {}),
    ("schedule", {"award_day": DAY}),
    ("time_limit", {"situation": "契約不適合"}),
    ("time_limit", {"situation": "契約不適合", "day": DAY}),
    ("time_limit", {"situation": "契約不適合", "day": DAY, "act_day": LATER}),
]


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """The town's rules, each figure verified only until long ago."""
    folder = tmp_path_factory.mktemp("doubtful")
    shutil.copytree(TESTS / TOWN, folder / TOWN)
    town: Path = folder / TOWN
    for path in (town / "rules.yaml", *(town / "rules").glob("*.yaml")):
        text = re.sub(r", verified_until: [0-9-]+", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"(\{from: [^{}]*)\}", r"\1, verified_until: 2012-03-31}", text)
        path.write_text(text, encoding="utf-8")
    desk = open_desk([folder])
    return Rules(desk.book(TOWN), desk.book("national"), FRIDAY)


def run(name: str, told: dict[str, object], rules: Rules) -> Worked:
    calculator = calculators()[name]
    return calculator.calculate(calculator.inputs.checked(told), rules, FRIDAY)


@pytest.mark.parametrize(("name", "told"), WAYS, ids=str)
def test_a_result_on_a_figure_not_verified_for_the_day_is_provisional(
    doubtful: Rules, name: str, told: dict[str, object]
) -> None:
    assert run(name, told, doubtful).provisional


def test_every_calculation_with_figures_is_tried() -> None:
    without = {
        "award_price",
        "submission",
        "lease_proration",
        "publication",
        "set_off",
        "precedent_cost",
    }
    """The only figure of the first is the State's tax; the others have printed days or none."""
    assert {name for name, _ in WAYS} >= set(calculators()) - without
