"""Two readouts side by side for the terminal: topic by topic, A's words before B's, and how they relate.

Whose words a line gives is told by its heading and by the bar at the left, as on the page of one readout; colour adds
to that where the terminal has it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from communique.analysis.comparing.compare import Comparison
from communique.surfaces.terminal import BARS, STYLES
from communique.surfaces.views.compare import Account, CompareView, Quote, Row
from communique.surfaces.views.translation import TranslationView
from communique.surfaces.words import printable


def page(comparison: Comparison, *, width: int = 80, coloured: bool = False, lang: str | None = None) -> str:
    """A comparison as lines of at most `width` columns, ending in a line end; escape codes only when `coloured`."""
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=coloured, legacy_windows=False, highlight=False,
        color_system="auto" if coloured else None,
        emoji=False, markup=False,
    )  # fmt: skip
    for indent, text in _lines(CompareView(comparison, lang)):
        lines = text.wrap(console, max(10, width - indent), overflow="fold") if text.plain else [text]
        for line in lines:
            line.rstrip()
            console.print(Text.assemble(" " * indent if line.plain else "", line), soft_wrap=True)
    return buffer.getvalue()


def _lines(view: CompareView) -> Iterator[tuple[int, Text]]:
    """Every line with its indent in columns."""
    say = view.words.say
    yield 0, Text(printable(view.title), "bold")
    yield 0, Text(view.summary)
    yield 0, Text(printable(view.words.comma.join(f"{number} {what}" for number, what, _ in view.counts)))
    yield 0, Text(say("no_transcript"), "dim")
    for account in view.accounts:
        yield from _account(view, account)
    if view.translation:
        yield from _translation(view.translation)
    for section in view.sections:
        yield 0, Text()
        yield 0, Text(section.topic.upper(), "dim")
        for row in section.rows:
            yield from _row(view, row)
    if not view.sections:
        yield 0, Text(say("no_points"))
    if view.one_sided:
        yield 0, Text()
        yield 0, Text(say("one_sided"), "bold")
        yield from ((2, Text(f"{whose}{view.words.colon}{what}")) for whose, what in view.one_sided)


def _translation(told: TranslationView) -> Iterator[tuple[int, Text]]:
    """One issuer's two languages: where the wordings part, and what one version alone has."""
    say = told.words.say
    yield 0, Text()
    yield 0, Text(say("translation_head"), "bold")
    yield 0, Text(f"{told.count}. {say('translation_caution')}", "dim")
    for one in told.partings:
        yield 2, Text.assemble((f"{one.number} ", "dim"), (one.kind, "bold"), f"{told.words.colon}{one.a} | {one.b}")
        if one.remark:
            yield 4, Text(one.remark, "dim")
    for line in told.lines:
        if line.alone:
            yield 2, Text.assemble((f"{line.number} ", "dim"), line.a or line.b)
            yield 4, Text(line.label, "italic")
    if not told.found.variance:
        yield 2, Text(say("translation_same"))


def _account(view: CompareView, account: Account) -> Iterator[tuple[int, Text]]:
    yield 0, Text()
    yield 0, Text.assemble((f"{account.column.upper()}  {account.name}", "bold"), f" · {account.language}")
    yield 3, Text(account.title)
    yield 3, Text(account.shares)
    if account.order:
        yield 3, Text(f"{view.words.say('topic_order')}{view.words.colon}{account.order}", "dim")
    if account.note:
        yield 3, Text(account.note, "bold")


def _row(view: CompareView, row: Row) -> Iterator[tuple[int, Text]]:
    label = f"{row.label}{view.words.colon}{row.differs}" if row.differs else row.label
    yield 2, Text(label, "bold" if row.differs else "")
    for account, quotes in zip(view.accounts, (row.a, row.b), strict=True):
        for quote in quotes:
            yield from _quote(account, quote)
    if row.absent:
        yield 4, Text(row.absent, "italic")


def _quote(account: Account, quote: Quote) -> Iterator[tuple[int, Text]]:
    who = f"{quote.who} ({quote.account})" if quote.account else quote.who
    style = STYLES.get(quote.side, "")
    yield 4, Text.assemble(f"{account.column.upper()}{quote.number} ", (BARS.get(quote.side, " "), style), f" {who}")
    yield 9, Text.assemble(*((text, "underline" if marked else "") for marked, text in quote.parts))
