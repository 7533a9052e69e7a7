"""Persons: by record in the reader's language, with offices by record and as printed."""

from __future__ import annotations

from urllib.parse import quote

from starlette.testclient import TestClient
from tests.surfaces.web.shelved import RECORD, link, page, texts

from communique.surfaces.words import words

HOLM = "/people/" + quote("Astrid Holm")


def test_a_person_is_called_as_the_reader_s_language_does(shelved: TestClient) -> None:
    """The record's name in the interface language, its other names beside it with their languages."""
    for lang, prefix in (("en", ""), ("zh", "/zh"), ("ru", "/ru")):
        found = page(shelved, f"{prefix}/people/{RECORD.id}")
        name = RECORD.names[lang][0]
        assert texts(found, "h1")[0].startswith(name)
        others = {node.attributes["lang"]: node.text() for node in found.css("h1 .also")}
        assert {code: RECORD.names[code][0] for code in RECORD.names if RECORD.names[code][0] != name} == others


def test_offices_by_record_have_days_and_say_how_they_are_known(shelved: TestClient) -> None:
    """The latest first, each with its party; what the texts print stands apart."""
    found = page(shelved, f"/people/{RECORD.id}")
    held, printed = found.css("table.register")
    assert [term.office for term in reversed(RECORD.terms)] == texts(held, "tbody td > span")
    spans = [texts(row, "td")[-1] for row in held.css("tbody tr")]
    assert [words("en").span(term.start, term.end) for term in reversed(RECORD.terms)] == spans
    assert all(texts(held, "small"))
    assert ["Foreign Minister"] == texts(printed, "tbody td:first-child")


def test_without_a_record_the_page_says_so(shelved: TestClient) -> None:
    """A person whom no record knows is known by the printed name."""
    found = page(shelved, HOLM)
    assert "There is no record of this person’s offices" in " ".join(texts(found, ".empty"))
    assert "no office printed" in texts(found, "table.register td")


def test_a_person_leads_to_readouts_statements_and_sides(shelved: TestClient) -> None:
    """Readouts of a year, with another side, everything that is said by the person."""
    found = page(shelved, f"/people/{RECORD.id}")
    assert f"/search?speaker={RECORD.id}" == link(found, "what is said by them")
    assert f"/readouts?person={RECORD.id}&year=2030" == link(found, "2030")
    assert f"/readouts?person={RECORD.id}&party=NOR" == link(found, "Norway")
    for words_ in ("what is said by them", "2030", "Norway"):
        assert page(shelved, link(found, words_)).css(".day li, .hits li")


def test_the_register_finds_and_says_when_it_does_not(shelved: TestClient, bare: TestClient) -> None:
    """Part of a name finds; nobody of that name, and nobody at all, are told apart."""
    assert ["Astrid Holm"] == texts(page(shelved, "/people?q=hol"), "td:first-child")
    nobody = page(shelved, "/people?q=nobody")
    assert "Nobody of that name" in texts(nobody, ".empty")[0] and "“nobody”" in texts(nobody, ".lead")[0]
    assert "communique ingest" in texts(page(bare, "/people"), ".empty")[0]
    assert "/people" == link(page(shelved, "/people?page=7"), "to the first page")
