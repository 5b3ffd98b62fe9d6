"""Numbers of days somebody has in mind, held against a rule's (「14日以内に検査すれば大丈夫?」)."""

from __future__ import annotations

from knowledge.model import Value, Worked
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure


def within_days(act: str, planned: int, figure: Figure, rules: Rules) -> Worked:
    """Whether an act after `planned` days is within the days of the rule (「…日以内」)."""
    limit = figure.whole
    in_time = planned <= limit
    return Worked(
        headline=f"{act}は{limit}日以内です（{planned}日では{'間に合います' if in_time else '間に合いません'}）",
        effect="permitted" if in_time else "prohibited",
        values=(Value(name=f"{act}の日数", value=limit, unit="日"),),
        steps=(f"{planned}日 {'≦' if in_time else '＞'} {limit}日（「以内」は{limit}日目を含む）",),
        citations=(rules.cite(figure.cite),),
    )
