"""One sentence as tokens, with its actors and its verbs at token positions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.extract.match import SOFT_HYPHEN, Hit
from communique.extract.syntax.russian.actors import Actor
from communique.extract.syntax.russian.vocabulary import Vocabulary
from communique.extract.vocabulary import LightVerb, SpeechNoun
from communique.lexicon import Cue, Entry
from communique.model import Span

_TOKEN = re.compile(r"\w+(?:-\w+)*|[^\w\s\u00ad]")
_ADJECTIVE = re.compile(r"[а-я-]{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|ей)$")
_VERB = re.compile(r"[а-я]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ят|ется|ются|ится|ятся)$")
ATTRIBUTING = frozenset((Cue, LightVerb, SpeechNoun))
STOPS = frozenset(',;:().«»“”"–—-!?')
DASHES = frozenset("–—-")


@dataclass(slots=True)
class Placed:
    """An actor from token `first` to token `last`, inclusive."""

    first: int
    last: int
    actor: Actor


@dataclass(slots=True)
class Verb:
    """Attributing words from token `first` to `last`; `voice` is active, passive, reflexive or gerund."""

    first: int
    last: int
    entry: Cue
    voice: str
    head: int
    """The token of the verb itself, which agrees with the subject."""

    @property
    def impersonal(self) -> bool:
        """Whether nobody need be its subject."""
        return self.voice in ("passive", "reflexive")


@dataclass(slots=True)
class Frame:
    """Folded words of one sentence with their offsets in the text."""

    span: Span
    words: list[str]
    starts: list[int]
    ends: list[int]
    actors: list[Placed] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Number of tokens."""
        return len(self.words)

    def at(self, start: int) -> Placed | None:
        """The actor that begins at a token."""
        return next((placed for placed in self.actors if placed.first == start), None)

    def ending(self, last: int) -> Placed | None:
        """The actor that ends at a token."""
        return next((placed for placed in self.actors if placed.last == last), None)

    def within(self, token: int) -> Placed | None:
        """The actor that covers a token."""
        return next((placed for placed in self.actors if placed.first <= token <= placed.last), None)


def frame(
    folded: str, span: Span, actors: Sequence[Actor], hits: Sequence[Hit[Entry]], vocabulary: Vocabulary
) -> Frame:
    """The frame of a sentence; `hits` are the sentence's, by start and longer first."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(folded, span.start, span.end):
        words.append(found.group())
        starts.append(found.start())
        ends.append(found.end())
    if folded.find(SOFT_HYPHEN, span.start, span.end) >= 0:
        ends = [end + _soft_hyphens(folded, end) for end in ends]
    out = Frame(span, words, starts, ends)
    first_at = {start: index for index, start in enumerate(starts)}
    last_at = {start + len(word): index for index, (start, word) in enumerate(zip(starts, words, strict=True))}
    closing = {end: index for index, end in enumerate(ends)}
    for actor in actors:
        first, last = first_at.get(actor.start), closing.get(actor.end)
        if first is not None and last is not None:
            out.actors.append(Placed(first, last, actor))
    out.verbs = _verbs(out, hits, vocabulary, first_at, last_at, folded)
    return out


def _soft_hyphens(folded: str, at: int) -> int:
    """How many soft hyphens stand at an offset: those of the word before it, which the layout has moved there."""
    count = 0
    while folded.startswith(SOFT_HYPHEN, at + count):
        count += 1
    return count


def _verbs(
    out: Frame, hits: Sequence[Hit[Entry]], vocabulary: Vocabulary, first_at: dict[int, int], last_at: dict[int, int],
    folded: str,
) -> list[Verb]:  # fmt: skip
    cues: list[Verb] = []
    lights: list[tuple[int, int, str]] = []
    nouns: list[tuple[int, int, Cue, str]] = []
    for hit in hits:
        entry = hit.entry
        if type(entry) not in ATTRIBUTING:
            continue
        first, last = first_at.get(hit.start), last_at.get(hit.end)
        if first is None or last is None:
            continue
        if isinstance(entry, SpeechNoun):
            nouns.append((first, last, entry.cue, vocabulary.feature(entry, folded[hit.start : hit.end])))
            continue
        voice = vocabulary.feature(entry, folded[hit.start : hit.end]) or "active"
        if isinstance(entry, Cue):
            if _needed(entry, out, last):
                head = next((i for i in range(first, last + 1) if _VERB.match(out.words[i])), first)
                cues.append(Verb(first, last, entry, voice, head))
        else:
            lights.append((first, last, voice))
    found = [verb for light in lights if (verb := _with_noun(out, light, nouns))]
    found += [verb for verb in (_joined(out, noun, found) for noun in nouns) if verb]
    taken = {token for verb in found for token in range(verb.first, verb.last + 1)}
    for verb in cues:
        if not taken & set(range(verb.first, verb.last + 1)):
            found.append(verb)
            taken.update(range(verb.first, verb.last + 1))
    found.sort(key=lambda verb: verb.first)
    return found


def _needed(cue: Cue, out: Frame, last: int) -> bool:
    return not cue.needs or any(word in cue.needs for word in out.words[last + 1 :])


def _followed(cue: Cue, out: Frame, last: int) -> bool:
    """Whether a speech noun is followed at once by one of the words that it needs."""
    following = [word for word in out.words[last + 1 : last + 3] if word not in ("также", "и")]
    return not cue.needs or (bool(following) and following[0] in cue.needs)


def _joined(out: Frame, noun: tuple[int, int, Cue, str], found: list[Verb]) -> Verb | None:
    """A speech noun joined to one before: "выражена поддержка X, а также готовность Y"."""
    first, last, cue, _ = noun
    head = next((verb for verb in found if verb.last < first), None)
    token = first - 1
    while token > 0 and _ADJECTIVE.match(out.words[token]):
        token -= 1
    if head is None or out.words[token] not in ("также", "и") or not _followed(cue, out, last):
        return None
    return Verb(first, last, cue, "joined", first)


def _with_noun(out: Frame, light: tuple[int, int, str], nouns: list[tuple[int, int, Cue, str]]) -> Verb | None:
    """A light verb and its speech noun: after it over modifiers, or, when impersonal, before it.

    Where an addressee stands between them, the verb alone is the cue and governs both.
    """
    first, last, voice = light
    impersonal = voice in ("passive", "reflexive")
    for noun_first, noun_last, cue, cases in nouns:
        if impersonal and "n" not in cases:
            continue
        if (
            last < noun_first <= last + 12
            and _only_modifiers(out, last + 1, noun_first)
            and _followed(cue, out, noun_last)
        ):
            addressed = any(last < placed.first < noun_first for placed in out.actors)
            return Verb(first, last if addressed else noun_last, cue, voice, first)
    if not impersonal:
        return _fronted(out, light, nouns)
    for noun_first, noun_last, cue, cases in reversed(nouns):
        if (
            "n" in cases
            and _followed(cue, out, last)
            and noun_last < first <= noun_last + 5
            and not STOPS & set(out.words[noun_last + 1 : first])
        ):
            start = noun_first
            while start > 0 and _ADJECTIVE.match(out.words[start - 1]):
                start -= 1
            return Verb(start, last, cue, voice, first)
    return None


def _fronted(out: Frame, light: tuple[int, int, str], nouns: list[tuple[int, int, Cue, str]]) -> Verb | None:
    """A speech noun before its subject and verb: "особое внимание стороны уделили X"; the verb alone is the cue."""
    first, last, voice = light
    for _, noun_last, cue, _ in reversed(nouns):
        subject = out.at(noun_last + 1)
        if subject and subject.last == first - 1 and _followed(cue, out, last):
            return Verb(first, last, cue, voice, first)
    return None


_OPENERS = frozenset(("что", "чтобы", "в", "на", "по", "за", "для", "о", "об", "с", "к", "от", "из", "при", "до"))


def _only_modifiers(out: Frame, start: int, stop: int) -> bool:
    """Whether only modifiers and an addressee stand in [start, stop): no mark, no preposition, no verb."""
    token = start
    while token < stop:
        placed = out.at(token)
        if placed:
            token = placed.last + 1
            continue
        word = out.words[token]
        if word in STOPS or word in _OPENERS or _VERB.match(word):
            return False
        token += 1
    return True
