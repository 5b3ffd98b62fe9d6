"""Questions about contracts a body has published: which, how many, with whom, for how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from knowledge.answering.precedent_costs import cost_answer, names_of
from knowledge.answering.replies import Asked
from knowledge.model import Answer, Citation
from knowledge.precedents.claiming import claims_precedents
from knowledge.precedents.leaning import leaning
from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.query import Query, understand
from knowledge.precedents.reply import Reply
from knowledge.precedents.replying import reply_to
from knowledge.precedents.selecting import Selection, select
from knowledge.precedents.telling import conditions, line
from knowledge.precedents.terms import TermIndex, terms_of
from knowledge.precedents.words import pattern, words
from knowledge.rulebook.book import Rulebook, Rules
from knowledge.understanding.reading import Reading

MOST_NEAR = 4
TOPIC = "precedents"


def no_near_miss(
    settled: Answer, asked: Asked, readings: Sequence[Reading], rules: Rules
) -> Answer:
    """`settled`, unless it is an entry that lacks something the question names."""
    of = rules.book.precedents
    if of is None or settled.topic != TOPIC or settled.kind == "unknown":
        return settled
    query = understand(readings[0], terms_of(of), names_of(rules.book))
    return _answer(asked, query, terms_of(of), rules.book) if query.scan.unknown else settled


def precedents_answer(asked: Asked, readings: Sequence[Reading], rules: Rules) -> Answer | None:
    """What the body's published contracts say, or None where the question is not for them.

    `readings[0]` is the question, the rest the earlier ones of its thread, the latest first.
    """
    of = rules.book.precedents
    if of is None:
        return None
    cost = cost_answer(asked, readings, rules)
    if cost is not None:
        return cost
    index = terms_of(of)
    queries = [understand(reading, index, names_of(rules.book)) for reading in readings]
    query = leaning(queries, readings)
    only = rules.book.articles.keys() == {of.source}
    if query is None and claims_precedents(queries[0], readings[0], only=only):
        query = queries[0]
    return _answer(asked, query, index, rules.book) if query else None


def _answer(asked: Asked, query: Query, index: TermIndex, book: Rulebook) -> Answer:
    of = index.precedents
    if query.other_year is not None:
        return _unknown(asked, of, book, f"{query.other_year}年度の公表は収録していません")
    if query.other_item is not None or (query.items and query.numbers):
        return _of_item(asked, query, of, book)
    chosen = select(query, index)
    untold = pattern(words().unpublished).search(query.text)
    if untold and chosen.entries and (query.numbers or query.names or query.about):
        return _unpublished(asked, of, book, untold.group(), chosen)
    gaps = _gaps(chosen, of)
    if chosen.missing and not chosen.entries:
        return _unknown(asked, of, book, gaps[0], gaps[1:])
    if query.scan.unknown or not chosen.entries:
        return _not_found(asked, query, chosen, index, book)
    reply = reply_to(query, chosen, of)
    return _told(asked, of, book, reply, gaps)


def _told(
    asked: Asked, of: Precedents, book: Rulebook, reply: Reply, gaps: Sequence[str]
) -> Answer:
    return asked.reply(
        kind="precedents",
        topic=TOPIC,
        headline=reply.headline,
        values=reply.values,
        steps=reply.steps,
        citations=_cites(reply.entries, of, book),
        notes=(*gaps, *reply.notes, _basis(of)),
    )


def _cites(entries: Iterable[Entry], of: Precedents, book: Rulebook) -> tuple[Citation, ...]:
    cited = (book.cite(f"{of.source} {entry.number}") for entry in dict.fromkeys(entries))
    return tuple(citation for citation in cited if citation)


def _basis(of: Precedents) -> str:
    return f"{of.chapter or of.source}（{of.as_of.isoformat()}時点、{len(of.entries)}件）の記載によります。"


def _gaps(chosen: Selection, of: Precedents) -> tuple[str, ...]:
    """What to say of numbers that are not in the list."""
    known = {gap.number: gap.says for gap in of.gaps}
    first, last = of.entries[0].number, of.entries[-1].number
    return tuple(
        known.get(f"No.{n}", f"{of.source}にNo.{n}はありません（{first}から{last}まで）。")
        for n in chosen.missing
    )


def _unknown(
    asked: Asked,
    of: Precedents,
    book: Rulebook,
    headline: str,
    notes: Sequence[str] = (),
    **more: Any,  # noqa: ANN401 - the fields of Answer
) -> Answer:
    return asked.reply(
        kind="unknown",
        topic=TOPIC,
        headline=headline,
        notes=(f"調べたもの: {_basis(of)}", *notes, f"{book.head.contact}に確かめてください。"),
        **more,
    )


def _unpublished(
    asked: Asked, of: Precedents, book: Rulebook, what: str, chosen: Selection
) -> Answer:
    """That the list does not tell a thing, with the entries it was asked of."""
    near = chosen.entries[:MOST_NEAR]
    told = tuple(f"公表にある記載: {line(entry, of)}" for entry in near)
    headline = f"{of.source}には「{what}」に当たる記載がありません"
    return _unknown(asked, of, book, headline, told, citations=_cites(near, of, book))


def _of_item(asked: Asked, query: Query, of: Precedents, book: Rulebook) -> Answer:
    """That the list is not for an item of the law (号), or does not say which one an entry is by."""
    if query.other_item is not None:
        return _unknown(
            asked, of, book, f"{query.other_item}号による随意契約は、この公表にありません"
        )
    return _unknown(asked, of, book, f"{of.source}には、各件がどの号によるかの記載がありません")


def _not_found(
    asked: Asked, query: Query, chosen: Selection, index: TermIndex, book: Rulebook
) -> Answer:
    """That no entry is what was asked for, with those that come near it."""
    of = index.precedents
    near = _near(query, chosen, index)
    told = tuple(f"近いもの: {line(entry, of)}" for entry in near)
    stranger = query.departments.stranger or query.parties.stranger
    sought = f"「{stranger}」" if stranger else conditions(query, of)
    headline = f"{of.source}に、{sought}に当たる件は見当たりません（0件）"
    return _unknown(asked, of, book, headline, told, citations=_cites(near, of, book))


def _near(query: Query, chosen: Selection, index: TermIndex) -> list[Entry]:
    """A few entries of the same subject, else none: those that fit everything but one condition."""
    about = [index.entries_with(word) for word in query.scan.wanted]
    own = [e for e in index.precedents.entries if about and all(e.number in a for a in about)]
    return [*chosen.near, *chosen.estimates, *own][:MOST_NEAR]
