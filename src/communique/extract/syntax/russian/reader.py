"""The Russian syntax: one object that answers the questions of the seam."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from communique.extract.match import Hit, fold
from communique.extract.syntax.base import Clause, Mention, Reading
from communique.extract.syntax.russian.actors import Actor, Known, Line
from communique.extract.syntax.russian.clauses import Clauses
from communique.extract.syntax.russian.dates import Dates
from communique.extract.syntax.russian.frame import ATTRIBUTING, Frame, frame
from communique.extract.syntax.russian.layout import LABEL, Splitter, plain, settled
from communique.extract.syntax.russian.mentions import Mentions
from communique.extract.syntax.russian.phrases import Phrases
from communique.extract.syntax.russian.vocabulary import Vocabulary
from communique.extract.vocabulary import counting
from communique.lexicon import Entry, Lexicon
from communique.model import Document, Sentence, Span

_POINTS_BACK = ("по его ", "по ее ")
_OF_THIS = "об этом "
"""How a sentence begins that only tells who reported the one before."""
_SPEECH_END = re.compile(r"<…>|\* \* \*")
_SUBORDINATE = frozenset(
    (
        "что",
        "чтобы",
        "который",
        "которая",
        "которые",
        "которое",
        "котором",
        "которой",
        "которых",
        "если",
        "когда",
        "где",
    )
)


class Russian:
    """Reads Russian documents; see `Syntax` for the contract of each method."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.grammar.words
        self._vocabulary = Vocabulary(lexicon)
        names = [person.names["ru"] for person in lexicon.persons if person.names.get("ru")]
        self._mentions = Mentions(lexicon.grammar, self._vocabulary, names)
        self._clauses = Clauses(lexicon.grammar)
        self._splitter = Splitter(words["abbreviation"], words["abbreviation_end"])
        self._dates = Dates(words)
        self._phrases = Phrases(words)
        self._narration = frozenset(fold(word) for word in words["narration"])
        self._staging = tuple(fold(phrase) for phrase in words["narration_noun"])

    def headline(self, document: Document) -> Reading:
        """The headline read like any text."""
        return self.read(document)

    def read(self, document: Document) -> Reading:
        """Sentences, mentions and clauses of the body."""
        text = plain(document)
        folded = fold(text)
        sentences = self._splitter.sentences(text, document.body)
        hits = counting(self._vocabulary.matcher.scan(folded))
        reading = Reading(document, self._lexicon, folded, sentences, hits=hits)
        starts = [hit.start for hit in hits]
        known = Known()
        rows = []
        labelled = False
        for sentence in sentences:
            span = sentence.span
            label = LABEL.match(text, span.start, span.end)
            labelled = (labelled or label is not None) and not _SPEECH_END.match(text, span.start)
            low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
            own = hits[low:high]
            actors = [] if labelled else self._mentions.find(Line(text, folded, span, own, known))
            rows.append((sentence, label, labelled, own, actors))
        for sentence, label, spoken, own, actors in rows:
            if spoken:
                self._speech(reading, text, sentence, label, known)
            else:
                self._told(reading, folded, sentence, own, actors)
        return reading

    def _told(
        self, reading: Reading, folded: str, sentence: Sentence, hits: Sequence[Hit[Entry]], actors: list[Actor]
    ) -> None:
        """A sentence that tells."""
        reading.mentions.append(list(actors))
        speaks = any(type(hit.entry) in ATTRIBUTING for hit in hits) or folded.startswith(
            _POINTS_BACK, sentence.span.start
        )
        if not actors and not speaks:
            reading.clauses.append([])
            reading.subjects.append(None)
            reading.narrates.append(
                self._narrates(folded[sentence.span.start : sentence.span.end].split(), folded, sentence.span)
            )
            return
        parsed = frame(folded, sentence.span, actors, hits, self._vocabulary)
        clauses = self._clauses.find(parsed)
        reading.clauses.append(clauses)
        reading.subjects.append(_subject(parsed))
        sourced = folded.startswith(_OF_THIS, sentence.span.start) and not any(a.kind == "person" for a in actors)
        reading.narrates.append(not clauses and (sourced or self._narrates(parsed.words, folded, sentence.span)))

    def _speech(
        self, reading: Reading, text: str, sentence: Sentence, label: re.Match[str] | None, known: Known
    ) -> None:
        """A sentence of a transcript: its label is the cue, the rest runs on without one."""
        clauses: list[Clause] = []
        mentions: list[Mention] = []
        if label:
            speaker = self._mentions.labelled(label[1], label.start(1), label.end(1), known)
            start = (
                label.end()
                + len(text[label.end() : sentence.span.end])
                - len(text[label.end() : sentence.span.end].lstrip())
            )
            end = sentence.span.end
            while end > start + 1 and text[end - 1] in ".!?… ":
                end -= 1
            if speaker and start < end:
                mentions.append(speaker)
                clauses.append(
                    Clause((speaker,), Span(label.start(1), label.end()), Span(start, end), None, "label", label=True)
                )
        reading.mentions.append(mentions)
        reading.clauses.append(clauses)
        reading.subjects.append(None)
        reading.narrates.append(False)

    def _narrates(self, words: Sequence[str], folded: str, span: Span) -> bool:
        if not self._narration.isdisjoint(words):
            return True
        sentence = folded[span.start : span.end]
        return any(phrase in sentence for phrase in self._staging)

    def noun_phrase(self, text: str, start: int, limit: int) -> list[Span]:
        """The coordinated noun phrases from `start`."""
        return self._phrases.coordinated(settled(text[start:limit]).rjust(limit), start, limit)

    def host_event(self, reading: Reading, sentence: Span) -> Span | None:
        """The event of "на полях …"."""
        return self._phrases.host_event(reading.document.text, sentence)

    def date(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        """The first day named in the span."""
        return self._dates.find(text, span, published)


def _subject(parsed: Frame) -> Mention | None:
    """The first actor in the nominative outside subordinate clauses, else the owner of an event ("встреча X с Y")."""
    for placed in parsed.actors:
        if placed.actor.nominative and _SUBORDINATE.isdisjoint(parsed.words[: placed.first]):
            return placed.actor
    opening = parsed.actors[0] if parsed.actors else None
    if (
        opening
        and opening.actor.kind in ("person", "office")
        and "g" in opening.actor.cases
        and not opening.actor.before
    ):
        return opening.actor
    return None
