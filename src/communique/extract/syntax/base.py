"""What one language's syntax must tell the stages: the seam between mechanics and meaning.

A stage asks five questions of a language: where are the sentences, who is mentioned, who says what in this sentence,
how far does a noun phrase reach, which day is meant. Each module in this folder answers them for one type of
language and is chosen by `syntax = "…"` in the language's `grammar.toml`; no stage looks at the language itself.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal, Protocol

from communique.extract.match import Hit
from communique.lexicon import Cue, Entry, Lexicon, Mark
from communique.model import Document, Sentence, Span

MentionKind = Literal["person", "office", "side", "collective", "pronoun", "group"]


GUEST = "guest"
"""The head of a title that tells only that somebody came from the other side ("the visiting minister")."""


@dataclass(slots=True)
class Mention:
    """Words that name or point to an actor.

    kind        "person"      a name, with or without titles: name is set
                "office"      a title alone ("the Russian Foreign Minister", "the Secretary")
                "side"        a state, organisation or its side ("China", "the Russian side", "Moscow")
                "collective"  all sides together ("the two sides", "the leaders")
                "pronoun"     he, she, they, we, its
                "group"       people without a name who act for a party ("the Omani delegation")
    name        the person's name as it should be given: no titles, nominative, as printed otherwise
    role        the title as printed, when it stands with the name; its span
    party       codes that the mention's own words give ("Russian" → RUS); empty when they give none
    persons     for a collective: True when it means persons ("the leaders"), False for sides ("the parties")
    heads       keys of the offices that its title names at its head ("assistant to the President": the assistant);
                empty where the syntax does not tell them
    plural      pronouns and offices: more than one is meant
    """

    start: int
    end: int
    kind: MentionKind
    name: str | None = None
    role: Span | None = None
    party: tuple[str, ...] = ()
    persons: bool = False
    plural: bool = False
    first_person: bool = False
    feminine: bool | None = None
    heads: tuple[str, ...] = ()


@dataclass(slots=True)
class Clause:
    """One attribution inside a sentence, before anybody is resolved.

    `subjects` are the mentions that speak, in order, empty for an impersonal or passive clause. `cue` is the span of
    the attributing words and `entry` their lexicon entry (None: an open verb that no lexicon knows). `content` is
    what is said. A clause with `label` True is a transcript label ("Vladimir Putin:"), after which the speech runs
    on over sentences and paragraphs. `more` are the entries of further cues of the same speaker in this sentence
    and `more_at`, where the syntax tells them, the places from which they govern. `with_mentions` are the actors that
    take part without being the subject ("discussed with B", "told B"). `passive` marks forms without an agent.
    `bare` marks a state as subject of a present or perfect tense ("Arlandia supports …"), which inside somebody's
    words carries them on instead of attributing anew.
    """

    subjects: tuple[Mention, ...]
    cue: Span
    content: Span
    entry: Cue | None
    rule: str
    more: tuple[Cue, ...] = ()
    with_mentions: tuple[Mention, ...] = ()
    passive: bool = False
    bare: bool = False
    label: bool = False
    more_at: tuple[int, ...] = ()


@dataclass(slots=True)
class Predicate:
    """A mark that stands as a verb of its clause: the hit, its subject, and whether that is a thing and no actor.

    `agent` is None where no subject stands before it: an opening verb or a noun that the cue governs.
    """

    hit: Hit[Mark]
    agent: Mention | None
    thing: bool = False


@dataclass(slots=True)
class Reading:
    """Everything the syntax knows of one document; stages add nothing to it.

    `sentences` in order; `mentions[i]`, `clauses[i]`, `subjects[i]` and `narrates[i]` belong to `sentences[i]`.
    `lexicon` is the one it was read with, `folded` the folded text. `hits` are all lexicon entries found in the
    text, by start, the longer first. `subjects[i]` is the grammatical subject of the sentence's main clause when it
    is an actor ("Russia is ready …", "The two sides should …", "We …"), else None. `narrates[i]` is True for a
    sentence that reports what happened (who met, attended, signed; tone and staging) and so can never carry a
    speaker's words on. `agents[i]` are the actors that are the subject of a main clause of the sentence, in order,
    each acting until the next; a language whose nearest actor before a verb is its subject leaves `agents` empty.
    `predicates[i]` are the marks of the sentence that stand as verbs; a language that does not tell them apart
    leaves `predicates` empty.
    """

    document: Document
    lexicon: Lexicon
    folded: str
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[list[Mention]] = field(default_factory=list)
    clauses: list[list[Clause]] = field(default_factory=list)
    subjects: list[Mention | None] = field(default_factory=list)
    narrates: list[bool] = field(default_factory=list)
    agents: list[list[Mention]] = field(default_factory=list)
    predicates: list[list[Predicate]] = field(default_factory=list)
    hits: list[Hit[Entry]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def hits_in(self, span: Span) -> list[Hit[Entry]]:
        """The lexicon entries found wholly inside the span, by start."""
        if len(self._starts) != len(self.hits):
            self._starts = [hit.start for hit in self.hits]
        low = bisect_left(self._starts, span.start)
        high = bisect_left(self._starts, span.end)
        return [hit for hit in self.hits[low:high] if hit.end <= span.end]


class Syntax(Protocol):
    """The five answers. One object per language, built once from its lexicon, without state between documents."""

    def read(self, document: Document) -> Reading:
        """Sentences, mentions and clauses of the document's body."""

    def headline(self, document: Document) -> Reading:
        """Sentences, mentions and hits of a headline given as a document; more is allowed, no less."""

    def noun_phrase(self, text: str, start: int, limit: int) -> list[Span]:
        """The coordinated noun phrases that begin at `start` and end before `limit`, each without its determiner."""

    def host_event(self, reading: Reading, sentence: Span) -> Span | None:
        """The larger event on whose margins the engagement of this sentence took place, without its determiner."""

    def date(self, text: str, span: Span, published: str | None) -> tuple[str, Span, str] | None:
        """The first calendar day named in the span: ISO 8601, the words, and the basis ("text" or "relative")."""
