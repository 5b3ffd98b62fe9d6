"""The town: 3 inspectors for goods, a report above 280,000円 (works 850,000円), 6 or 11 days."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge import MissingInput
from knowledge.errors import NotRegulated
from knowledge.kinds import ContractKind, TaxMark
from tests.knowledge.conftest import Work
from tests.knowledge.town import BARE, chief, figures, places

REPORT = "検査報告書"


@pytest.mark.parametrize(
    ("persons", "effect"), [(2, "prohibited"), (3, "permitted"), (4, "permitted")]
)
def test_goods_need_the_ruled_number_of_inspectors(work: Work, persons: int, effect: str) -> None:
    worked = work("inspection", kind=ContractKind.PURCHASE, persons=persons)
    assert (worked.effect, figures(worked), places(worked)) == (effect, [3], ["第20条第2項"])


def test_without_a_proposed_number_the_number_is_a_duty(work: Work) -> None:
    assert work("inspection", kind=ContractKind.PURCHASE).effect == "duty"


def test_the_number_for_other_kinds_is_not_ruled(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("inspection", kind=ContractKind.SERVICE)


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(ContractKind.WORKS, 850_000), (ContractKind.MANUFACTURE, 850_000), (ContractKind.SERVICE, 280_000)],
)  # fmt: skip
def test_the_report_is_needed_one_yen_above_the_limit(
    work: Work, kind: ContractKind, limit: int
) -> None:
    effects = [
        work("inspection", situation=REPORT, kind=kind, amount=limit + step).effect
        for step in (-1, 0, 1)
    ]
    assert effects == ["exempt", "exempt", "duty"]


def test_goods_need_no_report_at_any_price(work: Work) -> None:
    worked = work("inspection", situation=REPORT, kind=ContractKind.PURCHASE)
    assert (worked.effect, places(worked)) == ("exempt", ["第21条"])


@pytest.mark.parametrize("amount", [280_001, 850_000, 850_001])
def test_where_the_kind_decides_about_the_report_it_is_asked(work: Work, amount: int) -> None:
    with pytest.raises(MissingInput) as asked:
        work("inspection", situation=REPORT, amount=amount)
    assert asked.value.title == "契約の種類"


def test_below_every_limit_the_kind_is_not_asked(work: Work) -> None:
    assert work("inspection", situation=REPORT, amount=280_000).effect == "exempt"


def test_the_price_is_compared_with_tax(work: Work) -> None:
    told = {"situation": REPORT, "kind": ContractKind.SERVICE, "tax": TaxMark.EXCLUDED}
    assert work("inspection", amount=254_545, **told).effect == "exempt"
    assert work("inspection", amount=254_546, **told).effect == "exempt"
    assert work("inspection", amount=254_547, **told).effect == "duty"


def test_for_the_report_the_price_is_asked(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("inspection", situation=REPORT, kind=ContractKind.SERVICE)
    assert asked.value.title == "契約金額"


@pytest.mark.parametrize(
    ("kind", "last"),
    [(None, "2026-11-26"), (ContractKind.SERVICE, "2026-11-26"), (ContractKind.WORKS, "2026-12-01")],
)  # fmt: skip
def test_the_last_day_follows_the_day_of_completion(
    work: Work, kind: ContractKind | None, last: str
) -> None:
    worked = work("inspection", situation="期限", kind=kind, finished_day=date(2026, 11, 20))
    assert (chief(worked), places(worked)) == (last, ["第20条第1項"])


def test_the_other_reading_of_the_last_day_is_given(work: Work) -> None:
    worked = work("inspection", situation="期限", finished_day=date(2026, 11, 20))
    assert figures(worked) == ["2026-11-26", "2026-11-25"]


def test_for_the_last_day_the_day_of_completion_is_asked(work: Work) -> None:
    with pytest.raises(MissingInput) as asked:
        work("inspection", situation="検査はいつまで")
    assert asked.value.title == "完了の通知を受けた日"


def test_a_body_without_days_has_none_of_the_states_instead(work: Work) -> None:
    with pytest.raises(NotRegulated):
        work("inspection", book=BARE, situation="期限", finished_day=date(2026, 11, 20))
