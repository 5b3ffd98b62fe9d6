"""3号・4号の随意契約について、契約の前と後に公表する項目と、下書きに足りない項目を示します。

Publication (随意契約の公表, the procedure that 地方自治法施行令167条の2第1項第3号・第4号 leaves to each
body's 規則): the body's columns before and after signing, and what a draft entry lacks of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar, Literal

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.kinds import Titled
from knowledge.model import Citation, Frozen, Value, Worked
from knowledge.reckoning.inputs import Situation
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord
from knowledge.understanding.presence import brings_up, presence

TITLE = "随意契約の公表"
ROUTE = Route(
    about=words("公表+足り 公表+漏れ 公表+抜け 公表+そろ 公表+揃 公表+書けて 公表+埋ま"),
    wants=(Form.WHAT, Form.MUST, Form.COUNT, Form.MAY),
    alone=True,
)
Field = Literal[
    "number", "department", "title", "content", "place", "term", "planned", "method", "criteria",
    "signed", "party", "amount", "reason",
]  # fmt: skip


class Stage(Titled):
    """When an item is published."""

    BEFORE = "before", "契約締結前"
    AFTER = "after", "契約締結後"


class Column(Frozen):
    """One published item; `given` says the list itself supplies it, `words` what people call it."""

    field: Field
    title: str
    stage: Stage
    cite: str
    given: bool = False
    words: tuple[str, ...] = ()


class Duty(Frozen):
    """What else the law asks for, in one sentence."""

    says: str
    cites: tuple[str, ...]


class Rule(RuleRecord):
    """The columns of a body's published list, in their order, and the words for its two stages."""

    record: ClassVar[str] = "publication"
    columns: tuple[Column, ...]
    before_words: tuple[str, ...]
    after_words: tuple[str, ...]
    duties: tuple[Duty, ...] = ()


class Inputs(Base):
    """A draft entry, column by column; what is left open counts as missing."""

    stage: Annotated[Stage | None, Slot("公表の段階", "choice")] = None
    department: Annotated[str | None, Slot("担当課", "words")] = None
    title: Annotated[str | None, Slot("物品又は役務の名称", "words")] = None
    content: Annotated[str | None, Slot("契約内容", "words")] = None
    place: Annotated[str | None, Slot("納入場所又は履行場所", "words")] = None
    term: Annotated[str | None, Slot("納入期限又は履行期間", "words")] = None
    planned: Annotated[str | None, Slot("契約予定時期", "words")] = None
    method: Annotated[str | None, Slot("相手方の決定方法", "words")] = None
    criteria: Annotated[str | None, Slot("選定基準", "words")] = None
    signed: Annotated[str | None, Slot("契約締結日", "words")] = None
    party: Annotated[str | None, Slot("相手方の所在地と名称", "words")] = None
    amount: Annotated[str | None, Slot("契約金額", "words")] = None
    reason: Annotated[str | None, Slot("相手方とした理由", "words")] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """The items to publish at each stage, and those a draft lacks.

    Raises NotRegulated where the body's rulebook has no published list.
    """
    rule = rules.record(Rule)
    text = inputs.situation or ""
    stages = _stages(inputs, rule, text)
    columns = [column for column in rule.columns if column.stage in stages]
    filled = _filled(inputs, rule, text)
    missing = [c for c in columns if c.field not in filled and not c.given] if filled else []
    counts = tuple(
        Value(name=f"{s.title_ja}の公表事項", value=_count(rule, s), unit="項目") for s in stages
    )
    lacking = (Value(name="足りない項目", value=len(missing), unit="項目"),) if filled else ()
    return Worked(
        headline=_headline(stages, rule, missing, drafted=bool(filled)),
        kind="checklist",
        values=(*lacking, *counts),
        steps=(*_lines(stages, rule), *(f"足りない項目: {c.title}" for c in missing)),
        citations=_citations(columns, rule, rules),
        notes=tuple(duty.says for duty in rule.duties),
    )


def _stages(inputs: Inputs, rule: Rule, text: str) -> tuple[Stage, ...]:
    """The stages asked about: both, unless one is chosen or the text speaks of just one."""
    if inputs.stage is not None:
        return (inputs.stage,)
    spoken = tuple(
        stage
        for stage, words_ in ((Stage.BEFORE, rule.before_words), (Stage.AFTER, rule.after_words))
        if brings_up(text, words_)
    )
    return spoken or tuple(Stage)


def _filled(inputs: Inputs, rule: Rule, text: str) -> frozenset[str]:
    """The columns a draft has: filled in at a door, or told of in a question and not denied there."""
    given = {c.field for c in rule.columns if (getattr(inputs, c.field, None) or "").strip()}
    return frozenset(given | {c.field for c in rule.columns if presence(text, c.words)})


def _count(rule: Rule, stage: Stage) -> int:
    return sum(column.stage == stage for column in rule.columns)


def _titles(columns: Sequence[Column]) -> str:
    return "、".join(column.title for column in columns)


def _lines(stages: Sequence[Stage], rule: Rule) -> tuple[str, ...]:
    return tuple(
        f"{stage.title_ja}: {_titles([c for c in rule.columns if c.stage == stage])}"
        for stage in stages
    )


def _headline(
    stages: Sequence[Stage], rule: Rule, missing: Sequence[Column], *, drafted: bool
) -> str:
    when = "・".join(stage.title_ja for stage in stages)
    if not drafted:
        return "、".join(f"{s.title_ja}に公表するのは{_count(rule, s)}項目" for s in stages)
    if not missing:
        return f"{when}の公表事項はそろっています"
    return f"{when}の公表に足りないのは{len(missing)}項目: {_titles(missing)}"


def _citations(columns: Sequence[Column], rule: Rule, rules: Rules) -> tuple[Citation, ...]:
    cites = [*(c.cite for c in columns), *(cite for duty in rule.duties for cite in duty.cites)]
    return tuple(rules.cite(cite) for cite in dict.fromkeys(cites))
