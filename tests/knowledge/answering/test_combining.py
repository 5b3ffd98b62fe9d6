"""One question about several amounts or kinds."""

from __future__ import annotations

from tests.knowledge.conftest import Ask
from tests.knowledge.town import figures


def test_each_of_several_amounts_gets_its_figure(ask: Ask) -> None:
    answer = ask("見積もる契約金額がA社400万円、B社500万円。入札保証金はそれぞれいくら?")
    assert figures(answer) == [200_000, 250_000]
    assert "4,000,000円" in answer.values[0].name
    assert "5,000,000円" in answer.values[1].name


def test_each_of_several_kinds_gets_its_verdict(ask: Ask) -> None:
    answer = ask("予定価格50万円で、物品購入と清掃の委託はそれぞれ随意契約できる?")
    assert {c.locator for c in answer.citations} >= {"第9条第2号", "第9条第6号"}
    assert "できます" in answer.headline
    assert "できません" in answer.headline
    assert answer.verdict == "conditional"


def test_a_joined_answer_cites_each_provision_once(ask: Ask) -> None:
    answer = ask("見積もる契約金額がA社400万円、B社500万円。入札保証金はそれぞれいくら?")
    assert [c.locator for c in answer.citations] == ["第4条第1項"]
