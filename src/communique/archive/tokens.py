"""The words of a text as the index keeps them and a query asks for them, in the three scripts.

SQLite's own tokenizers find no two-character Chinese term, so every Han character begins a token of its own: the pair
it makes with the next one ("中国政府" is 中国 · 国政 · 政府 · 府). A term of two characters is then one token, a longer
one a phrase, a single one a prefix. Traditional characters are indexed as simplified ones. Words in Cyrillic are
stemmed (`russian`); other words lose case and accents and are otherwise kept whole. A key is for comparing: offsets
always point into the text as it stands, in Unicode code points, `[start, end)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import merge
from importlib import resources
from itertools import islice
from typing import NamedTuple
from zlib import crc32

import msgspec

from communique import datafile
from communique.archive.russian import stem

INDEX_VERSION = 1
"""Raised whenever the same text or reading gives other keys or facets than before; see `index_version`."""

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_JOINING = frozenset(map(chr, [*range(0x300, 0x370), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060]))
_JOINERS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_TOKEN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}][^\W_{_HAN}{_JOINERS}]*(?:[{_JOINERS}]+[^\W_{_HAN}]*)*")
_FOLDED = "\u00aa-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff01-\uff5e"
"""Letters whose keys may be plain Latin ones: accents, ligatures, full width."""
_FIRST_HAN = "\u3005"
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAN_SPACE = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_PART = re.compile(r"[\"“«「„](?P<phrase>[^\"“”«»「」„]+)[\"”»」“]|(?P<word>\S+)")


class _HanTable(msgspec.Struct, forbid_unknown_fields=True):
    source: str
    traditional: list[str]
    simplified: list[str]


class Token(NamedTuple):
    """One indexed word: the key it is compared by and where it stands. Tokens of Han text overlap by one character."""

    key: str
    start: int
    end: int


class Term(NamedTuple):
    """What a query asks for: keys that stand one after another, the last one open to the right where `prefix`."""

    keys: tuple[str, ...]
    prefix: bool


def tokens(text: str, at: int = 0) -> Iterator[Token]:
    """The tokens of a text from a place on, in order."""
    for found in _TOKEN.finditer(text, at):
        start, end = found.span()
        if text[start] < _FIRST_HAN or not _is_han(text[start]):
            yield Token(key(found.group()), start, end)
            continue
        run = simplified(found.group())
        for i in range(len(run)):
            yield Token(run[i : i + 2], start + i, min(start + i + 2, end))


def index_string(text: str) -> str:
    """The keys of a text in order, separated by spaces: what the full-text index is given."""
    keys: list[str] = []
    for word in _TOKEN.findall(text):
        if word[0] < _FIRST_HAN or not _is_han(word[0]):
            keys.append(key(word))
        else:
            run = simplified(word)
            keys += [run[i : i + 2] for i in range(len(run))]
    return " ".join(keys)


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """The key of one word that holds no Han character."""
    plain = plain_key(word)
    return stem(plain) if _CYRILLIC.search(plain) else plain


@lru_cache(maxsize=200_000)
def plain_key(word: str) -> str:
    """The word without case and accents, but with its endings: what stays equal in a faithful quotation."""
    form = word.casefold()
    # The breve of й is no accent, so Cyrillic letters are not taken apart.
    folded = unicodedata.normalize("NFKC" if _CYRILLIC.search(form) else "NFKD", form).replace("ё", "е")
    return "".join(c for c in folded if c.isalnum()) or folded


class Occurrence(NamedTuple):
    """A term that stands in a text: its place in the list that was asked for, and where it stands."""

    term: int
    start: int
    end: int


@lru_cache(maxsize=1)
def index_version() -> str:
    """What an index depends on beside its texts: the rules' number and the table of characters.

    An archive indexed under another version is re-indexed before it is written.
    """
    table = "".join(f"{old:x}{new:x}" for old, new in sorted(_simplify().items()))
    return f"{INDEX_VERSION}-{crc32(table.encode()):08x}"


def terms(query: str) -> list[Term]:
    """What a query asks for: quoted parts are phrases, every other word stands for itself, `word*` is a prefix.

    An empty list means that the query holds no word at all.
    """
    asked = []
    for part in _PART.finditer(query):
        phrase = part["phrase"]
        term = term_of(_HAN_SPACE.sub("", phrase)) if phrase else term_of(part["word"].rstrip("*"), part["word"])
        if term:
            asked.append(term)
    return asked


def term_of(words: str, printed: str = "") -> Term | None:
    """The words as one phrase, open to the right where `printed` ends in `*`; None where there is no word."""
    row = list(tokens(words))
    if not row:
        return None
    last = row[-1]
    if _is_han(last.key[0]) and len(last.key) == 1:
        if len(row) > 1 and row[-2].end == last.end:
            row.pop()
            return Term(tuple(token.key for token in row), prefix=False)
        return Term(tuple(token.key for token in row), prefix=True)
    return Term(tuple(token.key for token in row), prefix=printed.endswith("*"))


def occurrences(asked: Sequence[Term], text: str, start: int = 0, end: int | None = None) -> Iterator[Occurrence]:
    """Where terms stand in a text, or in a stretch of it that begins and ends with whole words, in order."""
    piece = text[start:end]
    han = [i for i, term in enumerate(asked) if _is_han(term.keys[0][0])]
    words = [i for i in range(len(asked)) if i not in han]
    for at, i in merge(_among_words(piece, asked, words), _among_han(piece, asked, han)):
        window = list(islice(tokens(piece, at), len(asked[i].keys)))
        if reach := _reach(asked[i], window):
            yield Occurrence(i, at + start, reach + start)


def _among_words(piece: str, asked: Sequence[Term], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where words begin with which a term may begin, with its number, in order."""
    if not numbers:
        return
    for found in _beginnings(frozenset(asked[i].keys[0][0] for i in numbers)).finditer(piece):
        at = found.start()
        if _goes_on(piece, at):
            continue
        word = _TOKEN.match(piece, at)
        printed = key(word.group()) if word else ""
        for i in numbers:
            term = asked[i]
            first = term.keys[0]
            if printed == first or (term.prefix and len(term.keys) == 1 and printed.startswith(first)):
                yield at, i


def _goes_on(text: str, at: int) -> bool:
    """Whether invisible joiners tie the letter at a place to a word before it."""
    before = at
    while before and text[before - 1] in _JOINING:
        before -= 1
    return 0 < before < at and text[before - 1].isalnum() and not _is_han(text[before - 1])


@lru_cache(maxsize=256)
def _beginnings(letters: frozenset[str]) -> re.Pattern[str]:
    """Matches the first letter of words whose key begins with one of the letters, and of some others."""
    printed = {form for letter in letters for form in (letter, letter.upper())}
    printed |= {"ё", "Ё"} if "е" in letters else set()
    folded = _FOLDED if any(letter.isascii() for letter in letters) else ""
    return re.compile(rf"[{re.escape(''.join(sorted(printed)))}{folded}](?<![^\W_{_HAN}].)")


def _among_han(piece: str, asked: Sequence[Term], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    if numbers:
        simple = simplified(piece)
        yield from merge(*(((at, i) for at in _places(simple, asked[i].keys[0])) for i in numbers))


def _places(text: str, key: str) -> Iterator[int]:
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


def _reach(term: Term, window: Sequence[Token]) -> int:
    """Where a term ends that begins with the window's first token; 0 where it does not stand there."""
    size = len(term.keys)
    if len(window) < size:
        return 0
    last = window[size - 1]
    if not (last.key.startswith(term.keys[-1]) if term.prefix else last.key == term.keys[-1]):
        return 0
    if any(window[i].key != term.keys[i] for i in range(size - 1)):
        return 0
    return last.start + len(term.keys[-1]) if term.prefix and _is_han(last.key[0]) else last.end


def _is_han(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or character in "\u3005\u3007"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003fffd"
    ) and not "\u4dc0" <= character <= "\u4dff"


def simplified(run: str) -> str:
    """The run with simplified characters for traditional ones, character for character."""
    return run.translate(_simplify()) if _traditional().search(run) else run


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(chr, _simplify())) + "]")


@lru_cache(maxsize=1)
def _simplify() -> dict[int, int]:
    file = resources.files("communique") / "data" / "lexicons" / "zh" / "script" / "traditional.toml"
    table = datafile.read(file, _HanTable)
    pairs = zip("".join(table.traditional), "".join(table.simplified), strict=True)
    return {ord(traditional): ord(simplified) for traditional, simplified in pairs}
