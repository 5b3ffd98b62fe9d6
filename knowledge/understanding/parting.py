"""One question to several bodies -> the question to each: what is another's is left out.

「○○の遅延利息と△△の延滞違約金」 is to the one body a question for 遅延利息, to
the other for 延滞違約金. What follows a name is its own where both names have something that
follows; else it is said of both: 「A県とB県の違約金」.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.understanding.bodies import Mention

_NOUN = re.compile(r"の(?P<noun>[一-龥ァ-ヶーA-Za-z0-9]+)")
_CLAUSE = re.compile(
    r"(?:では|だと|なら|については|の場合は?|は|が)(?P<clause>[^。、?)]*)(?P<stop>[。、?)]?)"
)
_JOINER = re.compile(r"\s*(?:と|や|・|、|,|および|及び|または|又は|か|も|対|vs\.?)*\s*")
_FIGURE = re.compile(r".*[0-9][0-9,.]*(?:億|千|万)*(?:円|日|か月|年|%|割)?(?:で|の|を)?")
_BRACKETED = re.compile(r"\([^()]*\)")
_LEADING = re.compile(r"^[\s、,・とやのはで]+")
_LOOSE = re.compile(r"(?<=[、。?(])[、,・]+|\(\)")


class _Phrase(NamedTuple):
    """A mention with what follows it: the name ends at `name`, the whole phrase at `end`."""

    mention: Mention
    name: int
    end: int
    own: str
    final: bool
    """Whether the phrase ends a sentence that states something, and so is the body's alone."""


def parted(text: str, found: Sequence[Mention], body: str) -> str:
    """What `text` asks of one of the bodies it mentions, without the names.

    >>> from knowledge.understanding.bodies import mentions
    >>> text = "契約額730万円で30日遅れ(A県は延長を認めた)。A県の遅延利息とB市の延滞違約金、どっちが重い?"
    >>> found = mentions(text, {"a": ["A県"], "b": ["B市"]})
    >>> parted(text, found, "a")
    '契約額730万円で30日遅れ(延長を認めた)。遅延利息、どっちが重い?'
    >>> parted(text, found, "b")
    '契約額730万円で30日遅れ。延滞違約金、どっちが重い?'
    """
    phrases = [_phrase(text, found, number) for number in range(len(found))]
    has_own = any(p.own for p in phrases if p.mention.body == body)
    out = [False] * len(text)
    for phrase in phrases:
        for place in _left_out(text, phrase, body, has_own=has_own):
            out[place] = True
    kept = "".join(letter for letter, gone in zip(text, out, strict=True) if not gone)
    kept = _LEADING.sub("", kept) if out[:1] == [True] else kept
    return _LOOSE.sub("", kept).strip() if found else text


def _phrase(text: str, found: Sequence[Mention], number: int) -> _Phrase:
    mention = found[number]
    following = found[number + 1].start if number + 1 < len(found) else len(text)
    noun = _NOUN.match(text, mention.end, following)
    if noun:
        joined = _joined(text, noun.end(), following)
        return _Phrase(mention, noun.start("noun"), joined, noun["noun"], final=False)
    clause = _CLAUSE.match(text, mention.end, following)
    if clause:
        own, stop = clause["clause"].strip(), clause["stop"]
        end = clause.end("clause") + (stop == "、")
        return _Phrase(mention, clause.start("clause"), end, own, final=stop in ("。", ")"))
    joined = _joined(text, mention.end, following)
    return _Phrase(mention, joined, joined, "", final=False)


def _joined(text: str, start: int, stop: int) -> int:
    match = _JOINER.match(text, start, stop)
    return match.end() if match and stop < len(text) else start


def _left_out(text: str, phrase: _Phrase, body: str, *, has_own: bool) -> Iterator[int]:
    """The places of `text` that a phrase takes along when the question goes to `body`."""
    start, end = phrase.mention.start, phrase.end
    if phrase.mention.body == body:
        yield from range(start, phrase.name)
        yield from range(_noun_end(text, phrase), end)
        return
    bracketed = next((b for b in _BRACKETED.finditer(text) if b.start() < start < b.end()), None)
    if bracketed:
        yield from range(*bracketed.span())
    elif not phrase.own or not (has_own or phrase.final):
        yield from range(start, phrase.name)
    elif _asks(text, phrase):
        # The last clause holds the question itself: only its figures are the other body's.
        figure = _FIGURE.match(text, phrase.name, end)
        yield from range(start, figure.end() if figure else phrase.name)
    else:
        yield from range(start, end)


def _noun_end(text: str, phrase: _Phrase) -> int:
    """Where a phrase's own words end and the 「と」 that joins it to the next one begins."""
    end = phrase.name + len(phrase.own)
    return end if text[phrase.mention.end : phrase.mention.end + 1] == "の" else phrase.end


def _asks(text: str, phrase: _Phrase) -> bool:
    """Whether a clause goes on to the end of a question."""
    clause = text[phrase.mention.end : phrase.mention.end + 1] != "の"
    return clause and (phrase.end >= len(text) or text[phrase.end] == "?")
