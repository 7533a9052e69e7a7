"""Which marks inside an English sentence are verbs of its clauses, and whose.

"Arlandia supports the plan and will send experts" performs two acts of Arlandia's; the "support" in "thanked it for
its support" performs none. A mark is a verb where its subject stands before it, over adverbs and auxiliaries, or where
it is joined to such a verb; after "should" a bare infinitive belongs to what should be done, after "to" to what is
wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.extract.match import Hit
from communique.extract.syntax.base import Mention, Predicate
from communique.extract.syntax.english.frame import Actor, Frame
from communique.lexicon import Entry, Mark

_NEAR = 5
"""How many words after a mark the actor that it looks at may begin ("hopes that the Arlandian side …")."""


class PredicateFinder:
    """Finds the marks that are verbs; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._adverbs = frozenset(words["adverb"])
        self._auxiliaries = frozenset(words["auxiliary"])
        self._prepositions = frozenset(words["preposition"])
        self._determiners = frozenset(words["determiner"])
        self._openers = frozenset(words["common_start"]) - self._determiners
        self._duties = frozenset(words["duty_modal"])
        self._groups = frozenset(words["group_noun"]) | frozenset(words["people_noun"])
        self._bodies = frozenset(words["side_noun"]) | self._groups

    def find(self, frame: Frame, hits: Sequence[Hit[Entry]], openings: Sequence[int]) -> list[Predicate]:
        """The verbs among the marks of a sentence, in order, of overlapping ones the longest; nouns that count as such.

        `openings` are the tokens at which somebody's words begin; where they open without an actor, a thing acts.
        """
        found: list[Predicate] = []
        reached = -1
        agent: Actor | None = None
        duty = False
        thing = False
        ahead = list(openings)
        for hit in hits:
            mark = hit.entry
            if not isinstance(mark, Mark) or hit.start < reached:
                continue
            first = frame.tokens.at.get(hit.start)
            if first is None:
                continue
            while ahead and ahead[0] <= first:
                thing = self._opens_with_thing(frame, ahead.pop(0))
            subject, standing = self._standing(frame, first)
            if subject is not None or standing == "body":
                agent, duty, thing = subject, False, False
            elif standing == "thing":
                thing = True
            words = frame.tokens.words[first : (frame.tokens.upto.get(hit.end) or first) + 1]
            if standing == "none" and not mark.noun and not mark.any:
                continue
            if standing == "joined" and duty and not _finite(words[0]) and not mark.noun and not mark.any:
                continue
            reached = hit.end
            looked = self._next_actor(frame, first, len(words)) if mark.after else None
            mention = looked or (agent.mention if agent and not thing else None)
            noun = mark.noun and standing == "none"
            together = self._together(frame, agent, mention)
            found.append(Predicate(Hit(hit.start, hit.end, mark), together, thing and not looked and not noun))
            duty = duty or words[0] in self._duties or words[-1] in self._duties
        return found

    def _opens_with_thing(self, frame: Frame, begin: int) -> bool:
        """Whether words open with a noun phrase that is no actor ("The port and the road …")."""
        word = frame.tokens.words[begin]
        near = any(begin <= actor.last and actor.first <= begin + 1 for actor in frame.actors)
        nouns = frame.tokens.words[begin + 1 : begin + 3]
        return (
            not near
            and (word in self._determiners or frame.tokens.capital[begin])
            and word not in self._openers
            and not any(noun in self._bodies for noun in nouns)
        )

    def _standing(self, frame: Frame, first: int) -> tuple[Actor | None, str]:
        """How a mark stands: after its "subject" (with the actor, be it "companies"), after the speaker's own "body"
        ("the leadership"), "joined" to a verb before, after a "thing", or "none".
        """
        words = frame.tokens.words
        index = first - 1
        while index >= frame.begin and (
            words[index] in self._adverbs or words[index] in self._auxiliaries or words[index].endswith("ly")
        ):
            actor = self._ending(frame, index)
            if actor:
                return actor, "subject"
            index -= 1
        if index < frame.begin:
            return None, "joined"
        actor = self._ending(frame, index)
        if actor:
            return (actor, "subject") if not self._governed(frame, actor) else (None, "thing")
        word = words[index]
        if word in self._bodies and (index < first - 1 or self._is_modal(words[first]) or _finite(words[first])):
            if word not in self._groups:
                return None, "body"
            group = Mention(frame.tokens.starts[index], frame.tokens.ends[index], "group")
            return Actor(index, index, group), "subject"
        if word == "it" or word in ("and", "but", "or", "that", ":", ";", ",", "”", "“", '"') or (
            word.endswith(("ed", "es")) and index <= frame.begin + 6
        ):
            return None, "joined"
        if word in self._determiners or word in self._prepositions or word == "to":
            return None, "none"
        return None, "thing" if index < first - 1 or self._is_modal(words[first]) else "none"

    def _is_modal(self, word: str) -> bool:
        return word in self._auxiliaries or word in self._duties

    def _governed(self, frame: Frame, actor: Actor) -> bool:
        """Whether the actor only qualifies the noun before it ("the development of Arlandia will")."""
        before = frame.tokens.words[actor.first - 1] if actor.first > frame.begin else ""
        first = actor.first
        if before == "the" and first - 1 > frame.begin:
            first -= 1
            before = frame.tokens.words[first - 1]
        if before == "of" and frame.tokens.words[first - 2] in self._bodies:
            return False
        return before in ("of", "with", "by", "from", "between", "for", "in")

    @staticmethod
    def _ending(frame: Frame, index: int) -> Actor | None:
        return next((actor for actor in frame.actors if actor.last == index), None)

    def _next_actor(self, frame: Frame, first: int, length: int) -> Mention | None:
        """The actor whose action is hoped for, right after the mark."""
        for actor in frame.actors:
            if first + length <= actor.first <= first + length + _NEAR:
                between = frame.tokens.words[first + length : actor.first]
                if (
                    not any(word in self._prepositions or word == "," for word in between if word != "for")
                    and "to" not in between
                ):
                    return actor.mention
                return None
        return None

    @staticmethod
    def _together(frame: Frame, agent: Actor | None, mention: Mention | None) -> Mention | None:
        """Two states joined as one subject act together ("Arlandia and Borduria should …")."""
        if mention is None or agent is None or mention is not agent.mention or mention.kind != "side":
            return mention
        for other in frame.actors:
            if (
                other.last + 2 == agent.first
                and frame.tokens.words[other.last + 1] == "and"
                and other.mention.kind == "side"
            ) or (other.last + 3 == agent.first and frame.tokens.words[other.last + 1 : agent.first] == ["and", "the"]):
                joined = tuple(dict.fromkeys((*other.mention.party, *mention.party)))
                return Mention(mention.start, mention.end, "side", party=joined)
        return mention


def _finite(word: str) -> bool:
    return word.endswith(("s", "ed")) or word in ("will", "is", "are", "was", "were", "would")
