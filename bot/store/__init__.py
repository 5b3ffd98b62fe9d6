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
from bot.store.reminder_claims import ReminderClaims
from bot.store.reminder_setting import ReminderSetting, usual_reminder
from bot.store.reminder_settings import ReminderSettings
from bot.store.reminder_side_tables import ReminderSettingRow, TroubleRow
from bot.store.reminder_tables import PostRow, PostStatus
from bot.store.reminder_values import ClaimedPost, PostKey, PostKind, PostPart
from bot.store.reminders import ReminderPosts
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
    "ClaimedPost",
    "FeedRow",
    "Handovers",
    "Inbox",
    "Incoming",
    "Installations",
    "Installing",
    "Kept",
    "PostKey",
    "PostKind",
    "PostPart",
    "PostRow",
    "PostStatus",
    "ReminderClaims",
    "ReminderPosts",
    "ReminderSetting",
    "ReminderSettingRow",
    "ReminderSettings",
    "Review",
    "Reviews",
    "Status",
    "Store",
    "Taken",
    "Threads",
    "TroubleRow",
    "Written",
    "migrate",
    "open_engine",
    "setting_key",
    "usual_reminder",
]
