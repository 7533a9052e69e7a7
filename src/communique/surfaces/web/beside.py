"""What the reading room sets beside a readout: its place at the source, other accounts, versions, and ways out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.analysis.comparing.compare import Comparison, Point
from communique.analysis.phrases.pages import PhrasesHere
from communique.archive.records import Entry, Stored
from communique.archive.shelf import Line, Neighbours
from communique.export.citation import Citation, address, language
from communique.surfaces import citing
from communique.surfaces.views.compare import CompareView
from communique.surfaces.views.readout import View, tag
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.lists import Listed, listed, source_name
from communique.surfaces.web.rooms import citations
from communique.surfaces.web.rooms.citations import Citable
from communique.surfaces.web.suggest import letter
from communique.surfaces.words import printable

ACCOUNTS = 6
"""Other issuers' readouts that the margin names; the meeting's page has all."""


@dataclass(frozen=True, slots=True)
class Account:
    """Another issuer's readout of the meeting: who, its title and language, its address, that of the comparison, and
    what the comparison counts ("" where it was not made)."""

    who: str
    title: str
    lang: str
    href: str
    compare: str
    counts: str


@dataclass(frozen=True, slots=True)
class PhraseLine:
    """A set phrase of the text: its wording in the text's language, the address of its page, and what is known of its
    issuer's use of it ("" for nothing)."""

    name: str
    lang: str
    href: str
    known: str


class Beside:
    """The margin of one readout in the room. `comparison` is with the first of the other issuers' accounts."""

    def __init__(
        self, stored: Stored, history: Sequence[Entry], near: Neighbours, comparison: Comparison | None,
        phrases: PhrasesHere, today: str, shown: View, frame: Frame,
    ) -> None:  # fmt: skip
        self.stored, self.history, self.near, self.comparison, self.today = stored, history, near, comparison, today
        self._phrases = phrases
        self.shown, self.frame, self.words = shown, frame, frame.words

    @property
    def trail(self) -> list[tuple[str, str, str]]:
        """The way to this page as its source has it: words, address, language."""
        document, to = self.stored.readout.document, self.frame.to
        steps = document.breadcrumb or document.sections
        source = self.stored.source
        found = [
            (self.words.say("room_sources"), to("sources"), self.words.lang),
            (printable(source), to("source", source=source), "und"),
        ]
        for n, step in enumerate(steps, 1):
            found.append((printable(step), to("source", source=source, query={"section": steps[:n]}), self.shown.lang))
        return found

    @property
    def switch(self) -> list[tuple[str, str, str | None]]:
        """The readout's languages: tag, own name, address (None: the one that is read)."""
        own = self.stored.readout.document.lang
        rows: list[tuple[str, str, str | None]] = [(tag(own), self.words.language(own), None)]
        for line in self.near.languages:
            rows.append((tag(line.lang), self.words.language(line.lang), self.frame.to("readout", id=line.id)))
        return rows

    @property
    def tongues(self) -> set[str]:
        """Languages that the switch has."""
        return {lang for lang, _, _ in self.switch}

    @property
    def aligned(self) -> str | None:
        """The address where two languages stand sentence by sentence; None where there is one language."""
        other = next(iter(self.near.languages), None)
        return self.frame.to("compare", a=self.stored.id, b=other.id) if other else None

    @property
    def notices(self) -> Iterator[tuple[str, str | None]]:
        """What a reader must know before the text: words and an address to go to."""
        stored, say, to = self.stored, self.words.say, self.frame.to
        if not stored.standing:
            yield say("version_old", n=stored.version, all=stored.versions), to("readout", id=stored.id)
        if stored.state in ("missing", "unreachable"):
            yield say("version_gone", date=self._day(self.history[-1].first_seen)), None
        if stored.original:
            yield say("reprint"), to("readout", id=stored.original)

    @property
    def meeting(self) -> str | None:
        """The address of the meeting's page."""
        return self.frame.to("meeting", id=self.stored.meeting) if self.stored.meeting else None

    @property
    def accounts(self) -> list[Account]:
        """What other issuers say of the meeting, a line each."""
        own = self.stored.readout.document.issuer
        return [self._account(line, first=not n) for n, line in enumerate(self._others(own)[:ACCOUNTS])]

    def person(self, id: str) -> str:
        """The address of a person's page."""
        return self.frame.to("person", id=id)

    def party(self, code: str) -> str:
        """The address of a party's page."""
        return self.frame.to("party", code=code)

    @property
    def before(self) -> Listed | None:
        """The readout before this one in its source."""
        return listed(self.near.before, self.frame) if self.near.before else None

    @property
    def after(self) -> Listed | None:
        """The readout after this one in its source."""
        return listed(self.near.after, self.frame) if self.near.after else None

    def _others(self, own: str | None) -> list[Line]:
        return [line for line in self.near.meeting if line.issuer != own]

    def _account(self, line: Line, *, first: bool) -> Account:
        return Account(
            who=printable(self.words.label(line.issuer) if line.issuer else source_name(line.source, self.frame)),
            title=printable(line.title or self.words.say("untitled")),
            lang=tag(line.lang),
            href=self.frame.to("readout", id=line.id),
            compare=self.frame.to("compare", a=self.stored.id, b=line.id),
            counts=self._counts() if first else "",
        )

    def _counts(self) -> str:
        if self.comparison is None:
            return ""
        relations = [point.relation for point in self.comparison.points]
        both, differ = relations.count("both"), relations.count("differ")
        here, there = relations.count("only_a"), relations.count("only_b")
        return self.words.say("account_counts", both=both + differ, differ=differ, here=here, there=there)

    @property
    def phrases(self) -> Iterator[PhraseLine]:
        """The set phrases of the text, in its order, and since when its issuer uses them."""
        say = self.words
        issuer = self.stored.readout.document.issuer
        for one in self._phrases.uses:
            held = one.formula.wordings
            lang = self.shown.lang if self.shown.lang in held else next(iter(held))
            known = ""
            if one.nth and one.since and issuer:
                which = "phrase_here_first" if one.nth == 1 else "phrase_here"
                known = say.say(which, issuer=say.party(issuer), n=one.nth, since=say.day(one.since))
            yield PhraseLine(held[lang][0], lang, self.frame.to("phrase", id=one.formula.id), known)

    @property
    def versions(self) -> Iterator[tuple[str, str, str | None]]:
        """What became of the page: day, words, and where the change can be seen."""
        seen = 0
        for entry in self.history:
            words = self.words.say(f"version_{entry.state}", n=entry.version)
            changed = entry.version > 1 and entry.version != seen
            href = self._changes(entry.version) if changed else None
            yield self._day(entry.first_seen), words, href
            seen = entry.version

    def _changes(self, version: int) -> str:
        return self.frame.to("changes", id=self.stored.id, old=version - 1, new=version)

    @property
    def take(self) -> list[tuple[str, str]]:
        """Ways to take the readout along: word and address."""
        frame = self.frame
        found = [(self.words.say("cite"), "#cite"), *self.references, ("JSON", frame.data)]
        if frame.served:
            found.append((self.words.say("tell"), frame.to("suggest", id=self.stored.id, version=self.stored.version)))
        return found

    @cached_property
    def citable(self) -> Citable:
        """The readout as it is cited."""
        return citations.version(self.stored, self.today)

    @cached_property
    def cited(self) -> Citation:
        """Its citation."""
        return self.citable.citation(self.frame)

    @property
    def metas(self) -> Iterator[tuple[str, str, str]]:
        """What reference managers and previews read in a page's head: "name" or "property", its name, and the words."""
        cited = self.cited
        yield "property", "og:type", "article"
        yield "property", "og:title", cited.title
        if self.frame.origin:
            yield "property", "og:url", self.frame.canonical
        yield from (("name", "DC.creator", author) for author in cited.authors)
        named = {"DC.title": cited.title, "DC.date": cited.issued, "DC.type": cited.genre, "DC.source": self.shown.url,
                 "DC.language": language(cited.lang), "DC.identifier": address(cited.permalink)}  # fmt: skip
        yield from (("name", name, words) for name, words in named.items() if words)

    @property
    def references(self) -> list[tuple[str, str]]:
        """The readout for a reference manager: name of the form and address."""
        return self.citable.files(self.frame)

    @cached_property
    def permalink(self) -> str:
        """The address of this version, with its host."""
        return self.frame.whole("version", id=self.stored.id, version=self.stored.version)

    @property
    def citation(self) -> str:
        """A plain footnote."""
        return citing.footnote(self.cited, self.words)

    def link(self, number: int) -> str:
        """The lasting address of a sentence in this version."""
        return self.frame.to("version", id=self.stored.id, version=self.stored.version, mark=f"s{number}")

    def beside(self, number: int) -> list[tuple[str, str]]:
        """What else can be done with a sentence: word and address."""
        id, version = self.stored.id, self.stored.version
        if self.frame.served:
            href = self.frame.to("suggest_sentence", id=id, version=version, sentence=number)
            return [(self.words.say("tell"), href)]
        permalink = self.frame.whole("version", id=id, version=version, mark=f"s{number}")
        mail = letter.mailto(citing.sentence(self.stored, number - 1, self.words, permalink=permalink), self.words)
        return [(self.words.say("tell"), mail)] if mail else []

    @cached_property
    def _points(self) -> dict[int, Point]:
        points = self.comparison.points if self.comparison else ()
        return {statement: point for point in points for statement in point.a}

    @cached_property
    def _compared(self) -> CompareView | None:
        return CompareView(self.comparison, self.words.lang) if self.comparison else None

    def other(self, number: int) -> Iterator[tuple[str, str, str | None]]:
        """The other side's account of a sentence: label, words, address of the comparison."""
        point, view = self._points.get(number - 1), self._compared
        if not point or not view or not self.comparison:
            return
        href = self.accounts[0].compare
        label = view.account_of("b")
        if point.b:
            statement = self.comparison.b.statements[point.b[0]]
            yield label, printable(self.words.quote(statement.content.of(self.comparison.b.document.text))), href
            if differs := point.differences:
                kinds = self.words.comma.join(dict.fromkeys(self.words.say(f"differs_{one.kind}") for one in differs))
                yield self.words.say("rail_differs"), kinds, href
        else:
            yield label, view.absent("b"), href

    def _day(self, instant: str) -> str:
        return self.words.day(instant[:10])
