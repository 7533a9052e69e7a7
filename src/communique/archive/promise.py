"""The nouns of the ledger: what is asked of it, and a statement with all that is needed to quote it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.archive.bound import other_side
from communique.model import Firmness, Span


@dataclass(frozen=True, slots=True)
class Asked:
    """Which undertakings: of `party`, to `to_party`, in readouts of days from `since` to `until` (both inclusive), with
    a term that is over before the day `due_before`. None asks for nothing."""

    party: str | None = None
    to_party: str | None = None
    since: str | None = None
    until: str | None = None
    due_before: str | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """What the statement binds its side to. `what` and `term` are spans of the version's text, `due` is ISO 8601."""

    who: tuple[str, ...]
    firmness: Firmness
    what: Span
    term: Span | None
    due: str | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement of a text that stands.

    `place` orders statements by day, undated ones first, and names this one to the archive; it may change when the
    archive is written. `quote` are the words at `span`. `parties` are those of the engagement, `party` those who speak,
    `issuer` who published it (None: unknown); `content` is equal in reprints. `pledge` is None where it binds nobody.
    """

    place: int
    id: str
    version: int
    day: str | None
    lang: str
    issuer: str | None
    title: str | None
    url: str | None
    parties: tuple[str, ...]
    meeting: str | None
    content: int
    statement: int
    span: Span
    quote: str
    speakers: tuple[str, ...]
    party: tuple[str, ...]
    acts: tuple[str, ...]
    topics: tuple[str, ...]
    flags: tuple[str, ...]
    pledge: Pledge | None

    @property
    def to(self) -> tuple[str, ...]:
        """To whom the side is bound; empty outside of a meeting, or without a pledge."""
        return other_side(self.pledge.who, self.parties) if self.pledge else ()

    @property
    def own_words(self) -> bool | None:
        """Whether the issuer binds (or speaks for) itself; None where the issuer or the side is not known."""
        side = self.pledge.who if self.pledge else self.party
        return None if self.issuer is None or not side else self.issuer in side

    def words(self, span: Span) -> str:
        """The words at a span that lies inside the quotation."""
        return self.quote[span.start - self.span.start : span.end - self.span.start]
