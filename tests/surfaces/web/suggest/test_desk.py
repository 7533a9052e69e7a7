"""surfaces.web.suggest.desk: a letter asked for, and all that keeps the room from being a relay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.errors import UsageError
from communique.export.citation import Citation
from communique.surfaces.web.suggest.desk import Desk
from communique.surfaces.web.suggest.form import TRAP, Form
from communique.surfaces.web.suggest.guard import HOUR
from communique.surfaces.words import words

EN = words("en")
NOW = 1_930_000_000.0
ITEM = "/suggest/readouts/polar/1/5"
SECRET = b"composed secret"


class Reader:
    """Somebody at a desk; `asks` takes a form, waits and sends it."""

    def __init__(self, desk: Desk, cited: Citation, host: str = "192.0.2.1") -> None:
        self.desk, self.cited, self.host = desk, cited, host

    def at(self, now: float) -> Any:
        """The desk at a moment."""
        return self.desk.at("readings.example", self.host, now)

    def asks(self, to: str, now: float = NOW, wait: float = 30, **fields: str) -> Form | None:
        """What comes of it."""
        token = self.at(now).fresh(ITEM).token
        return self.at(now + wait).sent(ITEM, self.cited, EN, {"to": to, "token": token, **fields})


@pytest.fixture
def room(running: Callable[..., Any], cited: Citation) -> Any:
    """A mail server, and a reader at a desk that uses it."""
    with running() as box:
        yield box, Reader(Desk(box.server, SECRET), cited)


def said(form: Form | None) -> str:
    """What is wrong."""
    assert form is not None and len(form.mistakes) == 1
    return form.mistakes[0].words


def test_a_letter_goes_out_once(room: Any) -> None:
    """It arrives with the note; the same form sends no second one."""
    box, reader = room
    token = reader.at(NOW).fresh(ITEM).token
    fields = {"to": " ada@example.org ", "note": "Look:\nthe second half", "token": token}
    assert reader.at(NOW + 30).sent(ITEM, reader.cited, EN, fields) is None
    assert "no longer fresh" in said(reader.at(NOW + 40).sent(ITEM, reader.cited, EN, fields))
    (letter,) = box.letters
    assert letter["To"] == "ada@example.org" and "The reader adds: “Look: the second half”" in letter.get_content()


@pytest.mark.parametrize("wait", [0, 3 * HOUR])
def test_a_form_is_sent_neither_at_once_nor_long_after(room: Any, wait: float) -> None:
    """A machine is too quick, a stored form too old; the reader gets a fresh one with what was typed."""
    box, reader = room
    form = reader.asks("ada@example.org", wait=wait, note="Hello")
    assert "no longer fresh" in said(form) and form and (form.to, form.note) == ("ada@example.org", "Hello")
    assert not box.envelopes
    again = {"to": form.to, "note": form.note, "token": form.token}
    assert reader.at(NOW + wait + 10).sent(ITEM, reader.cited, EN, again) is None and len(box.envelopes) == 1


def test_a_form_is_for_one_thing_and_one_client(room: Any) -> None:
    """A token taken elsewhere, or by somebody else, sends nothing; nor does none."""
    box, reader = room
    other = reader.desk.at("readings.example", "192.0.2.77", NOW).fresh(ITEM).token
    elsewhere = reader.at(NOW).fresh("/suggest/readouts/other/1").token
    for token in (other, elsewhere, "", "1.2.3", "\ud800"):
        form = reader.at(NOW + 30).sent(ITEM, reader.cited, EN, {"to": "ada@example.org", "token": token})
        assert "no longer fresh" in said(form)
    assert not box.envelopes


@pytest.mark.parametrize(
    "to",
    ["ada@example.org,bo@example.org", "ada@example.org\r\nBcc: bo@example.org", "ada%bo@example.org", "ada@example.org\r\nRCPT TO:<bo@example.org>",
     "<ada@example.org>", "ada@example.org;bo@example.org", "@relay.example:ada@example.org"],
)  # fmt: skip
def test_no_list_and_no_header_gets_through(room: Any, to: str) -> None:
    """Whatever could name more than one recipient is answered with a form."""
    box, reader = room
    assert "one e-mail address" in said(reader.asks(to))
    assert not box.envelopes


def test_other_fields_change_nothing(room: Any) -> None:
    """Subject, sender, copies and bodies of a client's own are not looked at."""
    box, reader = room
    extra = {"subject": "Win!", "from": "boss@example.org", "cc": "bo@example.org", "bcc": "bo@example.org", "body": "Buy", "Reply-To": "x@y.example"}
    assert reader.asks("ada@example.org", **extra) is None
    (envelope,), (letter,) = box.envelopes, box.letters
    assert envelope.rcpt_tos == ["ada@example.org"] and envelope.mail_from == "room@readings.example"
    assert letter["Subject"].startswith("A reader suggests: Foreign Minister")
    assert not {"Cc", "Bcc", "Reply-To"} & set(letter.keys()) and "Buy" not in letter.get_content()


def test_what_falls_into_the_trap_is_not_sent(room: Any) -> None:
    """A field that readers do not see gives a machine away."""
    box, reader = room
    assert "last field" in said(reader.asks("ada@example.org", **{TRAP: "https://spam.example"}))
    assert not box.envelopes


def test_limits_are_said_in_words(room: Any) -> None:
    """A client, a recipient: each has enough at some point, and is told what else can be done."""
    box, reader = room
    for n in range(5):
        assert reader.asks(f"friend{n}@example.org", NOW + n * 60) is None
    assert "your connection" in said(reader.asks("friend9@example.org", NOW + 600))
    other = Reader(reader.desk, reader.cited, "198.51.100.1")
    assert other.asks("Friend0+x@example.org", NOW + 700) is None
    form = other.asks("friend0@example.org", NOW + 800)
    assert "enough letters" in said(form) and form and form.mistake("to")
    assert len(box.envelopes) == 6


def test_a_mail_server_that_fails_is_said_and_counted(room: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The reader is told to use their own mail program; the log names no recipient; trying on and on is limited."""
    box, reader = room
    box.refuses = True
    answers = [said(reader.asks(f"friend{n}@example.org", NOW + n * 60)) for n in range(6)]
    assert all("could not be sent" in one for one in answers[:5]) and "your connection" in answers[5]
    logged = capsys.readouterr().err
    assert logged.count("took no letter") == 5 and "friend" not in logged


def test_without_a_mail_server_nothing_is_sent(cited: Citation) -> None:
    """A desk that the environment does not name a server for sends nothing, whatever is asked."""
    desk = Desk.of({}, None)
    assert not desk.sends and not desk.at("h.example", None, NOW).sends
    assert Reader(desk, cited).asks("ada@example.org") is not None


def test_letters_need_the_rooms_own_address() -> None:
    """Else a request could say where the letter's links lead."""
    environ = {"COMMUNIQUE_SMTP_HOST": "mail.example", "COMMUNIQUE_SMTP_FROM": "room@readings.example"}
    with pytest.raises(UsageError, match="own address"):
        Desk.of(environ, None)
    assert Desk.of(environ, "https://readings.example").sends
