"""Set phrases in the reading room: the registry as a list, one phrase with every use, and the phrases of a readout."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def habashneh(room: TestClient) -> str:
    """The address of a sample that speaks of one China."""
    lines = room.get("/readouts.json?lang=en").json()["listing"]["lines"]
    id = next(line["id"] for line in lines if line["id"].endswith("shen-habashneh.txt"))
    return "/readouts/" + quote(id, safe=":,@")


def test_the_registry_is_listed_by_theme_in_the_readers_language(room: TestClient) -> None:
    """Each phrase once, in the wording of the interface language, with its page."""
    page = room.get("/zh/phrases").text
    assert "台湾与一个中国" in page and '<a href="/zh/phrases/one-china-principle" lang="zh">一个中国原则</a>' in page
    themes = room.get("/phrases.json").json()["themes"]
    assert {"id", "wordings", "readouts", "first", "last"} <= set(themes["taiwan"][0])


def test_a_phrase_leads_to_the_sentences_that_use_it(room: TestClient, habashneh: str) -> None:
    """Every use is quoted and links to its sentence in the reading room."""
    tracked = room.get("/phrases/one-china-principle.json").json()
    assert tracked["formula"] == "one-china-principle" and tracked["uses"] == len(tracked["occurrences"]) > 0
    assert f'href="{habashneh}#s4"' in room.get("/phrases/one-china-principle").text


def test_typed_words_have_a_page_too(room: TestClient) -> None:
    """The form leads to the address of the words; words that nobody uses say so."""
    answer = room.get("/ru/phrase?q=lunar research", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/ru/phrases/lunar%20research"
    assert "“lunar research”" in room.get("/phrases/lunar%20research").text
    assert "No readout in this archive uses the phrase." in room.get("/phrases/violet%20umbrellas").text
    assert room.get("/phrase?q=").status_code == 400


def test_a_readout_names_its_set_phrases(room: TestClient, habashneh: str) -> None:
    """In its margin with a link, in its data with their places."""
    assert 'href="/phrases/one-china-principle"' in room.get(habashneh).text
    data = room.get(f"{habashneh}.json").json()
    start, end = next(one for one in data["phrases"] if one["id"] == "one-china-principle")["places"][0]
    assert data["text"][start:end].casefold() == "one-china principle"


def test_the_picture_of_a_phrase_can_be_taken_along(room: TestClient) -> None:
    """The same address with .svg is the picture alone."""
    picture = room.get("/phrases/one-china-principle.svg")
    assert picture.headers["content-type"].startswith("image/svg+xml") and "one-China principle" in picture.text
