"""What a page or a terminal shows of one issuer's readout in two languages: the sentences in pairs, their variances.

What one version alone has is "not mentioned in" the other version, never more. Everything here is plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.analysis.comparing.translation import Rendering, Translation, Variance
from communique.model import Readout, Span
from communique.surfaces.words import Words, printable


@dataclass(frozen=True, slots=True)
class Line:
    """One pair of sentences: its number from 1, the words of either version or "", and what must be said of it
    ("name, set phrase", "not mentioned in the English version"); `alone` tells that one version has nothing."""

    number: int
    a: str
    b: str
    label: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Parting:
    """One variance: the number of the pair, its kind in words, the words of either version, and a remark or ""."""

    number: int
    kind: str
    a: str
    b: str
    remark: str


class TranslationView:
    """Two versions in the words of one interface language; `cut` tells whose text breaks off."""

    def __init__(
        self, a: Readout, b: Readout, found: Translation, words: Words, cut: tuple[bool, bool] = (False, False)
    ) -> None:
        self.a, self.b, self.found, self.words, self.cut = a, b, found, words, cut

    @property
    def languages(self) -> tuple[str, str]:
        """The languages by their own names."""
        return self.words.language(self.a.document.lang), self.words.language(self.b.document.lang)

    @property
    def versions(self) -> tuple[str, str]:
        """ "The English version"."""
        names = (self.words.say("version_of", language=language) for language in self.languages)
        first, second = (name[:1].upper() + name[1:] for name in names)
        return first, second

    @property
    def count(self) -> str:
        """How many pairs, with another wording, in one version alone."""
        alone = sum(not one.a or not one.b for one in self.found.sentences)
        differ = sum(bool(one.differ) for one in self.found.sentences) - alone
        return self.words.say("translation_count", n=len(self.found.sentences) - alone, differ=differ, alone=alone)

    @cached_property
    def lines(self) -> list[Line]:
        """The sentences of both versions in pairs, in A's order."""
        return [
            Line(number, self._printed(self.a, one.a), self._printed(self.b, one.b), self._label(one),
                 not one.a or not one.b)
            for number, one in enumerate(self.found.sentences, 1)
        ]  # fmt: skip

    @cached_property
    def partings(self) -> list[Parting]:
        """The variances, but for what one version alone has, which `lines` show."""
        return list(self._partings())

    def _partings(self) -> Iterator[Parting]:
        for one in self.found.variance:
            if one.kind != "presence":
                a, b = (printable(words) or self.words.say("variance_none") for words in (one.a, one.b))
                yield Parting(one.sentence + 1, self.kind(one.kind), a, b, self._remark(one))

    def _remark(self, one: Variance) -> str:
        if not one.registered:
            return ""
        return printable(self.words.say("variance_registered", words=self.words.quote(one.registered)))

    def kind(self, kind: str) -> str:
        """A kind of variance in words."""
        return self.words.say(f"differs_{kind}")

    def _label(self, one: Rendering) -> str:
        if not one.a or not one.b:
            missing = 1 if one.a else 0
            words = self.words.say("not_mentioned_version", language=self.languages[missing])
            return f"{words} ({self.words.say('text_breaks_off')})" if self.cut[missing] else words
        said = [self.kind(kind) for kind in one.differ] + [self.words.say("variance_moved")] * one.moved
        return self.words.comma.join(said)

    def _printed(self, readout: Readout, span: Span | None) -> str:
        return printable(" ".join(span.of(readout.document.text).split())) if span else ""
