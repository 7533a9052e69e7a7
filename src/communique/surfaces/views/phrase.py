"""What the page of a phrase shows, cut and worded, before any markup: the template only lays it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from communique.analysis.phrases.phrase import HAN
from communique.analysis.phrases.track import CONTEXT, NearWording, Occurrence, Track
from communique.formulae import Formula, registry
from communique.surfaces.views.concordance import around
from communique.surfaces.words import Words, printable, words

SHOWN = 200
"""Uses, and near wordings, that a page shows; its data have all."""
FEW = 20
"""Readouts of a year below which its share says little."""


@dataclass(frozen=True, slots=True)
class Line:
    """One use on one line: day, who speaks, by whose account, the words around the phrase, and where it stands."""

    day: str
    who: str
    account: str
    left: str
    match: str
    right: str
    lang: str
    title: str
    url: str | None
    id: str


@dataclass(frozen=True, slots=True)
class NearLine:
    """A near wording: its parts as (words of the phrase, words in their place), how often, when, and one quotation."""

    parts: tuple[tuple[str, str], ...]
    times: int
    days: str
    quote: str
    who: str
    id: str
    url: str | None
    lang: str


class PhraseView:
    """One phrase on a page, in the interface language `lang` (None: that of the phrase).

    `at` gives the address of a use; without it a use links to its source.
    """

    def __init__(
        self, tracked: Track, lang: str | None = None, at: Callable[[Occurrence], str | None] | None = None
    ) -> None:
        self.tracked = tracked
        self._at = at or _source
        self.words: Words = words(lang or _lang_of(tracked))
        self.phrase = printable(tracked.phrase)
        self.lang = _script(tracked.phrase)
        self.few = FEW

    @cached_property
    def formula(self) -> Formula | None:
        """The formula of the registry, None where it knows none."""
        return registry().get(self.tracked.formula) if self.tracked.formula else None

    @property
    def others(self) -> list[tuple[str, str, str]]:
        """The phrase in the other languages of the registry: language tag, language, canonical wording."""
        held = self.formula.wordings if self.formula else {}
        other = {lang: row[0] for lang, row in held.items() if self.tracked.phrase not in row}
        return [(lang, self.words.language(lang), wording) for lang, wording in other.items()]

    @property
    def issuers(self) -> str:
        """Whose phrase it is, as a list; empty where the registry names nobody."""
        return self.words.parties(self.formula.issuers) if self.formula else ""

    @property
    def span(self) -> tuple[str, str] | None:
        """First and last day of use in words; None without a dated use."""
        if not (self.tracked.first and self.tracked.last):
            return None
        return self.words.day(self.tracked.first), self.words.day(self.tracked.last)

    @property
    def firsts(self) -> list[tuple[str, str]]:
        """The first day of each issuer in words, the earliest first, up to six: (day, issuer)."""
        return [(self.words.day(day), self._party(issuer)) for issuer, day in self.tracked.firsts[:6]]

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """The long silences in words."""
        return [(self.words.day(before), self.words.day(after)) for before, after in self.tracked.gaps]

    @property
    def years(self) -> list[tuple[int, str, int, int, str]]:
        """The numbers under the picture: year, issuer, readouts, uses, share of 100; years without use are left out."""
        rows = [year for year in self.tracked.by_year if year.uses]
        return [(y.year, self._party(y.issuer), y.readouts, y.uses, f"{y.share * 100:.1f}") for y in rows]

    @property
    def counterparts(self) -> list[tuple[str, str, int, int, str]]:
        """In readouts of meetings with whom: issuer, counterpart, readouts, uses, share of 100; the twelve most."""
        return [
            (self._party(one.issuer), self._party(one.counterpart), one.readouts, one.uses, f"{one.share * 100:.1f}")
            for one in self.tracked.by_counterpart[:12]
        ]

    @cached_property
    def lines(self) -> list[Line]:
        """The uses, oldest first, up to `SHOWN`."""
        return [self._line(one) for one in self.tracked.occurrences[:SHOWN]]

    @cached_property
    def near(self) -> list[NearLine]:
        """The near wordings, the most frequent first, up to `SHOWN`."""
        return [self._near(one) for one in self.tracked.near[:SHOWN]]

    def _line(self, one: Occurrence) -> Line:
        reported = one.account == "reported"
        left, match, right = around(one.left, one.match, one.right, CONTEXT)
        return Line(
            day=self.words.day(one.date),
            who=self._who(one),
            account=self.words.say("reported", issuer=self.words.party(one.issuer)) if reported else "",
            left=left,
            match=match,
            right=right,
            lang=one.lang,
            title=printable(one.title or one.id),
            url=self._at(one),
            id=printable(one.id),
        )

    def _near(self, near: NearWording) -> NearLine:
        one = near.occurrences[0]
        first, last = self.words.day(near.first), self.words.day(near.last)
        return NearLine(
            parts=tuple((printable(change.old), printable(change.new)) for change in near.changes),
            times=near.count,
            days=first if first == last else f"{first} – {last}",
            quote=_flat(one.quote),
            who=self._who(one),
            id=printable(one.id),
            url=self._at(one),
            lang=one.lang,
        )

    def _who(self, one: Occurrence) -> str:
        side = self.words.parties(one.side.split(",")) if one.side else ""
        if one.speakers:
            return printable(", ".join(one.speakers) + (f" ({side})" if side else ""))
        return printable(side or self.words.say("narration"))

    def _party(self, code: str) -> str:
        return printable(self.words.label(code))


def _flat(text: str) -> str:
    """The text on one line, with the space at its ends kept as one."""
    return printable(re.sub(r"\s+", " ", text))


def _source(one: Occurrence) -> str | None:
    return one.url if one.url and re.match(r"https?://[^\s\"<>]+\Z", one.url) else None


def _script(text: str) -> str:
    return "zh" if re.search(f"[{HAN}]", text) else "ru" if re.search("[\u0400-\u04ff]", text) else "en"


def _lang_of(tracked: Track) -> str:
    return _script(tracked.phrase)
