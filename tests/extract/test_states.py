"""Every state that the lexicon lists is known as a party, by each of its names, in the cases in which texts print it."""

from __future__ import annotations

import re

import pytest

from communique.extract.syntax import SYNTAXES
from communique.lexicon import State, load
from communique.model import Document, Span

FRAMES = [
    ("en", "Foreign Minister Ana Vale of {} met him."),
    ("en", "The Foreign Minister of {}, Ana Vale, met him."),
    ("en", "He met {}'s Foreign Minister Ana Vale."),
    ("zh", "外交部长陆远会见{}外长杜瓦尔。"),
    ("zh", "{}外长杜瓦尔表示，贸易增长很快。"),
    ("ru", "Министр иностранных дел {} Арам Оренян выступил."),
    ("ru", "Сегодня {} заявила о поддержке."),
]


def genitive(name: str) -> str | None:
    """A Russian name of one word that ends as most names of states do, in the genitive; None for any other."""
    if re.fullmatch(r"[А-ЯЁ][а-яё-]+[аия]я", name):
        return name[:-1] + "и"
    if re.fullmatch(r"[А-ЯЁ][а-яё-]+[бвгдзклмнпрст]", name):
        return name + "а"
    return None


def printed(state: State, lang: str, frame: str) -> list[str]:
    """The names of a state as the frame prints them."""
    names = state.names.get(lang, [])
    if lang == "ru" and "дел {}" in frame:
        return [form for form in map(genitive, names) if form]
    return names


@pytest.mark.parametrize(("lang", "frame"), FRAMES, ids=[frame for _, frame in FRAMES])
def test_states_are_parties(lang: str, frame: str) -> None:
    """The party of the sentence is the state that it names."""
    lexicon = load(lang)
    syntax = SYNTAXES[lexicon.grammar.syntax](lexicon)
    missed, seen = [], 0
    for state in lexicon.states:
        for name in printed(state, lang, frame):
            text = frame.format(name)
            reading = syntax.read(Document("composed", text, lang, (Span(0, len(text)),)))
            seen += 1
            if not any(mention.party == (state.id,) for row in reading.mentions for mention in row):
                missed.append(name)
    assert missed == [] and seen > 100


SCRIPTS = {"en": r"[^\u0400-\u04ff\u4e00-\u9fff]+", "zh": r"[^\u0400-\u04ff]+", "ru": r"[^\u4e00-\u9fff]+"}


@pytest.mark.parametrize("lang", SCRIPTS)
def test_names_stand_in_their_own_script(lang: str) -> None:
    """No name of a state has slipped into another language's list."""
    names = [name for state in load(lang).states for name in (*state.names.get(lang, ()), *state.demonyms.get(lang, ()))]
    assert [name for name in names if not re.fullmatch(SCRIPTS[lang], name)] == []
