"""契約をいつまでに締結するかを計算し、締結日が間に合うかを確かめます。

Signing of the contract (契約の締結期限): 「通知又は決定をした日から n 日以内」 leaves the first day
out (民法140条); 「…から起算して」 counts it. The rule names its `counting`. Day in, day out.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import days_after, wareki
from knowledge.errors import MissingInput
from knowledge.model import Value, Worked
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord

TITLE = "契約締結の期限"
ROUTE = Route(
    about=words(
        "契約+締結 契約+結ば 契約+結ん 契約+結ぶ 契約+通知 契約+落札決定 "
        "契約+いつまで 契約書+取り交わ 契約+期限 契約+リミット 契約+締切 "
        "契約+デッドライン 契約+交わ 契約+間に合 契約+決定 締結+期限 "
        "契約日+通知 7日以内 落札から+契約"
    ),
    wants=(Form.DAY, Form.MAY, Form.COUNT),
    unless=words(
        "公告 保証金 請書 見積書 違約金 仮契約 議決 遅れ 遅延 履行期限 支払 "
        "検査 限度額 省略 解除 公表 最低制限 記名押印 不適合 全部出 一覧 スケジュール 日程 期限を全部 全部の期限 すべての期限"
    ),
)


class Rule(RuleRecord):
    """Days for signing; `extension_cite` where the head may extend them.

    `act` is what is to be done in time (契約, 契約書の提出), `start` what the days run from.
    """

    record: ClassVar[str] = "contract_signing"
    days: Parameter
    counting: Literal["first_day_out", "first_day_in"] = "first_day_out"
    act: str = "契約"
    start: str = "通知又は決定をした日"
    extension_cite: str = ""
    extension: str = ""
    forfeit_cite: str = ""
    notes: tuple[str, ...] = ()

    def last_day(self, start: date, days: int) -> date:
        """The last of `days` days that run from `start`."""
        return days_after(start, days if self.counting == "first_day_out" else days - 1)

    def counted(self, start: date, days: int) -> str:
        """How the days are counted, in words."""
        if self.counting == "first_day_out":
            return f"{wareki(start)} の翌日から数えて{days}日目 ＝ {wareki(self.last_day(start, days))}（初日不算入）"
        return f"{wareki(start)} を1日目として{days}日目 ＝ {wareki(self.last_day(start, days))}（「起算して」なので初日算入）"


class Inputs(Base):
    """The day of notice (or decision), and a day of signing to check."""

    notified_day: Annotated[
        date | None,
        Slot(
            "落札者への通知又は相手方の決定の日",
            "day",
            ask="落札者に通知した日（随意契約・せり売りは相手方を決定した日）はいつですか。",
            labels=words(
                "通知した 通知を 通知日 通知 落札決定 決定した 決定日 決定 決めた 決まった 落札"
            ),
            chief=True,
        ),
    ] = None
    signing_day: Annotated[
        date | None,
        Slot(
            "契約日",
            "day",
            labels=words("契約日 契約締結 契約の締結 締結 契約を結 契約した 契約する 契約書 契約"),
        ),
    ] = None
    extend: Annotated[
        bool | None,
        Slot(
            "期限の延長",
            "flag",
            labels=words(
                "延ばせ 延ばして 延ばすこと 延ばしても 延長でき 延長して 延長は可能 "
                "延長を認 のばせ のばして 先延ばし 後ろ倒し 猶予 待って 過ぎてもい "
                "過ぎても大丈 超えてもい 遅らせ"
            ),
            inner=True,
        ),
    ] = None
    revoke: Annotated[
        bool | None,
        Slot(
            "落札の取消し",
            "flag",
            labels=words("落札を取り消 落札の取消 落札を取消 落札取消 取り消せ 取消せ"),
            inner=True,
        ),
    ] = None
    days_asked: Annotated[
        bool | None,
        Slot(
            "日数を知りたい",
            "flag",
            labels=("何日以内", "何日間", "何日か", "まで何日"),
            inner=True,
        ),
    ] = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The last day for signing, whether a day is in time, or whether it can be extended.

    Raises MissingInput without the day of notice.
    """
    rule = rules.record(Rule)
    figure = rule.days.on(on)
    if inputs.extend and rule.extension_cite and inputs.signing_day is None:
        return Worked(
            headline=rule.extension
            or f"{rules.book.head.head}が特別の理由があると認めるときに限り、期限（{figure.whole}日以内）を延長できます",
            kind="verdict",
            effect="conditional",
            values=(Value(name="締結の期限", value=figure.whole, unit="日"),),
            citations=(rules.cite(rule.extension_cite),),
        )
    if inputs.notified_day is None and inputs.days_asked:
        return Worked(
            headline=f"{rule.act}は、{rule.start}から{figure.whole}日以内",
            values=(Value(name="締結の期限", value=figure.whole, unit="日"),),
            citations=(rules.cite(figure.cite),),
            notes=(
                f"{rule.start}の翌日から数えます（初日不算入）。"
                if rule.counting == "first_day_out"
                else f"{rule.start}を1日目として数えます（初日算入）。",
            ),
        )
    if inputs.notified_day is None:
        raise MissingInput(rule.start, f"{rule.start}はいつですか。", field="notified_day")
    start = inputs.notified_day
    limit, step = rule.last_day(start, figure.whole), rule.counted(start, figure.whole)
    notes = list(rule.notes)
    if rule.extension_cite:
        notes.append(
            rule.extension or f"{rules.book.head.head}が特別の理由を認めれば延長できます。"
        )
    if not rules.calendar.is_open(limit):
        notes.append(
            f"期限の日は閉庁日です。前の開庁日は {wareki(rules.calendar.on_or_before(limit))} です。"
        )
    if inputs.signing_day is not None and inputs.signing_day != start:
        in_time = inputs.signing_day <= limit
        if inputs.revoke and rule.forfeit_cite:
            return _revoked(in_time, limit, step, rule, rules)
        return Worked(
            headline=f"{wareki(inputs.signing_day)} の{rule.act}は期限（{wareki(limit)}）に{'間に合います' if in_time else '間に合いません'}",
            kind="verdict",
            effect="permitted" if in_time else "prohibited",
            values=(Value.day(f"{rule.act}の期限", limit),),
            steps=(
                step,
                f"{rule.act} {wareki(inputs.signing_day)} {'≦' if in_time else '＞'} 期限 {wareki(limit)}",
            ),
            citations=(rules.cite(figure.cite),),
            notes=tuple(notes),
        )
    return Worked(
        headline=f"{rule.act}は {wareki(limit)} まで",
        values=(Value.day(f"{rule.act}の期限", limit),),
        steps=(step,),
        citations=(rules.cite(figure.cite),),
        notes=tuple(notes),
        provisional=bool(figure.doubt),
    )


def _revoked(in_time: bool, limit: date, step: str, rule: Rule, rules: Rules) -> Worked:
    """Whether the award may be revoked: only of a bidder who was too late."""
    says = (
        "期限内なので、落札を取り消せません"
        if in_time
        else "期限を過ぎたので、落札を取り消すことがあります"
    )
    return Worked(
        headline=says,
        kind="verdict",
        effect="prohibited" if in_time else "permitted",
        values=(Value.day(f"{rule.act}の期限", limit),),
        steps=(step,),
        citations=tuple(rules.cite(c) for c in (rule.forfeit_cite, rule.days.on(rules.on).cite)),
    )
