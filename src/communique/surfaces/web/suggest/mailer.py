"""A letter handed to a mail server: the only module that speaks SMTP.

The server and the password come from the environment or a TOML file and appear in no message of ours. Without
encryption no password is sent, and a certificate that does not fit ends the matter.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Literal, get_args

import msgspec

from communique import datafile
from communique.errors import Impossible, UsageError
from communique.export.citation import one_line
from communique.surfaces.web.suggest.form import is_recipient
from communique.surfaces.web.suggest.letter import Letter

PREFIX = "COMMUNIQUE_SMTP_"
FILE = f"{PREFIX}FILE"
TIMEOUT = 10.0
"""Seconds after which a mail server that does not answer is given up."""
Security = Literal["starttls", "ssl", "none"]
_PORTS: Mapping[Security, int] = {"starttls": 587, "ssl": 465, "none": 25}
_HINT = "docs/cite-and-share.md says which settings there are"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file's keys, and in capitals behind `COMMUNIQUE_SMTP_` those of the environment."""

    host: str = ""
    port: int = 0
    security: Security = "starttls"
    user: str = ""
    password: str = ""
    sender: str = msgspec.field(name="from", default="")
    ca: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server that takes our letters. `sender` is the address they come from, `ca` a file of certificates to
    trust beside the system's (None: the system's alone)."""

    host: str
    port: int
    security: Security
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    ca: str | None = None


def configured(environ: Mapping[str, str]) -> Server | None:
    """The mail server that the environment names, itself or by a file; None where it names none.

    UsageError for settings that cannot be meant, DataFileError for a file that is none.
    """
    values: dict[str, object] = {}
    if path := environ.get(FILE):
        values = msgspec.to_builtins(datafile.read(Path(path), Settings))
    for name in ("host", "port", "security", "user", "password", "from", "ca"):
        if found := environ.get(PREFIX + name.upper()):
            values[name] = found
    if not values.get("host"):
        return None
    return _checked(values)


def _checked(values: Mapping[str, object]) -> Server:
    host, security, port = (str(values.get(name) or "") for name in ("host", "security", "port"))
    security = security or "starttls"
    if security not in get_args(Security):
        raise UsageError(f"{PREFIX}SECURITY is starttls, ssl or none", hint=_HINT)
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise UsageError(f"{PREFIX}PORT is no port", hint=_HINT)
    sender = str(values.get("from") or "")
    if not is_recipient(sender):
        raise UsageError(f"{PREFIX}FROM must be one e-mail address", hint=_HINT)
    user, password = (str(values[name]) if values.get(name) else None for name in ("user", "password"))
    if security == "none" and (user or password):
        raise UsageError(f"{PREFIX}SECURITY=none would send the password in the clear", hint="starttls or ssl")
    chosen: Security = security  # type: ignore[assignment]
    ca = str(values["ca"]) if values.get("ca") else None
    return Server(host, int(port or 0) or _PORTS[chosen], chosen, sender, user, password, ca)


def message(server: Server, to: str, letter: Letter, now: datetime) -> EmailMessage:
    """The letter in its envelope, every header ours; ValueError where `to` is not one address."""
    if not is_recipient(to):
        raise ValueError("not one recipient")
    made = EmailMessage(policy=SMTP)
    made["From"] = server.sender
    made["To"] = to
    made["Subject"] = one_line(letter.subject)
    made["Date"] = format_datetime(now)
    made["Message-ID"] = make_msgid(domain=server.sender.partition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(letter.body)
    return made


def post(server: Server, to: str, letter: Letter, now: datetime) -> None:
    """Hand the letter to the server for one recipient; Impossible where it is not taken."""
    made = message(server, to, letter, now)
    try:
        with _connected(server) as line:
            if server.user is not None:
                line.login(server.user, server.password or "")
            line.send_message(made, from_addr=server.sender, to_addrs=[to])
    except (smtplib.SMTPException, OSError) as error:
        raise Impossible(f"the mail server took no letter ({type(error).__name__})", place=server.host) from None


def _connected(server: Server) -> smtplib.SMTP:
    if server.security == "none":
        return smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
    context = ssl.create_default_context()
    if server.ca:
        context.load_verify_locations(server.ca)
    if server.security == "ssl":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=context)
    line = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
    try:
        line.starttls(context=context)
    except BaseException:
        line.close()
        raise
    return line
