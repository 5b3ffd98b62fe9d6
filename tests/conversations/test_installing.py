"""Two workspaces install the desk by OAuth; each has its own token, and only that."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from sqlalchemy import update
from werkzeug.serving import make_server

from bot.app import build_app
from bot.clock import utc_now
from bot.serving import ENDPOINT
from bot.settings import Settings
from bot.store import Installations, Store
from bot.store.installation_tables import InstallationRow
from tests.conversations.processes import serving
from tests.conversations.reading import seen
from tests.standin import SIGNING_SECRET, FakeDesk, HttpDelivery, People, Slack
from tests.standin.installs import CLIENT_ID, CLIENT_SECRET, Workspace

CITY = Workspace("T0001", bot_user="U0BOT")
TOWN = Workspace("T0002", bot_user="U0BOT")
GRID = Workspace("T0003", enterprise_id="E0001")
WARD = Workspace("T0009", enterprise_id="E0009", is_org_wide=True)


@dataclass
class Web:
    """The desk on the web, with what a browser and Slack do to it."""

    slack: Slack
    built: Any
    port: int

    def get(self, path: str, cookie: str = "") -> tuple[int, str, str]:
        """What a browser gets: status, page, cookie."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        response = connection.getresponse()
        page = response.read().decode()
        connection.close()
        return response.status, page, response.getheader("Set-Cookie") or ""

    def begin(self) -> tuple[str, str]:
        """Open /slack/install: the state Slack must bring back, and the browser's cookie."""
        status, page, cookie = self.get("/slack/install")
        assert status == 200
        link = page.split('href="')[1].split('"')[0].replace("&amp;", "&")
        return parse_qs(urlsplit(link).query)["state"][0], cookie.split(";")[0]

    def install(self, workspace: Workspace, *, rotating: bool = False) -> int:
        """Install the app as a person in a browser does; the status of the last page."""
        state, cookie = self.begin()
        code = self.slack.installs.allow(workspace, rotating=rotating)
        status, page, _ = self.get(f"/slack/oauth_redirect?code={code}&state={state}", cookie)
        assert "契約ナビを入れました" in page
        return status

    def people(self, workspace: Workspace) -> People:
        """Somebody in a workspace."""
        url = f"http://127.0.0.1:{self.port}{ENDPOINT}"
        return People(self.slack, HttpDelivery(url), team=workspace.team_id)

    def tell(self, workspace: Workspace, event: dict[str, Any], **authorization: Any) -> int:
        """An event of a workspace that may belong to an organisation."""
        people = self.people(workspace)
        body = people.event(event)
        body["authorizations"] = [
            {
                "team_id": None if workspace.is_org_wide else workspace.team_id,
                "enterprise_id": workspace.enterprise_id,
                "is_enterprise_install": workspace.is_org_wide,
                "user_id": workspace.bot_user,
                "is_bot": True,
                **authorization,
            }
        ]
        body["enterprise_id"] = workspace.enterprise_id
        return people.delivery.event(body).status

    def mention(self, workspace: Workspace) -> int:
        """A mention of the desk in a workspace."""
        return self.tell(
            workspace,
            self.people(workspace).mention_event("入札保証金は?", f"C-{workspace.team_id}")[
                "event"
            ],
        )

    def tokens(self) -> list[tuple[str, str]]:
        """Which channel was posted to with which token."""
        return [
            (call.payload["channel"], call.token) for call in self.slack.made("chat.postMessage")
        ]


@contextmanager
def on_the_web(slack: Slack, database_url: str) -> Iterator[Web]:
    settings = Settings(
        _env_file=None,
        slack_client_id=CLIENT_ID,
        slack_client_secret=CLIENT_SECRET,
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=slack.api_url,
        database_url=database_url,
    )
    assert settings.mode == "http"
    store = Store.open(database_url)
    built = build_app(settings, desk=FakeDesk(), store=store, look_every=0.1)  # type: ignore[arg-type]
    built.warm_up()
    built.workers.start()
    server = make_server(
        "127.0.0.1", 0, SlackRequestHandler(built.app, path=ENDPOINT), threaded=True
    )
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Web(slack, built, server.server_port)
    finally:
        server.shutdown()
        server.server_close()
        built.workers.stop(5)
        store.close()


@pytest.fixture
def web(slack: Slack, database_url: str) -> Iterator[Web]:
    with on_the_web(slack, database_url) as web:
        yield web


def test_the_install_page_leads_to_slack_with_the_scopes_of_the_manifest(web: Web) -> None:
    _, page, cookie = web.get("/slack/install")
    link = page.split('href="')[1].split('"')[0].replace("&amp;", "&")
    query = parse_qs(urlsplit(link).query)
    assert "契約ナビをワークスペースに入れる" in page
    assert query["client_id"] == [CLIENT_ID]
    assert set(query["scope"][0].split(",")) == set(CITY.scopes)
    assert "HttpOnly" in cookie


def test_two_workspaces_are_each_answered_with_their_own_token(web: Web) -> None:
    assert [web.install(CITY), web.install(TOWN)] == [200, 200]
    assert [web.mention(CITY), web.mention(TOWN), web.mention(CITY)] == [200, 200, 200]
    web.slack.wait_for("chat.postMessage", 3)
    used = dict(web.tokens())
    assert {
        channel: web.slack.installs.tokens[token].team_id for channel, token in used.items()
    } == {
        "C-T0001": "T0001",
        "C-T0002": "T0002",
    }
    assert len(set(used.values())) == 2


def test_a_command_is_answered_only_where_the_app_is_installed(web: Web) -> None:
    web.install(CITY)
    assert "135,000円" in seen(web.people(CITY).command("入札保証金は?").body)
    stranger = web.people(TOWN).command("入札保証金は?")
    assert "135,000円" not in stranger.text
    (told,) = web.slack.wait_for("response_url")
    assert "契約ナビが入っていません" in told["text"]
    assert web.built.store.inbox.due(utc_now()) == []


def test_a_workspace_of_an_organisation_is_answered(web: Web) -> None:
    web.install(GRID)
    assert web.mention(GRID) == 200
    web.slack.wait_for("chat.postMessage")
    assert web.slack.installs.tokens[web.tokens()[0][1]] == GRID


def test_an_org_wide_installation_answers_in_each_of_its_workspaces(web: Web) -> None:
    web.install(WARD)
    assert web.mention(WARD) == 200
    (post,) = web.slack.wait_for("chat.postMessage")
    assert post["channel"] == "C-T0009"
    assert web.slack.installs.tokens[web.tokens()[0][1]] == WARD


@pytest.mark.parametrize(
    "event",
    [
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0BOT"]}},
    ],
    ids=["app_uninstalled", "tokens_revoked"],
)
@pytest.mark.parametrize("place", [CITY, WARD], ids=["workspace", "organisation"])
def test_a_removed_app_is_forgotten_and_the_other_workspaces_stay(
    web: Web, event: dict[str, Any], place: Workspace
) -> None:
    web.install(place)
    web.install(TOWN)
    web.mention(place)
    web.slack.wait_for("chat.postMessage")
    assert web.tell(place, event) == 200
    left = Installations(web.built.store.engine, CLIENT_ID).all()
    assert [bot.team_id for bot in left] == ["T0002"]
    web.mention(place)
    web.mention(TOWN)
    web.slack.wait_for("chat.postMessage", 2)
    assert [channel for channel, _ in web.tokens()] == [f"C-{place.team_id}", "C-T0002"]


def test_a_person_who_takes_back_their_token_takes_nothing_from_the_desk(web: Web) -> None:
    web.install(CITY)
    web.tell(CITY, {"type": "tokens_revoked", "tokens": {"oauth": ["U0001"], "bot": []}})
    assert len(Installations(web.built.store.engine, CLIENT_ID).all()) == 1


def runs_out_in(web: Web, hours: int) -> None:
    with web.built.store.engine.begin() as connection:
        end = utc_now() + timedelta(hours=hours)
        connection.execute(update(InstallationRow).values(expires_at=end))


def test_a_token_that_runs_out_is_renewed_once_and_kept(web: Web) -> None:
    web.install(CITY, rotating=True)
    web.mention(CITY)
    web.slack.wait_for("chat.postMessage")
    runs_out_in(web, hours=1)
    for count in (2, 3):
        web.mention(CITY)
        web.slack.wait_for("chat.postMessage", count)
    first, second, third = (token for _, token in web.tokens())
    assert first != second
    assert second == third
    assert len(web.slack.made("oauth.v2.access")) == 2
    (kept,) = Installations(web.built.store.engine, CLIENT_ID).all()
    assert kept.bot_token == second
    assert kept.team_name == "T0001"


def test_a_token_that_cannot_be_renewed_is_used_while_it_lasts(web: Web) -> None:
    web.install(CITY, rotating=True)
    web.slack.fail_next("oauth.v2.access", error="internal_error", times=50)
    runs_out_in(web, hours=1)
    assert web.mention(CITY) == 200
    web.slack.wait_for("chat.postMessage")


def test_installing_again_replaces_the_token(web: Web) -> None:
    web.install(CITY)
    web.install(CITY)
    (kept,) = Installations(web.built.store.engine, CLIENT_ID).all()
    assert kept.bot_token == list(web.slack.installs.tokens)[-1]


def test_a_state_works_once_and_only_in_the_browser_that_began(web: Web) -> None:
    state, cookie = web.begin()
    other_browser, _, _ = web.get(f"/slack/oauth_redirect?code=x&state={state}", "")
    assert other_browser == 400
    refused, page, _ = web.get(f"/slack/oauth_redirect?code=no-such-code&state={state}", cookie)
    assert refused == 401
    assert "入れられませんでした" in page
    again, page, _ = web.get(f"/slack/oauth_redirect?code=x&state={state}", cookie)
    assert again == 401
    assert "invalid_state" in page


def test_when_slack_does_not_answer_the_person_is_told(
    web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    state, cookie = web.begin()
    code = web.slack.installs.allow(CITY)
    web.slack.cut_next("oauth.v2.access", after=False, times=9)
    caplog.clear()
    status, page, _ = web.get(f"/slack/oauth_redirect?code={code}&state={state}", cookie)
    assert status == 401
    assert "入れられませんでした" in page
    said = [record.getMessage() for record in caplog.records if record.name != "werkzeug"]
    assert not any(code in line for line in said)


def test_somebody_who_does_not_allow_it_is_told_so(web: Web) -> None:
    status, page, _ = web.get("/slack/oauth_redirect?error=access_denied")
    assert status == 200
    assert "access_denied" in page
    assert Installations(web.built.store.engine, CLIENT_ID).all() == []


def test_it_is_served_by_gunicorn_with_nothing_but_the_environment(
    slack: Slack, database_url: str, tmp_path: Path
) -> None:
    environment = {
        "SLACK_BOT_TOKEN": "",
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
    }
    with serving(slack, tmp_path, database_url, workers=2, **environment) as server:
        web = Web(slack, None, server.port)
        for workspace in (CITY, TOWN, WARD):
            web.install(workspace)
        for workspace in (CITY, TOWN, WARD):
            assert web.mention(workspace) == 200
        slack.wait_for("chat.postMessage", 3)
    teams = {channel: slack.installs.tokens[token].team_id for channel, token in web.tokens()}
    assert teams == {"C-T0001": "T0001", "C-T0002": "T0002", "C-T0009": "T0009"}


def test_a_second_process_takes_over_an_installation_under_way(
    slack: Slack, database_url: str
) -> None:
    with on_the_web(slack, database_url) as one, on_the_web(slack, database_url) as other:
        state, cookie = one.begin()
        code = slack.installs.allow(CITY)
        status, _, _ = other.get(f"/slack/oauth_redirect?code={code}&state={state}", cookie)
        assert status == 200
        assert one.mention(CITY) == 200
        slack.wait_for("chat.postMessage")
