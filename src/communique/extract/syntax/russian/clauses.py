"""Who says what in a Russian sentence.

An active verb takes the actor in the nominative, before it or after it. A passive or impersonal form takes all sides,
unless the sentence names one («с российской стороны», «готовность российской стороны»). Content follows the cue, or
precedes it where the cue closes the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.syntax.base import Clause, Mention
from communique.extract.syntax.russian.frame import Frame, Placed, Verb
from communique.lexicon import Cue, Grammar
from communique.model import Span

OPEN = Cue(id="open-verb", open_acts=True)
_PLURAL = ("ли", "лись", "ют", "ут", "ят", "ат", "ются", "утся", "ятся", "ны", "ты")
_PRESENT = ("ет", "ют", "ит", "ят", "ется", "ются", "ится", "ятся")
_QUOTES = frozenset("«»“”„\"'")
_CLOSING = frozenset(",.;:!?…–—-")
_OPEN_ENDINGS = ("л", "ла", "ли", "лся", "лась", "лись")


@dataclass(slots=True)
class Attribution:
    """A head cue with its subjects, before its words are cut out. `begin` is the first token of its clause."""

    subjects: list[Placed]
    verb: Verb
    rule: str
    begin: int
    more: list[Verb]
    passive: bool = False


class Clauses:
    """Finds the attributions of a sentence. Built once per language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.words
        self._adverbs = _phrases(words["adverb"])
        self._auxiliaries = frozenset(words["auxiliary"])
        self._narration = frozenset(words["narration"])
        self._conjunctions = frozenset(words["conjunction"])
        self._both = _phrases(words["both_sides"])
        self._addressees = frozenset(words["addressee_noun"])
        self._sources = frozenset(words["source_noun"])
        self._staging = frozenset(words["staging_gerund"])
        self._tails = frozenset(words["source_verb"])
        self._own_nouns = frozenset(words["own_noun"])
        self._prepositions = frozenset(words["preposition"])
        self._opinions = [tuple(template.split()[:-1]) for template in grammar.templates["opinion"]]

    def find(self, frame: Frame) -> list[Clause]:
        """The clauses of one sentence, in order."""
        opinion = self._opinion(frame)
        if opinion:
            return [opinion]
        attributions = self._attributions(frame)
        if not attributions:
            attribution = self._open_verb(frame)
            attributions = [attribution] if attribution else []
        clauses = []
        for number, attribution in enumerate(attributions):
            stop = attributions[number + 1].begin if number + 1 < len(attributions) else frame.size
            clause = self._clause(frame, attribution, stop, first=number == 0)
            if clause:
                clauses.append(clause)
        return clauses

    # who ---------------------------------------------------------------------------------------------------------

    def _attributions(self, frame: Frame) -> list[Attribution]:
        found: list[Attribution] = []
        gerund: Verb | None = None
        for verb in frame.verbs:
            if frame.words[verb.head] in self._staging:
                continue
            if verb.voice == "gerund":
                if found:
                    found[-1].more.append(verb)
                elif gerund is None:
                    gerund = verb
                continue
            last = found[-1] if found else None
            if verb.voice == "joined":
                if last:
                    last.more.append(verb)
                continue
            if verb.impersonal:
                attribution = self._impersonal(frame, verb, last)
            else:
                attribution = self._active(frame, verb, last)
            if attribution is None:
                if last is None and not verb.impersonal and self._opens_without_subject(frame, verb):
                    found.append(Attribution([], verb, "subjectless." + verb.entry.id, verb.first, [], passive=True))
                elif last and self._coordinate(frame, verb, last):
                    last.more.append(verb)
                continue
            if gerund and not found:
                attribution.more.insert(0, verb)
                attribution.verb = Verb(gerund.first, gerund.last, gerund.entry, "gerund", gerund.head)
                attribution.rule = "gerund." + gerund.entry.id
            found.append(attribution)
        return found

    def _opens_without_subject(self, frame: Frame, verb: Verb) -> bool:
        """Whether a plural verb of agreement or discussion opens the sentence: "Условились о новой встрече"."""
        return self._back(frame, verb.first) == 0 and frame.words[verb.head].endswith(("ли", "лись")) and (
            verb.first == 0 or bool(self._adverb_before(frame, verb.first - 1))
        ) and bool({"agree", "discuss"} & set(verb.entry.acts) or verb.entry.open_acts)

    def _active(self, frame: Frame, verb: Verb, last: Attribution | None) -> Attribution | None:
        if not self._sources.isdisjoint(frame.words[verb.last + 1 : verb.last + 3]):
            return None
        subjects = self._subjects_before(frame, verb) or self._subject_after(frame, verb)
        if not subjects and last is None:
            subjects = self._subject_far(frame, verb)
        if not subjects or not self._agrees(frame, verb, subjects):
            return None
        begin = min(subjects[0].first, verb.first)
        if last is not None:
            opening = self._boundary(frame, begin, last.verb.last + 1)
            if opening is None:
                return None
            begin = opening
        return Attribution(subjects, verb, "cue." + verb.entry.id, begin, [])

    def _subjects_before(self, frame: Frame, verb: Verb) -> list[Placed]:
        """The actors right before a verb, over adverbs, auxiliaries and an insertion between commas."""
        token = self._back(frame, verb.first)
        placed = frame.ending(token)
        if placed is None and token > 0 and frame.words[token] == ",":
            placed = self._over_insertion(frame, token)
        if placed is None or not placed.actor.nominative:
            return []
        return self._coordinated(frame, placed)

    def _coordinated(self, frame: Frame, placed: Placed) -> list[Placed]:
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

    def _over_insertion(self, frame: Frame, comma: int) -> Placed | None:
        """The actor before ", …," right before the verb."""
        for placed in reversed(frame.actors):
            if placed.last + 1 < comma and frame.words[placed.last + 1] == "," and placed.actor.nominative:
                inserted = frame.words[placed.last + 2 : comma]
                if len(inserted) <= 25 and not any(v.first > placed.last and v.last < comma and v.voice == "active" for v in frame.verbs):
                    return placed
        return None

    def _subject_after(self, frame: Frame, verb: Verb) -> list[Placed]:
        """The actor right after a verb: "отметил Иван Орен"."""
        token = self._forward(frame, verb.last + 1)
        placed = frame.at(token)
        if placed is None or not placed.actor.nominative or (verb.entry.takes == "object" and placed.actor.kind == "side"):
            return []
        if placed.last + 1 < frame.size and frame.words[placed.last + 1] not in _CLOSING and verb.entry.takes != "clause":
            return []
        if verb.entry.addressee and placed.actor.kind != "person" and not placed.actor.plural and "a" in placed.actor.cases:
            return []
        return [placed]

    def _subject_far(self, frame: Frame, verb: Verb) -> list[Placed]:
        """The nearest actor in the nominative further before the verb: "X, в котором поддержал"."""
        for placed in reversed(frame.actors):
            if placed.last < verb.first and placed.actor.nominative and placed.actor.kind != "side":
                if ";" in frame.words[placed.last + 1 : verb.first] or "что" in frame.words[placed.last + 1 : verb.first]:
                    return []
                subjects = self._coordinated(frame, placed)
                return subjects if self._agrees(frame, verb, subjects) else []
        return []

    def _agrees(self, frame: Frame, verb: Verb, subjects: Sequence[Placed]) -> bool:
        """Whether the verb's number fits its subjects."""
        plural = frame.words[verb.head].endswith(_PLURAL)
        many = len(subjects) > 1 or subjects[0].actor.plural or subjects[0].actor.kind in ("collective", "group")
        if subjects[0].actor.kind == "group" or (subjects[0].actor.kind == "side" and plural):
            return True
        if not plural and subjects[0].actor.feminine is False and frame.words[verb.head].endswith(("ла", "лась")):
            return False
        return plural == many

    def _boundary(self, frame: Frame, begin: int, floor: int) -> int | None:
        """Where a further speaker's clause opens: at a conjunction or a mark before its first words; None inside words said."""
        token = begin - 1
        while token >= floor and frame.words[token] not in ",;–—" and token > begin - 7:
            token -= 1
        if token < floor or frame.words[token] not in ",;–—":
            return None
        between = frame.words[token + 1 : begin]
        if frame.words[token] == ";" or (between and between[0] in self._conjunctions and between[0] != "как"):
            return token
        return None

    def _coordinate(self, frame: Frame, verb: Verb, last: Attribution) -> bool:
        """Whether a later cue has the subject of the one before: "отметил X, поблагодарил Y"."""
        token = self._back(frame, verb.first, keep_and=True)
        if frame.words[token] not in (",", "и", "а", "но", ";", "также"):
            return False
        if last.passive != verb.impersonal:
            return False
        if not last.passive and frame.words[verb.head].endswith(_PLURAL) != frame.words[last.verb.head].endswith(_PLURAL):
            return last.verb.voice == "gerund"
        return True

    # passives and impersonal forms -------------------------------------------------------------------------------

    def _impersonal(self, frame: Frame, verb: Verb, last: Attribution | None) -> Attribution | None:
        if last is not None:
            if last.passive and frame.words[self._back(frame, verb.first, keep_and=True)] not in (";", "."):
                agent = self._agent(frame, verb, last.verb.last)
                if not agent:
                    return None
                opening = self._boundary(frame, min(agent[0].first, verb.first), last.verb.last + 1)
                return Attribution(agent, verb, "agent." + verb.entry.id, opening, []) if opening is not None else None
            return None
        if any(p.actor.nominative and p.last < verb.first and p.actor.kind in ("person", "pronoun") for p in frame.actors):
            return None
        agent = self._agent(frame, verb, -1)
        if agent:
            return Attribution(agent, verb, "agent." + verb.entry.id, self._first(frame, verb), [])
        return Attribution([], verb, "passive." + verb.entry.id, self._first(frame, verb), [], passive=True)

    def _first(self, frame: Frame, verb: Verb) -> int:
        return max(0, verb.first)

    def _agent(self, frame: Frame, verb: Verb, floor: int) -> list[Placed]:
        """The side that a passive names: «с X стороны», «X стороной», «со стороны X», «готовность X стороны»."""
        for placed in frame.actors:
            actor = placed.actor
            if placed.first <= floor:
                continue
            before = frame.words[max(0, placed.first - 2) : placed.first]
            ends_in_side = frame.words[placed.last].startswith("сторон")
            if actor.kind == "side" and ends_in_side and before[-1:] in (["с"], ["со"]) and placed.first < verb.last + 3:
                return [placed]
            if before == ["со", "стороны"] or (before[-1:] == ["стороны"] and frame.words[placed.first - 2] == "со"):
                return [placed]
            if "i" in actor.cases and "n" not in actor.cases and not actor.before and abs(placed.first - verb.last) < 4 and actor.kind != "collective":
                return [placed]
            if placed.first > verb.last and "g" in actor.cases and self._owns(frame, verb, placed):
                return [placed]
        return []

    def _owns(self, frame: Frame, verb: Verb, placed: Placed) -> bool:
        """Whether the side in the genitive owns the noun before it: "подтверждена готовность российской стороны"."""
        if placed.first == 0 or "n" in placed.actor.cases and placed.actor.kind != "side":
            return False
        noun = frame.words[placed.first - 1]
        return noun in self._own_nouns and placed.first - verb.last <= 6

    # other forms -------------------------------------------------------------------------------------------------

    def _opinion(self, frame: Frame) -> Clause | None:
        """«По словам X, …»: the actor in any case, the content after the comma."""
        if frame.words[:1] == ["по"] and frame.words[1:2] in (["его"], ["ее"]) and frame.words[2:3] in (["словам"], ["мнению"], ["оценке"]):
            pronoun = Mention(frame.starts[1], frame.ends[1], "pronoun", feminine=frame.words[1] == "ее")
            cue = Span(frame.starts[0], frame.ends[2])
            return self._said(frame, (pronoun,), cue, None, 3, frame.size, "opinion", [], ())
        for placed in frame.actors[:2]:
            for words in self._opinions:
                begin = placed.first - len(words)
                if begin < 0 or begin > 2 or tuple(frame.words[begin : placed.first]) != words:
                    continue
                comma = next((i for i in range(placed.last + 1, min(placed.last + 4, frame.size)) if frame.words[i] == ","), None)
                if comma is None:
                    continue
                cue = Span(frame.starts[begin], frame.ends[placed.first - 1])
                return self._said(frame, (placed.actor,), cue, None, comma + 1, frame.size, "opinion", [], ())
        return None

    def _open_verb(self, frame: Frame) -> Attribution | None:
        """A person or all sides with a past verb that no lexicon knows and that does not narrate."""
        if self._narration & set(frame.words):
            return None
        for placed in frame.actors:
            if not placed.actor.nominative or placed.actor.kind in ("side", "group") or placed.actor.first_person:
                continue
            token = self._forward(frame, placed.last + 1)
            if token + 2 >= frame.size:
                continue
            word = frame.words[token]
            if len(word) > 4 and word.endswith(_OPEN_ENDINGS) and word not in self._auxiliaries:
                subjects = self._coordinated(frame, placed)
                verb = Verb(token, token, OPEN, "active", token)
                if self._agrees(frame, verb, subjects):
                    return Attribution(subjects, verb, "open-verb", subjects[0].first, [])
            return None
        return None

    # the words said ----------------------------------------------------------------------------------------------

    def _clause(self, frame: Frame, found: Attribution, stop: int, *, first: bool) -> Clause | None:
        verb, words = found.verb, frame.words
        cue = Span(frame.starts[verb.first], frame.ends[verb.last])
        subjects = tuple(placed.actor for placed in found.subjects)
        entry = None if verb.entry is OPEN else verb.entry
        begin = min([verb.first, *(placed.first for placed in found.subjects if placed.last < verb.first)])
        after = self._after(frame, verb, found.subjects)
        rest = [w for w in words[after:stop] if w not in _CLOSING and w not in _QUOTES]
        opening = self._back(frame, begin) if first else 0
        if first and opening > 1 and words[opening] == "как" and (comma := self._comma(frame, after, stop)):
            return self._said(frame, subjects, cue, entry, comma + 1, stop, "as." + found.rule, found.more, (), found.passive)
        inverted = any(placed.first > verb.last for placed in found.subjects)
        if first and (len(rest) <= 1 or (
            inverted and opening > 2 and words[opening] in ",–—-" and words[after] not in ",:–—-" and words[after] in self._prepositions
        )):
            return self._closing(frame, found, subjects, cue, entry, opening)
        if first and opening > 2 and words[opening] in ",–—-" and words[after] in ",.–—-" and words[after + 1 : after + 2] not in (["что"], ["чтобы"]):
            if not found.passive and not any(word in ("который", "которая", "которые") for word in words[: opening]):
                return self._said(frame, subjects, cue, entry, 0, stop, "inserted." + found.rule, found.more, (), found.passive)
        start, others = self._content_start(frame, found, after, stop)
        return self._said(frame, subjects, cue, entry, start, stop, found.rule, found.more, others, found.passive)

    def _closing(
        self, frame: Frame, found: Attribution, subjects: tuple[Mention, ...], cue: Span, entry: Cue | None, opening: int
    ) -> Clause | None:  # fmt: skip
        """Words said before the cue that closes the sentence: "…, – сказал он", "Приглашение было принято"."""
        if found.passive:
            end = found.verb.first
            while end > 0 and (frame.words[end - 1] in self._auxiliaries or self._ends_adverb(frame, end - 1)):
                end -= 1
            if end == 0:
                return None
            return self._said(frame, subjects, cue, entry, 0, end, "closing." + found.rule, found.more, (), True)
        if opening > 1 and frame.words[opening] in ",–—-":
            return self._said(frame, subjects, cue, entry, 0, opening, "closing." + found.rule, found.more, ())
        return None

    def _after(self, frame: Frame, verb: Verb, subjects: Sequence[Placed]) -> int:
        """The first token after the cue and a subject that follows it."""
        after = verb.last + 1
        for placed in subjects:
            if placed.first == self._forward(frame, after):
                after = placed.last + 1
        return min(after, frame.size - 1)

    def _content_start(
        self, frame: Frame, found: Attribution, after: int, stop: int
    ) -> tuple[int, tuple[Mention, ...]]:  # fmt: skip
        words, entry = frame.words, found.verb.entry
        others: list[Mention] = []
        token = self._skip(frame, after, stop)
        if entry.addressee and (placed := frame.at(token)) and not placed.actor.before:
            token = self._over_actors(frame, placed, others)
        elif entry.addressee and words[token : token + 1] and words[token] in self._addressees:
            token += 1
        elif entry.joint and words[token : token + 1] == ["с"] and (placed := frame.at(token + 1)):
            token = self._over_actors(frame, placed, others)
        token = self._skip(frame, token, stop)
        for drop in entry.drops:
            parts = drop.split()
            if words[token : token + len(parts)] == parts:
                token += len(parts)
                break
        if words[token : token + 1] in (["том"], ["тем"], ["то"], ["тот"]) and "что" in words[token + 1 : token + 3]:
            token += 1
        if words[token : token + 2] == [",", "что"]:
            token += 2
        elif words[token : token + 1] in (["что"], [","], [":"]):
            token += 1
        return token, tuple(others)

    def _over_actors(self, frame: Frame, placed: Placed, others: list[Mention]) -> int:
        others.append(placed.actor)
        token = placed.last + 1
        while token + 1 < frame.size and frame.words[token] in ("и", ",") and (more := frame.at(token + 1)):
            others.append(more.actor)
            token = more.last + 1
        return token

    def _skip(self, frame: Frame, token: int, stop: int) -> int:
        """Past adverbs and auxiliaries after a cue."""
        while token < stop - 1:
            length = self._adverb_at(frame, token)
            if length:
                token += length
            elif frame.words[token] in self._auxiliaries:
                token += 1
            else:
                break
        return token

    def _said(
        self, frame: Frame, subjects: tuple[Mention, ...], cue: Span, entry: Cue | None, start: int, end: int, rule: str,
        more: Sequence[Verb], others: tuple[Mention, ...], passive: bool = False,
    ) -> Clause | None:  # fmt: skip
        words = frame.words
        end = self._before_source(words, start, end)
        while start < end and (words[start] in _CLOSING or (words[start] in _QUOTES and not _closed_inside(words, start, end))):
            start += 1
        while end > start and (words[end - 1] in _CLOSING or (words[end - 1] in _QUOTES and not _opened_inside(words, start, end))):
            end -= 1
        if start >= end:
            return None
        content = Span(frame.starts[start], frame.ends[end - 1])
        bare = bool(subjects) and subjects[0].kind == "side" and cue.end < content.start and _present(frame, cue)
        return Clause(
            subjects, cue, content, entry, rule, more=tuple(verb.entry for verb in more),
            more_at=tuple(frame.ends[verb.last] for verb in more), with_mentions=others, passive=passive, bare=bare
        )

    def _before_source(self, words: Sequence[str], start: int, end: int) -> int:
        """The end of the content before words that name only the source: "…», - говорится в сообщении"."""
        for token in range(start + 3, end - 1):
            if words[token] == ",":
                verb = token + 2 if words[token + 1] in "-–—" else token + 1
                if verb < end and words[verb] in self._tails and end - verb < 8:
                    return token
        return end

    # walking -----------------------------------------------------------------------------------------------------

    def _back(self, frame: Frame, start: int, *, keep_and: bool = False) -> int:
        """The token before `start` that is neither adverb nor auxiliary."""
        token = start - 1
        while token > 0:
            if frame.words[token] in self._auxiliaries:
                token -= 1
            elif frame.words[token] == "и" and keep_and:
                break
            elif frame.words[token] != "и" and (length := self._adverb_before(frame, token)):
                token -= length
            else:
                break
        return max(token, 0)

    def _forward(self, frame: Frame, start: int) -> int:
        token = start
        while token < frame.size and frame.words[token] != "и" and (length := self._adverb_at(frame, token)):
            token += length
        return token

    def _adverb_at(self, frame: Frame, token: int) -> int:
        """How many tokens the adverb at a token has; 0 where there is none."""
        for phrase in self._adverbs.get(frame.words[token], ()):
            if tuple(frame.words[token : token + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def _adverb_before(self, frame: Frame, token: int) -> int:
        """How many tokens the adverb ending at a token has."""
        for length in (5, 4, 3, 2, 1):
            start = token - length + 1
            if start >= 0 and self._adverb_at(frame, start) == length:
                return length
        word = frame.words[token]
        return 1 if word.endswith(("но", "ски", "енно")) and len(word) > 4 and not frame.within(token) else 0

    def _ends_adverb(self, frame: Frame, token: int) -> bool:
        return bool(self._adverb_before(frame, token)) or frame.words[token - 1 : token] == ["с"]

    @staticmethod
    def _comma(frame: Frame, start: int, stop: int) -> int | None:
        return next((i for i in range(start, stop) if frame.words[i] == ","), None)


def _phrases(rows: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    """Multi-word phrases by their first word, the longest first, with е for ё."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        words = tuple(row.replace("ё", "е").split())
        table.setdefault(words[0], []).append(words)
    for phrases in table.values():
        phrases.sort(key=len, reverse=True)
    return table


def _present(frame: Frame, cue: Span) -> bool:
    """Whether the cue's first word is a verb in the present or a short adjective ("поддерживает", "уверена")."""
    words = frame.words[frame.starts.index(cue.start) : frame.ends.index(cue.end) + 1]
    return any(word.endswith(_PRESENT) or word.startswith(("уверен", "убежден")) for word in words)


def _closed_inside(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the quotation mark at `start` opens a name and is closed before the end of the content."""
    if words[start] not in "«“„":
        return False
    closing = next((i for i in range(start + 1, end) if words[i] in "»”"), end)
    return closing < end - 2 and not any(words[i] in _CLOSING and words[i] in ",.–—" for i in range(closing, closing + 2))


def _opened_inside(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the quotation mark before `end` closes one that was opened after the start."""
    return words[end - 1] in "»”" and any(words[i] in "«“„" for i in range(start + 1, end - 1))
