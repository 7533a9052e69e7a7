"""A hit of a search as a page quotes it: who says it, for whom, in whose account; the words with the match marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.analysis.search import Hit
from communique.surfaces import wording
from communique.surfaces.views.readout import tag
from communique.surfaces.voices import Voice
from communique.surfaces.web.frame import Frame
from communique.surfaces.web.lists import source_name
from communique.surfaces.words import printable

LONGEST = 420
"""Code points of a quotation that are shown."""
BEFORE = 160
"""Of a longer one so many before the first match, at most."""
_LEEWAY = 24
"""Where a quotation is cut, the cut may move so far to stand between words."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A hit. `who` speaks, `party` is for whom, `account` in whose account ("" where the text itself tells); `side`
    names their colour. `pieces` are the quotation in order, each with whether it was searched for; `lang` is their
    language and that of the title. `place` says which sentence it is, `source` where and in which language."""

    who: str
    party: str
    account: str
    side: str
    day: str
    pieces: tuple[tuple[str, bool], ...]
    lang: str
    title: str
    place: str
    href: str
    source: str


def quotation(hit: Hit, frame: Frame) -> Quotation:
    """A hit as a page quotes it."""
    say = frame.words
    who, party, account, side = _voice(hit, frame)
    spoken = hit.statement is not None
    number = hit.statement + 1 if hit.statement is not None else 0
    return Quotation(
        who=printable(who),
        party=printable(party),
        account=printable(account),
        side=side,
        day=say.day(hit.date[:10]) if hit.date else say.say("undated"),
        pieces=tuple(_pieces(hit)),
        lang=tag(hit.lang),
        title=printable(hit.title or say.say("untitled")),
        place=say.say("sentence", n=number) if spoken else "",
        href=frame.to("readout", id=hit.id, mark=f"s{number}" if spoken else ""),
        source=printable(f"{source_name(hit.source, frame)} · {say.language(hit.lang)}"),
    )


def _voice(hit: Hit, frame: Frame) -> tuple[str, str, str, str]:
    """Who, for whom, in whose account, and the colour."""
    say = frame.words
    if hit.statement is None:
        return say.say("in_title" if hit.quote == hit.title else "narration"), "", "", "unknown"
    side = {"issuer": "issuer", "other": "other", "joint": "joint"}.get(hit.account or "", "unknown")
    voice = Voice(hit.speakers, tuple(hit.side.split(",")) if hit.side else (), side, hit.issuer)  # type: ignore[arg-type]
    who, party = wording.margin(say, voice)
    return who, party, wording.account(say, voice), side


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The quotation, cut around its first match where it is long, with the words that were searched for apart."""
    start, end = _cut(hit)
    if start:
        yield "… ", False
    at = start
    for first, last in hit.marks:
        if start <= first and last <= end:
            yield printable(hit.quote[at:first]), False
            yield printable(hit.quote[first:last]), True
            at = last
    yield printable(hit.quote[at:end]), False
    if end < len(hit.quote):
        yield " …", False


def _cut(hit: Hit) -> tuple[int, int]:
    quote = hit.quote
    if len(quote) <= LONGEST:
        return 0, len(quote)
    first = hit.marks[0] if hit.marks else (0, 0)
    start = max(0, min(first[0] - BEFORE, len(quote) - LONGEST))
    if start:
        space = quote.find(" ", start, min(start + _LEEWAY, first[0]))
        start = space + 1 if space >= 0 else start
    end = min(start + LONGEST, len(quote))
    space = quote.rfind(" ", max(end - _LEEWAY, first[1]), end) if end < len(quote) else -1
    return start, space if space >= 0 else end
