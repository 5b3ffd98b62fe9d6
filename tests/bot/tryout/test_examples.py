"""The examples of the page, asked of the real desk: a shop window holds nothing that does not work."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.tryout import page
from knowledge import Desk, open_desk
from tests.bot.fake_desk import TODAY

EXAMPLES = yaml.safe_load(Path(page.EXAMPLES).read_text(encoding="utf-8"))["examples"]


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The desk over the shipped rulebooks."""
    return open_desk()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_answered_under_the_rulebook_chosen_at_first(
    desk: Desk, example: str
) -> None:
    """With a citation, or by asking back with choices to press."""
    client = page.create_tryout(desk, lambda: TODAY).test_client()
    chosen = page.first_body(desk)
    answer = desk.ask(example, rulebook=chosen, today=TODAY)
    shown = client.post(
        "/", data={"example": example, "rulebook": chosen, "today": TODAY.isoformat()}
    )

    assert answer.citations or answer.choices
    assert answer.kind != "unknown"
    assert shown.status_code == 200
    assert all(citation.locator in shown.text for citation in answer.citations)
    assert all(f'value="{choice}"' in shown.text for choice in answer.choices)


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_example_is_answered_by_a_fault_under_any_rulebook(desk: Desk, example: str) -> None:
    """A body without such a rule may say so, in a sentence."""
    for name in desk.heads:
        assert desk.ask(example, rulebook=name, today=TODAY).headline
