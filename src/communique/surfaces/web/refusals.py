"""Why a question of the search form cannot be asked, in the words of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

from communique.archive.tokens import terms
from communique.days import is_day
from communique.errors import UsageError
from communique.model import Act, Kind
from communique.surfaces.web.frame import Frame
from communique.surfaces.words import FALLBACK, printable


class Refusal(NamedTuple):
    """What is wrong, in the language `lang`, and the field of the form that it is about ("" for none)."""

    words: str
    lang: str
    field: str


def refusal(error: UsageError, given: Mapping[str, str], frame: Frame) -> Refusal:
    """The first thing that is wrong with a form; where no words are known for it, the error's own, in English."""
    say, lang = frame.words.say, frame.lang
    for name in ("from", "to"):
        if given.get(name, "").strip() and not is_day(given[name].strip()):
            return Refusal(say("refused_day", value=frame.words.quote(printable(given[name]))), lang, name)
    for name, known in (("act", get_args(Act)), ("kind", get_args(Kind))):
        value = given.get(name, "")
        if value and value not in known:
            told = say("refused_value", name=say(f"facet_{name}"), value=frame.words.quote(printable(value)))
            return Refusal(told, lang, "")
    if given.get("q", "").strip() and not terms(given["q"]):
        return Refusal(say("refused_words", value=frame.words.quote(printable(given["q"]))), lang, "q")
    return Refusal(printable(f"{error.problem} ({error.hint})" if error.hint else error.problem), FALLBACK, "")
