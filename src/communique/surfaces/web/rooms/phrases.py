"""Set phrases: the registry by theme, and the life of one phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from communique.analysis.phrases.pages import Listed, PhraseList, phrase_page, phrases
from communique.analysis.phrases.track import Occurrence, Track
from communique.errors import UsageError
from communique.surfaces.charts.phrase import chart
from communique.surfaces.views.phrase import PhraseView
from communique.surfaces.web import lists
from communique.surfaces.web.asked import PAGE, Asked, Body
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import FALLBACK


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase of the list: its wording in the reader's language where it has one, the others, days, readouts."""

    href: str
    name: str
    lang: str
    others: tuple[tuple[str, str], ...]
    span: str
    readouts: str


@dataclass(frozen=True, slots=True)
class Page:
    """The life of a phrase, with the uses of one page."""

    tracked: Track
    page: int


def every(asked: Asked) -> PhraseList:
    """Every phrase of the registry by theme."""
    return phrases(asked.archive)


def listed(found: PhraseList) -> dict[str, Any]:
    """The list as data: ids and wordings, without the composed examples."""
    rows = {
        theme: [
            {"id": one.formula.id, "wordings": one.formula.wordings, "issuers": one.formula.issuers,
             "readouts": one.readouts, "first": one.first, "last": one.last}
            for one in lines
        ]
        for theme, lines in found.themes.items()
    }  # fmt: skip
    return {"themes": rows, "complete": found.complete}


def overview(found: PhraseList, frame: Frame) -> Mapping[str, object]:
    """The list by theme, the most used first."""
    say = frame.words.say
    themes = [
        (say(f"theme_{theme}"), [_line(one, frame) for one in sorted(lines, key=lambda one: -one.readouts)])
        for theme, lines in found.themes.items()
    ]
    return {"title": say("room_phrases"), "themes": themes}


def _line(one: Listed, frame: Frame) -> Line:
    held, say = one.formula.wordings, frame.words
    lang = frame.lang if frame.lang in held else FALLBACK if FALLBACK in held else next(iter(held))
    others = tuple((code, row[0]) for code, row in held.items() if code != lang)
    span = say.span(one.first, one.last) if one.first else ""
    return Line(frame.to("phrase", id=one.formula.id), held[lang][0], lang, others, span, say.number(one.readouts))


def answer(asked: Asked) -> Page:
    """The life of the phrase with this id, or of these words; UsageError where there is no word."""
    return Page(phrase_page(asked.archive, asked["id"], asked.offset, PAGE), asked.page)


def data(page: Page) -> Track:
    """As `communique track --format json` gives it, a page of uses at a time."""
    return page.tracked


def view(page: Page, frame: Frame) -> Mapping[str, object]:
    """The page of `communique track --format html`, in the room."""
    say, tracked = frame.words, page.tracked

    def at(one: Occurrence) -> str:
        mark = f"s{one.statement + 1}" if one.statement is not None else ""
        return frame.to("readout", id=one.id, mark=mark)

    shown = PhraseView(tracked, frame.lang, at)
    return {
        "view": shown,
        "chart": chart(tracked, frame.lang, alone=False),
        "steps": [(say.say("room_phrases"), frame.to("phrases")), (shown.phrase, None)],
        "count": say.say("uses_count", n=tracked.uses),
        "pager": lists.pager(tracked.uses, page.page, frame),
        "picture": frame.to("phrase_svg", id=tracked.formula or tracked.phrase) if frame.served else None,
    }


def picture(asked: Asked, frame: Frame) -> Body:
    """Shares by year and issuer as a picture that stands alone."""
    return Body(chart(phrase_page(asked.archive, asked["id"], 0, 1), frame.lang), "image/svg+xml")


def typed(asked: Asked, frame: Frame) -> Body:
    """The way from words typed into a form (`q`) to their page."""
    words = asked.one("q")
    if not words:
        raise UsageError("which phrase?", hint="q=rules-based order")
    return Body("", "text/plain", {"Location": frame.to("phrase", id=words)}, 303)
