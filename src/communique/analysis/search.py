"""Full-text search with filters, answered as a concordance: every hit is words in their place, speaker first.

A question is words that must all occur, quoted phrases, and filters. Filters of a statement (speaker, side, act, topic,
stance) must hold of one statement, and the words must then stand in that statement. Dates are event days, else days of
publication. The latest readout comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from communique import lexicon
from communique.analysis.positions.ladder import ladder
from communique.archive.base import Archive
from communique.archive.facets import asked_code, asked_name
from communique.archive.records import Candidate, StatementPlace, Wanted
from communique.archive.tokens import Term, occurrences, term_of, terms
from communique.days import check_days
from communique.directory import directory
from communique.errors import UsageError
from communique.model import Act, Kind, Stance
from communique.text import search_key

CONTEXT = 60
"""Code points of context on either side of a match."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s|[。！？]|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked. `text` as typed (quoted parts are phrases, `word*` is a prefix), `phrase` one more phrase.

    `person` took part or speaks, `speaker` speaks: the id of a record, or a name, whole or in part, in any script a
    record knows. `side` is a party's code, or "issuer", "other" or "joint". `dyad` are codes that are all parties.
    `since` and `until` are ISO dates, both inclusive. None and empty ask nothing.
    """

    text: str = ""
    phrase: str | None = None
    person: str | None = None
    side: str | None = None
    speaker: str | None = None
    act: str | None = None
    topic: str | None = None
    stance: str | None = None
    dyad: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    source: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: `left` + `match` + `right` stand so in the text, or in the title where they stand only there.

    `statement` is the index of the statement around them, None outside of any; `quote` its content, or the sentence.
    `side` are the codes of those for whom it is said, joined by commas; None outside of a statement. Without words to
    match, `match` is the quotation itself. `marks` are all places in the quotation where words stand that were asked
    for, `[start, end)` in its code points.

    `account` is whose words they are as seen from `issuer`, the code of who published the text: "issuer", "other" or
    "joint"; None outside of a statement and where not known. `lang` and `source` are the readout's.
    """

    id: str
    version: int
    statement: int | None
    quote: str
    left: str
    match: str
    right: str
    speakers: tuple[str, ...]
    side: str | None
    date: str | None
    title: str | None
    url: str | None
    account: str | None
    issuer: str | None
    source: str
    lang: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Results:
    """How many readouts answer, and the hits shown: one of each readout, then further ones as long as there is room."""

    total: int
    hits: tuple[Hit, ...]


def search(archive: Archive, query: Query, limit: int = 20, offset: int = 0) -> Results:
    """Ask an archive for `limit` hits in the readouts after the first `offset`; UsageError where a filter's value is
    not one."""
    wanted = asked(query)
    total, candidates = archive.search(wanted, limit, offset)
    spare = limit - len(candidates)
    hits: list[Hit] = []
    for candidate in candidates:
        found = list(_hits(candidate, wanted, 1 + spare))
        spare -= len(found) - 1
        hits += found
    return Results(total, tuple(hits))


def asked(query: Query) -> Wanted:
    """The question as a store understands it."""
    _checked(query)
    words = [*terms(query.text), *([term] if query.phrase and (term := term_of(query.phrase)) else [])]
    if query.text.strip(" *\"“”«»") and not words:
        raise UsageError(f"{query.text!r} holds no word to search for")
    common = [[asked_code(kind, value)] for kind, value in (("kind", query.kind), ("lang", query.lang)) if value]
    common += [[asked_code("party", party)] for party in query.dyad]
    common += [_named("person", "rec", query.person)] if query.person else []
    common += [_named("src", None, query.source)] if query.source else []
    own = [_named("speaker", "speakerrec", query.speaker)] if query.speaker else []
    codes = (("side", query.side), ("act", query.act), ("topic", query.topic), ("stance", query.stance))
    own += [[asked_code(kind, value)] for kind, value in codes if value]
    return Wanted(tuple(words), tuple(map(tuple, common)), tuple(map(tuple, own)), query.since, query.until)


def _checked(query: Query) -> None:
    asked = {"act": query.act, "kind": query.kind, "stance": query.stance, "topic": query.topic}
    for what, value in asked.items():
        allowed = _allowed(what) if value else ()
        if value and value not in allowed:
            raise UsageError(f"{value!r} is no {what}", hint=f"one of: {', '.join(allowed)}")
    check_days(query.since, query.until)


@cache
def _allowed(what: str) -> tuple[str, ...]:
    """The values of a filter: the acts, kinds and topics of the codebook, the stances with their shades."""
    if what == "stance":
        shades = sorted({shade for step in ladder() for shade in step.grades if shade})
        return tuple(dict.fromkeys([*get_args(Stance), *shades]))
    if what == "topic":
        return lexicon.topic_codes()
    return get_args(Act if what == "act" else Kind)


def _named(kind: str, record: str | None, value: str) -> list[Term]:
    """A person by the id of the record; a name as printed, or any name of the persons' records that bear it."""
    if record and value in directory().persons:
        return [asked_code(record, value)]
    term = asked_name(kind, value)
    if term is None:
        raise UsageError(f"{value!r} holds no name")
    return [term, *(asked_code(record, id) for id in _records(search_key(value)))] if record else [term]


@lru_cache(maxsize=256)
def _records(name: str) -> tuple[str, ...]:
    """Ids of the persons on record who bear a name in any language, whole, shortened, or as the last word of it."""
    return tuple(
        id
        for id, person in directory().persons.items()
        for forms in (*person.names.values(), *person.short.values())
        if any(name in (search_key(form), re.split(r"[ ·]", search_key(form))[-1]) for form in forms)
    )


def _hits(candidate: Candidate, wanted: Wanted, most: int) -> Iterator[Hit]:
    """Up to `most` hits of a readout, at least one, in the order of the text."""
    if wanted.own:
        chosen = [place for place in candidate.statements if place.chosen]
        for place in chosen[:most]:
            yield _in_statement(candidate, place, wanted.terms)
        return
    if not wanted.terms:
        start = len(candidate.text) - len(candidate.text.lstrip())
        start, stop = _sentence(candidate.text, start, start + 1)
        yield _hit(candidate, None, start, stop, (start, stop), ())
        return
    passages = _passages(candidate, wanted.terms, most)
    for passage in passages:
        yield _hit(candidate, *passage, wanted.terms)
    if not passages:
        yield _in_title(candidate, wanted.terms)


_Passage = tuple[StatementPlace | None, int, int, tuple[int, int]]


def _passages(candidate: Candidate, asked: Sequence[Term], most: int) -> list[_Passage]:
    """Statements and sentences in which terms stand: those with most of the terms first chosen, then by place."""
    held: dict[tuple[int, int], tuple[_Passage, set[int]]] = {}
    full = 0
    for term, start, end in occurrences(asked, candidate.text):
        place = _statement_at(candidate, start, end)
        passage = (place.start, place.end) if place else _sentence(candidate.text, start, end)
        if passage not in held:
            if full >= most:
                break
            held[passage] = ((place, *passage, (start, end)), set())
        terms_held = held[passage][1]
        full += len(terms_held | {term}) == len(asked) > len(terms_held)
        terms_held.add(term)
    best = sorted(held.values(), key=lambda one: (-len(one[1]), one[0][1]))[:most]
    return sorted((passage for passage, _ in best), key=lambda one: one[1])


def _statement_at(candidate: Candidate, start: int, end: int) -> StatementPlace | None:
    return next((place for place in candidate.statements if place.start <= start and end <= place.end), None)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place, without the space before it, as far as marks of its end tell."""
    first = 0
    for found in _SENTENCE_END.finditer(text, max(0, start - 2000), start):
        first = found.end()
    last = _SENTENCE_END.search(text, max(end - 1, 0), min(len(text), end + 2000))
    stop = (last.end() if last and not last.group().isspace() else last.start()) if last else len(text)
    return first + len(text[first:start]) - len(text[first:start].lstrip()), max(stop, end)


def _in_statement(candidate: Candidate, place: StatementPlace, asked: Sequence[Term]) -> Hit:
    first = next(occurrences(asked, candidate.text, place.start, place.end), None) if asked else None
    match = (first.start, first.end) if first else (place.start, place.end)
    return _hit(candidate, place, place.start, place.end, match, asked)


def _in_title(candidate: Candidate, asked: Sequence[Term]) -> Hit:
    title = candidate.title or ""
    marks = _marked(asked, title, 0, len(title))
    first, last = marks[0] if marks else (0, 0)
    return Hit(
        candidate.id, candidate.version, None, title, title[:first], title[first:last], title[last:], (), None,
        candidate.day, candidate.title, candidate.url, None, candidate.issuer, candidate.source, candidate.lang, marks,
    )  # fmt: skip


def _hit(
    candidate: Candidate, place: StatementPlace | None, start: int, end: int, match: tuple[int, int],
    asked: Sequence[Term],
) -> Hit:  # fmt: skip
    text, (first, last) = candidate.text, match
    return Hit(
        id=candidate.id,
        version=candidate.version,
        statement=place.number if place else None,
        quote=text[start:end],
        left=text[max(0, first - CONTEXT) : first],
        match=text[first:last],
        right=text[last : last + CONTEXT],
        speakers=place.speakers if place else (),
        side=",".join(place.party) if place and place.party else None,
        date=candidate.day,
        title=candidate.title,
        url=candidate.url,
        account=place.account if place else None,
        issuer=candidate.issuer,
        source=candidate.source,
        lang=candidate.lang,
        marks=_marked(asked, text, start, end),
    )


def _marked(asked: Sequence[Term], text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where terms stand in a stretch of the text, from its beginning; of those that overlap the first."""
    marks: list[tuple[int, int]] = []
    for found in occurrences(asked, text, start, end) if asked else ():
        if not marks or found.start - start >= marks[-1][1]:
            marks.append((found.start - start, found.end - start))
    return tuple(marks)
