"""検査の人数、検査報告書の省略、検査の期限を答えます。

Inspection (検査, 地方自治法234条の2): how many inspectors a purchase needs, when the report may be
replaced by an entry in the payment order (「以下」), and, where a rulebook has one, the last day.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import days_after, wareki
from knowledge.errors import NotRegulated
from knowledge.kinds import ContractKind
from knowledge.model import Value, Worked
from knowledge.money import yen
from knowledge.reckoning.day_limits import within_days
from knowledge.reckoning.inputs import BeyondDays, Denied, Kind, PlannedDays, Situation, Tax
from knowledge.reckoning.limits import KindLimit, limits_left
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.understanding.presence import presence

TITLE = "検査"
ROUTE = Route(
    about=words(
        "検査報告書 検査+報告 検査+期限 検査+いつまで 検査+何日 検査職員+何人 "
        "検査+何人 検査職員+1人 検査+1人 検査職員+2人 検査+2人 検査+ひとり "
        "検査+一人 納品+検査+人 検査調書 再検査 検査+リミット 検査+締切"
    ),
    wants=(Form.COUNT, Form.MAY, Form.MAY_NOT_DO, Form.MUST, Form.DAY, Form.WHAT),
    unless=words(
        "一覧 スケジュール 日程 期限を全部 全部の期限 すべての期限 最低制限 不合格 合格しな 立会 秘密 妨げ"
    ),
)


class Rule(RuleRecord):
    """Inspectors for a purchase, omission of the report, and days for the inspection if ruled."""

    record: ClassVar[str] = "inspection"
    inspectors: Parameter | None = None
    inspectors_kinds: tuple[ContractKind, ...] = ()
    report_limits: tuple[KindLimit, ...] = ()
    report_free_kinds: tuple[ContractKind, ...] = ()
    report_cite: str = ""
    days: Parameter | None = None
    days_works: Parameter | None = None
    again_cite: str = ""


class Inputs(Base):
    """What the ruling needs."""

    amount: Annotated[
        int | None,
        Slot(
            "契約金額",
            "yen",
            ask="契約金額（税込）はいくらですか。",
            labels=("契約金額", "契約額", "委託料"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    kind: Kind = None
    denied: Denied = None
    persons: Annotated[
        int | None, Slot("検査職員の数", "persons", labels=("検査職員", "検査"), chief=True)
    ] = None
    finished_day: Annotated[
        date | None,
        Slot("完了の通知を受けた日", "day", labels=words("完了 通知 届 納品 納入"), chief=True),
    ] = None
    repaired_day: Annotated[
        date | None,
        Slot(
            "補正完了の届を受けた日",
            "day",
            labels=words(
                "補正完了の届 補正完了届 手直し完了の届 補正完了 補正の完了 補正の届 補正が 補正 手直し 直し 再検査"
            ),
        ),
    ] = None
    planned: PlannedDays = None
    beyond: BeyondDays = None
    days_asked: Annotated[
        bool | None,
        Slot("日数を知りたい", "flag", labels=words("何日以内 何日間 日数"), inner=True),
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Report, number of inspectors or last day, by what the question speaks of.

    Raises MissingInput for price or kind where the answer turns on them, NotRegulated where the
    rulebook is silent.
    """
    rule = rules.record(Rule)
    text = inputs.situation or ""
    if presence(text, ("報告書", "報告", "調書")) is not None and rule.report_cite:
        return _report(inputs, rule, rules, on)
    if (
        presence(text, ("期限", "いつまで", "何日", "期間")) is not None
        or inputs.finished_day
        or inputs.repaired_day
    ):
        return _last_day(inputs, rule, rules, on)
    return _inspectors(inputs, rule, rules, on)


def _report(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    if inputs.kind in rule.report_free_kinds:
        return _report_free(
            f"{inputs.kind.title_ja if inputs.kind else ''}は金額にかかわらず", (), rule, rules
        )
    base = tax_included(inputs.need("amount", inputs.amount), inputs.tax, rules)
    entries = limits_left(rule.report_limits, inputs.kind, inputs.denied or frozenset())
    figures = [(entry, entry.limit.on(on)) for entry in entries]
    verdicts = {base.yen <= figure.whole for _, figure in figures}
    if len(verdicts) > 1 or (inputs.kind is None and verdicts == {False}):
        raise inputs.missing("kind")
    entry, figure = figures[0]
    within = verdicts.pop()
    sign = "≦" if within else "＞"
    step = f"契約金額 {yen(base.yen)} {sign} {yen(figure.whole)}（{entry.title}、「以下」は限度額を含む）"
    if within:
        return _report_free(
            f"{entry.title} {yen(figure.whole)}以下なので", (*base.steps, step), rule, rules
        )
    return Worked(
        headline="検査報告書による報告が必要です",
        kind="verdict",
        effect="duty",
        steps=(*base.steps, step),
        citations=(rules.cite(rule.report_cite),),
        assumptions=base.assumptions,
    )


def _report_free(reason: str, steps: tuple[str, ...], rule: Rule, rules: Rules) -> Worked:
    return Worked(
        headline=f"{reason}、支出命令書への記載・押印で検査報告書に代えられます",
        kind="verdict",
        effect="exempt",
        steps=steps or (reason,),
        citations=(rules.cite(rule.report_cite),),
        notes=("概算払をした契約では精算報告書に記載します。",),
    )


def _inspectors(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    if rule.inspectors is None:
        raise NotRegulated("検査職員の人数の定めがありません。")
    figure = rule.inspectors.on(on)
    if inputs.kind is not None and inputs.kind not in rule.inspectors_kinds:
        raise NotRegulated(f"{inputs.kind.title_ja}の検査職員の人数は定められていません。")
    enough = inputs.persons is None or inputs.persons >= figure.whole
    titles = "・".join(kind.title_ja for kind in rule.inspectors_kinds)
    return Worked(
        headline=f"{titles}の検査は、原則として検査職員{figure.whole}人で行います",
        effect="duty" if inputs.persons is None else "permitted" if enough else "prohibited",
        values=(Value(name="検査職員", value=figure.whole, unit="人"),),
        citations=(rules.cite(figure.cite),),
        notes=("「原則として」の定めです。",),
    )


def _again(inputs: Inputs, rule: Rule) -> str:
    """The provision on inspecting again after repair, where the question is about that."""
    return rule.again_cite if inputs.repaired_day is not None else ""


def _last_day(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    works = inputs.kind is ContractKind.WORKS
    parameter = rule.days_works if works and rule.days_works else rule.days
    if parameter is None:
        raise NotRegulated("検査の期限（日数）の定めがありません。")
    figure = parameter.on(on)
    if inputs.finished_day is None and inputs.planned is not None:
        return within_days("検査", inputs.planned + bool(inputs.beyond), figure, rules)
    if inputs.finished_day is None and inputs.days_asked:
        return Worked(
            headline=f"検査は、完了の通知を受けた日から{figure.whole}日以内",
            values=(Value(name="検査の日数", value=figure.whole, unit="日"),),
            citations=(rules.cite(figure.cite),),
        )
    again = _again(inputs, rule)
    start = inputs.need("finished_day", inputs.repaired_day if again else inputs.finished_day)
    limit = days_after(start, figure.whole)
    return Worked(
        headline=f"{'再検査' if again else '検査'}は {wareki(limit)} まで",
        values=(
            Value.day("検査の期限", limit),
            Value.day("初日を数える読み方の期限", days_after(limit, -1)),
        ),
        steps=(
            f"{wareki(start)} の翌日から数えて{figure.whole}日目 ＝ {wareki(limit)}（初日不算入）",
        ),
        citations=tuple(rules.cite(c) for c in ((again, figure.cite) if again else (figure.cite,))),
        provisional=bool(figure.doubt),
    )
