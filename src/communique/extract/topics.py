"""What a content is about: the codes of the codebook's section 5, from terms, named states and bodies.

A longer term hides the shorter ones inside it ("economic sanctions" is no security matter), weak terms count only where
no other topic is found, and a state that sits at the table does not stand for its own region.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from communique.extract.match import Hit
from communique.extract.syntax.base import Reading
from communique.extract.vocabulary import Demonym
from communique.lexicon import Entry, Event, Lexicon, Office, Organisation, State, TopicTerm
from communique.model import Mode, Span

HIDES = "none"
RELATIONSHIP = "bilateral"
CARRIED = "topic.carried-on"
HOT_SPOTS = frozenset(("ukraine", "korea", "middle_east", "afghanistan", "myanmar"))
"""Topics that stay the subject of the sentences after, until another is named."""

PAUSES = ",，"
OPENING = 70
"""Code points within which the words set before a clause end."""

_NEAR = 40
"""Code points before a state in which such words stand."""

BODY = "body:"
_ACTORS = (State, Demonym, Organisation, Event)
_WEIGHED = (TopicTerm, Office, *_ACTORS)


def topics(
    reading: Reading,
    span: Span,
    *,
    parties: Sequence[str] = (),
    lead: Span | None = None,
    before: Sequence[str] = (),
    mode: Mode = "continued",
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The topic codes of the content at `span` in order of first mention, and the ids of the terms that decided them.

    `parties` are the codes of the engagement's sides. `lead` is the part of the sentence before the content; its words
    up to the first comma may name the subject ("On the Gulf, both sides hoped …"). `before` are the topics of the
    statement before, which a content without any term carries on ("This is a position that will not change"): all of
    them where `mode` is "continued", only the hot spots or else the first where a speaker is named anew.
    """
    table = _regions(reading.lexicon)
    found = _found(reading, span, table, parties)
    relationship = any(code == RELATIONSHIP and not weak for code, _rule, weak in found)
    result = {code: rule for code, rule, weak in found if not weak or (code in HOT_SPOTS and not relationship)}
    opening = _opening(reading, lead) if lead is not None else None
    if opening is not None:
        for code, rule, weak in _found(reading, opening, table, parties):
            if not weak and code != RELATIONSHIP:
                result.setdefault(code, rule)
    if not result:
        result = dict.fromkeys((code for code in before if code in HOT_SPOTS), CARRIED)
    if not result:
        result = {code: rule for code, rule, _weak in found[:1]}
    if not result:
        result = dict.fromkeys(before if mode == "continued" else before[:1], CARRIED)
    return tuple(result), tuple(dict.fromkeys(result.values()))


def _opening(reading: Reading, lead: Span) -> Span | None:
    """The words of the lead before its first comma, when they are few enough to be a subject set before the clause."""
    ends = [at for mark in PAUSES if (at := reading.folded.find(mark, lead.start, lead.end)) > lead.start]
    end = min(ends, default=lead.end + OPENING)
    return Span(lead.start, end) if end - lead.start < OPENING else None


def _found(
    reading: Reading, span: Span, table: Mapping[str, list[TopicTerm]], parties: Sequence[str]
) -> list[tuple[str, str, bool]]:
    """(code, term's id, weak) of every term in the span that no longer one hides, in order."""
    day = reading.document.published or ""
    found: list[tuple[str, str, bool]] = []
    start = end = -1
    for hit in reading.hits_in(span):
        entry = hit.entry
        if (hit.start < end and (hit.start, hit.end) != (start, end)) or not isinstance(entry, _WEIGHED):
            continue
        if entry.cased and _miscased(hit, reading.document.text):
            continue
        terms = _terms(entry, table)
        if not terms and isinstance(entry, Event):
            continue
        start, end = hit.start, hit.end
        if isinstance(entry, TopicTerm):
            if entry.topic != HIDES and _holds(entry, day):
                found.append((entry.topic, entry.id, entry.weak))
            continue
        code = _code(entry)
        for term in terms:
            own = code not in parties or {code, BODY + code} & set(term.own) or _situated(reading, hit)
            if _holds(term, day) and own:
                found.append((term.topic, term.id, term.weak or _at_table(term, code, parties)))
    return found


def _situated(reading: Reading, hit: Hit[Entry]) -> bool:
    """Whether it is the state of things in a country that is spoken of ("the crisis in Arlandia")."""
    words = reading.lexicon.grammar.words
    before = " " + reading.folded[max(0, hit.start - _NEAR) : hit.start].rstrip()
    return before.endswith(tuple(f" {form}" for form in words.get("situation", ()))) or reading.folded.startswith(
        tuple(words.get("situation_after", ())), hit.end
    )


def _code(entry: Entry) -> str:
    """The id of the actor that a name or a demonym means."""
    return entry.state if isinstance(entry, Demonym) else entry.id


def _terms(entry: Entry, table: Mapping[str, list[TopicTerm]]) -> list[TopicTerm]:
    """The terms that an actor stands for; an organisation's own id goes before a state's of the same letters."""
    if isinstance(entry, Organisation) and BODY + entry.id in table:
        return table[BODY + entry.id]
    return table.get(_code(entry), []) if isinstance(entry, _ACTORS) else []


def _at_table(term: TopicTerm, code: str, parties: Sequence[str]) -> bool:
    """Whether a hot spot is spoken of with its own state, so that a word of the relationship can outweigh it."""
    return code in parties and term.topic in HOT_SPOTS


def _miscased(hit: Hit[Entry], text: str) -> bool:
    """Whether the words are a cased form of the entry but for their case ("who" for "WHO")."""
    words = text[hit.start : hit.end]
    return words not in hit.entry.cased and any(words.lower() == form.lower() for form in hit.entry.cased)


def _holds(term: TopicTerm, day: str) -> bool:
    """Whether the term speaks of its topic on that day; a text without a day gets the benefit of the doubt."""
    return not term.since or not day or day >= term.since


@lru_cache(maxsize=8)
def _regions(lexicon: Lexicon) -> dict[str, list[TopicTerm]]:
    """The terms by the id of each actor that stands for them."""
    table: dict[str, list[TopicTerm]] = {}
    for term in lexicon.topics:
        for actor in term.actors:
            table.setdefault(actor, []).append(term)
    return table
