"""The way in: the latest by day, coverage, a box to ask in."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.surfaces.web.shelved import NORWAY, RECORD, link, page, texts


def test_home_shows_the_latest_who_met_whom_and_what_is_covered(shelved: TestClient) -> None:
    """Names by record in the reader's language; sources with the most readouts first."""
    found = page(shelved, "/zh")
    assert any(RECORD.names["zh"][0] in line for line in texts(found, ".met"))
    assert NORWAY == texts(found, ".covered li a")[0]
    assert 20 == len(found.css(".day li"))
    assert "/zh/sources" == link(found, "来源")
    assert "48篇消息稿" in " ".join(texts(found, ".what"))


def test_an_empty_archive_says_how_it_is_filled(bare: TestClient) -> None:
    """Nothing but the way in, and the command that fills it."""
    found = page(bare, "/")
    assert "communique ingest" in texts(found, ".empty")[0]
    assert not found.css(".covered")
