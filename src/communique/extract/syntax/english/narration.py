"""Which sentences report what happened instead of carrying somebody's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.extract.syntax.english.frame import Frame


class Narration:
    """Tells narration from speech; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._verbs = frozenset(words["narration"])
        self._events = frozenset(words["event_noun"])
        self._presence = tuple(f" {phrase} " for phrase in words["presence"])
        self._speech = frozenset(words["speech_person"])
        self._adverbs = frozenset(words["adverb"])
        self._at_it = frozenset(words["present_narration"])
        self._auxiliaries = frozenset(words["auxiliary"])

    def _is_at_it(self, words: Sequence[str], index: int) -> bool:
        """Whether the present tells what somebody is doing at the time of writing ("he is meeting", "is in talks")."""
        return words[index - 1] in ("is", "are") and words[index] in self._at_it

    def narrates(self, frame: Frame, speaks: bool) -> bool:
        """Whether the sentence reports who met, attended, signed, or how the talks went."""
        if speaks:
            return False
        words = frame.tokens.words
        if any(word in self._speech for word in words[frame.begin : frame.stop]) or "mr . president" in " ".join(
            words[frame.begin : frame.stop]
        ):
            return False
        line = " " + " ".join(words[frame.begin : frame.stop]) + " "
        subject = next((a.mention.kind for a in frame.actors if not a.prepositional), None)
        if subject != "side" and any(phrase in line for phrase in self._presence):
            return True
        for actor in frame.actors:
            if actor.prepositional:
                continue
            before = [word for word in words[frame.begin : actor.first] if word[-1] != "." or len(word) > 4]
            if len(before) > 1 and ("that" in before or "which" in before or "," not in before[-5:]):
                break
            index = actor.last + 1
            while index < frame.stop and (words[index] in self._adverbs or words[index] in self._auxiliaries):
                if words[index] in ("was", "were") and actor.mention.kind == "person":
                    return True
                index += 1
            return index < frame.stop and (words[index] in self._verbs or self._is_at_it(words, index))
        head = words[frame.begin : frame.begin + 8]
        for position, word in enumerate(head):
            if word in self._events:
                return (
                    all(
                        w in ("the", "this", "a", "an", "their", "first", "last", "-", "'s") or w.isalpha()
                        for w in head[:position]
                    )
                    and position < 5
                    and words[frame.begin] in ("the", "this", "their", "a", "an", "at", "after", "during", "following")
                )
        return False
