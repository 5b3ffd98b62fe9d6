"""`keiyaku compare`: what the bodies' documents say on a point, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal.asking import AsJson, Today
from bot.terminal.inputs import known_rulebook, read_day, readable
from bot.terminal.session import Refused, session_of
from bot.terminal.width import column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge import Answer, Desk

COLUMNS = ("点", "題", "団体", "ID", "定め", "根拠")
NO_PLACES = "－"
Point = Annotated[
    str | None, typer.Argument(metavar="点", help="比べる点（書かなければ一覧を示します）")
]
Rulebooks = Annotated[
    list[str] | None,
    typer.Option("--rulebook", metavar="ID", help="比べる団体（くり返し書けます。既定はすべて）"),
]
Csv = Annotated[
    str | None,
    typer.Option(
        "--csv", metavar="ファイル", help="表計算（CSV）に書き出す（点がなければ全部の点）"
    ),
]


def compare(
    context: typer.Context,
    point: Point = None,
    rulebook: Rulebooks = None,
    today: Today = None,
    csv: Csv = None,
    as_json: AsJson = False,
) -> None:
    """Show a point's table, or all points; with a file, write it as CSV."""
    session = session_of(context)
    desk, day = session.desk, read_day(today, session.clock())
    bodies = [known_rulebook(desk, name) or name for name in rulebook or ()]
    wanted = _points(desk, point)
    if csv is not None:
        _write(csv, desk, wanted, bodies, day)
        return
    if point is None:
        print("\n".join(column(name, 26) + each.title for name, each in desk.points.items()))
        return
    from bot.terminal.showing import show

    show(desk.compare(wanted[0], bodies, today=day), desk, as_json=as_json)


def _points(desk: Desk, point: str | None) -> list[str]:
    """The ids meant: by id, by title or a part of it; all where none is named."""
    if point is None:
        return list(desk.points)
    text = readable(point)
    named = [id_ for id_, each in desk.points.items() if text in (id_, each.title)]
    likely = named or [id_ for id_, each in desk.points.items() if text in each.title]
    if len(likely) == 1:
        return likely
    known = "、".join(f"{id_}（{desk.points[id_].title}）" for id_ in likely or desk.points)
    raise Refused(
        f"比べる点「{text[:40]}」を一つに決められません。次のどれかを書いてください: {known}"
    )


def _write(name: str, desk: Desk, points: Sequence[str], bodies: Sequence[str], day: date) -> None:
    from bot.exporting.csv import csv_of

    rows = [row for id_ in points for row in _rows(id_, desk, desk.compare(id_, bodies, today=day))]
    try:
        Path(name).write_bytes(csv_of(COLUMNS, rows))
    except OSError as error:
        raise Refused(f"ファイル {name} に書けません（{error.strerror}）。") from error
    print(f"{name} に{len(rows)}行を書きました。")


def _rows(point: str, desk: Desk, answer: Answer) -> list[tuple[str, ...]]:
    """The rows of one point; none where no body says anything on it."""
    ids = {head.name: id_ for id_, head in desk.heads.items()}
    rows = answer.table.rows if answer.table else ()
    return [
        (
            point,
            desk.points[point].title,
            body.text,
            ids.get(body.text, ""),
            says.text,
            places.text.replace(NO_PLACES, ""),
        )
        for body, says, places in rows
    ]
