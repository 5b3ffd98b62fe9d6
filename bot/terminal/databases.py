"""`keiyaku db backup|restore|move`: all that is remembered, out of a database and into another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal.inputs import readable, shown
from bot.terminal.session import Refused, session_of, settings_or_refusal

if TYPE_CHECKING:
    from sqlalchemy import Engine

HELP = {
    "backup": "データベースの中身をすべて、1つのファイルに控えます（動かしたままで構いません）。",
    "restore": "控えのファイルを、空のデータベース（DATABASE_URL）に戻します。",
    "move": "SQLiteのファイルの中身を、データベース（DATABASE_URL、PostgreSQLなど）に移します。",
}
Force = Annotated[
    bool, typer.Option("--force", help="移す先・戻す先に中身があれば、捨てて置き換えます。")
]
MISSING = "ファイル「{file}」が見つかりません。名と場所を確かめてください。"
THERE = "ファイル「{file}」はもうあります。別の名を付けてください。"
UNWRITABLE = "ファイル「{file}」に書けません。場所と権限を確かめてください。"
ITSELF = "移す元と移す先が同じデータベースです。DATABASE_URL に移す先を指定してください。"


def backup(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="ファイル", help="作るファイルの名")],
) -> None:
    """Write the whole database to one file."""
    from bot.store.backing_up import back_up

    path = Path(readable(file))
    try:
        counts = _with_database(context, lambda engine: back_up(engine, path))
    except FileExistsError:
        raise Refused(THERE.format(file=shown(file, 80))) from None
    except OSError:
        raise Refused(UNWRITABLE.format(file=shown(file, 80))) from None
    _tell(
        f"{path} に控え、開いて確かめました（トークンも含みます。人に渡さないでください）。", counts
    )


def restore(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="ファイル", help="控えのファイル")],
    force: Force = False,
) -> None:
    """Bring a backup back into an empty database."""
    from bot.store import backing_up

    path = _existing(file)
    counts = _with_database(context, lambda engine: backing_up.restore(path, engine, force=force))
    _tell("控えを戻しました。どの表も、控えと同じ件数です。", counts)


def move(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="ファイル", help="移す元のSQLiteのファイル")],
    force: Force = False,
) -> None:
    """Move a SQLite database into the one that DATABASE_URL names; the file stays as it is."""
    from bot.store import backing_up

    path = _existing(file)

    def moved(engine: Engine) -> dict[str, int]:
        if engine.url.database and Path(engine.url.database).resolve() == path.resolve():
            raise Refused(ITSELF)
        return backing_up.restore(path, engine, force=force)

    counts = _with_database(context, moved)
    _tell("移しました。どの表も元と同じ件数です。元のファイルはそのまま残っています。", counts)


def _existing(file: str) -> Path:
    path = Path(readable(file).removeprefix("sqlite:///"))
    if not path.is_file():
        raise Refused(MISSING.format(file=shown(file, 80)))
    return path


def _with_database(
    context: typer.Context, work: Callable[[Engine], dict[str, int]]
) -> dict[str, int]:
    from sqlalchemy.exc import OperationalError

    from bot.store import open_engine
    from bot.store.copying import CannotCopy
    from bot.wording import say

    settings = session_of(context).settings() or settings_or_refusal()
    engine = open_engine(settings.database_url)
    try:
        return work(engine)
    except CannotCopy as error:
        raise Refused(error.sentence) from None
    except OperationalError:
        raise Refused(say("startup.database-unreachable")) from None
    finally:
        engine.dispose()


def _tell(done: str, counts: Mapping[str, int]) -> None:
    print(done)
    for name, count in counts.items():
        print(f"  {name}: {count:,}件")
    print(f"  合計: {sum(counts.values()):,}件")
