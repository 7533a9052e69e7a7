"""HTML pages of known and unknown sites, and broken ones (composed; all people and places are invented)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.sources.page import from_html

FIRST = "On May 3, Minister Ann Example met with Sampleland's Foreign Minister John Roe in Testville, the capital."
SECOND = "Roe said that Sampleland hopes for more trade, and that the two sides should keep in touch about fisheries."

PAGE = f"""<!doctype html><html lang="en"><head><title>Example Meets Roe | Ministry of Example</title>
<meta property="article:published_time" content="2021-05-04T16:04:00+00:00">
<link rel="alternate" hreflang="zh-Hans" href="/zh/1.html"><link rel="alternate" hreflang="en" href="/en/1.html">
<style>p {{}}</style></head><body class="with-sidebar">
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li>Example Meets Roe</li></ol>
<div id="main"><h1>Example Meets Roe</h1><span class="date">4 May 2021, 18:04</span>
<div class="share-buttons"><p>Share this on a network, or another, or a third one.</p></div>
<div class="text"><p>{FIRST}</p><figure><img><figcaption>The two ministers, smiling.</figcaption></figure>
<p>{SECOND.replace("Roe", "<a href='/roe'>Roe<span class='tooltip'>John Roe, Minister</span></a>", 1)}</p></div>
<div class="related-news"><ul><li><a href="/2">Example meets somebody else, and somebody more</a></li></ul></div></div>
<footer><p>Copyright Ministry of Example, all rights reserved, and so on.</p></footer>
<script>var text = "<p>Not a paragraph, but a script.</p>";</script></body></html>"""


def test_an_unknown_site() -> None:
    """Text, headline, printed time, trail and language links are found without a profile."""
    page = from_html(PAGE, id="composed", url="https://example.org/en/1.html")
    assert page.text == f"{FIRST}\n\n{SECOND}"
    assert [span.of(page.text) for span in page.body] == [FIRST, SECOND]
    assert page.title == "Example Meets Roe"
    assert page.published == "2021-05-04T18:04"
    assert page.breadcrumb == ("Home", "News", "Example Meets Roe")
    assert [(other.lang, other.url) for other in page.alternates] == [("zh", "https://example.org/zh/1.html")]
    assert (page.lang, page.url, page.profile) == ("en", "https://example.org/en/1.html", None)


LAYOUTS = {
    "a table with line breaks": (
        "<HTML><HEAD><TITLE>MFA - Press</TITLE></HEAD><BODY><TABLE><TR><TD><FONT><A href=1>Home</A><BR><A href=2>Press</A></FONT></TD>"
        f"<TD><FONT><B>Example meets Roe</B><BR>4 May 2021<BR><BR>{FIRST}<BR><BR>{SECOND}<BR><BR>Testville, 4 May 2021</FONT></TD>"
        "</TR></TABLE></BODY></HTML>"
    ),
    "nothing but divisions": (
        "<html><body><div><a>English</a></div><div class='w'><div><a>One</a><a>Two</a></div><div><div class='tit'>Example meets Roe</div>"
        f"<div class='time'>2021-05-04</div><div class='txt'><div>{FIRST}</div><div>{SECOND}</div></div></div></div>"
        "<div>Copyright 2021, Ministry of Example. All rights reserved. Address: 1 Street, Testville, Sampleland.</div></body></html>"
    ),
    "a weblog": (
        "<html><head><title>Example meets Roe - Ministry of Example</title></head><body class='single has-sidebar'><main><article class='post tag-trade'>"
        "<header><h1>Example meets Roe</h1><div class='entry-meta'><time datetime='2021-05-04T10:20:00Z'>May 4, 2021</time></div></header>"
        f"<div class='entry-content'><p>{FIRST}</p><p>{SECOND}</p><div class='sd-social'><h3>Share this:</h3></div></div></article>"
        "<div id='comments'><p>Leave a comment about this post, if you like, or do not.</p></div></main>"
        "<aside><ul><li><a>Example attends the summit of everything, and speaks</a></li></ul></aside></body></html>"
    ),
}


@pytest.mark.parametrize("source", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(source: str) -> None:
    """Whatever the page is built of, headline, day and paragraphs are the same."""
    page = from_html(source, id="composed")
    assert page.title == "Example meets Roe"
    assert (page.published or "")[:10] == "2021-05-04"
    assert [span.of(page.text) for span in page.body] == [FIRST, SECOND]


def test_a_known_site() -> None:
    """A profile's selectors tell the text, and place and time stand before it as a dateline."""
    page = from_html(
        f"<html><body><article><h1 class='entry-title'>Meeting with Roe</h1><div class='read__lead'><p>{FIRST}</p></div>"
        "<time class='read__published'>May 3, 2021</time><div class='read__time'>16:50</div><div class='read__place'>Testville</div>"
        f"<div itemprop='articleBody'><p>{SECOND}</p><div class='read__cut'>See also something else</div></div></article></body></html>",
        id="composed",
        url="http://en.kremlin.ru/events/1",
    )
    assert (page.title, page.published, page.issuer) == ("Meeting with Roe", "2021-05-03T16:50", "RUS")
    assert page.dateline is not None and page.dateline.of(page.text) == "May 3, 2021 16:50 Testville"
    assert [span.of(page.text) for span in page.body] == [FIRST, SECOND]


def test_line_breaks_make_paragraphs() -> None:
    """Text that is divided by line breaks alone is divided at them."""
    page = from_html(f"<body><div class=content>{FIRST}<br><br>{SECOND}<br/></div></body>", id="composed")
    assert [span.of(page.text) for span in page.body] == [FIRST, SECOND]


def test_legacy_encodings() -> None:
    """The encoding that a page declares is used."""
    source = "<html><head><meta charset=gb2312></head><body><p>国务委员某某在北京会见样本国外长罗伊，双方交换了意见。</p></body></html>"
    page = from_html(source.encode("gb18030"), id="composed")
    assert page.lang == "zh" and page.text.startswith("国务委员")


BROKEN = {
    "unclosed": (f"<html><body><p>{FIRST} <b>bold <i>both</p><table><tr><td>cell<p>{SECOND}", FIRST),
    "scripts": (f"<p>{FIRST}</p><scr<script>ipt>alert(1)</script><p>{SECOND}</p>", SECOND),
    "no markup": (FIRST, FIRST),
    "nested too deep": ("<div>" * 50_000 + FIRST, FIRST),
    "unfinished tag": (f"<p>{FIRST}</p><a href=", FIRST),
}


@pytest.mark.parametrize(("source", "kept"), BROKEN.values(), ids=BROKEN)
def test_broken_pages(source: str, kept: str) -> None:
    """Broken markup gives up its text all the same."""
    assert kept in from_html(source, id="composed").text


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class='share'>", "</div>", "<br>", "<table>", "<td>", "<script>", "</script>", "<!--", "-->", "<a href='", "&nbsp;", FIRST]
)


@given(st.lists(st.one_of(TAGS, st.text(max_size=12)), max_size=30))
def test_any_markup(pieces: list[str]) -> None:
    """No markup breaks the reading, and body spans are exact slices."""
    page = from_html("".join(pieces), id="composed")
    assert all(span.of(page.text).strip() for span in page.body)
