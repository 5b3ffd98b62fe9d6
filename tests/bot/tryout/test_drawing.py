"""Block Kit drawn as HTML, block by block."""

from __future__ import annotations

from typing import Any

import pytest

from bot.tryout.drawing import draw


def test_a_header_is_a_heading() -> None:
    """Plain text, escaped."""
    block = {"type": "header", "text": {"type": "plain_text", "text": "<結論>"}}

    assert draw([block]) == '<h3 class="block header">&lt;結論&gt;</h3>'


def test_sections_show_text_fields_and_a_button() -> None:
    """With Slack's markup in mrkdwn text."""
    block = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*結論* です"},
        "fields": [{"type": "plain_text", "text": "左"}, {"type": "mrkdwn", "text": "_右_"}],
        "accessory": {
            "type": "button",
            "text": {"type": "plain_text", "text": "押す"},
            "value": "v",
        },
    }
    drawn = draw([block])

    assert "<p><strong>結論</strong> です</p>" in drawn
    assert '<div class="fields"><p>左</p><p><em>右</em></p></div>' in drawn
    assert 'name="choice" value="v">押す</button>' in drawn


def test_rich_text_shows_lists_quotes_and_styles() -> None:
    """Paragraphs, bullets, numbers, quotes, links, emphasis."""

    def part(kind: str, *runs: dict[str, Any], **more: Any) -> dict[str, Any]:
        return {"type": kind, "elements": list(runs), **more}

    bold = {"type": "text", "text": "太字", "style": {"bold": True, "italic": True}}
    web = {"type": "link", "url": "https://example.jp/?a=1&b=2", "text": "規則"}
    trap = {"type": "link", "url": "javascript:alert(1)", "text": "罠"}
    item = part("rich_text_section", {"type": "text", "text": "一<b>"})
    block = part(
        "rich_text",
        part("rich_text_section", bold, web, trap),
        part("rich_text_list", item, item, style="bullet"),
        part("rich_text_list", item, style="ordered", indent=1),
        part("rich_text_quote", {"type": "text", "text": "引用"}),
        part("rich_text_preformatted", {"type": "text", "text": "a\nb"}),
    )
    drawn = draw([block])

    assert "<em><strong>太字</strong></em>" in drawn
    assert '<a href="https://example.jp/?a=1&amp;b=2" rel="noopener noreferrer">規則</a>罠' in drawn
    assert '<ul class="indent-0"><li>一&lt;b&gt;</li><li>一&lt;b&gt;</li></ul>' in drawn
    assert '<ol class="indent-1">' in drawn
    assert "<blockquote>引用</blockquote><pre>a<br>b</pre>" in drawn


def test_pings_are_only_words() -> None:
    """There is nobody to ping on this page."""
    run = {"type": "broadcast", "range": "channel"}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [run]}]}
    context = {"type": "context", "elements": [{"type": "mrkdwn", "text": "<!here> <@U1|花子>"}]}

    assert '<span class="ping">@channel</span>' in draw([rich])
    assert '<span class="ping">@here</span> <span class="ping">@花子</span>' in draw([context])


def test_a_table_has_a_head_and_keeps_its_alignment() -> None:
    """The first row names the columns."""
    cell = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "<x>"}]}],
    }
    block = {
        "type": "table",
        "column_settings": [None, {"align": "right"}],
        "rows": [
            [{"type": "raw_text", "text": "団体"}, {"type": "raw_text", "text": "率"}],
            [cell, {"type": "raw_number", "value": 3}],
        ],
    }
    drawn = draw([block])

    assert '<th class="left" scope="col">団体</th><th class="right" scope="col">率</th>' in drawn
    assert '<td class="left"><p>&lt;x&gt;</p></td><td class="right">3</td>' in drawn


def test_old_buttons_cannot_be_pressed() -> None:
    """Only the newest message's buttons belong to the question at hand."""
    button = {"type": "button", "text": {"type": "plain_text", "text": 'は"い'}, "value": '"><b>'}
    block = {"type": "actions", "elements": [button]}

    assert ' value="&#34;&gt;&lt;b&gt;">は&#34;い</button>' in draw([block])
    assert " disabled>" in draw([block], live=False)


@pytest.mark.parametrize(
    "block",
    [
        {"type": "video"},
        {"type": "<b>"},
        {},
        {"type": "actions", "elements": [{"type": "datepicker"}]},
    ],
)
def test_an_unknown_block_is_named_not_dropped(block: dict[str, Any]) -> None:
    """So that nothing is silently missing."""
    assert "表示できない部品です" in draw([block])
    assert "<b>" not in draw([block])
