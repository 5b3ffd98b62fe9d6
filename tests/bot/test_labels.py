"""What was read from a question, in people's words."""

from __future__ import annotations

from bot.labels import with_labels
from tests.bot.fake_desk import TODAY, FakeDesk, deposit


def test_inputs_are_named_by_their_titles_with_their_units() -> None:
    """Yen with 円, days with their weekday, yes and no as they are; an unknown name stays."""
    read_as = {"amount": 4_500_000, "bid_day": "2026-12-07", "kind": "修繕", "urgent": True}
    answer = deposit("?", "tinytown", TODAY).model_copy(update={"read_as": read_as})

    assert with_labels(answer, FakeDesk()).read_as == {
        "契約金額": "4,500,000円",
        "入札日": "2026年12月7日（月）",
        "契約の種類": "修繕",
        "urgent": True,
    }


def test_an_answer_without_a_calculation_stays_as_it_is() -> None:
    """Articles and refusals have no inputs."""
    answer = deposit("?", "tinytown", TODAY).model_copy(update={"topic": None})

    assert with_labels(answer, FakeDesk()) is answer
