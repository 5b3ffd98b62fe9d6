"""Settings and values shared by the property tests: quick, and the same on every run."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

QUICK = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
prices = st.integers(1, 10**12)
days = st.dates(date(2011, 4, 1), date(2040, 3, 31))
