"""契約書・請書・変更契約書が要るか、省略できるかを判定します。

Written contract (契約書, 地方自治法234条5項): may be left out below a limit by kind (「以下」), for
some methods and not for unit-price contracts; works contracts (建設工事) may be excluded whole.
A written acceptance (請書) stands in for it where the rulebook says so.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.kinds import BidMethod, ContractKind
from knowledge.model import Effect, Frozen, Value, Worked
from knowledge.money import yen
from knowledge.reckoning.inputs import Construction, Denied, Kind, Method, Situation, Tax
from knowledge.reckoning.limits import KindLimit, limits_left
from knowledge.reckoning.tax import tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Figure, RuleRecord
from knowledge.understanding.presence import brings_up, presence

TITLE = "契約書・請書の要否"
ROUTE = Route(
    about=words("契約書 請書 契約+書面 口約束"),
    wants=(Form.MAY_NOT_DO, Form.MUST, Form.MAY, Form.AMOUNT),
    unless=words("記名押印 書かない 記載 項目 事項 仮契約 議決 書式 様式 ひな形 保証金 日付 確定"),
)


class OtherCase(Frozen):
    """A case without a money limit in which the written contract may be left out."""

    cite: str
    title: str
    words: tuple[str, ...]
    discretion: bool = False
    kinds: tuple[ContractKind, ...] = ()


class Rule(RuleRecord):
    """Limits for leaving out the contract document, and the written acceptance."""

    record: ClassVar[str] = "written_contract"
    limits: tuple[KindLimit, ...]
    cite: str
    duty_cite: str
    methods: tuple[BidMethod, ...]
    construction_excluded: bool
    unit_price_excluded: bool
    others: tuple[OtherCase, ...] = ()
    acceptance_cite: str = ""
    acceptance_kinds: tuple[ContractKind, ...] = ()
    amendment_cite: str = ""


class Inputs(Base):
    """What the ruling needs."""

    amount: Annotated[
        int | None,
        Slot(
            "契約金額",
            "yen",
            ask="契約金額（税込）はいくらですか。",
            labels=words("契約金額 契約額 委託料 請負代金 見込み 総額 予定価格"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    kind: Kind = None
    denied: Denied = None
    construction: Construction = None
    method: Method = None
    unit_price: Annotated[
        bool | None, Slot("単価契約か", "flag", labels=("単価契約", "単価の契約", "単契"))
    ] = None
    acceptance: Annotated[
        bool | None, Slot("請書について", "flag", labels=("請書",), inner=True)
    ] = None
    amendment: Annotated[
        bool | None,
        Slot(
            "変更について",
            "flag",
            labels=words("変更契約書 変更請書 契約を変更 契約の変更 契約変更 変更契約"),
            inner=True,
        ),
    ] = None
    limit_asked: Annotated[
        bool | None,
        Slot(
            "限度額を知りたい",
            "flag",
            labels=words("いくらまで 何円まで 何万まで いくら以下 上限 限度額は"),
            inner=True,
        ),
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Whether a contract document (or 請書, where asked) is needed.

    Raises MissingInput for price or kind where the answer turns on them.
    """
    rule = rules.record(Rule)
    if inputs.amendment and rule.amendment_cite:
        return _amendment(inputs, rule, rules)
    if inputs.acceptance and rule.acceptance_cite:
        return _acceptance(inputs, rule, rules)
    text = inputs.situation or ""
    works = _is_construction(inputs)
    if not works:
        for case in rule.others:
            if brings_up(text, case.words):
                effect: Effect = "conditional" if case.discretion else "exempt"
                return _omitted(case.title, effect, case.cite, rules)
    if works and rule.construction_excluded:
        return _needed(
            ("建設工事に係る契約は、金額にかかわらず省略の対象外",), rule.cite, rule, rules
        )
    return _by_amount(inputs, rule, rules, on)


def _is_construction(inputs: Inputs) -> bool:
    """Whether it is a works contract, or a commission for one (建設工事に係る業務委託)."""
    if inputs.kind is ContractKind.WORKS:
        return inputs.construction is not False
    return inputs.kind in (None, ContractKind.SERVICE) and bool(inputs.construction)


def _by_amount(inputs: Inputs, rule: Rule, rules: Rules, on: date) -> Worked:
    if rule.unit_price_excluded and inputs.unit_price:
        return _needed(("単価契約は省略の対象外",), rule.limits[0].limit.on(on).cite, rule, rules)
    if inputs.method is not None and inputs.method not in rule.methods:
        reason = f"{inputs.method.title_ja}による契約は、この号の対象外"
        return _needed((reason,), rule.limits[0].limit.on(on).cite, rule, rules)
    entries = limits_left(rule.limits, inputs.kind, inputs.denied or frozenset())
    figures = [(entry, entry.limit.on(on)) for entry in entries]
    if inputs.amount is None and inputs.limit_asked:
        return _limits(figures, rules)
    base = tax_included(inputs.need("amount", inputs.amount), inputs.tax, rules)
    verdicts = {base.yen <= figure.whole for _, figure in figures}
    works_open = inputs.kind is None and inputs.construction is None and rule.construction_excluded
    if len(verdicts) > 1 or (works_open and True in verdicts):
        raise inputs.missing("kind")
    entry, figure = (
        figures[0]
        if verdicts == {False} or len(figures) == 1
        else min(figures, key=lambda f: f[1].value)
    )
    within = verdicts.pop()
    step = f"契約金額 {yen(base.yen)} {'≦' if within else '＞'} {yen(figure.whole)}（{entry.title}、「以下」は限度額を含む）"
    steps = (*base.steps, step)
    if not within:
        of_kind = tuple(case.cite for case in rule.others if inputs.kind in case.kinds)
        return _needed(steps, figure.cite, rule, rules, *of_kind)
    assumed = () if inputs.method else ("指名競争又は随意契約による契約とみなしました。",)
    return _omitted(
        entry.title,
        "exempt",
        figure.cite,
        rules,
        assumptions=(*base.assumptions, *assumed),
        steps=steps,
        limit=figure.whole,
    )


def _omitted(
    title: str,
    effect: Effect,
    cite: str,
    rules: Rules,
    *,
    assumptions: tuple[str, ...] = (),
    steps: tuple[str, ...] = (),
    limit: int | None = None,
) -> Worked:
    return Worked(
        headline=f"契約書の作成を省略できます（{title}）",
        kind="verdict",
        effect=effect,
        values=(Value.yen("省略できる契約金額の限度", limit),) if limit else (),
        steps=steps or (f"{title}に当たる",),
        citations=(rules.cite(cite),),
        notes=("省略は「できる」規定です。請書が要る場合があります。",),
        assumptions=assumptions,
    )


def _limits(figures: list[tuple[KindLimit, Figure]], rules: Rules) -> Worked:
    listed = "、".join(f"{entry.title} {yen(figure.whole)}" for entry, figure in figures)
    return Worked(
        headline=f"契約書を省略できるのは契約金額が次の額以下のとき: {listed}",
        effect="conditional",
        values=tuple(
            Value.yen(f"省略の限度（{entry.title}）", figure.whole) for entry, figure in figures
        ),
        citations=(rules.cite(figures[0][1].cite),),
    )


def _needed(steps: tuple[str, ...], cite: str, rule: Rule, rules: Rules, *more: str) -> Worked:
    return Worked(
        headline="契約書の作成が必要です（省略できません）",
        kind="verdict",
        effect="duty",
        steps=steps,
        citations=tuple(rules.cite(c) for c in (cite, *more, rule.duty_cite)),
    )


def _acceptance(inputs: Inputs, rule: Rule, rules: Rules) -> Worked:
    kind = inputs.kind
    if kind is None:
        raise inputs.missing("kind")
    if _is_construction(inputs) and rule.construction_excluded:
        return Worked(
            headline="建設工事は契約書を省略できないので、請書ではなく契約書を作成します",
            kind="verdict",
            effect="prohibited",
            citations=(rules.cite(rule.cite), rules.cite(rule.acceptance_cite)),
        )
    needed = kind in rule.acceptance_kinds
    titles = "・".join(k.title_ja for k in rule.acceptance_kinds)
    return Worked(
        headline="請書を徴さなければなりません" if needed else "請書は必要ありません",
        kind="verdict",
        effect="duty" if needed else "exempt",
        steps=(
            f"{kind.title_ja}は請書の対象（{titles}。修繕を除く）に{'当たる' if needed else '当たらない'}",
        ),
        citations=(rules.cite(rule.acceptance_cite),),
        assumptions=("契約書の作成を省略する場合とみなしました。",),
    )


def _amendment(inputs: Inputs, rule: Rule, rules: Rules) -> Worked:
    text = inputs.situation or ""
    unwritten = (
        presence(text, words("契約書を作っ 契約書は作っ 契約書を作成し 契約書は作成し")) is False
    )
    omitted = unwritten or presence(text, ("省略", "契約書なし"))
    with_acceptance = presence(
        text, ("請書を徴", "請書を取", "請書で", "請書をもら", "請書だけ", "請書しか", "請書")
    )
    if with_acceptance:
        headline, effect = "変更契約書を作成するか、変更請書を徴します", "permitted"
    elif omitted:
        headline, effect = "契約書の作成を省略した契約なので、変更契約書は必要ありません", "exempt"
    else:
        headline, effect = "変更契約書を作成し、当事者がともに記名押印しなければなりません", "duty"
    return Worked(
        headline=headline,
        kind="verdict",
        effect=effect,
        citations=(rules.cite(rule.amendment_cite),),
    )
