"""Amounts in a text with what they are counted in: "500 million yuan", "5亿元" and "500 млн юаней" are one amount.

Numbers are those of `quantities`; the units are data (`data/comparison/units.toml`). A number of years or the number of
a meeting is no amount. What is counted in no known unit is kept as a bare number.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from communique import datafile
from communique.analysis.comparing.quantities import Quantity, quantities
from communique.lexicon import DATA
from communique.model import Span

Kind = Literal["currency", "measure", "count", "percent", "number"]
_BETWEEN = 2
"""Words that may stand between a number and what it counts ("20 electric buses")."""
_REACH = 40
"""Code points behind a number in which its unit ends."""


_LEAST_BARE = 10
"""The least number that counts without a unit: smaller ones are articles, points and parts of names."""
_PART_OF_A_NAME = re.compile(r"[-+–.][\d]+|\d[-+–>”.]|[“]\d")


class Amount(NamedTuple):
    """A number and its unit. `value` is in plain digits ("500000000", "12.5"), `unit` an ISO 4217 code or the id of
    what is counted, "%" for a share, None where no unit is known; `span` lies in the text that was read."""

    value: str
    unit: str | None
    kind: Kind
    span: Span


class Example(msgspec.Struct, forbid_unknown_fields=True):
    """A text in a language and the value that it states in the unit."""

    text: str
    lang: str
    value: str


class Unit(msgspec.Struct, forbid_unknown_fields=True):
    """What amounts are counted in; the fields are described in data/README.md."""

    id: str
    kind: Kind
    generic: bool = False
    before: list[str] = []
    en: list[str] = []
    zh: list[str] = []
    ru: list[str] = []
    example: list[Example] = []


class Units(msgspec.Struct, forbid_unknown_fields=True):
    """All units, and by language the words that stand between, that are no units, and small numbers in words."""

    measures: dict[str, list[str]]
    periods: dict[str, list[str]]
    unless: dict[str, list[str]]
    words: dict[str, dict[str, int]]
    unit: list[Unit]


def amounts(text: str, lang: str) -> tuple[Amount, ...]:
    """The amounts of a text in order; empty for a language that the data do not know."""
    if lang not in known_units().periods:
        return ()
    found = [_amount(text, lang, one) for one in quantities(text, lang) if one.kind == "number"]
    kept = [one for one in found if one]
    small = (one for one in _small(text, lang) if not any(one.span.overlaps(other.span) for other in kept))
    return tuple(sorted([*kept, *small], key=lambda one: one.span))


@cache
def known_units() -> Units:
    """The units, read once."""
    return datafile.read(DATA / "comparison" / "units.toml", Units)


def unit_name(id: str, lang: str) -> str:
    """What a unit is called in a language: the code of a currency, else its first form there, or in English."""
    unit = next((unit for unit in known_units().unit if unit.id == id), None)
    if unit is None or unit.kind == "currency":
        return id
    return (_of(unit, lang if lang in ("zh", "ru") else "en") or unit.en)[0].rstrip("*")


def _amount(text: str, lang: str, number: Quantity) -> Amount | None:
    start, end = number.span
    if number.value.endswith("%"):
        return Amount(number.value.rstrip("%"), "%", "percent", number.span)
    if re.search(r"[^\W\d_]-$", text[max(0, start - 2) : start]):
        return None
    for mark, unit in _before():
        if text[max(0, start - len(mark) - 1) : start].rstrip().endswith(mark):
            return Amount(number.value, unit.id, unit.kind, Span(text.rindex(mark, 0, start), end))
    found = _behind(lang).match(text, end, end + _REACH)
    if _periods(lang).match(text, end) and not (found and found.start("unit") - end <= 1):
        return None
    if found:
        unit = _unit_of(lang, found["unit"])
        return Amount(number.value, unit.id, unit.kind, Span(start, found.end("unit")))
    alone = float(number.value) >= _LEAST_BARE and not _PART_OF_A_NAME.search(text[max(0, start - 2) : end + 2])
    return Amount(number.value, None, "number", number.span) if alone else None


def _small(text: str, lang: str) -> list[Amount]:
    """Small numbers in words, which count only in front of what they count: "two research vessels"."""
    words = known_units().words.get(lang, {})
    found = []
    for match in _small_pattern(lang).finditer(text):
        behind = _behind(lang).match(text, match.end(), match.end() + _REACH)
        if behind:
            unit = _unit_of(lang, behind["unit"])
            span = Span(match.start(), behind.end("unit"))
            found.append(Amount(str(words[match.group().lower()]), unit.id, unit.kind, span))
    return found


@cache
def _before() -> list[tuple[str, Unit]]:
    """What stands in front of a number, the longer first."""
    rows = [(mark, unit) for unit in known_units().unit for mark in unit.before]
    return sorted(rows, key=lambda row: -len(row[0]))


@lru_cache(maxsize=8)
def _small_pattern(lang: str) -> re.Pattern[str]:
    edge, end = ("", "") if lang == "zh" else (r"(?<!\w)", r"(?!\w)")
    words = "|".join(map(re.escape, known_units().words.get(lang, {})))
    measures = "|".join(known_units().measures.get(lang, ()))
    after = f"(?={measures})" if measures else end
    return re.compile(f"{edge}(?:{words or '(?!)'}){after}", re.IGNORECASE)


@lru_cache(maxsize=8)
def _periods(lang: str) -> re.Pattern[str]:
    return re.compile(r"[ \u00a0-]?" + _forms(known_units().periods[lang], lang), re.IGNORECASE)


@lru_cache(maxsize=8)
def _behind(lang: str) -> re.Pattern[str]:
    """A unit behind a number, with the few words that may stand between."""
    forms = [form for unit in known_units().unit for form in _of(unit, lang)]
    unit = f"(?P<unit>{_forms(forms, lang)})"
    if lang == "zh":
        measures = "|".join(known_units().measures["zh"])
        barred = "|".join(known_units().unless["zh"])
        return re.compile(rf"[多余]?(?:{measures})?(?:[^\W\d国和的]{{0,4}}?)(?!{barred}){unit}")
    return re.compile(rf"[\s\u00a0-]+(?:[^\W\d][\w-]*\.?\s+){{0,{_BETWEEN}}}?{unit}", re.IGNORECASE)


def _of(unit: Unit, lang: str) -> list[str]:
    found = getattr(unit, lang)
    return list(found)


def _forms(forms: list[str], lang: str) -> str:
    """Any of the forms, the longer first, as whole words."""
    end = "" if lang == "zh" else r"(?!\w)"
    ordered = sorted(forms, key=len, reverse=True)
    expressions = (re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for form in ordered)
    return f"(?:{'|'.join(expressions)}){end}"


@lru_cache(maxsize=2000)
def _unit_of(lang: str, printed: str) -> Unit:
    """The unit of a form that was found; of several, the one whose form is longest."""
    rows = [(len(form), unit) for unit in known_units().unit for form in _of(unit, lang)
            if re.fullmatch(_forms([form], "zh"), printed, re.IGNORECASE)]  # fmt: skip
    return max(rows, key=lambda row: row[0])[1]
