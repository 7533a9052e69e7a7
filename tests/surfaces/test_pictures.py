"""Pictures of meetings: numbers and words in them, the same every time, readable without colour. All composed."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.network import Calendar, Network, Node, Tie
from communique.surfaces.charts import calendar, dyads, network, picture
from communique.surfaces.charts.layout import layout
from communique.surfaces.charts.meetings import page, svg
from communique.surfaces.charts.png import png
from communique.surfaces.rendering import stylesheet

SVG = "{http://www.w3.org/2000/svg}"
NETWORK = Network(
    nodes=(Node("CHN", 40), Node("NOR", 12), Node("GHA", 3), Node("X<Y", 1)),
    ties=(Tie("CHN", "NOR", 11), Tie("CHN", "GHA", 2), Tie("NOR", "X<Y", 1)),
    party=None, since="2031-01-01", until=None, others=7, other_ties=9,
)  # fmt: skip
CALENDAR = Calendar(2031, 2032, "NOR", (("2031-01-01", 1), ("2031-12-31", 3), ("2032-02-29", 120)), 4, 0)
NOTHING = Network((), (), None, None, None, 0, 0)


def texts(drawn: str) -> list[str]:
    """Every text that is printed in a picture."""
    return [found.text or "" for found in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def titles(drawn: str) -> list[str]:
    """What is said of the marks, and first of the whole."""
    return [found.text or "" for found in ElementTree.fromstring(drawn).iter(f"{SVG}title")]


def test_a_network_names_parties_and_numbers() -> None:
    """Parties by name, ties by number, in print and for who cannot see; what is left out; the strongest in words."""
    drawn = network.chart(NETWORK)

    assert {"China", "Norway", "Ghana", "X<Y", "11"} <= set(texts(drawn))
    assert {"China, meetings: 40", "China and Norway, meetings: 11", "Norway and X<Y, meetings: 1"} <= set(titles(drawn))
    assert "Who met whom: since 1 January 2031" == titles(drawn)[0]
    assert any("7 parties" in text and "9 pairs" in text for text in texts(drawn))
    assert "Most often: China and Norway, meetings: 11; China and Ghana" in ElementTree.fromstring(drawn).findtext(f"{SVG}desc", "")


def test_a_calendar_has_a_square_a_day() -> None:
    """Every day of a year has its place, a leap day too; the number stands in it, a great one shortened."""
    drawn = calendar.chart(CALENDAR)
    squares = [one for one in ElementTree.fromstring(drawn).iter(f"{SVG}rect") if one.get("height") == "15.0"]

    assert 365 + 366 == len(squares)
    assert len(squares) == len({(one.get("x"), one.get("y")) for one in squares})
    assert {"1", "3", "99+", "2031", "2032", "Jan", "Dec"} <= set(texts(drawn))
    assert "29 February 2032, meetings: 120" in titles(drawn)
    assert "Meetings before: 4; after: 0." in texts(drawn)


def test_dyads_stand_on_both_sides_of_the_diagonal() -> None:
    """Each pair has its number twice, each party its own once; who cannot see hears a pair once."""
    drawn = dyads.chart(NETWORK)

    assert 2 == texts(drawn).count("11")
    assert 1 == texts(drawn).count("40")
    assert 3 == drawn.count('<g aria-hidden="true">')


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("kind", ["network", "dyads"])
def test_an_empty_picture_says_so(kind: str, lang: str) -> None:
    """Without a meeting there is one sentence instead of a picture, and the page tells what to do."""
    assert 2 == len(texts(svg(kind, NOTHING, lang)))
    assert "communique ingest" in page(kind, NOTHING, lang)
    assert 2 == len(texts(svg("calendar", replace(CALENDAR, days=()), lang)))


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_the_same_network_is_drawn_the_same(lang: str) -> None:
    """Nothing is left to chance; a page holds the picture and every number, and no style of the picture's own."""
    for kind, found in (("network", NETWORK), ("dyads", NETWORK), ("calendar", CALENDAR)):
        assert svg(kind, found, lang) == svg(kind, found, lang)
        made = page(kind, found, lang)
        assert svg(kind, found, lang, alone=False) in made
        assert 1 == made.count("<style>")
        assert "<script" not in made and "X<Y" not in made


def test_marks_lead_where_the_page_says() -> None:
    """Parties, days and pairs become links where there is an address, escaped."""
    drawn = network.chart(NETWORK, link=lambda party: f"/parties/{party}?a&b" if party != "GHA" else None)
    assert {"/parties/CHN?a&b", "/parties/NOR?a&b", "/parties/X<Y?a&b"} == {a.get("href") for a in ElementTree.fromstring(drawn).iter(f"{SVG}a")}
    drawn = calendar.chart(CALENDAR, link=lambda day: f"/{day}")
    assert ["/2031-01-01", "/2031-12-31", "/2032-02-29"] == [a.get("href") for a in ElementTree.fromstring(drawn).iter(f"{SVG}a")]
    drawn = dyads.chart(NETWORK, link=lambda a, b: f"/{a}/{b}")
    assert "/CHN/NOR" in [a.get("href") for a in ElementTree.fromstring(drawn).iter(f"{SVG}a")]


def test_a_picture_alone_has_its_colours_written_out() -> None:
    """No variable is left for programs that know none; day and night have the colours of every page."""
    drawn = network.chart(NETWORK)
    tokens = stylesheet("tokens.css")

    assert "var(--" not in drawn
    for name in ("paper", "ink", "issuer"):
        light, dark = re.findall(rf"--{name}: (#\w+);", tokens)
        assert light in drawn and dark in drawn.partition("prefers-color-scheme: dark")[2]
    assert "<style" not in network.chart(NETWORK, alone=False)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=30))
def test_depths_part_all_numbers(counts: list[int]) -> None:
    """Every number has a depth that its legend names, and a greater number never a paler one."""
    steps = picture.grades(counts)
    order = ["low", "middle", "high"]
    depths = [order.index(picture.grade(count, steps)) for count in sorted(counts)]

    assert depths == sorted(depths)
    assert {picture.grade(count, steps) for count in counts} <= {depth for depth, _ in picture.scale(counts, network.words("en"))}


CODES = [f"C{i:02}" for i in range(60)]


@given(st.integers(2, 25), st.data())
def test_a_layout_keeps_to_its_field(count: int, data: st.DataObject) -> None:
    """Every box lies within the field, whoever is tied to whom."""
    parties = CODES[:count]
    pairs = st.tuples(st.sampled_from(parties), st.sampled_from(parties)).filter(lambda pair: pair[0] < pair[1])
    ties = data.draw(st.dictionaries(pairs, st.floats(0.01, 1.0), max_size=40))
    boxes = {code: (60.0, 20.0) for code in parties}
    for x, y in layout(dict.fromkeys(parties, 0.3), ties, boxes, (900, 600)).values():
        assert 30 <= x <= 870 and 10 <= y <= 590


def test_names_do_not_lie_on_one_another() -> None:
    """Sixty parties that all met one of them have sixty places of their own."""
    boxes = {code: (70.0, 26.0) for code in CODES}
    places = list(layout(dict.fromkeys(CODES, 0.3), {(CODES[0], code): 1.0 for code in CODES[1:]}, boxes, (928, 600)).values())
    lying = [(a, b) for i, a in enumerate(places) for b in places[:i] if abs(a[0] - b[0]) < 69 and abs(a[1] - b[1]) < 25]

    assert [] == lying


def test_png_has_the_size_of_the_picture() -> None:
    """A picture becomes points at twice its size, with Chinese and Russian names in it."""
    pytest.importorskip("resvg_py", reason="PNG is skipped: resvg-py is not installed")
    for lang in ("zh", "ru"):
        drawn = network.chart(NETWORK, lang)
        width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', drawn).groups()  # type: ignore[union-attr]
        made = png(drawn)
        assert made.startswith(b"\x89PNG") and (2 * int(width), 2 * int(height)) == struct.unpack(">II", made[16:24])
