"""The desk where a letter is asked for: form, checks, limits and the mail server together."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

from communique.errors import Impossible, UsageError
from communique.export.citation import Citation
from communique.surfaces.web.suggest import form, guard, letter, mailer
from communique.surfaces.web.suggest.form import Form, Mistake
from communique.surfaces.web.suggest.guard import Limits, Seal
from communique.surfaces.web.suggest.mailer import Server
from communique.surfaces.words import Words

SECRET = "COMMUNIQUE_SECRET"
"""The environment's name for the secret that forms are signed with; without it each process draws its own."""


class Desk:
    """Gives out forms and sends letters; `server` None sends none. One a process, for all its threads."""

    def __init__(self, server: Server | None, secret: bytes, limits: Limits | None = None) -> None:
        self._server = server
        self._seal = Seal(secret)
        self._limits = limits or Limits()

    @classmethod
    def of(cls, environ: Mapping[str, str], address: str | None) -> Desk:
        """The desk that the environment asks for; UsageError for settings that cannot be meant.

        `address` is the reading room's own, without which no letter is sent: a browser's word for it could lead the
        reader of a letter anywhere.
        """
        server, given = mailer.configured(environ), environ.get(SECRET, "").encode()
        if server and not address:
            raise UsageError("letters need the reading room's own address", hint="serve --address https://HOST")
        return cls(server, given or secrets.token_bytes(32))

    @property
    def sends(self) -> bool:
        """Whether letters are sent at all."""
        return self._server is not None

    def at(self, host: str, client: str | None, now: float) -> Sitting:
        """The desk as one client finds it at one moment (seconds since 1970). `host` is where the room stands."""
        return Sitting(self, host, guard.client(client), now)

    def fresh(self, item: str, client: str, now: float) -> Form:
        """An empty form about `item`."""
        return Form(self._seal.token(item, client, now))

    def sent(
        self, item: str, cited: Citation, say: Words, fields: Mapping[str, str], *, host: str, client: str, now: float
    ) -> Form | None:
        """Send what the form asks for, once; None where the letter went out, else the form with what is wrong."""
        given = form.typed(fields)
        again = partial(Form, self._seal.token(item, client, now), given.to, given.note)
        if wrong := form.mistakes(given, say):
            return again(tuple(wrong))
        if self._server is None or not self._seal.is_good(given.token, item, client, now):
            return again((Mistake("token", say.say("suggest_error_token")),))
        counted = {"form": given.token, "client": client, "recipient": guard.recipient(given.to), "all": ""}
        full = self._limits.take({name: self._seal.digest(value) for name, value in counted.items()}, now)  # type: ignore[misc]
        if full:
            said = "suggest_error_token" if full == "form" else f"suggest_error_{full}"
            return again((Mistake("to" if full == "recipient" else "token", say.say(said)),))
        written = letter.letter(cited, say, host=host, note=given.note)
        try:
            mailer.post(self._server, given.to, written, datetime.fromtimestamp(now, UTC))
        except Impossible as error:
            print(f"communique: {error}", file=sys.stderr)
            return again((Mistake("token", say.say("suggest_error_mail")),))
        return None


class Sitting:
    """The desk for one client at one moment: what a page needs to know of it."""

    def __init__(self, desk: Desk, host: str, client: str, now: float) -> None:
        self._desk, self._host, self._client, self._now = desk, host, client, now

    @property
    def sends(self) -> bool:
        """Whether letters are sent at all."""
        return self._desk.sends

    def fresh(self, item: str) -> Form:
        """An empty form about `item`, whatever names it."""
        return self._desk.fresh(item, self._client, self._now)

    def sent(self, item: str, cited: Citation, say: Words, fields: Mapping[str, str]) -> Form | None:
        """See `Desk.sent`."""
        return self._desk.sent(item, cited, say, fields, host=self._host, client=self._client, now=self._now)
