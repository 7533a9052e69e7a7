"""Which party takes which stance towards what: the codebook's section 4.

Stance words stand before their target or after it. A target that is only a relationship ("cooperation") is none, one
that sums up what was said before ("the two initiatives") is resolved to its antecedents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from communique.extract.match import Hit
from communique.extract.syntax.base import Mention, Reading, Syntax
from communique.extract.vocabulary import Demonym, SpeechNoun
from communique.lexicon import Cue, Entry, Lexicon, Mark, Office, Sign, StanceVerb, State
from communique.model import Position, Span, Stance, Statement

_ADVERB = 3
"""How many characters may stand between an actor and the stance word it is the subject of (俄方*坚定*支持)."""
_OWNER = 40
"""How many characters before a stance word its one owner may begin."""
TALK = frozenset(("discuss",))
"""Acts that only tell what was spoken of: no stance."""


def positions(reading: Reading, syntax: Syntax, statements: Sequence[Statement]) -> list[Position]:
    """The positions of all statements in order of the text, one for each holder and target."""
    found: list[Position] = []
    for index, statement in enumerate(statements):
        if set(statement.acts) <= TALK:
            continue
        for hit, target in _targets(reading, syntax, statement):
            resolved = _antecedents(reading, statements, index, target, found)
            found += [
                Position(holder, hit.entry.stance, target, index, resolved, hit.entry.grade, "stance." + hit.entry.id)
                for holder in _holders(reading, hit, statement)
            ]
    return found


def _holders(reading: Reading, hit: Hit[StanceVerb], statement: Statement) -> tuple[str, ...]:
    """The statement's parties; of several, the one right before the words ("A's concern about", "that A supports")."""
    if len(statement.party) < 2:
        return statement.party
    start = max(statement.content.start, hit.start - _OWNER)
    owners = [
        (other.start, other.end, other.entry.id if isinstance(other.entry, State) else other.entry.state)
        for other in reading.hits_in(Span(start, hit.start))
        if isinstance(other.entry, State | Demonym)
    ]
    if not owners:
        return statement.party
    begin, end, owner = owners[-1]
    barred = {*_words(reading.lexicon, "preposition"), *_words(reading.lexicon, "conjunction")}
    between = reading.folded[end : hit.start].split()
    before = reading.folded[start:begin].split()
    together = any(word in _words(reading.lexicon, "conjunction") for word in before[-2:])
    alone = len(between) <= 1 and not barred & set(between) and not together
    return (owner,) if alone and owner in statement.party else statement.party


def _targets(reading: Reading, syntax: Syntax, statement: Statement) -> list[tuple[Hit[StanceVerb], Span]]:
    """(stance word, target) of one statement, each target once."""
    found: list[tuple[Hit[StanceVerb], Span]] = []
    for hit in _stances(reading, statement):
        if not _counts(reading, hit, statement):
            continue
        if hit.entry.needs and not hit.entry.after and not _says(
            reading, Span(hit.end, statement.content.end), "contestable"
        ):
            continue
        targets = _governed(reading, syntax, statement, hit)
        if hit.entry.needs and not (targets and _says(reading, targets[0], "contestable")):
            continue
        targets = targets[:1] + [target for target in targets[1:] if not _spoken(reading, target)]
        for target in targets:
            named = {(other.entry.stance, span.of(reading.folded)) for other, span in found}
            if _is_person(reading, statement, target) or (hit.entry.stance, target.of(reading.folded)) in named:
                continue
            outer = [pair for pair in found if target.overlaps(pair[1])]
            if not all(_yields(pair, hit, target) for pair in outer):
                continue
            found = [pair for pair in found if pair not in outer]
            if not _is_generic(reading, target, hit.entry.stance):
                found.append((hit, target))
    return found


def _counts(reading: Reading, hit: Hit[StanceVerb], statement: Statement) -> bool:
    """Whether the words are the speaker's stance: the backing that is thanked for is the other side's."""
    entry = hit.entry
    before = reading.folded[max(0, hit.start - 20) : hit.start].split()
    negations = _words(reading.lexicon, "negation")
    close = reading.folded[max(0, hit.start - 2) : hit.start]
    if (before and before[-1] in negations) or close.endswith(negations or ("\0",)):
        return False
    if entry.verbs and before and reading.folded[hit.start : hit.end] in entry.verbs:
        modifiers = (*_words(reading.lexicon, "determiner"), *_words(reading.lexicon, "possessive"))
        if before[-1] in modifiers or before[-1].endswith(_words(reading.lexicon, "adjective_ending") or ("\0",)):
            return False
    if entry.grade == "value" and entry.needs and "discuss" in statement.acts:
        return False
    if entry.grade == "back" and not entry.verbs and "thank" in statement.acts and _thanked(reading, hit, statement):
        return False
    return not ("courtesy" in statement.acts and entry.grade == "value" and hit.start < statement.content.start)


def _thanked(reading: Reading, hit: Hit[StanceVerb], statement: Statement) -> bool:
    """Whether words of thanks stand before the words, in the cue or in the content."""
    start = statement.content.start if statement.cue is None else min(statement.cue.start, statement.content.start)
    return any(
        (isinstance(other.entry, Cue) and "thank" in other.entry.acts)
        or (isinstance(other.entry, SpeechNoun) and "thank" in other.entry.cue.acts)
        or (isinstance(other.entry, Mark) and "thank" in other.entry.own)
        for other in reading.hits_in(Span(start, hit.start))
    )


def _spoken(reading: Reading, target: Span) -> bool:
    """Whether a phrase begins with a noun of speech: "support for the reforms and | readiness to help"."""
    return any(hit.start == target.start and isinstance(hit.entry, SpeechNoun) for hit in reading.hits_in(target))


def _says(reading: Reading, span: Span, what: str) -> bool:
    return any(isinstance(hit.entry, Sign) and hit.entry.says == what for hit in reading.hits_in(span))


def _yields(outer: tuple[Hit[StanceVerb], Span], hit: Hit[StanceVerb], target: Span) -> bool:
    """Whether a verb inside an earlier target takes its place ("supports X in upholding | its sovereignty")."""
    return bool(hit.entry.verbs) and bool(outer[0].entry.verbs) and outer[1].start < hit.start < target.start


def _stances(reading: Reading, statement: Statement) -> list[Hit[StanceVerb]]:
    """Stance words of the statement, a longer one hiding those inside it."""
    start = statement.content.start if statement.cue is None else min(statement.cue.start, statement.content.start)
    text = reading.document.text
    hits: list[Hit[StanceVerb]] = []
    reached = start
    for hit in reading.hits_in(Span(start, statement.content.end)):
        if isinstance(hit.entry, StanceVerb) and hit.start >= reached and not _in_a_name(text, hit.start):
            hits.append(Hit(hit.start, hit.end, hit.entry))
            reached = hit.end
    return hits


def _in_a_name(text: str, at: int) -> bool:
    """Whether a capital letter in the middle of a sentence begins the word ("on Jointly Promoting …")."""
    before = text[max(0, at - 2) : at].rstrip()
    return text[at].isupper() and bool(before) and before[-1].isalnum()


def _governed(reading: Reading, syntax: Syntax, statement: Statement, hit: Hit[StanceVerb]) -> list[Span]:
    """The noun phrases that the stance word is about."""
    text = reading.document.text
    content = statement.content
    if hit.entry.after:
        start = _clause_start(reading, content, hit)
        return syntax.noun_phrase(text, start, hit.start) if start < hit.start else []
    if _foreign(reading, statement, hit):
        return []
    start = hit.end
    if hit.end <= content.start:
        start = content.start + _preposition(reading, content.start)
    targets = syntax.noun_phrase(text, start, content.end)
    if targets and hit.entry.through:
        return _through(reading, syntax, hit.entry, targets, content.end)
    return targets


def _preposition(reading: Reading, start: int) -> int:
    """The length of a preposition that links cue and content, with the space behind it; 0 where there is none."""
    first = reading.folded[start : start + 16].split(maxsplit=1)[:1]
    return len(first[0]) + 1 if first and first[0] in _words(reading.lexicon, "preposition") else 0


def _through(reading: Reading, syntax: Syntax, entry: StanceVerb, targets: list[Span], limit: int) -> list[Span]:
    """The targets behind "for" where a party stands before it ("applauded B for its efforts"), else as they are."""
    party = next((h for h in reading.hits_in(targets[0]) if h.start == targets[0].start and _is_party(h.entry)), None)
    text = reading.document.text
    for word in entry.through:
        at = reading.folded.find(f" {word} ", targets[0].start, targets[-1].end)
        if at < 0:
            continue
        owner = reading.folded[at + len(word) + 2 : at + len(word) + 12].split()[:1]
        alone = party is not None and party.end <= at and all(w[0].isupper() for w in text[party.end : at].split())
        if alone or (owner and owner[0] in _words(reading.lexicon, "possessive")):
            return syntax.noun_phrase(text, at + len(word) + 2, limit)
    return targets


def _is_party(entry: Entry) -> bool:
    return isinstance(entry, Office | State)


def _clause_start(reading: Reading, content: Span, hit: Hit[StanceVerb]) -> int:
    """Where the clause of a predicate begins: behind the last opener before it, else at the content's start."""
    start = content.start
    for opener in _words(reading.lexicon, "clause_opener"):
        at = reading.folded.rfind(opener, content.start, hit.start)
        if at >= 0:
            start = max(start, at + len(opener))
    return start


def _foreign(reading: Reading, statement: Statement, hit: Hit[StanceVerb]) -> bool:
    """Whether another state than the holders is the subject right before the stance word."""
    if reading.agents:
        return _foreign_agent(reading, statement, hit)
    joins = {*_words(reading.lexicon, "conjunction"), *_words(reading.lexicon, "preposition")}
    for other in reversed(reading.hits_in(Span(max(statement.content.start, hit.start - 40), hit.start))):
        if isinstance(other.entry, State):
            between = reading.folded[other.end : hit.start].split()
            if "," in between[:1]:
                return False
            if not hit.entry.verbs and between and between[0] in _words(reading.lexicon, "possessive"):
                return not joins & set(between) and other.entry.id not in statement.party
            return len(between) <= 1 and not joins & set(between) and other.entry.id not in statement.party
    return False


def _foreign_agent(reading: Reading, statement: Statement, hit: Hit[StanceVerb]) -> bool:
    """The same where the syntax tells the subjects: the last one before the words, or an actor right before them.

    Whom the holder supports in doing something ("supports B in upholding | its sovereignty") is no such subject.
    """
    number = _sentence(reading, statement)
    if number is None:
        return False

    def other(mention: Mention) -> bool:
        return mention.kind == "side" and not set(mention.party) & set(statement.party)

    before = [m for m in reading.mentions[number] if statement.content.start <= m.start and m.end <= hit.start]
    between = reading.folded[before[-1].end : hit.start] if before else ""
    if before and len(between) <= _ADVERB and (not between or between.isalnum()) and other(before[-1]):
        backed = any(
            isinstance(earlier.entry, StanceVerb)
            and earlier.entry.grade == "supports"
            and earlier.end == before[-1].start
            for earlier in reading.hits_in(Span(statement.sentence.start, before[-1].start))
        )
        return not backed
    agents = [m for m in reading.agents[number] if statement.content.start <= m.start and m.end <= hit.start]
    return bool(agents) and other(agents[-1])


def _sentence(reading: Reading, statement: Statement) -> int | None:
    """The number of the sentence that the statement stands in."""
    at = bisect_left(reading.sentences, statement.sentence.start, key=lambda row: row.span.start)
    found = reading.sentences[at : at + 1]
    return at if found and found[0].span == statement.sentence else None


def _is_generic(reading: Reading, target: Span, stance: Stance) -> bool:
    """Whether the phrase's head is a relationship word and no name qualifies it; opposed, only a bare one is."""
    head_first = bool(_words(reading.lexicon, "head_first"))
    prepositions = frozenset(_words(reading.lexicon, "preposition"))
    conjunctions = frozenset(_words(reading.lexicon, "conjunction"))
    heads = [
        hit
        for hit in reading.hits_in(_wide(target))
        if isinstance(hit.entry, Sign) and hit.entry.says == "generic" and hit.end > target.start
    ]
    words = {reading.folded[hit.start : hit.end] for hit in heads}
    for hit in heads:
        if stance == "oppose" and (hit.start > target.start or hit.end < target.end):
            continue
        after = reading.folded[hit.end : target.end].split(maxsplit=1)
        before = reading.folded[target.start : hit.start].split()
        joined = bool(conjunctions & set(before)) and not set(before) - conjunctions <= words
        if (not after or head_first or after[0] in prepositions) and not joined and not prepositions & set(before):
            return not _named(reading, Span(target.start, hit.start))
    return False


def _is_person(reading: Reading, statement: Statement, target: Span) -> bool:
    """Whether the phrase is an office-holder, who can be greeted but not contested."""
    if reading.agents:
        number = _sentence(reading, statement)
        mentions = reading.mentions[number] if number is not None else []
        return any(m.kind in ("person", "office") and m.start <= target.start and target.end <= m.end for m in mentions)
    offices = [hit for hit in reading.hits_in(target) if isinstance(hit.entry, Office)]
    return bool(offices) and reading.folded[target.start : offices[0].start].count(" ") <= 2


def _named(reading: Reading, span: Span) -> bool:
    """Whether a capital letter outside a state's name stands in the span."""
    text = reading.document.text
    states = [hit for hit in reading.hits_in(span) if isinstance(hit.entry, State | Demonym)]
    capitals = [at for at in range(span.start, span.end) if text[at].isupper()]
    return any(not any(hit.start <= at < hit.end for hit in states) for at in capitals)


def _antecedents(
    reading: Reading, statements: Sequence[Statement], index: int, target: Span, found: Iterable[Position]
) -> tuple[str, ...]:
    """What a summarising target points back to: the targets of the statement before, as printed."""
    if not _says(reading, _wide(target), "summary"):
        return ()
    text = reading.document.text
    earlier = [p.target.of(text) for p in found if p.statement == index - 1]
    return tuple(dict.fromkeys(earlier))


def _wide(target: Span) -> Span:
    """The target with room for a determiner before it."""
    return Span(max(0, target.start - 8), target.end)


@lru_cache(maxsize=64)
def _words(lexicon: Lexicon, word_class: str) -> tuple[str, ...]:
    return tuple(lexicon.grammar.words.get(word_class, ()))
