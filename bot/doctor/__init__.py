"""`keiyaku doctor`: looks at everything the desk needs, and says what to do about what is wrong."""

from bot.doctor.examining import Patient, examine
from bot.doctor.finding import Finding

__all__ = ["Finding", "Patient", "examine"]
