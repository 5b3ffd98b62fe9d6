"""Tables as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from bot.terminal.width import width


def table(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], note: str = ""
) -> str:
    """A titled table: the first column to the left, figures to the right.

    >>> print(table("Speed", ["what", "ms"], [["ask", 1.5]]))
    Speed
      what    ms
      ----  ----
      ask   1.50
    """
    cells = [list(columns), *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(width(row[n]) for row in cells) for n in range(len(columns))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * size for size in widths))
    return "\n".join([title, *(f"  {line}" for line in lines), *([f"  {note}"] if note else [])])


def share(part: float, whole: float) -> str:
    """A share in percent.

    >>> share(3, 4), share(0, 0)
    ('75.0 %', '-')
    """
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.2f}" if abs(cell) < 100 else f"{cell:,.0f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    gaps = [" " * (size - width(cell)) for cell, size in zip(row, widths, strict=True)]
    return [row[0] + gaps[0], *(gap + cell for cell, gap in zip(row[1:], gaps[1:], strict=True))]
