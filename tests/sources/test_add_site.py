"""The page that says how to add a site is true (the ministry is invented)."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from communique import datafile
from communique.sources import html_meta, html_text, plain
from communique.sources.furniture import Rules
from communique.sources.profile import Profile

SENTENCE = "Minister Ann Example met with Foreign Minister John Roe in Testville, and they spoke of trade."


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Profile:
    """The profile that stands on the page."""
    page = (root / "docs" / "how-to" / "add-a-site.md").read_text(encoding="utf-8")
    file = tmp_path / "mfa_sampleland.toml"
    file.write_text(page.split("```toml\n", 1)[1].split("```", 1)[0], encoding="utf-8")
    return datafile.read(file, Profile)


def test_its_furniture_is_found(site: Profile) -> None:
    """The rule takes its example and leaves its counter-example in the text."""
    rule = site.furniture[0]
    text = f"{rule.example[0]}\n{SENTENCE}\n{rule.counter[0]}"
    page = plain.read(text, Rules(site))
    assert [span.of(text) for span in page.body] == [SENTENCE, rule.counter[0]]


def test_its_pages_are_read(site: Profile) -> None:
    """The selectors give headline, day and text."""
    tree = LexborHTMLParser(
        "<h1>Sampleland</h1><h2 class='headline'>Example meets Roe</h2><i class='stamp'>4 May 2021</i>"
        f"<div id='release'><p class='anthem'>Hail, Sampleland!</p><p>{SENTENCE}</p></div>"
    )
    assert html_meta.title(tree, site.html) == "Example meets Roe"
    assert html_meta.published(tree, site.html) == "2021-05-04"
    html_text.without_furniture(tree, site.html)
    assert html_text.paragraphs(html_text.main_elements(tree, site.html)) == [SENTENCE]
