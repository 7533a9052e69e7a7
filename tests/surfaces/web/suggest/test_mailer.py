"""surfaces.web.suggest.mailer: letters handed to a real mail server. All texts are composed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import DataFileError, Impossible, UsageError
from communique.export.citation import Citation
from communique.surfaces.web.suggest.letter import Letter, letter
from communique.surfaces.web.suggest.mailer import Server, configured, message, post
from communique.surfaces.words import words

NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)
SERVER = Server("mail.example", 587, "starttls", "room@readings.example", "room", "composed-password")
OURS = {"From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding"}  # fmt: skip


def test_a_letter_arrives_as_it_was_written(running: Callable[..., Any], cited: Citation) -> None:
    """One recipient, our sender, plain text in UTF-8, a date, and a mark that no machine answers it."""
    written = letter(cited, words("zh"), host="readings.example", note="看后半句")
    with running() as box:
        post(box.server, "ada@example.org", written, NOW)
    (envelope,), (arrived,) = box.envelopes, box.letters
    assert (envelope.mail_from, envelope.rcpt_tos) == ("room@readings.example", ["ada@example.org"])
    assert set(arrived.keys()) == OURS and arrived["Subject"] == written.subject
    assert arrived["To"] == "ada@example.org" and arrived["Date"] == "Tue, 01 Apr 2031 12:00:00 +0000"
    assert arrived.get_content_type() == "text/plain" and arrived.get_content_charset() == "utf-8"
    assert arrived.get_content().replace("\r\n", "\n") == written.body
    assert arrived["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_password_is_given_in_an_encrypted_line_only(running: Callable[..., Any], cited: Citation, security: str) -> None:
    """With STARTTLS or TLS the server's certificate is checked, then we log in."""
    with running(security, login=True) as box:
        post(box.server, "ada@example.org", letter(cited, words("en"), host="h.example"), NOW)
    assert len(box.envelopes) == 1 and box.logins == [b"composed-password"]


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_certificate_that_nobody_vouches_for_ends_the_matter(running: Callable[..., Any], cited: Citation, security: str) -> None:
    """Neither the letter nor the password goes to a server that may be another."""
    with running(security, login=True, trusted=False) as box, pytest.raises(Impossible, match="SSLCertVerificationError"):
        post(box.server, "ada@example.org", letter(cited, words("en"), host="h.example"), NOW)
    assert not box.envelopes and not box.logins


def test_where_encryption_was_asked_for_none_is_no_choice(running: Callable[..., Any], cited: Citation) -> None:
    """A server without STARTTLS gets nothing from who wants it."""
    with running("none") as box, pytest.raises(Impossible, match="SMTPNotSupportedError"):
        post(replace(box.server, security="starttls"), "ada@example.org", letter(cited, words("en"), host="h.example"), NOW)
    assert not box.envelopes


def test_a_failure_says_neither_password_nor_recipient(running: Callable[..., Any], cited: Citation) -> None:
    """A wrong password, a refused recipient, a server that is away: one line, and no secret in it."""
    written = letter(cited, words("en"), host="h.example")
    with running("ssl", login=True) as box:
        wrong = replace(box.server, password="not-the-password")
        with pytest.raises(Impossible) as told:
            post(wrong, "ada@example.org", written, NOW)
        assert box.logins == [b"not-the-password"] and not box.envelopes
    said = [str(told.value)]
    with running() as box:
        box.refuses = True
        with pytest.raises(Impossible) as told:
            post(box.server, "ada@example.org", written, NOW)
    said.append(str(told.value))
    with pytest.raises(Impossible) as told:
        post(box.server, "ada@example.org", written, NOW)
    said.append(str(told.value))
    assert told.value.__cause__ is None and told.value.__suppress_context__
    assert all("password" not in one and "ada" not in one for one in said), said
    assert "password" not in repr(wrong)


nasty = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["x\r\nBcc: spy@example.org", "x\nBcc: spy@example.org", "\r\n\r\nbody", "\r\n.\r\nMAIL FROM:<x@y.example>", "=?utf-8?q?x?=", "\x00", "a" * 500]
)  # fmt: skip


@given(nasty, nasty)
def test_no_text_adds_a_header_or_a_recipient(title: str, note: str) -> None:
    """Whatever a title or a note holds, the headers are ours, each once, and the body comes back as it was."""
    cited = Citation("k", f"T{title}", "Press release", "en", permalink="https://h.example/", quotation=note or "q", attribution=title)
    written = letter(cited, words("en"), host="h.example", note=note)
    sent = message(SERVER, "ada@example.org", written, NOW).as_bytes()
    arrived = message_from_bytes(sent, policy=default)
    assert sorted(arrived.keys()) == sorted(OURS) and arrived["To"] == "ada@example.org"
    assert arrived.get_content().replace("\r\n", "\n") == written.body  # type: ignore[attr-defined]
    assert b"\r\n.\r\n" not in sent.rstrip(b"\r\n") and all(len(line) <= 998 for line in sent.split(b"\r\n"))


@given(st.text(st.characters(codec=None), max_size=60))
def test_a_line_end_adds_no_header_even_if_all_else_fails(text: str) -> None:
    """A recipient that should never get here is refused, a subject becomes one line."""
    try:
        made = message(SERVER, text, Letter("s", "b"), NOW)
    except ValueError:
        pass
    else:
        assert made["To"] == text and text.isascii()
    sent = message(SERVER, "ada@example.org", Letter(text, "b"), NOW).as_bytes()
    assert sorted(message_from_bytes(sent, policy=default).keys()) == sorted(OURS)


def test_settings_come_from_the_environment_or_a_file(tmp_path: Path) -> None:
    """What the environment says goes before what the file says; nothing named is no server."""
    file = tmp_path / "mail.toml"
    file.write_text('host = "mail.example"\nport = 2525\nfrom = "room@readings.example"\nuser = "room"\npassword = "composed"\n')
    assert configured({}) is None
    found = configured({"COMMUNIQUE_SMTP_FILE": str(file)})
    assert found == Server("mail.example", 2525, "starttls", "room@readings.example", "room", "composed")
    found = configured({"COMMUNIQUE_SMTP_FILE": str(file), "COMMUNIQUE_SMTP_HOST": "other.example", "COMMUNIQUE_SMTP_SECURITY": "ssl"})
    assert found and (found.host, found.port, found.security) == ("other.example", 2525, "ssl")
    found = configured({"COMMUNIQUE_SMTP_HOST": "localhost", "COMMUNIQUE_SMTP_FROM": "a@b.example", "COMMUNIQUE_SMTP_SECURITY": "none"})
    assert found == Server("localhost", 25, "none", "a@b.example")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"PORT": "smtp"}, "PORT"), ({"PORT": "99999"}, "PORT"), ({"SECURITY": "tls"}, "SECURITY"), ({"FROM": ""}, "FROM"),
        ({"FROM": "Room <room@b.example>"}, "FROM"), ({"SECURITY": "none", "PASSWORD": "composed-password"}, "in the clear"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_meant_are_refused(wrong: dict[str, str], said: str) -> None:
    """One line that names the setting, and never its secret."""
    plain = {"HOST": "mail.example", "FROM": "room@readings.example", "USER": "room", "PASSWORD": "composed-password"}
    environ = {f"COMMUNIQUE_SMTP_{name}": value for name, value in (plain | wrong).items()}
    with pytest.raises(UsageError, match=said) as told:
        configured(environ)
    assert "composed-password" not in str(told.value)


def test_a_file_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    """A misspelt setting is named."""
    file = tmp_path / "mail.toml"
    file.write_text('host = "mail.example"\npasword = "composed-password"\n')
    with pytest.raises(DataFileError, match="pasword") as told:
        configured({"COMMUNIQUE_SMTP_FILE": str(file)})
    assert "composed-password" not in str(told.value)
    with pytest.raises((DataFileError, Impossible)):
        configured({"COMMUNIQUE_SMTP_FILE": str(tmp_path / "none.toml")})
