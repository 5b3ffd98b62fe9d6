"""Figures as staff read them."""

from __future__ import annotations

from datetime import date

WEEKDAYS = "月火水木金土日"
DAY_UNIT = "日付"
RATE_UNIT = "割合"


def figure(value: int | str, unit: str) -> str:
    """A value with its unit.

    >>> figure(135000, "円"), figure("2026-12-07", "日付"), figure("3%", "")
    ('135,000円', '2026年12月7日（月）', '3%')
    >>> figure("3/100", "割合")
    '3/100'
    """
    if unit == DAY_UNIT:
        return day_in_words(value) if isinstance(value, str) else str(value)
    number = f"{value:,}" if isinstance(value, int) else value
    return number if unit == RATE_UNIT else f"{number}{unit}"


def day_in_words(value: str | date) -> str:
    """A calendar day with its weekday; text that is no ISO day stays as it is.

    >>> day_in_words("2026-11-23"), day_in_words("未定")
    ('2026年11月23日（月）', '未定')
    """
    try:
        day = value if isinstance(value, date) else date.fromisoformat(value)
    except ValueError:
        return str(value)
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def day_near(day: date, today: date) -> str:
    """A day, with its year where that is not this one's.

    >>> day_near(date(2026, 11, 24), date(2026, 11, 20)), day_near(date(2027, 1, 4), date(2026, 11, 20))
    ('11月24日（火）', '2027年1月4日（月）')
    """
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"
