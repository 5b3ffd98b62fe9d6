"""What the desk is measured against: a Bolt app that only acknowledges, and no Bolt at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bot.serving import ENDPOINT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def ack_only() -> WSGIApplication:
    """A Bolt app made with the options of the desk's own; its one listener acknowledges."""
    client = WebClient(
        token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"], timeout=10
    )
    app = App(
        client=client,
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        process_before_response=True,
        token_verification_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )

    @app.command("/keiyaku")
    def acknowledge(ack: Ack) -> None:
        ack()

    return SlackRequestHandler(app, path=ENDPOINT)


def nothing() -> WSGIApplication:
    """Reads the request and answers an empty page: what the server and the load can do at most."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.input"].read()
        start_response("200 OK", [("content-length", "0")])
        return [b""]

    return answer
