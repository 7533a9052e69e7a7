"""The ledger of commitments: who, what, to whom, by when, how firm, with amounts and days made comparable.

    page = ledger(archive, party="CHN", since="2031-01-01", limit=50)
    page.entries[0].utterance.quote, page.entries[0].amounts
    fate(archive, page.entries[0])

Days are those of the engagement, else of publication. What is said of a promise later is `follow_up`'s; this module
says what it comes to: a promise whose term is over and that nothing mentions is "not mentioned in" so many later
readouts, never broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.analysis.commitments.amounts import Amount, amounts
from communique.analysis.commitments.follow_up import FollowUps, follow_ups
from communique.analysis.comparing.quantities import SOON, Quantity, quantities
from communique.archive.base import Archive
from communique.archive.promise import Asked, Pledge, Utterance
from communique.days import check_days
from communique.extract.terms import last_day
from communique.model import Span

Precision = Literal["day", "month", "year"]
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One commitment. `what` are the words of the undertaking, `due_words` those of the term (None: none is stated).

    `due` is as much of an ISO day as the term tells, `precision` says how much; both None where the words name no
    calendar. `amounts` and `days` are those inside the undertaking, their spans in the version's text.
    """

    utterance: Utterance
    pledge: Pledge
    what: str
    due: str | None
    due_words: str | None
    precision: Precision | None
    amounts: tuple[Amount, ...]
    days: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`total` commitments are asked for; these are `entries` of them, the latest day first."""

    total: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a commitment by the day `as_of`, the archive's latest.

    `overdue` says that its term is over by then, None where it has none. `not_mentioned_in` counts the later readouts
    of all its parties in which nothing stands by which it could be recognised; None where a later statement is linked,
    where it is too general to be recognised, or where no later readout is there.
    """

    follow_ups: FollowUps
    as_of: str | None
    overdue: bool | None
    not_mentioned_in: int | None


def ledger(
    archive: Archive,
    party: str | None = None,
    since: str | None = None,
    until: str | None = None,
    *,
    to_party: str | None = None,
    due_before: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> Page:
    """Commitments of a party (None: of all), in readouts of days from `since` to `until`, both inclusive.

    `to_party` is the other side, `due_before` a day before which the term is over. Of what is asked for, `limit` are
    given after `offset`. Only texts that stand are read, from indexes. UsageError for a day that is none.
    """
    check_days(since, until, due_before)
    total, found = archive.undertakings(Asked(party, to_party, since, until, due_before), limit, offset)
    return Page(total, tuple(entry for one in found if (entry := entry_of(one))))


def entry_of(utterance: Utterance) -> Entry | None:
    """The commitment that a statement makes; None where it makes none."""
    pledge = utterance.pledge
    if pledge is None:
        return None
    what = utterance.words(pledge.what)
    start = pledge.what.start
    return Entry(
        utterance=utterance,
        pledge=pledge,
        what=what,
        due=pledge.due,
        due_words=utterance.words(pledge.term) if pledge.term else None,
        precision=_PRECISION.get(len(pledge.due)) if pledge.due else None,
        amounts=tuple(one._replace(span=_moved(one.span, start)) for one in amounts(what, utterance.lang)),
        days=tuple(
            one._replace(span=_moved(one.span, start))
            for one in quantities(what, utterance.lang)
            if one.kind == "day" and one.value != SOON
        ),
    )


def fate(archive: Archive, entry: Entry) -> Fate:
    """What became of a commitment: its follow-ups, and whether its term is over without any."""
    found = follow_ups(archive, entry.utterance.id, entry.utterance.statement)
    as_of = archive.latest_day()
    overdue = None if entry.due is None or as_of is None else last_day(entry.due) < as_of
    unseen = None if found.later or found.too_general or not found.silent else found.silent
    return Fate(found, as_of, overdue, unseen)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
