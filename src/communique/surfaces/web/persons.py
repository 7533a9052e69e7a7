"""What a person is called on a page: by the record in the reader's language, else as the texts print the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from communique.archive.shelf import Principal
from communique.directory import directory
from communique.lexicon import Term
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import FALLBACK, printable

_PRINTED = re.compile(r"title as printed, (?P<id>.+), (?P<day>\d{4}-\d\d-\d\d)")
_RECORD = re.compile(r"public record, Wikidata (?P<item>Q\d+)")


class Office(NamedTuple):
    """An office by the record: its English name, the party's code, from when to when in words, how that is known in
    words, and the address of the public record (None where it was learned from a readout)."""

    office: str
    party: str
    span: str
    basis: str
    href: str | None


def called(person: str, names: Sequence[str], frame: Frame) -> str:
    """The name of a person in the interface language, by record; else the first of the names as printed, else the id.

    `person` is the id of a record, or the printed name where there is none.
    """
    record = directory().persons.get(person)
    known = record and (record.names.get(frame.lang) or record.names.get(FALLBACK))
    return printable(known[0] if known else next(iter(names), person))


def principal(one: Principal, frame: Frame) -> str:
    """The name of somebody who met."""
    return called(one.record or "", (one.name,), frame)


def elsewhere(person: str, frame: Frame) -> list[tuple[str, str]]:
    """The names that the record has in other languages: language and name."""
    record = directory().persons.get(person)
    shown = called(person, (), frame)
    rows = record.names.items() if record else ()
    return [(lang, printable(forms[0])) for lang, forms in rows if forms and forms[0] != shown]


def offices(person: str, frame: Frame) -> list[Office]:
    """The offices that the record knows, the latest first; empty where there is no record or it names none."""
    record = directory().persons.get(person)
    return [_office(term, frame) for term in reversed(record.terms)] if record else []


def _office(term: Term, frame: Frame) -> Office:
    say = frame.words
    basis, href = next(_basis(term.source or "", frame), ("", None))
    return Office(printable(term.office), term.party, say.span(term.start, term.end), basis, href)


def _basis(source: str, frame: Frame) -> Iterator[tuple[str, str | None]]:
    say = frame.words
    if found := _PRINTED.fullmatch(source):
        yield say.say("office_printed", date=say.day(found["day"])), None
    if found := _RECORD.fullmatch(source):
        yield say.say("office_record", item=found["item"]), f"https://www.wikidata.org/wiki/{found['item']}"
