"""Yen as whole numbers, rates as fractions, every rounding by its name.

>>> round_up(Fraction(37_037_01, 100))
37038
"""

from fractions import Fraction
from math import ceil, floor

LARGEST_AMOUNT = 10**13
"""The largest amount of yen taken as meant: beyond it a typing error is likelier than a contract."""


def round_up(amount: Fraction) -> int:
    """1円未満切上げ: for 「…以上」, where less would not be enough.

    >>> round_up(Fraction(100, 3)), round_up(Fraction(100))
    (34, 100)
    """
    return ceil(amount)


def round_down(amount: Fraction) -> int:
    """1円未満切捨て: for 「…以内」「…の範囲内」, where more would be too much.

    >>> round_down(Fraction(100, 3))
    33
    """
    return floor(amount)


def cut_below(amount: Fraction, unit: int) -> int:
    """Cut what lies below a whole `unit` of yen (100円未満切捨て is `unit=100`).

    >>> cut_below(Fraction(15_068, 10), 100)
    1500
    """
    return floor(amount / unit) * unit


def yen(amount: int) -> str:
    """An amount as it is shown.

    >>> yen(4_500_000)
    '4,500,000円'
    """
    return f"{amount:,}円"


def rate(fraction: Fraction) -> str:
    """A rate as per cent where that is short, else as a fraction.

    >>> rate(Fraction(25, 1000)), rate(Fraction(2, 3))
    ('2.5%', '2/3')
    """
    per_cent = fraction * 100
    for digits in (0, 1, 2):
        if (per_cent * 10**digits).denominator == 1:
            return f"{float(per_cent):.{digits}f}%"
    return f"{fraction.numerator}/{fraction.denominator}"
