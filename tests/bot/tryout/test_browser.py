"""The try-out page in a real browser, on a telephone's and on a desk's screen."""

from __future__ import annotations

import base64
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.tryout.server import bind
from tests.bot.fake_desk import TODAY, FakeDesk
from tests.bot.tryout import chromium

NO_BROWSER = "no Chromium on this machine: the page is not looked at (apt-get install chromium)"
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def address() -> Iterator[str]:
    """The page, served on a free port."""
    server = bind(FakeDesk(), lambda: TODAY, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(tmp_path: Path) -> Iterator[chromium.Tab]:
    """A page of a real browser. Without one the test is skipped, but never in the continuous check."""
    path = chromium.find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with chromium.browser(path, tmp_path / "profile") as tab:
        yield tab


@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844), (1280, 900)])
def test_a_question_is_answered_and_followed_up_without_script(
    tab: chromium.Tab, address: str, tmp_path: Path, width: int, height: int
) -> None:
    """Example, clarification, choice: nothing is wider than the screen, and the newest answer is in sight."""
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(address, width, height)
    assert tab.evaluate(TOO_WIDE) == 0

    tab.evaluate(
        "document.querySelector('#question').value = '随意契約でできる？' + '長い語'.repeat(60)"
    )
    tab.evaluate("document.querySelector('.send').click()")
    tab.until("document.querySelectorAll('.actions button:enabled').length === 2")
    tab.evaluate("document.querySelectorAll('.actions button')[1].click()")
    tab.until("document.querySelectorAll('.answer').length === 2")

    assert "入札保証金は 135,000円以上" in tab.evaluate(
        "document.querySelector('#latest').innerText"
    )
    assert "<script>alert(1)</script>" in tab.evaluate(
        "document.querySelector('#latest').innerText"
    )
    assert tab.evaluate("document.scripts.length") == 0
    assert tab.evaluate(TOO_WIDE) == 0
    tab.until(
        "Math.abs(document.querySelector('#latest').getBoundingClientRect().top) < innerHeight / 2"
    )
    picture = base64.b64decode(tab.call("Page.captureScreenshot")["data"])
    (tmp_path / f"page-{width}.png").write_bytes(picture)
    assert len(picture) > 10_000
