"""Who says what: the attributions inside one English sentence.

The subject is the actor before a finite verb that no preposition governs; the verb may be any, a lexicon entry only
says which act it performs. A second speaker in the sentence ends the first one's words ("A said X, B stressed Y").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.extract.syntax.base import Clause, Mention
from communique.extract.syntax.english.contents import content_start, partners, starting
from communique.extract.syntax.english.frame import Actor, Frame, Verb
from communique.extract.syntax.english.passives import PassiveFinder
from communique.extract.syntax.english.subjects import Attribution, Subjects
from communique.lexicon import Cue
from communique.model import Span

_LINKS = frozenset((",", "and", "while", "whereas", "but", ";", "—", "-"))
_INSIDE = frozenset(("that", "if", "whether", "unless"))
"""Words behind which a subject belongs to what somebody else says."""
_SPOKE = ("confer", "consult", "talk")
"""Verbs that tell no more than a meeting where no preposition introduces its matter."""
_WHOLE = frozenset(("thank", "courtesy", "support", "oppose", "commit", "believe"))
"""Acts that a speech noun performs without a further word: "extended his condolences"."""
_CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’"}
_QUOTES = frozenset("\"“”‘’'«»")


class ClauseFinder:
    """Finds attributions; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._prepositions = frozenset(words["preposition"])
        self._auxiliaries = frozenset(words["auxiliary"])
        self._be = frozenset(words["be"])
        self._adverbs = frozenset(words["adverb"])
        self._narration = frozenset(words["narration"])
        self._silent = self._narration | self._be | frozenset(words["no_passive"])
        self._subordinators = frozenset(words["subordinator"])
        self._purposes = frozenset(words["purpose_discuss"])
        self._opinions = frozenset(words["opinion"])
        self._days = frozenset((*words["month"], *words["weekday"]))
        self._who = Subjects(words)
        self._passives = PassiveFinder(words)

    def find(self, frame: Frame) -> list[Clause]:
        """The clauses of a sentence in order; empty where nobody is made to speak."""
        label = self._label(frame)
        if label:
            return [label]
        opening = self._opinion(frame) or self._inverted(frame)
        if opening:
            return [opening]
        attributions = self._attributions(frame)
        if not attributions:
            return self._passives.find(frame)
        lead = self._passives.lead(frame, attributions[0][0][0].first)
        return [*([lead] if lead else []), *self._spans(frame, attributions)]

    # the subject and its verb --------------------------------------------------------------------------------------

    def _attributions(self, frame: Frame) -> list[Attribution]:
        """(subjects, verb, rule) of every speaker in the sentence, in order."""
        result: list[Attribution] = []
        quoted = self._quotation_end(frame)
        for verb in frame.verbs:
            if verb.form not in ("finite",) or verb.first < quoted:
                continue
            subjects = self._who.of(frame, verb.first)
            if not subjects and not result and (leading := self._joined(frame, verb)):
                result.append((leading, verb, "joined." + verb.entry.id))
                continue
            if not subjects or not self._who.speak(frame, subjects, verb):
                continue
            if frame.tokens.words[subjects[0].first - 1] in _INSIDE and subjects[0].first > frame.begin:
                continue
            if result and not self._who.new_speaker(frame, result[-1], subjects, verb):
                continue
            result.append((subjects, verb, "cue." + verb.entry.id))
        result = result or self._purpose(frame)
        open_verb = None if result else self._open_verb(frame)
        return [open_verb] if open_verb else result

    @staticmethod
    def _quotation_end(frame: Frame) -> int:
        """The token that closes a quotation with which the sentence begins, where an actor stands behind it; else 0."""
        words = frame.tokens.words
        closing = _CLOSING.get(words[frame.begin], "")
        for index in range(frame.begin + 1, frame.stop - 1):
            if words[index] and words[index] in closing:
                return index if starting(frame, index + 1 + (words[index + 1] == ",")) else 0
        return 0

    def _joined(self, frame: Frame, verb: Verb) -> list[Actor]:
        """The subject of a verb joined to the report of a meeting ("met B and discussed X"); empty for any other."""
        words = frame.tokens.words
        before = verb.first - 1
        while before > frame.begin and (words[before] in self._adverbs or words[before].endswith("ly")):
            before -= 1
        leading = [actor for actor in frame.actors if actor.last < before and not actor.prepositional]
        if words[before] != "and" or not leading or leading[0].mention.kind in ("side", "group"):
            return []
        together = leading[:1]
        for actor in leading[1:]:
            if words[together[-1].last + 1 : actor.first] not in (["and"], ["and", "the"]):
                break
            together.append(actor)
        told = words[together[-1].last + 1 : before]
        return together if any(word in self._narration and word not in self._be for word in told) else []

    def _purpose(self, frame: Frame) -> list[Attribution]:
        """ "met to discuss X", "spoke to express support": the purpose speaks for whoever met or spoke."""
        for verb in frame.verbs:
            if "discuss" in verb.entry.acts and frame.tokens.words[verb.first] not in self._purposes:
                continue
            told = verb.form == "ing" and "discuss" in verb.entry.acts and frame.tokens.words[verb.first - 1] == ","
            if verb.form != "infinitive" and not told:
                continue
            subjects = [
                actor
                for actor in frame.actors
                if actor.last < verb.first and not actor.prepositional and actor.mention.kind not in ("side", "group")
            ]
            if not subjects:
                continue
            words = frame.tokens.words[subjects[0].last + 1 : verb.first]
            if any(word in self._narration and word not in self._be for word in words):
                return [(subjects[:1], verb, "purpose." + verb.entry.id)]
        return []

    def _open_verb(self, frame: Frame) -> Attribution | None:
        """The first actor with a finite past verb that no lexicon knows and that does not narrate."""
        words = frame.tokens.words
        for actor in frame.actors:
            if actor.prepositional or actor.mention.kind in ("side", "group") or actor.mention.first_person:
                continue
            index = actor.last + 1
            while index < frame.stop and (
                words[index] in self._adverbs or words[index].endswith("ly") or words[index] in ("has", "have", "had")
            ):
                index += 1
            if index >= frame.stop or words[index] in self._silent:
                continue
            if words[index].endswith("ed") and words[index].isalpha():
                subjects = self._who.of(frame, index)
                if subjects:
                    return subjects, Verb(index, index, OPEN, "finite"), "open-verb"
        return None

    def _opinion(self, frame: Frame) -> Clause | None:
        """ "In Mr Oren's opinion, X", "According to Mr Oren, X", "X, according to Mr Oren"."""
        words, begin = frame.tokens.words, frame.begin
        last = frame.actors[-1] if frame.actors else None
        if last and last.last + 2 >= frame.stop:
            at = last.first - (2 if words[last.first - 1] == "to" else 3)
            if at - 1 > begin and words[at - 1 : at + 2] == [",", "according", "to"]:
                cue = Span(frame.tokens.starts[at], frame.tokens.ends[last.last])
                return self._said(frame, (last.mention,), cue, None, begin, at - 1, "opinion.postposed", (), ())
        if not frame.actors or frame.actors[0].first - begin > 3:
            return None
        actor = frame.actors[0]
        end = actor.last
        owned = words[end + 1 : end + 3]
        if words[begin] == "in" and owned[:1] == ["'s"] and owned[-1] in self._opinions:
            end += 2
        elif words[begin : begin + 2] != ["according", "to"]:
            return None
        comma = self._comma(frame, end, frame.stop)
        if comma is None:
            return None
        cue = Span(frame.tokens.starts[begin], frame.tokens.ends[end])
        return self._said(
            frame, (actor.mention,), cue, None, comma + 1, self._trim(frame, comma + 1, frame.stop), "opinion", (), ()
        )

    def _inverted(self, frame: Frame) -> Clause | None:
        """ "X, said Mr Oren at the meeting": the verb before its subject, after what was said."""
        words = frame.tokens.words
        for verb in frame.verbs:
            before = words[verb.first - 1] if verb.first > frame.begin else ""
            actor = starting(frame, verb.last + 1)
            if before not in (",", "”", '"') or verb.form != "finite" or not verb.entry.open_acts or actor is None:
                continue
            if verb.entry.takes != "clause" or verb.first - frame.begin < 4 or actor.mention.kind == "side":
                continue
            if any(v.first > actor.last and self._who.of(frame, v.first) for v in frame.verbs):
                continue
            cue = Span(frame.tokens.starts[verb.first], frame.tokens.ends[verb.last])
            rule = "inverted." + verb.entry.id
            goes_on = words[actor.last + 1 : actor.last + 3] in ([",", "who"], [",", "adding"], [",", "and"])
            end = self._trim(frame, actor.last + 1, frame.stop) if goes_on else verb.first - 1
            return self._said(frame, (actor.mention,), cue, verb.entry, frame.begin, end, rule, (), ())
        return None

    # the words said ------------------------------------------------------------------------------------------------

    def _spans(self, frame: Frame, attributions: list[Attribution]) -> list[Clause]:
        clauses = []
        for number, (subjects, verb, rule) in enumerate(attributions):
            stop = frame.stop
            if number + 1 < len(attributions):
                stop = attributions[number + 1][0][0].first
            clause = self._clause(frame, subjects, verb, rule, stop, first=number == 0)
            if clause:
                clauses.append(clause)
        return clauses

    def _clause(
        self, frame: Frame, subjects: list[Actor], verb: Verb, rule: str, stop: int, *, first: bool
    ) -> Clause | None:
        words = frame.tokens.words
        end = self._trim(frame, verb.last + 1, stop)
        start, others = content_start(frame, verb, end)
        if verb.entry.of_person and self._hosts(frame, verb, end):
            return None
        shared = start + 1 < end and words[start] == "and" and words[start + 1] in self._be
        shared |= verb.noun and "urge" in verb.entry.acts and words[verb.last + 1] == "with"
        if "discuss" in verb.entry.acts and not others:
            end, others = partners(frame, start, end)
        dated = words[start - 1] == "on" and start < end and (words[start][0].isdigit() or words[start] in self._days)
        spoke = words[verb.first].startswith(_SPOKE) and words[start - 1] not in verb.entry.drops
        shared |= "discuss" in verb.entry.acts and (dated or spoke)
        if shared or (verb.noun and "discuss" in verb.entry.acts and words[start - 1] not in verb.entry.drops):
            return None
        mentions = tuple(actor.mention for actor in subjects)
        cue = Span(frame.tokens.starts[verb.first], frame.tokens.ends[verb.last])
        more = [v for v in frame.verbs if v.first > verb.last and v.last < stop and self._coordinate(frame, verb, v)]
        entry = None if verb.entry is OPEN else verb.entry
        opening = subjects[0].first - 1
        while opening > frame.begin and words[opening] in ("the", "both", "as"):
            opening -= 1
        if start >= end and verb.noun and "agree" in verb.entry.acts and words[stop - 1] == ":":
            reached = Span(frame.tokens.starts[verb.first], frame.tokens.ends[verb.first])
            return self._said(frame, mentions, reached, entry, verb.first + 1, verb.last + 1, rule, more, others)
        if first and opening > frame.begin and self._closes_quotation(frame, opening):
            told = end if more else opening
            return self._said(frame, mentions, cue, entry, frame.begin, told, "quoted." + rule, more, others)
        if start >= end and verb.noun and _WHOLE & set(verb.entry.acts):
            alone = Span(frame.tokens.starts[verb.first], frame.tokens.ends[verb.first])
            return self._said(frame, mentions, alone, entry, verb.first + 1, verb.last + 1, rule, more, others)
        if start >= end or (first and self._is_closing(frame, verb, stop)):
            if verb.noun or opening <= frame.begin or words[opening] not in (",", "”", '"', "’", "—"):
                return None
            return self._said(frame, mentions, cue, entry, frame.begin, opening, "postposed." + rule, more, others)
        if first and self._inserted(frame, opening, verb):
            return self._said(frame, mentions, cue, entry, frame.begin, end, "inserted." + rule, more, others)
        if first and (participle := self._participle(frame, subjects[0].first)) is not None:
            start = participle
        if (
            first
            and words[subjects[0].first - 1 : subjects[0].first] == ["as"]
            and (comma := self._comma(frame, verb.last, end))
        ):
            start = comma + 1
        clause = self._said(frame, mentions, cue, entry, start, end, rule, more, others)
        if clause and len(subjects) == 1 and mentions[0].kind == "side" and not self._who.is_past(frame, verb):
            clause.bare = True
        return clause

    @staticmethod
    def _closes_quotation(frame: Frame, index: int) -> bool:
        """Whether a quotation with which the sentence begins ends at a token, or before the comma there."""
        words = frame.tokens.words
        last = index - 1 if words[index] == "," else index
        return words[frame.begin] in _QUOTES and words[last] in _QUOTES and last > frame.begin + 1

    def _hosts(self, frame: Frame, verb: Verb, end: int) -> bool:
        """Whether somebody is welcomed in a place or to a house, which reports the meeting; to a state is courtesy."""
        guest = starting(frame, verb.last + 1)
        words, capital = frame.tokens.words, frame.tokens.capital
        if guest is None or guest.mention.kind not in ("person", "office") or words[guest.last + 1] == "'s":
            return False
        states = {actor.first for actor in frame.actors if actor.mention.kind == "side"}
        for index in range(guest.last + 1, min(guest.last + 9, end - 1)):
            place = min(index + 1 + (words[index + 1] == "the"), end - 1)
            if not capital[place]:
                continue
            if words[index] in ("in", "at") or (words[index] == "to" and not states & {place, index + 1}):
                return True
        return False

    @staticmethod
    def _participle(frame: Frame, subject: int) -> int | None:
        """Where the words begin that an opening participle attributes: "Noting X, Mr Oren said Y"."""
        for verb in frame.verbs:
            opens = verb.first == frame.begin and verb.form == "ing" and verb.entry.open_acts
            if opens and verb.last < subject and frame.tokens.words[verb.last + 1] != ",":
                return verb.last + 1 + (frame.tokens.words[verb.last + 1] == "that")
        return None

    def _said(
        self,
        frame: Frame,
        subjects: tuple[Mention, ...],
        cue: Span,
        entry: Cue | None,
        start: int,
        end: int,
        rule: str,
        more: Sequence[Verb],
        others: tuple[Mention, ...],
    ) -> Clause | None:
        words = frame.tokens.words
        while start < end and (words[start] in _QUOTES or words[start] in (",", ":")):
            start += 1
        while end > start and (words[end - 1] in _QUOTES or words[end - 1] in ",.;:!?…"):
            end -= 1
        if start >= end:
            return None
        content = Span(frame.tokens.starts[start], frame.tokens.ends[end - 1])
        ends = tuple(frame.tokens.starts[v.first] for v in more)
        return Clause(subjects, cue, content, entry, rule, tuple(v.entry for v in more), others, more_at=ends)

    def _coordinate(self, frame: Frame, first: Verb, verb: Verb) -> bool:
        """Whether a later cue belongs to the same speaker: "and stressed", ", noting"."""
        words = frame.tokens.words
        before = verb.first - 1
        while before > frame.begin and (words[before] in self._adverbs or words[before].endswith("ly")):
            before -= 1
        if verb.form == "ing":
            return words[before] in (",", "while") and (
                verb.entry.open_acts or verb.noun or verb.entry.takes == "topic"
            )
        if first.entry.takes == "clause" and not first.noun and {"agree", "discuss"} & set(verb.entry.acts):
            between = words[first.last + 1 : verb.first]
            if between[:1] != ["the"] or any(word == "that" or word in self._auxiliaries for word in between):
                return False
        tense = self._who.is_past(frame, first) or first.form == "infinitive"
        same = verb.form == "finite" and (
            not tense or self._who.past_form(words[verb.first]) or first.form == "infinitive"
        )
        return same and words[before] in ("and", ",", "but", "he", "she", "they")

    def _trim(self, frame: Frame, start: int, stop: int) -> int:
        """The end of a content that may not run into the linking words of the next speaker."""
        words = frame.tokens.words
        while stop > start and (
            words[stop - 1] in _LINKS or words[stop - 1] in ("the", "both", "in", "turn", "to", "which", ".", "!", "?")
        ):
            stop -= 1
        return stop

    def _is_closing(self, frame: Frame, verb: Verb, stop: int) -> bool:
        """Whether nothing but an adverb follows the cue: "X, he said further."."""
        words = frame.tokens.words
        rest = [w for w in words[verb.last + 1 : stop] if w not in self._adverbs and w not in ',.;:!?”"’']
        return not rest

    def _inserted(self, frame: Frame, opening: int, verb: Verb) -> bool:
        """Whether the cue is inserted into the words said: "Trade has grown, he noted, and will grow"."""
        words = frame.tokens.words
        following = words[verb.last + 1] if verb.last + 1 < frame.stop else ""
        if following not in (",", ".") and not (following == "that" or words[verb.first - 1 : verb.first]):
            return False
        if words[opening] != "," or opening - frame.begin < 3:
            return False
        if words[frame.begin] in self._prepositions or words[frame.begin] in self._subordinators:
            return following == "," and words[verb.first - 1] in ("he", "she")
        head = words[frame.begin : opening]
        return (
            following in (",", ".")
            and any(w in self._auxiliaries or (w.endswith("s") and len(w) > 4) for w in head)
            and not head[0].endswith("ing")
        )

    @staticmethod
    def _comma(frame: Frame, start: int, end: int) -> int | None:
        for index in range(start, end):
            if frame.tokens.words[index] == ",":
                return index
        return None

    # labels -------------------------------------------------------------------------------------------------------

    def _label(self, frame: Frame) -> Clause | None:
        """A transcript label at the head of a paragraph: "Vladimir Oren: …"."""
        if (
            not frame.actors
            or frame.actors[0].first - frame.begin > 1
            or frame.actors[0].mention.kind not in ("person", "office")
        ):
            return None
        colon = frame.actors[0].last + 1
        if colon >= frame.stop - 1 or frame.tokens.words[colon] != ":":
            return None
        cue = Span(frame.tokens.starts[frame.actors[0].first], frame.tokens.ends[colon])
        end = self._trim(frame, colon + 1, frame.stop)
        clause = self._said(frame, (frame.actors[0].mention,), cue, None, colon + 1, end, "label", (), ())
        if clause:
            clause.label = True
        return clause


OPEN = Cue(id="open-verb", open_acts=True)
