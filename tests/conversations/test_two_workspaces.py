"""Two workspaces on one desk: each window, tab and handover with the token of its own."""

from __future__ import annotations

from bot.clock import utc_now
from bot.store import ChannelSetting
from tests.conversations.reading import behind, buttons, seen
from tests.conversations.test_installing import CITY, TOWN, on_the_web
from tests.standin import Slack


def workspaces_of(slack: Slack, method: str) -> list[str]:
    """With whose token a method was called."""
    return [slack.installs.tokens[call.token].team_id for call in slack.made(method)]


def test_windows_tabs_and_handovers_use_the_token_of_their_workspace(
    slack: Slack, database_url: str
) -> None:
    with on_the_web(slack, database_url) as web:
        for workspace in (CITY, TOWN):
            web.install(workspace)
            people, channels = web.people(workspace), web.built.store.channels
            officer = ChannelSetting(officer_channel=f"C-{workspace.team_id}")
            channels.save(workspace.team_id, "C0001", officer, "U1", utc_now())
            people.command("")
            people.open_tab()
            people.open_tab("messages")
            slack.admins.add("U0001")
            people.command("設定")
            people.press(behind(people.command("入札保証金は?").body, "担当に聞く"))
            people.write("入札保証金は?")
        slack.wait_for("chat.postMessage", 4)
        both = ["T0001", "T0002"]
        for method in ("views.publish", "users.info", "assistant.threads.setSuggestedPrompts"):
            assert workspaces_of(slack, method) == both
        assert workspaces_of(slack, "views.open") == ["T0001", "T0001", "T0002", "T0002"]
        handed = [
            call for call in slack.made("chat.postMessage") if "C-T" in str(call.payload["channel"])
        ]
        assert [slack.installs.tokens[call.token].team_id for call in handed] == both
        assert [call.payload["channel"] for call in handed] == ["C-T0001", "C-T0002"]


def test_a_button_of_one_workspace_reveals_nothing_kept_by_another(
    slack: Slack, database_url: str
) -> None:
    with on_the_web(slack, database_url) as web:
        web.install(CITY)
        web.install(TOWN)
        body = web.people(CITY).command("入札保証金は?" + "長" * 3_000).body
        web.people(TOWN).press(buttons(body)["条文を見る"])
        (told,) = slack.wait_for("response_url")
        assert "使えなくなりました" in seen(told)
        assert slack.stack == []
