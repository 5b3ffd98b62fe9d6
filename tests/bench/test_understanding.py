"""The bench's tables of answers and searches come out for a few questions of every set."""

from __future__ import annotations

from knowledge import open_desk
from tests.bench.questions import question_sets
from tests.bench.understanding import understanding


def test_every_set_is_counted_in_both_tables() -> None:
    sets = {name: questions[:3] for name, questions in question_sets().items()}
    for shown in understanding(open_desk(), sets):
        assert all(name in shown for name in sets)
