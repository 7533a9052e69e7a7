"""Every kind of page in a real browser: with and without JavaScript, on a phone and a desk, light and dark.

No message in the console, no request to another host, nothing that axe-core finds, no scrolling sideways, and all of it
reached by keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from tests.browser.accounts import CHINA, CHINA_ZH, GONE, NORWAY
from tests.browser.reader import DESKTOP, PHONE, Reader, linked, reading, room_of

from communique.surfaces.web.routes import ROOMS

RICHEST = {
    "readout": f"/readouts/{CHINA}",
    "version": f"/readouts/{CHINA}/versions/2",
    "changes": f"/readouts/{CHINA}/changes/1/3",
    "compare": f"/compare/{CHINA}/{NORWAY}",
    "search": "/search?q=China",
    "meeting": "/meetings/mtg:2031-03-04-CHN-NOR-meeting",
    "party": "/parties/CHN",
}
"""The page of a room that shows the most, where links do not lead to it first."""
MORE = [
    f"/readouts/{GONE}", f"/readouts/{NORWAY}", f"/readouts/{CHINA_ZH}", f"/compare/{CHINA}/{CHINA_ZH}", "/readouts/nobody",
    "/search", "/search?q=nowhere", "/people?q=nobody", f"/zh/readouts/{CHINA}", f"/ru/readouts/{CHINA}",
    f"/zh/compare/{CHINA}/{NORWAY}", "/ru/", "/zh/search?q=China", "/ru/people",
]  # fmt: skip
"""States of rooms that no link leads to first: gone, empty, unknown, in other languages."""
OTHERWISE = ("color-contrast", "target-size", "scrollable-region-focusable", "empty-heading", "duplicate-id-aria")
"""Rules of axe-core whose answer may be another one on a phone in the dark than at a desk in the light."""
_TABS = 40
_ENOUGH = 3
"""Pages of a kind that are looked through for links to other kinds."""


@pytest.fixture(scope="session")
def found(room: str) -> dict[str, str]:
    """By the name of its room, a page of every kind that is reached by links from the home page."""
    pages: dict[str, list[str]] = {row.name: [] for row in ROOMS}
    waiting = ["/"]
    while waiting and not all(pages.values()):
        address = waiting.pop(0)
        kind = room_of(address)
        if address in pages.get(kind, [address]) or (len(pages[kind]) >= _ENOUGH and address not in RICHEST.values()):
            continue
        pages[kind].append(address)
        waiting += linked(room, address)
    reached = {kind: addresses[0] for kind, addresses in pages.items() if addresses}
    return reached | {kind: address for kind, address in RICHEST.items() if kind in reached}


@pytest.fixture(scope="module")
def readers(browser: Any, room: str) -> Iterator[dict[str, Reader]]:
    """Readers by how they read, kept open for all pages."""
    with (
        reading(browser, room, DESKTOP) as desk,
        reading(browser, room, PHONE, dark=True) as phone,
        reading(browser, room, PHONE, scripts=False) as plain,
    ):
        yield {"desk": desk, "phone": phone, "no script": plain}


def looked_at(readers: dict[str, Reader], address: str, axe: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What is wrong with a page, each line with the way of reading; `axe` says in which of them axe-core checks it
    too, and by which rules (none: by all)."""
    wrong: list[str] = []
    for way, reader in readers.items():
        reader.noted.clear()
        reader.open(address)
        wrong += [f"{way}: too wide: {what}" for what in reader.beyond_the_edge()]
        if not reader.page.locator("main h1").count():
            wrong.append(f"{way}: no heading")
        if way in axe:
            wrong += [f"{way}: {violation}" for violation in reader.violations(*axe[way])]
        wrong += [f"{way}: {line}" for line in reader.noted]
    return wrong


def by_keyboard(reader: Reader) -> list[str]:
    """What a reader without a mouse misses: the way past the head, the rooms, the page, and to see where one is."""
    places = [reader.tab()]
    while len(places) < _TABS and (places[-1]["within"] != "main") and places[-1]["tag"] != "BODY":
        places.append(reader.tab())
    within = [place["within"] for place in places]
    wrong = [f"keyboard: focus not seen: {place}" for place in places if not place["seen"] and place["tag"] != "BODY"]
    if within[0] != "skip" or "header" not in within:
        wrong.append(f"keyboard: order is {within}")
    if "main" not in within and reader.page.locator("main a[href], main input, main button").count():
        wrong.append("keyboard: the page is not reached")
    return wrong


@pytest.mark.parametrize("name", [row.name for row in ROOMS])
def test_a_kind_of_page_is_sound(name: str, found: dict[str, str], readers: dict[str, Reader], room: str) -> None:
    """Every kind of page is reached by links and has nothing wrong with it, however it is read."""
    assert name in found, "no link leads here"
    address = room + found[name]
    wrong = looked_at(readers, address, {"desk": (), "phone": OTHERWISE})
    assert wrong + by_keyboard(readers["desk"]) == []


@pytest.mark.parametrize("address", MORE)
def test_a_page_in_another_state_is_sound(address: str, readers: dict[str, Reader], room: str) -> None:
    """A text that is gone, nothing found, an unknown address, another language."""
    wrong = looked_at({"phone": readers["phone"]}, room + address, {"phone": ()})
    assert [line for line in wrong if "404" not in line] == []


def test_the_way_past_the_head_leads_to_the_page(readers: dict[str, Reader], room: str) -> None:
    """The first link goes to the content, and the next Tab is in it."""
    reader = readers["no script"]
    reader.open(f"{room}/readouts")
    reader.tab()
    reader.page.keyboard.press("Enter")
    assert reader.tab()["within"] == "main"


def test_a_sentence_opens_its_card_without_scripts(readers: dict[str, Reader], room: str) -> None:
    """The number of a sentence is a link; its card says who speaks."""
    reader = readers["no script"]
    reader.open(f"{room}/readouts/{CHINA}")
    assert not reader.page.locator("#s2-card").is_visible()
    reader.page.locator("#s2 a.n").click()
    assert reader.page.locator("#s2-card").is_visible()
    assert "Astrid Holm" in reader.page.locator("#s2-card").inner_text()


def test_keys_go_from_sentence_to_sentence(readers: dict[str, Reader], room: str) -> None:
    """With scripts, j and k go on and back, and / goes to the search box."""
    reader = readers["desk"]
    reader.open(f"{room}/readouts/{CHINA}")
    for key in "jjk":
        reader.page.keyboard.press(key)
    assert reader.page.evaluate("location.hash") == "#s1"
    reader.page.keyboard.press("/")
    assert reader.page.evaluate("document.activeElement.name") == "q"
