"""Every rulebook folder there is, shipped or invented: no list by hand."""

from __future__ import annotations

import pytest

from knowledge import Desk, open_desk
from knowledge.rulebook.library import SHIPPED
from tests.knowledge.town import TESTS

FOLDERS = sorted(
    path.parent for place in (SHIPPED, TESTS) for path in place.glob("*/rulebook.yaml")
)
BOOKS = [folder.name for folder in FOLDERS]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """A desk over all of them."""
    return open_desk([TESTS])
