"""Which readouts report the same meeting: the same parties, the same way of meeting, days no more than one apart.

Time zones and late dating put two accounts of one meeting a day apart, so a day's difference is allowed between two
publishers; one publisher that names two exact days means two meetings. Where both accounts name a person for a party
and the names can be compared (the same record, or the same script), they must agree. A person's correction decides
against all of this. The same readouts always give the same meetings, whatever the order they came in; a meeting keeps
its id when further readouts join it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from communique.archive.base import Archive
from communique.archive.records import Member
from communique.archive.tokens import tokens

_WAYS = {
    "call": "call",
    "video": "call",
    "letter": "letter",
    "statement": "statement",
}
"""Ways of meeting by kind of engagement; every other kind is a meeting in person."""
_FEWEST = 2
"""Parties by which readouts can be told to be of one meeting."""
_SCRIPTS = (re.compile("[a-z]"), re.compile("[\u0400-\u04ff]"), re.compile("[\u4e00-\u9fff]"))


def regroup(archive: Archive) -> int:
    """Give every readout that has none its meeting, and group those that share its parties anew; how many changed."""
    members = archive.members(ungrouped=True)
    changed = [(member.key, meeting) for member, meeting in grouped(members) if member.meeting != meeting]
    if changed:
        with archive.writing():
            archive.group(changed)
    return len(changed)


def grouped(members: Iterable[Member]) -> list[tuple[Member, str]]:
    """Every member with the id of its meeting."""
    ordered = sorted(members, key=lambda m: (m.parties, way(m.kind), m.day, m.id))
    result: list[tuple[Member, str]] = [(m, m.fixed) for m in ordered if m.fixed]
    taken = {meeting for _, meeting in result}
    free = [m for m in ordered if not m.fixed]
    for _, rows in groupby(free, key=lambda m: (m.parties, way(m.kind))):
        for cluster in _clusters(list(rows)):
            meeting = _id_of(cluster, taken)
            taken.add(meeting)
            result += [(member, meeting) for member in cluster]
    return result


def way(kind: str) -> str:
    """The way of meeting that kinds of engagement share: accounts call one event a meeting, talks or a visit."""
    return _WAYS.get(kind, "meeting")


def _clusters(members: Sequence[Member]) -> list[list[Member]]:
    """Members of the same parties and way, by day: each joins the nearest cluster that takes it, else begins one."""
    if members and len(members[0].parties) < _FEWEST:
        return [[member] for member in members]
    clusters: list[list[Member]] = []
    recent: list[list[Member]] = []
    for member in members:
        recent = [cluster for cluster in recent if _apart(cluster[0], member) <= 1]
        near = [cluster for cluster in recent if all(_same(other, member) for other in cluster)]
        if near:
            min(reversed(near), key=lambda cluster: _apart(cluster[-1], member)).append(member)
        else:
            clusters.append([member])
            recent.append(clusters[-1])
    return clusters


def _apart(a: Member, b: Member) -> int:
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)


def _same(a: Member, b: Member) -> bool:
    if a.day != b.day and a.exact and b.exact and a.issuer == b.issuer:
        return False
    return all(_agree(a, b, party) for party in a.parties)


def _agree(a: Member, b: Member, party: str) -> bool:
    """Whether the persons of a party may be the same: nobody named, one in common, or names that cannot be compared."""
    left = [(name, record) for of, name, record in a.names if of == party]
    right = [(name, record) for of, name, record in b.names if of == party]
    if not left or not right:
        return True
    return any(_may_be_one(*one, *other) for one in left for other in right)


def _may_be_one(name: str, record: str | None, other: str, other_record: str | None) -> bool:
    if record and other_record:
        return record == other_record
    if _script(name) != _script(other):
        return True
    words, others = ({token.key for token in tokens(n)} for n in (name, other))
    return bool(words & others)


def _script(name: str) -> int:
    folded = name.casefold()
    return next((i for i, letters in enumerate(_SCRIPTS) if letters.search(folded)), -1)


def _id_of(cluster: Sequence[Member], taken: set[str]) -> str:
    """The id the cluster has had, else one made of day, parties and way; numbered where that is taken."""
    had = sorted({m.meeting for m in cluster if m.meeting} - taken)
    if had:
        return had[0]
    first = cluster[0]
    base = f"mtg:{first.day}-{'-'.join(first.parties) or 'unknown'}-{way(first.kind)}"
    meeting, number = base, 1
    while meeting in taken:
        number += 1
        meeting = f"{base}-{number}"
    return meeting
