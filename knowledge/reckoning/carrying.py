"""準用: a provision made for one method of tendering that another article carries over to others.

The rulebook's articles say by whom they are carried (`applies`), its head for which method each
carrying article speaks (`carriers`). Both articles are cited, the carrying one first.
"""

from __future__ import annotations

from knowledge.kinds import BidMethod
from knowledge.model import Citation
from knowledge.rulebook.articles import Unit
from knowledge.rulebook.book import Rules


def carrier_of(rules: Rules, cite: str, method: BidMethod | None) -> str | None:
    """The provision by which `cite` applies to `method`, or None where it applies by itself."""
    found = rules.book.find(cite)
    if method is None or found is None:
        return None
    carriers = rules.book.head.carriers.get(method, ())
    return next((name for name in found[1].article.applies if name in carriers), None)


MOST_CARRIED = 3


def carried_by(rules: Rules, unit: Unit) -> list[tuple[str, Unit]]:
    """The articles that a 準用 provision carries over, unless they are too many to name."""
    name = str(unit.locator)
    found = [
        (source, next(article.units()))
        for source, articles in rules.book.articles.items()
        for article in articles.values()
        if name in article.applies
    ]
    return found if len(found) <= MOST_CARRIED else []


def cite_with(
    rules: Rules, cites: tuple[str, ...], method: BidMethod | None
) -> tuple[Citation, ...]:
    """The citations of `cites`, with the carrying article in front where `method` has one."""
    carrier = next(filter(None, (carrier_of(rules, cite, method) for cite in cites)), None)
    names = cites if carrier is None or carrier in cites else (carrier, *cites)
    return tuple(rules.cite(name) for name in names)


def carried_note(rules: Rules, cite: str, method: BidMethod | None) -> tuple[str, ...]:
    """A sentence that says the rule applies by 準用, where it does."""
    carrier = carrier_of(rules, cite, method)
    return (f"{method.title_ja}には{carrier}により準用されます。",) if carrier and method else ()
