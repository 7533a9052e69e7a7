"""Where a person's name begins and ends: capitalised words, initials and particles, after honorifics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.extract.syntax.base import Mention
from communique.extract.syntax.english.labels import (
    DEMONYM,
    INITIAL,
    NAME,
    OFFICE,
    OTHER,
    PARTICLE,
    PLACE,
    PORTFOLIO,
    STATE,
    Labels,
)
from communique.extract.syntax.english.tokens import Tokens
from communique.model import Span


class Names:
    """Reads names; built from the grammar's honorifics and name abbreviations."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.honorifics = frozenset(words["honorific"])
        self._pairs = frozenset(tuple(pair.split()) for pair in words["honorific_pair"])
        self._abbreviations = frozenset(words["name_abbreviation"])
        self._after = frozenset(words["post_nominal"])
        self._inner = frozenset(words["name_honorific"])
        self._suffixes = frozenset(words["name_suffix"])

    def skip_honorifics(self, tokens: Tokens, index: int, stop: int) -> int:
        """The first token from `index` that is no honorific with a capital, no "the" and no mark after one."""
        if tuple(tokens.words[index : min(index + 2, stop)]) in self._pairs:
            index += 2
        while index < stop and (
            (tokens.words[index] in self.honorifics and (tokens.capital[index] or tokens.words[index] == "the"))
            or (tokens.words[index] in (".", "'", "’") and tokens.words[index - 1] in self.honorifics)
        ):
            index += 1
        return index

    def end(self, tokens: Tokens, labels: Labels, first: int, stop: int) -> int | None:
        """The last token of a name that begins at `first`, or None when no name begins there."""
        if first >= stop or not (tokens.capital[first] or self._particle_first(tokens, labels, first, stop)):
            return None
        if labels.label[first] not in (NAME, INITIAL, PARTICLE) and not self._word_as_name(tokens, labels, first, stop):
            return None
        index = last = first
        named = False
        while index < stop:
            label = labels.label[index]
            if index > first and tokens.text[tokens.starts[index] : tokens.ends[index]] in self._after:
                break
            if tokens.words[index] in self._suffixes and index > first:
                last = index + 1 if index + 1 < stop and tokens.words[index + 1] == "." else index
                break
            if index == first or label in (NAME, INITIAL) or (
                label == PORTFOLIO and not named and index > first and tokens.capital[index]
            ):
                named |= label == NAME
                last = index
            elif (
                (tokens.words[index] == "." and tokens.words[index - 1] in self._abbreviations and index > first)
                or label == PARTICLE
                or (tokens.words[index] in ("-", "#") and index > first)
                or (tokens.words[index] == "," and index + 1 < stop and tokens.words[index + 1] in self._suffixes)
            ):
                pass
            elif (
                (label in (STATE, PLACE, DEMONYM) or tokens.words[index] in self._inner)
                and index > first
                and self._inside(labels, index, stop)
            ):
                last = index
            else:
                break
            index += 1
        return last if named else None

    def _particle_first(self, tokens: Tokens, labels: Labels, first: int, stop: int) -> bool:
        """Whether a surname behind a title begins with its particle ("Prime Minister | de Vries")."""
        return (
            labels.label[first] == PARTICLE
            and first > 0
            and (labels.label[first - 1] == OFFICE or tokens.words[first - 1] in self.honorifics)
            and first + 1 < stop
            and labels.label[first + 1] == NAME
        )

    def _word_as_name(self, tokens: Tokens, labels: Labels, first: int, stop: int) -> bool:
        """Whether a common word or a place begins a name behind a title ("State Councilor | He Mingyuan")."""
        return (
            labels.label[first] in (OTHER, PLACE, STATE)
            and labels.last[first] == first
            and tokens.words[first] not in self.honorifics
            and tokens.words[first].isalpha()
            and first > 0
            and labels.label[first - 1] == OFFICE
            and first + 1 < stop
            and labels.label[first + 1] == NAME
        )

    def _inside(self, labels: Labels, index: int, stop: int) -> bool:
        """A state or city word, or Sheikh, between two words of a name ("Charles Jordan Vale")."""
        return index + 1 < stop and labels.label[index + 1] == NAME and labels.last[index] == index

    def stands_apart(self, tokens: Tokens, labels: Labels, first: int, last: int, stop: int) -> bool:
        """After "the Minister, " a name counts when an honorific, a second name word or a closing comma shows it."""
        if tokens.words[first - 1] in self.honorifics or tokens.words[first - 1] == ".":
            return True
        following = tokens.words[last + 1] if last + 1 < stop else "."
        return last > first and following in (",", ".", ")")

    def before(self, tokens: Tokens, labels: Labels, left: int, floor: int) -> tuple[int, int] | None:
        """A name that ends right before ", the Title"."""
        index = left - 1
        if index > floor and tokens.words[index] == "the":
            index -= 1
        if index <= floor or tokens.words[index] != ",":
            return None
        last = index - 1
        first = last
        while first >= floor and (
            labels.label[first] in (NAME, INITIAL, PARTICLE)
            or (tokens.words[first] == "." and tokens.words[first - 1] in self._abbreviations)
        ):
            first -= 1
        first += 1
        while first <= last and not tokens.capital[first]:
            first += 1
        if last - first < 1 or labels.label[last] != NAME:
            return None
        return first, last

    def following(self, tokens: Tokens, labels: Labels, last: int, stop: int) -> tuple[int, int] | None:
        """The name that follows ", " or "and" after a name in a list."""
        index = last + 1
        while index < stop and tokens.words[index] in (",", "and"):
            index += 1
        if index == last + 1:
            return None
        index = self.skip_honorifics(tokens, index, stop)
        end = self.end(tokens, labels, index, stop)
        return (index, end) if end is not None else None

    def person(self, tokens: Tokens, first: int, last: int, role: Span | None, party: tuple[str, ...]) -> Mention:
        """The person whom tokens [first, last] name, with single spaces and without a transcript's "#"."""
        start, end = tokens.starts[first], tokens.ends[last]
        name = " ".join(tokens.text[start:end].replace("#", "").split())
        return Mention(start, end, "person", name=name, role=role, party=party)
