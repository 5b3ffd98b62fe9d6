"""Subject words of a question (トイレ, 草刈, 布引観音) found in the entries, in three tiers.

A word counts where it stands in the title, else in the content or the place; the rest of an
entry (criteria, reason, department) speaks only where neither does. What is in no entry is kept
as unknown: such a question has no answer here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from knowledge.precedents.denial import kept_after, left_out_after
from knowledge.precedents.model import Entry, Precedents
from knowledge.precedents.spelling import record_text, spelt
from knowledge.precedents.words import literal, words

_RUN = re.compile(r"[一-龥々〇ァ-ヺーa-z0-9]+")
_COUNTED = re.compile(r"(?<![0-9])[0-9]{1,4}(?:件|つ|個|者|社|課|位|番目|か所|人)")
_NOUN_ENDS = re.compile(r"[のをはがにでと、。?!も]|$")
_VERB_ENDS = re.compile(r"[っんいわうくぐえけめれ]")
"""Behind these a run is the stem of a verb (手伝って), not a thing."""
_NOT_WRITTEN = re.compile(
    r"(?:って|と|が|を|は|も)?(?:書|記載|明記|載|挙|付|含)[^。、?]{0,6}?(?:ない|なし|無い|なかっ|ず)"
    r"|(?:って|と|という)?(?:が|は|も)(?:ない|なし|無い|抜け|欠け)"
)
SHORTEST = 2
"""A shorter part of a word says nothing."""
_CUT = re.compile(r"[ァ-ヺー]{2}|[0-9]{2}")
"""Between two of these no word ends; figures alone (50 of 50時間) are no word either."""
EXCEPT = "以外"


@dataclass(frozen=True)
class Term:
    """A subject word as found in a question; `denied` where the question leaves it out.

    `chief`: some entry has it in its title, content or place.
    """

    word: str
    start: int
    end: int
    denied: bool = False
    chief: bool = True


@dataclass(frozen=True)
class Scan:
    """The subject words of a question, those that no entry has, and the text as it was compared."""

    text: str
    terms: tuple[Term, ...]
    unknown: tuple[str, ...]

    @property
    def chains(self) -> list[list[Term]]:
        """Terms bound into one thing by の or nothing: 公園の｜トイレ清掃."""
        found: list[list[Term]] = []
        for before, term in zip((None, *self.terms), self.terms, strict=False):
            if before is not None and self.text[before.end : term.start].strip() in ("", "の"):
                found[-1].append(term)
            else:
                found.append([term])
        return found

    @property
    def wanted(self) -> list[str]:
        """The words asked for; what belongs to a thing left out is not among them."""
        out = {term.start for chain in denied(self) for term in chain}
        return [term.word for term in self.terms if term.start not in out]


@dataclass(frozen=True, eq=False)
class TermIndex:
    """The words of a published list."""

    precedents: Precedents

    @cached_property
    def _tiers(self) -> tuple[dict[str, str], ...]:
        texts = (self._title, self._content, self._rest)
        return tuple({e.number: text(e) for e in self.precedents.entries} for text in texts)

    def _joined(self, *parts: str) -> str:
        return "|".join(record_text(part, self.precedents.same) for part in parts)

    def _title(self, entry: Entry) -> str:
        return self._joined(entry.title, *entry.subjects)

    def _content(self, entry: Entry) -> str:
        rates = (word for rate in entry.rates for word in (rate.name, *rate.said))
        return self._joined(entry.content, entry.place, *rates, *entry.extras)

    def _rest(self, entry: Entry) -> str:
        of = self.precedents
        return self._joined(
            entry.department,
            of.criteria_of(entry),
            of.reason_of(entry),
            of.methods[entry.method],
            entry.written,
            entry.address,
        )

    @cached_property
    def _phrases(self) -> re.Pattern[str]:
        """What the entries' subjects and rates are called; a single character only by itself."""
        entries = self.precedents.entries
        rates = {rate.name for entry in entries for rate in entry.rates} - {*words().stop}
        subjects = rates | {subject for entry in entries for subject in entry.subjects}
        called = sorted({record_text(s, self.precedents.same) for s in subjects}, key=len)
        alone = "".join(word for word in called if len(word) < SHORTEST)
        several = literal(tuple(word for word in called if len(word) >= SHORTEST)).pattern
        return re.compile(rf"{several}|(?<![一-龥々])[{alone}](?![一-龥々])" if alone else several)

    def in_title(self, word: str) -> frozenset[str]:
        """The numbers of the entries whose title or subjects say a word."""
        return frozenset(n for n, text in self._tiers[0].items() if word in text)

    def entries_with(self, word: str) -> frozenset[str]:
        """The numbers of the entries that a word is about."""
        content = frozenset(n for n, text in self._tiers[1].items() if word in text)
        found = self.in_title(word) | content
        return found or frozenset(n for n, text in self._tiers[2].items() if word in text)

    def criteria_with(self, word: str) -> frozenset[str]:
        """The numbers of the entries whose criteria of selection (選定基準) say a word."""
        told = {
            e.number: self._joined(self.precedents.criteria_of(e)) for e in self.precedents.entries
        }
        return frozenset(number for number, text in told.items() if word in text)

    @cached_property
    def _all(self) -> str:
        return "\n".join(text for tier in self._tiers for text in tier.values())

    def _longest(self, run: str, at: int) -> int:
        """How many characters from `at` on an entry has as they stand (what it has, it has the start of)."""
        if at and _CUT.fullmatch(run[at - 1 : at + 1]):
            return 0
        best, size = 0, SHORTEST
        while at + size <= len(run) and run[at : at + size] in self._all:
            if not _CUT.fullmatch(run[at + size - 1 : at + size + 1]):
                best = 0 if run[at : at + size].isdigit() else size
            size += 1
        return best

    def scan(self, text: str) -> Scan:
        """The subject words of a question from which all else has been blanked out."""
        text = spelt(text, self.precedents.same)
        terms, unknown = [], []
        whole = text
        phrases = self._phrases.finditer(text)
        terms += [_term(whole, match.group(), match.start()) for match in phrases]
        for term in terms:
            text = text[: term.start] + " " * len(term.word) + text[term.end :]
        for idle in (literal(_stops()), _COUNTED):
            text = idle.sub(lambda m: " " * len(m.group()), text)
        for run in _RUN.finditer(text):
            found, left = self._split(run.group())
            terms += [_term(whole, word, run.start() + at) for at, word in found]
            unknown += [word for word in left if self._counts(word, run, text, whole)]
        terms = [term for term in terms if not kept_after(whole, term.end)]
        terms.sort(key=lambda term: term.start)
        weighed = (replace(term, chief=self._is_chief(term.word)) for term in terms)
        return Scan(text, tuple(weighed), tuple(unknown))

    def _is_chief(self, word: str) -> bool:
        return any(word in text for tier in self._tiers[:2] for text in tier.values())

    def _split(self, run: str) -> tuple[list[tuple[int, str]], list[str]]:
        """The longest words from the left that an entry has, and what is left between them."""
        found, left, rest, at = [], [], "", 0
        while at < len(run):
            size = self._longest(run, at)
            if size:
                found.append((at, run[at : at + size]))
                left.append(rest)
                rest, at = "", at + size
            else:
                rest, at = rest + run[at], at + 1
        return found, [part for part in (*left, rest) if part]

    def _counts(self, word: str, run: re.Match[str], text: str, whole: str) -> bool:
        """Whether a word that no entry has is a thing asked for, and no verb's stem or a number."""
        word = word.lstrip("0123456789")
        if not word or word in words().stop:
            return False
        if len(word) >= SHORTEST:
            return _VERB_ENDS.match(text, run.end()) is None
        around = whole[max(0, run.start() - 1) : run.end() + 1]
        alone = _RUN.search(around.replace(run.group(), " ")) is None and len(run.group()) == 1
        return alone and _NOUN_ENDS.match(text, run.end()) is not None


@cache
def _stops() -> tuple[str, ...]:
    return tuple(word for word in words().stop if len(word) >= SHORTEST)


def _term(text: str, word: str, start: int) -> Term:
    """A term with whether it is left out: 「清掃業務以外」 leaves out 清掃."""
    end = start + len(word)
    stops = tuple(stop for stop in _stops() if stop != EXCEPT)
    behind = literal(stops).sub("", text[end : end + 24])
    unwritten = _NOT_WRITTEN.match(behind) is not None
    return Term(word, start, end, denied=unwritten or left_out_after(behind, 0))


@lru_cache(maxsize=32)
def terms_of(precedents: Precedents) -> TermIndex:
    """The term index of a list, made once."""
    return TermIndex(precedents)


def denied(scan: Scan) -> list[list[Term]]:
    """The things a question leaves out (〜以外), each as the terms it is called by."""
    return [chain for chain in scan.chains if chain[-1].denied]


def groups(scan: Scan) -> list[tuple[str, list[Term]]]:
    """The wanted terms in groups: ("or", …) for a list of alternatives, ("all", …) else."""
    grouped: list[tuple[str, list[Term]]] = []
    out = {term.start for chain in denied(scan) for term in chain}
    wanted: Sequence[Term] = [term for term in scan.terms if term.start not in out]
    for before, term in zip((None, *wanted), wanted, strict=False):
        between = scan.text[before.end : term.start].strip() if before else ""
        link = next((k for k, links in words().linked.items() if between in links), None)
        if before is not None and link and between:
            kind, terms = grouped[-1]
            grouped[-1] = ("or" if "or" in (kind, link) else "and", [*terms, term])
        else:
            grouped.append(("all", [term]))
    return grouped
