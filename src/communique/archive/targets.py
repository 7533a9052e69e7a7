"""Which printed words name one target of positions, whatever the wording and the language, and by which rule.

A target is recognised only where its words are understood whole: a name of `data/positions/targets.toml` or of the
registry of set phrases, or a state or organisation, with nothing around it but small words and, for what everybody has
of his own ("sovereignty"), its owner. Whatever holds one word more keeps its own words as its id: two targets that are
not surely one stay two. The rules, as they stand on every position:

    target.listed, target.formula, target.actor     the words are the target's, of our list, the registry, the lexicon
    … .owned       with its owner in the words ("Arlandia's sovereignty": sovereignty:ARL)
    … .shared      with the owner that a coordination gives it ("Arlandia's sovereignty and *territorial integrity*")
    … .qualified   a proper name, whatever follows it ("the two-state solution *to the conflict*")
    … .continued   the name goes on behind words that were cut at "and" ("unprovoked *and unjustified war on …*")
    … .resolved    what a summarising target ("the two initiatives") points back to
    target.words   none of these: the words themselves, without case, quotation marks and small words at either end
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from communique.archive.target_words import Item, Vocabulary, bare_words, is_han, units, vocabulary

WINDOW = 120
"""Code points before and behind the words of a target that may decide whose it is."""
_LONGEST = 160
"""Code points of an id made of words."""
_FEWEST_WORDS, _FEWEST_HAN = 2, 4
_BETWEEN = re.compile(r"\b(?:between|между)\b[^.;:]* (?:and|и) (?:the )?$", re.IGNORECASE)
_STOP = re.compile(r"[.;:!?。；：！？\n]")
Rule = Literal["listed", "formula", "actor"]


class Target(NamedTuple):
    """What a position is towards: `id` is "sovereignty:UKR", "belt-and-road", "UKR" or words; `rule` grouped it."""

    id: str
    rule: str


def targets_of(
    words: str, lang: str, before: str = "", after: str = "", resolved: Sequence[str] = ()
) -> tuple[Target, ...]:
    """The targets that printed words name, several where they are joined; empty where they hold no letter.

    `before` and `after` are what stands around the words in the text, `WINDOW` characters of it at most are looked at;
    `resolved` the earlier words that a summarising target stands for, which then name it alone.
    """
    if resolved:
        found = [target for earlier in resolved for target in targets_of(earlier, lang)]
        return tuple(dict.fromkeys(Target(one.id, f"{one.rule}.resolved") for one in found))
    known = vocabulary(lang)
    if known is None:
        return _own_words(words, lang)
    read = _read(words, lang)
    if any(one.rule == "target.actor" for one in read.ids) and _cut_short(lang, before, after):
        return _own_words(words, lang)
    if read.ids and read.ownerless:
        owner = _owner(known, before, after)
        return tuple(_shared(one, owner, known) for one in read.ids) if owner else read.ids
    return read.ids or _continued(known, words, after) or _own_words(words, lang)


def _cut_short(lang: str, before: str, after: str) -> bool:
    """Whether an actor is only a part of what is meant: the subject of Han text that goes on ("支持*中方*在…的立场"),
    or the last of those between whom something is ("talks between A and *B*")."""
    if lang == "zh":
        return after[:1].isalpha() and after[0] not in "和与及"
    return bool(_BETWEEN.search(before))


def is_fixed(id: str, rule: str) -> bool:
    """Whether a target is surely the same thing on two days: one that is known, or words that are more than one word.

    "The ceasefire" of one readout may be another's than that of the next.
    """
    if not rule.startswith("target.words"):
        return True
    row = units(id, "en")
    return id not in bare_words() and len(row) >= (_FEWEST_HAN if is_han(id) else _FEWEST_WORDS)


class _Read(NamedTuple):
    ids: tuple[Target, ...]
    ownerless: bool
    """Whether a target that differs from owner to owner stands without one, and no pronoun names it."""


@lru_cache(maxsize=50_000)
def _read(words: str, lang: str) -> _Read:
    known = vocabulary(lang)
    assert known is not None  # the caller looked
    items = known.items(units(words, lang))
    ids = _understood(known, items)
    pronoun = any(item.key in known.pronouns for item in items)
    return _Read(ids, not pronoun and any(_wants_owner(known, one.id) for one in ids))


def _wants_owner(known: Vocabulary, id: str) -> bool:
    entry = known.entries.get(id)
    return entry is not None and entry.owned


def _understood(known: Vocabulary, items: Sequence[Item]) -> tuple[Target, ...]:
    """The targets of words of which every one is understood; empty where one is not."""
    items = _without_asides(known, items)
    heads = [item for at, item in enumerate(items) if item.kind == "head" and not _part_of_owner(known, items, at)]
    strange = [at for at, item in enumerate(items) if _strange(known, items, at)]
    if strange:
        return _qualified(known, items, strange[0])
    actors = list(dict.fromkeys(item.id for item in items if item.kind == "actor"))
    if not heads:
        owning = any(item.kind == "owner" for item in items) and known.links
        return () if owning else tuple(Target(actor, "target.actor") for actor in actors)
    return _with_owner(known, [item.id for item in heads], actors)


def _without_asides(known: Vocabulary, items: Sequence[Item]) -> Sequence[Item]:
    """The items before what is no part of the target, without a preposition that is left over at the end."""
    end = next((at for at, item in enumerate(items) if item.kind == "aside" and at), len(items))
    while end > 1 and items[end - 1].key in known.goes_on:
        end -= 1
    return items[:end]


def _part_of_owner(known: Vocabulary, items: Sequence[Item], at: int) -> bool:
    """Whether a people only says whose something is ("the people's rights", "rights of the people")."""
    if known.entries[items[at].id].bare or not any(item.kind == "head" for item in (*items[:at], *items[at + 1 :])):
        return False
    behind = [item.kind for item in items[at + 1 :] if item.kind != "light"]
    before = [item.kind for item in items[:at] if item.kind in ("link", "head", "joint")]
    follows = "owner" if known.links else "head"
    return behind[:1] == [follows] or before[-1:] == ["link"]


def _strange(known: Vocabulary, items: Sequence[Item], at: int) -> bool:
    """Whether an item is not understood: a word of no kind, or a link that leads from a head to no owner."""
    if items[at].kind != "link":
        return items[at].kind == "other"
    kinds = [item.kind for item in items[at + 1 :] if item.kind != "light"]
    return kinds[:1] != ["actor"] or not any(item.kind == "head" for item in items[:at])


def _with_owner(known: Vocabulary, heads: Sequence[str], owners: Sequence[str]) -> tuple[Target, ...]:
    found: list[Target] = []
    for head in heads:
        entry = known.entries[head]
        if len(owners) == 1 and entry.owned:
            whose = owners[0] if head == known.actor else f"{head}:{owners[0]}"
            found.append(Target(whose, f"target.{entry.rule}.owned"))
        elif set(owners) - set(entry.of) or not (entry.bare or owners):
            return ()
        else:
            found.append(Target(head, f"target.{entry.rule}"))
    return tuple(dict.fromkeys(found))


def _qualified(known: Vocabulary, items: Sequence[Item], strange: int) -> tuple[Target, ...]:
    """A proper name before the first strange word, with a word between them that opens what follows."""
    at = next((at for at, item in enumerate(items[:strange]) if item.kind == "head"), None)
    if at is None:
        return ()
    entry = known.entries[items[at].id]
    owners = {item.id for item in items[:at] if item.kind == "actor"}
    if not entry.named or items[at + 1].key not in known.goes_on or owners - set(entry.of):
        return ()
    return (Target(entry.id, f"target.{entry.rule}.qualified"),)


def _owner(known: Vocabulary, before: str, after: str) -> str | None:
    """Whose a target is that is joined to another one with an owner, before it or behind it."""
    left = known.items(units(_STOP.split(before[-WINDOW:])[-1], known.lang))
    if left and left[-1].kind == "joint" and (owner := _owner_left(left)):
        return owner
    right = known.items(units(_STOP.split(after[:WINDOW])[0], known.lang))
    return _owner_right(known, right) if right and right[0].kind == "joint" else None


def _owner_left(items: Sequence[Item]) -> str | None:
    heads = 0
    for item in reversed(items):
        if item.kind == "actor":
            return item.id if heads else None
        if item.kind in ("other", "link", "aside"):
            return None
        heads += item.kind == "head"
    return None


def _owner_right(known: Vocabulary, items: Sequence[Item]) -> str | None:
    """The owner that follows the last of several joined things: "and *independence* of Arlandia"."""
    joint, head = True, False
    linked = not known.links
    for item in items:
        if item.kind == "actor":
            return item.id if head and linked else None
        if item.kind == "link":
            linked = True
        elif item.kind == "head" and joint:
            joint, head = False, True
        elif item.kind == "joint" and not (linked and known.links):
            joint = True
        elif item.kind != "light":
            return None
    return None


def _shared(target: Target, owner: str, known: Vocabulary) -> Target:
    if not _wants_owner(known, target.id):
        return target
    return Target(f"{target.id}:{owner}", f"{target.rule}.shared")


def _continued(known: Vocabulary, words: str, after: str) -> tuple[Target, ...]:
    """The name that begins in the words, or behind nothing but small words, and ends in what follows them."""
    printed = units(words, known.lang)
    items = known.items(printed + units(_STOP.split(after[:WINDOW])[0], known.lang))
    for at, item in enumerate(items):
        if item.kind == "head":
            crosses = item.end > len(printed)
            found = _understood(known, items[: at + 1]) if crosses else ()
            return tuple(Target(one.id, f"{one.rule}.continued") for one in found)
        if item.kind == "other":
            return ()
    return ()


def _own_words(words: str, lang: str) -> tuple[Target, ...]:
    """The words as their own id."""
    known = vocabulary(lang)
    row = units(words, lang)
    items = known.items(row) if known else []
    while items and items[0].kind in ("light", "joint", "owner") and len(items) > 1:
        row, items = row[items[0].end - items[0].start :], items[1:]
    while items and items[-1].kind in ("joint", "owner") and len(items) > 1:
        row, items = row[: len(row) - (items[-1].end - items[-1].start)], items[:-1]
    printed = ("" if lang == "zh" else " ").join(unit.plain for unit in row).replace(" 's", "'s")
    return (Target(printed[:_LONGEST].strip(), "target.words"),) if printed.strip() else ()
