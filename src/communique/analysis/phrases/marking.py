"""Which set phrases of the registry stand in a text, found when it is put into an archive: its marks.

One pass over the keys of the text (those the index is given) tells for all formulae at once which may stand in it, or
near; only these are then looked for in the text itself. So a text is marked in a fraction of the time that reading it
takes, and it finds what a search of the archive for each formula would find. Marks are made by the processes that read
texts; texts that have none, or those of another registry, are marked when an ingest ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

import ahocorasick_rs
import msgspec

from communique.analysis.phrases.edits import Change
from communique.analysis.phrases.near import Block, Near
from communique.analysis.phrases.phrase import Use, sentence
from communique.analysis.phrases.sought import sought
from communique.archive.base import Archive
from communique.archive.mark import Mark, Marks, Unmarked
from communique.archive.records import Packed
from communique.archive.tokens import Term, index_string, index_version
from communique.formulae import registry
from communique.workers import each

MARKING_VERSION = 1
"""Raised whenever the same registry gives other marks than before."""
_AT_ONCE = 1000


class _Marker:
    """Finds the marks of texts in one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._sought = {formula.id: sought(formula) for formula in registry().values()}
        asked: defaultdict[str, list[tuple[str, Block | None]]] = defaultdict(list)
        for id, one in self._sought.items():
            for term in one.phrase(lang).terms:
                asked[_printed(term)].append((id, None))
            for block in (block for area in one.areas(lang) for block in area.blocks):
                asked[_printed(block.term)].append((id, block))
        self._asked = list(asked.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(asked))

    def find(self, words: str, text: str) -> Iterator[Mark]:
        """The marks of a text, given with the keys of its words, by formula."""
        there, close = self._may_stand(f" {words} ")
        uses = {id: self._sought[id].phrase(self._lang).find(text) for id in sorted(there)}
        for id, found in uses.items():
            yield from (_mark(id, text, use) for use in found)
        for id in sorted(close):
            yield from (_mark(id, text, one) for one in self._sought[id].near(self._lang, text, uses.get(id, ())))

    def _may_stand(self, words: str) -> tuple[set[str], set[str]]:
        """The formulae that may stand among the keys of a text, and those that something near may stand of."""
        there: set[str] = set()
        close: set[str] = set()
        for number, start, end in self._automaton.find_matches_as_indexes(words, overlapping=True):
            for id, block in self._asked[number]:
                if block is None:
                    there.add(id)
                elif id not in close and block.among.at(words, start + 1, end - 1):
                    close.add(id)
        return there, close


def marked(packed: Packed) -> Packed:
    """A packed readout with the marks of its text."""
    found = _marker(packed.lang).find(packed.words, packed.text)
    return replace(packed, marks=Marks(registry_sum(), tuple(found)))


def marks_of(text: str, lang: str, title: str | None = None) -> tuple[Mark, ...]:
    """The marks of a text; `title` is printed above it."""
    return tuple(_marker(lang).find(index_string(f"{title} · {text}" if title else text), text))


def mark_all(archive: Archive, jobs: int = 1) -> int:
    """Mark every text that stands without marks of the present registry; how many there were."""
    count, current = 0, registry_sum()
    while not archive.all_marked(current):
        # Read and marked in one transaction, so that no other writer puts another text in between.
        with archive.writing():
            rows = archive.unmarked(current, _AT_ONCE)
            for row, found in each(_found, rows, jobs=jobs):
                archive.mark(row.readout, Marks(current, found))
        count += len(rows)
    return count


@lru_cache(maxsize=1)
def registry_sum() -> int:
    """A signed 64-bit number that changes with the wordings of the registry, and with what is found by them."""
    told = [(f.id, f.wordings, f.unless, f.beside) for f in registry().values()]
    data = msgspec.json.encode([MARKING_VERSION, index_version(), told])
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=8)
def _marker(lang: str) -> _Marker:
    return _Marker(lang)


def _found(row: Unmarked) -> tuple[Unmarked, tuple[Mark, ...]]:
    return row, marks_of(row.text, row.lang, row.title)


def _printed(term: Term) -> str:
    """A term as it stands among the keys of a text."""
    return f" {' '.join(term.keys)}{'' if term.prefix else ' '}"


def _mark(id: str, text: str, found: Use | Near) -> Mark:
    first, last = sentence(text, found.start, found.end)
    near = (found.words, changes_json(found.changes)) if isinstance(found, Near) else (None, None)
    return Mark(id, found.start, found.end, first, last, *near)


def changes_json(changes: Iterable[Change]) -> str:
    """The differences of a near wording as a cell: pairs of old and new words."""
    return msgspec.json.encode([(one.old, one.new) for one in changes]).decode()
