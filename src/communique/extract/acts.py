"""Which acts a statement performs: from its cues, and from marks inside its content.

A cue such as "thanked" performs its act whatever follows; a cue such as "said" leaves it to the content, where a mark
("is ready to", "should") performs an act that depends on whose action it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.extract.match import Hit
from communique.extract.syntax.base import Clause, Mention, Predicate, Reading
from communique.lexicon import Cue, Entry, Mark
from communique.model import Act, Span

Performed = tuple[Hit[Mark], list[Act]]
"""A mark and the acts that it performs where it stands."""

_NEXT = 3
"""How many characters after a mark the actor that it looks at may begin: 欢迎*更多*中国企业."""

_OBJECT = 30
"""How many characters after the start of a content the person that a cue governs may begin."""


def acts(
    reading: Reading, sentence: int, content: Span, parties: Sequence[str], clause: Clause | None
) -> tuple[tuple[Act, ...], tuple[str, ...]]:
    """The acts in order of appearance, and the ids of the entries that decided them.

    Where the syntax tells the subjects, an open cue is itself read for marks: 希望 attributes and hopes.
    """
    found: dict[Act, str] = {}
    for cue, span in _segments(content, clause):
        if cue is not None:
            for act in _governed(reading, sentence, cue, span):
                found.setdefault(act, "cue." + cue.id)
        if clause is not None and cue is not None and cue is clause.entry and cue.open_acts and reading.agents:
            span = Span(min(clause.cue.start, span.start), span.end)
        if cue is None or cue.open_acts:
            marks = _marks(reading, sentence, span, parties, bool(found))
            for act, rule in marks.items():
                found.setdefault(act, rule)
            if not marks and cue is not None and not cue.acts and clause is not None and clause.more_at:
                found.setdefault(cue.otherwise, "cue." + cue.id)
    if not found:
        cue = clause.entry if clause else None
        found[cue.otherwise if cue else "assess"] = "act.default"
    return tuple(found), tuple(dict.fromkeys(found.values()))


def _segments(content: Span, clause: Clause | None) -> list[tuple[Cue | None, Span]]:
    """The content cut where a further cue of the same speaker takes over, each part with its cue.

    Where the syntax does not tell the places, every cue has the whole content.
    """
    if clause is None or clause.entry is None:
        return [(None, content)]
    cues = [clause.entry, *clause.more]
    if not clause.more_at:
        return [(cue, content) for cue in cues]
    starts = [content.start, *(max(content.start, at) for at in clause.more_at)]
    ends = [*starts[1:], content.end]
    return [(cue, Span(start, end)) for cue, start, end in zip(cues, starts, ends, strict=True)]


def _governed(reading: Reading, sentence: int, cue: Cue, span: Span) -> list[Act]:
    """The acts a cue performs by itself, which may depend on whether it governs a person."""
    if cue.of_person:
        genitives = tuple(f for f in reading.lexicon.grammar.words.get("possessive", ()) if f.startswith("'"))
        for mention in reading.mentions[sentence]:
            owner = bool(genitives) and reading.folded.startswith(genitives, mention.end)
            person = mention.kind in ("person", "office", "pronoun") and not owner
            if person and span.start <= mention.start <= span.start + _OBJECT:
                return cue.of_person
    return cue.acts


def _marks(reading: Reading, sentence: int, span: Span, parties: Sequence[str], decided: bool) -> dict[Act, str]:
    """Acts that marks inside the span perform; weak ones only where nothing else does."""
    strong: dict[Act, str] = {}
    weak: dict[Act, str] = {}
    for hit, found in performed(reading, sentence, span, parties):
        for act in found:
            (weak if hit.entry.weak else strong).setdefault(act, "mark." + hit.entry.id)
    if strong or decided:
        return strong
    return dict(list(weak.items())[:1])


def performed(reading: Reading, sentence: int, span: Span, parties: Sequence[str]) -> Iterable[Performed]:
    """The marks of a stretch of a sentence in order, each with the acts that it performs, weak ones among them."""
    if reading.predicates:
        return _by_predicates(reading, sentence, span, parties)
    return _by_nearness(reading, sentence, span, parties)


def _by_predicates(reading: Reading, sentence: int, span: Span, parties: Sequence[str]) -> Iterable[Performed]:
    """Marks that the syntax has found to be verbs, each with the acts its subject gives it."""
    for predicate in reading.predicates[sentence]:
        if span.start <= predicate.hit.start and predicate.hit.end <= span.end:
            yield predicate.hit, _of_predicate(predicate, parties)


def _of_predicate(predicate: Predicate, parties: Sequence[str]) -> list[Act]:
    mark = predicate.hit.entry
    if mark.any:
        return mark.any
    if predicate.thing:
        return mark.thing
    relation = _whose(mark, predicate.agent, parties)
    return {"own": mark.own, "both": mark.both, "other": mark.other}[relation]


def _by_nearness(reading: Reading, sentence: int, span: Span, parties: Sequence[str]) -> Iterable[Performed]:
    """All marks of the span, each with the acts that the nearest actor gives it."""
    reached = -1
    governed = -1
    agents = reading.agents[sentence] if reading.agents else []
    for hit in _mark_hits(reading.hits_in(span)):
        mark = hit.entry
        if hit.start < reached or (mark.opening and hit.start != span.start):
            continue
        if mark.leading:
            clause_start = max((a.start for a in agents if a.start <= hit.start), default=span.start)
            if governed >= clause_start:
                continue
        else:
            governed = hit.start
        reached = hit.end
        yield hit, _performed(mark, reading, sentence, hit, span, parties)


def _mark_hits(hits: Iterable[Hit[Entry]]) -> Iterable[Hit[Mark]]:
    for hit in hits:
        if isinstance(hit.entry, Mark):
            yield Hit(hit.start, hit.end, hit.entry)


def _performed(
    mark: Mark, reading: Reading, sentence: int, hit: Hit[Mark], content: Span, parties: Sequence[str]
) -> list[Act]:
    if mark.any:
        return mark.any
    if mark.after:
        nearest = _following(reading, sentence, hit)
        person = nearest is not None and nearest.kind == "person"
        relation = "other" if person else _whose(mark, nearest, parties)
    elif reading.agents:
        agents = [a for a in reading.agents[sentence] if content.start <= a.start and a.end <= hit.start]
        relation = _whose(mark, agents[-1] if agents else None, parties)
    else:
        relation = _relation(mark, reading, sentence, hit.start, content, parties)
    return {"own": mark.own, "both": mark.both, "other": mark.other}[relation]


def _following(reading: Reading, sentence: int, hit: Hit[Mark]) -> Mention | None:
    """The actor that a mark looks at: the next one, unless a preposition stands before it (希望*同*俄方 …)."""
    nearest = next((m for m in reading.mentions[sentence] if hit.end <= m.start <= hit.end + _NEXT), None)
    if nearest is None:
        return None
    between = reading.folded[hit.end : nearest.start]
    barred = any(word in between for word in reading.lexicon.grammar.words.get("preposition", ()))
    return None if barred else nearest


def _relation(mark: Mark, reading: Reading, sentence: int, at: int, content: Span, parties: Sequence[str]) -> str:
    """Whose action the words at `at` speak of: the nearest actor before them inside the content decides."""
    nearest: Mention | None = None
    other: list[str] = []
    for mention in reading.mentions[sentence]:
        if content.start <= mention.start and mention.end <= at:
            if nearest is not None and reading.folded[nearest.end : mention.start] in (" and ", ", "):
                other += nearest.party
            else:
                other = []
            nearest = mention
    return _whose(mark, nearest, parties, other)


def _whose(mark: Mark, nearest: Mention | None, parties: Sequence[str], other: Sequence[str] = ()) -> str:
    """Whose action a mark speaks of, by its nearest actor; "we should" means all sides, "we will" the speaker's."""
    if nearest is None:
        return "own"
    if nearest.kind == "collective" or (nearest.first_person and "propose" in mark.both and "believe" not in mark.both):
        return "both"
    if nearest.kind == "pronoun" or nearest.kind == "person":
        return "own"
    named = {*nearest.party, *other}
    if len(named) > 1:
        return "both"
    if not named:
        return "other" if nearest.kind == "group" else "own"
    return "own" if named & set(parties) else "other"
