"""Sweeps over every limit and period of every shipped body: the answer changes only at the edge.

The expected values come from the data; the questions are put to the desk in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import NamedTuple

import pytest

from knowledge import Answer, Desk, open_desk
from knowledge.calculators import calculators, contract_signing, suspension
from knowledge.dates import months_after
from knowledge.kinds import ContractKind
from knowledge.reckoning.limits import KindLimit
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from tests.knowledge.town import FRIDAY, chief

DESK = open_desk()
BODIES = [head.id for head in DESK.heads.values() if head.id != "national"]
WORDS = {
    ContractKind.WORKS: "建設工事",
    ContractKind.MANUFACTURE: "パンフレットの印刷",
    ContractKind.PURCHASE: "備品の購入",
    ContractKind.RENTAL_IN: "機器の借入れ",
    ContractKind.SALE: "公用車の売払い",
    ContractKind.RENTAL_OUT: "物件の貸付け",
    ContractKind.SERVICE: "清掃の委託",
    ContractKind.REPAIR: "机の修繕",
}
STEPS = (-1, 0, 1)
BID = date(2026, 12, 22)


class Limit(NamedTuple):
    """A limit of one body for one kind of contract."""

    body: str
    kind: ContractKind
    yen: int
    cite: str


def record(body: str, name: str) -> RuleRecord | None:
    return DESK.book(body).records.get(name)


def limits(name: str, field: str) -> list[Limit]:
    """The limits by kind that a rule of every body holds."""
    found = []
    for body in BODIES:
        entries: tuple[KindLimit, ...] = getattr(record(body, name), field, ())
        for entry in entries:
            figure = entry.limit.on(FRIDAY)
            found += [Limit(body, kind, figure.whole, figure.cite) for kind in entry.kinds]
    return found


def figures(name: str, field: str) -> list[tuple[str, int, str]]:
    """A whole figure of every body that has it: body, value, citation."""
    found = []
    for body in BODIES:
        parameter = getattr(record(body, name), field, None)
        if isinstance(parameter, Parameter):
            figure = parameter.on(FRIDAY)
            found.append((body, figure.whole, figure.cite.rpartition(" ")[2]))
    return found


def rates(name: str, field: str = "rate") -> list[tuple[str, Fraction, str]]:
    """The same for a rate."""
    found = []
    for body in BODIES:
        parameter = getattr(record(body, name), field, None)
        if isinstance(parameter, Parameter):
            figure = parameter.on(FRIDAY)
            found.append((body, figure.fraction, figure.cite.rpartition(" ")[2]))
    return found


def ask(body: str, question: str) -> Answer:
    return DESK.ask(question, rulebook=body, today=FRIDAY)


def verdicts(body: str, questions: list[str]) -> list[str | None]:
    return [ask(body, question).verdict for question in questions]


@pytest.mark.parametrize("limit", limits("small_value_contract", "limits"), ids=str)
def test_a_negotiated_contract_may_be_up_to_the_limit(limit: Limit) -> None:
    told = [f"予定価格{limit.yen + s:,}円の{WORDS[limit.kind]}は随意契約できる?" for s in STEPS]
    assert verdicts(limit.body, told) == ["allowed", "allowed", "not_allowed"]
    assert ask(limit.body, told[1]).citations[0].locator == limit.cite


@pytest.mark.parametrize("limit", limits("small_value_contract", "limits"), ids=str)
def test_the_verdict_on_a_negotiated_contract_changes_nowhere_else(limit: Limit) -> None:
    rules = Rules(DESK.book(limit.body), DESK.book("national"), FRIDAY)
    calculator = calculators()["small_value_contract"]
    for price in (*range(1, 3 * limit.yen, 9_973), *range(limit.yen - 99, limit.yen + 99)):
        inputs = calculator.inputs.checked({"price": price, "kind": limit.kind})
        effect = calculator.calculate(inputs, rules, FRIDAY).effect
        assert effect == ("permitted" if price <= limit.yen else "prohibited"), price


@pytest.mark.parametrize(("body", "limit", "cite"), figures("quotations", "single_up_to"))
def test_one_quotation_will_do_up_to_the_limit(body: str, limit: int, cite: str) -> None:
    number = next(n for b, n, _ in figures("quotations", "number") if b == body)
    answers = [ask(body, f"予定価格{limit + s:,}円の随意契約、見積書は何人から?") for s in STEPS]
    assert [chief(answer) for answer in answers] == [1, 1, number]
    assert all(answer.citations[0].locator == cite for answer in answers)


def omissions() -> Iterator[tuple[str, str, int, str]]:
    for body in BODIES:
        for omission in getattr(record(body, "quotations"), "omissions", ()):
            if omission.limit is not None:
                yield body, omission.words[0], omission.limit.on(FRIDAY).whole, omission.cite


@pytest.mark.parametrize(("body", "word", "limit", "cite"), [*omissions()])
def test_a_small_case_needs_no_quotation_up_to_its_limit(
    body: str, word: str, limit: int, cite: str
) -> None:
    told = [f"{limit + s:,}円の機械の{word}、見積書は省略できる?" for s in STEPS]
    assert verdicts(body, told) == ["allowed", "allowed", "not_allowed"]
    assert {c.locator for c in ask(body, told[1]).citations} >= {cite}


@pytest.mark.parametrize("limit", limits("written_contract", "limits"), ids=str)
def test_the_document_may_be_left_out_up_to_the_limit(limit: Limit) -> None:
    told = [
        f"契約金額{limit.yen + s:,}円の{WORDS[limit.kind]}、随意契約です。契約書は省略できる?"
        for s in STEPS
    ]
    excluded = limit.kind is ContractKind.WORKS
    expected = ["not_allowed"] * 3 if excluded else ["allowed", "allowed", "not_allowed"]
    assert verdicts(limit.body, told) == expected


@pytest.mark.parametrize("limit", limits("inspection", "report_limits"), ids=str)
def test_the_report_may_be_left_out_up_to_the_limit(limit: Limit) -> None:
    told = [
        f"契約金額{limit.yen + s:,}円の{WORDS[limit.kind]}、検査報告書は省略できる?" for s in STEPS
    ]
    assert verdicts(limit.body, told) == ["allowed", "allowed", "not_allowed"]
    assert ask(limit.body, told[1]).citations[0].locator == limit.cite


DEPOSITS = [
    (name, words, *found)
    for name, words in (("bid_deposit", "見積もる契約金額{:,}円の入札保証金はいくら?"),
                        ("contract_deposit", "契約金額{:,}円の契約保証金はいくら?"))
    for found in rates(name)
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "body", "rate", "cite"), DEPOSITS)
def test_a_deposit_is_the_rate_rounded_up(
    name: str, words: str, body: str, rate: Fraction, cite: str
) -> None:
    for amount in (100_000, 99_999, 100_001, 1, 33, 34, 4_500_000, 12_345_679):
        answer = ask(body, words.format(amount) if amount > 9 else words.format(10_000 + amount))
        base = amount if amount > 9 else 10_000 + amount
        assert chief(answer) == ceil(base * rate), (name, base)
        assert answer.citations[0].locator == cite


@pytest.mark.parametrize(("body", "rate", "cite"), rates("bid_deposit"))
def test_a_bid_is_void_below_the_deposit_only(body: str, rate: Fraction, cite: str) -> None:
    for amount in (2_000_000, 1_234_567):
        due = ceil(amount * rate)
        told = [
            f"見積もる契約金額{amount:,}円で、納めた入札保証金は{due + s:,}円。この入札は有効?"
            for s in STEPS
        ]
        assert verdicts(body, told) == ["invalid", "valid", "valid"]


NOTICES = [
    (words, *found)
    for field, words in (
        ("construction", "建設工事"),
        ("construction_urgent", "急施の建設工事"),
        ("other", "物品の購入"),
        ("other_urgent", "急ぎの業務委託"),
        ("again", "入札者がなく再度の公告をする備品の購入"),
    )
    for found in figures("notice_period", field)
]


@pytest.mark.parametrize(("words", "body", "days", "cite"), NOTICES)
def test_a_notice_is_too_late_from_the_day_after_the_limit(
    words: str, body: str, days: int, cite: str
) -> None:
    limit = BID - timedelta(days=days)
    told = []
    for step in STEPS:
        notice = limit + timedelta(days=step)
        told.append(
            f"{words}で、入札日は12月22日、公告日は{notice.month}月{notice.day}日です。間に合う?"
        )
    assert verdicts(body, told) == ["allowed", "allowed", "not_allowed"]
    answer = ask(body, f"{words}で、入札日は12月22日です。公告はいつまで?")
    assert chief(answer) == limit.isoformat()
    assert answer.citations[0].locator == cite


@pytest.mark.parametrize(("body", "days", "cite"), figures("contract_signing", "days"))
@pytest.mark.parametrize("notified", [date(2026, 12, 1), date(2026, 12, 28), date(2027, 2, 22)])
def test_signing_is_too_late_from_the_day_after_the_limit(
    body: str, days: int, cite: str, notified: date
) -> None:
    rules = Rules(DESK.book(body), DESK.book("national"), FRIDAY)
    rule = record(body, "contract_signing")
    assert isinstance(rule, contract_signing.Rule)
    last = notified + timedelta(days=days - (rule.counting == "first_day_in"))
    for step in range(-3, 4):
        signing = last + timedelta(days=step)
        inputs = contract_signing.Inputs(notified_day=notified, signing_day=signing)
        worked = contract_signing.calculate(inputs, rules, FRIDAY)
        assert worked.effect == ("permitted" if step <= 0 else "prohibited")
        assert worked.citations[0].locator == cite
    told = f"令和{notified.year - 2018}年{notified.month}月{notified.day}日に落札通知。契約の締結はいつまで?"
    assert chief(ask(body, told)) == last.isoformat()


@pytest.mark.parametrize(("body", "years", "cite"), figures("suspension", "years"))
@pytest.mark.parametrize("fact", [date(2025, 3, 10), date(2024, 2, 29), date(2025, 2, 28), date(2024, 12, 31)])  # fmt: skip
def test_an_offender_may_be_kept_out_for_the_years_and_no_day_more(
    body: str, years: int, cite: str, fact: date
) -> None:
    rules = Rules(DESK.book(body), DESK.book("national"), FRIDAY)
    last = months_after(fact, 12 * years)
    effects = [
        suspension.calculate(
            suspension.Inputs(fact_day=fact, bid_day=last + timedelta(days=step)), rules, FRIDAY
        ).effect
        for step in STEPS
    ]
    assert effects == ["permitted", "permitted", "prohibited"]
    told = f"令和{fact.year - 2018}年{fact.month}月{fact.day}日に談合の事実がありました。いつまで入札に参加させないことができる?"
    assert chief(ask(body, told)) == last.isoformat()


SPANS = [
    (body, low, high)
    for (body, low, _), (_, high, _) in zip(
        rates("minimum_price", "lowest"), rates("minimum_price", "highest"), strict=True
    )
]


@pytest.mark.parametrize(("body", "low", "high"), SPANS)
def test_a_minimum_price_lies_within_its_span(body: str, low: Fraction, high: Fraction) -> None:
    for price in (9_000_000, 10_000_001):
        lowest, highest = ceil(price * low), int(price * high)
        for edge, expected in (
            (lowest, ["not_allowed", "allowed", "allowed"]),
            (highest, ["allowed", "allowed", "not_allowed"]),
        ):
            told = [
                f"予定価格{price:,}円の工事、最低制限価格を{edge + s:,}円に設定していい?"
                for s in STEPS
            ]
            assert verdicts(body, told) == expected


@pytest.mark.parametrize("body", [body for body, *_ in rates("partial_payment", "factor")])
def test_the_limit_of_a_partial_payment_grows_with_the_work_done(body: str) -> None:
    told = "請負代金1,000万円、前払金400万円、出来高{}万円の工事の部分払はいくらまで?"
    paid = [int(chief(ask(body, told.format(share)))) for share in range(100, 1_000, 100)]
    factor = next(f for b, f, _ in rates("partial_payment", "factor") if b == body)
    assert paid == [
        int(share * 10_000 * (factor - Fraction(4, 10))) for share in range(100, 1_000, 100)
    ]
    assert all(less < more for less, more in pairwise(paid))


@pytest.mark.parametrize(("body", "number", "cite"), figures("inspection", "inspectors"))
def test_too_few_inspectors_are_not_enough(body: str, number: int, cite: str) -> None:
    told = [f"備品の納品の検査、検査職員は{number + s}人でいい?" for s in STEPS]
    assert verdicts(body, told) == ["not_allowed", "allowed", "allowed"]
    assert ask(body, told[1]).citations[0].locator == cite


def test_every_body_with_rules_is_swept(desk: Desk) -> None:
    assert {limit.body for limit in limits("small_value_contract", "limits")} == {
        head.id
        for head in open_desk().heads.values()
        if head.id != "national" and "small_value_contract" in desk.book(head.id).records
    }
