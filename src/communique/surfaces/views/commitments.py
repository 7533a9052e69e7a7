"""What a page of commitments shows, cut and worded, before any markup: the template only lays it out.

The same view serves a page that stands alone and one of the reading room, which gives the addresses it links to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from communique.analysis.commitments.amounts import unit_name
from communique.analysis.commitments.change import Change
from communique.analysis.commitments.follow_up import Link, Shared
from communique.analysis.commitments.ledger import Entry, Fate
from communique.analysis.commitments.traces import concept_name, name_of
from communique.analysis.comparing.rarity import word_keys
from communique.archive.promise import Utterance
from communique.model import Span
from communique.surfaces.words import Words, printable, words

Readout = Callable[[str, int], str | None]
"""The address of a statement, given by its readout's id and its number; None where there is none."""


_LEAST_SHOWN = 0.15
"""How much a trace must tell to be named on a page; the data have all."""
_AS_PRINTED = ("count", "number")
"""Kinds of amounts whose words say more than the unit: "40 diesel locomotives"."""


@dataclass(frozen=True, slots=True)
class Source:
    """A quotation and where it stands: `parts` are its pieces in order, each with what it is: "what", "term" or ""."""

    parts: tuple[tuple[str, str], ...]
    lang: str
    day: str
    account: str
    speakers: str
    title: str
    id: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement that follows a commitment, or that it follows."""

    kind: str
    word: str
    who: str
    source: Source
    changes: tuple[str, ...]
    rests: str
    measure: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One commitment. `fate` is a line about what is not said of it later, None where a later statement is linked."""

    who: str
    firmness: str
    due: str | None
    over: str | None
    amounts: tuple[str, ...]
    source: Source
    later: tuple[Linked, ...]
    earlier: tuple[Linked, ...]
    fate: str | None
    href: str | None
    """The address of this commitment alone, with what became of it; None where it has none."""


class CommitmentsView:
    """A page of commitments, each with what became of it (None: not looked for), in the interface language `lang`."""

    def __init__(
        self, entries: Sequence[tuple[Entry, Fate | None]], total: int, lang: str = "en", *, party: str | None = None,
        readout: Readout | None = None, alone: Readout | None = None,
    ) -> None:  # fmt: skip
        self.words: Words = words(lang)
        self.total = total
        self._entries = entries
        self._party = party
        self._readout = readout
        self._alone = alone

    @property
    def heading(self) -> str:
        """What the page is about: all commitments, or those of one party."""
        if self._party is None:
            return self.words.say("commitments_head")
        return self.words.say("commitments_of", party=printable(self.words.party(self._party)))

    @property
    def part(self) -> str | None:
        """How much of the whole is shown; None where all of it is."""
        shown = len(self._entries)
        return self.words.say("commitments_shown", shown=shown, total=self.total) if shown < self.total else None

    @cached_property
    def shown(self) -> list[Shown]:
        """The commitments in order."""
        return [self._shown(entry, fate) for entry, fate in self._entries]

    def _shown(self, entry: Entry, fate: Fate | None) -> Shown:
        one, found = entry.utterance, fate.follow_ups if fate else None
        return Shown(
            who=self._who(entry.pledge.who, one.to),
            firmness=self.words.firmness[entry.pledge.firmness],
            due=self._due(entry),
            over=self.words.say("commitments_over") if fate and fate.overdue else None,
            amounts=tuple(
                _flat(one.words(amount.span)) if amount.kind in _AS_PRINTED else self._amount(amount.value, amount.unit)
                for amount in entry.amounts
            ),
            source=self._source(one),
            later=tuple(map(self._linked, found.later)) if found else (),
            earlier=tuple(map(self._linked, found.earlier)) if found else (),
            fate=self._fate(fate) if fate else None,
            href=self._alone(one.id, one.statement) if self._alone else None,
        )

    def _who(self, who: Sequence[str], to: Sequence[str]) -> str:
        say, bound = self.words.say, self.words.listed([self._name(party) for party in who])
        if not who:
            return say("no_party")
        if not to:
            return bound
        if set(to) <= set(who):
            return say("commitments_mutual", who=bound)
        return say("commitments_to", who=bound, to=printable(self.words.parties(to)))

    def _due(self, entry: Entry) -> str | None:
        """By when, in words; None where no term is stated."""
        say = self.words.say
        if entry.due is None:
            return say("commitments_due_vague", words=_flat(entry.due_words)) if entry.due_words else None
        year, month, _ = (*entry.due.split("-"), "", "")[:3]
        if entry.precision == "day":
            return say("commitments_due_day", date=self.words.day(entry.due))
        if entry.precision == "month":
            return say("commitments_due_month", month=self.words.months[int(month) - 1], year=year)
        return say("commitments_due_year", year=year)

    def _fate(self, fate: Fate) -> str | None:
        found, say = fate.follow_ups, self.words.say
        if found.later:
            return None
        if found.later_readouts == 0:
            return say("commitments_no_later")
        if found.too_general or found.later_readouts is None:
            return say("commitments_general")
        unseen = fate.not_mentioned_in
        return say("commitments_silent", n=unseen) if unseen else say("commitments_no_link")

    def _linked(self, link: Link) -> Linked:
        say, one = self.words.say, link.utterance
        counted = {shared.value.partition(" ")[2] for shared in link.evidence if shared.kind == "amount"}
        telling = [
            shared
            for shared in link.evidence
            if shared.told >= _LEAST_SHOWN and (shared.kind != "unit" or shared.value not in counted)
        ]
        evidence = self.words.listed([self._evidence(shared, one) for shared in telling])
        speaks = self.words.listed([self._name(party) for party in one.party])
        measure = say("commitments_measure", specificity=link.specificity, likeness=link.likeness)
        return Linked(
            kind=link.relation,
            word=say(f"commitments_{link.relation}"),
            who=self._who(one.pledge.who, one.to) if one.pledge else speaks,
            source=self._source(one),
            changes=tuple(map(self._change, link.changes)),
            rests=say("commitments_rests", evidence=evidence),
            measure=f"{measure} {say('commitments_company', n=link.company)}",
        )

    def _evidence(self, shared: Shared, one: Utterance) -> str:
        """A trace in words: an amount, a day, a name, or a word as the linked statement prints it."""
        if shared.kind == "amount":
            value, _, unit = shared.value.partition(" ")
            return self._amount(value, unit or None)
        if shared.kind == "unit":
            return printable(unit_name(shared.value, self.words.lang))
        if shared.kind == "concept":
            return printable(concept_name(shared.value, self.words.lang))
        if shared.kind == "name":
            return printable(name_of(shared.value, self.words.lang))
        if shared.kind == "word":
            return printable(next(_printed(one, shared.value), shared.value))
        return printable(self.words.day(shared.value))

    def _change(self, change: Change) -> str:
        before, after = (self._changed(change, value) for value in (change.before, change.after))
        return f"{self.words.say(f'commitments_{change.what}')}: {before} → {after}"

    def _changed(self, change: Change, value: str) -> str:
        if change.what == "firmness":
            return self.words.firmness[value]
        if change.what == "partners":
            return self.words.listed([self._name(party) for party in value.split(",")])
        if change.what == "amount":
            number, _, unit = value.partition(" ")
            return self._amount(number, unit or None)
        return self.words.day(value)

    def _amount(self, value: str, unit: str | None) -> str:
        """A number grouped by thousands, with what it counts."""
        whole, _, part = value.partition(".")
        grouped = f"{int(whole):,}".replace(",", "\u00a0" if self.words.lang == "ru" else ",")
        number = grouped + (f".{part}" if part else "")
        if unit is None or unit == "%":
            return number + (unit or "")
        return printable(f"{number}\u00a0{unit_name(unit, self.words.lang)}")

    def _source(self, one: Utterance) -> Source:
        account = self.words.say("own_words" if one.own_words else "reported", issuer=self.words.party(one.issuer))
        here = self._readout(one.id, one.statement) if self._readout else None
        outside = one.url if one.url and re.match(r"https?://[^\s\"<>]+\Z", one.url) else None
        return Source(
            parts=tuple(_parts(one)),
            lang=one.lang,
            day=self.words.day(one.day),
            account=printable(self.words.say("issuer_unknown") if one.own_words is None else account),
            speakers=printable(", ".join(one.speakers)),
            title=printable(one.title or one.id),
            id=printable(f"{one.id}#{one.statement}"),
            url=here or outside,
        )

    def _name(self, party: str | None) -> str:
        return printable(self.words.label(party))


def _printed(one: Utterance, key: str) -> Iterator[str]:
    """The words of a statement that are compared as `key`."""
    return (span.of(one.quote).lower() for found, span in word_keys(one.quote, one.lang) if found == key)


def _parts(one: Utterance) -> list[tuple[str, str]]:
    """The quotation cut where the undertaking and its term begin and end."""
    if one.pledge is None:
        return [(_flat(one.quote), "")]
    what, term = one.pledge.what, one.pledge.term
    cuts = sorted({*one.span, *what, *(term or what)})
    pieces = [Span(start, end) for start, end in pairwise(cuts)]
    return [(_flat(one.words(span)), "term" if term and term.overlaps(span) else "what" if what.overlaps(span) else "")
            for span in pieces]  # fmt: skip


def _flat(text: str | None) -> str:
    """The text on one line, with the space at its ends kept as one."""
    return printable(re.sub(r"\s+", " ", text or ""))
