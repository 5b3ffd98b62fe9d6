"""A desk that derives by rules of its own, so that a test can change the rules under the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from knowledge import Citation, Deadline, Fact, KeiyakuError, Timetable

TITLES = {
    "notice_day": "公告日",
    "question_day": "質問の締切",
    "bid_day": "入札日",
    "award_day": "落札決定日",
    "contract_day": "契約日",
    "lease_start": "賃貸借の始まる日",
    "lease_end": "賃貸借の終わる日",
}
CITATION = Citation(rulebook="town", source="契約規則", locator="第12条第1項", caption="契約の締結")


class WeekdaysOnly:
    """An office that closes at weekends and never else."""

    def is_open(self, day: date) -> bool:
        return day.weekday() < 5

    def on_or_before(self, day: date) -> date:
        return day if self.is_open(day) else self.on_or_before(day - timedelta(days=1))

    def on_or_after(self, day: date) -> date:
        return day if self.is_open(day) else self.on_or_after(day + timedelta(days=1))


@dataclass
class FakeTimetables:
    """Signing within `signing_days` of the award; a claim on each 10th of a lease."""

    signing_days: int = 7
    silent: bool = False
    heads: Mapping[str, Any] = field(
        default_factory=lambda: {
            name: SimpleNamespace(name=title, nicknames=())
            for name, title in (("national", "国"), ("town", "小さな町"), ("city", "大きな市"))
        }
    )
    facts: Mapping[str, Fact] = field(
        default_factory=lambda: {k: Fact(title=t, words=(t,)) for k, t in TITLES.items()}
    )

    def book(self, name: str) -> Any:  # noqa: ARG002
        return SimpleNamespace(records={"signing": {"days": self.signing_days}})

    def calendar(self, rulebook: str) -> WeekdaysOnly:  # noqa: ARG002
        return WeekdaysOnly()

    def timetable(
        self,
        facts: Mapping[str, date],
        *,
        rulebook: str,
        today: date,  # noqa: ARG002
        construction: bool | None = None,  # noqa: ARG002
        printed: bool = True,  # noqa: ARG002
    ) -> Timetable:
        if self.silent:
            raise KeiyakuError("この団体の規則には、この定めがありません。")
        found = []
        if "award_day" in facts:
            day = facts["award_day"] + timedelta(days=self.signing_days)
            found.append(
                _deadline("signing", "契約書の提出", day, "award_day", met_by="contract_day")
            )
        if "bid_day" in facts:
            found.append(_deadline("opening", "開札", facts["bid_day"], "bid_day", sort="on"))
        if "lease_start" in facts:
            first = (facts["lease_start"].replace(day=1) + timedelta(days=32)).replace(day=10)
            series = {"recurring": True, "until": facts.get("lease_end")}
            found.append(_deadline("claim", "請求書の受領", first, "lease_start", **series))
        return Timetable(rulebook=rulebook, facts=facts, deadlines=tuple(found))


def _deadline(key: str, title: str, day: date, follows: str, **more: Any) -> Deadline:
    return Deadline(
        key=key,
        title=title,
        day=day,
        safe_day=WeekdaysOnly().on_or_before(day),
        follows=follows,
        rule="数え方",
        citations=(CITATION,),
        **more,
    )
