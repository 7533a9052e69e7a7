"""The list of readouts: shelves beside it as links, those chosen in its title, pages."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.surfaces.web.shelved import MANY, NORWAY, RECORD, link, page, texts


def test_the_list_divides_by_its_shelves(shelved: TestClient) -> None:
    """Year, source, party, kind and language, each value with its count, and the list behind it has as many."""
    found = page(shelved, "/readouts")
    assert ["Year", "Source", "State or body", "Kind", "Language"] == texts(found, ".narrow h2")
    for words in ("2030", NORWAY, "中文", "meeting"):
        row = next(li for li in found.css(".narrow li") if texts(li, "a") == [words])
        narrowed = page(shelved, link(row, words))
        assert texts(narrowed, ".lead")[0].split()[0] == texts(row, ".n")[0]
        assert words in texts(narrowed, "h1")[0]


def test_what_is_chosen_stands_in_the_title_and_is_taken_out(shelved: TestClient) -> None:
    """Each chosen shelf is a link to the list without it."""
    found = page(shelved, f"/readouts?person={RECORD.id}&year=2030&party=CHN,NOR&lang=en")
    assert f"Readouts: China, Norway, {RECORD.names['en'][0]}, 2030, English" == texts(found, "h1")[0]
    without = next(node.attributes["href"] for node in found.css(".chosen a") if "China" in node.text())
    assert f"/readouts?person={RECORD.id}&year=2030&lang=en&party=NOR" == without
    assert "/readouts" == link(found, "take out all")


def test_pages_lead_on_and_back(shelved: TestClient) -> None:
    """Forty lines a page; filters are kept from page to page."""
    found = page(shelved, "/readouts?lang=en")
    assert 40 == len(found.css(".day li"))
    second = page(shelved, link(found, "Next →"))
    assert MANY + 1 - 40 == len(second.css(".day li"))
    assert "/readouts?lang=en" == link(second, "← Previous")
    assert "undated" == texts(second, ".day h2")[-1]
    assert "/readouts?lang=en" == link(page(shelved, "/readouts?lang=en&page=7"), "to the first page")


def test_a_shelf_without_readouts_says_what_to_do(shelved: TestClient, bare: TestClient) -> None:
    """Back to all readouts; in an empty archive, how to fill it."""
    assert "/readouts" == link(page(shelved, "/readouts?year=1999"), "Readouts")
    assert "communique ingest" in texts(page(bare, "/readouts"), ".empty")[0]


def test_the_data_tells_shelf_listing_and_facets(shelved: TestClient) -> None:
    """What was asked, how many there are, the lines, and how they divide."""
    data = shelved.get("/readouts.json?party=NOR&year=2030").json()
    assert ["NOR"] == data["shelf"]["parties"] and 2030 == data["shelf"]["year"]
    assert data["listing"]["total"] == len(data["listing"]["lines"]) == data["facets"]["party"]["counted"]
