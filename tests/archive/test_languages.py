"""A readout's other languages: linked, at the sister address, of the same meeting, or the only one of the event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.archive.composed import packed
from tests.archive.test_gatherings import met
from tests.archive.test_store import put

from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.archive.records import OtherLanguage
from communique.errors import NothingFound
from communique.model import Alternate, Readout


def version(id: str, lang: str, url: str | None = None, day: str = "2031-03-04", alternates: tuple[Alternate, ...] = (), **how: str) -> Readout:
    """Norway's readout of its meeting with China, in a language; the text is composed."""
    read = met(id, day, "CHN", "NOR", **how)  # type: ignore[arg-type]
    return replace(read, document=replace(read.document, lang=lang, url=url, alternates=alternates, issuer="NOR"))


def test_a_page_that_links_its_other_language(archive: Archive) -> None:
    """The link counts both ways and before anything else, whatever the days."""
    link = (Alternate("zh", "中文", "http://ministry.example/zh/1"),)
    put(archive, packed(version("en", "en", "https://ministry.example/en/1", alternates=link)),
        packed(version("zh", "zh", "https://ministry.example/zh/1")), packed(version("other", "zh", "https://ministry.example/zh/2")))  # fmt: skip

    assert [OtherLanguage("zh", "zh", "linked")] == archive.other_languages("en")
    assert [OtherLanguage("en", "en", "linked")] == archive.other_languages("zh")


def test_the_same_path_on_a_sister_host(archive: Archive) -> None:
    """A site that numbers its pages alike in all languages needs no link."""
    put(archive, packed(version("ru", "ru", "http://state.example/news/67")), packed(version("en", "en", "http://en.state.example/news/67")),
        packed(version("next", "en", "http://en.state.example/news/68")))  # fmt: skip

    assert [OtherLanguage("en", "en", "address")] == archive.other_languages("ru")
    assert [OtherLanguage("ru", "ru", "address")] == archive.other_languages("en")


def test_the_same_meeting(archive: Archive) -> None:
    """Versions that are grouped into one meeting are found, one for each language; another issuer's is none."""
    other = met("china", "2031-03-04", "CHN", "NOR")
    put(archive, packed(version("en", "en")), packed(version("ru", "ru")), packed(version("zh", "zh")),
        packed(replace(other, document=replace(other.document, lang="zh", issuer="CHN"))))  # fmt: skip
    regroup(archive)

    assert [OtherLanguage("ru", "ru", "meeting"), OtherLanguage("zh", "zh", "meeting")] == archive.other_languages("en")


def test_the_only_readout_of_the_event(archive: Archive) -> None:
    """Without a meeting the parties, the way of meeting and a day's difference tell; two alike tell nothing."""
    put(archive, packed(version("en", "en")), packed(version("zh", "zh", day="2031-03-05")), packed(version("call", "zh", kind="call")),
        packed(version("late", "ru", day="2031-03-07")))  # fmt: skip
    assert [OtherLanguage("zh", "zh", "event")] == archive.other_languages("en")

    put(archive, packed(version("again", "zh", day="2031-03-05")))
    assert [] == archive.other_languages("en")


def test_without_an_issuer_only_links_tell(archive: Archive) -> None:
    """Who published is not known: nobody's other language is guessed. An unknown id is named."""
    nobody = [replace(one, document=replace(one.document, issuer=None)) for one in (version("en", "en"), version("zh", "zh"))]
    put(archive, *map(packed, nobody))

    assert [] == archive.other_languages("en")
    with pytest.raises(NothingFound):
        archive.other_languages("none")
