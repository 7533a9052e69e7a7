"""The English syntax: one object that answers the five questions of the seam."""

from __future__ import annotations

from communique.extract.match import Hit, fold
from communique.extract.syntax.base import Mention, Reading
from communique.extract.syntax.english.clauses import ClauseFinder
from communique.extract.syntax.english.dates import Dates
from communique.extract.syntax.english.events import HostEvents
from communique.extract.syntax.english.frame import Frame, Framer
from communique.extract.syntax.english.labels import Labeller
from communique.extract.syntax.english.mentions import MentionFinder
from communique.extract.syntax.english.narration import Narration
from communique.extract.syntax.english.phrases import Phrases
from communique.extract.syntax.english.predicates import PredicateFinder
from communique.extract.syntax.english.tokens import Splitter, Tokens
from communique.extract.vocabulary import compile_matcher, counting
from communique.lexicon import Entry, Lexicon
from communique.model import Document, Span


class English:
    """Reads English documents; see `Syntax` for the contract of each method."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.grammar.words
        self._matcher = compile_matcher(lexicon)
        self._splitter = Splitter(words)
        self._labeller = Labeller(words)
        known = frozenset(name.lower() for person in lexicon.persons for name in person.names.get("en", ()))
        self._mentions = MentionFinder(words, known)
        self._framer = Framer(words)
        self._clauses = ClauseFinder(words)
        self._narration = Narration(words)
        self._predicates = PredicateFinder(words)
        self._dates = Dates(words)
        self._events = HostEvents(words)
        self._phrases = Phrases(lexicon)

    def headline(self, document: Document) -> Reading:
        """Sentences, mentions and hits alone, which is all that a headline tells."""
        return self._mentioned(document)[0]

    def read(self, document: Document) -> Reading:
        """Sentences, mentions, clauses, subjects, narration and predicates of the document's body."""
        reading, tokens = self._mentioned(document)
        mentions, hits = reading.mentions, reading.hits
        cues = self._framer.cues(tokens, hits)
        order = sorted(cues)
        for (begin, stop), row in zip(tokens.sentences, mentions, strict=True):
            frame = self._framer.frame(tokens, begin, stop, row, cues, order)
            clauses = self._clauses.find(frame)
            reading.clauses.append(clauses)
            span = Span(tokens.starts[begin], tokens.ends[stop - 1])
            openings = [tokens.at[c.content.start] for c in clauses if c.entry is None or c.entry.open_acts] or [begin]
            reading.predicates.append(self._predicates.find(frame, reading.hits_in(span), openings))
            reading.subjects.append(self._subject(frame))
            reading.narrates.append(self._narration.narrates(frame, bool(clauses)))
        return reading

    def _mentioned(self, document: Document) -> tuple[Reading, Tokens]:
        folded = fold(document.text)
        tokens, sentences = self._splitter.split(document, folded)
        hits: list[Hit[Entry]] = counting(self._matcher.scan(folded))
        labels = self._labeller.label(document.text, tokens, hits)
        mentions = self._mentions.find(tokens, labels)
        return Reading(document, self._lexicon, folded, sentences, mentions, hits=hits), tokens

    @staticmethod
    def _subject(frame: Frame) -> Mention | None:
        """The first actor that no preposition governs, when it opens the sentence or its main clause."""
        for actor in frame.actors:
            if not actor.prepositional:
                before = frame.tokens.words[frame.begin : actor.first]
                if len(before) <= 1 or before[-1] == "," or before[-2:] in ([",", "the"], [",", "both"]):
                    return actor.mention
                return None
        return None

    def noun_phrase(self, text: str, start: int, limit: int) -> list[Span]:
        """The coordinated noun phrases from `start` to before `limit`, each without its determiner."""
        return self._phrases.find(text, start, limit)

    def host_event(self, reading: Reading, sentence: Span) -> Span | None:
        """The larger event that the sentence names, without its determiner; None when it names none."""
        return self._events.find(reading, sentence)

    def date(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        """The first day named in the span: ISO 8601, its words, "text", "relative" or "weekday"; None for none."""
        return self._dates.find(text, span, published)
