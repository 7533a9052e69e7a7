"""What a page of positions shows, cut and worded, before any markup: the template only lays it out.

The same view serves a page that stands alone and one of the reading room, which gives the addresses it links to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from communique.analysis.positions.changes import Change
from communique.analysis.positions.standing import Cell, Matrix, Page, Position
from communique.archive.target_words import entries
from communique.surfaces.words import Words, printable, words

Link = Callable[[str, str], str | None]
"""The address of the positions of a party on a target, given by their ids; None where there is none."""
Readout = Callable[[str, int], str | None]
"""The address of a statement, given by its readout's id and its number; None where there is none."""


@dataclass(frozen=True, slots=True)
class Told:
    """One stance for a reader: in whose account, when, in which words. `mark` is "own" or "told"."""

    party: str
    target: str
    word: str
    mark: str
    against: bool
    account: str
    day: str
    quote: str
    lang: str
    id: str
    title: str
    url: str | None
    said: str
    """All of it on one line, for who cannot see the cell."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: the stance it shows, whether it has the other account too, and what follows from a click."""

    told: Told
    both: bool
    href: str | None
    anchor: str
    all: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A change for a reader: several parties or targets together where the same readouts show it."""

    kind: str
    who: str
    what: str
    day: str
    issuer: str
    steps: tuple[str, str] | None
    before: Told | None
    after: Told | None
    lines: tuple[str, ...]
    meanwhile: str | None
    kin: str | None


class PositionsView:
    """A matrix, or the history of one pair, with what changed, in the interface language `lang`."""

    def __init__(
        self, found: Matrix | Page, lang: str = "en", turned: Sequence[Change] | None = None, *,
        link: Link | None = None, readout: Readout | None = None,
    ) -> None:  # fmt: skip
        self.words: Words = words(lang)
        self.found = found
        self.turned = turned
        self._link = link
        self._readout = readout

    @property
    def heading(self) -> str:
        """What the page is about: all positions, or those of one party on one target."""
        if isinstance(self.found, Matrix) or not self.found.positions or len(self.found.targets) != 1:
            return self.words.say("positions_head")
        one = self.found.positions[-1]
        return self.words.say("positions_history", party=self.party(one.party), target=self.target(one.target))

    @property
    def standing(self) -> str:
        """As of which day."""
        day = self.found.as_of if isinstance(self.found, Matrix) else None
        return self.words.say("positions_as_of", date=self.words.day(day)) if day else self.words.say("positions_now")

    @cached_property
    def targets(self) -> list[str]:
        """The heads of the matrix's columns."""
        return [self.target(id) for id in self.found.targets] if isinstance(self.found, Matrix) else []

    @cached_property
    def rows(self) -> list[tuple[str, list[Shown | None]]]:
        """The rows of the matrix: a party's name, and its cells in the order of the targets."""
        if not isinstance(self.found, Matrix):
            return []
        cells = {(cell.party, cell.target): self._shown(cell) for cell in self.found.cells}
        return [
            (self.party(party), [cells.get((party, target)) for target in self.found.targets])
            for party in self.found.parties
        ]

    @cached_property
    def quoted(self) -> list[Shown]:
        """The cells of the matrix in order, for their quotations."""
        return [cell for _, row in self.rows for cell in row if cell]

    @cached_property
    def history(self) -> list[Told]:
        """The stances of a page in order; empty for a matrix."""
        return [] if isinstance(self.found, Matrix) else [self.told(one) for one in self.found.positions]

    @property
    def part(self) -> str | None:
        """How much of the whole is shown; None where all of it is."""
        if isinstance(self.found, Matrix):
            counts = {name: getattr(self.found, name) for name in ("parties_total", "targets_total")}
            parties, targets = len(self.found.parties), len(self.found.targets)
            return self.words.say("positions_shown", parties=parties, targets=targets, **counts)
        shown, total = len(self.found.positions), self.found.total
        return self.words.say("positions_part", shown=shown, total=total) if shown < total else None

    @cached_property
    def turns(self) -> list[Turn]:
        """The changes, those that the same readouts show together."""
        return [self._turn(list(group)) for _, group in groupby(self.turned or (), key=_shared)]

    def party(self, code: str) -> str:
        """A party's name."""
        return printable(self.words.label(code))

    def target(self, id: str) -> str:
        """The name of a target: as the interface's language words it, with its owner; its own words where unknown."""
        head, _, owner = id.partition(":")
        entry = entries().get(head)
        named = (entry.name(self.words.lang) or entry.name("en")) if entry else None
        name = named or self.words.label(head)
        owned = self.words.say("positions_owned", target=name, owner=self.words.label(owner)) if owner else name
        return printable(owned)

    def told(self, one: Position) -> Told:
        """A stance worded."""
        say, own = self.words.say, bool(one.own_words)
        party, target, word = self.party(one.party), self.target(one.target), say(f"step_{one.grade}")
        issuer = self.words.party(one.issuer)
        account = say("own_words" if own else "reported", issuer=issuer)
        account = printable(say("issuer_unknown") if one.own_words is None else account)
        day = self.words.day(one.date)
        return Told(
            party=party, target=target, word=word, mark="own" if own else "told", against=one.stance == "oppose",
            account=account, day=day, quote=printable(" ".join(one.quote.split())), lang=one.lang,
            id=printable(one.id), title=printable(one.title or one.id), url=self._address(one),
            said=say("positions_cell", party=party, target=target, stance=word, account=account, date=day),
        )  # fmt: skip

    def _address(self, one: Position) -> str | None:
        here = self._readout(one.id, one.statement) if self._readout else None
        return here or (one.url if one.url and re.match(r"https?://[^\s\"<>]+\Z", one.url) else None)

    def _shown(self, cell: Cell) -> Shown:
        all = tuple(self.told(one) for one in (cell.own, cell.reported) if one)
        anchor = "p-" + re.sub(r"\W+", "-", f"{cell.party}-{cell.target}")
        href = self._link(cell.party, cell.target) if self._link else f"#{anchor}"
        return Shown(all[0], len(all) > 1, href, anchor, all)

    def _turn(self, group: Sequence[Change]) -> Turn:
        one, say = group[0], self.words.say
        before, after = (self.told(p) if p else None for p in (one.before, one.after))
        return Turn(
            kind=say(f"positions_{one.change.replace(' ', '_')}"),
            who=self.words.listed(list(dict.fromkeys(self.party(change.party) for change in group))),
            what=self.words.listed(list(dict.fromkeys(self.target(change.target) for change in group))),
            day=self.words.day(one.date), issuer=say("positions_by", issuer=self.words.label(one.issuer)),
            steps=(before.word, after.word) if before and after else None, before=before, after=after,
            lines=tuple(self._silence(one)),
            meanwhile=printable(" ".join(one.meanwhile.split())) if one.meanwhile else None,
            kin=say("positions_kin", targets=self.words.listed(list(map(self.target, one.kin)))) if one.kin else None,
        )  # fmt: skip

    def _silence(self, one: Change) -> Iterator[str]:
        """What is said of readouts that do not mention it."""
        if one.readouts:
            after, day = one.change == "dropped", self.words.day(one.date)
            phrase = "positions_silent_after" if after else "positions_silent_before"
            yield self.words.say(phrase, n=len(one.readouts), date=day)
            given = {"given": one.given, "could": one.could}
            if after:
                yield self.words.say("positions_given_before", **given, named=self.words.day(one.named))
            else:
                yield self.words.say("positions_given_since", **given)


def _shared(one: Change) -> object:
    """What changes have in common that are shown together: only silences of the same readouts."""
    return (one.change, one.date, one.issuer, one.readouts) if one.readouts else one


def named(targets: Iterable[str], lang: str = "en") -> list[str]:
    """The names of targets in an interface language."""
    view = PositionsView(Page((), 0), lang)
    return [view.target(id) for id in targets]
