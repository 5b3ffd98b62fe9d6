"""The grounds on which a deposit may be waived (保証金の免除の各号), and what the facts lack for them.

A ground is the rulebook's data: the words that bring it up, and its conditions: sort of contract,
record of earlier contracts, a price below a limit (未満), a change of price that stays small.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from knowledge.errors import MissingInput
from knowledge.kinds import BidMethod, ContractKind
from knowledge.model import Frozen
from knowledge.money import rate, yen
from knowledge.rulebook.figures import Parameter
from knowledge.understanding.presence import brings_up, presence


class Ground(Frozen):
    """One item: the words that bring it up, the words that defeat it, and what it asks for.

    `needs` is what must be found besides; where `needs_words` are given, a question that says none
    of them leaves it open. `below`: the price must lie below it, with a guarantor (連帯保証人) below
    `below_guaranteed`. `change_rate` of the changed price must lie below `change_times` the deposit.
    """

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
    needs_words: tuple[str, ...] = ()
    below: Parameter | None = None
    below_guaranteed: Parameter | None = None
    guarantor_cite: str = ""
    guarantor_but: tuple[str, ...] = ()
    change_rate: Parameter | None = None
    change_rate_other: Parameter | None = None
    change_times: Parameter | None = None


@dataclass(frozen=True)
class Facts:
    """What a question tells of the contract; yen with tax."""

    text: str
    works: bool = False
    kind: ContractKind | None = None
    method: BidMethod | None = None
    years: int | None = None
    times: int | None = None
    price: int | None = None
    after: int | None = None
    paid: int | None = None
    guaranteed: bool = False


@dataclass(frozen=True)
class Finding:
    """A ground looked at: what the facts lack, whether a condition stays open, and the sums done."""

    ground: Ground
    lacking: str = ""
    is_open: bool = False
    steps: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    reach: int | None = None


def look_at(ground: Ground, facts: Facts, on: date) -> Finding:
    """Whether the facts meet a ground. Raises MissingInput for an amount a change of price needs."""
    lacking = _unfit(ground, facts) or _record_lacking(ground, facts, on)
    if lacking:
        return Finding(ground, lacking)
    lacking, steps, cites = _by_amount(ground, facts, on)
    unsaid = bool(ground.needs_words) and not brings_up(facts.text, ground.needs_words)
    unpriced = ground.below is not None and facts.price is None
    reach = None
    if ground.change_times and facts.after is None and facts.paid is not None:
        reach, unpriced = _reach_of(ground, facts, on), True
    return Finding(ground, lacking, unsaid or unpriced, steps, cites, reach)


def _unfit(ground: Ground, facts: Facts) -> str:
    kind, method = facts.kind, facts.method
    if brings_up(facts.text, ground.but):
        return f"「{ground.title}」を満たさない"
    if ground.not_construction and facts.works:
        return "建設工事に係る契約は対象外"
    if ground.kinds and kind is not None and kind not in ground.kinds:
        return f"{kind.title_ja}は対象外"
    if ground.methods and method is not None and method not in ground.methods:
        return f"{method.title_ja}は対象外"
    return ""


def _record_lacking(ground: Ground, facts: Facts, on: date) -> str:
    """What the record of earlier contracts lacks: too old, or too few."""
    if ground.record_years is not None and facts.years is not None:
        years = ground.record_years.on(on).whole
        older = presence(facts.text, (f"{facts.years}年前", "前の実績", "以上前")) is not None
        if facts.years > years and older:
            return f"実績は過去{years}箇年の間のものに限る"
    if ground.record_times is not None and facts.times is not None:
        times = ground.record_times.on(on).whole
        if facts.times < times:
            return f"実績は{times}回以上が要る"
    return ""


def _by_amount(
    ground: Ground, facts: Facts, on: date
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """What is lacking by a limit, the sums done, and provisions cited besides."""
    if ground.change_rate and ground.change_times:
        return _by_change(ground, facts, on)
    if ground.below is None or facts.price is None:
        return "", (), ()
    limit = ground.below.on(on).whole
    cites: tuple[str, ...] = ()
    if facts.guaranteed and ground.below_guaranteed is not None:
        if brings_up(facts.text, ground.guarantor_but):
            return "連帯保証人が要件を満たさない", (), (ground.guarantor_cite,)
        limit, cites = ground.below_guaranteed.on(on).whole, (ground.guarantor_cite,)
    fits = facts.price < limit
    step = f"{yen(facts.price)} {'＜' if fits else '≧'} {yen(limit)}（「未満」なので{yen(limit)}ちょうどは含まない）"
    return "" if fits else step, (step,) if fits else (), cites


def _by_change(
    ground: Ground, facts: Facts, on: date
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    if facts.after is None and facts.paid is not None:
        return _reach(ground, facts, on)
    if facts.after is None:
        raise MissingInput(
            "変更後の金額", "変更後の契約金額（税込）はいくらですか。", field="after"
        )
    if facts.paid is None:
        raise MissingInput(
            "納付済みの保証金", "すでに納付された契約保証金はいくらですか。", field="paid"
        )
    share, times = _share_and_times(ground, facts, on)
    due, limit = facts.after * share, facts.paid * times
    fits = due < limit
    step = (
        f"変更後 {yen(facts.after)} × {rate(share)} ＝ {yen(int(due))} {'＜' if fits else '≧'} "
        f"納付済み {yen(facts.paid)} × {times} ＝ {yen(limit)}（「未満」）"
    )
    return "" if fits else step, (step,) if fits else (), ()


def _share_and_times(ground: Ground, facts: Facts, on: date) -> tuple[Fraction, int]:
    """The share of the changed price, and how many times the deposit it must stay below."""
    parameter: Parameter | None = ground.change_rate
    major = facts.works or facts.kind is ContractKind.MANUFACTURE
    if ground.change_rate_other is not None and not major:
        parameter = ground.change_rate_other
    share = parameter.on(on).fraction if parameter else Fraction(1)
    return share, ground.change_times.on(on).whole if ground.change_times else 1


def _reach(ground: Ground, facts: Facts, on: date) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Below which changed price a deposit paid is enough, where no changed price is told."""
    share, times = _share_and_times(ground, facts, on)
    limit = _reach_of(ground, facts, on)
    step = f"納付済み {yen(facts.paid or 0)} × {times} ÷ {rate(share)} ＝ {yen(limit)}（変更後の額はこれ未満）"
    return "", (step,), ()


def _reach_of(ground: Ground, facts: Facts, on: date) -> int:
    share, times = _share_and_times(ground, facts, on)
    return ceil((facts.paid or 0) * times / share)
