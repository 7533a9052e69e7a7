"""Tell the language of a text from its script, without a model: the product reads three languages in three scripts.

Scripts alone would take French for English and Ukrainian for Russian, so letters and small words that the language
does not have count against it. An unread language must come out as unknown, never as its neighbour.
"""

from __future__ import annotations

import re

SAMPLE = 1500
"""Code points looked at, from the middle of the text, where there is no menu; a readout shows its language soon."""

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u1100-\u11ff]+")
_CYRILLIC = re.compile(r"[а-яё]+", re.IGNORECASE)
_NOT_RUSSIAN = re.compile(r"[іїєґўјљњћђџѓќѕәғқңөұүһ]+", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]+", re.IGNORECASE)
_OTHER = re.compile(r"[\u0370-\u03ff\u0590-\u07ff\u0900-\u109f\u10a0-\u10ff\u0e00-\u0eff\u0530-\u058f]+")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|with|in|on|that|for|is|was|were|by|his|her|their)\b", re.IGNORECASE)
_NOT_ENGLISH = re.compile(
    r"\b(?:le|la|les|des|du|et|une|dans|pour|avec|der|die|das|und|mit|von|den|für|el|los|las|y|con|para|del|que|il|di|"
    r"e|per|gli|o|os|da|em|ve|bir|ile|bu|için|het|een|och|att|yang|dan|dengan|của|và|na|w|z|się|i|je)\b",
    re.IGNORECASE,
)


def language(text: str) -> str | None:
    """"en", "zh" or "ru"; None for another language and for a text without letters."""
    middle = max(0, len(text) // 2 - SAMPLE // 2)
    sample = text[middle : middle + SAMPLE]
    latin = _count(_LATIN, sample)
    if not sample.isascii():
        han, cyrillic, kana = _count(_HAN, sample), _count(_CYRILLIC, sample), _count(_KANA_HANGUL, sample)
        if max(_count(_OTHER, sample), kana) > max(latin, han, cyrillic):
            return None
        if han * 3 > latin and han > cyrillic:
            return None if kana * 8 > han else "zh"
        if cyrillic > latin:
            return None if _count(_NOT_RUSSIAN, sample) * 50 > cyrillic else "ru"
    if not latin:
        return None
    return "en" if len(_ENGLISH.findall(sample)) >= len(_NOT_ENGLISH.findall(sample)) else None


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))
