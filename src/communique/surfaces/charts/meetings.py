"""A picture of meetings as a page: the picture, and below it every number as a table, for whoever wants to check."""

from __future__ import annotations

from typing import Any

from communique.analysis.network import Calendar, Network
from communique.surfaces.charts import calendar, dyads, network
from communique.surfaces.charts.picture import STYLES, Link
from communique.surfaces.rendering import alone
from communique.surfaces.words import words

PAGE_STYLES = (*STYLES, "picture_page.css")
Row = tuple[str, str, int]
_CHARTS = {"network": network.chart, "dyads": dyads.chart}


def svg(
    kind: str, found: Network | Calendar, lang: str = "en", *, alone: bool = True, link: Link | None = None
) -> str:
    """The picture of that kind ("network", "dyads"; a calendar is what it is); `link` as its chart has it."""
    if isinstance(found, Calendar):
        return calendar.chart(found, lang, alone=alone, link=link)
    return _CHARTS[kind](found, lang, alone=alone, link=link)


def page(kind: str, found: Network | Calendar, lang: str = "en") -> str:
    """A whole HTML page with the picture and its numbers."""
    return alone("picture.html.j2", words(lang), PAGE_STYLES, **contents(kind, found, lang))


def contents(kind: str, found: Network | Calendar, lang: str, link: Link | None = None) -> dict[str, Any]:
    """What the page's template lays out."""
    say = words(lang)
    if isinstance(found, Calendar):
        title, columns = calendar.titled(found, say), ("picture_when", "", "picture_number")
        rows: list[Row] = [(say.day(day), "", count) for day, count in found.days]
    else:
        title = network.titled(found, say, f"picture_{kind}")
        columns = ("picture_one", "picture_other", "picture_number")
        rows = [(say.label(tie.a), say.label(tie.b), tie.meetings) for tie in found.ties]
    return {
        "title": title,
        "drawn": svg(kind, found, lang, alone=False, link=link),
        "columns": columns,
        "rows": rows,
        "hint": None if rows else say.say("picture_empty"),
    }
