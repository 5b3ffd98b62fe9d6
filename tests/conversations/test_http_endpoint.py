"""The HTTP endpoint: signatures, Slack's verification of the address, health."""

import json
import time
from urllib.request import urlopen

import pytest

from tests.conversations.conftest import Office, Opening
from tests.standin import HttpDelivery


@pytest.fixture
def http(open_office: Opening) -> Office:
    return open_office()


def test_a_wrong_signature_is_refused(http: Office) -> None:
    http.people.delivery = HttpDelivery(http.people.delivery.url, secret="someone-elses")
    assert http.people.mention("入札保証金は?").status == 401
    assert http.people.command("入札保証金は?").status == 401
    assert http.desk.asked == []


def test_an_old_request_sent_again_is_refused(http: Office) -> None:
    headers = {"Content-Type": "application/json", "X-Slack-Signature": "v0=0"}
    old = {**headers, "X-Slack-Request-Timestamp": str(int(time.time()) - 3600)}
    assert http.people.delivery.send_raw("{}", old).status == 401
    assert http.people.delivery.send_raw("{}", {"Content-Type": "application/json"}).status == 401


def test_slack_can_verify_the_address(http: Office) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"})
    reaction = http.people.delivery.send(body, "application/json")
    assert reaction.status == 200
    assert reaction.body == {"challenge": "abc"}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_it_says_that_it_is_well(http: Office, path: str) -> None:
    with urlopen(http.url + path, timeout=5) as response:
        assert response.status == 200


def test_a_request_is_not_acknowledged_when_it_could_not_be_kept(http: Office) -> None:
    with http.built.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO elsewhere")
    event = http.people.mention_event("入札保証金は?")
    assert http.people.delivery.event(event).status == 500
    with http.built.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbox")
    assert http.people.delivery.event(event, retry=1).status == 200
    http.slack.wait_for("chat.postMessage")
