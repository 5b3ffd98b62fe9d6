"""`keiyaku compare`, over the two invented bodies."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.cli import main
from bot.terminal.session import Session
from knowledge import Desk, open_desk
from tests.knowledge.town import BARE, TESTS, TOWN

Keiyaku = Callable[..., tuple[int, str, str]]
BOTH = ("--rulebook", TOWN, "--rulebook", BARE)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk([TESTS])


@pytest.fixture
def keiyaku(capsys: pytest.CaptureFixture[str], desk: Desk) -> Keiyaku:
    def call(*args: str) -> tuple[int, str, str]:
        session = Session(
            settings=lambda: None, open=lambda _: desk, clock=lambda: date(2026, 11, 20)
        )
        code = main(args, session)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_without_a_point_it_lists_them(keiyaku: Keiyaku, desk: Desk) -> None:
    code, out, _ = keiyaku("compare")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(desk.points)


@pytest.mark.parametrize("point", ["bid_deposit", "入札保証金"])
def test_it_shows_a_point_of_the_bodies_named(keiyaku: Keiyaku, point: str) -> None:
    code, out, _ = keiyaku("compare", point, *BOTH)
    assert code == 0
    assert "みなと町(架空): 見積もる契約金額の5/100以上（契約規則 第4条第1項）" in out
    assert "かすみ村(架空): 見積もる契約金額の4/100以上（契約規則 第2条）" in out


def test_as_json_it_has_the_table(keiyaku: Keiyaku) -> None:
    answer = json.loads(keiyaku("compare", "contract_deposit", *BOTH, "--json")[1])
    assert answer["kind"] == "comparison"
    assert answer["table"]["columns"] == ["団体", "定め", "根拠"]
    assert answer["table"]["rows"][1][1]["text"] == "規定なし（収録範囲）"


def test_it_writes_a_spreadsheet(keiyaku: Keiyaku, tmp_path: Path) -> None:
    file = tmp_path / "比較.csv"
    assert keiyaku("compare", *BOTH, "--csv", str(file))[0] == 0
    rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
    assert rows[0] == ["点", "題", "団体", "ID", "定め", "根拠"]
    assert ["contract_signing", "契約書の提出・締結の期限", "かすみ村(架空)", BARE,
            "落札の通知の日から9日以内", "契約規則 第3条"] in rows  # fmt: skip
    assert {row[0] for row in rows[1:]} == {"bid_deposit", "contract_deposit", "contract_signing",
                                            "payment_days", "delay_penalty", "minimum_price"}  # fmt: skip


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("火星",), "bid_deposit"),
        (("bid_deposit", "--rulebook", "atlantis"), "atlantis"),
        (("bid_deposit", "--csv", "/nowhere/at/all.csv"), "書けません"),
    ],
)
def test_what_cannot_be_compared_is_told(
    keiyaku: Keiyaku, args: tuple[str, ...], told: str
) -> None:
    code, out, err = keiyaku("compare", *args)
    assert code != 0
    assert told in out + err
    assert "Traceback" not in out + err
