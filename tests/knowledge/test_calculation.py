"""The declaration every door is derived from."""

from __future__ import annotations

from typing import Annotated

import pytest

from knowledge import Inputs, MissingInput, Slot, UnreadableInput
from knowledge.calculators import calculators, record_kinds
from knowledge.kinds import ContractKind


class Tea(Inputs):
    """Inputs of an invented calculation."""

    cups: Annotated[int | None, Slot("杯数", "count", ask="何杯ですか。")] = None
    kind: Annotated[ContractKind | None, Slot("種類", "choice")] = None
    paid: Annotated[int | None, Slot("支払額", "yen")] = None


def test_slots_stand_in_the_order_they_are_asked_in() -> None:
    assert list(Tea.slots()) == ["cups", "kind", "paid"]


def test_a_missing_field_asks_its_question_with_its_choices() -> None:
    with pytest.raises(MissingInput) as asked:
        Tea().need("cups", None)
    assert (asked.value.title, asked.value.sentence, asked.value.choices) == (
        "杯数",
        "何杯ですか。",
        (),
    )
    assert Tea().missing("kind").choices == tuple(kind.title_ja for kind in ContractKind)
    assert Tea().missing("paid").sentence == "支払額を教えてください。"
    assert Tea().need("cups", 0) == 0


@pytest.mark.parametrize(
    ("given", "title"), [({"cups": "many"}, "杯数"), ({"kind": "ship"}, "種類")]
)
def test_a_value_that_does_not_fit_is_told_by_the_fields_title(
    given: dict[str, object], title: str
) -> None:
    with pytest.raises(UnreadableInput) as unreadable:
        Tea.checked(given)
    assert title in unreadable.value.sentence


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        Tea.checked({"sugar": 1})


def test_inputs_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Tea(cups=1).cups = 2  # type: ignore[misc] # that is the point


@pytest.mark.parametrize("name", calculators())
def test_every_input_has_a_title_and_words_a_person_can_answer(name: str) -> None:
    inputs = calculators()[name].inputs
    titles = [slot.title for slot in inputs.slots().values()]
    assert len(titles) == len(set(titles))
    for field, slot in inputs.slots().items():
        assert slot.title
        assert slot.unit != "choice" or inputs.choice_titles(field), field


def test_titles_of_calculations_differ() -> None:
    titles = [calculator.title for calculator in calculators().values()]
    assert len(titles) == len(set(titles))


def test_every_rule_declared_is_a_kind_of_record_a_rulebook_may_hold() -> None:
    declared = {c.rule.record for c in calculators().values() if c.rule}
    assert declared <= set(record_kinds())
    assert all(name == kind.record for name, kind in record_kinds().items())
