"""Questions that lead astray: the desk answers right or asks back, but never states the wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.model import UNSETTLED
from tests.knowledge.conftest import Ask
from tests.knowledge.town import figures

TRAPS = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text(encoding="utf-8"))
CASES = [(sort, case) for sort, cases in TRAPS.items() for case in cases]


@pytest.mark.parametrize(("sort", "case"), CASES, ids=lambda v: v if isinstance(v, str) else v["question"])  # fmt: skip
def test_a_trap_is_not_walked_into(ask: Ask, sort: str, case: dict[str, Any]) -> None:
    answer = ask(case["question"])
    if answer.kind in UNSETTLED:
        return
    assert answer.verdict is None or answer.verdict != case.get("not"), answer.headline
    assert case.get("never") not in figures(answer), answer.headline
