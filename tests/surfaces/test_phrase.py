"""The page and the picture of a set phrase. All texts are composed."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from communique.analysis.phrases.near import Change
from communique.analysis.phrases.track import Counterpart, NearWording, Occurrence, Track, Year
from communique.surfaces.charts.phrase import chart
from communique.surfaces.page_html import phrase_page

USE = Occurrence(
    id="composed:1", date="2031-03-04", speakers=("Astrid Holm",), side="NOR",
    quote="Holm said that <b>rules-based order</b> & trade matter.", left="Holm said that <b>", match="rules-based order",
    right="</b> & trade matter.", statement=0, issuer="CHN", account="reported", lang="en", title="A <title>",
    url="javascript:alert(1)",
)  # fmt: skip
NEAR = NearWording("rules-based disorder", "rules-based [-order-]{+disorder+}", 2, "2031-05-01", "2031-06-01",
                   (Change("rules-based", "rules-based"), Change("order", "disorder")), (USE,))  # fmt: skip
TRACK = Track(
    phrase="rules-based order", formula="rules-based-order", wordings=("rules-based order",), readouts=4, uses=1, undated=0,
    first="2030-01-01", last="2031-03-04", firsts=(("NOR", "2030-01-01"), ("CHN", "2031-03-04")), gaps=(("2030-01-01", "2031-03-04"),),
    by_year=(Year(2030, "NOR", 50, 3, 2, 0.06), Year(2031, "CHN", 10, 1, 0, 0.1), Year(2031, "NOR", 40, 0, 0, 0.0)),
    by_counterpart=(Counterpart("NOR", "CHN", 20, 3, 0.15),), occurrences=(USE,), offset=0, near=(NEAR,), near_texts=9, near_searched=3,
)  # fmt: skip
UNUSED = replace(TRACK, readouts=0, uses=0, first=None, last=None, firsts=(), gaps=(), by_year=(), by_counterpart=(), occurrences=(), near=())


def test_the_page_shows_what_was_found() -> None:
    """Wordings in other languages, silences, uses with whose account they are, near wordings and how many were searched."""
    page = phrase_page(TRACK)
    for words in ("基于规则的国际秩序", "<b>1 January 2030</b> Norway · <b>4 March 2031</b> China", "Astrid Holm (Norway)", "as reported by China", "<del>order</del>",
                  "<ins>disorder</ins>", "3 of 9 texts"):  # fmt: skip
        assert words in page, words


def test_nothing_from_a_text_becomes_markup() -> None:
    """Words of a text are escaped, an address that is none of the web is no link, and the policy names the style."""
    page = phrase_page(TRACK)
    assert "<b>rules-based" not in page and "javascript:" not in page and "<title>A <title>" not in page
    assert re.search(r"default-src 'none'; style-src 'sha256-", page.replace("&#39;", "'"))
    assert "style=" not in page and "<script" not in page


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_the_page_without_a_use(lang: str) -> None:
    """A phrase that is nowhere used has a page that says so, in every interface language."""
    page = phrase_page(UNUSED, lang)
    assert f'<html lang="{lang}">' in page and "<figure>" not in page


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_the_picture_is_well_formed(lang: str) -> None:
    """The picture is XML with a bar for each year of use, pale where few readouts are, hollow where words are reported."""
    root = ElementTree.fromstring(chart(TRACK, lang))
    bars = [group for group in root.iter("{http://www.w3.org/2000/svg}g") if group.get("role") == "img"]
    looks = [[rect.get("class") for rect in bar if rect.tag.endswith("rect")] for bar in bars]
    assert looks == [["reported", "own"], ["reported"]]
    assert [bar.get("class") for bar in bars] == [None, "few"]


def test_a_picture_of_nothing() -> None:
    """Without a dated use the picture says so."""
    assert "No readout" in "".join(ElementTree.fromstring(chart(UNUSED)).itertext())


def test_a_strange_phrase_stays_text() -> None:
    """A phrase with markup and marks stays text in page and picture."""
    strange = replace(TRACK, phrase='a "<&>" b', formula=None)
    assert ElementTree.fromstring(chart(strange)) is not None
    assert "&lt;&amp;&gt;" in phrase_page(strange)
