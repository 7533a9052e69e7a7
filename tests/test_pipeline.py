"""The three promises of the model, over whole readings of texts that nobody would write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import read
from communique.errors import UnsupportedLanguage
from communique.export import jsonl
from communique.model import Document, Readout, Span
from communique.sources import load

RECORDS = [
    json.loads(line)
    for file in sorted((Path(__file__).parent / "gold").glob("composed.*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
TEXTS = [(record["lang"], record["text"]) for record in RECORDS]

INSERTS = st.sampled_from(["\n", "\n\n", " ", "—", "“", "»", "。", ".", ",", "\u00a0", "\u00ad", "\u202e", "\U0001f91d", "İ", "ß", "\x00", ":"])


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and pieces of composed readouts, cut anywhere, joined, with characters strewn in."""
    lang, text = draw(st.sampled_from(TEXTS))
    other = draw(st.sampled_from([t for code, t in TEXTS if code == lang]))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    cut = draw(st.integers(0, len(other)))
    pieces = [text[start:end], other[cut:]]
    for _ in range(draw(st.integers(0, 3))):
        which = draw(st.integers(0, 1))
        at = draw(st.integers(0, len(pieces[which])))
        pieces[which] = pieces[which][:at] + draw(INSERTS) + pieces[which][at:]
    return lang, draw(st.sampled_from(["", " ", "\n"])).join(pieces)


def document(lang: str, text: str) -> Document:
    """The document of a text as a JSON line would bring it."""
    line = json.dumps({"id": "composed", "lang": lang, "text": text, "published": "2031-05-14"}).encode()
    return load.record(line, place="composed:1")


def spans(value: Any) -> Iterator[Span]:
    """Every span anywhere inside a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def sound(readout: Readout) -> None:
    """Every span is an exact slice, positions point to statements, a missing engagement has a reason."""
    size = len(readout.document.text)
    for claim in (readout.engagement, *readout.statements, *readout.positions, *readout.references):
        for span in spans(claim):
            assert 0 <= span.start < span.end <= size
    for statement in readout.statements:
        assert statement.content.of(readout.document.text).strip()
        assert statement.rule
    assert all(position.statement < len(readout.statements) for position in readout.positions)
    assert readout.engagement or readout.reason


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_any_text_is_read_soundly(case: tuple[str, str]) -> None:
    """Whatever is cut off, joined or strewn in, nothing crashes and every claim has its quotation."""
    lang, text = case
    if text.strip():
        sound(read(document(lang, text)))


@pytest.mark.parametrize(("lang", "text"), TEXTS, ids=[record["id"] for record in RECORDS])
def test_reading_is_repeatable(lang: str, text: str) -> None:
    """The same text is read to the same record, and the record gives the readout back."""
    first = read(document(lang, text))
    sound(first)
    assert jsonl.line(first) == jsonl.line(read(document(lang, text)))
    assert jsonl.readout(jsonl.record(first)) == first


def test_a_language_that_is_not_read() -> None:
    """A text in a language without a lexicon is refused, and the ones that are read are named."""
    with pytest.raises(UnsupportedLanguage, match="supported: en, ru, zh"):
        read(Document("composed", "La ministro parolis.", "eo", (Span(0, 20),)))
