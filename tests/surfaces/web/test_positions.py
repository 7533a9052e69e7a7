"""Positions in the reading room: the matrix as of a day, and what one party said of one target."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_a_cell_leads_to_its_quotations_and_these_to_their_sentences(room: TestClient) -> None:
    """From the matrix to the pair, from the pair to the words."""
    assert 'href="/positions/JOR/one-china-principle"' in room.get("/positions").text
    pair = room.get("/positions/JOR/one-china-principle").text
    assert "one-China principle" in pair and "shen-habashneh.txt#s4" in pair
    found = room.get("/positions/JOR/one-china-principle.json").json()["positions"][0]
    keys = ("party", "target", "stance", "grade", "date", "own_words", "quote", "id")
    assert all(key in found for key in keys) and found["own_words"] is False


def test_what_changed_has_a_page_of_its_own(room: TestClient) -> None:
    """The pair leads to it; with one readout nothing has changed, and the page says so."""
    assert 'href="/positions/JOR/one-china-principle/changes"' in room.get("/positions/JOR/one-china-principle").text
    assert room.get("/positions/JOR/one-china-principle/changes.json").json()["changes"] == []
    page = room.get("/zh/positions/JOR/one-china-principle/changes").text
    assert 'href="/zh/positions/JOR/one-china-principle"' in page


def test_the_day_is_part_of_the_address(room: TestClient) -> None:
    """What stood on a day before the first readout is nothing; on a later day it is there."""
    assert room.get("/positions.json?party=JOR&as-of=2031-01-01").json()["positions"] == []
    assert room.get("/positions.json?party=JOR&as-of=2031-12-31").json()["positions"]
    assert room.get("/positions?as-of=soon").status_code == 400


def test_a_target_is_asked_by_a_part_of_its_words(room: TestClient) -> None:
    """The matrix is narrowed to what the words mean; words that mean nothing are not found."""
    assert room.get("/positions.json?target=one-China").json()["targets"] == ["one-china-policy", "one-china-principle"]
    assert room.get("/positions?target=violet umbrellas").status_code == 404


def test_a_question_without_an_answer_can_be_mended(room: TestClient) -> None:
    """The form stays where nothing was found, with what was asked in it; the page of a pair has none."""
    page = room.get("/positions?party=XYZ").text
    assert 'value="XYZ"' in page and '<label for="party">State or body</label>' in page
    assert 'id="party"' not in room.get("/positions/JOR/one-china-principle").text


def test_the_matrix_is_a_picture_too(room: TestClient) -> None:
    """The same question with .svg."""
    assert room.get("/positions.svg?party=JOR").text.startswith("<svg")
