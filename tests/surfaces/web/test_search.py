"""The search page: quotations with the speaker first, filters as links, a form that keeps them, refusals in words."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient
from tests.surfaces.web.shelved import MANY, NORWAY, RECORD, link, page, texts


def asked(href: str) -> dict[str, str]:
    """What stands behind the question mark of an address."""
    return dict(parse_qsl(urlsplit(href).query))


def test_a_hit_is_a_quotation_with_its_speaker_first(shelved: TestClient) -> None:
    """Who, for whom, in whose account, the day; the words with the match marked; a link to the sentence."""
    found = page(shelved, "/search?q=lanes")
    hit = found.css_first(".hits > li")
    assert hit and "other" in (hit.attributes["class"] or "")
    assert ["Tan Weilin for China as reported by Norway"] == [" ".join(texts(hit, ".voice b, .voice span:not(.on)"))]
    assert ["Norway to open the northern sea lanes by 2032"] == texts(hit, "blockquote")
    assert ["lanes"] == texts(hit, "mark")
    assert "/readouts/en:44#s2" == link(hit, "Ministers meet in Geneva, Sentence 2")


def test_answers_come_newest_first_in_pages(shelved: TestClient) -> None:
    """The second page goes on where the first one ends; a page behind the last one says so."""
    first, second = page(shelved, "/search?q=lanes"), page(shelved, "/search?q=lanes&page=2")
    assert (40, MANY + 1 - 40) == (len(first.css(".hits > li")), len(second.css(".hits > li")))
    assert "/search?q=lanes&page=2" == link(first, "Next →")
    assert "undated" == texts(second, ".on")[-1]
    beyond = page(shelved, "/search?q=lanes&page=9")
    assert "/search?q=lanes" == link(beyond, "to the first page")


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("2030", {"from": "2030-01-01", "to": "2030-12-31"}),
        ("Norway", {"dyad": "NOR"}),
        ("urge", {"act": "urge"}),
        ("another side’s, as reported", {"side": "other"}),
        (RECORD.names["en"][0], {"person": RECORD.id}),
    ],
)
def test_a_filter_is_a_link_with_its_count(shelved: TestClient, words: str, filters: dict[str, str]) -> None:
    """The page behind it has as many readouts as it says, tells the filter on top, and takes it out again."""
    found = page(shelved, "/search?lang=en&q=Norway")
    href = link(found.css_first(".narrow"), words)
    row = next(li for li in found.css(".narrow li") if texts(li, "a") == [words])
    assert {"q": "Norway", "lang": "en", **filters} == asked(href)
    narrowed = page(shelved, href)
    assert texts(row, ".n")[0] in texts(narrowed, ".lead")[0]
    out = [node.attributes["href"] for node in narrowed.css(".chosen a") if words in node.text()]
    assert out and {"q": "Norway", "lang": "en"} == asked(out[0] or "")


def test_the_form_keeps_what_is_chosen(shelved: TestClient) -> None:
    """Filters are hidden fields, words and days stand in theirs; other words start at the first page."""
    form = page(shelved, "/search?q=lanes&act=urge&dyad=CHN,NOR&from=2029-01-01&page=2").css_first("form.ask")
    fields = {node.attributes["name"]: node.attributes.get("value") for node in form.css("input")}
    assert {"q": "lanes", "act": "urge", "dyad": "CHN,NOR", "from": "2029-01-01", "to": ""} == fields


def test_a_party_is_added_to_those_chosen(shelved: TestClient) -> None:
    """Two parties both took part; a filter that takes one value is offered no more once it has one."""
    found = page(shelved, "/search?dyad=CHN&kind=meeting")
    assert "CHN,NOR" == asked(link(found.css_first(".narrow"), "Norway"))["dyad"]
    assert "Kind" not in texts(found, ".narrow h2")
    assert "/search?kind=meeting" == next(n.attributes["href"] for n in found.css(".chosen a") if "China" in n.text())


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/search?q=lanes&from=soon", "“soon” is no day"),
        ("/search?q=!!!", "“!!!” holds no word"),
        ("/search?act=shout", "What it does: “shout” is not known here"),
        ("/zh/search?kind=lunch", "形式：此处没有“lunch”"),
        ("/ru/search?q=x&to=2031-13-01", "«2031-13-01» — не дата"),
        ("/search?q=x&page=none", "is no page"),
    ],
)
def test_what_cannot_be_asked_is_said_on_the_form(shelved: TestClient, address: str, words: str) -> None:
    """In the language of the interface, with the form as it was filled in; as data it is a problem document."""
    found = page(shelved, address, 400)
    assert words in texts(found, ".problem")[0]
    assert found.css_first("form.ask input[name=q]") is not None
    data = shelved.get(address.removeprefix("/zh").removeprefix("/ru").replace("/search", "/search.json"))
    assert (400, "application/problem+json") == (data.status_code, data.headers["content-type"])


def test_without_an_answer_the_page_says_what_to_try(shelved: TestClient) -> None:
    """An empty question and one that nothing answers show ways to go on."""
    assert "What you can try" in texts(page(shelved, "/search"), "h2")
    nothing = page(shelved, "/search?q=lighthouse&act=urge")
    assert "/search?q=lighthouse" == link(nothing, "Ask the same without the filters")


def test_the_data_has_the_command_line_s_keys_and_the_facets(shelved: TestClient) -> None:
    """Total, hits with their marks, and each facet with the number it was counted on."""
    data = shelved.get("/search.json?q=lanes&act=urge").json()
    assert MANY + 1 == data["total"]
    hit = data["hits"][0]
    assert "lanes" == hit["quote"][slice(*hit["marks"][0])] == hit["match"]
    assert {"counted": MANY + 1, "complete": True, "values": [[NORWAY, MANY + 1]]} == data["facets"]["source"]
    assert {"total": 0, "hits": [], "facets": {}} == shelved.get("/search.json").json()


def test_a_long_quotation_is_cut_around_its_match() -> None:
    """At most so many characters, between words, the match among them, with dots where something is left out."""
    from communique.analysis.search import Hit
    from communique.surfaces.web import quotations

    quote = "word " * 300 + "needle " + "word " * 300
    at = quote.index("needle")
    hit = Hit("id", 1, 0, quote, "", "needle", "", (), None, None, None, None, None, None, "s", "en", ((at, at + 6),))
    pieces = list(quotations._pieces(hit))
    assert [("needle", True)] == [piece for piece in pieces if piece[1]]
    shown = "".join(words for words, _ in pieces)
    assert shown.startswith("… word") and shown.endswith("word …") and len(shown) <= quotations.LONGEST + 4
