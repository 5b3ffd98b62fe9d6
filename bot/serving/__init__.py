"""Serving: over HTTP under gunicorn, or by Socket Mode; stopped gracefully by SIGTERM."""

from bot.serving.gunicorn import ENDPOINT, create_wsgi, serve_http
from bot.serving.health import Health, with_health
from bot.serving.opening import open_desk_side
from bot.serving.socket_mode import EXIT_DEAD, serve_socket

__all__ = [
    "ENDPOINT",
    "EXIT_DEAD",
    "Health",
    "create_wsgi",
    "open_desk_side",
    "serve_http",
    "serve_socket",
    "with_health",
]
