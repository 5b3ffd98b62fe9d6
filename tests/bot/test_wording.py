"""Every sentence that is asked for is there, and none lies unused."""

from __future__ import annotations

import ast
from pathlib import Path

from bot.wording import FILE, phrases, wording

CALLS = {"say", "phrases"}


def asked_for() -> tuple[set[str], set[str]]:
    """The keys in the sources: whole ones, and the beginnings of those put together there."""
    whole, beginnings = set(), set()
    for file in FILE.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in CALLS
            ):
                continue
            for constant in (
                each for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)
            ):
                is_whole = isinstance(node.args[0], ast.Constant)
                (whole if is_whole else beginnings).add(str(constant.value))
    return whole, {beginning for beginning in beginnings if beginning.endswith(".")}


def test_every_sentence_asked_for_exists_and_every_one_there_is_used() -> None:
    whole, beginnings = asked_for()
    examples = {"no.such.sentence"}
    assert whole - examples <= set(wording())
    unused = {key for key in set(wording()) - whole if not key.startswith(tuple(beginnings))}
    assert unused <= {"product"}


def test_the_examples_fit_on_a_button() -> None:
    assert all(len(example) <= 75 for example in phrases("help.examples"))


def test_the_file_is_where_it_is_said_to_be() -> None:
    assert Path(FILE).name == "wording.yaml"
