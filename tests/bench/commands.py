"""Slash commands as Slack sends them, signed beforehand."""

from __future__ import annotations

import time
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from bot.serving import ENDPOINT
from tests.standin import SIGNING_SECRET

_VERIFIER = SignatureVerifier(SIGNING_SECRET)


def signed_command(text: str, number: int, port: int) -> bytes:
    """The whole request for `/keiyaku TEXT`, valid for five minutes."""
    form = {
        "token": "unused",
        "team_id": "T0001",
        "team_domain": "standin",
        "channel_id": "C0001",
        "channel_name": "keiyaku",
        "user_id": f"U{number % 500:04d}",
        "user_name": "staff",
        "command": "/keiyaku",
        "text": text,
        "api_app_id": "A0001",
        "is_enterprise_install": "false",
        "response_url": f"http://127.0.0.1/commands/T0001/{number:012d}",
        "trigger_id": f"{number:012d}.0001.standin",
    }
    body = urlencode(form)
    now = str(int(time.time()))
    signature = _VERIFIER.generate_signature(timestamp=now, body=body) or ""
    head = (
        f"POST {ENDPOINT} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)",
        "Accept: application/json,*/*",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        f"X-Slack-Request-Timestamp: {now}",
        f"X-Slack-Signature: {signature}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()
