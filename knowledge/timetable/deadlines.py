"""The dates of one tender: what a deadline is, and the facts (公告日, 落札決定日 …) they follow from.

`Desk.timetable` makes a `Timetable` of them from a rulebook's schedule; the case ledger, the
exports and the schedule calculation all read this one form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from knowledge.model import Citation, Frozen

Sort = Literal["by", "from", "on"]
"""Done by the day (まで), from the day on (以降), or on the day itself (当日)."""


class Fact(Frozen):
    """A day of a tender that people know and the rules count from; `words` are what they call it."""

    title: str
    words: tuple[str, ...]


class Deadline(Frozen):
    """One date of a tender.

    `safe_day` is the latest day that is safe under every reading and on which the office is open;
    it equals `day` otherwise. `follows` is the fact it is counted from, empty where the document
    prints the day. `rule` says in words how it is counted. `time` is HH:MM where one is printed.
    `recurring`: the first of a monthly series (毎月10日) whose last day is `until`.
    `met_by`: the fact whose day shows that it was done (契約日 for the signing), if there is one.
    """

    key: str
    title: str
    day: date
    safe_day: date
    follows: str = ""
    rule: str = ""
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    time: str = ""
    recurring: bool = False
    until: date | None = None
    sort: Sort = "by"
    met_by: str = ""


class Conflict(Frozen):
    """Two days of a tender that do not go together, told in words."""

    says: str
    citations: tuple[Citation, ...] = ()


class Timetable(Frozen):
    """Every date the rulebook fixes for one tender, earliest first.

    `missing`: the facts (keys of `FACTS`) that would give further dates.
    """

    rulebook: str
    facts: Mapping[str, date]
    deadlines: tuple[Deadline, ...]
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[str, ...] = ()
    provisional: tuple[str, ...] = ()


def _fact(title: str, words: str) -> Fact:
    return Fact(title=title, words=tuple(words.split()))


FACTS: Mapping[str, Fact] = {
    "notice_day": _fact("公告日", "公告日 公告した 公告する 公告を 公告 公示"),
    "question_day": _fact("質問の締切", "質問の締切 質問締切 質問期限 質問書 質問"),
    "application_day": _fact(
        "参加申請の締切",
        "申請締切 申請の締切 申請期限 参加申請 参加申込 参加申込締切 申込締切 申込期限 申請 申込",
    ),
    "bid_day": _fact("入札日", "入札日 入札期日 入札の日 開札日 開札 入札"),
    "award_day": _fact(
        "落札決定日", "落札決定日 落札決定 落札者に通知 落札を通知 相手方を決定 落札"
    ),
    "contract_day": _fact("契約日", "契約日 契約締結日 契約締結 契約を締結 契約した 契約の日"),
    "due_day": _fact("履行期限", "履行期限 履行期間 納入期限 納期 工期 委託期間"),
    "finished_day": _fact(
        "完了の通知を受けた日", "完了通知 完了届 完了の通知 完了報告 完了 納品 納入"
    ),
    "inspected_day": _fact("検査をした日", "検査日 検査した 検査を行った 検査合格 検査に合格"),
    "claim_day": _fact(
        "請求書を受理した日", "請求書を受理 請求書を受領 請求受理 請求書 請求 受理 受領"
    ),
    "paid_day": _fact("支払った日", "支払日 支払った 払った 振り込んだ 支払済"),
    "lease_start": _fact("賃貸借の始まる日", "賃貸借開始 借入開始 賃貸借期間の初日 リース開始"),
    "lease_end": _fact(
        "賃貸借の終わる日", "契約終了日 契約終了 契約が終わ 賃貸借終了 借入終了 満了 終了"
    ),
    "known_day": _fact(
        "契約不適合を知った日", "不適合を知った 不適合を発見 知った 発見 気づいた 気付いた"
    ),
}
"""The days of a tender by key: what the case ledger keeps and a schedule counts from."""
