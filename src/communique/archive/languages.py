"""The same issuer's readout of the same event in another language: linked by the pages, or found by what they report.

A page that links its other version says so itself. Else a page of the same path on a sister host is it (a site that
numbers its pages alike in all languages), then one of the same meeting, then the only one of the same parties and way
of meeting within a day. Where two are equally likely, none is named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from communique.archive.history import address_key
from communique.archive.meetings import way
from communique.archive.pack import unpack
from communique.archive.records import OtherLanguage, Why
from communique.archive.slots import slots_of
from communique.archive.sql import Sql

_LOOKED_INTO = 20
"""Readouts whose own links are looked up, at most: those that report most nearly the same."""
_ORDER: tuple[Why, ...] = ("linked", "address", "meeting", "event")
_COLUMNS = "r.key, r.id, r.lang, r.day, r.kind, r.parties, r.meeting, r.url"


class _Version(NamedTuple):
    """What is looked at in a readout."""

    key: int
    id: str
    lang: str
    day: str | None
    kind: str | None
    parties: str
    meeting: str | None
    url: str | None

    @property
    def site(self) -> str:
        """The last two names of the host, which a site's languages share; empty without an address."""
        host = address_key(self.url).partition("/")[0] if self.url else ""
        return ".".join(host.split(".")[-2:])

    @property
    def path(self) -> str:
        """The address without its host; empty where it has none of its own."""
        return address_key(self.url).partition("/")[2] if self.url else ""


class Languages(Sql):
    """The archive's question for other languages."""

    def other_languages(self, id: str) -> list[OtherLanguage]:
        """See `Archive.other_languages`."""
        key = self._key_of(id)
        row = self._one(f"SELECT {_COLUMNS}, r.issuer FROM readouts r WHERE r.key = ?", (key,))
        assert row is not None  # the key is of a readout
        own, issuer = _Version(*row[:-1]), row[-1]
        near = self._same_issuer(own, issuer) if issuer else []
        found: dict[str, dict[Why, list[_Version]]] = {}
        for why, other in [*self._linked(own, near), *_alike(own, near)]:
            found.setdefault(other.lang, {}).setdefault(why, []).append(other)
        chosen = [one for lang, ranked in sorted(found.items()) if (one := _best(own, lang, ranked))]
        return sorted(chosen, key=lambda one: one.lang)

    def _same_issuer(self, own: _Version, issuer: str) -> list[_Version]:
        """The issuer's readouts in other languages of the same meeting, or within a day; the most alike first."""
        asked: list[tuple[str, list[object]]] = [("r.meeting = ?", [own.meeting])]
        if own.day:
            day = date.fromisoformat(own.day)
            low, high = slots_of(str(day - timedelta(1)))[0], slots_of(str(day + timedelta(1)))[1]
            asked.append(("r.slot BETWEEN ? AND ?", [low, high]))
        rows = {
            row[0]: _Version(*row)
            for condition, values in asked
            for row in self._rows(
                f"SELECT {_COLUMNS} FROM readouts r WHERE {condition} AND r.issuer = ? AND r.lang <> ?",
                [*values, issuer, own.lang])
        }  # fmt: skip
        return sorted(rows.values(), key=lambda other: _unlike(own, other))

    def _linked(self, own: _Version, near: Sequence[_Version]) -> Iterator[tuple[Why, _Version]]:
        """Readouts that the page of this one links as its other languages, and near ones that link this one."""
        addresses = self._links(own.key)
        for address in addresses:
            row = self._one(
                f"SELECT {_COLUMNS} FROM readouts r JOIN names n ON n.readout = r.key "
                "WHERE n.kind = 'url' AND n.name = ? AND r.lang <> ?", (address, own.lang))  # fmt: skip
            if row:
                yield "linked", _Version(*row)
        if own.url:
            here = address_key(own.url)
            yield from (("linked", one) for one in near[:_LOOKED_INTO] if here in self._links(one.key))

    def _links(self, key: int) -> set[str]:
        """The addresses of other languages that the page of a readout gives, as addresses are known."""
        row = self._one(
            "SELECT v.reading, v.text FROM versions v JOIN readouts r ON r.version_key = v.key WHERE r.key = ?", (key,)
        )
        if row is None:
            return set()
        alternates = unpack(bytes(row[0]), row[1]).document.alternates
        return {address_key(other.url) for other in alternates if other.url}


def _alike(own: _Version, near: Iterable[_Version]) -> Iterator[tuple[Why, _Version]]:
    for other in near:
        if own.path and own.path == other.path and own.site == other.site:
            yield "address", other
        elif own.meeting and own.meeting == other.meeting:
            yield "meeting", other
        elif _one_event(own, other):
            yield "event", other


def _one_event(own: _Version, other: _Version) -> bool:
    """Whether two versions report the same parties' meeting of the same way, on one site where both have one."""
    if not own.kind or not other.kind or way(own.kind) != way(other.kind):
        return False
    one_site = own.site == other.site or not (own.site and other.site)
    return own.parties == other.parties and len(json.loads(own.parties)) > 1 and one_site


def _best(own: _Version, lang: str, ranked: dict[Why, list[_Version]]) -> OtherLanguage | None:
    """The version in a language that most speaks for; None where two are equally likely."""
    for why in _ORDER:
        if why in ranked:
            several = sorted(dict.fromkeys(ranked[why]), key=lambda other: (_unlike(own, other), other.id))
            if len(several) > 1 and _unlike(own, several[0]) == _unlike(own, several[1]):
                return None
            return OtherLanguage(several[0].id, lang, why)
    return None


def _unlike(own: _Version, other: _Version) -> tuple[bool, bool, bool, int, bool]:
    """How far two versions report another thing: site, meeting, parties, days, kind."""
    days = 2
    if own.day and other.day:
        days = abs((date.fromisoformat(own.day) - date.fromisoformat(other.day)).days)
    return (own.site != other.site, own.meeting != other.meeting, own.parties != other.parties, days,
            own.kind != other.kind)  # fmt: skip
