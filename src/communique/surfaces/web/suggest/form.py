"""What a reader types to have a letter sent: one address and a short note, checked before anything is done with them.

The address is one that any mail server takes, in the plainest form there is; anything that could name a second
recipient, a route through another server or a header is no such address. The note is one line without addresses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from communique.surfaces.words import Words, printable

NOTE_LENGTH = 280
"""Characters of a note."""
TRAP = "website"
"""A field that readers do not see; who fills it in is no reader."""
Field = Literal["to", "note", "token"]
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_TOP = r"(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,58}[A-Za-z0-9])"
_RECIPIENT = re.compile(rf"[A-Za-z0-9_][A-Za-z0-9_+'-]*(?:\.[A-Za-z0-9_+'-]+)*@(?:{_LABEL}\.)+{_TOP}")
_LENGTH = 254
_LOCAL_LENGTH = 64
_ADDRESS = re.compile(r"://|\bwww\b|@|\w\.[^\W\d_]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a field, in words that say what to do."""

    field: Field
    words: str


@dataclass(frozen=True, slots=True)
class Form:
    """The form as it is shown: what was typed, what is wrong with it, and the token that lets it be sent."""

    token: str
    to: str = ""
    note: str = ""
    mistakes: tuple[Mistake, ...] = ()

    def mistake(self, field: Field) -> str | None:
        """What is wrong with a field."""
        return next((one.words for one in self.mistakes if one.field == field), None)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a reader typed: `to` and `note` on one line each, free of characters that could steer anything."""

    to: str
    note: str
    token: str
    trapped: bool


def typed(fields: Mapping[str, str]) -> Typed:
    """The fields of a form as they were sent; what is missing is empty."""
    return Typed(
        to=_line(fields.get("to", "")),
        note=_line(fields.get("note", "")),
        token=fields.get("token", ""),
        trapped=bool(fields.get(TRAP, "")),
    )


def mistakes(sent: Typed, say: Words) -> list[Mistake]:
    """What is wrong with what was typed; empty where a letter may be sent."""
    found: list[Mistake] = []
    if not sent.to:
        found.append(Mistake("to", say.say("suggest_error_to_empty")))
    elif not is_recipient(sent.to):
        found.append(Mistake("to", say.say("suggest_error_to")))
    if len(sent.note) > NOTE_LENGTH:
        found.append(Mistake("note", say.say("suggest_error_note_long", n=NOTE_LENGTH)))
    elif _ADDRESS.search(sent.note):
        found.append(Mistake("note", say.say("suggest_error_note_address")))
    if sent.trapped:
        found.append(Mistake("token", say.say("suggest_error_trap")))
    return found


def is_recipient(text: str) -> bool:
    """Whether the text is one e-mail address and nothing else."""
    if len(text) > _LENGTH or len(text.partition("@")[0]) > _LOCAL_LENGTH:
        return False
    return _RECIPIENT.fullmatch(text) is not None


def _line(text: str) -> str:
    return " ".join(printable(text).split())
