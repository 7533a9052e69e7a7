"""surfaces.page_html: one self-contained page, strict and inert."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.surfaces import composed

from communique import lexicon, load, read
from communique.model import Document, Readout
from communique.surfaces import page_html

VOID = {"meta", "br", "img", "input", "link", "hr", "rect"}


class Strict(HTMLParser):
    """Refuses what a lenient browser would mend: elements closed in another order, ids given twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of the element, its id and where it leads."""
        self.seen.add(tag)
        given = dict(attrs)
        assert len(given) == len(attrs), attrs
        assert not any(name.startswith("on") or name in ("src", "style", "srcset", "ping") for name in given), attrs
        if given.get("id"):
            assert given["id"] not in self.ids
            self.ids.add(str(given["id"]))
        if "href" in given:
            self.links.append(str(given["href"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element that was opened last is closed first."""
        if tag not in VOID:
            assert self.open.pop() == tag


def parsed(page: str) -> Strict:
    """The page, read strictly to its end."""
    reader = Strict()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


PAGES = [[readout] for readout in composed.everything()] + [composed.everything()]


@pytest.mark.parametrize("readouts", PAGES, ids=lambda r: f"{len(r)}-{r[0].document.lang[:2]}")
def test_the_page_is_strict_and_asks_for_nothing(readouts: list[Readout]) -> None:
    """Well-formed, without scripts, styles by attribute, or anything that a browser would fetch."""
    page = page_html.page(readouts)
    reader = parsed(page)
    assert not reader.seen & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio"}
    assert "url(" not in page and "@import" not in page
    for link in reader.links:
        assert re.match(r"#|https?://|mailto:", link), link
        assert not link.startswith("#") or link[1:] in reader.ids, link


@pytest.mark.parametrize("readouts", PAGES, ids=lambda r: f"{len(r)}-{r[0].document.lang[:2]}")
def test_the_policy_lets_only_the_pages_own_style_act(readouts: list[Readout]) -> None:
    """The style element is allowed by its hash, everything else is forbidden."""
    page = page_html.page(readouts)
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = LexborHTMLParser(page).css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_hostile_texts_are_shown_and_do_nothing() -> None:
    """Tags in a title, a script address and broken attributes come out as the characters they are."""
    page = page_html.page([composed.hostile()])
    tree = LexborHTMLParser(page)
    assert tree.css_first("h1").text().startswith('<script>alert(1)</script>"><img src=x')
    assert "javascript:" not in " ".join(parsed(page).links)
    assert tree.css_first("#text").attributes["lang"] == "und"
    assert "\x1b" not in page and "\u202e" not in page


@pytest.mark.parametrize("readout", [composed.english(), composed.chinese(), composed.hostile()], ids=["en", "zh", "evil"])
def test_sentences_and_cues_are_cut_by_code_points(readout: Readout) -> None:
    """The underlined words are the cue, also behind characters that take two units elsewhere."""
    tree = LexborHTMLParser(page_html.page([readout]))
    for number, statement in enumerate(readout.statements, 1):
        found = tree.css_first(f"#s{number} .cue")
        if statement.cue:
            assert found.text() == statement.cue.of(readout.document.text)
        else:
            assert found is None


def test_a_sentence_opens_its_card_and_the_card_its_reading() -> None:
    """An address such as #s5 shows who speaks, why, what is done and which position is taken."""
    page = page_html.page([composed.english()])
    assert ".block:has(#s5:target) #s5-card { display: block; }" in page
    card = " ".join(LexborHTMLParser(page).css_first("#s5-card").text(separator=" ").split())
    assert "Astrid Holm, for Norway as reported by China" in card
    assert "the speaker is the one of sentence 2 (rule continued.same-paragraph)" in card
    assert "“two initiatives” = Clean Harbour Initiative, Open Lighthouse Initiative" in card


def test_the_margin_names_every_change_of_speaker() -> None:
    """Who, for whom and in whose account stand beside the text, once for each change."""
    tree = LexborHTMLParser(page_html.page([composed.english()]))
    names = [" ".join(node.text(separator=" ").split()) for node in tree.css(".who")]
    assert names == [
        "Astrid Holm for Norway as reported by China",
        "Tan Weilin for China in China’s own words",
        "Astrid Holm for Norway as reported by China",
        "Both sides China and Norway as reported by China",
    ]


def test_languages_are_marked_where_they_change() -> None:
    """The text has its own language, the words around it the interface's, a link to another version that one's."""
    tree = LexborHTMLParser(page_html.page([composed.chinese(), composed.english()]))
    assert tree.css_first("html").attributes["lang"] == "zh"
    assert [node.attributes["lang"] for node in tree.css(".text")] == ["zh", "en"]
    assert tree.css_first('a[hreflang="zh"]').attributes["lang"] == "zh"


def test_the_citation_names_the_text_by_its_hash() -> None:
    """Publisher, day, title, address and SHA-256 make a line that can be checked."""
    readout = composed.english()
    cite = " ".join(LexborHTMLParser(page_html.page([readout])).css_first(".foot p").text().split())
    assert readout.document.sha256 in cite and str(readout.document.url) in cite and "5 March 2031, 18:04" in cite


def test_what_was_left_out_is_counted_and_can_be_seen() -> None:
    """Page furniture is not hidden: its characters are counted and kept in a fold."""
    tree = LexborHTMLParser(page_html.page([composed.english()]))
    assert "Back to top" in tree.css_first("details pre").text()
    assert re.search(r"\d+ characters", tree.css_first("summary").text())


def test_a_text_without_engagement_or_statements_says_so() -> None:
    """Nothing found is said in words, with the reason."""
    text = LexborHTMLParser(page_html.page([composed.conference()])).body.text()
    assert "No engagement: a press conference, not a readout" in text
    assert "Nobody is quoted or paraphrased in this text." in text


def test_several_readouts_share_a_page_behind_its_contents() -> None:
    """Each readout keeps its own addresses."""
    tree = LexborHTMLParser(page_html.page(composed.everything()))
    assert len(tree.css(".contents li")) == len(tree.css("article")) == 5
    assert tree.css_first("#r1-s5") and tree.css_first("#r2-s1")


def test_the_meeting_points_to_the_sentence_that_reports_it() -> None:
    """The margin's facts have an address in the text."""
    tree = LexborHTMLParser(page_html.page([composed.english()]))
    assert tree.css_first(".facts a").attributes["href"] == "#meeting"
    assert tree.css_first("#meeting").text().strip().startswith("On March 4, 2031")


def test_a_meeting_reported_by_the_headline_alone_is_linked_nowhere() -> None:
    """Without a sentence of the body there is nothing to point to."""
    readout = composed.english()
    assert readout.engagement and readout.document.title_span
    headline = replace(readout, engagement=replace(readout.engagement, evidence=readout.document.title_span))
    assert "#meeting" not in parsed(page_html.page([headline])).links


SAMPLES = sorted(file for file in (lexicon.DATA / "samples").rglob("*.*") if file.suffix != ".md")  # type: ignore[attr-defined]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.name)
def test_every_bundled_sample_makes_a_strict_page(sample: Path) -> None:
    """What the program really reads is shown as strictly as what was put together by hand."""
    readouts = [read(document) for document in load(str(sample)) if isinstance(document, Document)]
    reader = parsed(page_html.page(readouts))
    assert {link[1:] for link in reader.links if link.startswith("#")} <= reader.ids


def test_a_basis_that_no_language_words_is_printed_as_it_is() -> None:
    """A new way of dating an engagement shows under its own name instead of breaking the page."""
    readout = composed.english()
    assert readout.engagement
    changed = replace(readout, engagement=replace(readout.engagement, date_basis="by moonlight"))
    assert "by moonlight" in page_html.page([changed])
