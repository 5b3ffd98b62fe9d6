"""書類(質問書、参加申請、入札書など)の提出が締切に間に合うか、いつまで・どの方法で出せるかを答えます。

Submission (提出の期限): the printed deadlines of a tender's documents, with time, place in the week and
accepted ways. What counts is arrival (必着) where the documents say so, not the postmark.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.dates import wareki
from knowledge.errors import NotRegulated, UnreadableInput
from knowledge.model import Citation, Value, Worked
from knowledge.reckoning.inputs import Provisions, Situation
from knowledge.reckoning.submission_rule import POST, Submission, SubmissionRule, meant, way_in
from knowledge.reckoning.submissions import Arrival, Judgement, Window, judged, spoken, window_of
from knowledge.rulebook.book import Rules
from knowledge.rulebook.locators import split_cite
from knowledge.timetable.entries import Schedule
from knowledge.understanding.clock_times import find_times
from knowledge.understanding.presence import brings_up

TITLE = "提出の締切"
ROUTE = Route(
    about=words(
        "申請+間に合 申請+締切 申請+いつまで 申請+受け付 申請+受付 申請+必着 申請+消印 申請書+届 申請+何日 申請+何時 申請+期限 申請+遅 "
        "申込+間に合 申込+締切 申込+いつまで 申込+受け付 申込+受付 申込+届 申込+何時 申込+何日 申込+期限 申込書+出 申し込み+いつまで "
        "質問+いつまで 質問+締切 質問+間に合 質問+受け付 質問+受付 質問書+届 質問+何日 質問+期限 質問+出 "
        "入札書+いつまで 入札書+間に合 入札書+締切 入札書+何時 入札書+届 入札書+期限 入札書+受け付 入札書+提出 入札書+出した 入札書+出し 入札書+持って 入札書+持参 入札書+遅れ 申請+土日 申請+土曜 申請+日曜 申請+過ぎ 様式+いつまで 様式+締切 様式+期限 "
        "説明書+いつまで 説明書+もらえ 説明書+配付 入札保証金+いつまで 入札保証金+何時 入札保証金+納付+いつ 必着 消印"
    ),
    wants=(Form.DAY, Form.MAY, Form.COUNT, Form.VALID, Form.MUST),
    unless=words(
        "落札決定 契約書 違約金 請求書 契約保証金 無効 訂正 押印 代理人 委任状 金額 総額 差し替え 差替 書き換え 書換 引き換え 引換 撤回 取消し 封筒 まとめて 2通 二通"
    ),
)
Rule = SubmissionRule
_ARRIVES = ("届", "着", "来た", "来て", "受け取", "受領", "受理")


class Inputs(Base):
    """When and how the document comes."""

    day: Annotated[
        date | None,
        Slot(
            "届いた日",
            "day",
            labels=words(
                "届いた 届く 届き 届け 着いた 着く 着き 到着 受け取 受領 提出 持参 持って 出す 出し 来た 来て"
            ),
            chief=True,
        ),
    ] = None
    at: Annotated[time | None, Slot("届いた時刻", "time")] = None
    postmark: Annotated[
        date | None, Slot("消印の日", "day", labels=words("消印 投函 発送 差し出し"))
    ] = None
    now: Annotated[
        bool | None,
        Slot(
            "今日のこと",
            "flag",
            labels=words(
                "今から いま 今日中 本日中 まだ もう 今すぐ ただいま 現在 今、 今は 今ちょうど 今午 今1 今2 今3 今4 今5 今6 今7 今8 今9"
            ),
            inner=True,
        ),
    ] = None
    left: Annotated[
        bool | None,
        Slot("残りの日数", "flag", labels=words("あと何日 残り何日 何日ある 何日残"), inner=True),
    ] = None
    until: Annotated[
        bool | None,
        Slot(
            "締切を知りたい",
            "flag",
            labels=words("何時まで 何時が いつまで 何日まで 何時です"),
            inner=True,
        ),
    ] = None
    late: Annotated[
        bool | None,
        Slot(
            "締切の後",
            "flag",
            labels=words(
                "過ぎて届 過ぎて出 過ぎて来 過ぎて持 過ぎてから 遅れて届 遅れて出 遅れて来 締切後 期限後 締め切り後 締切の後 期限を過ぎ 締切を過ぎ 期限切れ"
            ),
            inner=True,
        ),
    ] = None
    weekend: Annotated[
        bool | None, Slot("土曜・日曜", "flag", labels=words("土日 土曜 日曜 週末"), inner=True)
    ] = None
    situation: Situation = None
    provisions: Provisions = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Whether a document is in time, or until when it can be handed in.

    Raises NotRegulated where the rulebook prints no deadline for it, or says nothing of the way
    asked about; UnreadableInput for an impossible time.
    """
    rule, text = rules.record(Rule), inputs.situation or ""
    entry = meant(rule.entries, text) or _found(rule, inputs, rules)
    if entry is None:
        raise NotRegulated("この書類の提出の期限は収録していません。")
    window = window_of(entry, rules.record(Schedule))
    arrival = _arrival(inputs, text, window, on)
    if arrival.way and not entry.ways and arrival.day is None:
        raise NotRegulated("提出の方法の定めは収録していません。")
    found = _untimely(inputs, entry, window, arrival) or judged(entry, window, arrival)
    if inputs.left or (inputs.until and arrival.way is None and arrival.at is None):
        return _deadline(entry, window, rules, on, left=bool(inputs.left))
    if arrival.day is not None or found.effect == "prohibited":
        guessed = inputs.day is None and arrival.day == window.last != on
        return _judged(entry, window, found, rules, guessed=guessed)
    if arrival.way is not None:
        return _way(entry, window, arrival.way, rules)
    return _deadline(entry, window, rules, on, left=bool(inputs.left))


def _found(rule: SubmissionRule, inputs: Inputs, rules: Rules) -> Submission | None:
    """The document whose provision the search found first."""
    main, places = rules.book.head.main_source, inputs.provisions or ()
    by_place = {split_cite(entry.cite, main)[1]: entry for entry in reversed(rule.entries)}
    return by_place.get(places[0]) if places else None


def _untimely(
    inputs: Inputs, entry: Submission, window: Window, arrival: Arrival
) -> Judgement | None:
    """What is said of no day in particular: 「期限を過ぎて届いた」「土日もできる?」."""
    if arrival.day is not None:
        return None
    if inputs.late:
        return Judgement("prohibited", f"締切（{window.end}）を過ぎたものは受け付けられません")
    if inputs.weekend and entry.weekdays_only:
        return Judgement("prohibited", "土曜・日曜は受け付けません")
    return None


def _arrival(inputs: Inputs, text: str, window: Window, on: date) -> Arrival:
    """When and how it comes; a time of no day in particular is taken for one of the last day."""
    times, problems = find_times(text)
    if problems:
        raise UnreadableInput(problems[0])
    at, way = inputs.at or (times[0].time if times else None), way_in(text)
    day = inputs.day or (on if inputs.now else window.last if at is not None else None)
    postmark = inputs.postmark
    if day is not None and way == POST and not brings_up(text, _ARRIVES):
        postmark = postmark or day  # 「明日郵送する」 tells when it is posted, not when it comes
    posted = postmark is not None and day in (None, postmark)
    return Arrival(postmark if posted else day, at, postmark, way, text, posted=posted)


def _judged(
    entry: Submission, window: Window, found: Judgement, rules: Rules, *, guessed: bool
) -> Worked:
    return Worked(
        headline=f"{entry.title}: {found.why}",
        kind="verdict",
        effect=found.effect,
        values=(Value.day("締切", window.last),),
        steps=_steps(entry, window),
        citations=_cited(rules, (*found.cites, entry.cite)),
        notes=_notes(entry, refused=found.effect == "prohibited"),
        assumptions=("日の指定がないので、締切の日のこととみなしました。",) if guessed else (),
    )


def _way(entry: Submission, window: Window, way: str, rules: Rules) -> Worked:
    """That a way of handing in is accepted."""
    post = f"（{entry.registered}に限る）" if way == POST and entry.registered else ""
    return Worked(
        headline=f"{entry.title}: {way}{post}で受け付けます（{window.end}まで）",
        kind="verdict",
        effect="permitted",
        values=(Value.day("締切", window.last),),
        steps=_steps(entry, window),
        citations=_cited(rules, (entry.ways_cite, entry.cite)),
        notes=_notes(entry),
    )


def _deadline(entry: Submission, window: Window, rules: Rules, on: date, *, left: bool) -> Worked:
    """The deadline itself, with the days that are left."""
    days = (window.last - on).days
    over, today = days < 0, f"今日（{wareki(on)}）"
    count = (Value(name="残り", value=days, unit="日"),) if left and not over else ()
    end = f"{window.end} で締め切りました" if over and left else f"{window.end} まで"
    return Worked(
        headline=f"{entry.title}は {end}{f'（あと{days}日）' if count else ''}",
        values=(*count, Value.day("締切", window.last), *_opening(window)),
        steps=(
            *_steps(entry, window),
            f"{today}は締切の{-days}日後" if over else f"{today}からあと{days}日",
        ),
        citations=_cited(rules, (entry.cite,)),
        notes=_notes(entry),
    )


def _opening(window: Window) -> tuple[Value, ...]:
    opens = window.opens.printed if window.opens else None
    return (Value.day("受付の始まり", opens),) if opens else ()


def _steps(entry: Submission, window: Window) -> tuple[str, ...]:
    steps = [f"締切: {window.end}{'（必着）' if entry.must_arrive else ''}"]
    if not window.closes.time:
        steps[0] += "（時刻の定めなし）"
    if window.opens is not None and window.opens.printed is not None:
        steps.insert(0, f"受付の始まり: {wareki(window.opens.printed)}")
    if entry.hours is not None:
        first, last = (spoken(clock).strip() for clock in entry.hours)
        steps.append(
            f"受付時間: {first}から{last}まで{'（土曜・日曜を除く）' if entry.weekdays_only else ''}"
        )
    if entry.ways:
        post = f"（郵送は{entry.registered}）" if entry.registered else ""
        steps.append(f"方法: {'・'.join(entry.ways)}{post}")
    return tuple(steps)


def _notes(entry: Submission, *, refused: bool = False) -> tuple[str, ...]:
    late = (entry.late,) if refused and entry.late else ()
    return (*late, *entry.notes)


def _cited(rules: Rules, cites: tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(rules.cite(cite) for cite in dict.fromkeys(filter(None, cites)))
