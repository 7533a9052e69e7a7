"""The page for the terminal: a meeting in a few lines, then who said what, in the order of the text.

Whose words a sentence gives is told three times, so that colour is never the only carrier: in words by the heading, by
the bar at the left (solid: the issuer's own words; broken: another side's, as the issuer reports them; double: all
sides), and by colour where the terminal has it.
"""

from __future__ import annotations

import io
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from communique.model import Participant, Readout, Statement
from communique.surfaces import voices, wording
from communique.surfaces.voices import Block, Piece, Voice
from communique.surfaces.words import Words, printable, words

WIDEST = 100
"""Columns beyond which a line of text is hard to read."""

SEPARATOR = "\n\n"
LEFT_OUT = "[…]"
INDENT = 6
HANGING = 4
"""Columns kept free at the end of a Han line for two closing marks."""

BARS = {"issuer": "┃", "other": "┆", "joint": "║", "unknown": "│"}
STYLES = {"issuer": "cyan", "other": "yellow", "joint": "magenta", "unknown": ""}

_HAN = re.compile(r"[\u3400-\u9fff]")
_CLOSING = re.compile(r"[，。、；：！？”’）》」』】…]{1,2}")


def width() -> int:
    """Columns of the terminal, 80 where there is none; COLUMNS overrides."""
    return max(30, min(WIDEST, shutil.get_terminal_size((80, 24)).columns))


def page(readout: Readout, *, width: int = 80, coloured: bool = False) -> str:
    """One readout as lines of at most `width` columns, ending in a line end; escape codes only when `coloured`."""
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=coloured, legacy_windows=False, highlight=False,
        color_system="auto" if coloured else None,
        emoji=False, markup=False,
    )  # fmt: skip
    _Page(console, readout, words(readout.document.lang)).print()
    return buffer.getvalue()


class _Page:
    """One readout being printed; the methods stand in the order of the page."""

    def __init__(self, console: Console, readout: Readout, say: Words) -> None:
        self.console = console
        self.readout = readout
        self.document = readout.document
        self.words = say

    def print(self) -> None:
        self._head()
        self._engagement()
        for block in voices.blocks(self.readout):
            if block.voice:
                self._block(block, block.voice)
        if not self.readout.statements:
            self._line(Text(self.words.say("no_statements"), "dim"))
        self._findings()

    def _head(self) -> None:
        document, say = self.document, self.words
        self.console.print("━" * self.console.width, style="dim")
        self._line(Text(_flat(document.title or say.say("untitled")), "bold"))
        facts = wording.issued(say, document)
        if document.alternates:
            labels = [other.label or say.language(other.lang) for other in document.alternates]
            facts.append(say.say("also_in", languages=say.listed(labels)))
        self._line(Text(_flat(" · ".join(facts)), "dim"))
        if document.url:
            self._line(Text(_flat(document.url), "dim"))

    def _engagement(self) -> None:
        engagement, say, text = self.readout.engagement, self.words, self.document.text
        self.console.print()
        if engagement is None:
            reason = self.readout.reason or say.say("no_reason")
            self._line(Text(_flat(say.say("no_engagement", reason=reason)), "bold"))
            return
        place = wording.place(say, engagement)
        parts = [say.kinds[engagement.kind], say.day(engagement.date) if engagement.date else say.say("no_date")]
        parts += [place] if place else []
        if engagement.host_event:
            parts.append(f"{say.say('beside')}{say.colon}{engagement.host_event.of(text)}")
        self._line(Text(_flat(" · ".join(parts)), "bold"))
        self._participants([person for person in engagement.participants if person.principal])
        aides = [person for person in engagement.participants if not person.principal]
        if aides:
            self._fact(say.say("present"), say.comma.join(self._aide(person) for person in aides))

    def _participants(self, people: list[Participant]) -> None:
        """One line each, the party named once for all its people."""
        before: str | None = ""
        for person in people:
            label = self.words.label(person.party) if person.party != before else ""
            named = filter(None, (person.name, wording.role(person, self.document)))
            self._fact(label, self.words.apposition.join(named))
            before = person.party

    def _aide(self, person: Participant) -> str:
        role = wording.role(person, self.document)
        return f"{person.name} ({role})" if role else person.name

    def _block(self, block: Block, voice: Voice) -> None:
        style = STYLES[voice.side]
        if not block.same_voice:
            self.console.print()
            account = (f" — {wording.account(self.words, voice)}", style)
            self._line(_printable(Text.assemble((wording.whose(self.words, voice), f"bold {style}"), account)))
        for piece in block.pieces:
            if piece.statement is not None:
                self._sentence(piece, self.readout.statements[piece.statement], voice)

    def _sentence(self, piece: Piece, statement: Statement, voice: Voice) -> None:
        """The sentence behind its bar, the cue underlined, and below it what was read from it.

        An insertion of the page inside the sentence is only marked, for the sentence runs on across it.
        """
        assert piece.statement is not None
        said = Text()
        for look, part in voices.segments(piece.span, statement.cue, self.document.asides):
            words = printable(part.of(self.document.text)).replace("\n", " ")
            said.append(LEFT_OUT if look == "aside" else words, "underline" if look == "cue" else "")
        mark = "›" if statement.mode == "continued" else " "
        number = f"{piece.statement + 1}{mark}" if piece.first else ""
        bar = Text(BARS[voice.side], STYLES[voice.side])
        for row, line in enumerate(self._wrapped(said, self.console.width - INDENT - 2)):
            lead = number if row == 0 else ""
            self.console.print(Text.assemble(bar, f"{lead:>{INDENT - 1}} ", line), soft_wrap=True)
        if piece.first:
            for line in self._wrapped(self._reading(statement), self.console.width - INDENT - 2):
                self.console.print(Text.assemble(bar, " " * INDENT, line), soft_wrap=True)

    def _reading(self, statement: Statement) -> Text:
        say = self.words
        does = [say.acts[act] for act in statement.acts]
        about = [say.topics.get(topic, topic) for topic in statement.topics]
        marks = [say.flags[flag] for flag in statement.flags]
        plain = " · ".join([*about, *marks])
        reading = Text.assemble((say.comma.join(does), "bold"), " · " if does and plain else "", plain)
        return _printable(Text.assemble(reading, (f"  [{statement.rule}]", "dim")))

    def _findings(self) -> None:
        say, readout = self.words, self.readout
        stances = ((wording.position(say, one, self.document), one.statement + 1) for one in readout.positions)
        self._list("positions", (f"{line} [{number}]" for line, number in stances))
        self._list("commitments", self._commitments())
        self._list("references", (f"{one.name} ({say.reference_kinds[one.kind]})" for one in readout.references))
        topics: dict[str, list[str]] = defaultdict(list)
        for number, statement in enumerate(readout.statements, 1):
            for topic in statement.topics:
                topics[say.topics.get(topic, topic)].append(str(number))
        found = " · ".join(f"{topic} [{', '.join(where)}]" for topic, where in topics.items())
        self._list("topics", [found] if found else [])
        if readout.statements:
            self._list("who_spoke", [" · ".join(f"{name} {share}" for name, share in wording.shares(say, readout))])

    def _commitments(self) -> Iterator[str]:
        for number, statement in enumerate(self.readout.statements, 1):
            if statement.commitment:
                what, terms = wording.commitment(self.words, statement.commitment, self.document)
                yield f"{what}; {terms} [{number}]"

    def _list(self, title: str, items: Iterable[str]) -> None:
        for number, item in enumerate(items):
            if number == 0:
                self.console.print()
                self._line(Text(self.words.say(title), "bold"))
            self._line(Text(_flat(item)), indent=2)

    def _fact(self, label: str, value: str) -> None:
        lead = Text(_flat(label), "dim")
        lead.pad_right(max(1, 14 - cell_len(lead.plain)))
        self._line(Text.assemble("  ", lead, _flat(value)), indent=0, hang=16)

    def _line(self, text: Text, *, indent: int = 0, hang: int | None = None) -> None:
        """Print with `indent` columns before the first line and `hang` before the others."""
        hang = indent + 2 if hang is None else hang
        for row, line in enumerate(self._wrapped(text, self.console.width - max(indent, hang))):
            self.console.print(Text.assemble(" " * (hang if row else indent), line), soft_wrap=True)

    def _wrapped(self, text: Text, columns: int) -> Iterator[Text]:
        if not text.plain:
            return
        hanging = HANGING if _HAN.search(text.plain) else 0
        lines = text.wrap(self.console, max(10, columns - hanging), overflow="fold")
        for line in lines:
            line.rstrip()
        yield from _hung(lines, columns) if hanging else lines


def _hung(lines: Iterable[Text], columns: int) -> Iterator[Text]:
    """Han text as it is set: no line begins with a mark that closes, the line before takes it in."""
    held: Text | None = None
    for line in lines:
        closing = _CLOSING.match(line.plain)
        if held and closing and cell_len(held.plain) + cell_len(closing[0]) <= columns:
            held.append_text(line[: closing.end()])
            line = line[closing.end() :]
        if held:
            yield held
        held = line
    if held:
        yield held


def _flat(text: str) -> str:
    """On one line, without characters that steer the terminal."""
    return " ".join(printable(text).split())


def _printable(text: Text) -> Text:
    text.plain = printable(text.plain)
    return text
