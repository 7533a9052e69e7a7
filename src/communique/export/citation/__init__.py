"""What is cited, as one record, and the formats that reference managers read: RIS, BibTeX, CSL-JSON.

A format is a pure function of a `Citation`: no clock, no archive, no words of its own. What a citation says in words
(its genre and its notes) is said by who makes it, in the reader's language.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

HASH_SHOWN = 16
"""Hex digits of a version's SHA-256 that a citation prints: 64 bits tell any two texts of an archive apart."""
_SLUG_LENGTH = 40
_SLUG = re.compile(r"[^a-z0-9]+")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T|\Z)")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reference says about a readout, a sentence of it, a meeting or a comparison.

    `key` is unique and ASCII. `authors` are institutions, in the order of their accounts, empty where nobody is named;
    `publisher` only where it is another than the author. `issued`, `event_date` and `accessed` are ISO 8601 (a date, or
    a minute), None where not known. `url` is the address at the source, `permalink` the one in our reading room.
    `version` and `sha256` name the text (None for several). `locator` is where in the text in words, `quotation` the
    words that stand there, `attribution` whose they are in whose account. `parts` are the readouts that a meeting or a
    comparison rests on, each as a footnote, `notes` all that no field of a reference holds, each a line in words.
    """

    key: str
    title: str
    genre: str
    lang: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: str | None = None
    event_date: str | None = None
    event_place: str | None = None
    url: str | None = None
    permalink: str | None = None
    version: int | None = None
    sha256: str | None = None
    locator: str | None = None
    quotation: str | None = None
    attribution: str | None = None
    parts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    accessed: str | None = None


def key(id: str, version: int | None = None, sentence: int | None = None) -> str:
    """A reference's key of [a-z0-9-]: readable as far as the id is ASCII, unique by a digest of it."""
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    slug = _SLUG.sub("-", id.lower())[-_SLUG_LENGTH:].strip("-")
    parts = [slug, digest, version and f"v{version}", sentence and f"s{sentence}"]
    return "-".join(str(part) for part in parts if part)


def one_line(text: str) -> str:
    """The text on one line: any white space as one space, and nothing that is invisible or no character."""
    return " ".join("".join(filter(_is_seen, text)).split())


def _is_seen(character: str) -> bool:
    return character.isspace() or character in _JOINERS or unicodedata.category(character) not in _INVISIBLE


def day(iso: str | None) -> tuple[int, int, int] | None:
    """Year, month and day of an ISO 8601 date or minute; None for None and for what is no such date."""
    found = _DAY.match(iso or "")
    if not found:
        return None
    year, month, date = map(int, found.groups())
    return (year, month, date) if 1 <= month <= 12 and 1 <= date <= 31 else None


def address(url: str | None) -> str | None:
    """The address as a reference may carry it: what would end a line, a field or a brace is percent-encoded.

    None for None and for what is no address of the web, such as a script.
    """
    if not url or not _WEB.match(url):
        return None
    return "".join(c if c.isprintable() and c not in _UNSAFE else _encoded(c) for c in url)


_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_UNSAFE = ' "<>\\^`{|}'


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def language(tag: str) -> str | None:
    """The language as a reference may carry it; None for what is no language tag."""
    return tag if _TAG.fullmatch(tag) else None


def fingerprint(sha256: str) -> str:
    """As much of the hash as a reference prints."""
    return sha256[:HASH_SHOWN]
