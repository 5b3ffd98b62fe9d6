"""A stand-in of Slack for tests: a real HTTP and WebSocket server that enforces Slack's limits.

`Slack` is the server side (Web API, response_url, Socket Mode), `People` act in the workspace and
send what Slack would send to the app: signed HTTP requests or Socket Mode envelopes.
"""

from tests.standin.desk import FakeDesk
from tests.standin.limits import blocks_error, view_error
from tests.standin.people import HttpDelivery, People, SocketDelivery
from tests.standin.slack import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Call, Slack

__all__ = [
    "APP_TOKEN",
    "BOT_TOKEN",
    "SIGNING_SECRET",
    "Call",
    "FakeDesk",
    "HttpDelivery",
    "People",
    "Slack",
    "SocketDelivery",
    "blocks_error",
    "view_error",
]
