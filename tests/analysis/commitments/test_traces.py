"""By what a promise can be recognised again, and how much each of it tells."""

from __future__ import annotations

import pytest

from communique.analysis.commitments.traces import Trace, concept_name, name_of, told, traces_of, word_keys


def kinds(text: str, lang: str, parties: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    """The traces of a text that are no concepts, as kind and value."""
    return {(trace.kind, trace.value) for trace in traces_of(text, lang, parties).found if trace.kind != "concept"}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("supply 40 locomotives to Vladivostok by May 5, 2032", "en"),
        ("于2032年5月5日前向符拉迪沃斯托克提供40台机车", "zh"),
        ("поставит 40 локомотивов во Владивосток до 5 мая 2032 года", "ru"),
    ],
)
def test_one_promise_in_three_languages(text: str, lang: str) -> None:
    """Amounts, what is counted, days and places are the same traces in every language."""
    assert kinds(text, lang) >= {
        ("amount", "40 train"), ("unit", "train"), ("day", "2032-05-05"), ("name", "place vladivostok"),
    }  # fmt: skip


def test_what_leaves_no_trace() -> None:
    """The parties themselves, words inside of names, and what every readout says leave none."""
    assert kinds("strengthen cooperation with Russia", "en", ("RUS",)) == set()
    assert kinds("strengthen cooperation with Russia", "en") == {("name", "state RUS")}
    assert kinds("加强合作", "zh") == set()


def test_set_phrases_leave_none() -> None:
    """The words of a phrase of the registry are no traces; its id is kept."""
    found = traces_of("build a community with a shared future", "en", ())
    assert found.formulae
    assert not any(trace.kind == "word" for trace in found.found)


def test_words_are_compared_by_their_stems() -> None:
    """Forms of a word are one; in Chinese, pairs of characters stand for words, without those that only join them."""
    assert {key for key, _ in word_keys("lanterns lantern", "en")} == {"lantern"}
    assert [key for key, _ in word_keys("灯塔的钟楼", "zh")] == ["灯塔", "钟楼"]


def test_how_much_a_trace_tells() -> None:
    """The rarer a word, the more, up to a limit; an amount more than a number, a year less than a day."""
    def weight(kind: str, value: str, seen: int = 1) -> float:
        return told(Trace(kind, value), 1_000_000, seen, "en")  # type: ignore[arg-type]

    assert weight("word", "lantern") == 2 > weight("word", "lantern", 5_000) > weight("word", "lantern", 20_000) == 0
    assert weight("word", "cooper") == 0
    assert weight("amount", "500000000 CNY") > weight("amount", "12") > 0
    assert weight("amount", "4 project") == weight("amount", "12")
    assert weight("day", "2032-05-05") > weight("day", "2032")
    assert weight("unit", "CNY") < weight("unit", "train")


def test_names_for_readers() -> None:
    """A trace is shown under its name in the reader's language; without one there, in English, else by its id."""
    assert name_of("place vladivostok", "ru") == "Владивосток"
    assert name_of("place nowhere", "zh") == "nowhere"
    assert concept_name("taiwan", "zh") == "台湾" and concept_name("no such", "en") == "no such"
