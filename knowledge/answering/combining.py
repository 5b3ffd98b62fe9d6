"""One question about several amounts or kinds: 「A社640万円、B社715万円、それぞれいくら?」.

The calculation runs once for each; the results are joined into one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from knowledge.calculation import Calculator
from knowledge.kinds import ContractKind
from knowledge.model import Value, Worked
from knowledge.money import yen
from knowledge.understanding.reading import Reading
from knowledge.understanding.slots import Filled
from knowledge.understanding.vocabulary import vocabulary

T = TypeVar("T")


def cases(
    calculator: Calculator, reading: Reading, filled: Filled
) -> list[tuple[str, Mapping[str, object]]]:
    """The cases a question puts, each with a label; one without a label is the common one."""
    slots = calculator.inputs.slots()
    if not reading.says(*vocabulary().each):
        return [("", filled.values)]
    chief = next((name for name, slot in slots.items() if slot.chief and slot.unit == "yen"), None)
    if chief in filled.values and filled.also:
        amounts = [filled.values[chief], *(amount.yen for amount in filled.also)]
        return [(yen(amount), {**filled.values, chief: amount}) for amount in amounts]
    kinds = _in_order(reading)
    if "kind" in slots and len(kinds) > 1:
        return [(kind.title_ja, {**filled.values, "kind": kind}) for kind in kinds]
    return [("", filled.values)]


def _in_order(reading: Reading) -> list[ContractKind]:
    words = vocabulary().kinds

    def place(kind: ContractKind) -> int:
        return min(reading.text.find(word) for word in words[kind] if word in reading.text)

    return sorted(reading.kinds, key=place)


def combined(results: Sequence[tuple[str, Worked]]) -> Worked:
    """The results of all cases as one; each value and step named by its case."""
    if len(results) == 1:
        return results[0][1]
    first = results[0][1]
    effects = {worked.effect for _, worked in results}
    return first.model_copy(
        update={
            "headline": "、".join(f"{label}: {worked.headline}" for label, worked in results),
            "effect": effects.pop() if len(effects) == 1 else "conditional",
            "values": tuple(
                value.model_copy(update={"name": f"{value.name}（{label}）"})
                for label, worked in results
                for value in _chief_first(worked.values)
            ),
            "steps": tuple(
                f"{label}: {step}" for label, worked in results for step in worked.steps
            ),
            "citations": _unique(c for _, worked in results for c in worked.citations),
            "notes": _unique(note for _, worked in results for note in worked.notes),
            "assumptions": _unique(a for _, worked in results for a in worked.assumptions),
            "provisional": any(worked.provisional for _, worked in results),
        }
    )


def _chief_first(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Just the chief value of each case: with several cases the rest would bury it."""
    return values[:1]


def _unique(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
