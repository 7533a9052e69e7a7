"""A real mail server on this machine, in the clear, behind STARTTLS or in TLS, that keeps what it is handed."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from tests.surfaces import composed
from tests.surfaces.kept import kept

from communique.export.citation import Citation
from communique.surfaces import citing
from communique.surfaces.web.suggest.mailer import Security, Server
from communique.surfaces.words import words

PASSWORD = "composed-password"


@dataclass
class Box:
    """What a mail server was handed."""

    server: Server
    envelopes: list[Envelope] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)
    refuses: bool = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: list[str]) -> str:
        """Take or refuse a recipient."""
        if self.refuses:
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        """Keep a letter."""
        self.envelopes.append(envelope)
        return "250 kept"

    @property
    def letters(self) -> list[EmailMessage]:
        """The letters as a mail program reads them."""
        found = [message_from_bytes(one.content or b"", policy=default) for one in self.envelopes]  # type: ignore[arg-type]
        assert all(isinstance(one, EmailMessage) and not one.defects for one in found)
        return found  # type: ignore[return-value]


def free_port() -> int:
    """A port that nobody listens at."""
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    """A certificate authority of the tests' own, as a file, and a server's side of TLS that it signed."""
    authority = trustme.CA()
    path = tmp_path_factory.mktemp("tls") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return path, context


Running = Callable[..., Any]


@pytest.fixture
def running(authority: tuple[Path, ssl.SSLContext]) -> Running:
    """Runs a mail server for as long as a block lasts."""
    path, context = authority

    @contextmanager
    def run(security: Security = "none", *, login: bool = False, trusted: bool = True) -> Iterator[Box]:
        server = Server("localhost", free_port(), security, "room@readings.example", "room" if login else None,
                        PASSWORD if login else None, str(path) if trusted else None)  # fmt: skip
        box = Box(server)

        def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
            box.logins.append(data.password)
            return AuthResult(success=data.password == PASSWORD.encode())

        options: dict[str, Any] = {"authenticator": check, "auth_required": True} if login else {}
        if security == "starttls":
            options |= {"tls_context": context, "require_starttls": True}
        if security == "ssl":
            options |= {"ssl_context": context, "auth_require_tls": False, "auth_required": False}
        controller = Controller(box, hostname="localhost", port=server.port, server_hostname="composed", **options)
        controller.start()
        try:
            yield box
        finally:
            controller.stop()

    return run


@pytest.fixture
def cited() -> Citation:
    """A sentence that one side says of the other."""
    here = {"permalink": "https://readings.example/readouts/polar/versions/1#s5", "accessed": "2031-04-01"}
    return citing.sentence(kept(composed.english()), 4, words("en"), **here)
