"""Sentences in which nobody is the subject: "X was discussed", "it was agreed to Y", "attention was paid to Z"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.extract.syntax.base import Clause
from communique.extract.syntax.english.frame import Frame
from communique.lexicon import Cue
from communique.model import Span

_BETWEEN = frozenset((",", ";", "and", "where", "while", "with", "the", "which", "during"))
"""Words that link a clause to the one before it, of which they are no part."""

_NEAR = 8
"""How many words may stand between the topics and their verb."""


class PassiveFinder:
    """Finds impersonal attributions; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._events = frozenset(words["event_noun"])
        self._be = frozenset(words["be"])
        self._adverbs = frozenset(words["adverb"])
        self._have = frozenset(words["perfect"])
        self._never = frozenset(words["no_passive"])
        self._lists = frozenset(words["list_verb"])
        self._openers = frozenset(words["preposition"]) | frozenset(words["subordinator"])

    def find(self, frame: Frame) -> list[Clause]:
        """The passive attributions of a sentence, all sides' unless "by X" names an agent; at most two, in order."""
        noun = self._noun(frame)
        if noun is not None:
            lead = self._verb(frame, frame.tokens.at[noun.cue.start])
            return [lead, noun] if lead else [noun]
        one = (
            self._agenda(frame) or self._verb(frame, frame.stop) or self._event(frame, frame.stop)
            or self._there(frame) or self._under(frame)
        )  # fmt: skip
        return [one] if one else []

    def lead(self, frame: Frame, stop: int) -> Clause | None:
        """What the talks themselves did before somebody speaks at token `stop`: "The call addressed X; A said Y"."""
        return self._event(frame, stop)

    def _under(self, frame: Frame) -> Clause | None:
        """ "X also came under discussion"."""
        words = frame.tokens.words
        for first, last, cue in frame.nouns:
            verb = first - 2
            if words[first - 1] != "under" or verb <= frame.begin or "discuss" not in cue.acts:
                continue
            if words[verb] != "came" and words[verb] not in self._be:
                continue
            end = verb
            while end > frame.begin and words[end - 1] in self._adverbs:
                end -= 1
            return self._clause(frame, verb, verb, last, cue, self._clause_start(frame, verb), end, "under.")
        return None

    def _there(self, frame: Frame) -> Clause | None:
        """ "There was broad agreement on X"."""
        words = frame.tokens.words
        if words[frame.begin] != "there" or words[frame.begin + 1 : frame.begin + 2] not in (["was"], ["were"]):
            return None
        for _first, last, cue in frame.nouns:
            if last <= frame.begin + 8 and last + 2 < frame.stop and words[last + 1] in cue.drops:
                return self._clause(frame, frame.begin, frame.begin, last, cue, last + 2, frame.stop, "there.")
        return None

    def _event(self, frame: Frame, stop: int) -> Clause | None:
        """The talks themselves as subject: "The talks focused on X", "The talks brought out broad agreement on Y"."""
        words = frame.tokens.words
        for verb in frame.verbs:
            if verb.last >= stop or verb.form != "finite" or not {"discuss", "agree"} & set(verb.entry.acts):
                continue
            before = words[self._clause_start(frame, verb.first) : verb.first]
            if not any(word in self._events for word in before[:6]) or len(before) > 12:
                continue
            start = verb.last + 1
            while start < frame.stop and (words[start] in verb.entry.drops or words[start].endswith("ly")):
                start += 1
            end = self._before(frame, start, stop)
            return self._clause(frame, verb.first, verb.first, verb.last, verb.entry, start, end, "event.")
        return None

    def _verb(self, frame: Frame, stop: int) -> Clause | None:
        words = frame.tokens.words
        for verb in frame.verbs:
            if verb.last >= stop:
                break
            be = self._finite_be(frame, verb.first)
            if verb.form != "passive" or be is None or words[verb.first] in self._never or self._has_subject(frame, be):
                continue
            subject = self._clause_start(frame, be)
            if words[subject] == "it" and words[be] == "is":
                continue
            start, end = verb.last + 1, self._before(frame, verb.last + 1, stop)
            if words[subject] != "it" or be - subject > 1:
                follows = start < end and (words[start] in verb.entry.drops or words[start] in ("that", "to"))
                if not follows or be - subject > 3:
                    start, end = subject, be
                else:
                    start += 1
            elif start < end and words[start] in ("that", "to", *verb.entry.drops):
                start += 1
            return self._clause(frame, be, verb.first, verb.last, verb.entry, start, end, "passive.")
        return None

    def _before(self, frame: Frame, start: int, stop: int) -> int:
        """The end of what begins at `start` and may not run into the words that link the clause at `stop`."""
        words = frame.tokens.words
        while start < stop < frame.stop and words[stop - 1] in _BETWEEN:
            stop -= 1
        return stop

    def _agenda(self, frame: Frame) -> Clause | None:
        """ "The topics of discussion included X", "Among the topics discussed were X", "X was also on the agenda"."""
        words = frame.tokens.words
        for first, last, cue in frame.nouns:
            if cue.takes != "agenda":
                continue
            head = words[first] == "on"
            loose = first == last or (head and first > frame.begin + 1)
            tells = self._lists if loose else self._lists | self._be
            verb = next((at for at in range(last + 1, min(last + _NEAR, frame.stop)) if words[at] in tells), None)
            if first - frame.begin < _NEAR and verb is not None:
                start = verb + 1 + (words[verb + 1 : verb + 2] in (["on"], ["from"]))
                return self._clause(frame, first, verb, verb, cue, start, frame.stop, "agenda.")
            before = range(first - 1, max(first - _NEAR, frame.begin), -1)
            be = next((at for at in before if words[at] in self._be), None)
            if be is not None and head:
                return self._clause(frame, first, be, last, cue, self._clause_start(frame, be), be, "agenda.")
        return None

    def _noun(self, frame: Frame) -> Clause | None:
        """A speech noun as subject: "An exchange of views took place on X", "Readiness was confirmed to Y"."""
        words = frame.tokens.words
        for first, last, cue in frame.nouns:
            if last + 2 >= frame.stop or any(actor.last < first and not actor.prepositional for actor in frame.actors):
                continue
            index = last + 1
            if words[index : index + 2] == ["took", "place"]:
                done = index + 1
            elif words[index] in self._be or words[index : index + 2] == ["has", "been"]:
                done = index + 1
                while done < frame.stop and (
                    words[done] in self._adverbs or words[done] in self._be or words[done].endswith("ly")
                ):
                    done += 1
                if done >= frame.stop or not words[done].endswith(("ed", "id", "en", "de", "ld")):
                    continue
            else:
                continue
            start = done + 1
            while start < frame.stop and words[start] not in (*cue.drops, "to", "that", "on"):
                start += 1
                if start - done > 3:
                    break
            if start >= frame.stop or words[start] not in (*cue.drops, "to", "that", "on"):
                continue
            return self._clause(frame, first, first, done, cue, start + 1, frame.stop, "passive.")
        return None

    def _finite_be(self, frame: Frame, verb: int) -> int | None:
        """The finite auxiliary of a passive verb, or None ("to be discussed", "must be upheld", "being discussed")."""
        words = frame.tokens.words
        index = verb - 1
        while index >= frame.begin and (words[index] in self._adverbs or words[index].endswith("ly")):
            index -= 1
        if index < frame.begin or words[index] not in self._be or words[index] == "being":
            return None
        if words[index] in ("be", "been"):
            before = index - 1
            while before > frame.begin and words[before] in self._adverbs:
                before -= 1
            return before if words[before] in self._have else None
        return index

    @staticmethod
    def _has_subject(frame: Frame, be: int) -> bool:
        """Whether an actor is the subject: "Mr Oren was received", "Arlandia is committed"."""
        return any(actor.last == be - 1 and not actor.prepositional for actor in frame.actors)

    def _clause_start(self, frame: Frame, verb: int) -> int:
        """The first token of the subject phrase before a verb: after an opening phrase that a comma closes."""
        words = frame.tokens.words
        if words[frame.begin] in self._openers or words[frame.begin].endswith("ing"):
            for index in range(frame.begin, verb):
                if words[index] == ",":
                    return index + 1
        return frame.begin

    def _clause(
        self, frame: Frame, first: int, verb: int, last: int, entry: Cue, start: int, end: int, rule: str
    ) -> Clause | None:
        words = frame.tokens.words
        agents = [a for a in frame.actors if a.first > verb and "by" in words[max(a.first - 2, last) : a.first]]
        if agents and start > verb:
            end = min(end, agents[0].first - 1)
        while end > start and words[end - 1] in ',.;:!?…”"':
            end -= 1
        start += start < end and words[start] == ","
        if start >= end:
            return None
        return Clause(
            tuple(actor.mention for actor in agents),
            Span(frame.tokens.starts[first], frame.tokens.ends[last]),
            Span(frame.tokens.starts[start], frame.tokens.ends[end - 1]),
            entry,
            rule + entry.id,
            passive=not agents,
        )
