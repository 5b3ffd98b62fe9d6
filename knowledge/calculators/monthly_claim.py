"""毎月の代金を、何月分はいつまでに請求するかを答えます。

Monthly claims (毎月の請求): a month's price is claimed by a day of the month after. The day of the
month is the figure of an entry of the rulebook's schedule. Month in, day out.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import shift_months, wareki
from knowledge.model import Value, Worked
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, RuleRecord
from knowledge.timetable.entries import Schedule

TITLE = "毎月の請求の期限"
ROUTE = Route(
    about=words("月分+請求 毎月+請求 前月分 請求+毎月 月+分+請求 請求+何日まで 月ごと+請求"),
    wants=(Form.DAY, Form.COUNT),
    unless=words("支払期限 受理 受領 届いた 払う 支払う 違約金"),
    worded=True,
)


class Rule(RuleRecord):
    """Which entry of the schedule the claims follow, and who claims of whom."""

    record: ClassVar[str] = "monthly_claim"
    entry: str
    who: str
    cite: str

    def day_of_month(self, rules: Rules) -> Figure:
        """The day of the next month by which a month is claimed."""
        entries = {entry.key: entry.monthly for entry in rules.record(Schedule).entries}
        monthly = entries[self.entry]
        if monthly is None:
            raise KeyError(self.entry)
        return monthly.on(rules.on)


class Inputs(Base):
    """The month that is claimed for."""

    month: Annotated[
        date | None, Slot("何月分か", "month", ask="何年何月分の請求ですか（例: 令和8年4月）。")
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The last day of the claim for a month, or, without a month, the day of every month."""
    rule = rules.record(Rule)
    figure = rule.day_of_month(rules)
    cited = (rules.cite(rule.cite),)
    if inputs.month is None:
        return Worked(
            headline=f"{rule.who}は、毎月{figure.whole}日までに前月分を請求します",
            values=(Value(name="毎月の請求の期限", value=figure.whole, unit="日"),),
            citations=cited,
        )
    last = shift_months(inputs.month.replace(day=1), 1).replace(day=figure.whole)
    closed = not rules.calendar.is_open(last)
    return Worked(
        headline=f"{inputs.month.year}年{inputs.month.month}月分の請求は {wareki(last)} まで",
        values=(Value.day("請求の期限", last),),
        steps=(f"前月分は毎月{figure.whole}日までに請求 → 翌月の {wareki(last)}",),
        citations=cited,
        notes=("期限の日は閉庁日です。",) if closed else (),
    )
