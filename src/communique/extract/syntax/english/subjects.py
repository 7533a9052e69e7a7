"""Which actor is the subject of a verb, and whether verb and subject attribute words.

A state in the present tense only carries on words that somebody has begun; a person's future is announced, not said; a
second subject opens a clause of its own only behind a linking word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.extract.syntax.english.frame import Actor, Frame, Verb

Attribution = tuple[list[Actor], Verb, str]
"""The subjects that speak, the verb that says so, and the rule that found them."""


LONGEST_PHRASE = 22
"""How many tokens after a subject its verb may follow over a prepositional phrase."""


class Subjects:
    """Finds subjects; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._auxiliaries = frozenset(words["auxiliary"])
        self._adverbs = frozenset(words["adverb"])
        self._phases = frozenset(words["phase_verb"])
        self._phrase_openers = frozenset(words["phrase_between"])
        self._negations = frozenset(words["negation"])
        self._past = frozenset(form for forms in words["irregular_past"] for form in forms.split())

    def speak(self, frame: Frame, subjects: list[Actor], verb: Verb) -> bool:
        """Whether subject and verb attribute: a bare state in the present tense only carries words on."""
        head = subjects[-1].mention
        if head.kind == "pronoun" and head.first_person:
            return False
        past = self.is_past(frame, verb)
        if self._is_future(frame, verb) and "discuss" not in verb.entry.acts:
            return False
        if verb.entry.open_acts and self._is_unsaid(frame, verb):
            return False
        if head.kind == "side" and len(subjects) == 1:
            return past or subjects[0].first - frame.begin <= 2
        if head.kind == "group" or (head.kind == "collective" and not head.persons):
            return past or verb.entry.takes == "topic" or "agree" in verb.entry.acts
        return True

    def _is_future(self, frame: Frame, verb: Verb) -> bool:
        """Whether a person's verb is only announced ("will welcome")."""
        before = frame.tokens.words[max(frame.begin, verb.first - 3) : verb.first]
        return "will" in before or "would" in before

    def _is_unsaid(self, frame: Frame, verb: Verb) -> bool:
        """Whether the text tells that something was not said ("did not say when")."""
        return not self._negations.isdisjoint(frame.tokens.words[max(frame.begin, verb.first - 2) : verb.first])

    def is_past(self, frame: Frame, verb: Verb) -> bool:
        """Whether the verb is in the simple past ("said", "had noted", "did say") and no participle."""
        word = frame.tokens.words[verb.first]
        index = verb.first - 1
        while index > frame.begin and (
            frame.tokens.words[index] in self._adverbs or frame.tokens.words[index].endswith("ly")
        ):
            index -= 1
        before = frame.tokens.words[index]
        if word.endswith("ed") or word in self._past:
            return before not in ("is", "are", "be", "has", "have", "and")
        return before in ("had", "did")

    def past_form(self, word: str) -> bool:
        """Whether a word in lower case looks like a past tense by itself."""
        return word.endswith("ed") or word in self._past

    def of(self, frame: Frame, verb: int) -> list[Actor]:
        """The coordinated actors that are the subject of the verb at token `verb`; empty when none is."""
        words = frame.tokens.words
        actor = self._before(frame, verb)
        if actor is None:
            return []
        group = [actor]
        position = frame.actors.index(actor)
        while position and group[0].mention.kind not in ("collective", "pronoun"):
            previous = frame.actors[position - 1]
            between = words[previous.last + 1 : group[0].first]
            if not between or any(word not in (",", "and", "the", "both", "his", "her", "then") for word in between):
                break
            opens = previous.prepositional and previous.first - frame.begin <= 2
            if (between == [","] and len(group) == 1) or (opens and between[:1] == [","]):
                break
            group.insert(0, previous)
            position -= 1
        if group[0].prepositional:
            return [] if len(group) == 1 or "and" in words[group[0].last + 1 : group[-1].first] else group[1:]
        if group[-1].prepositional and len(group) == 1:
            return []
        return group

    def _before(self, frame: Frame, verb: int) -> Actor | None:
        """The actor right before a verb, over adverbs, auxiliaries and an insertion between commas."""
        words = frame.tokens.words
        index = verb - 1
        if words[index] == "by" and words[index - 1] in self._phases:
            index -= 2
        while index >= frame.begin and (
            words[index] in self._auxiliaries or words[index] in self._adverbs or words[index].endswith("ly")
        ):
            found = self._ending(frame, index)
            if found:
                return found
            index -= 1
        found = self._ending(frame, index)
        if found:
            return found
        if index > frame.begin and words[index] == ",":
            return self._over_insertion(frame, index)
        return self._over_phrase(frame, verb)

    def _over_phrase(self, frame: Frame, verb: int) -> Actor | None:
        """The actor that opens the sentence, where only a prepositional phrase stands between it and the verb."""
        opening = frame.actors[0] if frame.actors and frame.actors[0].first <= frame.begin + 1 else None
        if opening is None or opening.prepositional or verb - opening.last > LONGEST_PHRASE:
            return None
        between = frame.tokens.words[opening.last + 1 : verb]
        while between and between[0] in self._adverbs and between[0] not in self._phrase_openers:
            between = between[1:]
        if not between or not (between[0] in self._phrase_openers or " ".join(between[:2]) in self._phrase_openers):
            return None
        return None if any(word in self._auxiliaries or word in ",;:" for word in between) else opening

    def _over_insertion(self, frame: Frame, comma: int) -> Actor | None:
        """The actor before ", …," where the insertion holds no verb of its own subject."""
        for actor in reversed(frame.actors):
            opening = actor.last + (frame.tokens.words[actor.last] != ",")
            if opening < comma and frame.tokens.words[opening] == "," and not actor.prepositional:
                inserted = frame.tokens.words[opening + 1 : comma]
                if len(inserted) <= 30 and (
                    inserted[:1] in (["who"], ["in"], ["on"], ["for"], ["as"], ["at"], ["along"])
                    or (len(inserted) <= 18 and not any(w in self._auxiliaries for w in inserted))
                ):
                    return actor
        return None

    @staticmethod
    def _ending(frame: Frame, index: int) -> Actor | None:
        for actor in frame.actors:
            if actor.last == index:
                return actor
        return None

    def new_speaker(self, frame: Frame, last: tuple[list[Actor], Verb, str], subjects: list[Actor], verb: Verb) -> bool:
        """Whether a later subject opens a clause of its own and not one inside the words of the speaker before."""
        first = subjects[0].first
        if first <= last[1].last:
            return False
        if (
            len(subjects) == len(last[0]) == 1
            and subjects[0].mention.kind == "pronoun"
            and not subjects[0].mention.plural
        ):
            return False
        before = first - 1
        words = frame.tokens.words
        while before > last[1].last and words[before] in ("the", "both", "two", "in", "turn", ","):
            before -= 1
        if words[before] == "and" and words[before - 1] == ";":
            before -= 1
        if words[before] not in ("and", "while", "whereas", ";", "but", "which"):
            return False
        if words[before] == "which" and not self.is_past(frame, verb):
            return False
        sides = words[before - 1] == "," and last[0][-1].mention.kind == "side" and self.is_past(frame, verb)
        return subjects[-1].mention.kind != "side" or sides or words[before] in ("while", "whereas", ";")
