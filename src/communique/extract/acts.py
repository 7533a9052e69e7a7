"""Which acts a statement performs: from its cues, and from marks inside its content.

A cue such as "thanked" performs its act whatever follows; a cue such as "said" leaves it to the content, where a mark
("is ready to", "should") performs an act that depends on whose action it speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.extract.match import Hit
from communique.extract.syntax.base import Clause, Mention, Reading
from communique.lexicon import Entry, Mark
from communique.model import Act, Span

_NEXT = 3
"""How many characters after a mark the actor that it looks at may begin: 欢迎*更多*中国企业."""


def acts(
    reading: Reading, sentence: int, content: Span, parties: Sequence[str], clause: Clause | None
) -> tuple[tuple[Act, ...], tuple[str, ...]]:
    """The acts in order of appearance, and the ids of the entries that decided them."""
    found: dict[Act, str] = {}
    open_from: int | None = content.start
    if clause is not None:
        cues = [entry for entry in (clause.entry, *clause.more) if entry is not None]
        for cue in cues:
            for act in cue.acts:
                found.setdefault(act, "cue." + cue.id)
        if clause.entry is not None and not any(cue.open_acts for cue in cues):
            open_from = None
    if open_from is not None:
        found |= {a: r for a, r in _marks(reading, sentence, content, parties, bool(found)).items() if a not in found}
    if not found:
        found["assess"] = "act.default"
    return tuple(found), tuple(dict.fromkeys(found.values()))


def _marks(reading: Reading, sentence: int, content: Span, parties: Sequence[str], decided: bool) -> dict[Act, str]:
    """Acts that marks inside the content perform; weak ones only where nothing else does."""
    strong: dict[Act, str] = {}
    weak: dict[Act, str] = {}
    reached = -1
    governed = -1
    agents = reading.agents[sentence] if reading.agents else []
    for hit in reading.hits_in(content):
        mark = hit.entry
        if not isinstance(mark, Mark) or hit.start < reached:
            continue
        if mark.leading:
            clause_start = max((a.start for a in agents if a.start <= hit.start), default=content.start)
            if governed >= clause_start:
                continue
        else:
            governed = hit.start
        reached = hit.end
        for act in _performed(mark, reading, sentence, hit, content, parties):
            (weak if mark.weak else strong).setdefault(act, "mark." + mark.id)
    if strong or decided:
        return strong
    return dict(list(weak.items())[:1])


def _performed(
    mark: Mark, reading: Reading, sentence: int, hit: Hit[Entry], content: Span, parties: Sequence[str]
) -> list[Act]:
    if mark.any:
        return mark.any
    if mark.after:
        nearest = next((m for m in reading.mentions[sentence] if hit.end <= m.start <= hit.end + _NEXT), None)
        relation = _whose(reading, nearest, [], hit.end, parties)
    elif reading.agents:
        agents = [a for a in reading.agents[sentence] if content.start <= a.start and a.end <= hit.start]
        relation = _whose(reading, agents[-1] if agents else None, [], hit.start, parties)
    else:
        relation = _relation(reading, sentence, hit.start, content, parties)
    return {"own": mark.own, "both": mark.both, "other": mark.other}[relation]


def _relation(reading: Reading, sentence: int, at: int, content: Span, parties: Sequence[str]) -> str:
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
    return _whose(reading, nearest, other, at, parties)


def _whose(reading: Reading, nearest: Mention | None, other: Sequence[str], at: int, parties: Sequence[str]) -> str:
    if nearest is None:
        return "own"
    if nearest.kind == "collective" or (nearest.first_person and "should" in reading.folded[nearest.end : at + 12]):
        return "both"
    if nearest.kind == "pronoun" or nearest.kind == "person":
        return "own"
    named = {*nearest.party, *other}
    if len(named) > 1:
        return "both"
    return "own" if named & set(parties) or not named else "other"
