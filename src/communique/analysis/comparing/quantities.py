"""Numbers and days in a text by value: "80 million", "8000万" and "80 млн" are one number, "1 May", "5月1日" one day.

How a language prints them is data (`data/comparison/numbers.toml`). Nothing is guessed: what stands in no known form is
no quantity.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from communique import datafile
from communique.lexicon import DATA
from communique.model import Span

SOON = "soon"
"""The value of a term without a day: "as soon as possible", 尽早."""
_YEARS = (1900, 2100)


class Quantity(NamedTuple):
    """A number or a day. `value` is the number in plain digits ("80000000", "12.5%"), or as much of an ISO date as is
    stated ("2031-05-01", "--05-01", "2031"), or `SOON`; `span` lies in the text that was read."""

    kind: Literal["number", "day"]
    value: str
    span: Span


class _Printed(msgspec.Struct, forbid_unknown_fields=True):
    scales: dict[str, float]
    words: dict[str, int]
    months: list[str]
    percent: list[str]
    soon: list[str]
    few: dict[str, int]
    counted: list[str] = []
    definite: list[str] = []
    idle: list[str] = []


def quantities(text: str, lang: str) -> tuple[Quantity, ...]:
    """The numbers and days of a text in order; empty for a language that the data file does not know."""
    printed = _languages().get(lang)
    if printed is None:
        return ()
    days = list(_days(text, lang))
    taken = [day.span for day in days]
    numbers = [one for one in _numbers(text, lang) if not any(one.span.overlaps(span) for span in taken)]
    return tuple(sorted([*days, *numbers], key=lambda one: one.span))


def _days(text: str, lang: str) -> list[Quantity]:
    found: list[Quantity] = []
    for match in _day_pattern(lang).finditer(text):
        parts = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
        month = _month(parts["month"], lang)
        if month is None or not 1 <= int(parts["day"]) <= 31:
            continue
        value = f"{parts.get('year') or '-'}-{month:02}-{int(parts['day']):02}"
        found.append(Quantity("day", value, Span(*match.span())))
    for match in re.finditer(r"(?<![\d.,])(\d{4})(?![\d.,]?\d)", text):
        span = Span(*match.span())
        if _YEARS[0] <= int(match[1]) < _YEARS[1] and not any(span.overlaps(day.span) for day in found):
            found.append(Quantity("day", match[1], span))
    terms = "|".join(map(re.escape, _languages()[lang].soon))
    found += [Quantity("day", SOON, Span(*match.span())) for match in re.finditer(terms, text, re.IGNORECASE)]
    return found


def _month(printed: str, lang: str) -> int | None:
    if printed.isdigit():
        return int(printed) if 1 <= int(printed) <= 12 else None
    names = _languages()[lang].months
    return next((i for i, name in enumerate(names, 1) if re.match(name, printed.lower())), None)


@lru_cache(maxsize=8)
def _day_pattern(lang: str) -> re.Pattern[str]:
    names = _languages()[lang].months
    if not names:
        return re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
    month = "(?:" + "|".join(names) + r")\w*"
    return re.compile(
        rf"(?<!\d)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{month})(?:,? (?P<year>\d{{4}}))?"
        rf"|(?P<month_>{month}) (?P<day_>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year_>\d{{4}}))?)",
        re.IGNORECASE,
    )


def _numbers(text: str, lang: str) -> list[Quantity]:
    found = []
    printed = _languages()[lang]
    for match in _number_pattern(lang).finditer(text):
        word, digits = match["word"] or match["few"], match["digits"]
        value = _value(digits) if digits else float((printed.words | printed.few)[word.lower()])
        scale = printed.scales.get((match["scale"] or "").lower(), 1)
        mark = "%" if match["percent"] else ""
        found.append(Quantity("number", f"{value * scale:.15g}{mark}", Span(*match.span())))
    return found


@lru_cache(maxsize=8)
def _number_pattern(lang: str) -> re.Pattern[str]:
    printed = _languages()[lang]
    edge, end = ("", "") if lang == "zh" else (r"(?<!\w)", r"(?!\w)")
    words = "|".join(map(re.escape, printed.words))
    scales = "|".join(map(re.escape, sorted(printed.scales, key=len, reverse=True)))
    percent = "|".join(map(re.escape, printed.percent))
    after = "(?=个|名|项|艘|架|吨|所|年|国|亿|万)" if lang == "zh" else end
    return re.compile(
        rf"(?:(?<![0-9A-Za-z.,])(?<![A-Za-z]-)(?P<digits>\d+(?:[.,\u00a0 ]\d+)*)|{edge}(?P<word>{words}){after}"
        rf"|{_few(printed)})"
        rf"(?:[ \u00a0-]?(?P<scale>{scales})\.?{end})?(?:\s?(?P<percent>{percent}))?",
        re.IGNORECASE,
    )


def _few(printed: _Printed) -> str:
    """The pattern of a small number that counts something."""
    few = "|".join(map(re.escape, printed.few))
    if printed.counted:
        return rf"(?P<few>{few})(?={'|'.join(printed.counted)})"
    behind = "".join(rf"(?<!\b{word}[ -])" for word in printed.definite)
    idle = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in printed.idle)
    return rf"(?<![\w-]){behind}(?P<few>{few})(?=[ ]\w)(?! (?:{idle})(?!\w))"


def _value(digits: str) -> float:
    """Digits as a number: groups of three are thousands, whatever parts them; anything else after a mark is a part."""
    plain = re.sub(r"[.,\u00a0 ](?=\d{3}(?!\d))", "", digits)
    whole, *rest = re.split(r"[.,\u00a0 ]", plain)
    return float(f"{whole}.{rest[0]}") if rest else float(whole)


@cache
def _languages() -> dict[str, _Printed]:
    return datafile.read(DATA / "comparison" / "numbers.toml", dict[str, _Printed])
