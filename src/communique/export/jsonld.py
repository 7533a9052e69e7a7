"""A readout's page as linked data (schema.org, JSON-LD 1.1), for the head of the page.

A readout is an Article of the organisation that issued it, about an Event with those who attended, based on the page at
its source. What is said in it is a Quotation "attributed within the work" (`spokenByCharacter`), which claims no more
than the readout does: that its issuer puts these words in somebody's mouth.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.archive.records import Stored
from communique.export import jsonl
from communique.export.citation import address, day, language, one_line
from communique.model import Engagement, Participant, Readout, Statement

QUOTED = 40
"""Statements of a readout that its page quotes as linked data; the page's own data has all."""
Name = Callable[[str], str]


def script(thing: dict[str, Any]) -> str:
    """The text of a `script` element of the type application/ld+json: JSON in which no markup can begin or end."""
    return jsonl.encoded(thing).translate(_INERT)


_INERT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def article(stored: Stored, name: Name, *, page: str, at: Callable[[int], str]) -> dict[str, Any]:
    """The readout as an Article. `page` is its whole address with us, `at` that of a statement by its index, `name`
    gives a party's name by its code. What is not known has no key."""
    readout, document = stored.readout, stored.readout.document
    thing = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": page,
        "url": page,
        "headline": document.title and one_line(document.title),
        "inLanguage": language(document.lang),
        "datePublished": document.published if day(document.published) else None,
        "author": _issuer(readout, name),
        "publisher": _issuer(readout, name),
        "isBasedOn": address(document.url),
        "version": str(stored.version),
        "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": stored.sha256},
        "about": _event(readout, name) if readout.engagement else None,
        "hasPart": [_quotation(readout, i, name, at) for i in range(min(QUOTED, len(readout.statements)))],
    }
    return _known(thing)


def quotation(stored: Stored, statement: int, name: Name, *, page: str, at: Callable[[int], str]) -> dict[str, Any]:
    """One statement (by its index) as a Quotation by itself, part of its readout."""
    whole = article(stored, name, page=page, at=at)
    part_of = {key: value for key, value in whole.items() if key not in ("@context", "about", "hasPart")}
    quoted = _quotation(stored.readout, statement, name, at)
    return {"@context": "https://schema.org", **quoted, "isPartOf": part_of}


def _issuer(readout: Readout, name: Name) -> dict[str, Any] | None:
    document = readout.document
    named = document.publisher or (name(document.issuer) if document.issuer else None)
    return {"@type": "Organization", "name": one_line(named)} if named else None


def _event(readout: Readout, name: Name) -> dict[str, Any]:
    engagement = readout.engagement
    assert engagement is not None
    text = readout.document.text
    return _known({
        "@type": "Event",
        "name": one_line(readout.document.title or engagement.evidence.of(text)),
        "startDate": engagement.date,
        "location": _place(engagement, name),
        "eventAttendanceMode": _MODES.get(engagement.kind),
        "superEvent": _known({"@type": "Event", "name": one_line(engagement.host_event.of(text))})
        if engagement.host_event
        else None,
        "attendee": [_person(one, text, name) for one in engagement.participants],
    })  # fmt: skip


_ONLINE, _OFFLINE = "https://schema.org/OnlineEventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"
_MODES = {"call": _ONLINE, "video": _ONLINE, "meeting": _OFFLINE, "talks": _OFFLINE, "visit": _OFFLINE,
          "audience": _OFFLINE, "summit": _OFFLINE}  # fmt: skip


def _place(engagement: Engagement, name: Name) -> dict[str, Any] | None:
    if not (engagement.city or engagement.country):
        return None
    country = name(engagement.country) if engagement.country else None
    where = _known({"@type": "PostalAddress", "addressLocality": engagement.city, "addressCountry": country})
    return {"@type": "Place", "name": ", ".join(filter(None, (engagement.city, country))), "address": where}


def _person(one: Participant, text: str, name: Name) -> dict[str, Any]:
    return _known({
        "@type": "Person",
        "name": one_line(one.name),
        "jobTitle": one_line(one.role.of(text)) if one.role else None,
        "affiliation": {"@type": "Organization", "name": name(one.party)} if one.party else None,
    })  # fmt: skip


def _quotation(readout: Readout, index: int, name: Name, at: Callable[[int], str]) -> dict[str, Any]:
    statement = readout.statements[index]
    return _known({
        "@type": "Quotation",
        "@id": at(index),
        "text": one_line(statement.content.of(readout.document.text)),
        "spokenByCharacter": _speakers(statement, name),
        "inLanguage": language(readout.document.lang),
    })  # fmt: skip


def _speakers(statement: Statement, name: Name) -> list[dict[str, Any]]:
    if statement.speakers:
        return [{"@type": "Person", "name": one_line(who)} for who in statement.speakers]
    return [{"@type": "Organization", "name": name(party)} for party in statement.party]


def _known(thing: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in thing.items() if value not in (None, "", [], ())}
