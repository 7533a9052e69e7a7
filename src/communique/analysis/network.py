"""Who meets whom, how often and when: what the pictures of meetings show, as bounded answers of an archive.

A meeting with many parties counts once for every two of them. What does not fit into a picture is counted and named
with it, so that no picture passes for the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communique.archive.base import Archive
from communique.errors import UsageError

MOST = 60
"""Parties that a network may hold: beyond, names lie on one another."""
YEARS = 12
"""Years that one calendar may hold."""
_DAYS = (date(1, 1, 1).year, date(9999, 12, 31).year)


@dataclass(frozen=True, slots=True)
class Node:
    """A party, and the meetings it took part in on the days asked for."""

    party: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties, the first code before the second, and the meetings both took part in."""

    a: str
    b: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Network:
    """Parties with the most meetings, and how often each two of them met.

    `nodes` come by meetings, the most first, after the `party` asked for, where there is one; `ties` likewise. `others`
    are the parties that were left out, `other_ties` the dyads of which at least one is such a party. The days are
    inclusive, None for no bound.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    party: str | None
    since: str | None
    until: str | None
    others: int
    other_ties: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Meetings by day over whole years, from `first` to `last`: `days` are those with meetings, in order.

    `party` is whose meetings they are, None for all. `earlier` and `later` count the meetings before and after.
    """

    first: int
    last: int
    party: str | None
    days: tuple[tuple[str, int], ...]
    earlier: int
    later: int

    @property
    def total(self) -> int:
        """The meetings of these years."""
        return sum(count for _, count in self.days)


def network(
    archive: Archive, since: str | None = None, until: str | None = None, party: str | None = None, limit: int = 40
) -> Network:
    """The `limit` parties with the most meetings and their ties; with `party`, itself and those it met most often.

    UsageError where `limit` is not from 2 to `MOST`. Nobody met: no nodes.
    """
    if not 2 <= limit <= MOST:
        raise UsageError(f"{limit} parties make no network", hint=f"from 2 to {MOST}")
    counted = dict(archive.attendance(since, until))
    ties = archive.encounters(None, since, until)
    if party:
        met = [b if a == party else a for a, b, _ in ties if party in (a, b)]
        every, ties = [party, *met] if party in counted else [], [one for one in ties if {*one[:2]} <= {party, *met}]
    else:
        every = list(counted)
    chosen = every[:limit]
    kept = [Tie(a, b, n) for a, b, n in ties if a in set(chosen) and b in set(chosen)]
    nodes = tuple(Node(code, counted[code]) for code in chosen)
    return Network(nodes, tuple(kept), party, since, until, len(every) - len(chosen), len(ties) - len(kept))


def calendar(archive: Archive, year: int | None = None, party: str | None = None, last: int | None = None) -> Calendar:
    """The meetings of a year, or of the years up to and with `last`, by day; None is the latest year with a meeting.

    UsageError for more than `YEARS` years, or years that are none.
    """
    parties = (party,) if party else ()
    span = archive.meeting_span(parties)
    first = year if year is not None else int(span[1][:4]) if span else date.today().year
    end = first if last is None else last
    if not _DAYS[0] <= first <= end <= _DAYS[1]:
        raise UsageError(f"{first} to {end} are no years", hint="write 2025, or 2023 and 2025")
    if end - first >= YEARS:
        raise UsageError(f"{end - first + 1} years are too many for one calendar", hint=f"up to {YEARS}")
    since, until = f"{first:04}-01-01", f"{end:04}-12-31"
    days = archive.meeting_days(parties, since, until)
    total = archive.meeting_page(parties, limit=0)[0]
    before = archive.meeting_page(parties, until=since, limit=0)[0] - dict(days).get(since, 0)
    inside = sum(count for _, count in days)
    return Calendar(first, end, party, tuple(days), before, total - before - inside)


def dyads(
    archive: Archive, since: str | None = None, until: str | None = None, party: str | None = None, limit: int = 20
) -> Network:
    """The same parties and counts as a table needs them: of few parties, each with each.

    A matrix is read by its cells, so the parties stand next to those they meet often. Errors as in `network`.
    """
    found = network(archive, since, until, party, limit)
    order = beside_each_other([node.party for node in found.nodes], found.ties)
    place = {code: i for i, code in enumerate(order)}
    nodes = tuple(sorted(found.nodes, key=lambda node: place[node.party]))
    return Network(nodes, found.ties, party, since, until, found.others, found.other_ties)


def beside_each_other(parties: Sequence[str], ties: Iterable[Tie]) -> list[str]:
    """The parties in one row, begun with the first, each next the one that met those before it the most.

    The nearer one before, the more it counts; equals keep their order.
    """
    met = Counter({frozenset((tie.a, tie.b)): tie.meetings for tie in ties})
    row, left = list(parties[:1]), list(parties[1:])
    while left:
        near = max(left, key=lambda code: sum(met[frozenset((code, one))] / 2**i for i, one in enumerate(row[::-1])))
        row.append(near)
        left.remove(near)
    return row
