"""States and bodies: whom they met, who spoke for them, and what is not known of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.archive.composed import english
from tests.surfaces.web.shelved import RECORD, filled, link, page, texts

from communique.errors import NothingFound
from communique.model import Participant
from communique.surfaces.web.app import ReadingRoom


def test_the_register_counts_its_parties(shelved: TestClient, bare: TestClient) -> None:
    """Names in the reader's language, codes beside them."""
    found = page(shelved, "/ru/parties")
    assert ["Китай", "Норвегия"] == texts(found, "td:first-child")
    assert texts(found, ".lead")[0].startswith("2 государства и организации")
    assert "communique ingest" in texts(page(bare, "/parties"), ".empty")[0]


def test_a_party_leads_to_meetings_readouts_and_words(shelved: TestClient) -> None:
    """Counterparts lead to the meetings of the two; every way leads to something."""
    found = page(shelved, "/parties/nor")
    assert "Norway" == texts(found, "h1")[0]
    assert "/meetings?dyad=CHN%2CNOR" == link(found, "China")
    assert "/search?side=NOR" == link(found, "what is said by them")
    assert "/readouts?party=NOR&year=2030" == link(found, "2030")
    assert [f"/people/{RECORD.id}"] == [link(page(shelved, "/parties/CHN"), RECORD.names["en"][0])]


def test_a_state_that_met_nobody_here_has_a_page(shelved: TestClient) -> None:
    """A code that the lists know is a page that says what it does not know; any other is none."""
    found = page(shelved, "/parties/FRA")
    assert "It took part in no engagement of this archive" in texts(found, ".empty")[0]
    assert "0 readouts" in texts(found, ".lead")[0]
    assert shelved.get("/parties/nowhere").status_code == 404


def test_a_party_whose_people_were_only_present_is_told_apart(tmp_path: Path) -> None:
    """Its page counts the readouts that name them, and leads to these by a search."""
    readout = english()
    assert readout.engagement
    aide = Participant("Ole Berg", readout.engagement.participants[0].mention, "ISL", principal=False)
    told = replace(readout.engagement, participants=(*readout.engagement.participants, aide))
    archive = filled(tmp_path / "a.db", [replace(readout, engagement=told)])
    assert (False, 1) == ((found := archive.party("ISL")).met, found.shelf.readouts)
    assert archive.party("NOR").met
    with pytest.raises(NothingFound):
        archive.party("FRA")
    with TestClient(ReadingRoom(tmp_path / "a.db")) as client:
        shown = page(client, "/parties/ISL")
        assert "somebody of it was present" in texts(shown, ".empty")[0]
        assert page(client, link(shown, "1 readout")).css(".hits li")
    archive.close()
