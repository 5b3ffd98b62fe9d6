"""A desk that knows a few answers by heart: the doors are tested without the knowledge behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from knowledge.calculation import Calculator, Form, Inputs, Route, Slot
from knowledge.errors import MissingInput, UnreadableInput
from knowledge.kinds import ContractKind
from knowledge.model import Answer, Citation, Value
from knowledge.rulebook.articles import Article, Item, Paragraph
from knowledge.rulebook.book import Head, Rulebook, Source

TODAY = date(2026, 11, 20)
CITATION = Citation(
    rulebook="tinytown",
    source="契約規則",
    locator="第6条第1項",
    caption="入札保証金",
    gist="見積もる契約金額の3/100以上を納める。",
)
HEADS = {
    "national": Head(
        id="national",
        name="国の法令",
        main_source="施行令",
        sources=(Source(name="施行令", title="施行令"),),
    ),
    "tinytown": Head(
        id="tinytown",
        name="小さな町",
        nicknames=("町",),
        main_source="契約規則",
        sources=(
            Source(
                name="契約規則",
                title="小さな町契約規則",
                number="平成19年規則第1号",
                history=("令和2年改正",),
            ),
        ),
        faults=("第3項の「前項」は第1項を指すと読みます。",),
        contact="小さな町総務課",
    ),
}


class DepositInputs(Inputs):
    """What the one calculation of the fake desk takes."""

    amount: Annotated[
        int | None, Slot("契約金額", "yen", ask="契約金額はいくらですか。", chief=True)
    ] = None
    kind: Annotated[ContractKind | None, Slot("契約の種類", "choice")] = None
    bid_day: Annotated[date | None, Slot("入札日", "day", help="開札の日")] = None


DEPOSIT = Calculator(
    name="bid_deposit",
    title="入札保証金",
    summary="入札保証金の額を求めます。",
    route=Route(about=("入札保証金",), wants=(Form.AMOUNT,)),
    inputs=DepositInputs,
    rule=None,
    calculate=lambda inputs, rules, on: None,  # type: ignore[arg-type, return-value] # never called here
)


def _paragraph(number: int, gist: str, *items: str) -> Paragraph:
    numbered = tuple(Item(number=str(n), gist=text) for n, text in enumerate(items, 1))
    return Paragraph(number=number, gist=gist, items=numbered)


def _article(number: str, caption: str, *paragraphs: Paragraph, deleted: bool = False) -> Article:
    return Article.model_validate(
        {
            "number": number,
            "caption": caption,
            "chapter": "第1章 総則",
            "from": date(2007, 4, 1),
            "deleted": deleted,
            "paragraphs": paragraphs,
        }
    )


ARTICLES = (
    _article("第1条", "趣旨", _paragraph(1, "この規則で扱う契約を定める。", "売買", "請負")),
    _article(
        "第6条",
        "入札保証金",
        _paragraph(1, "3/100以上を納める。"),
        _paragraph(2, "証券でもよい。", "国債"),
    ),
    _article("第7条", "", _paragraph(1, "削除された条。"), deleted=True),
)


@dataclass
class FakeDesk:
    """Answers 入札保証金 with a figure, asks back for 随意契約, knows nothing else."""

    heads: Mapping[str, Head] = field(default_factory=lambda: HEADS)
    calculators: Mapping[str, Calculator] = field(default_factory=lambda: {"bid_deposit": DEPOSIT})
    asked: list[tuple[str, str | None, date, tuple[str, ...]]] = field(default_factory=list)

    def ask(
        self, question: str, *, rulebook: str | None, today: date, thread: Sequence[str] = ()
    ) -> Answer:
        """A prepared answer by the words of the question."""
        self.asked.append((question, rulebook, today, tuple(thread)))
        if "爆発" in question:
            raise ZeroDivisionError("a fault of our own")
        given: dict[str, Any] = {"question": question, "rulebook": rulebook, "as_of": today}
        if "入札保証金" in question or "物品の購入" in question:
            return deposit(question, rulebook, today)
        if "随意契約" in question:
            sentence = "契約の種類はどれですか。"
            choices = ("工事の請負", "物品の購入")
            return Answer(
                kind="clarification",
                headline=sentence,
                missing=("契約の種類",),
                choices=choices,
                **given,
            )
        return Answer(
            kind="unknown", headline=f"「{question[:20]}」に当たる定めは見つかりません。", **given
        )

    def calculate(
        self, name: str, given: Mapping[str, str], *, rulebook: str | None, today: date
    ) -> Answer:
        """The deposit of any amount, or the errors that a calculation may end with."""
        if "amount" not in given:
            raise MissingInput("契約金額", "契約金額はいくらですか。", ("100万円", "200万円"))
        if given["amount"] == "1.2.3万":
            raise UnreadableInput("「契約金額」の「1.2.3万」を読み取れません。")
        return deposit(f"{name} {dict(given)}", rulebook, today)

    def book(self, name: str) -> Rulebook:
        """The one rulebook."""
        by_number = {article.number: article for article in ARTICLES}
        return Rulebook(head=HEADS[name], articles={"契約規則": by_number}, records={}, silences=())


def deposit(question: str, rulebook: str | None, today: date) -> Answer:
    """An answer with everything in it."""
    return Answer(
        question=question,
        rulebook=rulebook or "tinytown",
        as_of=today,
        kind="calculation",
        topic="bid_deposit",
        headline="入札保証金は 135,000円以上",
        verdict="required",
        values=(Value.yen("入札保証金", 135_000), Value.day("納付の期限", date(2026, 12, 7))),
        steps=("4,500,000円 × 3/100 = 135,000円（1円未満切上げ）",),
        citations=(CITATION,),
        read_as={"契約金額": 4_500_000},
        notes=("<script>alert(1)</script> と <!channel> と \x1b[31m赤",),
        assumptions=("税込とみなしました。",),
    )
