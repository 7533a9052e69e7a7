"""What is said in a Russian sentence: the words that belong to each attribution.

They follow the cue ("отметил, что …"), precede it where the cue closes the sentence ("…, – сказал он"), or enclose a
cue that is inserted. Words that only name where something was printed belong to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.extract.syntax.base import Clause, Mention
from communique.extract.syntax.russian.attribution import MARKS, OPEN, Attribution, Attributions
from communique.extract.syntax.russian.frame import DASHES, Frame, Placed, Verb
from communique.extract.syntax.russian.steps import Steps
from communique.lexicon import Grammar
from communique.model import Span

TAIL = 8
"""Tokens of the longest note on the source at the end of a sentence."""

_QUOTES = frozenset("«»“”„\"'")
_PRESENT = ("ет", "ют", "ит", "ят", "ется", "ются", "ится", "ятся")
_RELATIVE = frozenset(("который", "которая", "которые"))
_HIS = {"его": False, "ее": True}
_SAID = ("словам", "мнению", "оценке")


class Clauses:
    """Finds the clauses of a sentence. Built once per language."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.words
        self._steps = Steps(words)
        self._attributions = Attributions(words, self._steps)
        self._addressees = frozenset(words["addressee_noun"])
        self._tails = frozenset(words["source_verb"])
        self._prepositions = frozenset(words["preposition"])
        self._opinions = [tuple(template.split()[:-1]) for template in grammar.templates["opinion"]]

    def find(self, frame: Frame) -> list[Clause]:
        """The clauses of one sentence, in order."""
        opinion = self._opinion(frame)
        if opinion:
            return [opinion]
        found = self._attributions.find(frame)
        clauses = []
        for number, attribution in enumerate(found):
            stop = found[number + 1].begin if number + 1 < len(found) else frame.size
            clause = self._clause(frame, attribution, stop, first=number == 0)
            if clause:
                clauses.append(clause)
        return clauses

    # where the words stand ---------------------------------------------------------------------------------------

    def _clause(self, frame: Frame, found: Attribution, stop: int, *, first: bool) -> Clause | None:
        words, verb = frame.words, found.verb
        after = self._behind(frame, found)
        if first:
            begin = min([verb.first, *(placed.first for placed in found.subjects if placed.last < verb.first)])
            opening = self._steps.back(frame, begin)
            if words[opening] == "как" and "," in words[after:stop]:
                return self._said(frame, found, words.index(",", after) + 1, stop, "as.")
            if self._closes(frame, found, opening, after, stop):
                return self._before(frame, found, opening)
            if self._inserted(frame, found, opening, after):
                return self._said(frame, found, 0, stop, "inserted.")
        start, others = self._start(frame, found, after, stop)
        if verb.entry.joint and not others:
            stop, others = _partners(frame, start, stop)
        return self._said(frame, found, start, stop, others=others)

    def _behind(self, frame: Frame, found: Attribution) -> int:
        """The first token after the cue and a subject that follows it."""
        after = found.verb.last + 1
        for placed in found.subjects:
            if placed.first == self._steps.forward(frame, after):
                after = placed.last + 1
        return min(after, frame.size - 1)

    def _closes(self, frame: Frame, found: Attribution, opening: int, after: int, stop: int) -> bool:
        """Whether the cue closes the sentence: nothing follows it, or only where and when it was said."""
        rest = [word for word in frame.words[after:stop] if word not in MARKS and word not in _QUOTES]
        adverb = len(rest) == 1 and self._steps.forward(frame, after) > after
        if adverb or set(rest) <= self._addressees:
            return True
        inverted = any(placed.first > found.verb.last for placed in found.subjects)
        marked = opening > 2 and frame.words[opening] in MARKS
        return inverted and marked and frame.words[after] in self._prepositions

    def _before(self, frame: Frame, found: Attribution, opening: int) -> Clause | None:
        """Words said before the cue that closes the sentence: "…, – сказал он", "Приглашение было принято"."""
        if not found.passive:
            if opening > 1 and frame.words[opening] in MARKS:
                return self._said(frame, found, 0, opening, "closing.")
            return None
        end = found.verb.first
        while end > 0 and self._leads_in(frame, end - 1):
            end -= 1
        return self._said(frame, found, 0, end, "closing.") if end else None

    def _leads_in(self, frame: Frame, token: int) -> bool:
        """Whether a token belongs to a passive that follows: an auxiliary, an adverb, "с" of "с благодарностью"."""
        if frame.words[token] in self._steps.auxiliaries or self._steps.adverb_before(frame, token):
            return True
        return frame.words[token - 1 : token] == ["с"]

    @staticmethod
    def _inserted(frame: Frame, found: Attribution, opening: int, after: int) -> bool:
        """Whether the cue is inserted into the words said: "Торговля выросла, отметил он, и растёт"."""
        words = frame.words
        if (
            found.passive
            or opening <= 2
            or words[opening] not in MARKS
            or words[after] not in MARKS
            or words[after] == ":"
        ):
            return False
        return words[after + 1 : after + 2] not in (["что"], ["чтобы"]) and _RELATIVE.isdisjoint(words[:opening])

    def _start(self, frame: Frame, found: Attribution, after: int, stop: int) -> tuple[int, tuple[Mention, ...]]:
        """The first token of words behind the cue, over an addressee, a preposition and "что"; who else took part."""
        words, entry = frame.words, found.verb.entry
        others: list[Mention] = []
        token = self._steps.into(frame, after, stop)
        placed = frame.at(token)
        if entry.addressee and placed and not placed.actor.before:
            token = _over(frame, placed, others)
        elif entry.addressee and token < stop and words[token] in self._addressees:
            token += 1
        elif entry.joint and words[token : token + 1] == ["с"] and (placed := frame.at(token + 1)):
            token = _over(frame, placed, others)
        token = self._steps.into(frame, token, stop)
        for drop in entry.drops:
            parts = drop.split()
            if words[token : token + len(parts)] == parts:
                token += len(parts)
                break
        if words[token : token + 1] in (["том"], ["тем"], ["то"], ["тот"]) and "что" in words[token + 1 : token + 3]:
            token += 1
        if words[token : token + 2] == [",", "что"]:
            return token + 2, tuple(others)
        return token + (words[token : token + 1] in (["что"], [","], [":"])), tuple(others)

    # opinions ----------------------------------------------------------------------------------------------------

    def _opinion(self, frame: Frame) -> Clause | None:
        """«По словам X, …», «По его словам, …»: the actor in any case, the content after the comma."""
        words = frame.words
        if words[:1] == ["по"] and words[2:3] and words[1] in _HIS and words[2] in _SAID:
            pronoun = Mention(frame.starts[1], frame.ends[1], "pronoun", feminine=_HIS[words[1]])
            return self._held(frame, pronoun, Span(frame.starts[0], frame.ends[2]), 3)
        for placed in frame.actors[:2]:
            for phrase in self._opinions:
                begin = placed.first - len(phrase)
                if not 0 <= begin <= 2 or tuple(words[begin : placed.first]) != phrase:
                    continue
                if "," in words[placed.last + 1 : placed.last + 4]:
                    cue = Span(frame.starts[begin], frame.ends[placed.first - 1])
                    return self._held(frame, placed.actor, cue, words.index(",", placed.last) + 1)
        return None

    def _held(self, frame: Frame, actor: Mention, cue: Span, start: int) -> Clause | None:
        content = self._content(frame, start, frame.size)
        return Clause((actor,), cue, content, None, "opinion") if content else None

    # the spans ---------------------------------------------------------------------------------------------------

    def _said(
        self, frame: Frame, found: Attribution, start: int, end: int, manner: str = "", others: tuple[Mention, ...] = ()
    ) -> Clause | None:  # fmt: skip
        """The clause with the words of [start, end); `manner` says how they stand to their cue."""
        content = self._content(frame, start, end)
        if content is None:
            return None
        verb = found.verb
        cue = Span(frame.starts[verb.first], frame.ends[verb.last])
        side = bool(found.subjects) and found.subjects[0].actor.kind == "side"
        return Clause(
            tuple(placed.actor for placed in found.subjects), cue, content, None if verb.entry is OPEN else verb.entry,
            manner + found.rule, more=tuple(further.entry for further in found.more),
            more_at=tuple(frame.ends[further.last] for further in found.more), with_mentions=others,
            passive=found.passive, bare=side and cue.end < content.start and _present(frame, verb),
        )  # fmt: skip

    def _content(self, frame: Frame, start: int, end: int) -> Span | None:
        """The span of [start, end) without marks and quotation marks around it and without a note on the source."""
        words = frame.words
        end = self._before_source(words, start, end)
        while start < end and (
            words[start] in MARKS or (words[start] in _QUOTES and not _names_first(words, start, end))
        ):
            start += 1
        while end > start and (
            words[end - 1] in MARKS or (words[end - 1] in _QUOTES and not _names_last(words, start, end))
        ):
            end -= 1
        return Span(frame.starts[start], frame.ends[end - 1]) if start < end else None

    def _before_source(self, words: Sequence[str], start: int, end: int) -> int:
        """The end of the content before words that name only the source: "…», - говорится в сообщении"."""
        for token in range(max(start + 3, end - TAIL - 2), end - 1):
            if words[token] == ",":
                verb = token + 2 if words[token + 1] in DASHES else token + 1
                if verb < end and words[verb] in self._tails:
                    return token
        return end


def _over(frame: Frame, placed: Placed, others: list[Mention]) -> int:
    """The token after an actor and those joined to it, all noted in `others`."""
    others.append(placed.actor)
    token = placed.last + 1
    while token + 1 < frame.size and frame.words[token] in ("и", ",") and (more := frame.at(token + 1)):
        others.append(more.actor)
        token = more.last + 1
    return token


def _partners(frame: Frame, start: int, stop: int) -> tuple[int, tuple[Mention, ...]]:
    """The end of a matter discussed and with whom, where «с Б» closes the sentence."""
    end = stop
    while end > start and frame.words[end - 1] in MARKS:
        end -= 1
    placed = frame.ending(end - 1)
    if placed is None or placed.actor.kind not in ("person", "office") or placed.first - 1 <= start:
        return stop, ()
    return (placed.first - 1, (placed.actor,)) if frame.words[placed.first - 1] in ("с", "со") else (stop, ())


def _present(frame: Frame, verb: Verb) -> bool:
    """Whether a cue is a verb in the present or a short adjective ("поддерживает", "уверена")."""
    words = frame.words[verb.first : verb.last + 1]
    return any(word.endswith(_PRESENT) or word.startswith(("уверен", "убежден")) for word in words)


def _names_first(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the quotation mark at `start` opens a name that is closed inside the content."""
    if words[start] not in "«“„":
        return False
    closing = next((i for i in range(start + 1, end) if words[i] in "»”"), end)
    return closing < end - 2 and not MARKS & set(words[closing : closing + 2])


def _names_last(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the quotation mark before `end` closes a name opened inside the content."""
    if words[end - 1] == '"':
        return words[start : end - 1].count('"') % 2 == 1
    return words[end - 1] in "»”" and any(words[i] in "«“„" for i in range(start + 1, end - 1))
