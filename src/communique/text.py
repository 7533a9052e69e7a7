"""What is done to characters: decoding bytes, and the key under which different prints of the same words meet.

A document's text is frozen as received, so nothing here rewrites it; `search_key` is for comparing only.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"',
    "\u00bb": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "ё": "е",
})  # fmt: skip
_SPACE = re.compile(r"\s+")


def search_key(text: str) -> str:
    """The text without differences that a reader does not see or mind: compatibility forms (full width, ligatures),
    case, accents of typewriting (quotation marks, dashes), ё for е, soft hyphens, zero-width marks, runs of space."""
    folded = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).casefold().translate(_FOLD)
    return _SPACE.sub(" ", folded).strip()


def looks_binary(data: bytes) -> bool:
    """Whether the first 8 KB hold a NUL or many control characters, as no text in UTF-8 or a legacy encoding does."""
    sample = data[:8192]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return b"\0" in sample or controls * 50 > len(sample)
