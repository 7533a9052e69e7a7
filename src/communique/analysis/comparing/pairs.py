"""Readouts of one meeting by different issuers, found without a word of either language.

Two accounts belong together when both issuers took part, the parties are the same, the days lie at most one apart
(time zones, late dating), the ways of meeting can be one (a call is no visit) and no party is given two different
persons. What speaks for it makes the score: the same persons on record, the same day, the same kind. Of what one
publisher wrote, a readout is paired with the one that fits best, so that two meetings on neighbouring days stay two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from communique.archive.base import Archive
from communique.archive.pack import parties_of
from communique.archive.records import Member, Stored
from communique.archive.tokens import tokens
from communique.model import Readout

FLOOR = 0.6
"""The least score of a pair: with nobody to compare, the day and the kind must both agree."""
_SAME_PARTIES = 0.4
_PERSON, _SAME_DAY, _SAME_KIND, _EVERYBODY = 0.15, 0.15, 0.05, 0.1
_FEWEST_SHARED = 0.6
"""Of the parties that either account names, how many both must name where a gathering has more than two."""
_DATES_APART = 3
"""Days between two readouts as an archive files them, by event or by publication, that may be one day of meeting."""
_APART = {"call", "letter", "statement"}
T = TypeVar("T", Member, "Account")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readouts of one meeting. `a` and `b` are ids, ordered by the issuers' codes; `meeting` is the archive's id of
    a meeting that one of them is grouped under, the same for both where the archive agrees. `score` lies between
    `FLOOR` and 1; `why` says in words what spoke for it."""

    a: str
    b: str
    meeting: str | None
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What pairing looks at in one readout: `day` is the event's, never later than publication; `publisher` is whose
    texts compete with each other; `names` are (party, name, record) of the principals."""

    id: str
    day: str
    kind: str
    lang: str
    issuer: str
    publisher: str
    parties: tuple[str, ...]
    names: tuple[tuple[str, str, str | None], ...]
    meeting: str | None = None


def pairs(archive: Archive) -> list[Pair]:
    """The pairs of an archive by day and ids; empty where no two issuers report one meeting."""
    chosen = dict.fromkeys(member.id for two in _near(archive.members(ungrouped=False)) for member in two)
    return paired(account for id in chosen if (account := _account(archive.get(id))))


def pairs_of(archive: Archive, meeting: str) -> list[Pair]:
    """The pairs of which one readout reports this meeting, as `pairs` has them, without looking at all the others.

    NothingFound for an unknown meeting.
    """
    own = archive.meeting(meeting)
    day = date.fromisoformat(own.date)
    since, until = (str(day + timedelta(days)) for days in (-_DATES_APART, _DATES_APART))
    near = {one for dyad in combinations(own.parties, 2) for one in archive.meetings(dyad, since, until)} | {own}
    ids = sorted({id for one in near for id in one.readouts})
    found = paired(account for id in ids if (account := _account(archive.get(id))))
    return [pair for pair in found if {pair.a, pair.b} & {*own.readouts}]


def paired(accounts: Iterable[Account]) -> list[Pair]:
    """The pairs among accounts: every account with at most one of each other publisher, the best fitting first."""
    ordered = sorted(accounts, key=lambda one: (one.day, one.id))
    days = {one.id: one.day for one in ordered}
    scored = [pair for a, b in _candidates(ordered) if (pair := judged(a, b))]
    house = {one.id: (one.publisher, one.lang) for one in ordered}
    taken: set[tuple[str, tuple[str, str]]] = set()
    found = []
    for pair in sorted(scored, key=lambda one: (-one.score, days[one.a], one.a, one.b)):
        claims = {(pair.a, house[pair.b]), (pair.b, house[pair.a])}
        if not claims & taken:
            taken |= claims
            found.append(pair)
    return sorted(found, key=lambda one: (min(days[one.a], days[one.b]), one.a, one.b))


def judged(a: Account, b: Account) -> Pair | None:
    """The two as a pair with its score; None where something speaks against it or too little for it."""
    a, b = sorted((a, b), key=lambda one: (one.issuer, one.id))
    shared, named = set(a.parties) & set(b.parties), set(a.parties) | set(b.parties)
    if a.issuer == b.issuer or not {a.issuer, b.issuer} <= shared:
        return None
    gap = _days_apart(a.day, b.day)
    if gap > 1 or not _one_way(a.kind, b.kind) or len(shared) < _FEWEST_SHARED * len(named):
        return None
    if len(named) == len(shared) + 1 == 3:  # two that met, and three that met, are two meetings
        return None
    persons = {party: _same_person(a, b, party) for party in sorted(shared)}
    if False in persons.values():
        return None
    return _scored(a, b, gap, [party for party, same in persons.items() if same], len(shared) / len(named))


def _scored(a: Account, b: Account, gap: int, agreeing: Sequence[str], overlap: float) -> Pair | None:
    why = ["parties " + ", ".join(sorted(set(a.parties) & set(b.parties)))]
    why += [f"the same persons for {', '.join(agreeing)}"] if agreeing else []
    why += [f"both on {a.day}" if gap == 0 else f"days {min(a.day, b.day)} and {max(a.day, b.day)}"]
    why += [f"both a {a.kind}" if a.kind == b.kind else f"{a.kind} and {b.kind}"]
    score = _SAME_PARTIES * overlap + _PERSON * min(2, len(agreeing)) + _EVERYBODY * (len(agreeing) >= 2)
    score += _SAME_DAY * (gap == 0) + _SAME_KIND * (a.kind == b.kind)
    if score < FLOOR - 1e-9:
        return None
    return Pair(a.id, b.id, a.meeting or b.meeting, round(min(score, 1.0), 2), tuple(why))


def _near(members: Iterable[Member]) -> Iterator[tuple[Member, Member]]:
    """Readouts with two shared parties on days close enough, unless they are known to be of one issuer."""
    by_parties: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in members:
        for dyad in combinations(sorted(set(member.parties)), 2):
            by_parties[dyad].append(member)
    for dyad, rows in by_parties.items():
        for a, b in _within(sorted(rows, key=lambda row: row.day), _DATES_APART):
            if a.issuer != b.issuer or a.issuer not in dyad:
                yield a, b


def _candidates(accounts: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    by_issuers: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        for party in account.parties:
            by_issuers[party].append(account)
    seen: set[tuple[str, str]] = set()
    for rows in by_issuers.values():
        for a, b in _within(rows, 1):
            if a.issuer != b.issuer and (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def _within(rows: Sequence[T], days: int) -> Iterator[tuple[T, T]]:
    """Two by two what lies at most so many days apart; rows come by day."""
    first = 0
    for i, row in enumerate(rows):
        while _days_apart(rows[first].day, row.day) > days:
            first += 1
        yield from ((other, row) for other in rows[first:i])


def _account(stored: Stored) -> Account | None:
    """What pairing looks at in a readout; None for one without a dated engagement."""
    document, engagement = stored.readout.document, stored.readout.engagement
    if engagement is None or stored.day is None:
        return None
    published = (document.published or "")[:10]
    day = min(stored.day, published) if len(published) == len(stored.day) else stored.day
    names = tuple((p.party, p.name, p.record) for p in engagement.participants if p.principal and p.party)
    return Account(stored.id, day, engagement.kind, document.lang, issuer_of(stored.readout) or "",
                   document.publisher or stored.source, parties_of(stored.readout), names, stored.meeting)  # fmt: skip


def issuer_of(readout: Readout) -> str | None:
    """The side that published a readout, as its page or its reader tells; None where neither does."""
    told = (statement.issuer_side for statement in readout.statements if statement.issuer_side)
    return readout.document.issuer or next(told, None)


def _days_apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _one_way(kind: str, other: str) -> bool:
    """Whether accounts of these kinds can be of one event: apart only with the same, a video meeting with any."""
    if kind == other or ("video" in (kind, other) and not {"letter", "statement"} & {kind, other}):
        return True
    return kind not in _APART and other not in _APART


def _same_person(a: Account, b: Account, party: str) -> bool | None:
    """Whether both name one person for a party; None where one names nobody or the names cannot be compared."""
    left = [(name, record) for of, name, record in a.names if of == party]
    right = [(name, record) for of, name, record in b.names if of == party]
    verdicts = {_one(*x, *y, a.lang == b.lang) for x in left for y in right}
    if True in verdicts:
        return True
    return None if None in verdicts or not verdicts else False


def _one(name: str, record: str | None, other: str, other_record: str | None, comparable: bool) -> bool | None:
    if record and other_record:
        return record == other_record
    words, others = ({token.key for token in tokens(printed)} for printed in (name, other))
    if words & others:
        return True
    return False if comparable else None
