"""What is remembered: questions on their way to an answer, and what buttons refer to.

Times are UTC, and the moment is always an argument. Every key begins with the workspace, so
that two workspaces on one database never meet.
"""

from bot.store.case_tables import (
    CaseDeadlineRow,
    CaseHistoryRow,
    CaseOwnerRow,
    CaseRow,
    FeedRow,
)
from bot.store.channels import Channels, ChannelSetting, setting_key
from bot.store.engine import open_engine
from bot.store.inbox import Inbox, Incoming, Taken
from bot.store.installations import Installations
from bot.store.installing import Installing
from bot.store.kept import Kept
from bot.store.migrating import migrate
from bot.store.reviews import Handovers, Review, Reviews
from bot.store.store import Store
from bot.store.tables import Status
from bot.store.threads import Threads, Written

__all__ = [
    "CaseDeadlineRow",
    "CaseHistoryRow",
    "CaseOwnerRow",
    "CaseRow",
    "ChannelSetting",
    "Channels",
    "FeedRow",
    "Handovers",
    "Inbox",
    "Incoming",
    "Installations",
    "Installing",
    "Kept",
    "Review",
    "Reviews",
    "Status",
    "Store",
    "Taken",
    "Threads",
    "Written",
    "migrate",
    "open_engine",
    "setting_key",
]
