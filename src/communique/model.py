"""The nouns of the product, all frozen.

    Document ── extract ──► Readout
      text, body, title …      Engagement · Statement · Position · Commitment · Reference

Three promises hold for everything here:
1. No claim without a quotation: every extracted thing has a non-empty span; the constructors refuse otherwise.
2. One text, one ruler: a Span is [start, end) in Unicode code points of `Document.text`.
3. It says "unknown": None is "not stated", an empty tuple is "looked for and absent", and a value that a rule inferred
   carries the id of that rule.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

Kind = Literal[
    "meeting", "talks", "call", "video", "visit", "audience", "summit", "consultation", "letter", "statement"
]
Mode = Literal["explicit", "continued", "joint"]
Act = Literal[
    "courtesy", "thank", "inform", "assess", "believe", "support", "oppose",
    "urge", "propose", "commit", "warn", "agree", "discuss",
]  # fmt: skip
Stance = Literal["support", "oppose"]
ReferenceKind = Literal["meeting", "agreement", "document", "initiative"]
Flag = Literal["negated", "conditional", "hypothetical", "future"]
Firmness = Literal["binding", "intended", "offered", "exploratory"]


class Span(NamedTuple):
    """[start, end) in Unicode code points of the document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def quoted(span: Span, what: str) -> Span:
    """The span itself; ValueError when it is empty, because a claim needs a quotation."""
    if not 0 <= span.start < span.end:
        raise ValueError(f"{what} without a quotation: {span}")
    return span


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language, as the page itself links it. `url` is None where only a label was seen."""

    lang: str
    label: str
    url: str | None = None


@dataclass(frozen=True)
class Document:
    """One received text and what its page says about it.

    `published` is ISO 8601, a date or a minute as printed by the publisher. `body` holds the paragraphs of the readout
    proper, in order; whatever lies outside them is page furniture. `issuer` is the party code of the side that
    published the text, or None where the page does not tell.

    Three kinds of furniture still say something about the engagement and are kept as spans outside the body: `label`
    is the release label ("Text of a press release issued in X on DATE:"), `dateline` the printed day, minute or place
    ("4 марта 2025 года 20:10 Москва, Кремль", "BEIJING, Sept. 21 (Xinhua) --"). `asides` lie inside a paragraph of the
    body: insertions such as a hover card, across which a sentence runs on and which a reader skips.
    """

    id: str
    text: str
    lang: str
    body: tuple[Span, ...]
    publisher: str | None = None
    issuer: str | None = None
    title: str | None = None
    title_span: Span | None = None
    published: str | None = None
    url: str | None = None
    breadcrumb: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    profile: str | None = None
    label: Span | None = None
    dateline: Span | None = None
    asides: tuple[Span, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8: the name under which the frozen text is known."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body: its span without surrounding space, and the number of its paragraph from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part. `name` without titles, in the text's script; `role` is the title span as printed, or None.

    `party` is an ISO 3166-1 alpha-3 code or an organisation's short name, None for a person without a public office.
    `mention` is where the name stands. `principal` is False for aides who were present.
    """

    name: str
    mention: Span
    party: str | None
    role: Span | None = None
    principal: bool = True
    rule: str = ""
    record: str | None = None

    def __post_init__(self) -> None:
        quoted(self.mention, "participant")


@dataclass(frozen=True, slots=True)
class Engagement:
    """What took place. `evidence` is the sentence that reports it; `rules` names the rule behind each settled field.

    `date` is the day it happened, ISO 8601, with `date_basis` one of "text", "dateline", "relative" (resolved against
    the publication date) or None. `country` is ISO 3166-1 alpha-3. None is "the text does not say".
    """

    kind: Kind
    evidence: Span
    date: str | None = None
    date_basis: str | None = None
    city: str | None = None
    country: str | None = None
    host_event: Span | None = None
    participants: tuple[Participant, ...] = ()
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        quoted(self.evidence, "engagement")


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a side bound itself to. `who` are party codes, `what` the words of the undertaking, `deadline` the words
    that say by when (None: no date stated), `due` the same as ISO 8601 where it can be computed."""

    who: tuple[str, ...]
    what: Span
    firmness: Firmness
    deadline: Span | None = None
    due: str | None = None

    def __post_init__(self) -> None:
        quoted(self.what, "commitment")


@dataclass(frozen=True, slots=True)
class Statement:
    """A proposition that the text puts in a party's mouth.

    `speakers` are persons by fullest name, empty where a side speaks. `party` the sides on whose behalf it is said.
    `cue` is None for a continued statement. `sentence` is the span of the whole sentence. `strength` grades the
    reporting verb from 1 (noted) to 5 (warned, demanded); None where no verb reports. `rule` attributed it;
    `act_rules` are the ids of the lexicon entries that decided the acts.
    """

    speakers: tuple[str, ...]
    party: tuple[str, ...]
    mode: Mode
    cue: Span | None
    content: Span
    sentence: Span
    rule: str
    acts: tuple[Act, ...] = ()
    topics: tuple[str, ...] = ()
    strength: int | None = None
    addressee: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    act_rules: tuple[str, ...] = ()
    topic_rules: tuple[str, ...] = ()
    issuer_side: str | None = None
    commitment: Commitment | None = None

    def __post_init__(self) -> None:
        quoted(self.content, "statement")

    @property
    def speaker_side(self) -> Literal["issuer", "other", "joint"] | None:
        """Whose words these are, seen from the side that issued the text; None where the issuer is not known."""
        if len(self.party) > 1:
            return "joint"
        if self.issuer_side is None or not self.party:
            return None
        return "issuer" if self.party[0] == self.issuer_side else "other"


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance towards a named target. `statement` is the index of its statement in the readout;
    `resolved` the antecedents of a summarising target, as printed earlier; `grade` the shade of the stance."""

    holder: str
    stance: Stance
    target: Span
    statement: int
    resolved: tuple[str, ...] = ()
    grade: str = ""
    rule: str = ""

    def __post_init__(self) -> None:
        quoted(self.target, "position")


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to an earlier engagement, agreement, document or initiative."""

    span: Span
    kind: ReferenceKind
    name: str
    rule: str = ""

    def __post_init__(self) -> None:
        quoted(self.span, "reference")


@dataclass(frozen=True, slots=True)
class Readout:
    """Everything read from one document. Without an engagement, `reason` says why there is none."""

    document: Document
    engagement: Engagement | None
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    references: tuple[Reference, ...] = ()
    reason: str | None = None
