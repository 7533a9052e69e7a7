"""Read every Chinese print as one: traditional as simplified characters, half-width as full-width marks.

Publishers in Hong Kong and Taiwan print traditional characters, and many sites mix ASCII marks into Han text. The fold
replaces one character by one character, so that what is found in the folded text stands at the text's own offsets.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from communique import datafile
from communique.extract.match import fold
from communique.lexicon import DATA

_MARKS = {
    "(": "（", ")": "）", ":": "：", ";": "；", "!": "！", "?": "？",
    "「": "“", "」": "”", "『": "“", "』": "”", "﹁": "“", "﹂": "”", "‘": "“", "’": "”",
    "•": "·", "・": "·", "‧": "·", "∙": "·", "．": "·", "⋅": "·", "﹒": "·", "—": "—", "─": "—",
    "，": "，", "﹐": "，", "､": "、", "｡": "。", "〈": "《", "〉": "》", "«": "《", "»": "》",
}  # fmt: skip
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_FOLDED = range(0x2100)
"""Where the characters lie that `match.fold` replaces."""
_COMMA = re.compile(r"(?<=[\u3400-\u9fff”》）]),|,(?=[\u3400-\u9fff“《])")
_DOT = re.compile(r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")


class Script(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Two lists of lines that stand character over character; `source` says whose pairing it is."""

    source: str
    traditional: list[str]
    simplified: list[str]


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    script = datafile.read(DATA / "lexicons" / "zh" / "script" / "traditional.toml", Script)
    pairs = zip("".join(script.traditional), "".join(script.simplified), strict=True)
    own = {ord(old): new for old, new in (*pairs, *_MARKS.items(), *_FULL_WIDTH.items())}
    common = {code: fold(chr(code)) for code in _FOLDED if fold(chr(code)) != chr(code).lower()}
    return common | own


@lru_cache(maxsize=8)
def fold_han(text: str) -> str:
    """The folded text in simplified characters and full-width marks; exactly as long as the text.

    The last few texts are kept folded, because the stages ask about one text many times.
    """
    folded = text.translate(_table())
    lower = folded.lower()
    return _DOT.sub("·", _COMMA.sub("，", lower if len(lower) == len(text) else fold(folded)))
