"""What a side binds itself to, how firmly, and by when.

Only statements that commit or agree may carry one, and only where words bind: a cue ("agreed to", "pledged") or a mark
of the content whose subject is the speaker's own side ("China will …"). What somebody hopes or trusts will happen binds
nobody, nor does an agreement that something is important. The firmest word does not win but the first: "agreed to
explore" is one lexicon form and exploratory, "will … and will consider …" is binding for what comes first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import cast

from communique.extract.acts import Performed, performed
from communique.extract.match import Hit
from communique.extract.syntax.base import Mention, Reading, Syntax
from communique.extract.terms import Term, find_term
from communique.lexicon import Cue, Entry, Mark, Sign
from communique.model import Act, Commitment, Firmness, Span, Statement

BINDS = frozenset[Act](("commit", "agree"))
FIRMNESS = frozenset(("binding", "intended", "offered", "exploratory"))
_WISHES = frozenset[Act](("believe", "urge"))
_REACH = 24
"""Code points behind the opening of a clause within which the act of the clause must show itself."""
_HEAD = 40
"""Code points in which the head of what was agreed stands."""
_SAME_CLAUSE = re.compile(r"[,，]?[^,，;；:：.。]*")
"""What may stand between a term and the undertaking that it belongs to."""
_VERB, _NOUN = ".verb", ".noun"
"""Endings of the ids of signs that are the verb of what is undertaken, or a noun behind which its owner may stand."""


@dataclass(frozen=True, slots=True)
class _Bond:
    """The words that bind. `agrees` says that they agree on something, `noun` that they are a noun."""

    start: int
    end: int
    firmness: Firmness
    agrees: bool = False
    noun: bool = False


def commitment(reading: Reading, syntax: Syntax, statement: Statement) -> Commitment | None:
    """The undertaking of a statement, or None where it makes none.

    `what` lies inside the content, behind the words that undertake; the words of the term may stand before it. `due` is
    an ISO day, month or year, reckoned from the day of publication where the words are relative.
    """
    if not BINDS & set(statement.acts):
        return None
    marks = _performed(reading, statement)
    bond = _bond_of_cue(reading, statement) or _bond_of_mark(reading, statement, marks)
    what = _what(reading, statement, bond, marks) if bond else None
    if bond is None or what is None:
        return None
    term = _term(reading, statement, what)
    return Commitment(statement.party, what, bond.firmness, term and term.span, term and term.due)


def _what(reading: Reading, statement: Statement, bond: _Bond, marks: list[Performed]) -> Span | None:
    """The words of the undertaking, those that deny it among them; None where there are none, or only a view."""
    marker = _marker(reading, bond.end)
    start = _behind_addressee(reading, bond.end + marker)
    denied = _denied(reading, bond.start)
    if denied is not None:
        if denied < statement.content.start:
            return None
        start = denied
    what = _trimmed(reading, Span(start, _end(reading, start, statement.content.end, marks)))
    if what is not None and bond.noun and not marker:
        what = _behind_owner(reading, statement, what)
    if what is None or _stands_elsewhere(reading, what) or (bond.agrees and _is_view(reading, what, marks)):
        return None
    return None if _is_wish(reading, what) or _is_itinerary(reading, statement, what) else what


def _behind_owner(reading: Reading, statement: Statement, what: Span) -> Span | None:
    """The words behind the one whose readiness it is (готовность *России* помочь); None where that is another's."""
    owner = next((m for row in reading.mentions for m in row if m.start == what.start and m.party), None)
    if owner is None:
        return what
    return _trimmed(reading, Span(owner.end, what.end)) if set(owner.party) & set(statement.party) else None


def _term(reading: Reading, statement: Statement, what: Span) -> Term | None:
    """The term of an undertaking, or one that stands before it in its clause ("By 2032, Norway will …")."""
    day, lang = reading.document.published, reading.lexicon.lang
    if inside := find_term(reading.folded, lang, what, day):
        return inside
    before = find_term(reading.folded, lang, Span(statement.content.start, what.start), day)
    if before is None or not _SAME_CLAUSE.fullmatch(reading.folded[before.span.end : what.start]):
        return None
    return before


def _number(reading: Reading, statement: Statement) -> int:
    """Which of the reading's sentences the statement stands in."""
    return bisect_right([sentence.span.start for sentence in reading.sentences], statement.sentence.start) - 1


def _performed(reading: Reading, statement: Statement) -> list[Performed]:
    number = _number(reading, statement)
    return list(performed(reading, number, statement.content, statement.party)) if number >= 0 else []


def _bond_of_cue(reading: Reading, statement: Statement) -> _Bond | None:
    """The cue, where it commits or agrees in words that bind: "agreed to" and no "were of the same view"."""
    if statement.cue is None or statement.cue.start > statement.content.start:
        return _behind_content(reading, statement)
    cues = [hit for hit in reading.hits_in(statement.cue) if isinstance(hit.entry, Cue)]
    if not any(isinstance(hit.entry, Cue) and BINDS & set(hit.entry.acts) for hit in cues):
        return None
    sign = _sign(reading, Span(statement.cue.start, statement.content.end), statement.content.start)
    if sign is None:
        return None
    bond = _bond(sign, max(sign.end, statement.content.start), "agree" in statement.acts)
    return replace(bond, start=max(bond.start, statement.content.start))


def _behind_content(reading: Reading, statement: Statement) -> _Bond | None:
    """A cue behind what it reports: "… was agreed"."""
    sign = _sign(reading, statement.cue, statement.cue.end) if statement.cue else None
    return _bond(sign, statement.content.start, True) if sign else None


def _bond_of_mark(reading: Reading, statement: Statement, marks: list[Performed]) -> _Bond | None:
    """The first mark by which the speaker's own side commits, unless a hope or a call governs it."""
    governed = _wishes(reading, statement)
    reached = statement.content.start
    for hit, acts in marks:
        if BINDS & set(acts):
            sign = _sign(reading, Span(hit.start, statement.content.end), hit.end)
            free = not governed or (not _is_future(reading, hit) and _opens(reading, reached, hit.start))
            if free and (sign is not None or "commit" in acts) and _has_actor(reading, statement, hit):
                return _bond(sign, _start(sign, hit), "agree" in acts)
        elif acts and not hit.entry.weak:
            governed, reached = bool(_WISHES & set(acts)), hit.end
    if marks or governed:
        return None
    sign = _sign(reading, statement.content, statement.content.end)
    return _bond(sign, sign.end, False) if sign else None


def _bond(sign: Hit[Entry] | None, end: int, agrees: bool) -> _Bond:
    if sign is None or not isinstance(sign.entry, Sign):
        return _Bond(end, end, "intended", agrees)
    return _Bond(sign.start, end, cast(Firmness, sign.entry.says), agrees, sign.entry.id.endswith(_NOUN))


def _has_actor(reading: Reading, statement: Statement, mark: Hit[Mark]) -> bool:
    """Whether an actor may be the subject of a mark that speaks of the future: "Russia will", no "this will".

    Only where the syntax does not tell the subjects; readiness and promises are always somebody's. Without a subject in
    its own clause, the mark needs one in the sentence, or a cue whose subject it carries on. The actor may reach into
    the mark (中*方将*); one of another side promises nothing for the speaker's (赞赏*法方*将).
    """
    words = reading.lexicon.grammar.words
    if reading.predicates or not _is_future(reading, mark):
        return True
    if _moves_an_object(reading, mark):
        return False
    start = max((reading.folded.rfind(point, 0, mark.start) for point in words["clause_point"]), default=-1) + 1
    actors = [m for row in reading.mentions for m in row if start <= m.start < mark.start and m.end <= mark.end]
    if actors and actors[-1].party and not _sides(reading, actors) & set(statement.party):
        return False
    left = reading.folded[max(start, actors[-1].end if actors else start) : mark.start]
    for word in words["future_adverb"]:
        left = re.sub(rf"(?<!\w){word}(?!\w)" if " " in reading.folded else word, "", left)
    carried = statement.cue is not None or reading.subjects[_number(reading, statement)] is not None
    own = reading.folded[mark.start : mark.end] in words.get("future_own", ())
    return not re.search(r"\w", left) and (bool(actors) or carried or own)


def _sides(reading: Reading, actors: list[Mention]) -> set[str]:
    """The parties of the last actor and of those that are joined to it."""
    joins, sides = reading.lexicon.grammar.words.get("future_joins", ()), set(actors[-1].party)
    for one, other in zip(reversed(actors[:-1]), reversed(actors), strict=False):
        if reading.folded[one.end : other.start].strip() not in joins:
            break
        sides |= set(one.party)
    return sides


def _moves_an_object(reading: Reading, mark: Hit[Mark]) -> bool:
    """Whether a mark that looks like the future only puts an object before its verb (将…作为)."""
    words = reading.lexicon.grammar.words
    ends = (at for point in words["clause_point"] if (at := reading.folded.find(point, mark.end)) >= 0)
    clause = reading.folded[mark.end : min(ends, default=len(reading.folded))]
    return any(word in clause for word in words.get("future_object", ())) and not any(
        word in clause for word in words.get("object_marker", ())
    )


def _is_future(reading: Reading, mark: Hit[Mark]) -> bool:
    """Whether a mark only speaks of the future, which a hope may govern across commas; readiness is the speaker's."""
    return mark.entry.id in reading.lexicon.grammar.words.get("future_mark", ())


def _start(sign: Hit[Entry] | None, mark: Hit[Mark]) -> int:
    """Where the undertaking begins: behind the words that bind, with them where they are its verb (направит)."""
    if sign is None or sign.entry.id.endswith(_VERB):
        return mark.start
    return sign.end


def _wishes(reading: Reading, statement: Statement) -> bool:
    """Whether the cue hopes, trusts or calls for what the content says."""
    if statement.cue is None:
        return False
    cues = [hit.entry for hit in reading.hits_in(statement.cue) if isinstance(hit.entry, Cue)]
    return any(_WISHES & set(cue.acts) and not BINDS & set(cue.acts) for cue in cues)


def _opens(reading: Reading, start: int, end: int) -> bool:
    """Whether another clause begins between two places."""
    openers = reading.lexicon.grammar.words.get("clause_opener", ())
    return any(reading.folded.find(opener, start, end) >= 0 for opener in openers if opener != " that ")


def _sign(reading: Reading, span: Span, latest: int) -> Hit[Entry] | None:
    """The first word of firmness of the span, the longest at its place, that begins no later than `latest`."""
    for hit in reading.hits_in(span):
        if hit.start > latest:
            return None
        if isinstance(hit.entry, Sign) and hit.entry.says in FIRMNESS:
            return hit
    return None


def _denied(reading: Reading, at: int) -> int | None:
    """Where a word stands, right before a place, that denies what follows: "does *not* intend to", "*no* intention"."""
    grammar = reading.lexicon.grammar.words
    words = "|".join(map(re.escape, (*grammar.get("negation", ()), *grammar.get("denial", ()))))
    if not words or " " not in reading.folded[max(0, at - _REACH) : at]:
        return None
    found = re.search(rf"(?<!\w)(?:{words})\s+(?:\w+\s+)?$", reading.folded[max(0, at - _REACH) : at])
    return max(0, at - _REACH) + found.start() if found else None


def _marker(reading: Reading, start: int) -> int:
    """The length of "to", "that" or a preposition at `start` with the space around it; 0 where there is none."""
    words = reading.lexicon.grammar.words
    first = reading.folded[start : start + 12].split(maxsplit=1)[:1]
    if not first or not any(first[0] in words.get(name, ()) for name in ("purpose", "preposition", "relative")):
        return 0
    return reading.folded.index(first[0], start) + len(first[0]) - start


def _behind_addressee(reading: Reading, start: int) -> int:
    """Where the undertaking begins when it is told to somebody first: "assured the Minister *that* …"."""
    words = reading.lexicon.grammar.words
    markers = [f" {word} " for name in ("relative", "purpose") for word in words.get(name, ())]
    for mentions in reading.mentions:
        for mention in mentions:
            if mention.kind in ("person", "office", "pronoun") and start <= mention.start <= start + 4:
                places = (mention.end + len(m) for m in markers if reading.folded.startswith(m, mention.end))
                return max(places, default=start)
    return start


def _stands_elsewhere(reading: Reading, what: Span) -> bool:
    """Whether there are no words of an undertaking, but a conjunction ("agreed and added") or "as", "it" for them.

    The conjunction of "и далее" joins nothing.
    """
    words = what.of(reading.folded).split()
    grammar = reading.lexicon.grammar.words
    joined = bool(words) and words[0] in grammar.get("conjunction", ())
    goes_on = len(words) > 1 and words[1] in grammar.get("future_adverb", ())
    return not words or (joined and not goes_on) or words[-1] in grammar.get("stand_in", ())


def _is_view(reading: Reading, what: Span, marks: list[Performed]) -> bool:
    """Whether what was agreed is a view: "agreed that it was important", "agreed on the importance of"."""
    words = reading.lexicon.grammar.words
    head = reading.folded[what.start : min(what.end, what.start + _HEAD)]
    if any(noun in head for noun in words.get("view_noun", ())):
        return True
    told = reading.folded[: what.start].split()[-1:]
    if not told or told[0] not in words.get("relative", ()):
        return False
    modal = any(BINDS & set(acts) or "propose" in acts for hit, acts in marks if hit.start >= what.start)
    return not modal and _sign(reading, what, what.end) is None


def _is_wish(reading: Reading, what: Span) -> bool:
    """Whether the words only look like an undertaking: "would like to note", "offered condolences", 愿会议取得成功."""
    return what.of(reading.folded).startswith(tuple(reading.lexicon.grammar.words.get("no_undertaking", ())) or ("\0",))


def _is_itinerary(reading: Reading, statement: Statement, what: Span) -> bool:
    """Whether it is the programme of a person on a journey: "the Deputy Secretary will then travel to Ankara"."""
    verbs = tuple(reading.lexicon.grammar.words.get("itinerary", ()))
    if not verbs or not reading.predicates or not what.of(reading.folded).startswith(verbs):
        return False
    before = [one for one in reading.predicates[_number(reading, statement)] if one.hit.end <= what.start]
    agent = before[-1].agent if before else None
    return agent is not None and agent.kind in ("person", "office") and not agent.first_person


def _end(reading: Reading, start: int, end: int, marks: list[Performed]) -> int:
    """Where the undertaking ends: before a joined clause that performs an act of its own ("…, and hopes that …")."""
    openers = reading.lexicon.grammar.words.get("clause_opener", ())
    for hit, acts in marks:
        if hit.start <= start or not acts or hit.entry.weak or BINDS & set(acts):
            continue
        before = max((reading.folded.rfind(opener, start + 1, hit.start) for opener in openers), default=-1)
        if before >= 0 and hit.start - before <= _REACH:
            return before
    return end


def _trimmed(reading: Reading, span: Span) -> Span | None:
    """The span without space and points at its ends; None when nothing is left."""
    words = reading.document.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" ,，、；:：\n\t"))
    end = span.end - (len(words) - len(words.rstrip(" ,.，、；。\n\t")))
    return Span(start, end) if start < end else None
