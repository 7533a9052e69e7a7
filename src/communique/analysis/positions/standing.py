"""Positions over time: who takes which stance on what, as of which day, in whose account.

A stance is in a party's own words where its own side issued the readout, else it is another side's report; the two are
never counted together. "As of" a day is the latest stance on or before it. Every answer is a bounded page; none of its
few queries grows with the archive beyond the pairs of parties and targets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communique.analysis.positions.ladder import step_of
from communique.archive.base import Archive
from communique.archive.stance import Pair, Stated
from communique.archive.target_words import TargetEntry, entries
from communique.archive.targets import targets_of
from communique.errors import NothingFound, UsageError
from communique.formulae import LANGUAGES
from communique.text import search_key

LIMIT = 12
"""Parties, and targets, of a matrix."""
PAGE = 200
"""Stances of a page."""


@dataclass(frozen=True, slots=True)
class Position:
    """One stance with its quotation. `stance` is "support" or "oppose", `grade` the step of the ladder, `level` its
    place there (None beside it), `shade` the lexicon's own name for it.

    `words` are the target as printed, `[start, end)` where they stand in the text of that version, `quote` is the exact
    sentence around them. `own_words` is None where the issuer is not known. `rule` took the stance, `target_rule` the
    words for the target. `date` is the event's day, else that of publication, None for neither.
    """

    party: str
    target: str
    stance: str
    grade: str
    level: int | None
    shade: str
    date: str | None
    own_words: bool | None
    quote: str
    words: str
    start: int
    end: int
    id: str
    version: int
    statement: int
    speakers: tuple[str, ...]
    issuer: str
    parties: tuple[str, ...]
    lang: str
    title: str | None
    url: str | None
    rule: str
    target_rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some of `total` positions. `targets` are the ids that were asked for, empty where none was."""

    positions: tuple[Position, ...]
    total: int
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A party's latest stance on a target in its own words, and as others report it; None where there is none.

    The counts are readouts, whatever the day. What stands in a readout of an unknown issuer counts as reported.
    """

    party: str
    target: str
    own: Position | None
    reported: Position | None
    own_count: int
    reported_count: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties down, targets across, as of a day (None: today's last word). Cells stand in that order; pairs without a
    stance have none. The totals say how many parties and targets there are in all."""

    as_of: str | None
    parties: tuple[str, ...]
    targets: tuple[str, ...]
    cells: tuple[Cell, ...]
    parties_total: int
    targets_total: int

    def cell(self, party: str, target: str) -> Cell | None:
        """The cell of a pair; None where it holds no stance."""
        return next((one for one in self.cells if (one.party, one.target) == (party, target)), None)


def positions(
    archive: Archive, *, party: str | Sequence[str] = (), target: str | None = None, as_of: str | None = None,
    limit: int = PAGE, offset: int = 0,
) -> Page:  # fmt: skip
    """The positions of one or several parties on a target (none: of all, on all), oldest first.

    Of more than `limit` the latest are given, after passing over `offset` of them.

    With `as_of` only what stood on that day: of every party on every target the latest in each account. UsageError for
    a day that is none, NothingFound for a target that nobody has a position on.
    """
    until = checked_day(as_of)
    asked = targets_asked(archive, target) if target else ()
    if until:
        total, found = archive.standing_stances(several(party), asked, until, limit=limit, offset=offset)
    else:
        total, found = archive.stances(several(party), asked, limit=limit, offset=offset)
    return Page(tuple(map(position, reversed(found))), total, asked)


def history(
    archive: Archive, party: str, target: str, *, as_of: str | None = None, limit: int = PAGE, offset: int = 0
) -> Page:
    """The positions of a party on one target, given by its id, oldest first, `limit` of them after `offset`."""
    until = checked_day(as_of)
    total, found = archive.stances([party], [target], until, limit=limit, offset=offset, newest=False)
    return Page(tuple(map(position, found)), total, (target,))


def matrix(
    archive: Archive, *, as_of: str | None = None, parties: Sequence[str] = (), targets: Sequence[str] = (),
    limit: int = LIMIT, party_offset: int = 0, target_offset: int = 0,
) -> Matrix:  # fmt: skip
    """The latest stances of parties on targets, as of a day.

    Without `parties` and `targets` those with the most positions are chosen, among targets that the program knows:
    parties by readouts, then targets by how many of these parties have a position on them. Targets are given by id.
    """
    until = checked_day(as_of)
    pairs = archive.stance_pairs(parties, targets, known=not targets)
    down = list(parties) or _most(Counter(_counts((one.party, one) for one in pairs)))
    shown = down[party_offset : party_offset + limit]
    held = [one for one in pairs if one.party in shown]
    breadth = Counter(one.target for one in held)
    weight = _counts((one.target, one) for one in held)
    across = list(targets) or sorted(breadth, key=lambda target: (-breadth[target], -weight[target], target))
    chosen = across[target_offset : target_offset + limit]
    return Matrix(
        as_of=until,
        parties=tuple(shown),
        targets=tuple(chosen),
        cells=tuple(_cells(archive.latest_stances(shown, chosen, until), held, shown, chosen)),
        parties_total=len(down),
        targets_total=len(across),
    )


def targets_asked(archive: Archive, asked: str) -> tuple[str, ...]:
    """The ids of the targets that an id, words, or a part of words mean, among those somebody has a position on.

    Words that name one target in full mean it alone; otherwise every target is meant whose id or whose wording in any
    language has them as a part. NothingFound where none has, UsageError for nothing but space.
    """
    asked = " ".join(asked.split())
    if not asked:
        raise UsageError("which target?", hint="an id, words, or a part of words")
    if archive.stance_pairs(targets=[asked]):
        return (asked,)
    read = targets_of(asked, _script(asked))
    whole = [one.id for one in read if one.rule not in ("target.words", "target.actor")]
    if whole and (found := [one for one in dict.fromkeys(whole) if archive.stance_pairs(targets=[one])]):
        return tuple(found)
    known = sorted({one.target for one in archive.stance_pairs(known=True)})
    part, codes = search_key(asked), {one.id for one in read if one.rule == "target.actor"}
    heads = {id for id, entry in entries().items() if any(part in search_key(f) for f in _forms(entry))}
    meant = [one for one in known if _has(one, part, heads, codes)]
    words = read[0].id if read and read[0].rule == "target.words" else part
    meant += [one for one in archive.stance_targets(words) if one not in meant]
    if not meant:
        raise NothingFound(f"no position on {asked!r}", hint="communique positions shows the targets there are")
    return tuple(meant)


def several(party: str | Sequence[str]) -> tuple[str, ...]:
    """The codes of one party, or of several."""
    return (party,) if isinstance(party, str) else tuple(party)


def position(stated: Stated) -> Position:
    """A stance of the archive with its step on the ladder."""
    step = step_of(stated.stance, stated.grade, stated.reading_rule)
    return Position(
        party=stated.party, target=stated.target, stance=stated.stance, grade=step.id, level=step.level,
        shade=stated.grade, date=stated.day, own_words=stated.own, quote=stated.quote, words=stated.words,
        start=stated.start, end=stated.end, id=stated.id, version=stated.version, statement=stated.statement,
        speakers=stated.speakers, issuer=stated.issuer, parties=stated.parties, lang=stated.lang, title=stated.title,
        url=stated.url, rule=stated.reading_rule, target_rule=stated.rule,
    )  # fmt: skip


def checked_day(day: str | None) -> str | None:
    """The day; UsageError where it is none."""
    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError as error:
        raise UsageError(f"{day!r} is no date", hint="write YYYY-MM-DD") from error


def _cells(
    stated: Iterable[Stated], pairs: Iterable[Pair], parties: Sequence[str], targets: Sequence[str]
) -> Iterable[Cell]:
    counts = {(one.party, one.target): one for one in pairs}
    own: dict[tuple[str, str], Position] = {}
    told: dict[tuple[str, str], Position] = {}
    for one in sorted(stated, key=lambda one: one.slot):
        (own if one.own else told)[one.party, one.target] = position(one)
    for party in parties:
        for target in targets:
            pair = party, target
            if pair in own or pair in told:
                count = counts[pair]
                yield Cell(party, target, own.get(pair), told.get(pair), count.own, count.reported)


def _counts(keyed: Iterable[tuple[str, Pair]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for key, pair in keyed:
        found[key] += pair.own + pair.reported
    return found


def _most(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda one: (-counts[one], one))


def _has(target: str, part: str, heads: set[str], codes: set[str]) -> bool:
    head, _, owner = target.partition(":")
    return part in target.casefold() or head in heads or bool({head, owner} & codes)


def _forms(entry: TargetEntry) -> list[str]:
    return [form for lang in LANGUAGES for form in entry.forms(lang)]


def _script(asked: str) -> str:
    """The language that words are read in, by their letters."""
    if any("\u3400" <= c <= "\u9fff" for c in asked):
        return "zh"
    return "ru" if any("\u0400" <= c <= "\u04ff" for c in asked) else "en"
