"""The nouns of set phrases in an archive: where they stand, in whose words, how often.

Spans are `[start, end)` in Unicode code points of the text that stands; days are ISO 8601 dates. An issuer is a party,
else the readout's source.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Account = Literal["own", "reported"]


class Mark(NamedTuple):
    """A set phrase that stands at `[start, end)` of a text, in the sentence `[sentence_start, sentence_end)`.

    `wording` is None where it is the phrase itself; of a near wording it holds the words, case folded, and `changes`
    how they differ, as JSON: pairs of old and new words, equal where unchanged, empty where there are none.
    """

    formula: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    wording: str | None = None
    changes: str | None = None


class Marks(NamedTuple):
    """What was found in one text by the registry that `registry` names (a signed 64-bit number), in order of place."""

    registry: int
    found: tuple[Mark, ...]


class Unmarked(NamedTuple):
    """A text that stands without marks of the present registry. `readout` is its key."""

    readout: int
    lang: str
    title: str | None
    text: str


class Quoted(NamedTuple):
    """A place in a readout where a phrase, or what is near it, stands, with the sentence around it.

    `quote` is the sentence; in it the words stand at `[at, at + size)`. `statement` is the index of the first statement
    that holds them, None outside of any; `speakers` and `party` are that statement's. `account` tells whether the
    issuer reports its own side's words or another's, None where that is not known. `changes` as in `Mark`.
    """

    id: str
    day: str | None
    lang: str
    issuer: str
    parties: tuple[str, ...]
    title: str | None
    url: str | None
    quote: str
    at: int
    size: int
    statement: int | None
    speakers: tuple[str, ...]
    party: tuple[str, ...]
    account: Account | None
    changes: str | None = None

    @property
    def match(self) -> str:
        """The words as the text prints them."""
        return self.quote[self.at : self.at + self.size]


class Used(NamedTuple):
    """How many readouts of an issuer in a year (None: undated) with the same parties use a phrase, in how many places.

    `own` of them have it in their own side's words.
    """

    issuer: str
    year: int | None
    parties: tuple[str, ...]
    readouts: int
    own: int
    places: int


class NearCount(NamedTuple):
    """A near wording that stands so many `times` between two days (None: undated), and its first place."""

    wording: str
    times: int
    first: str | None
    last: str | None
    place: Quoted


class FormulaCount(NamedTuple):
    """A formula that so many readouts use, with the first and the last day of use (None: undated)."""

    formula: str
    readouts: int
    first: str | None
    last: str | None


class IssuerCount(NamedTuple):
    """How an issuer uses a formula: in how many dated readouts, since which day, in how many up to a certain one."""

    formula: str
    readouts: int
    since: str
    until: int


class Issued(NamedTuple):
    """How many readouts an issuer has in a year (None: undated) with the same parties."""

    issuer: str
    year: int | None
    parties: tuple[str, ...]
    readouts: int
