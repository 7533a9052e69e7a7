"""How positions change: upgraded, downgraded, reversed, newly taken, dropped, each with what stood before and after.

A change of grade is one on the ladder between readouts by one issuer, so that two accounts are never compared; a single
readout that stands out from its neighbours is none. A change of side, and one of a target whose id is its words and no
name ("the Harbour Initiative"), must stand twice before and after.

Silence is no denial. A stance is said to be dropped only where
   - it was given regularly in readouts of the same parties by the same issuer,
   - later ones in which that party speaks, no shorter and none of them cut off, are more than chance leaves without it
     (rule of succession, one in twenty), and
   - the target's words, in whatever sense, stand in none of these texts.
Then it is "not mentioned in" them, and no more is said. "Newly taken" asks the same of the readouts before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from communique.analysis.positions.ladder import Step, step_of
from communique.analysis.positions.silences import Silence, Silences
from communique.analysis.positions.standing import Position, checked_day, position, several
from communique.archive.base import Archive
from communique.archive.slots import day_at
from communique.archive.stance import Mention
from communique.archive.targets import is_fixed

Kind = Literal["upgraded", "downgraded", "reversed", "newly taken", "dropped"]
_LOOK_BACK = 4
"""Readouts before a change in which its new grade must not have stood, unless both grades stood at least twice."""


@dataclass(frozen=True, slots=True)
class Change:
    """A party's stance on a target changed, in readouts by one issuer, on `date`: the day of the first that shows it.

    `before` is the last stance of the old kind, `after` the first of the new; None where there is none. `held` are the
    readouts before and after it in a row that show the old and the new. Of what was dropped, or newly taken, `readouts`
    are the ids of those in which it is not mentioned though it could have been, by day; `given` of `could` others have
    it, and `named` is the day of the one next to them whose text has the target's words. `meanwhile` is the party's
    nearest other sentence in the first readout without, None where it says nothing on the matter; `kin` are
    neighbouring targets that these readouts do mention.
    """

    change: Kind
    party: str
    target: str
    date: str | None
    issuer: str
    own_words: bool | None
    before: Position | None
    after: Position | None
    held: tuple[int, int] = (0, 0)
    readouts: tuple[str, ...] = ()
    given: int = 0
    could: int = 0
    named: str | None = None
    meanwhile: str | None = None
    kin: tuple[str, ...] = ()


class _Point(NamedTuple):
    """What one readout says: the level of its strongest stance, and that stance."""

    level: int
    mention: Mention


class _Found(NamedTuple):
    change: Kind
    before: Mention | None
    after: Mention | None
    held: tuple[int, int]
    silence: Silence | None = None
    unsure: bool = False
    """Whether it counts only where the words of the target are a name."""


def changes(
    archive: Archive, *, party: str | Sequence[str] = (), targets: Sequence[str] = (), as_of: str | None = None,
    limit: int | None = None,
) -> list[Change]:  # fmt: skip
    """The changes of the stances of one or several parties on targets, given by id (none: of all, on all), the latest
    first.

    With `as_of` only what readouts up to that day show. Asked of one party or target it reads their stances; asked of
    all it reads every stance of the archive. At most `limit` changes, all for None. UsageError for a day that is none.
    """
    until = checked_day(as_of)
    mentions = archive.stance_mentions(several(party), targets, until)
    silences = Silences(archive, until)
    found: list[_Found] = []
    for (_, target), group in groupby(mentions, key=lambda one: (one.party, one.target)):
        rows = list(group)
        if is_fixed(target, rows[0].rule) and target != rows[0].party:
            found += [change for series in _by_issuer(rows) for change in _shifts(series)]
            found += _appearances(rows, silences)
    found.sort(key=_when, reverse=True)
    return _told(archive, found, silences, limit)


def _by_issuer(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    for _, group in groupby(sorted(mentions, key=lambda one: (one.issuer, one.slot)), key=lambda one: one.issuer):
        yield list(group)


def _shifts(mentions: Sequence[Mention]) -> Iterator[_Found]:
    """Changes of grade in the readouts of one issuer, by day."""
    points = list(_points(mentions))
    runs = _runs(points)
    at = 0
    for old, new in pairwise(runs):
        at += len(old)
        recent = {point.level for point in points[max(0, at - _LOOK_BACK) : at]}
        kind, settled = _kind(old[-1].level, new[0].level), len(old) > 1 and len(new) > 1
        if settled or not (kind == "reversed" or new[0].level in recent):
            unsure = not settled and new[0].mention.rule.startswith("target.words")
            yield _Found(kind, old[-1].mention, new[0].mention, (len(old), len(new)), unsure=unsure)


def _points(mentions: Sequence[Mention]) -> Iterator[_Point]:
    """One point a readout; one that takes both sides, or only steps beside the ladder, shows none."""
    for _, group in groupby(mentions, key=lambda one: one.slot):
        graded = [(step.level, one) for one in group if (step := _step(one)).level]
        if graded and len({(level or 0) > 0 for level, _ in graded}) == 1:
            level, mention = max(graded, key=lambda pair: abs(pair[0] or 0))
            yield _Point(level or 0, mention)


def _step(one: Mention) -> Step:
    return step_of(one.stance, one.grade, one.reading_rule)


def _runs(points: Sequence[_Point]) -> list[list[_Point]]:
    """Points in a row of equal level, single ones that stand out between equal neighbours joined to them."""
    runs: list[list[_Point]] = []
    for _, group in groupby(points, key=lambda point: point.level):
        run = list(group)
        if len(runs) > 1 and len(runs[-1]) == 1 and runs[-2][0].level == run[0].level:
            passing = runs.pop()
            runs[-1] += [*passing, *run]
        else:
            runs.append(run)
    return runs


def _kind(before: int, after: int) -> Kind:
    if (before > 0) != (after > 0):
        return "reversed"
    return "upgraded" if after > before else "downgraded"


def _appearances(mentions: Sequence[Mention], silences: Silences) -> Iterator[_Found]:
    """What was newly taken or dropped in the readouts of the same parties by one issuer."""
    keyed = sorted(mentions, key=lambda one: (one.issuer, one.parties, one.slot, one.number))
    for _, group in groupby(keyed, key=lambda one: (one.issuer, one.parties)):
        rows = list(group)
        if silence := silences.before(rows):
            yield _Found("newly taken", None, rows[0], (0, silence.given), silence)
        if silence := silences.after(rows):
            yield _Found("dropped", rows[-1], None, (silence.given, 0), silence)


def _when(found: _Found) -> tuple[int, str, str]:
    mention = found.after or found.before
    assert mention is not None  # every change has one of them
    slot = found.silence.slots[0] if found.silence and not found.after else mention.slot
    return slot, mention.party, mention.target


def _told(archive: Archive, found: Sequence[_Found], silences: Silences, limit: int | None) -> list[Change]:
    """The changes with their quotations."""
    wanted = list(dict.fromkeys(one for change in found for one in (change.before, change.after) if one))
    stated = archive.stances_of(wanted)
    quoted = {(one.slot, one.number, one.party, one.target): position(one) for one in stated}
    names = {key for key, one in quoted.items() if _is_name(one.words)}
    sure = [change for change in found if not change.unsure or {_key(change.before), _key(change.after)} <= names]
    return [_change(change, quoted, silences) for change in sure[:limit]]


def _key(one: Mention | None) -> tuple[int, int, str, str]:
    return (one.slot, one.number, one.party, one.target) if one else (0, 0, "", "")


def _is_name(words: str) -> bool:
    """Whether the words of a target are a proper name: quoted, or with a last word in capitals."""
    return words[0] in "“《«\"" or words.split()[-1][:1].isupper()


def _change(found: _Found, quoted: dict[tuple[int, int, str, str], Position], silences: Silences) -> Change:
    mention = found.after or found.before
    assert mention is not None  # every change has one of them
    change = Change(
        change=found.change, party=mention.party, target=mention.target, date=day_at(_when(found)[0]),
        issuer=mention.issuer, own_words=mention.own, before=quoted.get(_key(found.before)),
        after=quoted.get(_key(found.after)), held=found.held,
    )  # fmt: skip
    if found.silence is None:
        return change
    silence = found.silence
    told = silences.told(silence, change.before)
    return replace(change, readouts=told.readouts, given=silence.given, could=silence.could,
                   named=day_at(silence.named), meanwhile=told.meanwhile, kin=told.kin)  # fmt: skip
