"""`keiyaku doctor`: each thing that may be wrong, by its id, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.cli import main
from bot.clock import JAPAN, utc_now
from bot.doctor import Finding, Patient, examine
from bot.serving.health import Health, listening_for_health
from bot.settings import Settings
from bot.store import Store, TroubleRow
from bot.store.installation_tables import InstallationRow
from tests.standin import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Slack
from tests.standin.installs import CLIENT_ID, CLIENT_SECRET, Workspace

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=JAPAN)


@pytest.fixture
def slack() -> Iterator[Slack]:
    with Slack() as slack:
        yield slack


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    Store.open(url).close()
    return url


@pytest.fixture
def socket_mode(slack: Slack, database: str) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_app_token=APP_TOKEN,
        slack_api_url=slack.api_url,
        database_url=database,
    )


def found(settings: Settings, **more: object) -> dict[str, Finding]:
    more = {"local": lambda: NOON, **more}
    return {each.id: each for each in examine(Patient(settings, **more))}  # type: ignore[arg-type]


def ill(settings: Settings, **more: object) -> list[str]:
    return [each.id for each in found(settings, **more).values() if not each.is_well]


def with_(settings: Settings, **changes: object) -> Settings:
    return settings.model_copy(update=changes)


def test_a_desk_that_is_well_has_nothing_to_do(socket_mode: Settings) -> None:
    findings = found(socket_mode)
    assert [each for each in findings.values() if not each.is_well] == []
    assert {"mode_socket", "token", "app_token", "clock", "database", "rulebooks"} <= set(findings)
    assert all(each.sentence.endswith("。") for each in findings.values())


def test_without_slack_the_rest_is_looked_at(database: str) -> None:
    findings = found(Settings(_env_file=None, database_url=database))
    assert set(findings) == {"mode_local", "database", "rulebooks", "zone"}


def test_tokens_that_do_not_go_together_are_named_before_slack_is_asked(
    slack: Slack, database: str
) -> None:
    both = Settings(
        _env_file=None,
        slack_bot_token=BOT_TOKEN,
        slack_client_id=CLIENT_ID,
        slack_client_secret=CLIENT_SECRET,
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=slack.api_url,
        database_url=database,
    )
    assert ill(both) == ["oauth-and-token"]
    assert slack.calls == []


def test_a_refused_bot_token_is_named(socket_mode: Settings, slack: Slack) -> None:
    slack.fail_next("auth.test", error="account_inactive", times=10)
    assert ill(socket_mode) == ["token"]
    slack.fail_next("auth.test", error="account_inactive", times=10)
    assert "account_inactive" in found(socket_mode)["token"].sentence


def test_a_refused_app_token_is_named(socket_mode: Settings, slack: Slack) -> None:
    slack.fail_next("apps.connections.open", error="invalid_auth")
    assert ill(socket_mode) == ["app_token"]


def test_missing_scopes_are_listed(socket_mode: Settings, slack: Slack) -> None:
    fewer = [scope for scope in slack.installs.own.scopes if scope != "im:history"]
    slack.installs.own = Workspace(scopes=fewer)
    finding = found(socket_mode)["scopes"]
    assert not finding.is_well
    assert "im:history" in finding.sentence
    assert "chat:write" not in finding.sentence


def test_a_slack_that_cannot_be_reached_is_named(socket_mode: Settings) -> None:
    away = with_(socket_mode, slack_api_url="http://127.0.0.1:9/api/")
    assert ill(away) == ["slack_unreachable"]


@pytest.mark.parametrize("minutes", [-10, 10])
def test_a_clock_that_is_off_is_noticed(socket_mode: Settings, minutes: int) -> None:
    assert ill(socket_mode, clock=lambda: utc_now() + timedelta(minutes=minutes)) == ["clock"]


def test_a_database_that_cannot_be_reached_is_named(socket_mode: Settings) -> None:
    away = with_(socket_mode, database_url="postgresql://127.0.0.1:9/none")
    assert ill(away) == ["database"]
    assert ill(with_(socket_mode, database_url="sqlite:////no/such/folder/x")) == ["database"]


def test_old_tables_are_to_be_upgraded(socket_mode: Settings, tmp_path: Path) -> None:
    empty = tmp_path / "empty.sqlite3"
    empty.touch()
    assert ill(with_(socket_mode, database_url=f"sqlite:///{empty}")) == ["database_old"]


def test_looking_at_a_database_that_is_not_there_makes_none(
    socket_mode: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "new.sqlite3"
    assert ill(with_(socket_mode, database_url=f"sqlite:///{path}")) == []
    assert not path.exists()


def test_a_missing_rulebook_is_named(socket_mode: Settings, tmp_path: Path) -> None:
    assert ill(with_(socket_mode, keiyaku_rulebook="atlantis")) == ["rulebook-unknown"]
    assert ill(with_(socket_mode, keiyaku_rulebooks=tmp_path / "none")) == [
        "rulebook-folder-missing"
    ]


def test_a_rulebook_that_does_not_load_is_named(socket_mode: Settings, tmp_path: Path) -> None:
    (tmp_path / "books" / "town").mkdir(parents=True)
    (tmp_path / "books" / "town" / "rulebook.yaml").write_text("name: [", encoding="utf-8")
    assert ill(with_(socket_mode, keiyaku_rulebooks=tmp_path / "books")) == ["rulebook-faulty"]


def test_a_port_that_another_program_has_is_named(socket_mode: Settings) -> None:
    with Slack() as other:
        number = int(other.url.rsplit(":", 1)[1])
        assert ill(with_(socket_mode, health_port=number)) == ["port"]


def test_a_port_where_the_desk_itself_listens_is_well(socket_mode: Settings) -> None:
    with listening_for_health("127.0.0.1", 0, Health({})) as number:
        findings = found(with_(socket_mode, health_port=number))
    assert findings["port_served"].is_well


def test_another_time_zone_is_mentioned_with_the_day_in_japan(socket_mode: Settings) -> None:
    evening = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
    finding = found(socket_mode, local=lambda: evening)["zone_elsewhere"]
    assert finding.is_well
    assert "UTC" in finding.sentence
    assert "2026-11-20" in finding.sentence


def test_each_installation_is_looked_at(slack: Slack, database: str) -> None:
    settings = Settings(
        _env_file=None,
        slack_client_id=CLIENT_ID,
        slack_client_secret=CLIENT_SECRET,
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=slack.api_url,
        database_url=database,
    )
    assert found(settings)["none_installed"].is_well
    store = Store.open(database)
    row = {"client_id": CLIENT_ID, "enterprise_id": "", "app_id": "A", "installed_by": "U"}
    more = {"bot_id": "B", "bot_user_id": "U", "bot_scopes": "", "installed_at": utc_now()}
    slack.installs.tokens["xoxb-1"] = Workspace("T1")
    for team, token in (("T1", "xoxb-1"), ("T2", "xoxb-gone")):
        about = {**row, **more, "team_id": team, "name": f"{team}市", "bot_token": token}
        with store.engine.begin() as connection:
            connection.execute(insert(InstallationRow).values(**about))
    store.close()
    tokens = [each for each in examine(Patient(settings)) if each.id == "token"]
    assert [(each.is_well, each.sentence[:3]) for each in tokens] == [
        (True, "T1市"),
        (False, "T2市"),
    ]


def test_the_command_ends_with_one_if_something_needs_doing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DATABASE_URL", "KEIYAKU_RULEBOOK"):
        monkeypatch.delenv(name, raising=False)
    assert main(["doctor"]) == 0
    assert "直すところはありません。" in capsys.readouterr().out
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "× SLACK_BOT_TOKEN だけでは" in out
    assert "直すところが1件あります" in out
    monkeypatch.setenv("PORT", "many")
    assert main(["doctor"]) == 1
    assert "PORT" in capsys.readouterr().out


def test_a_channel_that_mornings_cannot_be_brought_to_is_named(socket_mode: Settings) -> None:
    store = Store.open(socket_mode.database_url)
    row = {"team_id": "T1", "channel": "C1", "reason": "is_archived", "since": NOON}
    with store.engine.begin() as connection:
        connection.execute(insert(TroubleRow).values(**row))
    store.close()
    finding = found(socket_mode)["reminder"]
    assert not finding.is_well
    assert finding.sentence.startswith("T1 C1 に期限のお知らせを投稿できません")
    assert "アーカイブ" in finding.sentence


def test_the_clocks_own_port_is_looked_at_too(socket_mode: Settings) -> None:
    with Slack() as other:
        number = int(other.url.rsplit(":", 1)[1])
        finding = found(with_(socket_mode, clock_health_port=number))["port"]
    assert "CLOCK_HEALTH_PORT" in finding.sentence
