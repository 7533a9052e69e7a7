"""Who a printed name belongs to: one record per office-holder, whatever the script, and the offices held on a day.

The records are the persons of `data/actors`. A name alone decides where only one person carries it; a shorter form,
which several may carry (a surname, 克里), needs the day or the party to point to one person. Nothing is guessed: where
two persons remain, nobody is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import msgspec

from communique import datafile
from communique.lexicon import Person, Term

ACTORS = resources.files("communique") / "data" / "actors"
_FOLDS = str.maketrans({"’": "'", "‑": "-", "–": "-", "ё": "е", "•": "·", "‧": "·", "・": "·"})


class _Persons(msgspec.Struct, forbid_unknown_fields=True):
    person: list[Person] = []


class Directory:
    """Look-up over records of office-holders."""

    def __init__(self, persons: Iterable[Person]) -> None:
        self.persons = {person.id: person for person in persons}
        self._full: dict[str, dict[str, set[str]]] = {}
        self._short: dict[str, dict[str, set[str]]] = {}
        for person in self.persons.values():
            for lang, forms in person.names.items():
                for form in forms:
                    _put(self._full, lang, form, person.id)
                    if short := _surname(form):
                        _put(self._short, lang, short, person.id)
            for lang, forms in person.short.items():
                for form in forms:
                    _put(self._short, lang, form, person.id)

    def find(
        self, name: str, lang: str | None = None, on: str | None = None, party: str | None = None
    ) -> Person | None:
        """The person that a name without titles means, or None where nobody or more than one is left.

        `lang` is the ISO 639-1 code of the text (None: any script is tried). `on` is the day spoken of, ISO 8601: a
        short form means only persons in office then. `party` is the code of the side the person acts for; it decides
        between namesakes and rejects a person who never held an office for another side only.
        """
        folded = _fold(name)
        found = self._carriers(self._full, folded, lang)
        if chosen := _only(self._fitting(found, None, party)):
            return chosen
        if found or " " in folded or not (on or party):
            return None
        return _only(self._fitting(self._carriers(self._short, folded, lang), on, party))

    def _carriers(self, table: dict[str, dict[str, set[str]]], folded: str, lang: str | None) -> list[Person]:
        forms = table.get(folded, {})
        langs = forms if lang is None else (lang,)
        ids = {person for each in langs for person in forms.get(each, ())}
        return [self.persons[person] for person in sorted(ids)]

    def _fitting(self, found: list[Person], on: str | None, party: str | None) -> list[Person]:
        if party:
            found = [p for p in found if not p.terms or any(term.party == party for term in p.terms)]
        if on:
            found = [p for p in found if self.office_on(p, on)]
        return found

    def office_on(self, person: Person, on: str) -> list[Term]:
        """The offices a person held on a day (ISO 8601), in the order of the record.

        Both ends of a term are inclusive and only as precise as known: a term that ends in "2021" covers all of 2021.
        A term without a start covers no day, because nothing says since when it was held.
        """
        return [term for term in person.terms if _covers(term, on)]


@cache
def directory() -> Directory:
    """The directory of the records shipped with the program, read once; DataFileError names a broken file."""
    return Directory(person for file in _files() for person in datafile.read(file, _Persons).person)


def _files() -> Iterator[Traversable]:
    yield from sorted((f for f in ACTORS.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def _put(table: dict[str, dict[str, set[str]]], lang: str, form: str, person: str) -> None:
    table.setdefault(_fold(form), {}).setdefault(lang, set()).add(person)


def _only(found: list[Person]) -> Person | None:
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8192)
def _fold(name: str) -> str:
    return " ".join(name.translate(_FOLDS).casefold().translate(_FOLDS).split())


def _surname(form: str) -> str | None:
    """The part of a full name that stands for it in running text: the last word, or what follows the last dot."""
    head, dot, last = form.rpartition("·")
    if not dot:
        head, _, last = form.rpartition(" ")
    return last if head and len(last) > 1 else None


def _covers(term: Term, on: str) -> bool:
    if term.start is None or on[: len(term.start)] < term.start[: len(on)]:
        return False
    return term.end is None or on[: len(term.end)] <= term.end


class Coverage(NamedTuple):
    """How many participants of a set of readouts resolve to a record. `lang` None counts all languages together."""

    lang: str | None
    participants: int
    resolved: int

    @property
    def share(self) -> float:
        """Resolved over participants, 0.0 where there is none."""
        return self.resolved / self.participants if self.participants else 0.0


def coverage(records: Iterable[Mapping[str, Any]], known: Directory | None = None) -> list[Coverage]:
    """Per language, then over all, the participants of readouts in the JSON Lines shape that have a record."""
    counts: dict[str | None, list[int]] = {}
    for record in records:
        for participant in (record.get("engagement") or {}).get("participants", ()):
            resolved = record_of(participant, record, known) is not None
            for key in (record.get("lang"), None):
                row = counts.setdefault(key, [0, 0])
                row[0] += 1
                row[1] += resolved
    ordered = sorted(counts, key=lambda key: (key is None, key or ""))
    return [Coverage(lang, *counts[lang]) for lang in ordered]


def record_of(participant: Mapping[str, Any], record: Mapping[str, Any], known: Directory | None = None) -> str | None:
    """The id of a participant's person: as the reader found it, else by name, party and the day of the engagement
    (else of publication). `participant` and `record` have the JSON Lines shape."""
    if participant.get("record"):
        return str(participant["record"])
    on = str((record.get("engagement") or {}).get("date") or record.get("published") or "")[:10]
    person = (known or directory()).find(participant["name"], record.get("lang"), on or None, participant.get("party"))
    return person.id if person else None
