"""The list of meetings: parties and days to choose, what is chosen, pages."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.surfaces.web.shelved import MANY, link, page, texts


def test_parties_are_chosen_one_by_one(shelved: TestClient) -> None:
    """First a party, then one of those it met; then there is nobody more to choose."""
    first = page(shelved, link(page(shelved, "/meetings").css_first(".side"), "China"))
    assert "Meetings: China" == texts(first, "h1")[0]
    second = page(shelved, link(first.css_first(".side"), "Norway"))
    assert "Meetings: China and Norway" == texts(second, "h1")[0]
    assert not second.css(".side .tally")
    assert {"/meetings?dyad=NOR", "/meetings?dyad=CHN", "/meetings"} == {
        node.attributes["href"] for node in second.css(".chosen a")
    }


def test_two_parties_have_one_address(shelved: TestClient) -> None:
    """Whichever party is chosen first, the links lead to the same page, and either order is answered alike."""
    ways = {link(page(shelved, f"/meetings?dyad={code}").css_first(".side"), other)
            for code, other in (("CHN", "Norway"), ("NOR", "China"))}  # fmt: skip
    assert ways == {"/meetings?dyad=CHN%2CNOR"}
    one, other = (shelved.get(f"/meetings.json?dyad={dyad}").json() for dyad in ("CHN,NOR", "NOR,CHN"))
    assert one["total"] == other["total"] > 0
    assert one["meetings"] == other["meetings"]


def test_days_narrow_the_list_and_the_form_keeps_the_parties(shelved: TestClient) -> None:
    """The form asks for days with the parties as they are."""
    found = page(shelved, "/meetings?dyad=CHN,NOR&from=2030-01-01&to=2030-12-31")
    fields = {node.attributes["name"]: node.attributes["value"] for node in found.css("form.between input")}
    assert {"dyad": "CHN,NOR", "from": "2030-01-01", "to": "2030-12-31"} == fields
    assert 0 < len(found.css(".meetings li")) < MANY
    assert "1 January 2030 to 31 December 2030" in " ".join(texts(found, ".chosen"))


def test_counts_and_empty_lists_are_said(shelved: TestClient, bare: TestClient) -> None:
    """How many meetings; what to do where there is none."""
    assert texts(page(shelved, "/meetings"), ".lead")[0].startswith(f"{MANY + 1} meetings")
    assert "/meetings" == link(page(shelved, "/meetings?dyad=FRA"), "Meetings")
    assert "/meetings" == link(page(shelved, "/meetings?page=9"), "to the first page")
    assert texts(page(bare, "/meetings"), ".empty")
