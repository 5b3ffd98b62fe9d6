"""入札保証金・契約保証金を免除できるか、どの号に当たるかを判定します。

Exemption from deposits (保証金の免除): the rulebook's items, each with the words that bring it up and
what it requires (record of the last years, kinds of contract, method). The exemption is a 「できる」
rule: meeting an item permits it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar

from knowledge.calculation import Form, Route, Slot, words
from knowledge.calculation import Inputs as Base
from knowledge.errors import NotRegulated
from knowledge.kinds import ContractKind, Deposit
from knowledge.model import MOST_CITATIONS, Value, Worked
from knowledge.reckoning.exemption_grounds import Facts, Finding, Ground, look_at
from knowledge.reckoning.inputs import Construction, Kind, Method, Situation, Tax
from knowledge.reckoning.tax import TaxIncluded, tax_included
from knowledge.rulebook.book import Rules
from knowledge.rulebook.figures import RuleRecord
from knowledge.understanding.presence import brings_up
from knowledge.understanding.references import find_references

TITLE = "保証金の免除"
ROUTE = Route(
    about=words(
        "保証金+免除 保証金+納めな 保証金+なし 保証金+不要 保証金+省略 "
        "保証金+取らな 保証金+いらな 保証金+要らな 保証金+必要 保証金+ゼロ "
        "保証金+パス 保証金+要る 保証金+いる 保証金+いります 保証金+取らず "
        "保証金+免じ 保証金+納めさせな 保証金+もらわ 保証金+求めな "
        "保証金+まけ 保証金+まから 号+免除 "
        "保証金+カット 保証金+払わ 保証金+取らん 保証金+取る 保証金+取らない"
    ),
    wants=(Form.MAY, Form.MAY_NOT_DO, Form.MUST, Form.WHAT, Form.WHERE, Form.COUNT, Form.AMOUNT),
    unless=words(
        "様式5 免除申請 還付 返す 返還 有価証券 国債 代わり 代えて 充て 所定の額 所定額 免除されない"
    ),
    worded=True,
)


_BARE_ITEM = re.compile(r"(?<![条項0-9の])第?([0-9]+)号(?!随|の随)")
_CHANGED = words("に変更 へ変更 に増額 に減額 に変わ になった になる")
"""Behind an amount these make it the changed one."""


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
    amount: Annotated[
        int | None,
        Slot(
            "契約金額",
            "yen",
            labels=words("契約金額 契約額 請負代金 代金 購入額 落札額 委託料 総額 1件"),
            chief=True,
        ),
    ] = None
    tax: Tax = None
    before: Annotated[
        int | None, Slot("変更前の契約金額", "yen", labels=words("変更前 当初の契約金額 当初"))
    ] = None
    after: Annotated[
        int | None,
        Slot(
            "変更後の契約金額",
            "yen",
            labels=words(
                "変更後 変更後の契約金額 変更後の契約額 変更後の請負代金 変更後の代金 変更後の委託料 "
                "変更後の業務委託料 変更後の金額 変更後の額 に変更 に増額 に減額 へ変更"
            ),
        ),
    ] = None
    paid: Annotated[
        int | None,
        Slot(
            "納付済みの契約保証金",
            "yen",
            labels=words("納付済 納付 預かり 納めて 契約保証金 保証金"),
        ),
    ] = None
    guaranteed: Annotated[
        bool | None, Slot("連帯保証人を立てる", "flag", labels=words("連帯保証人 保証人"))
    ] = None
    situation: Situation = None


def calculate(inputs: Inputs, rules: Rules, on: date) -> Worked:
    """Whether the deposit may be waived and by which item; without a ground, all items.

    Raises MissingInput where it is not known which deposit is meant.
    """
    rule = rules.record(Rule)
    text = inputs.situation or ""
    if (
        inputs.deposit is None
        and text
        and not any(word in text for word in ("保証金", "免除", "減免"))
    ):
        raise NotRegulated("保証金の免除のお尋ねではありません。")
    of_bid, of_contract = (_chosen(g, text) for g in (rule.bid_grounds, rule.contract_grounds))
    deposit = inputs.deposit
    if deposit is None and bool(of_bid) != bool(of_contract):
        deposit = Deposit.BID if of_bid else Deposit.CONTRACT  # only one of them has such a ground
    deposit = inputs.need("deposit", deposit)
    bid = deposit is Deposit.BID
    grounds = rule.bid_grounds if bid else rule.contract_grounds
    chosen = of_bid if bid else of_contract
    chosen = [g for g in chosen if g.change_rate] or chosen  # a change of price has its own items
    if not chosen:
        duty = rule.bid_duty_cite if bid else rule.contract_duty_cite
        listed = _all(deposit, grounds, duty, rule.bid_cite if bid else rule.contract_cite, rules)
        plain = bool(duty) and not any(word in text for word in ("免除", "減免", "場合", "とき"))
        return _owed(deposit, duty, listed, rules) if plain and text else listed
    price = tax_included(inputs.amount, inputs.tax, rules) if inputs.amount is not None else None
    facts = _facts(inputs, text, price)
    if facts.after is None and inputs.before is None and brings_up(text, _CHANGED):
        facts = replace(facts, after=facts.price)
    findings = [look_at(ground, facts, on) for ground in chosen]
    met = [finding for finding in findings if not finding.lacking]
    if met:
        return _exempt(deposit, met, price, facts, rules)
    return _not_exempt(deposit, findings, price, rule, rules)


def _chosen(grounds: Sequence[Ground], text: str) -> list[Ground]:
    """The grounds that a question names by number (229条8号), else those it brings up."""
    named = {str(locator) for r in find_references(text) for locator in r.locators}
    named |= {f"第{number}号" for number in _BARE_ITEM.findall(text)}
    by_number = [g for g in grounds if {*_locators(g)} & named]
    return by_number or [g for g in grounds if brings_up(text, g.words)]


def _locators(ground: Ground) -> tuple[str, str, str]:
    """How a ground may be named: 第229条第1項第8号, 第229条第8号 or, by itself, 第8号."""
    whole = ground.cite.split(" ")[-1]
    return whole, whole.replace("第1項", ""), f"第{whole.rsplit('第', 1)[-1]}"


def _facts(inputs: Inputs, text: str, price: TaxIncluded | None) -> Facts:
    works = inputs.construction is not False and bool(
        inputs.construction or inputs.kind is ContractKind.WORKS
    )
    return Facts(
        text=text,
        works=works,
        kind=inputs.kind,
        method=inputs.method,
        years=inputs.years,
        times=inputs.times,
        price=price.yen if price else None,
        after=inputs.after,
        paid=inputs.paid,
        guaranteed=bool(inputs.guaranteed),
    )


def _exempt(
    deposit: Deposit,
    met: list[Finding],
    price: TaxIncluded | None,
    facts: Facts,
    rules: Rules,
) -> Worked:
    settled = [finding for finding in met if not finding.is_open] or met
    grounds = [finding.ground for finding in settled]
    discretion = facts.works and all(g.construction_discretion for g in grounds)
    still_open = all(finding.is_open for finding in settled)
    may = "特に認めるときに限り免除できます" if discretion else "全部又は一部を免除できます"
    if still_open:
        may = "要件がそろえば免除できます"
    records = [g for g in grounds if g.record_years]
    cites = [c for f in settled for c in (f.ground.cite, *f.cites)]
    return Worked(
        headline=f"{deposit.title_ja}は{may}（{grounds[0].title}）",
        kind="verdict",
        effect="conditional" if discretion or still_open else "exempt",
        values=(
            *(Value.yen("変更後の金額の限度（未満）", f.reach) for f in settled if f.reach),
            *(value for g in records for value in _record(g, rules.on)),
            *(value for g in grounds for value in _limits(g, rules.on)),
        ),
        steps=(
            *(price.steps if price else ()),
            *(f"{g.cite}: {g.title}" for g in grounds),
            *(step for finding in settled for step in finding.steps),
        ),
        citations=tuple(rules.cite(cite) for cite in dict.fromkeys(cites[:4])),
        notes=("免除は「できる」規定です。", *(g.needs for g in grounds if g.needs)),
        assumptions=price.assumptions if price else (),
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


def _limits(ground: Ground, on: date) -> list[Value]:
    """The prices below which a ground holds."""
    named = (
        ("限度（未満）", ground.below),
        ("保証人があるときの限度（未満）", ground.below_guaranteed),
    )
    return [Value.yen(name, limit.on(on).whole) for name, limit in named if limit]


def _not_exempt(
    deposit: Deposit,
    failed: list[Finding],
    price: TaxIncluded | None,
    rule: Rule,
    rules: Rules,
) -> Worked:
    duty = rule.bid_duty_cite if deposit is Deposit.BID else rule.contract_duty_cite
    cites = [c for f in failed for c in (f.ground.cite, *f.cites)][:4] + ([duty] if duty else [])
    return Worked(
        headline=f"この号では{deposit.title_ja}を免除できません",
        kind="verdict",
        effect="duty",
        steps=(
            *(price.steps if price else ()),
            *(f"{f.ground.cite}（{f.ground.title}）: {f.lacking}" for f in failed),
        ),
        citations=tuple(rules.cite(cite) for cite in dict.fromkeys(cites)),
        notes=("ほかの号に当たれば免除できることがあります。",),
        assumptions=price.assumptions if price else (),
    )


def _all(
    deposit: Deposit, grounds: tuple[Ground, ...], duty: str, cite: str, rules: Rules
) -> Worked:
    """All grounds; the duty itself is cited behind them where there is room."""
    named = [*([g.cite for g in grounds] or [cite]), *([duty] if duty else [])][:MOST_CITATIONS]
    return Worked(
        headline=f"{deposit.title_ja}は、次のどれかに当たれば全部又は一部を免除できます",
        kind="article",
        effect="conditional",
        steps=tuple(f"{g.cite}: {g.title}" for g in grounds),
        citations=tuple(rules.cite(c) for c in named),
    )


def _owed(deposit: Deposit, duty: str, listed: Worked, rules: Rules) -> Worked:
    """That the deposit is owed, with the grounds for waiving it, where none is spoken of."""
    cited = tuple(dict.fromkeys((rules.cite(duty), *listed.citations)))[:MOST_CITATIONS]
    return listed.model_copy(
        update={
            "headline": f"{deposit.title_ja}は原則として必要です（免除できる場合があります）",
            "effect": "duty",
            "citations": cited,
        }
    )
