"""How a content is put: negated, under a condition, as a mere thought, about the future.

A flag says that such a word stands in the content, not how far it reaches: a reader of "will not accept" is shown both.
"""

from __future__ import annotations

from communique.extract.syntax.base import Reading
from communique.lexicon import Sign
from communique.model import Flag, Span

SAYS: dict[str, Flag] = {
    "negated": "negated",
    "conditional": "conditional",
    "hypothetical": "hypothetical",
    "ahead": "future",
}
"""What a sign says, and the flag it raises."""


def flags(reading: Reading, content: Span) -> tuple[Flag, ...]:
    """The flags of the content at this span, each once, in order of first mention."""
    found: dict[Flag, None] = {}
    for hit in reading.hits_in(content):
        if isinstance(hit.entry, Sign) and (flag := SAYS.get(hit.entry.says)):
            found[flag] = None
    return tuple(found)
