"""Cases as people work on them in windows and on pages: forms read, and what may be seen.

Between the ledger (`bot/cases/`), which knows no form, and the doors, which know no rule.
"""

from bot.casework.access import Access
from bot.casework.form_reading import Filled, changes_of, filled_case, values_of

__all__ = ["Access", "Filled", "changes_of", "filled_case", "values_of"]
