"""export.jsonld: a readout as linked data that stays data. All texts are composed."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.surfaces import composed
from tests.surfaces.kept import kept

from communique.export import jsonld
from communique.surfaces.words import words

PAGE = "https://room.example/readouts/a"


def place(index: int) -> str:
    """Where a statement stands."""
    return f"{PAGE}#s{index + 1}"


def test_a_readout_is_an_article_about_an_event() -> None:
    """Who issued it, when, about what meeting of whom, based on which page, and whose words stand in it."""
    thing = jsonld.article(kept(composed.english()), words("en").label, page=PAGE, at=place)
    assert thing["@type"] == "Article" and thing["author"]["name"] == "China's mission to the Polar Forum (composed)"
    assert thing["datePublished"] == "2031-03-05T18:04" and thing["isBasedOn"] == "https://mission.example/news/polar?a=1&b=2"
    event = thing["about"]
    assert (event["startDate"], event["location"]["name"]) == ("2031-03-04", "Geneva, Switzerland")
    assert event["superEvent"]["name"] == "the Polar Forum"
    assert [one["name"] for one in event["attendee"]] == ["Tan Weilin", "Astrid Holm", "Liu Qing"]
    assert event["attendee"][1]["jobTitle"] == "Norwegian Foreign Minister"
    assert event["attendee"][1]["affiliation"]["name"] == "Norway"
    first, last = thing["hasPart"][0], thing["hasPart"][-1]
    assert first["@id"] == f"{PAGE}#s1" and first["spokenByCharacter"] == [{"@type": "Person", "name": "Astrid Holm"}]
    assert [one["name"] for one in last["spokenByCharacter"]] == ["China", "Norway"]


def test_what_is_not_known_is_not_said() -> None:
    """A press conference without issuer, date or meeting has no such keys, and nothing is null."""
    thing = jsonld.article(kept(composed.conference()), words("en").label, page=PAGE, at=place)
    assert not {"author", "publisher", "datePublished", "about", "hasPart", "isBasedOn"} & set(thing)
    assert "null" not in jsonld.script(thing)


def test_a_quotation_is_part_of_its_readout() -> None:
    """One statement by itself names the readout it stands in."""
    thing = jsonld.quotation(kept(composed.chinese()), 1, words("zh").label, page=PAGE, at=place)
    assert thing["@type"] == "Quotation" and thing["text"] == "中国支持清洁港口倡议"
    assert thing["isPartOf"]["@id"] == PAGE and "hasPart" not in thing["isPartOf"]


def test_many_statements_do_not_swell_the_page() -> None:
    """Of a readout with very many statements the first forty are quoted."""
    readout = composed.chinese()
    long = replace(readout, statements=readout.statements[:1] * 100)
    assert len(jsonld.article(kept(long), words("zh").label, page=PAGE, at=place)["hasPart"]) == jsonld.QUOTED


@given(st.text(st.characters(codec=None), max_size=60) | st.sampled_from(["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028"]))
def test_no_markup_can_begin_or_end_in_it(evil: str) -> None:
    """Whatever a text holds, the script element ends where we end it, and its data is what we put in."""
    thing = {"@type": "Article", "headline": evil}
    page = f'<script type="application/ld+json">{jsonld.script(thing)}</script><p id="after">x</p>'
    assert not {"<", ">", "&", "\u2028"} & set(jsonld.script(thing))
    tree = LexborHTMLParser(page)
    assert len(tree.css("script")) == 1 and tree.css_first("#after") is not None
    assert json.loads(jsonld.script(thing)) == thing


def test_hostile_readouts_stay_data() -> None:
    """Tags in titles, names and places are text, and a script is no address that a page is based on."""
    thing = jsonld.article(kept(composed.hostile()), words("en").label, page=PAGE, at=place)
    assert "<" not in jsonld.script(thing) and "isBasedOn" not in thing and "inLanguage" not in thing
