"""The registry of set phrases: wordings that governments repeat on purpose, in the languages they are issued in.

`data/formulae/*.toml`, one file a theme. A wording counts in whatever inflection the language's stemming joins; what
else may differ is said by `analysis.phrases.phrase`, which finds them.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources.abc import Traversable

import msgspec

from communique import datafile
from communique.errors import DataFileError
from communique.lexicon import DATA
from communique.text import search_key

LANGUAGES = ("en", "zh", "ru")


class Formula(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A set phrase. Of the wordings of a language the first is canonical, the others are variants or translations.

    `issuers` are party codes of those whose phrase it is, empty where it is everybody's. `first` is the first use
    known, ISO 8601 as precise as known, `source` the document it stands in or rests on. `near` says which neighbouring
    wordings differ on purpose. `beside` lists words of which one must stand in the same sentence, `unless` longer
    phrases in which a wording does not count. `example` lists composed texts in which the phrase is found, `counter`
    such in which it is not. `theme` is set by the loader: the name of the file.
    """

    id: str
    issuers: list[str] = []
    en: list[str] = []
    zh: list[str] = []
    ru: list[str] = []
    first: str | None = None
    source: str | None = None
    near: str | None = None
    beside: list[str] = []
    unless: list[str] = []
    example: list[str] = []
    counter: list[str] = []
    theme: str = ""

    @property
    def wordings(self) -> dict[str, list[str]]:
        """The wordings by language, canonical first; languages without one are left out."""
        return {lang: held for lang in LANGUAGES if (held := getattr(self, lang))}

    @property
    def name(self) -> str:
        """The canonical wording in the first language that has one."""
        return next(iter(self.wordings.values()))[0]


class _Theme(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    formula: list[Formula]


@lru_cache(maxsize=4)
def registry(folder: Traversable | None = None) -> dict[str, Formula]:
    """All set phrases by id, by theme and in the order of its file; from the package or from a `folder` of one's own.

    DataFileError where a file breaks the schema, an id stands twice or an entry has no wording.
    """
    place = folder or DATA / "formulae"
    found: dict[str, Formula] = {}
    for file in sorted((f for f in place.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name):
        for formula in datafile.read(file, _Theme).formula:
            if formula.id in found:
                raise DataFileError("this id stands twice", place=f"{file.name}#{formula.id}")
            if not formula.wordings:
                raise DataFileError("a formula without a wording", place=f"{file.name}#{formula.id}")
            found[formula.id] = msgspec.structs.replace(formula, theme=file.name.removesuffix(".toml"))
    return found


def known(wording: str) -> Formula | None:
    """The formula that has these words as one of its wordings, case, dashes and quotation marks aside."""
    return _by_wording().get(search_key(wording))


@lru_cache(maxsize=1)
def _by_wording() -> dict[str, Formula]:
    found: dict[str, Formula] = {}
    for formula in registry().values():
        for wordings in formula.wordings.values():
            for wording in wordings:
                found.setdefault(search_key(wording), formula)
    return found
