"""The names of a case's fields and buttons: the same where they are drawn and where they are read."""

from __future__ import annotations

CASE = "keiyaku:case"
"""The first part of the action_id of all that is done with cases."""
CASE_FORM = f"{CASE}:form"
MORE_DAYS, MORE_OWN = f"{CASE}:days", f"{CASE}:own"
USUAL_DAYS = ("notice_day", "bid_day", "award_day", "contract_day", "due_day", "claim_day")
"""Facts whose fields are always there; the others are behind 「日付を足す」."""
TIMED_DAY = "bid_day"
HOUR = "hour"
PAST_DONE = "past_done"
MOST_OWN = 5
PEOPLE = ("U", "W")


def own_title(number: int) -> str:
    """The field of an own deadline's title."""
    return f"own{number}_title"


def own_day(number: int) -> str:
    """The field of its day."""
    return f"own{number}_day"


def moved_day(deadline_id: int) -> str:
    """The field of the day of an own deadline that is there already."""
    return f"moved_{deadline_id}"


def is_person(owner: str) -> bool:
    """Whether an owner is somebody's id in Slack, not a name that a file brought.

    >>> is_person("U0123"), is_person("USER 1"), is_person("山田")
    (True, False, False)
    """
    return owner.startswith(PEOPLE) and owner.isascii() and owner.isalnum() and owner.isupper()
