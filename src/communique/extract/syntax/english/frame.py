"""One sentence prepared for reading: its tokens, actors and verbs side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.extract.match import Hit
from communique.extract.syntax.base import Mention
from communique.extract.syntax.english.tokens import Tokens
from communique.extract.vocabulary import LightVerb, SpeechNoun
from communique.lexicon import Cue, Entry

_SPEAKING = (Cue, SpeechNoun, LightVerb)


@dataclass(slots=True)

class Actor:
    """A mention with its tokens [first, last]; `prepositional` when a preposition or a genitive governs it.

    The comma that closes an apposition is the last token: "Ana Vale, Minister of Trade | ,".
    """

    first: int
    last: int
    mention: Mention
    prepositional: bool = False


@dataclass(slots=True)
class Verb:
    """A cue in the sentence: tokens [first, last] of its printed words and what they are.

    `form` is "finite", "ing", "infinitive" or "passive"; `noun` is True for a light verb with a speech noun.
    """

    first: int
    last: int
    entry: Cue
    form: str
    noun: bool = False


@dataclass(slots=True)
class Frame:
    """Everything the clause finder looks at in one sentence; `begin` and `stop` delimit its tokens.

    `nouns` are the speech nouns (first token, last token, cue), whether or not a light verb stands before them.
    """

    tokens: Tokens
    begin: int
    stop: int
    actors: list[Actor]
    verbs: list[Verb] = field(default_factory=list)
    nouns: list[tuple[int, int, Cue]] = field(default_factory=list)


class Framer:
    """Prepares sentences; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._prepositions = frozenset(words["preposition"])
        self._be = frozenset(words["be"])
        self._adverbs = frozenset(words["adverb"])
        self._phases = frozenset(words["phase_verb"])
        self._holds = frozenset(words["hold_verb"])
        self._means = frozenset(words["call_means"])
        self._noun_stops = frozenset(words["preposition"]) | frozenset((",", ".", ";", "that", "and", "who", "which"))

    def cues(self, tokens: Tokens, hits: Sequence[Hit[Entry]]) -> dict[int, list[tuple[int, Entry]]]:
        """Cues, speech nouns and light verbs of the document by their first token, the longest first."""
        table: dict[int, list[tuple[int, Entry]]] = {}
        for hit in hits:
            if isinstance(hit.entry, _SPEAKING):
                first, last = tokens.at.get(hit.start), tokens.upto.get(hit.end)
                if first is not None and last is not None:
                    table.setdefault(first, []).append((last, hit.entry))
        return table

    def frame(
        self,
        tokens: Tokens,
        begin: int,
        stop: int,
        mentions: Sequence[Mention],
        cues: Mapping[int, list[tuple[int, Entry]]],
        order: Sequence[int],
    ) -> Frame:
        """The frame of the sentence that takes tokens [begin, stop); `order` are the keys of `cues`, ascending."""
        actors = _with_states([self._actor(tokens, begin, stop, mention) for mention in mentions], tokens.words)
        frame = Frame(tokens, begin, stop, actors)
        reached = begin
        for index in order[bisect_left(order, begin) : bisect_left(order, stop)]:
            for last, entry in cues[index]:
                if isinstance(entry, SpeechNoun) and last < stop:
                    frame.nouns.append((index, last, entry.cue))
            if index < reached or any(actor.first <= index <= actor.last for actor in actors):
                continue
            verb = self._verb(tokens, begin, index, stop, cues)
            if verb is not None:
                frame.verbs.append(verb)
                reached = verb.last + 1
        return frame

    def _actor(self, tokens: Tokens, begin: int, stop: int, mention: Mention) -> Actor:
        first = tokens.at[mention.start]
        last = tokens.upto[mention.end]
        if mention.role and mention.role.end > mention.end:
            last = tokens.upto.get(mention.role.end, last)
        if last + 1 < stop and tokens.words[last + 1] == "," and "," in tokens.words[first:last]:
            last += 1
        before = first - 1
        while before >= begin and tokens.words[before] in ("the", "visiting", "then", "a", "new", "all", "his", "her"):
            before -= 1
        governed = before >= begin and tokens.words[before] in self._prepositions and tokens.words[before] != "as"
        owned = last + 1 < stop and tokens.words[last + 1] in ("'s", "'")
        return Actor(first, last, mention, governed or owned)

    def _verb(
        self, tokens: Tokens, begin: int, index: int, stop: int, cues: Mapping[int, list[tuple[int, Entry]]]
    ) -> Verb | None:
        found = cues.get(index)
        if not found:
            return None
        light = max((last for last, entry in found if isinstance(entry, LightVerb)), default=None)
        agreed = max((last for last, entry in found if isinstance(entry, Cue) and "agree" in entry.acts), default=index)
        if light is not None:
            noun = self._speech_noun(tokens, light + 1, stop, cues)
            noun = noun if noun and noun[0] > agreed else None
            held = noun and {"urge", "courtesy"} & set(noun[1].acts) and tokens.words[index] in self._holds
            own = noun and "courtesy" in noun[1].acts and {"the", "'s"} & set(tokens.words[light + 1 : noun[0]])
            if noun and not held and not own:
                return Verb(index, noun[0], noun[1], self._form(tokens, begin, index), noun=True)
        plain = [
            (last, entry)
            for last, entry in found
            if isinstance(entry, Cue) and (not entry.needs or self._has_needed(tokens, last + 1, stop, entry))
        ]
        if not plain:
            return None
        last, entry = max(plain, key=lambda row: (row[0], bool(row[1].needs)))
        return Verb(index, last, entry, self._form(tokens, begin, index))

    @staticmethod
    def _has_needed(tokens: Tokens, start: int, stop: int, entry: Cue) -> bool:
        """Whether a word that the cue needs follows nearby, before a comma, and no noun phrase after it ("as" may)."""
        for index in range(start, min(start + 18, stop - 1)):
            if tokens.words[index] == "," and index > start + 3:
                return False
            if tokens.words[index] in entry.needs:
                noun = tokens.capital[index + 1] or tokens.words[index + 1] in ("the", "a", "his", "her")
                return not noun or tokens.words[index] == "as"
        return False

    def _speech_noun(
        self, tokens: Tokens, index: int, stop: int, cues: Mapping[int, list[tuple[int, Entry]]]
    ) -> tuple[int, Cue] | None:
        """The speech noun within a few modifiers after a light verb: its last token and its cue."""
        for at in range(index, min(index + 7, stop)):
            found = [(last, e.cue) for last, e in cues.get(at, ()) if isinstance(e, SpeechNoun)]
            if found and tokens.words[at - 1] not in self._means:
                last, cue = max(found, key=lambda row: row[0])
                while nearer := self._compound(tokens, last, stop, cues):
                    last, cue = nearer
                return last, cue
            word = tokens.words[at]
            if word in self._noun_stops and not (word == "and" and at > index):
                return None
        return None

    def _compound(
        self, tokens: Tokens, last: int, stop: int, cues: Mapping[int, list[tuple[int, Entry]]]
    ) -> tuple[int, Cue] | None:
        """A speech noun right after another ("support | proposals"): the later one is the head."""
        found = [(end, e.cue) for end, e in cues.get(last + 1, ()) if isinstance(e, SpeechNoun)]
        return max(found, key=lambda row: row[0]) if found and last + 1 < stop else None

    def _form(self, tokens: Tokens, begin: int, index: int) -> str:
        word = tokens.words[index]
        before = index - 1
        while before >= begin and (tokens.words[before] in self._adverbs or tokens.words[before].endswith("ly")):
            before -= 1
        previous = tokens.words[before] if before >= begin else ""
        if previous == "to":
            return "infinitive"
        if word.endswith("ing"):
            begins = previous == "by" and before > begin and tokens.words[before - 1] in self._phases
            return "finite" if begins or previous in self._be else "ing"
        if (
            previous in self._be
            and word.endswith(("ed", "en", "de", "wn", "ld", "id", "ught", "ut"))
            and word not in self._be
        ):
            return "passive"
        return "finite"


def _with_states(actors: Sequence[Actor], words: Sequence[str]) -> list[Actor]:
    """The actors, where a person takes in the state behind the name: "Foreign Minister Ana Vale | of Portugal"."""
    kept: list[Actor] = []
    for actor in actors:
        owner = kept[-1] if kept else None
        if (
            owner is not None
            and owner.mention.role is not None
            and (owner.mention.kind, actor.mention.kind) == ("person", "side")
            and set(actor.mention.party) <= set(owner.mention.party)
            and words[owner.last + 1 : actor.first] in (["of"], ["of", "the"])
        ):
            owner.last = actor.last
        else:
            kept.append(actor)
    return kept
