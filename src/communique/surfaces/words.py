"""The words around a readout: labels, acts, topics, dates and party names, in the language of the reader.

They are data (`data/interface/<lang>.toml`, the same keys in each), so a further interface language is a further file.
Names of states and organisations come from the lexicon, so that a page names a party as the texts do.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from communique import datafile, lexicon

FALLBACK = "en"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with every character that could steer a terminal or turn the reading order shown as U+FFFD.

    One for one, so that offsets into the result are offsets into the text; tab and line feed stay.
    """
    return _UNPRINTABLE.sub("\ufffd", text)


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One interface language. `last` joins the last two of a list, `with_article` are the parties that need one.

    `thousands` stands between the thousands of a number. `forms` are those in which a counted thing is named, each with
    a regular expression of the numbers that ask for it, in digits: the first that matches all of them, else "other".
    A phrase that counts has a table of forms; its number is the value named `n`, or as its entry `by` says.
    """

    lang: str
    name: str
    date: str
    minute: str
    months: list[str]
    quotes: str
    comma: str
    colon: str
    apposition: str
    last: str
    article: str
    with_article: list[str]
    thousands: str
    forms: dict[str, str]
    phrases: dict[str, str | dict[str, str]]
    kinds: dict[str, str]
    date_bases: dict[str, str]
    acts: dict[str, str]
    stances: dict[str, str]
    flags: dict[str, str]
    firmness: dict[str, str]
    reference_kinds: dict[str, str]
    topics: dict[str, str]

    def say(self, phrase: str, /, **values: object) -> str:
        """The phrase of that name with its places filled in; KeyError for a name that the file lacks.

        A phrase that counts stands in the form of its number, which must be whole and is printed by `number`.
        """
        template = self.phrases[phrase]
        if not isinstance(template, str):
            counted = template.get("by", "n")
            number = values[counted]
            if not isinstance(number, int):
                raise TypeError(f"{phrase} counts {number!r}")
            template, values[counted] = template[self._form(number)], self.number(number)
        said = template.format(**values) if values else template
        return said.replace("s’s ", "s’ ")

    def number(self, number: int) -> str:
        """A whole number in digits, its thousands apart."""
        return f"{number:,}".replace(",", self.thousands)

    def _form(self, number: int) -> str:
        return next((form for form, digits in self.forms.items() if re.fullmatch(digits, str(number))), "other")

    def language(self, code: str) -> str:
        """A language under its own name; the code where none is known."""
        names = self.phrases["languages"]
        return names.get(code, code) if isinstance(names, dict) else code

    def party(self, code: str | None) -> str:
        """The usual name of a state or organisation, with its article; the code itself where the lexicon has none."""
        if code is None:
            return self.say("no_party")
        name = _parties(self.lang).get(code) or _parties(FALLBACK).get(code) or code
        return self.article + name if code in self.with_article else name

    def label(self, code: str | None) -> str:
        """The party's name where it stands alone, without an article and with a capital letter."""
        return self.party(code).removeprefix(self.article)

    def city(self, printed: str) -> str:
        """A city's usual name, given by any name of it in any language; as printed where the lexicon has none."""
        return _cities(self.lang).get(printed, printed)

    def parties(self, codes: Iterable[str]) -> str:
        """Several parties as one list."""
        return self.listed([self.party(code) for code in codes])

    def listed(self, items: Sequence[str]) -> str:
        """A list in words: "A", "A and B", "A, B and C"."""
        if len(items) < 2:
            return "".join(items)
        return self.comma.join(items[:-1]) + self.last + items[-1]

    def day(self, iso: str | None) -> str:
        """A date or minute in ISO 8601 as this language prints it; "not stated" for None, any other text as it is."""
        if iso is None:
            return self.say("not_stated")
        day, _, clock = iso.partition("T")
        try:
            date = datetime.date.fromisoformat(day)
        except ValueError:
            return iso
        printed = self.date.format(day=date.day, month=self.months[date.month - 1], year=date.year)
        return self.minute.format(day=printed, time=clock[:5]) if clock else printed

    def span(self, first: str | None, last: str | None) -> str:
        """From a day to a day, ISO dates or years, in words; open to one side for None, "not stated" for two."""
        if first and last:
            return self.day(first) if first == last else self.say("days", since=self.day(first), until=self.day(last))
        if first:
            return self.say("days_since", since=self.day(first))
        return self.say("days_until", until=self.day(last)) if last else self.say("not_stated")

    def quote(self, text: str) -> str:
        """The text between this language's quotation marks, on one line."""
        return self.quotes[0] + " ".join(text.split()) + self.quotes[1]


@lru_cache(maxsize=8)
def words(lang: str) -> Words:
    """The words of a language; English where no file describes it. DataFileError when a file breaks the schema."""
    known = lang if lang in languages() else FALLBACK
    return datafile.read(lexicon.DATA / "interface" / f"{known}.toml", Words)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the interface languages."""
    files = (lexicon.DATA / "interface").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


@lru_cache(maxsize=8)
def _parties(lang: str) -> dict[str, str]:
    """Party code → the first name that the lexicon gives in `lang`; any lexicon knows the names in all languages."""
    known = lexicon.load(lang if lang in lexicon.languages() else FALLBACK)
    named = [*known.organisations, *known.states]
    return {entry.id: entry.names[lang][0] for entry in named if entry.names.get(lang)}


@lru_cache(maxsize=8)
def _cities(lang: str) -> dict[str, str]:
    """Any name of a place → its first name in `lang`."""
    places = lexicon.load(lang if lang in lexicon.languages() else FALLBACK).places
    named = [(one.names[lang][0], one.names.values()) for one in places if one.names.get(lang)]
    return {form: name for name, rows in named for forms in rows for form in forms}
