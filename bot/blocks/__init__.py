"""What goes out: pure functions from values to Block Kit.

`answer_messages` draws an answer, `help_message` the short help. Every part is drawn as
`rich_text` or `plain_text`, in which Slack reads no markup: nothing a person wrote can ping a
channel, and emphasis needs no word boundaries, which Japanese does not have.
"""

from bot.blocks.acting import ACT, FEEDBACK, LETTERS, MORE_DEEDS, Deed, Surface, acting_blocks
from bot.blocks.answer import answer_messages, sentence_message
from bot.blocks.choices import CHOICE, taken_message
from bot.blocks.escaping import escape
from bot.blocks.helping import help_message
from bot.blocks.message import Block, Message
from bot.blocks.settling import notice_view
from bot.blocks.sharing import shared_messages
from bot.blocks.splitting import MORE, in_a_row, one_page
from bot.blocks.tables import without_tables

__all__ = [
    "ACT",
    "CHOICE",
    "FEEDBACK",
    "LETTERS",
    "MORE",
    "MORE_DEEDS",
    "Block",
    "Deed",
    "Message",
    "Surface",
    "acting_blocks",
    "answer_messages",
    "escape",
    "help_message",
    "in_a_row",
    "notice_view",
    "one_page",
    "sentence_message",
    "shared_messages",
    "taken_message",
    "without_tables",
]
