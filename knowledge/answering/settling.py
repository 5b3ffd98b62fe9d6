"""Whose rules a question is answered by."""

from __future__ import annotations

from knowledge.answering.replies import with_notes
from knowledge.errors import MissingInput, UnlistedBody
from knowledge.model import Answer
from knowledge.rulebook.library import Library
from knowledge.understanding.bodies import body_asked_about


def settle(text: str, given: str | None, library: Library) -> str:
    """The id of the rulebook: named in the text, given, or the only one there is.

    Raises UnlistedBody for a body without a rulebook, MissingInput where it is open whose rules
    are meant.
    """
    named = library.named_in(text)
    if named:
        return named[0]
    other = body_asked_about(text)
    if other is not None:
        known = "、".join(head.name for head in library.bodies)
        raise UnlistedBody(f"「{other}」の規則は登録していません。登録済み: {known}")
    if given is not None:
        return library.get(given).id
    bodies = library.bodies
    if len(bodies) == 1:
        return bodies[0].id
    choices = tuple(head.name for head in bodies)
    raise MissingInput("団体", "どの団体の規則でお答えしますか。", choices)


def told_whose(answer: Answer, given: str | None, library: Library) -> Answer:
    """The answer; where it follows other rules than those usual here, saying so."""
    usual, followed = library.heads.get(given or ""), library.heads.get(answer.rulebook or "")
    if usual is None or followed is None or usual is followed:
        return answer
    return with_notes(answer, f"{usual.name}ではなく、{followed.name}の規則でお答えしました。")
