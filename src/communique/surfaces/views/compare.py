"""What a page or a terminal shows of two readouts side by side, cut and worded, before any markup.

The words are locked: what only one account has is "not mentioned in" the other, never more. Everything here is plain
text; escaping is the template's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from communique.analysis.comparing.compare import Comparison, Point, ending
from communique.analysis.comparing.differ import Difference
from communique.analysis.comparing.pairs import issuer_of
from communique.model import Readout
from communique.surfaces import voices, wording
from communique.surfaces.views.translation import TranslationView
from communique.surfaces.words import Words, printable, words

Column = Literal["a", "b"]
_GENERAL = "bilateral"
_RAIL = {"both": "rail_both", "differ": "rail_differs", "only_a": "rail_here", "only_b": "rail_there"}


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement in its column: its number from 1, who says it and how, and its words with what differs marked."""

    number: int
    side: str
    who: str
    account: str
    parts: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One point: the label of the rail and what differs; an empty column has `absent` words instead of quotes."""

    relation: str
    label: str
    differs: str
    a: tuple[Quote, ...]
    b: tuple[Quote, ...]
    absent: str


@dataclass(frozen=True, slots=True)
class Section:
    """The points on one topic, in A's order."""

    topic: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The head of one column. `bars` are (class, words, where it begins, how wide) of 100; `note` a caution or ""."""

    column: Column
    name: str
    language: str
    lang: str
    title: str
    byline: str
    url: str | None
    shares: str
    bars: tuple[tuple[str, str, float, float], ...]
    order: str
    note: str


class CompareView:
    """A comparison in the words of one interface language (that of both texts, else English)."""

    def __init__(self, comparison: Comparison, lang: str | None = None) -> None:
        self.comparison = comparison
        self.a, self.b = comparison.a, comparison.b
        same = self.a.document.lang == self.b.document.lang
        self.words: Words = words(lang or (self.a.document.lang if same else "en"))

    @cached_property
    def names(self) -> tuple[str, str]:
        """How the two readouts are called: by issuer, else by publisher; told apart by language, else by letter."""
        found = [self._issuer(readout) for readout in (self.a, self.b)]
        if found[0] == found[1]:
            langs = [self.words.language(readout.document.lang) for readout in (self.a, self.b)]
            marks = langs if langs[0] != langs[1] else ["A", "B"]
            found = [f"{name} ({mark})" for name, mark in zip(found, marks, strict=True)]
        return printable(found[0]), printable(found[1])

    def _issuer(self, readout: Readout) -> str:
        if issuer := issuer_of(readout):
            return self.words.party(issuer)
        return readout.document.publisher or self.words.say("issuer_unknown")

    def account_of(self, column: Column) -> str:
        """ "Norway’s readout"."""
        name = self.names[0 if column == "a" else 1]
        said = self.words.say("their_readout", issuer=name)
        return said[:1].upper() + said[1:]

    @cached_property
    def translation(self) -> TranslationView | None:
        """One issuer's two languages sentence by sentence; None for two issuers, or one language."""
        found = self.comparison.translation
        return TranslationView(self.a, self.b, found, self.words, self.comparison.cut) if found else None

    @property
    def title(self) -> str:
        """Who met, as far as known, else the general heading."""
        engagement = self.a.engagement or self.b.engagement
        parties = sorted({p.party for p in engagement.participants if p.party and p.principal}) if engagement else []
        met = self.words.listed([self.words.label(code) for code in parties])
        heading = self.words.say("translation_title" if self.translation else "two_accounts")
        return f"{met}{self.words.colon}{heading}" if met else heading

    @property
    def summary(self) -> str:
        """How and when they met."""
        for readout in (self.a, self.b):
            if readout.engagement:
                what = self.words.kinds[readout.engagement.kind]
                day = readout.engagement.date or readout.document.published
                parts = [what, self.words.day(day)] if day else [what]
                place = wording.place(self.words, readout.engagement)
                return printable(self.words.comma.join([*parts, place] if place else parts))
        return ""

    @property
    def counts(self) -> list[tuple[int, str, str]]:
        """The four numbers of the head: how many points, the words, and a remark in small print."""
        points, say = self.comparison.points, self.words.say
        count = Counter(point.relation for point in points)
        kinds = dict.fromkeys(one.kind for point in points for one in point.differences)
        differing = self.words.comma.join(self._kind(kind) for kind in kinds)
        a, b = (self.words.say("their_readout", issuer=name) for name in self.names)
        return [
            (count["both"], say("said_in_both"), say("of_points", n=len(points))),
            (count["differ"], say("said_differently"), differing),
            (count["only_a"], say("only_in", readout=a), ""),
            (count["only_b"], say("only_in", readout=b), ""),
        ]

    def _kind(self, kind: str) -> str:
        return self.words.say(f"differs_{kind}")

    @cached_property
    def accounts(self) -> tuple[Account, Account]:
        """The heads of the two columns."""
        return self._account("a", self.a, 0), self._account("b", self.b, 1)

    def _account(self, column: Column, readout: Readout, i: int) -> Account:
        document = readout.document
        bars = tuple(self._bars(readout))
        topics = [self.words.topics.get(topic, topic) for topic in self.comparison.order[i]]
        return Account(
            column=column,
            name=self.account_of(column),
            language=self.words.language(document.lang),
            lang=document.lang if re.fullmatch(r"[a-z]{2,3}", document.lang) else "und",
            title=printable(document.title or self.words.say("untitled")),
            byline=printable(" · ".join(wording.issued(self.words, document))),
            url=document.url if document.url and re.match(r"https?://[^\s\"<>]+\Z", document.url) else None,
            shares=self.words.comma.join(text for _, text, _, _ in bars),
            bars=bars,
            order=" → ".join(topics),
            note=printable(self._note(column, readout, i)),
        )

    def _bars(self, readout: Readout) -> Iterator[tuple[str, str, float, float]]:
        at = 0.0
        for (name, percent), (voice, share) in zip(
            wording.shares(self.words, readout), voices.shares(readout), strict=True
        ):
            yield voice.side if voice else "narration", printable(f"{name} {percent}"), at, share * 100
            at += share * 100

    def _note(self, column: Column, readout: Readout, i: int) -> str:
        name = self.account_of(column)
        if self.comparison.cut[i]:
            return self.words.say("breaks_off", readout=name, words=ending(readout))
        return "" if readout.statements else self.words.say("says_nothing", readout=name)

    @cached_property
    def sections(self) -> list[Section]:
        """The points by their first topic that is not the general one, in the order in which the topics come up."""
        found: dict[str, list[Row]] = {}
        for point in self.comparison.points:
            topic = next((one for one in point.topics if one != _GENERAL), next(iter(point.topics), ""))
            found.setdefault(topic, []).append(self._row(point))
        if "" in found:
            found[""] = found.pop("")  # what has no topic comes last
        names = {topic: self.words.topics.get(topic, topic) or self.words.say("other_matters") for topic in found}
        return [Section(printable(names[topic]), tuple(rows)) for topic, rows in found.items()]

    def _row(self, point: Point) -> Row:
        missing: Column = "b" if point.relation == "only_a" else "a"
        absent = "" if point.a and point.b else self.absent(missing)
        return Row(
            relation=point.relation,
            label=self.words.say(_RAIL[point.relation]),
            differs=self.words.comma.join(self._kind(one.kind) for one in point.differences),
            a=tuple(self._quotes(self.a, point.a, [(one, one.a) for one in point.differences])),
            b=tuple(self._quotes(self.b, point.b, [(one, one.b) for one in point.differences])),
            absent=printable(absent),
        )

    def absent(self, column: Column) -> str:
        """What stands in an empty cell, with the reason why nothing follows from it where the text breaks off."""
        i = 0 if column == "a" else 1
        words = self.words.say("not_mentioned", readout=self.words.say("their_readout", issuer=self.names[i]))
        return f"{words} ({self.words.say('text_breaks_off')})" if self.comparison.cut[i] else words

    def _quotes(
        self, readout: Readout, indices: Iterable[int], differing: list[tuple[Difference, str]]
    ) -> Iterator[Quote]:
        document = readout.document
        for i in indices:
            statement = readout.statements[i]
            voice = voices.voice(statement, document)
            cue = f" · {' '.join(statement.cue.of(document.text).split())}" if statement.cue else ""
            alone = sum(other.sentence == statement.sentence for other in readout.statements) == 1
            text = (statement.sentence if alone else statement.content).of(document.text)
            yield Quote(
                number=i + 1,
                side=voice.side,
                who=printable(wording.margin(self.words, voice)[0] + cue),
                account=printable(wording.account(self.words, voice)) if voice.side == "other" else "",
                parts=tuple(_marked(printable(" ".join(text.split())), differing)),
            )

    @cached_property
    def one_sided(self) -> list[tuple[str, str]]:
        """Numbers and promises that one side alone gives: whose readout, and the words."""
        return [
            (self.account_of(one.side), printable(self.words.quote(one.words)))
            for one in self.comparison.one_sided
        ]  # fmt: skip


def _marked(text: str, differing: list[tuple[Difference, str]]) -> Iterator[tuple[bool, str]]:
    """The text cut where words begin and end that tell the difference: numbers, days, names as printed, targets."""
    wanted = [" ".join(word.split()) for one, words in differing for word in _telling(one.kind, words)]
    pattern = "|".join(re.escape(printable(word)) for word in sorted(wanted, key=len, reverse=True))
    at = 0
    for found in re.finditer(pattern, text) if pattern else ():
        if found.start() > at:
            yield False, text[at : found.start()]
        yield True, found.group()
        at = found.end()
    if at < len(text):
        yield False, text[at:]


def _telling(kind: str, words: str) -> list[str]:
    """The words to mark: all that are listed; of "supports X" the target; none for a strength."""
    if kind == "strength":
        return []
    return [words.partition(" ")[2] or words] if kind == "stance" else words.split(", ")
