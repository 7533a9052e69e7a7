"""Two readouts on one page: strict and inert, in locked words, with both sides' text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.analysis.two_sides import gold, readout
from tests.surfaces.composed import hostile
from tests.surfaces.test_page_html import parsed

from communique.analysis.comparing.compare import compare
from communique.surfaces import compare_text, page_html
from communique.surfaces.compare_record import record
from communique.surfaces.views.compare import CompareView

NEVER = ("denied", "omitted", "lied", "left out", "leaves out", "silent", "concealed")


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("pair", gold())
def test_the_page_is_strict_and_needs_nothing(pair: str, lang: str) -> None:
    """In every interface language the page is well formed, has no script and asks nobody for anything."""
    page = page_html.comparison_page(compare(readout(pair, "a"), readout(pair, "b")), lang)
    reader = parsed(page)
    assert not {"script", "img", "link", "iframe", "form"} & reader.seen
    assert all(link.startswith(("#", "https://ministry.example/")) for link in reader.links)
    assert "default-src &#39;none&#39;" in page


@pytest.mark.parametrize("pair", gold())
def test_every_statement_is_quoted(pair: str) -> None:
    """The words of every statement of both sides stand on the page once."""
    a, b = readout(pair, "a"), readout(pair, "b")
    shown = [
        (column, quote.number)
        for section in CompareView(compare(a, b)).sections
        for row in section.rows
        for column, quotes in (("a", row.a), ("b", row.b))
        for quote in quotes
    ]
    wanted = [("a", i + 1) for i in range(len(a.statements))] + [("b", i + 1) for i in range(len(b.statements))]
    assert sorted(shown) == wanted


def test_the_words_are_locked() -> None:
    """What one side alone has is "not mentioned in" the other's readout, and nowhere more than that."""
    page = page_html.comparison_page(compare(readout("grain-corridor", "a"), readout("grain-corridor", "b")))
    assert "not mentioned in China’s readout" in page
    assert "not mentioned in Norway’s readout" in page
    assert not [word for word in NEVER if word in page]


def test_what_differs_is_marked() -> None:
    """The words that tell the difference are marked on both sides, and the rail says in what."""
    page = page_html.comparison_page(compare(readout("vaccines", "a"), readout("vaccines", "b")))
    assert "<mark>80 million</mark>" in page
    assert "<mark>50 млн</mark>" in page
    assert "<small>number</small>" in page


def test_a_cut_text_says_that_nothing_follows() -> None:
    """Where a text breaks off, its head and its empty cells say so."""
    cut = readout("nothing-shared", "b", ending="…")
    view = CompareView(compare(readout("nothing-shared", "a"), cut))
    assert "breaks off" in view.accounts[1].note and not view.accounts[0].note
    absent = [row.absent for section in view.sections for row in section.rows if row.relation == "only_a"]
    assert absent == ["not mentioned in Russia’s readout (its text breaks off, so nothing follows from this)"]


def test_two_texts_of_one_issuer_are_told_apart() -> None:
    """Two readouts of one issuer are named by language, or by letter where that is the same too."""
    one = readout("vaccines", "a")
    other = readout("vaccines", "b")
    other = replace(other, document=replace(other.document, issuer="NOR"))
    assert CompareView(compare(one, other)).names == ("Norway (English)", "Norway (Русский)")
    assert CompareView(compare(one, one)).names == ("Norway (A)", "Norway (B)")


def test_an_unknown_issuer_goes_by_its_publisher() -> None:
    """Where the issuing side is not known, the publisher names the readout."""
    one = readout("vaccines", "a")
    unknown = tuple(replace(statement, issuer_side=None) for statement in one.statements)
    one = replace(one, document=replace(one.document, issuer=None), statements=unknown)
    assert CompareView(compare(one, readout("vaccines", "b"))).names[0] == "composed"


def test_nothing_breaks_out() -> None:
    """Markup and control characters in a text stay text."""
    page = page_html.comparison_page(compare(hostile(), readout("vaccines", "b")))
    parsed(page)
    assert "<script" not in page.lower()


def test_without_statements() -> None:
    """Two texts that report nothing give a page that says so."""
    one = replace(readout("vaccines", "a"), statements=(), positions=())
    assert "Neither readout reports a statement." in page_html.comparison_page(compare(one, one))


@pytest.mark.parametrize("width", [30, 80])
@pytest.mark.parametrize("pair", gold())
def test_lines_for_the_terminal(pair: str, width: int) -> None:
    """The terminal gets the same words in lines that fit, and no escape codes unless asked."""
    page = compare_text.page(compare(readout(pair, "a"), readout(pair, "b")), width=width)
    assert max(cell_len(line) for line in page.splitlines()) <= width
    assert "\x1b" not in page


def test_a_record_quotes() -> None:
    """As plain values, each point has its indices and the words that stand there, and the two sides are named."""
    found = record(compare(readout("vaccines", "a"), readout("vaccines", "b")))
    assert (found["a"]["issuer"], found["b"]["issuer"]) == ("NOR", "RUS")
    assert found["points"][0] == {
        "relation": "differ",
        "a": [0],
        "b": [1],
        "topics": ["health"],
        "difference": "number",
        "differences": [{"kind": "number", "a": "80 million", "b": "50 млн"}],
        "likeness": found["points"][0]["likeness"],
        "quotes": {"a": ["Norway will supply 80 million doses of vaccine"], "b": ["Норвегия поставит 50 млн доз вакцины"]},
    }
