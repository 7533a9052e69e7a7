"""How far a noun phrase reaches, and what it coordinates.

Russian has no article and its genitives pile up, so a phrase is followed to the first word that cannot belong to it: a
mark, a relative or subordinate word, a finite verb, an adverbial participle. "И" splits the phrase where what follows
is no proper name joined to a proper name (России и США).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.extract.match import SOFT_HYPHEN, fold
from communique.model import Span

_TOKEN = re.compile(r"[\w\u00ad]+(?:-[\w\u00ad]+)*|[^\w\s]")
_FINITE = re.compile(r"[а-я-]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ится|ятся|ются|ется|ив|ав|ув)$")
_NO_FINITE = re.compile(
    r".*(?:тет|вет|чет|жет|дмет|юджет|итет|дел|дела|сил|сила|силы|мысл|принципа|опыта|состав|устав|прав|права|залог|диалог)$"
)
_PARTICIPLE = re.compile(
    r"[а-я-]{4,}(?:нн|вш|ющ|ящ|ущ|ащ|ем|им)(?:ый|ий|ая|ое|ее|ые|ие|ого|его|ой|ей|ому|ему|ым|им|ых|их|ую|ую|ся|ий)(?:ся)?$"
)
_BREAKS = frozenset(".;:!?()–—")
_SUBORDINATE = frozenset(
    (
        "что",
        "чтобы",
        "который",
        "которая",
        "которое",
        "которые",
        "которого",
        "которой",
        "которых",
        "которым",
        "котором",
        "где",
        "если",
        "когда",
        "как",
        "а",
        "но",
        "однако",
    )
)


_ENDS = frozenset({
    *((word, that) for word in ("о", "в", "на", "с", "к") for that in ("том", "тем", "тому", "то")),
    ("с", "целью"), ("в", "целях"), ("в", "интересах"), ("с", "учетом"), ("в", "связи"), ("в", "соответствии"),
    ("в", "рамках"), ("в", "контексте"), ("со", "стороны"), ("в", "ходе"), ("в", "качестве"), ("а", "также"),
})  # fmt: skip
"""Two words that begin what is no part of a noun phrase any more."""


class Phrases:
    """Reads noun phrases; built from the grammar's word classes."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._determiners = frozenset(fold(word) for word in words["determiner"])
        self._event = re.compile(
            r"(?:«?на полях»?|в кулуарах|на площадке|в рамках|«на полях»)\s+(?=[^,.;]{0,60}?"
            r"(?:саммит|форум|сесси|заседани|конференци|ассамбле|совещани|недел|выставк|торжеств|встреч[иеа]\s+(?:министров|глав|лидеров)|празднован))",
            re.IGNORECASE,
        )

    def coordinated(self, text: str, start: int, limit: int) -> list[Span]:
        """The coordinated noun phrases from `start`, each without a determiner before it; none reaches `limit`."""
        spans: list[Span] = []
        begin: int | None = None
        end = start
        previous, capital = "", False
        folded = fold(text[start:limit])
        tokens = list(_TOKEN.finditer(folded))
        words = [token.group().replace(SOFT_HYPHEN, "") for token in tokens]
        for index, token in enumerate(tokens):
            word = words[index]
            following = words[index + 1] if index + 1 < len(tokens) else ""
            if begin is not None and (word, following) in _ENDS:
                break
            if word in _BREAKS or word in _SUBORDINATE or (begin is not None and self._finite(word)):
                break
            if word in (",", "и"):
                if not index:
                    break
                if begin is None:
                    continue
                if word == "," and (
                    not following
                    or following in _SUBORDINATE | {"включая", "в", "на", "по", "с", "за"}
                    or self._finite(following)
                    or _PARTICIPLE.match(following)
                ):
                    break
                if following and text[start + tokens[index + 1].start()].isupper() and capital:
                    continue
                if _adjective(previous) and not capital:
                    continue
                spans.append(Span(begin, end))
                begin = None
                continue
            if begin is None:
                if spans and self._finite(word):
                    break
                if spans and word.endswith("но") and len(word) > 5:
                    continue
                if word in self._determiners or word in ("также", "а"):
                    continue
                begin = start + token.start()
            previous, end = word, start + token.end()
            capital = text[start + token.start()].isupper()
        if begin is not None and end > begin:
            spans.append(Span(begin, end))
        return spans

    def host_event(self, text: str, span: Span) -> Span | None:
        """The event of "на полях …" in the span."""
        found = self._event.search(text, span.start, span.end)
        if not found:
            return None
        phrases = self.coordinated(text, found.end(), span.end)
        if not phrases:
            return None
        event = phrases[0]
        cut = re.search(
            r"\s(?:состоя|прош[ёел]|встрет|провел|провёл|заместител|министр)",
            text[event.start : event.end],
            re.IGNORECASE,
        )
        return Span(event.start, event.start + cut.start()) if cut else event

    @staticmethod
    def _finite(word: str) -> bool:
        return bool(_FINITE.match(word)) and not _NO_FINITE.match(word)


_GENITIVES = ("ений", "аний", "яний", "ствий", "илий", "тий", "ций", "сий", "зий")


def _adjective(word: str) -> bool:
    """Whether a word is an adjective that waits for its noun ("политических и экономических отношений")."""
    return not word.endswith(_GENITIVES) and bool(
        re.match(r"[а-яё-]{3,}(?:ый|ий|ая|ое|ые|ие|ого|ому|ым|ую|ых|их|ыми|ими)$", word)
    )
