"""What a side binds itself to, how firmly, and by when.

Only statements that commit or agree carry one. The firmest word does not win but the first: "agreed to explore" is one
lexicon form and exploratory, "will … and will consider …" is binding for what comes first.
"""

from __future__ import annotations

import re
from typing import cast

from communique.extract.match import Hit
from communique.extract.syntax.base import Reading, Syntax
from communique.lexicon import Entry, Mark, Sign
from communique.model import Commitment, Firmness, Span, Statement

BINDS = frozenset(("commit", "agree"))
FIRMNESS = frozenset(("binding", "intended", "offered", "exploratory"))
TERM = 60
"""Code points that a term may reach behind its first word."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def commitment(reading: Reading, syntax: Syntax, statement: Statement) -> Commitment | None:
    """The undertaking of a statement, or None where it makes none.

    `what` lies inside the content, behind the words that undertake. Without such words an agreement is binding and a
    commitment intended. `due` is an ISO day, month or year where the term names one.
    """
    if not BINDS & set(statement.acts):
        return None
    content = statement.content
    sign = _sign(reading, statement)
    start = sign.end if sign is not None and content.start < sign.end < content.end else content.start
    start += _marker(reading, start)
    what = _trimmed(reading, Span(start, _end(reading, start, content.end)))
    if what is None or _is_joined(reading, what):
        return None
    firmness: Firmness = "binding" if "agree" in statement.acts else "intended"
    if sign is not None and isinstance(sign.entry, Sign):
        firmness = cast(Firmness, sign.entry.says)
    deadline, due = _term(reading, syntax, what)
    return Commitment(statement.party, what, firmness, deadline, due)


def _sign(reading: Reading, statement: Statement) -> Hit[Entry] | None:
    """The first word of firmness from the cue on, the longest at its place."""
    start = statement.content.start if statement.cue is None else min(statement.cue.start, statement.content.start)
    for hit in reading.hits_in(Span(start, statement.content.end)):
        if isinstance(hit.entry, Sign) and hit.entry.says in FIRMNESS:
            return hit
    return None


def _marker(reading: Reading, start: int) -> int:
    """The length of "to", "that" or a preposition at `start` with the space around it; 0 where there is none."""
    words = reading.lexicon.grammar.words
    first = reading.folded[start : start + 12].split(maxsplit=1)[:1]
    if not first or not any(first[0] in words.get(name, ()) for name in ("purpose", "preposition", "relative")):
        return 0
    return reading.folded.index(first[0], start) + len(first[0]) - start


def _is_joined(reading: Reading, what: Span) -> bool:
    """Whether there are no words, or a conjunction first: what was undertaken stands elsewhere ("agreed and added")."""
    first = what.of(reading.folded).split(maxsplit=1)[:1]
    return not first or first[0] in reading.lexicon.grammar.words.get("conjunction", ())


def _end(reading: Reading, start: int, end: int) -> int:
    """Where the undertaking ends: before a joined clause that performs an act of its own ("…, and hopes that …")."""
    for opener in reading.lexicon.grammar.words.get("clause_opener", ()):
        at = reading.folded.find(opener, start + 1, end)
        while at >= 0:
            after = at + len(opener)
            if any(isinstance(hit.entry, Mark) for hit in reading.hits_in(Span(after, min(end, after + 24)))):
                end = at
                break
            at = reading.folded.find(opener, after, end)
    return end


def _trimmed(reading: Reading, span: Span) -> Span | None:
    """The span without space at its ends; None when nothing is left."""
    words = reading.document.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" ,\n\t"))
    end = span.end - (len(words) - len(words.rstrip(" ,.\n\t")))
    return Span(start, end) if start < end else None


def _term(reading: Reading, syntax: Syntax, what: Span) -> tuple[Span | None, str | None]:
    """(words of the term, the same as ISO 8601); a word such as "by" opens one only before a date."""
    text = reading.document.text
    for hit in reading.hits_in(what):
        if not isinstance(hit.entry, Sign) or hit.entry.says != "deadline":
            continue
        reach = Span(hit.start, min(what.end, hit.end + TERM))
        day = syntax.date(text, reach, reading.document.published)
        if day is not None and day[1].start <= hit.end + 12:
            return Span(hit.start, day[1].end), day[0]
        year = _YEAR.search(text, hit.end, reach.end)
        if year is not None and year.start() <= hit.end + 24:
            return Span(hit.start, year.end()), year[0]
        words = reading.folded[hit.start : hit.end].split()
        if words[-1] in reading.lexicon.grammar.words.get("preposition", ()):
            phrases = syntax.noun_phrase(text, hit.end + 1, what.end) if len(words) > 1 else []
            if phrases:
                return Span(hit.start, phrases[0].end), None
        elif hit.end - hit.start > 8 and len(words) > 1:
            return Span(hit.start, hit.end), None
    return None, None

