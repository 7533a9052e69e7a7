"""The words by which targets of positions are recognised, compiled for a language: names, owners and small words.

Words are compared by unit: a word without case (a Russian one by its stem), or one Han character; quotation marks,
brackets and what stands in round brackets do not count. Of several readings of a place the longest counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple
from zlib import crc32

import msgspec

from communique import datafile, lexicon
from communique.archive.tokens import key, plain_key, simplified
from communique.errors import DataFileError
from communique.formulae import registry
from communique.lexicon import DATA

RULES = 1
"""Raised whenever the same words and data give other targets than before; see `targets_version`."""
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_BRACKETED = re.compile(r"\([^()]*\)|（[^（）]*）|<[^<>]*>")
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\n\s*")
_UNIT = re.compile(rf"['’]s\b|[{_HAN}]|[,，、&]|[^\W_{_HAN}]+(?:\.[^\W_{_HAN}]+)*")
_BRITISH = re.compile(r"isation(s?)$")
Kind = Literal["head", "actor", "light", "joint", "owner", "link", "aside", "other"]
_ORDER: tuple[Kind, ...] = ("light", "joint", "owner", "link", "aside", "actor", "head")
"""Of two readings of the same words, the later kind counts."""


class TargetEntry(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A target of positions; the fields are described in data/README.md. `rule` tells where it comes from."""

    id: str
    en: list[str] = []
    zh: list[str] = []
    ru: list[str] = []
    formulae: list[str] = []
    owned: bool = False
    of: list[str] = []
    named: bool = False
    bare: bool = True
    event: bool = False
    kin: list[str] = []
    example: list[str] = []
    counter: list[str] = []
    rule: Literal["listed", "formula"] = "listed"

    def forms(self, lang: str) -> list[str]:
        """Every wording in a language, our own first."""
        own: list[str] = getattr(self, lang, [])
        return [*own, *(form for id in self.formulae for form in registry()[id].wordings.get(lang, ()))]


    def name(self, lang: str) -> str | None:
        """What the target is called in a language: our first wording or the set phrase, the shorter; None for none."""
        own: list[str] = getattr(self, lang, [])
        set_phrases = [registry()[id].wordings[lang][0] for id in self.formulae[:1] if lang in registry()[id].wordings]
        return min([*set_phrases, *own[:1]], key=len, default=None)


class _Targets(msgspec.Struct, forbid_unknown_fields=True):
    target: list[TargetEntry]
    left_out: list[str]
    themes: list[str]
    actor: str


class Small(msgspec.Struct, forbid_unknown_fields=True):
    """The small words of a language; see data/positions/words.toml."""

    light: list[str]
    joint: list[str]
    owner_before: list[str]
    owner_after: list[str]
    goes_on: list[str]
    aside: list[str]
    pronoun: list[str]


class Unit(NamedTuple):
    """A word or a Han character: `key` compares it, `plain` keeps its ending, `printed` its case."""

    key: str
    plain: str
    printed: str


class Item(NamedTuple):
    """A reading of units `[start, end)`: `id` is a target's or a party's, `key` the words as compared."""

    kind: Kind
    id: str
    key: str
    start: int
    end: int


class _Node:
    """A place in the tree of forms: what may follow, and what ends here as (kind, id, form that must stand so)."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: tuple[Kind, str, str | None] | None = None


class Vocabulary:
    """All forms of a language as one tree.

    `entries` are the targets by id, `actors` the parties' codes; `goes_on`, `pronouns` and `small` are sets of keys.
    `links` tells whether a word links a thing to its owner behind it ("of"), or the owner follows at once.
    """

    def __init__(self, lang: str) -> None:
        small, file = _small()[lang], _file()
        self.lang = lang
        self.entries = entries()
        self.actor, self.links = file.actor, bool(small.owner_after)
        self.goes_on = _keys(small.goes_on, lang)
        self.small = _keys([*small.goes_on, *small.joint, *small.owner_before, *small.light], lang)
        self.pronouns = _keys(small.pronoun, lang)
        self._root = _Node()
        self.actors = set[str]()
        for kind, id, form, cased in _forms(lang, small):
            self._add(kind, id, form, cased)
            if kind == "actor":
                self.actors.add(id)

    def _add(self, kind: Kind, id: str, form: str, cased: bool) -> None:
        node = self._root
        row = units(form, self.lang)
        for unit in row:
            node = node.next.setdefault(unit.key, _Node())
        if row and (node.ends is None or _ORDER.index(node.ends[0]) < _ORDER.index(kind)):
            node.ends = (kind, id, "".join(unit.printed for unit in row) if cased else None)

    def items(self, row: Sequence[Unit]) -> list[Item]:
        """The units as items, from left to right, each as long as possible."""
        found: list[Item] = []
        at = 0
        while at < len(row):
            kind, id, end = self._longest(row, at)
            found.append(Item(kind, id, " ".join(unit.key for unit in row[at:end]), at, end))
            at = end
        return found

    def _longest(self, row: Sequence[Unit], at: int) -> tuple[Kind, str, int]:
        best: tuple[Kind, str, int] = ("other", "", at + 1)
        node: _Node | None = self._root
        for end in range(at, len(row)):
            node = node.next.get(row[end].key) if node else None
            if node is None:
                break
            if node.ends:
                kind, id, printed = node.ends
                if printed is None or printed == "".join(unit.printed for unit in row[at : end + 1]):
                    best = (kind, id, end + 1)
        return best


def units(text: str, lang: str) -> list[Unit]:
    """The units of a text in order."""
    plain = _BRACKETED.sub(" ", _BROKEN.sub("", text))
    return [_unit(found) for found in _UNIT.findall(plain)]


@lru_cache(maxsize=50_000)
def _unit(printed: str) -> Unit:
    if printed in ("'s", "’s"):
        return Unit("'s", "'s", "'s")
    if printed in ",，":
        return Unit(",", ",", ",")
    if printed == "、" or re.match(f"[{_HAN}]", printed):
        same = simplified(printed)
        return Unit(same, same, printed)
    plain = _BRITISH.sub(r"ization\1", plain_key(printed))
    return Unit(key(plain), plain, printed)


@cache
def vocabulary(lang: str) -> Vocabulary | None:
    """The vocabulary of a language; None for one without small words."""
    return Vocabulary(lang) if lang in _small() else None


@cache
def entries() -> dict[str, TargetEntry]:
    """All targets by id: those of our list, then the set phrases that it does not take up.

    DataFileError where an id stands twice or names no set phrase.
    """
    file = _file()
    found: dict[str, TargetEntry] = {}
    for entry in file.target:
        if entry.id in found or not all(id in registry() for id in entry.formulae):
            raise DataFileError("this id stands twice, or names no formula", place=f"targets.toml#{entry.id}")
        found[entry.id] = entry
    taken = {id for entry in file.target for id in entry.formulae} | set(file.left_out)
    for formula in registry().values():
        if formula.id not in taken and formula.id not in found and formula.theme in file.themes:
            found[formula.id] = TargetEntry(id=formula.id, formulae=[formula.id], of=formula.issuers, rule="formula")
    return found


@cache
def bare_words() -> frozenset[str]:
    """The forms, as ids of words, of targets that name nothing without an owner or something more."""
    bare = [(lang, form) for one in entries().values() if not one.bare for lang in _small() for form in one.forms(lang)]
    return frozenset(("" if lang == "zh" else " ").join(u.plain for u in units(form, lang)) for lang, form in bare)


def is_han(words: str) -> bool:
    """Whether Han characters stand in the words."""
    return bool(re.search(f"[{_HAN}]", words))


@cache
def targets_version() -> str:
    """What the targets of an archive depend on beside its texts: the rules' number, and all forms and small words."""
    forms = sorted(f"{lang}{kind}{id}{form}" for lang in _small() for kind, id, form, _ in _forms(lang, _small()[lang]))
    flags = [f"{one.id}{one.owned:d}{one.named:d}{one.bare:d}{one.of}" for one in entries().values()]
    small = [f"{lang}{one}" for lang, one in _small().items()]
    return f"{RULES}-{crc32(repr((forms, flags, small)).encode()):08x}"


def _forms(lang: str, small: Small) -> Iterator[tuple[Kind, str, str, bool]]:
    """(kind, id, form, whether its case counts) of everything the tree holds."""
    for entry in entries().values():
        yield from (("head", entry.id, form, False) for form in entry.forms(lang))
    yield from (("light", "", form, False) for form in small.light)
    yield from (("joint", "", form, False) for form in small.joint)
    yield from (("owner", "", form, False) for form in small.owner_before)
    yield from (("link", "", form, False) for form in small.owner_after)
    yield from (("aside", "", form, False) for form in small.aside)
    known = lexicon.load(lang)
    for organisation in known.organisations:
        for form in organisation.names.get(lang, ()):
            yield "actor", organisation.id, form, form in organisation.cased
    for state in known.states:
        shown = [*state.names.get(lang, ()), *_adjectives(lang, state.demonyms.get(lang, ()))]
        yield from (("actor", state.id, form, form in state.cased) for form in shown)


def _adjectives(lang: str, demonyms: Iterable[str]) -> Iterator[str]:
    """The demonyms; the short names of a side in Chinese stand before 方, and only where one state alone has them."""
    for form in demonyms:
        if lang != "zh":
            yield form
        elif form not in _shared_names():
            yield form + "方"


@cache
def _shared_names() -> frozenset[str]:
    """Short Han names that several states share."""
    names = [form for state in lexicon.load("zh").states for form in set(state.demonyms.get("zh", ()))]
    return frozenset(form for form in names if names.count(form) > 1)


def _keys(words: Iterable[str], lang: str) -> frozenset[str]:
    return frozenset(" ".join(unit.key for unit in units(word, lang)) for word in words)


@cache
def _file() -> _Targets:
    return datafile.read(DATA / "positions" / "targets.toml", _Targets)


@cache
def _small() -> dict[str, Small]:
    return datafile.read(DATA / "positions" / "words.toml", dict[str, Small])
