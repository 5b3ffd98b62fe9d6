from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from knowledge.errors import NothingInForce
from knowledge.rulebook.figures import Parameter


def parameter(*spans: dict[str, object]) -> Parameter:
    common = {"unit": "円", "cite": "第1条", "value": 1}
    return Parameter.model_validate([common | span for span in spans])


TWO = (
    {"from": "2010-04-01", "until": "2019-03-31", "value": 10},
    {"from": "2020-04-01", "value": 20, "verified_until": "2025-03-31"},
)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2010, 4, 1), 10),
        (date(2019, 3, 31), 10),
        (date(2020, 4, 1), 20),
        (date(2030, 1, 1), 20),
    ],
)
def test_a_figure_is_the_one_of_the_day(day: date, value: int) -> None:
    assert parameter(*TWO).on(day).whole == value


@pytest.mark.parametrize("day", [date(2010, 3, 31), date(2019, 4, 1), date(2020, 3, 31)])
def test_before_and_between_the_spans_nothing_is_in_force(day: date) -> None:
    with pytest.raises(NothingInForce) as unknown:
        parameter(*TWO).on(day)
    assert day.isoformat() in unknown.value.sentence
    assert "第1条" in unknown.value.sentence


def test_a_null_ends_a_value() -> None:
    ended = parameter(TWO[0], {"from": "2020-04-01", "value": None})
    with pytest.raises(NothingInForce):
        ended.on(date(2020, 4, 1))


@pytest.mark.parametrize(("day", "doubtful"), [(date(2025, 3, 31), False), (date(2025, 4, 1), True)])  # fmt: skip
def test_beyond_the_verified_span_a_figure_is_doubtful(day: date, *, doubtful: bool) -> None:
    assert bool(parameter(*TWO).on(day).doubt) is doubtful


@pytest.mark.parametrize(
    "spans",
    [
        (),
        ({"from": "2010-04-01", "until": "2020-04-01"}, {"from": "2020-04-01"}),
        ({"from": "2020-04-01"}, {"from": "2010-04-01"}),
        ({"from": "2020-04-01"}, {"from": "2020-04-01"}),
    ],
    ids=["none", "overlapping", "out of order", "same day"],
)
def test_spans_must_follow_each_other(spans: tuple[dict[str, object], ...]) -> None:
    with pytest.raises(ValidationError):
        parameter(*spans)


@pytest.mark.parametrize("lost", ["unit", "cite", "from"])
def test_a_figure_without_unit_citation_or_first_day_cannot_be(lost: str) -> None:
    span = {"from": "2010-04-01", "value": 1, "unit": "円", "cite": "第1条"}
    del span[lost]
    with pytest.raises(ValidationError):
        Parameter.model_validate([span])


@pytest.mark.parametrize(("written", "value"), [("3/100", Fraction(3, 100)), ("2/3", Fraction(2, 3)), (7, Fraction(7))])  # fmt: skip
def test_rates_are_exact(written: object, value: Fraction) -> None:
    assert (
        parameter({"from": "2010-04-01", "value": written}).on(date(2011, 1, 1)).fraction == value
    )
