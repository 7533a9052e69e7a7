"""Readout → what a store writes, and back.

Packing needs no store, so that the processes that read texts do it and the one that writes only writes. The reading is
kept whole, as compressed JSON of the model, and gives the very same Readout back; the rows beside it are for SQL and
for `check`: every row that quotes carries a checksum of the words its span gave when it was written.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import msgspec

from communique.archive.bound import ledger_rows
from communique.archive.facets import common_facets, own_facets
from communique.archive.labels import Label, labels_of
from communique.archive.preset import PRESET
from communique.archive.records import Capture, Packed, Spoken
from communique.archive.stance import taken_in
from communique.archive.tokens import index_string
from communique.errors import BadRecord
from communique.model import Document, Readout, Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOT_WORDS = re.compile(r"[\W_]+")
_LEVEL = 6


def pack(readout: Readout, capture: Capture) -> Packed:
    """The readout with how it was got, ready for any store.

    BadRecord where it holds a NUL or half of a surrogate pair: stores of text take neither.
    """
    document, text = readout.document, readout.document.text
    try:
        encoded, reading = text.encode(), _encode(readout)
    except UnicodeEncodeError as error:
        raise BadRecord("holds half of a surrogate pair, which is no character", place=document.id) from error
    if "\0" in text or b"\\u0000" in reading:
        raise BadRecord("holds a NUL, which no text does", place=document.id)
    raw = None if capture.raw is None or capture.raw == encoded else capture.raw
    day, basis = day_of(readout)
    engagement = readout.engagement
    words, facets, spoken = indexed(readout)
    return Packed(
        id=document.id,
        sha256=document.sha256,
        text=text,
        url=document.url,
        lang=document.lang,
        publisher=document.publisher,
        source=source_of(document),
        issuer=document.issuer,
        title=document.title,
        published=document.published,
        day=day,
        day_basis=basis,
        kind=engagement.kind if engagement else None,
        city=engagement.city if engagement else None,
        country=engagement.country if engagement else None,
        parties=parties_of(readout),
        reason=readout.reason,
        content=content_of(document),
        reading=_deflated(reading),
        reading_checksum=checksum_of(reading),
        capture=replace(capture, raw=None),
        raw=None if raw is None else zlib.compress(raw, _LEVEL),
        raw_sha256=None if raw is None else hashlib.sha256(raw).hexdigest(),
        words=words,
        facets=facets,
        spoken=spoken,
        rows=rows_of(readout),
        labels=labels(readout),
        stances=taken_in(readout),
    )


def indexed(readout: Readout) -> tuple[str, str, tuple[Spoken, ...]]:
    """What the full-text index is given: the keys of the text, its facets, and both for every statement.

    Statements carry only their own facets; what is true of the whole readout is asked of the text. The same readout
    always gives the same, because an entry of the index is removed by naming what it was made from.
    """
    text = readout.document.text
    common = common_facets(readout, source_of(readout.document))
    own = [own_facets(readout, i) for i in range(len(readout.statements))]
    contents = [index_string(statement.content.of(text)) for statement in readout.statements]
    spoken = tuple(Spoken(words, facets) for words, facets in zip(contents, own, strict=True))
    return words_of(readout.document), " ".join([common, *own]), spoken


def labels(readout: Readout) -> tuple[Label, ...]:
    """The shelves the readout stands on."""
    return labels_of(readout, source_of(readout.document), parties_of(readout))


def rows_of(readout: Readout) -> dict[str, tuple[tuple[object, ...], ...]]:
    """The rows of every table that quotes, and of the ledger, by table, without the version's key."""
    return {
        "participants": tuple(_participants(readout)),
        "statements": tuple(_statements(readout)),
        "positions": tuple(_positions(readout)),
        "commitments": tuple(_commitments(readout)),
        "references_made": tuple(_references(readout)),
        "ledger": tuple(ledger_rows(readout, parties_of(readout), day_of(readout)[0])),
    }


def unpack(reading: bytes, text: str) -> Readout:
    """The Readout that `pack` was given, from its stored reading and its text."""
    readout = msgspec.json.decode(inflated(reading), type=Readout)
    return replace(readout, document=replace(readout.document, text=text))


def unpacked(raw: bytes | None, text: str) -> bytes:
    """The bytes as received, from the stored ones; None stands for the text in UTF-8."""
    return text.encode("utf-8", "surrogatepass") if raw is None else zlib.decompress(raw)


def _deflated(reading: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zdict=PRESET)
    return packer.compress(reading) + packer.flush()


def inflated(reading: bytes) -> bytes:
    """The JSON of a stored reading; zlib.error where it is damaged."""
    return zlib.decompressobj(zdict=PRESET).decompress(reading)


def _encode(readout: Readout) -> bytes:
    bare = replace(readout, document=replace(readout.document, text=""))
    return msgspec.json.encode(bare, enc_hook=_plain)


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(f"no JSON for {type(value).__name__}")


def day_of(readout: Readout) -> tuple[str | None, str | None]:
    """The day a readout stands under and its basis: the event's date, else the day of publication, else None."""
    engagement = readout.engagement
    if engagement and engagement.date and _DAY.fullmatch(engagement.date):
        return engagement.date, engagement.date_basis
    published = _DAY.match(readout.document.published or "")
    return (published.group(), "publication") if published else (None, None)


def source_of(document: Document) -> str:
    """Under which source a readout is counted: its publisher, else the host of its address, else "unknown"."""
    return document.publisher or (document.url and urlsplit(document.url).hostname) or "unknown"


def parties_of(readout: Readout) -> tuple[str, ...]:
    """The parties to the engagement, sorted: of the principals (of everybody where there is none) and the issuer."""
    engagement = readout.engagement
    if engagement is None:
        return ()
    chosen = [p for p in engagement.participants if p.principal] or list(engagement.participants)
    parties = {p.party for p in chosen if p.party}
    if readout.document.issuer:
        parties.add(readout.document.issuer)
    return tuple(sorted(parties))


def content_of(document: Document) -> int:
    """A checksum of the letters and digits of the readout proper: equal for a reprint with other furniture."""
    body = "".join(span.of(document.text) for span in document.body) or document.text
    return checksum(_NOT_WORDS.sub("", body).casefold())


def words_of(document: Document) -> str:
    """What the index is given for a text: its title where that stands outside the text, and the text."""
    if document.title and document.title_span is None:
        return f"{index_string(document.title)} · {index_string(document.text)}"
    return index_string(document.text)


def checksum(words: str) -> int:
    """A signed 64-bit number that changes with the words: what a span gave when it was written."""
    return checksum_of(words.encode("utf-8", "surrogatepass"))


def checksum_of(data: bytes) -> int:
    """`checksum` of bytes."""
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)


def as_json(values: Iterable[str]) -> str:
    """A list as a cell: a JSON array, as Datasette facets it."""
    return msgspec.json.encode(list(values)).decode()


def headers_json(headers: Iterable[tuple[str, str]]) -> str | None:
    """Headers as a cell; None where there are none."""
    table: Mapping[str, Any] = dict(headers)
    return json.dumps(table, ensure_ascii=False, sort_keys=True) if table else None


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _participants(readout: Readout) -> Iterable[tuple[object, ...]]:
    text = readout.document.text
    for i, p in enumerate(readout.engagement.participants if readout.engagement else ()):
        role = p.role.of(text) if p.role else None
        yield (i, p.name, p.party, role, *_ends(p.role), *p.mention, int(p.principal), p.record, p.rule,
               checksum(p.mention.of(text)))  # fmt: skip


def _statements(readout: Readout) -> Iterable[tuple[object, ...]]:
    text = readout.document.text
    for i, s in enumerate(readout.statements):
        yield (i, *s.content, *s.sentence, *_ends(s.cue), as_json(s.speakers), as_json(s.party), s.mode,
               as_json(s.acts), as_json(s.topics), s.strength, as_json(s.addressee), as_json(s.flags), s.issuer_side,
               s.speaker_side, s.rule, checksum(s.content.of(text)))  # fmt: skip


def _positions(readout: Readout) -> Iterable[tuple[object, ...]]:
    text = readout.document.text
    for i, p in enumerate(readout.positions):
        words = p.target.of(text)
        yield (i, p.statement, p.holder, p.stance, p.grade, words, *p.target, as_json(p.resolved), p.rule,
               checksum(words))  # fmt: skip


def _commitments(readout: Readout) -> Iterable[tuple[object, ...]]:
    text = readout.document.text
    for i, s in enumerate(readout.statements):
        if c := s.commitment:
            words = c.deadline.of(text) if c.deadline else None
            yield i, as_json(c.who), c.firmness, *c.what, words, *_ends(c.deadline), c.due, checksum(c.what.of(text))


def _references(readout: Readout) -> Iterable[tuple[object, ...]]:
    for i, r in enumerate(readout.references):
        yield i, r.kind, r.name, *r.span, r.rule, checksum(r.span.of(readout.document.text))
