"""The page for a browser: one self-contained file, without scripts and without a single request.

Everything the texts bring is escaped, and the page's own policy forbids whatever might still slip through: only the
style element it carries, known by its hash, may act.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.analysis.commitments.ledger import Entry, Fate
from communique.analysis.comparing.compare import Comparison
from communique.analysis.phrases.track import Track
from communique.analysis.positions.changes import Change
from communique.analysis.positions.standing import Matrix, Page
from communique.model import Readout
from communique.surfaces.charts.phrase import chart as phrase_chart
from communique.surfaces.rendering import alone
from communique.surfaces.views.commitments import CommitmentsView
from communique.surfaces.views.compare import CompareView
from communique.surfaces.views.phrase import PhraseView
from communique.surfaces.views.positions import PositionsView
from communique.surfaces.views.readout import View
from communique.surfaces.words import words


def page(readouts: Sequence[Readout]) -> str:
    """A whole HTML page with the readouts in order, several of them behind a table of contents."""
    several = len(readouts) > 1
    views = [View(readout, f"r{number}-" if several else "") for number, readout in enumerate(readouts, 1)]
    say = views[0].words if views else words("en")
    rules = "\n".join(view.opening_rules for view in views)
    return alone("readout.html.j2", say, ("readout.css",), rules, views=views, several=several, room=None)


def comparison_page(comparison: Comparison, lang: str | None = None) -> str:
    """A whole HTML page with two readouts side by side, in the interface language `lang` (None: that of both texts,
    else English)."""
    view = CompareView(comparison, lang)
    return alone("compare.html.j2", view.words, ("compare.css",), view=view)


def phrase_page(tracked: Track, lang: str | None = None) -> str:
    """A whole HTML page about a set phrase, in the interface language `lang` (None: that of the phrase)."""
    view = PhraseView(tracked, lang)
    chart = phrase_chart(tracked, view.words.lang, alone=False)
    return alone("phrase.html.j2", view.words, ("phrase.css",), view=view, chart=chart)


def positions_page(found: Matrix | Page, changed: Sequence[Change] | None = None, lang: str = "en") -> str:
    """A whole HTML page with positions and, where they were looked for, what changed, in an interface language."""
    view = PositionsView(found, lang, changed)
    return alone("positions.html.j2", view.words, ("positions.css",), view=view)


def commitments_page(
    entries: Sequence[tuple[Entry, Fate | None]], total: int, lang: str = "en", party: str | None = None
) -> str:
    """A whole HTML page with commitments, `total` of which were asked for, all of `party` where it is given."""
    view = CommitmentsView(entries, total, lang, party=party)
    return alone("commitments.html.j2", view.words, ("commitments.css",), view=view)
