"""What is answered of a lease's rent where the month is no sum of days: its opening, its whole, no reduction."""

from __future__ import annotations

from datetime import date

from knowledge.dates import shift_months
from knowledge.model import Citation, Value, Worked
from knowledge.money import yen
from knowledge.reckoning.lease import MonthPart, lease_total, month_parts, month_rent, month_step
from knowledge.reckoning.lease_clauses import LeaseRule
from knowledge.reckoning.tax import TaxIncluded
from knowledge.rulebook.book import Rules

_ONLY_THEIRS = "日割りで減るのは、賃貸人側の責めで使えなかったときだけです"
_NO_OTHER_RULE = "それ以外の理由で使えなかった日について、賃貸借料を減らす定めはありません。"


def no_reduction(rules: Rules) -> Worked:
    """That days lost for another reason do not lower the rent."""
    return Worked(
        headline=_ONLY_THEIRS,
        kind="verdict",
        effect="prohibited",
        citations=cited(rules, rules.record(LeaseRule).cite),
        notes=(_NO_OTHER_RULE,),
    )


def unreduced(rent: TaxIncluded, rules: Rules, part: MonthPart) -> Worked:
    """The month's rent where the days lost are not of the lessors' making."""
    amount = month_rent(rent.yen, part.days, part.of)
    return Worked(
        headline=f"{_ONLY_THEIRS}。{yen(amount)} のまま",
        effect="prohibited",
        values=(Value.yen("賃貸借料", amount),),
        steps=(*rent.steps, *(() if part.whole else (month_step(rent.yen, part.days, part.of),))),
        citations=cited(rules, rules.record(LeaseRule).cite),
        notes=(_NO_OTHER_RULE,),
        assumptions=rent.assumptions,
    )


def of_opening(daily: TaxIncluded, rules: Rules, part: MonthPart) -> Worked:
    """The rent of the opening days, which have a daily rent of their own."""
    amount = daily.yen * part.days
    return Worked(
        headline=f"{name_of(part)}の賃貸借料は日額による {yen(amount)}",
        values=(Value.yen("賃貸借料", amount),),
        steps=(*daily.steps, f"日額 {yen(daily.yen)} × {part.days}日 ＝ {yen(amount)}"),
        citations=cited(rules, rules.record(LeaseRule).rent_cite),
        assumptions=daily.assumptions,
    )


def of_term(
    rent: TaxIncluded, daily: TaxIncluded | None, rules: Rules, term: tuple[date, date]
) -> Worked:
    """The rent from the first day of the lease to its last; without the opening days' if none is told."""
    rule, opening = rules.record(LeaseRule), month_parts(*term)[0]
    apart = rule.daily_first and not opening.whole
    begin = shift_months(term[0].replace(day=1), 1) if apart else term[0]
    total, sums = lease_total(rent.yen, begin, term[1])
    steps, notes = [*rent.steps, *sums], []
    if apart and daily is not None:
        first = daily.yen * opening.days
        total += first
        said = f"初日分: 日額 {yen(daily.yen)} × {opening.days}日 ＝ {yen(first)}"
        steps += [*daily.steps, said, f"合計 {yen(total)}"]
    elif apart:
        days = f"{name_of(opening)}（{opening.days}日）"
        notes.append(f"{days}の日額は含みません。日額を書けば足します。")
    return Worked(
        headline=f"契約期間を通した賃貸借料は {yen(total)}{'（初日の日額を除く）' if notes else ''}",
        values=(Value.yen("賃貸借料の総額", total),),
        steps=tuple(steps),
        citations=cited(rules, rule.rent_cite, rule.cite, rule.term_cite),
        notes=tuple(notes),
        assumptions=rent.assumptions,
    )


def name_of(part: MonthPart) -> str:
    """The month of a part: 「2026年4月分」."""
    return f"{part.first.year}年{part.first.month}月分"


def broken(part: MonthPart) -> tuple[str, ...]:
    """That the lease has not all days of the month."""
    if part.whole:
        return ()
    last = part.first.day + part.days - 1
    return (f"{name_of(part)}の賃貸借の日は {part.first.day}日から{last}日まで ＝ {part.days}日",)


def cited(rules: Rules, *cites: str) -> tuple[Citation, ...]:
    """The provisions, each once."""
    return tuple(rules.cite(cite) for cite in dict.fromkeys(cites))
