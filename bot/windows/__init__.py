"""WHAT OPENS: windows, the Home tab, and what people decide in them.

Each module does one thing on behalf of a person who pressed something (`Press`), with the client of
their workspace; how it looks is drawn in `bot/blocks/`.
"""

from bot.windows.acting import Acting
from bot.windows.case_door import CaseDoor
from bot.windows.forms import Forms
from bot.windows.home import HomeTab
from bot.windows.opening import Opener
from bot.windows.place import Place
from bot.windows.press import Press
from bot.windows.settings import SettingsDoor

__all__ = ["Acting", "CaseDoor", "Forms", "HomeTab", "Opener", "Place", "Press", "SettingsDoor"]
