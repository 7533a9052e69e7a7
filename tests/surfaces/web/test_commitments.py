"""Commitments in the reading room: the ledger in pages, and one commitment with what became of it."""

from __future__ import annotations

from urllib.parse import quote

from starlette.testclient import TestClient


def test_the_ledger_leads_to_each_commitment_and_its_sentence(room: TestClient) -> None:
    """Every line has its own page, and its quotation the sentence it stands in."""
    one = room.get("/commitments.json?party=CHN").json()["commitments"][0]
    id = quote(one["id"], safe=":,@")
    page = room.get("/commitments?party=CHN").text
    assert f'href="/commitments/{id}/{one["statement"]}"' in page
    assert f'href="/readouts/{id}#s{one["statement"] + 1}"' in page
    alone = room.get(f"/commitments/{id}/{one['statement']}.json").json()
    assert alone["what"] == one["what"] and alone["follow_ups"] == []
    assert one["what"] in room.get(f"/zh/commitments/{id}/{one['statement']}").text


def test_a_sentence_that_undertakes_nothing_is_not_found(room: TestClient) -> None:
    """The address of a commitment is that of a statement that makes one."""
    assert room.get("/commitments/sample-un/0").status_code == 404
    assert room.get("/commitments?from=soon").status_code == 400
