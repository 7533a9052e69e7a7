"""The page and the picture of positions. All texts are composed."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from communique.analysis.positions.changes import Change
from communique.analysis.positions.standing import Cell, Matrix, Page, Position
from communique.surfaces.charts.positions import chart
from communique.surfaces.page_html import positions_page
from communique.surfaces.views.positions import PositionsView, named

OWN = Position(
    party="NOR", target="sovereignty:CHL", stance="support", grade="supports", level=3, shade="back", date="2031-03-04",
    own_words=True, quote="Holm <b>supports</b> Chile's sovereignty & more.", words="Chile's sovereignty", start=20, end=39,
    id="composed:1", version=1, statement=0, speakers=("Astrid Holm",), issuer="NOR", parties=("CHL", "NOR"), lang="en",
    title="A <title>", url="javascript:alert(1)", rule="stance.support.back", target_rule="target.listed.owned",
)  # fmt: skip
TOLD = replace(OWN, own_words=False, issuer="CHL", grade="upholds", id="composed:2", url="https://ministry.example/2?a=1&b=2")
AGAINST = replace(OWN, party="CHL", target="two-state-solution", stance="oppose", grade="opposes", own_words=None, issuer="Wire")
MATRIX = Matrix(
    "2031-12-31", ("NOR", "CHL"), ("sovereignty:CHL", "two-state-solution"),
    (Cell("NOR", "sovereignty:CHL", OWN, TOLD, 3, 1), Cell("CHL", "two-state-solution", None, AGAINST, 0, 1)), 9, 7,
)  # fmt: skip
EMPTY = Matrix(None, (), (), (), 0, 0)
UP = Change("upgraded", "NOR", "two-state-solution", "2031-05-01", "NOR", True, replace(OWN, grade="notes"), OWN, (2, 3))
DROPPED = Change("dropped", "NOR", "sovereignty:CHL", "2031-06-01", "NOR", True, OWN, None, (5, 0), ("a", "b"), 5, 6,
                 "2031-05-01", "Holm spoke of <trade>.", ("independence",))  # fmt: skip


def test_cells_say_whose_words() -> None:
    """A cell shows the party's own words where there are any, and says that there is another account."""
    view = PositionsView(MATRIX)
    (party, (cell, nothing)), (_, (_, other)) = view.rows
    assert (party, nothing) == ("Norway", None)
    assert cell and (cell.told.word, cell.told.mark, cell.both) == ("supports", "own", True)
    assert cell.told.said == "Norway, sovereignty (Chile): supports, in Norway’s own words, 4 March 2031"
    assert other and (other.told.mark, other.told.against, other.told.account) == ("told", True, "issuer not known")


def test_the_page_shows_what_was_found() -> None:
    """Targets and parties by name, as of which day, how much of the whole, quotations with their account."""
    page = positions_page(MATRIX, [UP, DROPPED])
    for words in ("sovereignty (Chile)", "as it stood on 31 December 2031", "Parties: 2 of 9; targets: 2 of 7.",
                  "in Norway’s own words", "as reported by Chile", "takes note → supports", "not mentioned in 2 readouts since 1 June 2031",
                  "5 of 6", "independence"):  # fmt: skip
        assert words in page, words


def test_nothing_from_a_text_becomes_markup() -> None:
    """Words of a text are escaped, an address that is none of the web is no link, nothing acts but the page's own style."""
    page = positions_page(MATRIX, [DROPPED])
    assert "<b>supports" not in page and "javascript:" not in page and "<trade>" not in page and "<title>A" not in page
    assert 'href="https://ministry.example/2?a=1&amp;b=2"' in page
    assert "style=" not in page and "<script" not in page


def test_every_cell_leads_to_its_quotation() -> None:
    """The link of a cell names an element of the page."""
    page = positions_page(MATRIX)
    assert 'href="#p-NOR-sovereignty-CHL"' in page and 'id="p-NOR-sovereignty-CHL"' in page


def test_addresses_of_a_room() -> None:
    """A room gives the addresses of pairs and of statements."""
    view = PositionsView(MATRIX, link=lambda party, target: f"/positions/{party}/{target}", readout=lambda id, n: f"/readouts/{id}#{n}")
    cell = view.rows[0][1][0]
    assert cell and cell.href == "/positions/NOR/sovereignty:CHL" and cell.told.url == "/readouts/composed:1#0"


def test_silences_of_the_same_readouts_stand_together() -> None:
    """Two parties that dropped two targets in the same readouts are one entry; other changes stay apart."""
    view = PositionsView(MATRIX, "en", [DROPPED, replace(DROPPED, party="CHL", target="independence"), UP, replace(UP, date="2031-05-02")])
    assert [(turn.who, turn.what) for turn in view.turns] == [
        ("Norway and Chile", "sovereignty (Chile) and independence"), ("Norway", "two-state solution"), ("Norway", "two-state solution"),
    ]  # fmt: skip


def test_history_of_a_pair() -> None:
    """A page of one party and target is headed by both and lists its stances in order."""
    view = PositionsView(Page((TOLD, OWN), 5, ("sovereignty:CHL",)))
    assert view.heading == "Norway on sovereignty (Chile)"
    assert [one.word for one in view.history] == ["upholds", "supports"] and view.part == "The latest 2 of 5."


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_nothing_to_show(lang: str) -> None:
    """Without a position page and picture say so, and what to do."""
    for shown in (positions_page(EMPTY, lang=lang), chart(EMPTY, lang)):
        assert PositionsView(EMPTY, lang).words.say("positions_none") in shown


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("alone", [True, False])
def test_the_picture_is_well_formed(lang: str, alone: bool) -> None:
    """The picture is XML with one mark, two where both accounts speak, and one word a cell, said in full to who cannot see."""
    root = ElementTree.fromstring(chart(MATRIX, lang, alone=alone))
    space = "{http://www.w3.org/2000/svg}"
    cells = [group for group in root.iter(f"{space}g") if group.get("role") == "img"]
    assert [len(list(cell)) for cell in cells] == [4, 3]
    assert [cell[0].tag for cell in cells] == [f"{space}title"] * 2
    marks = [mark.get("class") for cell in cells for mark in cell if mark.get("class")]
    assert marks == ["stance ring", "stance own", "stance told"]
    assert "style=" not in chart(MATRIX, lang, alone=alone)


def test_a_picture_with_links() -> None:
    """Cells are links where a room gives addresses."""
    assert '<a href="/p/NOR/two">' in chart(replace(MATRIX, cells=(Cell("NOR", "sovereignty:CHL", OWN, None, 1, 0),)), link=lambda p, t: f"/p/{p}/two")


def test_names_of_targets() -> None:
    """A target is named in the reader's language, an unknown one by its words."""
    assert named(["one-china-principle", "CHL", "harbour initiative"], "zh") == ["一个中国原则", "智利", "harbour initiative"]
