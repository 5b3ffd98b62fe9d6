"""The server side: Web API, response_url and Socket Mode of one or more workspaces."""

from __future__ import annotations

import itertools
import json
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from werkzeug.serving import BaseWSGIServer, make_server
from werkzeug.wrappers import Request, Response

from tests.standin.history import conversation
from tests.standin.installs import Installs
from tests.standin.limits import message_error, parsed
from tests.standin.sockets import Sockets
from tests.standin.windows import Windows

BOT_TOKEN, APP_TOKEN, SIGNING_SECRET = "xoxb-standin", "xapp-standin", "standin-secret"
TEAM, BOT_USER, BOT_ID = "T0001", "U0BOT", "B0BOT"
RESPONSE_URL_USES, RESPONSE_URL_SECONDS = 5, 30 * 60


@dataclass(frozen=True)
class Call:
    """A call that was received, with the status it was answered with."""

    method: str
    payload: dict[str, Any]
    status: int = 200
    error: str | None = None
    token: str = ""
    at: float = field(default_factory=time.monotonic)


@dataclass
class _Fault:
    method: str
    status: int
    times: int
    retry_after: int | None = None
    error: str | None = None


class Slack(Windows):
    """Start with `with Slack() as slack:`; `slack.api_url` goes into SLACK_API_URL."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.calls: list[Call] = []
        self.messages: dict[tuple[str, str], dict[str, Any]] = {}
        self.installs = Installs()
        self.responses: dict[str, list[dict[str, Any]]] = {}
        self.sockets = Sockets()
        self.first_ts = 1_790_000_000
        """Seconds since 1970 at which this Slack's first message is written."""
        self._faults: list[_Fault] = []
        self._cuts: list[tuple[str, bool]] = []
        self.slow: dict[str, float] = {}
        """So many seconds a method takes before it has an effect."""
        self.slow_to_answer: dict[str, float] = {}
        """So many seconds it takes from its effect to its answer."""
        self._opened: dict[str, float] = {}
        self._triggers: dict[str, float] = {}
        self.open_windows()
        self._numbers = itertools.count(1)
        self._arrived = threading.Condition()
        self._server: BaseWSGIServer | None = None

    def __enter__(self) -> Self:
        self._server = make_server("127.0.0.1", 0, self._serve, threaded=True)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.sockets.close()
        assert self._server
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Where the stand-in listens."""
        assert self._server
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def api_url(self) -> str:
        """The base URL of the Web API."""
        return f"{self.url}/api/"

    def fail_next(
        self,
        method: str,
        status: int = 200,
        *,
        times: int = 1,
        retry_after: int | None = None,
        error: str | None = None,
    ) -> None:
        """Answer the next calls of a method (or `response_url`) with a failure."""
        self._faults.append(_Fault(method, status, times, retry_after, error))

    def cut_next(self, method: str, *, after: bool, times: int = 1) -> None:
        """Cut the line on the next calls of a method: before they have an effect, or after it."""
        self._cuts += [(method, after)] * times

    def mend(self) -> None:
        """Answer normally again."""
        self._faults.clear()
        self._cuts.clear()

    def new_ts(self) -> str:
        """A message's ts, never the same twice."""
        return f"{self.first_ts + next(self._numbers)}.{next(self._numbers):06d}"

    def new_response_url(self) -> str:
        """An address for private answers: five uses, thirty minutes."""
        key = f"r{next(self._numbers)}"
        self._opened[key] = self.clock()
        self.responses[key] = []
        return f"{self.url}/response/{key}"

    def new_trigger(self) -> str:
        """A trigger id that expires after three seconds."""
        key = f"t{next(self._numbers)}"
        self._triggers[key] = self.clock()
        return key

    def made(self, method: str) -> list[Call]:
        """The calls of one method that succeeded."""
        return [
            call
            for call in self.calls
            if call.method == method and call.status == 200 and not call.error
        ]

    def posts(self) -> list[dict[str, Any]]:
        """The messages that were posted, in order."""
        return [call.payload for call in self.made("chat.postMessage")]

    def wait_for(self, method: str, count: int = 1, seconds: float = 10) -> list[dict[str, Any]]:
        """Wait until a method succeeded so often; its payloads."""
        with self._arrived:
            came = self._arrived.wait_for(lambda: len(self.made(method)) >= count, timeout=seconds)
        assert came, (
            f"{method}: {len(self.made(method))} of {count} calls; all: {[c.method for c in self.calls]}"
        )
        return [call.payload for call in self.made(method)]

    # --- the server

    def _serve(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        name = request.path.removeprefix("/api/").removeprefix("/")
        payload = _payload(request)
        method = "response_url" if name.startswith("response/") else name
        time.sleep(self.slow.get(method, 0))
        cut = self._cut(method)
        if cut == (method, False):
            return _hang_up(environ)
        response = self._fault(method) or self._answer(method, name, payload, request)
        body = json.loads(response.get_data() or b"{}") if response.is_json else {}
        with self._arrived:
            self.calls.append(
                Call(
                    method,
                    payload,
                    response.status_code,
                    body.get("error"),
                    _token(request, payload),
                )
            )
            self._arrived.notify_all()
        time.sleep(self.slow_to_answer.get(method, 0))
        if cut:
            return _hang_up(environ)
        return response(environ, start_response)

    def _cut(self, method: str) -> tuple[str, bool] | None:
        with self._arrived:
            found = next((cut for cut in self._cuts if cut[0] == method), None)
            if found:
                self._cuts.remove(found)
        return found

    def _fault(self, method: str) -> Response | None:
        with self._arrived:
            fault = next((f for f in self._faults if f.method == method and f.times > 0), None)
            if fault is None:
                return None
            fault.times -= 1
        headers = {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}
        error = fault.error or ("ratelimited" if fault.status == 429 else "internal_error")
        return _json({"ok": False, "error": error}, fault.status, headers)

    def _answer(
        self, method: str, name: str, payload: dict[str, Any], request: Request
    ) -> Response:
        if method == "response_url":
            return self._respond(name.removeprefix("response/"), payload)
        if method == "oauth.v2.access":
            return _json(self.installs.access(payload, request.authorization))
        token = _token(request, payload)
        own = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        if method != "api.test" and token != own and token not in self.installs.tokens:
            return _json({"ok": False, "error": "invalid_auth" if token else "not_authed"})
        handler = getattr(self, "_" + method.replace(".", "_"), None)
        if method == "auth.test":
            body, scopes = self.installs.who(token, self.url)
            return _json(body, headers={"x-oauth-scopes": ",".join(scopes)})
        return _json(handler(payload) if handler else {"ok": False, "error": "unknown_method"})

    def _respond(self, key: str, payload: dict[str, Any]) -> Response:
        if key not in self._opened or self.clock() - self._opened[key] > RESPONSE_URL_SECONDS:
            return Response("expired_url", 404)
        if len(self.responses[key]) >= RESPONSE_URL_USES:
            return Response("used_url", 404)
        if message_error(payload):
            return Response("invalid_blocks", 400)
        self.responses[key].append(payload)
        return Response("ok", 200)

    def _api_test(self, _payload: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True}

    def _chat_postEphemeral(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        if found := message_error(payload):
            return {"ok": False, "error": found[0], "errors": found[1]}
        return {"ok": True, "message_ts": self.new_ts()}

    def _conversations_replies(self, payload: dict[str, Any]) -> dict[str, Any]:
        return conversation(self.messages, payload, thread=payload["ts"])

    def _conversations_history(self, payload: dict[str, Any]) -> dict[str, Any]:
        return conversation(self.messages, payload, thread=None)

    def _conversations_open(self, payload: dict[str, Any]) -> dict[str, Any]:
        user = str(payload.get("users") or "")
        if not user.startswith(("U", "W")):
            return {"ok": False, "error": "user_not_found"}
        return {"ok": True, "channel": {"id": f"D{user[1:]}"}}

    def _chat_postMessage(self, payload: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        if not payload.get("channel"):
            return {"ok": False, "error": "channel_not_found"}
        if found := message_error(payload):
            return {"ok": False, "error": found[0], "errors": found[1]}
        ts = self.new_ts()
        message = {
            **payload,
            "blocks": parsed(payload.get("blocks")),
            "ts": ts,
            "user": BOT_USER,
            "bot_id": BOT_ID,
        }
        self.messages[payload["channel"], ts] = message
        return {"ok": True, "channel": payload["channel"], "ts": ts, "message": message}

    def _chat_update(self, payload: dict[str, Any]) -> dict[str, Any]:
        key = (payload.get("channel", ""), payload.get("ts", ""))
        if key not in self.messages:
            return {"ok": False, "error": "message_not_found"}
        if found := message_error(payload):
            return {"ok": False, "error": found[0], "errors": found[1]}
        self.messages[key] |= {"text": payload.get("text"), "blocks": parsed(payload.get("blocks"))}
        return {"ok": True, "channel": key[0], "ts": key[1]}

    def _apps_connections_open(self, _payload: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "url": self.sockets.open()}


def _payload(request: Request) -> dict[str, Any]:
    if request.is_json:
        return dict(json.loads(request.get_data() or b"{}"))
    payload: dict[str, Any] = request.form.to_dict()
    if "blocks" in payload:
        payload["blocks"] = parsed(payload["blocks"])
    return payload


def _token(request: Request, payload: dict[str, Any]) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ") or str(
        payload.get("token") or ""
    )


def _hang_up(environ: dict[str, Any]) -> Iterable[bytes]:
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    return []


def _json(
    body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    return Response(json.dumps(body), status, headers, content_type="application/json")
