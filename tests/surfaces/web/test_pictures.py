"""Pictures of meetings in the reading room: as pages, as files, as data, each leading to the meetings it shows."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("kind", ["network", "dyads", "calendar"])
def test_a_picture_is_a_page_a_file_and_data(room: TestClient, kind: str) -> None:
    """The same meetings at three endings of one address."""
    page, picture = room.get(f"/{kind}"), room.get(f"/{kind}.svg")
    assert "<svg" in page.text and f'href="/{kind}.svg"' in page.text
    assert picture.headers["content-type"].startswith("image/svg+xml") and picture.text.startswith("<svg")
    assert room.get(f"/{kind}.json").json()["party"] is None


def test_a_picture_is_narrowed_to_a_party(room: TestClient) -> None:
    """`dyad` names whose meetings are meant, and the way to the other pictures keeps it."""
    page = room.get("/network?dyad=CHN").text
    assert room.get("/network.json?dyad=CHN").json()["party"] == "CHN"
    assert 'href="/calendar?dyad=CHN"' in page and 'href="/meetings?dyad=CHN"' in page


def test_a_day_of_the_calendar_leads_to_its_meetings(room: TestClient) -> None:
    """What is drawn can be opened."""
    data = room.get("/calendar.json").json()
    day = data["days"][0]["day"] if isinstance(data["days"][0], dict) else data["days"][0][0]
    address = f"/meetings?from={day}&to={day}"
    assert address.replace("&", "&amp;") in room.get("/calendar").text
    assert room.get(address.replace("?", ".json?")).json()["total"] >= 1
