"""The records of office-holders."""

from __future__ import annotations

import re

import pytest

from communique.directory import directory
from communique.lexicon import Person, load

SOURCE = re.compile(r"(title as printed,|named in) \S+, \d{4}-\d\d-\d\d|public record, Wikidata Q\d+")
DAY = re.compile(r"\d{4}(-\d\d-\d\d)?")


@pytest.fixture(scope="module")
def persons() -> list[Person]:
    """All records."""
    return list(directory().persons.values())


def test_ids_are_unique() -> None:
    """No two files hold one person."""
    ids = [person.id for person in load("en").persons]
    assert len(ids) == len(set(ids))


def test_every_record_has_a_full_name(persons: list[Person]) -> None:
    """A record is named in English or Chinese by a form that is enough by itself."""
    for person in persons:
        assert person.names.get("en") or person.names.get("zh"), person.id
        assert all(forms for forms in person.names.values())


def test_a_full_name_means_one_person(persons: list[Person]) -> None:
    """A form that is enough by itself belongs to one record."""
    carrier: dict[tuple[str, str], str] = {}
    for person in persons:
        for lang, forms in person.names.items():
            for form in forms:
                assert carrier.setdefault((lang, form), person.id) == person.id, form


def test_no_wikidata_id_stands_twice(persons: list[Person]) -> None:
    """One person, one record."""
    ids = [person.wikidata for person in persons if person.wikidata]
    assert len(ids) == len(set(ids))


def test_every_term_says_where_it_was_learned(persons: list[Person]) -> None:
    """A term names the readout that prints the title, with its day, or a public record."""
    for person in persons:
        for term in person.terms:
            assert term.source and SOURCE.fullmatch(term.source), (person.id, term.source)


def test_public_records_are_the_persons_own(persons: list[Person]) -> None:
    """A term learned from Wikidata names the record's own item."""
    for person in persons:
        for term in person.terms:
            if term.source and term.source.startswith("public record"):
                assert term.source.endswith(f" {person.wikidata}"), person.id


def test_terms_are_ordered_and_end_after_they_start(persons: list[Person]) -> None:
    """The latest office comes last, because it tells the party where nothing else does."""
    for person in persons:
        starts = [term.start for term in person.terms if term.start]
        assert [start[:4] for start in starts] == sorted(start[:4] for start in starts), person.id
        for term in person.terms:
            assert all(DAY.fullmatch(day) for day in (term.start, term.end) if day), person.id
            assert not (term.start and term.end) or term.start[:4] <= term.end[:4], person.id


def test_a_title_was_printed_during_the_term(persons: list[Person]) -> None:
    """The readout that a term was learned from is of a day within the term."""
    for person in persons:
        for term in person.terms:
            day = re.search(r"\d{4}-\d\d-\d\d$", term.source or "")
            if day and term.start:
                assert term.start[:4] <= day[0][:4] <= (term.end or "9999")[:4], (person.id, term)


def test_parties_exist(persons: list[Person]) -> None:
    """Offices are held for states and organisations that the lexicon knows."""
    lexicon = load("en")
    parties = {entry.id for entry in (*lexicon.states, *lexicon.organisations)}
    assert {term.party for person in persons for term in person.terms} <= parties
