"""入札保証金・契約保証金を免除できるか、どの号に当たるかを判定します。

Exemption from deposits (保証金の免除): the rulebook's items, each with the words that bring it up and
what it requires (record of the last years, kinds of contract, method). The exemption is a 「できる」
rule: meeting an item permits it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.inputs import Construction, Kind, Method, Situation
from knowledge.kinds import BidMethod, ContractKind, Deposit
from knowledge.model import Frozen, Value, Worked
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import Parameter, RuleRecord
from knowledge.understanding.presence import brings_up, presence
from knowledge.understanding.references import find_references

TITLE = "保証金の免除"
ROUTE = Route(
    about=words(
        "保証金+免除 保証金+納めな 保証金+なし 保証金+不要 保証金+省略 "
        "保証金+取らな 保証金+いらな 保証金+要らな 保証金+必要 保証金+ゼロ "
        "保証金+パス 保証金+要る 保証金+いる 保証金+いります 保証金+取らず "
        "保証金+免じ 保証金+納めさせな 保証金+もらわ 保証金+求めな "
        "保証金+カット 保証金+払わ 保証金+取らん 保証金+取る 保証金+取らない"
    ),
    wants=(Form.MAY, Form.MAY_NOT_DO, Form.MUST, Form.WHAT, Form.WHERE),
    unless=words("還付 返す 返還 有価証券 国債 代わり 代えて 充て 所定の額 所定額 免除されない"),
)


class Ground(Frozen):
    """One item: the words that bring it up, the words that defeat it, and what it asks for."""

    cite: str
    title: str
    words: tuple[str, ...]
    but: tuple[str, ...] = ()
    record_years: Parameter | None = None
    record_times: Parameter | None = None
    not_construction: bool = False
    construction_discretion: bool = False
    kinds: tuple[ContractKind, ...] = ()
    methods: tuple[BidMethod, ...] = ()
    needs: str = ""


class Rule(RuleRecord):
    """The grounds for exemption of either deposit."""

    record: ClassVar[str] = "deposit_exemption"
    bid_grounds: tuple[Ground, ...] = ()
    bid_cite: str = ""
    bid_duty_cite: str = ""
    contract_grounds: tuple[Ground, ...] = ()
    contract_cite: str = ""
    contract_duty_cite: str = ""


class Inputs(Base):
    """What the ruling needs; the grounds are recognised in `situation`."""

    deposit: Annotated[
        Deposit | None, Slot("保証金の種類", "choice", ask="入札保証金と契約保証金のどちらですか。")
    ] = None
    kind: Kind = None
    construction: Construction = None
    method: Method = None
    years: Annotated[
        int | None, Slot("実績は何年前か", "years", labels=("前", "年前"), chief=True)
    ] = None
    times: Annotated[
        int | None, Slot("実績の回数", "count", labels=("実績", "履行", "回"), chief=True)
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Whether the deposit may be waived and by which item; without a ground, all items.

    Raises MissingInput where it is not known which deposit is meant.
    """
    rule = rules.record(Rule)
    deposit = inputs.need("deposit", inputs.deposit)
    bid = deposit is Deposit.BID
    grounds = rule.bid_grounds if bid else rule.contract_grounds
    text = inputs.situation or ""
    named = {str(reference.locator) for reference in find_references(text)}
    chosen = [g for g in grounds if g.cite in named] or [
        g for g in grounds if brings_up(text, g.words)
    ]
    failed = [(g, lacking) for g in chosen if (lacking := _lacking(g, inputs, text, on))]
    met = [g for g in chosen if not _lacking(g, inputs, text, on)]
    if met:
        return _exempt(deposit, met, _is_works(inputs), rules, on)
    if failed:
        return _not_exempt(deposit, failed, rule, rules)
    return _all(deposit, grounds, rule.bid_cite if bid else rule.contract_cite, rules)


def _is_works(inputs: Inputs) -> bool:
    return inputs.construction is not False and bool(
        inputs.construction or inputs.kind is ContractKind.WORKS
    )


def _lacking(ground: Ground, inputs: Inputs, text: str, on: date) -> str:
    """What the facts lack for a ground, or an empty text."""
    kind, method = inputs.kind, inputs.method
    if brings_up(text, ground.but):
        return f"「{ground.title}」を満たさない"
    if ground.not_construction and _is_works(inputs):
        return "建設工事に係る契約は対象外"
    if ground.kinds and kind is not None and kind not in ground.kinds:
        return f"{kind.title_ja}は対象外"
    if ground.methods and method is not None and method not in ground.methods:
        return f"{method.title_ja}は対象外"
    return _record_lacking(ground, inputs, text, on)


def _record_lacking(ground: Ground, inputs: Inputs, text: str, on: date) -> str:
    """What the record of earlier contracts lacks: too old, or too few."""
    if ground.record_years is not None and inputs.years is not None:
        years = ground.record_years.on(on).whole
        older = presence(text, (f"{inputs.years}年前", "前の実績", "以上前")) is not None
        if inputs.years > years and older:
            return f"実績は過去{years}箇年の間のものに限る"
    if ground.record_times is not None and inputs.times is not None:
        times = ground.record_times.on(on).whole
        if inputs.times < times:
            return f"実績は{times}回以上が要る"
    return ""


def _exempt(deposit: Deposit, grounds: list[Ground], works: bool, rules: Rules, on: date) -> Worked:
    discretion = works and all(g.construction_discretion for g in grounds)
    may = "特に認めるときに限り免除できます" if discretion else "全部又は一部を免除できます"
    records = [g for g in grounds if g.record_years]
    return Worked(
        headline=f"{deposit.title_ja}は{may}（{grounds[0].title}）",
        kind="verdict",
        effect="conditional" if discretion else "exempt",
        values=tuple(value for g in records for value in _record(g, on)),
        steps=tuple(f"{g.cite}: {g.title}" for g in grounds),
        citations=tuple(rules.cite(g.cite) for g in grounds[:4]),
        notes=("免除は「できる」規定です。", *(g.needs for g in grounds if g.needs)),
    )


def _record(ground: Ground, on: date) -> list[Value]:
    values = []
    if ground.record_years:
        values.append(
            Value(name="実績を見る期間", value=ground.record_years.on(on).whole, unit="年")
        )
    if ground.record_times:
        values.append(Value(name="実績の回数", value=ground.record_times.on(on).whole, unit="回"))
    return values


def _not_exempt(
    deposit: Deposit, failed: list[tuple[Ground, str]], rule: Rule, rules: Rules
) -> Worked:
    duty = rule.bid_duty_cite if deposit is Deposit.BID else rule.contract_duty_cite
    cites = [g.cite for g, _ in failed[:4]] + ([duty] if duty else [])
    return Worked(
        headline=f"この号では{deposit.title_ja}を免除できません",
        kind="verdict",
        effect="duty",
        steps=tuple(f"{g.cite}（{g.title}）: {lacking}" for g, lacking in failed),
        citations=tuple(rules.cite(cite) for cite in cites),
        notes=("ほかの号に当たれば免除できることがあります。",),
    )


def _all(deposit: Deposit, grounds: tuple[Ground, ...], cite: str, rules: Rules) -> Worked:
    cites = [g.cite for g in grounds][:8] or [cite]
    return Worked(
        headline=f"{deposit.title_ja}は、次のどれかに当たれば全部又は一部を免除できます",
        kind="article",
        effect="conditional",
        steps=tuple(f"{g.cite}: {g.title}" for g in grounds),
        citations=tuple(rules.cite(c) for c in cites),
    )
