"""A desk that knows one thing, and can be slow or broken."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from knowledge import Answer, Citation, Value

RULE = Citation(
    rulebook="town",
    source="契約規則",
    locator="第6条第1項",
    caption="入札保証金",
    gist="見積額の一定割合を納める。",
)
KINDS = ("工事", "物品", "その他")


@dataclass
class FakeDesk:
    """Answers 保証金 with a figure, 随契 with a question, 一覧 at length; remembers what it was asked."""

    seconds: float = 0
    broken: bool = False
    items: int = 150
    remembers: bool = True
    """Whether a thread that was about 保証金 stays about it."""
    asked: list[tuple[str, tuple[str, ...], date]] = field(default_factory=list)
    calculators: dict[str, Any] = field(default_factory=dict)
    heads: dict[str, Any] = field(
        default_factory=lambda: {
            "town": SimpleNamespace(name="小さな町", nicknames=(), contact="総務課")
        }
    )

    def ask(
        self, question: str, *, rulebook: str | None, today: date, thread: Sequence[str] = ()
    ) -> Answer:
        """Answer by a word in the question, or in the thread's last."""
        self.asked.append((question, tuple(thread), today))
        time.sleep(self.seconds)
        if self.broken:
            raise RuntimeError(question)
        common: dict[str, Any] = {
            "question": question,
            "rulebook": rulebook or "town",
            "as_of": today,
        }
        if "一覧" in question:
            return Answer(
                **common,
                kind="checklist",
                headline="手続の一覧",
                steps=self._steps(),
                citations=(RULE,),
            )
        if question in KINDS and thread and "随契" in thread[-1]:
            return self._verdict(common, question)
        if "随契" in question:
            return Answer(
                **common,
                kind="clarification",
                headline="何の契約ですか。",
                missing=("契約の種類",),
                choices=KINDS,
            )
        before = thread if self.remembers else ()
        if any("保証金" in text for text in (question, *before)) and "爆発" not in question:
            return self._deposit(common)
        return Answer(**common, kind="unknown", headline=f"「{question}」の規定は見つかりません。")

    def _steps(self) -> tuple[str, ...]:
        return tuple(f"{n}番目の手続。" + "説明" * 100 for n in range(self.items))

    def _verdict(self, common: dict[str, Any], kind: str) -> Answer:
        return Answer(
            **common,
            kind="verdict",
            verdict="allowed",
            headline=f"{kind}の随意契約はできます。",
            citations=(RULE,),
        )

    def _deposit(self, common: dict[str, Any]) -> Answer:
        return Answer(
            **common,
            kind="calculation",
            headline="入札保証金は 135,000円以上",
            values=(Value.yen("入札保証金", 135_000),),
            steps=("4,500,000円 × 3/100 = 135,000円",),
            citations=(RULE,),
            read_as={"契約金額": 4_500_000, "税": "税込"},
        )
