"""Who speaks in a Russian sentence: which verb attributes, and to whom.

An active verb takes the actor in the nominative, before it or after it. A passive or impersonal form takes all sides,
unless the sentence names one («с российской стороны», «готовность российской стороны»).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.extract.syntax.russian.frame import Frame, Placed, Verb
from communique.extract.syntax.russian.steps import Steps
from communique.lexicon import Cue

OPEN = Cue(id="open-verb", open_acts=True)
"""The entry of a verb that no lexicon knows."""

PLURAL = ("ли", "лись", "ют", "ут", "ят", "ат", "ются", "утся", "ятся", "ны", "ты")
MARKS = frozenset(",.;:!?…–—-")
INSERTED = 25
"""Tokens that may stand between commas between an actor and its verb."""
OPENING = 6
"""Tokens between the mark that opens a further speaker's clause and its first actor or verb."""

_OPEN_ENDINGS = ("л", "ла", "ли", "лся", "лась", "лись")
_OPENERS = frozenset(",;–—-")
_JOINS = frozenset((",", "и", "а", "но", ";", "также"))


@dataclass(slots=True)
class Attribution:
    """A head cue with its subjects, before its words are cut out. `begin` is the first token of its clause."""

    subjects: list[Placed]
    verb: Verb
    rule: str
    begin: int
    more: list[Verb]
    passive: bool = False


class Attributions:
    """Finds who speaks; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]], steps: Steps) -> None:
        self._steps = steps
        self._narration = frozenset(words["narration"])
        self._conjunctions = frozenset(words["conjunction"]) - {"как"}
        self._sources = frozenset(words["source_noun"])
        self._staging = frozenset(words["staging_gerund"])
        self._own_nouns = frozenset(words["own_noun"])

    def find(self, frame: Frame) -> list[Attribution]:
        """The attributions of a sentence in order; an open verb only where no known one attributes."""
        found: list[Attribution] = []
        gerund: Verb | None = None
        for verb in frame.verbs:
            last = found[-1] if found else None
            if frame.words[verb.head] in self._staging:
                continue
            if verb.voice in ("gerund", "joined"):
                if last:
                    last.more.append(verb)
                elif verb.voice == "gerund":
                    gerund = gerund or verb
                continue
            attribution = self._impersonal(frame, verb, last) if verb.impersonal else self._active(frame, verb, last)
            if attribution:
                if gerund and not found:
                    _begin_with(attribution, gerund)
                found.append(attribution)
            elif last and self._coordinate(frame, verb, last):
                last.more.append(verb)
        if found:
            return found
        opened = self._open_verb(frame)
        return [opened] if opened else []

    # active verbs ------------------------------------------------------------------------------------------------

    def _active(self, frame: Frame, verb: Verb, last: Attribution | None) -> Attribution | None:
        if not self._sources.isdisjoint(frame.words[verb.last + 1 : verb.last + 3]):
            return None
        subjects = self._before(frame, verb) or self._after(frame, verb)
        if not subjects and last is None:
            subjects = self._far(frame, verb)
        rule = "cue." + verb.entry.id
        if not subjects or not _agrees(frame, verb, subjects):
            if last is None and self._opens_without_subject(frame, verb):
                return Attribution([], verb, "subjectless." + verb.entry.id, verb.first, [], passive=True)
            return None
        begin = min(subjects[0].first, verb.first)
        if last is None:
            return Attribution(subjects, verb, rule, begin, [])
        opening = self._boundary(frame, begin, last.verb.last + 1)
        return None if opening is None else Attribution(subjects, verb, rule, opening, [])

    def _before(self, frame: Frame, verb: Verb) -> list[Placed]:
        """The actors right before a verb, over adverbs, auxiliaries and an insertion between commas."""
        token = self._steps.back(frame, verb.first)
        placed = frame.ending(token)
        if placed is None and token > 0 and frame.words[token] == ",":
            placed = _over_insertion(frame, token)
        return coordinated(frame, placed) if placed and placed.actor.nominative else []

    def _after(self, frame: Frame, verb: Verb) -> list[Placed]:
        """The actor right after a verb: "отметил Иван Орен"."""
        placed = frame.at(self._steps.forward(frame, verb.last + 1))
        if placed is None or not placed.actor.nominative:
            return []
        actor, entry = placed.actor, verb.entry
        if entry.takes == "object" and actor.kind == "side":
            return []
        if entry.takes != "clause" and placed.last + 1 < frame.size and frame.words[placed.last + 1] not in MARKS:
            return []
        if entry.addressee and actor.kind != "person" and not actor.plural and "a" in actor.cases:
            return []
        return [placed]

    @staticmethod
    def _far(frame: Frame, verb: Verb) -> list[Placed]:
        """The nearest actor in the nominative further before the verb: "X, в котором поддержал"."""
        for placed in reversed(frame.actors):
            if placed.last < verb.first and placed.actor.nominative and placed.actor.kind != "side":
                between = frame.words[placed.last + 1 : verb.first]
                subjects = [] if ";" in between or "что" in between else coordinated(frame, placed)
                return subjects if subjects and _agrees(frame, verb, subjects) else []
        return []

    def _opens_without_subject(self, frame: Frame, verb: Verb) -> bool:
        """Whether a plural verb opens the sentence: "Условились о новой встрече"."""
        if not frame.words[verb.head].endswith(("ли", "лись")) or self._steps.back(frame, verb.first):
            return False
        opens = verb.first == 0 or self._steps.adverb_before(frame, verb.first - 1) > 0
        return opens and (verb.entry.open_acts or not {"agree", "discuss"}.isdisjoint(verb.entry.acts))

    def _boundary(self, frame: Frame, begin: int, floor: int) -> int | None:
        """The mark that opens a further speaker's clause; None inside the words of the speaker before."""
        token = begin - 1
        while token >= floor and frame.words[token] not in _OPENERS and token >= begin - OPENING:
            token -= 1
        if token < floor or frame.words[token] not in _OPENERS:
            return None
        opens = frame.words[token] == ";" or frame.words[token + 1] in self._conjunctions
        return token if opens and token + 1 < begin + (frame.words[token] == ";") else None

    def _coordinate(self, frame: Frame, verb: Verb, last: Attribution) -> bool:
        """Whether a later cue has the subject of the one before: "отметил X, поблагодарил Y"."""
        if frame.words[self._steps.back(frame, verb.first)] not in _JOINS or last.passive != verb.impersonal:
            return False
        if last.passive or frame.words[verb.head].endswith(PLURAL) == frame.words[last.verb.head].endswith(PLURAL):
            return True
        return last.verb.voice == "gerund"

    def _open_verb(self, frame: Frame) -> Attribution | None:
        """A person or all sides with a past verb that no lexicon knows and that does not narrate."""
        if not self._narration.isdisjoint(frame.words):
            return None
        for placed in frame.actors:
            actor = placed.actor
            token = self._steps.forward(frame, placed.last + 1)
            if not actor.nominative or actor.kind in ("side", "group") or actor.first_person or token + 2 >= frame.size:
                continue
            word = frame.words[token]
            verb = Verb(token, token, OPEN, "active", token)
            subjects = coordinated(frame, placed)
            known = len(word) > 4 and word.endswith(_OPEN_ENDINGS) and word not in self._steps.auxiliaries
            if known and _agrees(frame, verb, subjects):
                return Attribution(subjects, verb, OPEN.id, subjects[0].first, [])
            return None
        return None

    # passives and impersonal forms -------------------------------------------------------------------------------

    def _impersonal(self, frame: Frame, verb: Verb, last: Attribution | None) -> Attribution | None:
        agent = self._agent(frame, verb, last.verb.last if last else -1)
        if last is not None:
            if not last.passive or not agent:
                return None
            opening = self._boundary(frame, min(agent.first, verb.first), last.verb.last + 1)
            return None if opening is None else Attribution([agent], verb, "agent." + verb.entry.id, opening, [])
        if agent:
            return Attribution([agent], verb, "agent." + verb.entry.id, verb.first, [])
        if any(
            p.actor.nominative and p.last < verb.first and p.actor.kind in ("person", "pronoun") for p in frame.actors
        ):
            return None
        return Attribution([], verb, "passive." + verb.entry.id, verb.first, [], passive=True)

    def _agent(self, frame: Frame, verb: Verb, floor: int) -> Placed | None:
        """The side that a passive names: «с X стороны», «X стороной», «со стороны X», «готовность X стороны»."""
        for placed in frame.actors:
            if placed.first > floor and (_by_side(frame, verb, placed) or self._owner(frame, verb, placed)):
                return placed
        return None

    def _owner(self, frame: Frame, verb: Verb, placed: Placed) -> bool:
        """Whether a side in the genitive owns the noun before it: "подтверждена готовность российской стороны"."""
        if not verb.last < placed.first <= verb.last + OPENING or "g" not in placed.actor.cases:
            return False
        return placed.actor.kind == "side" and frame.words[placed.first - 1] in self._own_nouns


def coordinated(frame: Frame, placed: Placed) -> list[Placed]:
    """The actor with those joined to it before: "Иван Орен и Анна Валь"."""
    subjects = [placed]
    while subjects[0].first > 1 and frame.words[subjects[0].first - 1] in ("и", ","):
        previous = frame.ending(subjects[0].first - 2)
        if previous is None or not previous.actor.nominative or previous.actor.kind != placed.actor.kind:
            break
        if frame.words[subjects[0].first - 1] == "," and len(subjects) == 1:
            break
        subjects.insert(0, previous)
    return subjects


def _over_insertion(frame: Frame, comma: int) -> Placed | None:
    """The actor before ", …," right before a verb, where no other active verb stands between."""
    for placed in reversed(frame.actors):
        first = placed.last + 1
        if first < comma <= first + INSERTED and frame.words[first] == "," and placed.actor.nominative:
            inside = (verb for verb in frame.verbs if first < verb.first and verb.last < comma)
            if all(verb.voice != "active" for verb in inside):
                return placed
    return None


def _agrees(frame: Frame, verb: Verb, subjects: Sequence[Placed]) -> bool:
    """Whether the verb's number and gender fit its subjects."""
    word, actor = frame.words[verb.head], subjects[0].actor
    plural = word.endswith(PLURAL)
    if actor.kind == "group" or (actor.kind == "side" and plural):
        return True
    if actor.feminine is False and word.endswith(("ла", "лась")):
        return False
    return plural == (len(subjects) > 1 or actor.plural or actor.kind == "collective")


def _by_side(frame: Frame, verb: Verb, placed: Placed) -> bool:
    """Whether the actor is the agent: "с российской стороны", "со стороны Борурии", "российской стороной"."""
    actor = placed.actor
    before = frame.words[max(0, placed.first - 2) : placed.first]
    if before == ["со", "стороны"]:
        return True
    if actor.kind == "side" and frame.words[placed.last].startswith("сторон") and before[-1:] in (["с"], ["со"]):
        return placed.first < verb.last + 3
    instrumental = "i" in actor.cases and "n" not in actor.cases and not actor.before
    return instrumental and actor.kind != "collective" and abs(placed.first - verb.last) < 4


def _begin_with(attribution: Attribution, gerund: Verb) -> None:
    """Let the adverbial participle that opens a sentence be its first cue: "Отметив X, Иван Орен указал на Y"."""
    attribution.more.insert(0, attribution.verb)
    attribution.verb = Verb(gerund.first, gerund.last, gerund.entry, "gerund", gerund.head)
    attribution.rule = "gerund." + gerund.entry.id
