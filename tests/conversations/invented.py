"""A desk with one calculation that no module of the program knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Annotated, Any

from knowledge import Answer, Calculator, Inputs, Slot, UnreadableInput, Value, Worked
from knowledge.calculation import Route
from knowledge.kinds import ContractKind, TaxMark
from knowledge.rulebook.book import Rules
from knowledge.understanding.typed import typed_value
from tests.standin import FakeDesk
from tests.standin.desk import RULE


class TollInputs(Inputs):
    amount: Annotated[int | None, Slot("通行料の基礎額", "yen", ask="基礎額はいくらですか。")] = (
        None
    )
    tax: Annotated[TaxMark | None, Slot("税の扱い", "choice")] = None
    kind: Annotated[
        ContractKind | None, Slot("契約の種類", "choice", help="契約書の表題のとおり")
    ] = None
    day: Annotated[date | None, Slot("渡る日", "day")] = None
    rate: Annotated[Fraction | None, Slot("割合", "rate")] = None
    urgent: Annotated[bool | None, Slot("急ぎか", "flag")] = None
    inner: Annotated[bool | None, Slot("言い方", "flag", inner=True)] = None


def never_called(inputs: TollInputs, rules: Rules, on: date) -> Worked:
    """The desk below works it out itself."""
    raise AssertionError(inputs)


TOLL = Calculator(
    name="bridge_toll",
    title="橋の通行料",
    summary="橋の通行料を求めます。",
    route=Route(about=("通行料",), wants=()),
    inputs=TollInputs,
    rule=None,
    calculate=never_called,
)


@dataclass
class InventedDesk(FakeDesk):
    """Answers what FakeDesk answers, and works out the toll of a bridge."""

    calculators: dict[str, Any] = field(default_factory=lambda: {"bridge_toll": TOLL})
    given: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.heads["village"] = SimpleNamespace(
            name="となりの村", nicknames=(), contact="村の総務課"
        )
        for head in self.heads.values():
            source = SimpleNamespace(
                title="契約規則", number="平成19年規則第1号", history=("令和2年改正",)
            )
            head.sources, head.faults = (source,), ("第3項の「前項」は第1項を指すと読みます。",)

    def calculate(
        self, name: str, given: Mapping[str, str], *, rulebook: str | None, today: date
    ) -> Answer:
        """Half of what was given; raises and asks as a real calculation does."""
        self.given = dict(given)
        slots = TollInputs.slots()
        values = {k: typed_value(slots[k], TollInputs, k, text, today) for k, text in given.items()}
        common: dict[str, Any] = {"question": TOLL.title, "rulebook": rulebook, "as_of": today}
        if "amount" not in values:
            asks = slots["amount"].ask
            return Answer(
                **common, kind="clarification", headline=asks, missing=("通行料の基礎額",)
            )
        amount = values["amount"]
        if not isinstance(amount, int) or amount > 10**9:
            raise UnreadableInput("「通行料の基礎額」が大きすぎます。")
        return Answer(
            **common,
            kind="calculation",
            topic=name,
            headline=f"通行料は {amount // 2:,}円",
            values=(Value.yen("通行料", amount // 2),),
            steps=(f"{amount:,}円 ÷ 2",),
            citations=(RULE,),
            read_as={"amount": amount},
        )
