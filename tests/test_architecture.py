"""What the tree promises: which way imports run, how small the parts are, and where figures stand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

import knowledge
from knowledge import open_desk
from knowledge.calculation import Form, Inputs
from knowledge.calculators import calculators
from tests.knowledge.town import TESTS, TOWN

ROOT = TESTS.parent
MODULES = sorted(p for folder in ("bot", "knowledge") for p in (ROOT / folder).rglob("*.py"))
CALCULATORS = sorted(
    p for p in (ROOT / "knowledge" / "calculators").glob("*.py") if not p.stem.startswith("_")
)
LISTENERS = sorted((ROOT / "bot" / "listeners").glob("*.py"))

NOT_IN_KNOWLEDGE = re.compile(
    r"(bot|slack_\w+|sqlmodel|sqlalchemy|alembic|psycopg|flask|typer|rich)(\.|$)"
)
MOST_LINES, MEDIAN_LINES, MOST_LINES_OF_A_LISTENER = 300, 80, 25
PLAIN_NUMBERS = {
    12: "months of a year",
    100: "per cent, as a rate is shown",
}
"""The only whole numbers above one that a calculation may hold. All others are data."""


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name_of(path))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Each (module, name) a file imports; the name is empty for a plain import."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def modules_in(folder: str) -> list[Path]:
    return [path for path in MODULES if path.is_relative_to(ROOT / folder)]


@pytest.mark.parametrize("path", modules_in("knowledge"), ids=name_of)
def test_knowledge_knows_neither_slack_nor_the_database(path: Path) -> None:
    assert not [module for module, _ in imports(path) if NOT_IN_KNOWLEDGE.match(module)]


@pytest.mark.parametrize("path", modules_in("bot"), ids=name_of)
def test_bot_takes_from_knowledge_only_its_public_names(path: Path) -> None:
    taken = [(m, name) for m, name in imports(path) if m.partition(".")[0] == "knowledge"]
    assert not [
        pair for pair in taken if pair[0] != "knowledge" or pair[1] not in knowledge.__all__
    ]


def test_the_public_names_of_knowledge_are_all_there() -> None:
    assert all(hasattr(knowledge, name) for name in knowledge.__all__)
    assert knowledge.__all__ == sorted(knowledge.__all__)


@pytest.mark.parametrize("path", CALCULATORS, ids=name_of)
def test_a_calculation_has_the_one_interface(path: Path) -> None:
    calculator = calculators()[path.stem]
    assert calculator.title
    assert calculator.route.about
    assert set(calculator.route.wants) <= set(Form)
    assert issubclass(calculator.inputs, Inputs)
    assert set(calculator.inputs.slots()) == set(calculator.inputs.model_fields)
    assert all(not field.is_required() for field in calculator.inputs.model_fields.values())
    arguments = next(
        [argument.arg for argument in node.args.args]
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and node.name == "calculate"
    )
    assert arguments == ["inputs", "rules", "on"]


@pytest.mark.parametrize("path", CALCULATORS, ids=name_of)
def test_a_calculation_says_first_in_japanese_what_it_does(path: Path) -> None:
    docstring = ast.get_docstring(tree(path)) or ""
    first = docstring.splitlines()[0]
    assert first.endswith("。")
    assert re.search(r"[ぁ-ん]", first)
    assert len(docstring.splitlines()) > 1, "what it is and its source stand below"


@pytest.mark.parametrize("path", CALCULATORS, ids=name_of)
def test_a_calculation_has_its_own_tests(path: Path) -> None:
    tests = TESTS / "knowledge" / "calculators" / f"test_{path.stem}.py"
    assert tests.exists(), f"write {name_of(tests)}, on the figures of tests/{TOWN}"


@pytest.mark.parametrize("path", CALCULATORS, ids=name_of)
def test_the_invented_town_has_a_rule_of_every_kind(path: Path) -> None:
    rule = calculators()[path.stem].rule
    if rule is not None:
        records = open_desk([TESTS]).book(TOWN).records
        assert rule.record in records, f"add `{rule.record}` to tests/{TOWN}/rules.yaml"


@pytest.mark.parametrize("path", CALCULATORS, ids=name_of)
def test_a_calculation_holds_no_figure_of_law(path: Path) -> None:
    """Slices, which cut lists for display, may hold any number."""
    cuts = {n for s in ast.walk(tree(path)) if isinstance(s, ast.Slice) for n in ast.walk(s)}
    found = {
        (node.lineno, node.value)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and node not in cuts
    }
    assert not {(line, n) for line, n in found if n not in {-1, 0, 1, *PLAIN_NUMBERS}}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_body_is_named_in_the_program(path: Path) -> None:
    heads = [head for name, head in open_desk().heads.items() if name != "national"]
    text = path.read_text(encoding="utf-8")
    assert not [word for head in heads for word in (head.name, *head.nicknames) if word in text]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_most_modules_are_very_short() -> None:
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert median(lines) < MEDIAN_LINES


@pytest.mark.parametrize("path", LISTENERS, ids=name_of)
def test_a_listener_is_short(path: Path) -> None:
    """Acknowledge, translate, one call, render."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MOST_LINES_OF_A_LISTENER, node.name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is(path: Path) -> None:
    if path.name != "__init__.py" or path.read_text(encoding="utf-8").strip():
        assert ast.get_docstring(tree(path))


def test_no_name_of_an_unfinished_matter_is_left() -> None:
    left = [name_of(p) for p in MODULES if re.search(r"\b(TODO|FIXME|XXX)\b", p.read_text("utf-8"))]
    assert not left
