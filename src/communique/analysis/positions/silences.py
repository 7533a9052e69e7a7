"""When a stance is no longer mentioned, or was not yet: which readouts could have had it, and whether it is chance.

Looked at are readouts of the same two or more parties by the same issuer in which the party speaks, with at least as
many statements as the shortest that has the stance, that one not counted. A stance counts as given regularly
from three of them on and one in four. The rule of succession estimates how often they have it; the silence counts where
so many without it would come by chance less than once in twenty times. A text that names the target in any sense ends
the silence, one that breaks off is left out: nothing is concluded from them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from communique.analysis.comparing.compare import is_cut
from communique.analysis.positions.standing import Position
from communique.archive.base import Archive
from communique.archive.records import Printed
from communique.archive.stance import Chance, Mention
from communique.archive.target_words import entries, units, vocabulary
from communique.model import Readout

CHANCE = 0.05
_AT_ONCE = 20
"""Texts that are fetched and looked through together."""
_FEWEST_GIVEN = 3
_FEWEST_SILENT = 2
_FEWEST_PARTIES = 2
_SENTENCE_END = re.compile(r"[.;!?。；！？\n]")
_STEM = 5
"""Letters by which words are compared that may be inflected ("sovereign" for "sovereignty")."""
_NO_PAIRS: frozenset[tuple[str, str]] = frozenset()
_MANY_WORDS, _MANY_HAN, _MOST = 4, 6, 0.6
"""From so many words or characters on, this share of them is enough to name a target."""
_REGULAR = 4
"""A stance is given regularly where at least one readout in so many has it."""


class Silence(NamedTuple):
    """Readouts without a stance, by their slots in order of day, beside `given` of `could` that have it."""

    party: str
    target: str
    slots: tuple[int, ...]
    given: int
    could: int
    named: int
    """Slot of the readout next to the silence whose text names the target, in whatever sense."""


class Told(NamedTuple):
    """A silence for a reader: the readouts' ids, the party's nearest words in the first, and kin they mention."""

    readouts: tuple[str, ...]
    meanwhile: str | None
    kin: tuple[str, ...]


class Silences:
    """The silences of an archive, up to a day where one is given. What was fetched once is kept."""

    def __init__(self, archive: Archive, until: str | None = None) -> None:
        self._archive = archive
        self._until = until
        self._chances: dict[tuple[str, str, tuple[str, ...]], list[Chance]] = {}
        self._texts: dict[int, _Text] = {}
        self._cut: dict[int, bool] = {}

    def after(self, mentions: Sequence[Mention]) -> Silence | None:
        """The silence behind the last of the mentions of one stance in readouts of the same parties by one issuer."""
        return self._silence(mentions, self._of(mentions), forward=True)

    def before(self, mentions: Sequence[Mention]) -> Silence | None:
        """The silence before the first of them."""
        return self._silence(mentions, self._of(mentions)[::-1], forward=False)

    def told(self, silence: Silence, before: Position | None) -> Told:
        """The silence with what a reader is shown of it."""
        printed = [self._texts[slot] for slot in silence.slots]
        first = self._archive.get(printed[0].id).readout
        entry = entries().get(silence.target.partition(":")[0])
        kin = [one for one in (entry.kin if entry else ()) if any(text.names(one) for text in printed)]
        nearest = _nearest(first, silence.party, self._topics(before))
        return Told(tuple(text.id for text in printed), nearest, tuple(kin))

    def _topics(self, before: Position | None) -> set[str]:
        if before is None:
            return set()
        statements = self._archive.get(before.id, before.version).readout.statements
        return set(statements[before.statement].topics)

    def _of(self, mentions: Sequence[Mention]) -> list[Chance]:
        one = mentions[0]
        key = one.party, one.issuer, one.parties
        entry = entries().get(one.target.partition(":")[0])
        given = len({mention.slot for mention in mentions})
        passing = entry is not None and entry.event
        if passing or one.party not in one.parties or len(one.parties) < _FEWEST_PARTIES or given < _FEWEST_GIVEN:
            return []
        if key not in self._chances:
            self._chances[key] = self._archive.stance_chances(*key, self._until)
        return self._chances[key]

    def _silence(self, mentions: Sequence[Mention], chances: Sequence[Chance], *, forward: bool) -> Silence | None:
        having = {mention.slot for mention in mentions}
        shortest = min((chance.statements for chance in chances if chance.slot in having), default=0) - 1
        fit = [chance for chance in chances if chance.slot in having or chance.statements >= shortest]
        last = max((at for at, chance in enumerate(fit) if chance.slot in having), default=0)
        given, could = sum(chance.slot in having for chance in fit), last + 1
        if not _beyond_chance(given, could, len(fit) - could):
            return None
        behind, target = fit[could:], mentions[0].target
        # A name before the first mention settles it; behind the last one, only what follows the last name is silent.
        at = next(self._naming(behind, target, nearest=not forward), None)
        if at is not None and not forward:
            return None
        named = None if at is None else behind[at]
        behind = behind if at is None else behind[at + 1 :]
        if not _beyond_chance(given, could, len(behind)):
            return None
        silent = self._unbroken(behind)
        if not _beyond_chance(given, could, len(silent)):
            return None
        slots = tuple(sorted(chance.slot for chance in silent))
        return Silence(mentions[0].party, mentions[0].target, slots, given, could, (named or fit[last]).slot)

    def _naming(self, chances: Sequence[Chance], target: str, *, nearest: bool) -> Iterator[int]:
        """Which of the readouts have a text that names the target, the nearest to the stance first or last."""
        order = range(len(chances)) if nearest else range(len(chances) - 1, -1, -1)
        for first in range(0, len(order), _AT_ONCE):
            some = order[first : first + _AT_ONCE]
            self._fetch([chances[at] for at in some])
            yield from (at for at in some if self._texts[chances[at].slot].names(target))

    def _unbroken(self, chances: Sequence[Chance]) -> list[Chance]:
        """Those of the readouts whose text does not break off."""
        unread = [chance.version for chance in chances if chance.version not in self._cut]
        self._cut |= {key: is_cut(document) for key, document in self._archive.documents(unread).items()}
        return [chance for chance in chances if not self._cut[chance.version]]

    def _fetch(self, chances: Sequence[Chance]) -> None:
        missing = {chance.version: chance.slot for chance in chances if chance.slot not in self._texts}
        for text in self._archive.printed(list(missing)):
            self._texts[missing[text.key]] = _Text(text)


class _Text:
    """A text that is asked again and again what it names."""

    def __init__(self, printed: Printed) -> None:
        self._printed = printed
        self._named: dict[str, bool] = {}
        self.id = printed.id

    @cached_property
    def _whole(self) -> _Words:
        return _words(self._printed.text, self._printed.lang)

    @cached_property
    def _sentences(self) -> list[_Words]:
        """The words of every sentence."""
        pieces = _SENTENCE_END.split(self._printed.text)
        return [_words(piece, self._printed.lang) for piece in pieces]

    def names(self, target: str) -> bool:
        """Whether a sentence has the words of one of the target's wordings, in whatever order and form, most of them
        where they are many; Han characters in their order, whatever stands between them, most of their pairs where
        they are many. An owner does not count: the thing may be anybody's."""
        if target not in self._named:
            self._named[target] = self._is_named(target)
        return self._named[target]

    def _is_named(self, target: str) -> bool:
        lang = self._printed.lang
        known = vocabulary(lang)
        head = target.partition(":")[0]
        if known is None:
            return True
        if head in known.actors:
            return any(item.id == head for item in known.items(units(self._printed.text, lang)))
        has = _has_han if lang == "zh" else _has_words
        wordings = _wordings(head if head in known.entries else target, lang)
        wanted = [one for one in wordings if has(one, self._whole)]
        return any(has(one, sentence) for one in wanted for sentence in self._sentences)


class _Words(NamedTuple):
    """Words as they are compared: in order, as a set of stems, and as pairs of neighbours (Han characters only)."""

    row: tuple[str, ...]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def _words(text: str, lang: str, without: Container[str] = ()) -> _Words:
    row = tuple(unit.key for unit in units(text, lang) if unit.key not in without)
    return _Words(row, frozenset(key[:_STEM] for key in row), frozenset(pairwise(row)) if lang == "zh" else _NO_PAIRS)


@lru_cache(maxsize=1024)
def _wordings(target: str, lang: str) -> list[_Words]:
    """The wordings of a target without the small words; its id is its wording where it is not known."""
    known = vocabulary(lang)
    assert known is not None  # the caller looked
    forms = known.entries[target].forms(lang) if target in known.entries else [target]
    return [one for one in (_words(form, lang, known.small) for form in forms) if one.row]


def _has_words(wanted: _Words, held: _Words) -> bool:
    count = len(wanted.stems)
    return len(wanted.stems & held.stems) >= (count if count < _MANY_WORDS else _MOST * count)


def _has_han(wanted: _Words, held: _Words) -> bool:
    if len(wanted.row) >= _MANY_HAN and len(wanted.pairs & held.pairs) >= _MOST * len(wanted.pairs):
        return True
    rest = iter(held.row)
    return wanted.stems <= held.stems and all(key in rest for key in wanted.row)


def _beyond_chance(given: int, could: int, silent: int) -> bool:
    """Whether so many readouts without it are too many for a stance that `given` of `could` readouts have."""
    if given < max(_FEWEST_GIVEN, could / _REGULAR) or silent < _FEWEST_SILENT:
        return False
    return bool((1 - (given + 1) / (could + 2)) ** silent <= CHANCE)


def _nearest(readout: Readout, party: str, topics: set[str]) -> str | None:
    """The sentence of the party's statement that shares most topics; None where none shares any."""
    own = [one for one in readout.statements if party in one.party and topics & set(one.topics)]
    best = max(own, key=lambda one: len(topics & set(one.topics)), default=None)
    return best.sentence.of(readout.document.text) if best else None
