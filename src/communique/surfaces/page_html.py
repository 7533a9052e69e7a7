"""The page for a browser: one self-contained file, without scripts and without a single request.

Everything the texts bring is escaped, and the page's own policy forbids whatever might still slip through: only the
style element it carries, known by its hash, may act.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import metadata, resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique.analysis.compare import Comparison
from communique.analysis.track import Track
from communique.model import Readout
from communique.surfaces.compare_view import CompareView
from communique.surfaces.phrase_view import PhraseView
from communique.surfaces.readout_view import View
from communique.surfaces.words import words

STYLES = ("tokens.css", "readout.css")
COMPARE_STYLES = ("tokens.css", "compare.css")
PHRASE_STYLES = ("tokens.css", "phrase.css")


def page(readouts: Sequence[Readout]) -> str:
    """A whole HTML page with the readouts in order, several of them behind a table of contents."""
    several = len(readouts) > 1
    views = [View(readout, f"r{number}-" if several else "") for number, readout in enumerate(readouts, 1)]
    style = "\n".join([*map(_style, STYLES), *(_opening_rules(view) for view in views)])
    say = views[0].words if views else words("en")
    return _rendered("readout.html.j2", style, views=views, several=several, words=say)


def comparison_page(comparison: Comparison, lang: str | None = None) -> str:
    """A whole HTML page with two readouts side by side, in the interface language `lang` (None: that of both texts,
    else English)."""
    view = CompareView(comparison, lang)
    return _rendered("compare.html.j2", "\n".join(map(_style, COMPARE_STYLES)), view=view, words=view.words)


def phrase_page(tracked: Track, lang: str | None = None) -> str:
    """A whole HTML page about a set phrase, in the interface language `lang` (None: that of the phrase)."""
    view = PhraseView(tracked, lang)
    return _rendered("phrase.html.j2", "\n".join(map(_style, PHRASE_STYLES)), view=view, words=view.words)


def _rendered(template: str, style: str, **values: object) -> str:
    """A page with its one style element, and the policy that lets nothing else act."""
    return _environment().get_template(template).render(
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'",
        version=metadata.version("communique"),
        **values,
    )


def _opening_rules(view: View) -> str:
    """One rule a sentence: when the sentence is the page's target, its card is shown."""
    ids = [f"{view.anchor}s{number}" for number in range(1, len(view.readout.statements) + 1)]
    return "\n".join(f".block:has(#{name}:target) #{name}-card {{ display: block; }}" for name in ids)


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")


@cache
def _style(name: str) -> str:
    return (resources.files("communique.surfaces") / "static" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("communique.surfaces"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
