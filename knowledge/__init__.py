"""What the desk knows of procurement; it knows nothing of Slack or of databases.

`open_desk()` gives a `Desk`; `Desk.ask` turns a question into an `Answer`.
"""

from knowledge.calculation import Calculator, Inputs, Slot
from knowledge.dates import OfficeCalendar
from knowledge.desk import Desk, open_desk
from knowledge.errors import KeiyakuError, MissingInput, UnknownRulebook, UnreadableInput
from knowledge.kinds import ContractKind
from knowledge.model import Answer, Cell, Citation, Table, Value, Worked
from knowledge.rulebook.book import Head, Rulebook
from knowledge.rulebook.points import Point
from knowledge.timetable.deadlines import Conflict, Deadline, Fact, Timetable
from knowledge.understanding.typed import typed_value

__all__ = [
    "Answer",
    "Calculator",
    "Cell",
    "Citation",
    "Conflict",
    "ContractKind",
    "Deadline",
    "Desk",
    "Fact",
    "Head",
    "Inputs",
    "KeiyakuError",
    "MissingInput",
    "OfficeCalendar",
    "Point",
    "Rulebook",
    "Slot",
    "Table",
    "Timetable",
    "UnknownRulebook",
    "UnreadableInput",
    "Value",
    "Worked",
    "open_desk",
    "typed_value",
]
