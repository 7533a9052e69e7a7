"""The site that `communique site` writes, opened from a disk: the same pages, no server, nothing to complain of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from tests.browser.accounts import CHINA, NORWAY
from tests.browser.reader import DESKTOP, PHONE, Reader, reading

from communique.surfaces.cli import main

EACH = 2
"""Files of every kind that are opened."""


@pytest.fixture(scope="module")
def site(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive as a folder, in all languages."""
    folder = tmp_path_factory.mktemp("folder") / "site"
    assert main(["site", "--archive", str(kept), "-o", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture(scope="module")
def reader(browser: Any) -> Iterator[Reader]:
    """A reader who opens files."""
    with reading(browser, "file:///", PHONE) as one:
        yield one


def kind(page: Path) -> tuple[int, str, str]:
    """What the path of a page tells of its kind: how deep it lies, its language or room, its room."""
    first, second, *_ = (*page.parent.parts, "", "")
    return len(page.parts), first, second if first in ("zh", "ru") else ""


def test_pages_open_from_a_disk(site: Path, reader: Reader) -> None:
    """Some of every kind in every language: styles and scripts load, the page's own policy complains of nothing."""
    pages = sorted(site.rglob("*.html"), key=lambda page: (kind(page.relative_to(site)), page))
    some = [page for _, group in groupby(pages, lambda page: kind(page.relative_to(site))) for page in list(group)[:EACH]]
    assert len(some) > 30
    for page in some:
        reader.open(page.as_uri())
        assert reader.beyond_the_edge() == [], page
    assert reader.noted == []
    assert reader.page.evaluate("getComputedStyle(document.querySelector('.top')).borderBottomWidth") == "1px"


def test_a_reader_goes_through_a_folder_by_its_links(browser: Any, site: Path) -> None:
    """From the home page to all readouts, to one, to its comparison, to the other language and back home."""
    with reading(browser, "file:///", DESKTOP) as reader:
        reader.open((site / "index.html").as_uri())
        page = reader.page
        page.locator("main a[href$='readouts.html']").first.click()
        page.locator(f"main a[href$='readouts/{CHINA}.html']").first.click()
        page.locator(f".facts a[href$='compare/{CHINA}/{NORWAY}.html']").first.click()
        assert "two accounts" in page.locator("main h1").inner_text()
        page.locator(".tongues a[lang=zh]").click()
        assert page.url == (site / f"zh/compare/{CHINA}/{NORWAY}.html").as_uri()
        page.locator(".top .name a").click()
        assert page.url == (site / "zh/index.html").as_uri()
        assert reader.noted == []
