"""export.jsonl: the shape of the gold, and the way back."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.surfaces import composed

from communique import model
from communique.errors import BadRecord
from communique.export import jsonl

GOLD_KEYS = ["id", "lang", "publisher", "title", "url", "published", "text", "engagement", "statements", "positions", "references"]


@pytest.mark.parametrize("readout", composed.everything(), ids=lambda r: r.document.id[:20])
def test_a_record_gives_its_readout_back(readout: model.Readout) -> None:
    """Writing a readout as JSON and reading it again loses nothing."""
    assert jsonl.readout(json.loads(jsonl.line(readout))) == readout


def test_the_codebooks_keys_come_first_and_in_its_order() -> None:
    """The record begins with the keys of the gold and has them at every level."""
    record = jsonl.record(composed.english())
    assert list(record)[: len(GOLD_KEYS)] == GOLD_KEYS
    assert list(record["engagement"])[:6] == ["kind", "date", "city", "country", "host_event", "participants"]
    assert list(record["statements"][0])[:7] == ["speakers", "party", "mode", "cue", "content", "acts", "topics"]
    assert list(record["positions"][0])[:5] == ["holder", "stance", "target", "resolved", "statement"]


def test_every_field_of_the_model_stands_in_the_record() -> None:
    """A field added to the model cannot be forgotten in the export."""
    record = jsonl.record(composed.english())
    places = {
        model.Document: record,
        model.Engagement: record["engagement"],
        model.Participant: record["engagement"]["participants"][0],
        model.Statement: record["statements"][0],
        model.Commitment: record["statements"][2]["commitment"],
        model.Position: record["positions"][0],
        model.Reference: record["references"][0],
    }
    for kind, place in places.items():
        missing = {field.name for field in fields(kind)} - set(place)
        assert not missing, f"{kind.__name__}: {missing}"


def test_spans_cut_their_words_from_the_text() -> None:
    """A span of the record is a pair of code point offsets into `text`."""
    record = jsonl.record(composed.english())
    start, end = record["statements"][1]["cue"]
    assert record["text"][start:end] == "expressed the belief"


def test_sides_are_told_apart_in_the_record() -> None:
    """Each statement says whose words it reports, seen from the issuer."""
    sides = [statement["speaker_side"] for statement in jsonl.record(composed.english())["statements"]]
    assert sides[0] == "other" and sides[5] == "issuer" and sides[-1] == "joint"


def test_without_an_engagement_the_reason_is_given() -> None:
    """A press conference has no engagement and says why."""
    record = jsonl.record(composed.conference())
    assert record["engagement"] is None
    assert record["reason"] == "a press conference, not a readout"


def test_a_line_is_utf8_without_escapes() -> None:
    """Han letters are written as themselves."""
    assert "谭伟林表示" in jsonl.line(composed.chinese())


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_survives_the_line(text: str) -> None:
    """Whatever a text holds, even lone surrogates, the line is valid UTF-8 and gives it back."""
    document = model.Document(id="x", text=text, lang="en", body=())
    line = jsonl.line(model.Readout(document, None, reason="r"))
    assert "\n" not in line
    assert jsonl.readout(json.loads(line.encode("utf-8"))).document.text == text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"statements": None}, "statements"),
        ({"text": 5}, "text"),
        ({"engagement": {"kind": "party"}}, "engagement.kind"),
        ({"statements": [{"speakers": []}]}, "statements[0]"),
    ],
)
def test_a_broken_record_is_refused_by_name(change: dict[str, object], said: str) -> None:
    """The message names the record and the key that is wrong."""
    record = jsonl.record(composed.chinese()) | change
    with pytest.raises(BadRecord) as caught:
        jsonl.readout(record)
    assert said in str(caught.value) and "composed:zh" in str(caught.value)
