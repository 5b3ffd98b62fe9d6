"""`keiyaku manifest`, `keiyaku doctor`: for whoever connects the desk to Slack."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.terminal.session import settings_or_refusal

HTTP = Annotated[
    str | None,
    typer.Option(
        "--http",
        metavar="URL",
        help="HTTP で受けるとき、公開しているアドレス（例: https://navi.example.jp）。なければ Socket Mode 用です。",
    ),
]
ALIASES = Annotated[
    bool, typer.Option("--aliases", help="日本語の名前のコマンド（/入札保証金 など）も加えます。")
]


def manifest(http: HTTP = None, aliases: ALIASES = False) -> None:
    """Print the manifest, to be pasted into api.slack.com."""
    import yaml

    from bot.manifest import manifest as made
    from bot.short_commands import short_commands
    from bot.terminal.session import Refused
    from bot.wording import say

    if http is not None and not http.startswith(("https://", "http://")):
        raise Refused(say("doctor.address"))
    settings = settings_or_refusal()
    aliases = aliases or settings.keiyaku_japanese_commands
    names = short_commands(settings.keiyaku_short_commands, japanese=aliases)
    content = made(command=settings.keiyaku_command, address=http, short_commands=names)
    if settings.installs_by_oauth:
        content["settings"]["token_rotation_enabled"] = True
    print(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), end="")


def doctor() -> int:
    """Look at everything the desk needs; 1 if something needs doing."""
    from bot.checks import Unusable
    from bot.doctor import Finding, Patient, examine
    from bot.settings import read_settings
    from bot.wording import say

    try:
        findings = examine(Patient(read_settings()))
    except Unusable as error:
        findings = iter([Finding(each.id, each.sentence, is_well=False) for each in error.problems])
    ill = 0
    for finding in findings:
        print(finding, flush=True)
        ill += not finding.is_well
    print(say("doctor.todo", count=ill) if ill else say("doctor.nothing"))
    return 1 if ill else 0
