"""What is done to characters: decoding bytes, and the key under which different prints of the same words meet.

A document's text is frozen as received, so nothing here rewrites it; `search_key` is for comparing only.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
    "\u2212": "-", "ё": "е",
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


def decode(data: bytes, declared: str | None = None) -> str:
    """Bytes of a page as text: by byte order mark, as declared, as UTF-8, else as what the letters make likely.

    Never raises; what cannot be decoded at all becomes U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    for encoding in (_widened(declared), "utf-8"):
        try:
            return data.decode(encoding) if encoding else data.decode("ascii")
        except (UnicodeDecodeError, LookupError):
            continue
    likely = likely_encoding(data)
    return data.decode(_widened(declared) or likely if likely == _WESTERN else likely, "replace")


def likely_encoding(data: bytes) -> str:
    """The encoding that makes words of bytes that are no UTF-8: gb18030, cp1251, else cp1252."""
    shares = {name: _share(data, name, words) for name, words in (("gb18030", _HAN), ("cp1251", _CYRILLIC))}
    likely = max(shares, key=shares.__getitem__)
    return likely if shares[likely] > 0.3 else _WESTERN


_WESTERN = "cp1252"

_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_CYRILLIC = re.compile(r"[а-яё]{2,}", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def _widened(declared: str | None) -> str | None:
    """The declared encoding, GB 2312 and GBK as the standard that contains them; None for one that Python lacks."""
    if not declared:
        return None
    name = declared.lower().replace("_", "-")
    name = "gb18030" if name in ("gb2312", "gbk", "x-gbk", "gb-2312") else name
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


def _share(data: bytes, encoding: str, words: re.Pattern[str]) -> float:
    """The share of characters beyond ASCII that stand in words of the encoding's script, at the start of the data."""
    sample = data[:60_000].decode(encoding, "replace")
    beyond = sum(char > "\x7f" for char in sample)
    return sum(map(len, words.findall(sample))) / max(1, beyond)
