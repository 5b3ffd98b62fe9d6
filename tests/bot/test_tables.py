"""Tables in Slack's blocks, in a terminal, and where Slack takes none."""

from __future__ import annotations

from datetime import date

import pytest
from rich.console import Console

from bot.blocks import answer_messages, without_tables
from bot.blocks.tables import MOST_IN_CELL, MOST_ROWS, table_blocks
from bot.terminal.drawing import drawn
from bot.terminal.sheet import sheet_of
from bot.terminal.showing import plain
from knowledge import Answer, Cell, Citation, Table
from tests.bot.fake_desk import HEADS, FakeDesk
from tests.conversations.reading import seen
from tests.standin.limits import message_error, view_error

CITED = Citation(rulebook="tinytown", source="契約規則", locator="第6条第1項", gist="率を定める。")


def table(*rows: tuple[str, ...]) -> Table:
    cells = tuple(tuple(Cell(text=text) for text in row) for row in rows)
    return Table(columns=("団体", "定め", "根拠"), rows=cells)


def compared(of: Table) -> Answer:
    return Answer(
        question="比べて",
        as_of=date(2026, 11, 20),
        kind="comparison",
        headline="入札保証金: <!channel> 違います",
        citations=(CITED,),
        table=of,
    )


SMALL = table(("小さな町", "3/100 <!here>", "契約規則 第6条第1項"), ("大きな町", "規定なし", "－"))


def test_a_table_stands_in_one_message_with_its_titles_above() -> None:
    (message,) = answer_messages(compared(SMALL))
    payload = message.payload()
    assert message_error(payload) is None
    (block,) = [block for block in payload["blocks"] if block["type"] == "table"]
    assert [len(block["rows"]), len(block["rows"][0])] == [3, 3]
    assert "団体\n定め\n根拠\n小さな町\n3/100 <!here>" in seen(message.payload())
    assert "<!" not in message.text


def test_the_table_says_the_provisions_so_that_no_list_repeats_them() -> None:
    (message,) = answer_messages(compared(SMALL))
    assert seen(message.payload()).count("契約規則 第6条第1項") == 1


@pytest.mark.parametrize(
    "rows",
    [
        [("町", "定め" * 2_000, "条")] * 3,
        [("町", "定め", "条")] * (3 * MOST_ROWS),
        [("町", "定め" * 300, "条")] * 40,
        [("", "", "")],
    ],
    ids=["long cells", "many rows", "much text", "empty cells"],
)
def test_a_large_table_is_split_and_nothing_of_it_is_lost(rows: list[tuple[str, ...]]) -> None:
    messages = answer_messages(compared(table(*rows)))
    payloads = [message.payload() for message in messages]
    assert [message_error(payload) for payload in payloads] == [None] * len(payloads)
    shown = "".join(seen(payload) for payload in payloads)
    assert shown.count("定め") - len([p for p in payloads if "根拠" in seen(p)]) == sum(
        row[1].count("定め") for row in rows
    )


def test_a_long_cell_goes_on_in_the_next_row() -> None:
    (block,) = table_blocks(table(("町", "あ" * (MOST_IN_CELL + 1), "条")))
    assert seen({"blocks": [block]}).endswith("〃\nあ\n〃")


def test_a_window_shows_the_table_as_a_list() -> None:
    blocks = without_tables(table_blocks(SMALL))
    assert view_error({"blocks": table_blocks(SMALL)}) == ["table only in messages"]
    assert view_error({"blocks": blocks}) == []
    assert "小さな町\n定め: 3/100 <!here>\n根拠: 契約規則 第6条第1項" in seen({"blocks": blocks})


def test_a_terminal_shows_each_row_on_a_line_and_whose_provision_it_is() -> None:
    lines = plain(sheet_of(compared(SMALL), FakeDesk()))  # type: ignore[arg-type] # as far as needed
    assert "小さな町: 3/100 <!here>（契約規則 第6条第1項）" in lines
    assert "大きな町: 規定なし" in lines
    assert f"  ・{HEADS['tinytown'].name}　契約規則 第6条第1項　率を定める。" in lines


def test_a_window_of_a_terminal_draws_the_table() -> None:
    console = Console(width=80)
    with console.capture() as capture:
        for piece in drawn(sheet_of(compared(SMALL), FakeDesk())):  # type: ignore[arg-type]
            console.print(piece)
    assert all(word in capture.get() for word in ("団体", "大きな町", "規定なし"))
