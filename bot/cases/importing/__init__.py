"""Cases from a file that a spreadsheet wrote (CSV, XLSX)."""

from bot.cases.importing.reading import BY_TITLE
from bot.cases.importing.taking_in import Import, Outcome, Report, RowReport

__all__ = ["BY_TITLE", "Import", "Outcome", "Report", "RowReport"]
