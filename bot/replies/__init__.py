"""From a question that came in to an answer that is in Slack, once."""

from bot.replies.accepting import Accepting
from bot.replies.answering import THREAD_MEMORY, Answerer
from bot.replies.asking import Asking
from bot.replies.continuing import ButtonValues, Continuation
from bot.replies.posting import Poster
from bot.replies.workers import LOOK_EVERY, Workers

__all__ = [
    "LOOK_EVERY",
    "THREAD_MEMORY",
    "Accepting",
    "Answerer",
    "Asking",
    "ButtonValues",
    "Continuation",
    "Poster",
    "Workers",
]
