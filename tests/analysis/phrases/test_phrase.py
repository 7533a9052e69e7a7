"""Where a phrase stands in a text, and what is near it. All texts are composed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.phrases.near import Neighbourhood
from communique.analysis.phrases.phrase import Phrase, sentence

WORDS = st.lists(st.sampled_from(["mutual", "respect", "and", "trust", "open", "for", "互", "利", "мир", "мира"]), max_size=12)


@pytest.mark.parametrize(
    ("wording", "text", "found"),
    [
        ("security is indivisible", "He said Security is “indivisible” today.", ["Security is “indivisible"]),
        ("security is indivisible", "It is about security. Is indivisible the word?", []),
        ("security is indivisible", "insecurity is indivisible; security\nis indivisible", []),
        ("security is indivisible", "security, it is said, is indivisible", []),
        ("win-win cooperation", "win win cooperation and win–win cooperation", ["win win cooperation", "win–win cooperation"]),
        ("安全不可分割", "主张「安全不可分割」原則", ["安全不可分割"]),
        ("和平稳定", "維護和平穩定", ["和平穩定"]),
        ("共商共建共享", "坚持共商、共建、共享。", ["共商、共建、共享"]),
        ("共商共建共享", "坚持共商。共建共享。", []),
        ("стратегическое партнёрство", "о стратегического партнерства и партнёрстве", ["стратегического партнерства"]),
        ("U.S.-Japan alliance", "the U.S.-Japan alliance", ["U.S.-Japan alliance"]),
    ],
)
def test_words_whole_and_in_order(wording: str, text: str, found: list[str]) -> None:
    """Case, quotation marks, hyphens, inflection and script may differ; order, words and sentence may not."""
    assert [text[use.start : use.end] for use in Phrase([wording]).find(text)] == found


def test_the_longer_wording_counts() -> None:
    """Of wordings that overlap the longer one is the use."""
    phrase = Phrase(["shared future", "community with a shared future"])
    (use,) = phrase.find("a community with a shared future")
    assert use.wording == 1


def test_company_and_counter_senses() -> None:
    """A wording inside a longer phrase of another sense, or without the words it needs beside it, does not count."""
    assert not Phrase(["red line"], unless=["red line trains"]).find("The red line trains run late.")
    assert not Phrase(["no limits"], beside=["friendship"]).find("Of friendship he spoke. There are no limits on bags.")
    assert Phrase(["no limits"], beside=["friendship"]).find("Their friendship has no limits.")


@pytest.mark.parametrize(
    ("wording", "text", "diff"),
    [
        ("mutual respect and equality", "based on mutual trust and equality.", ["mutual [-respect-]{+trust+} and equality"]),
        ("peace in the wide valley", "for peace in the valley", ["peace in the [-wide-] valley"]),
        ("security is indivisible", "security is always indivisible", ["security is {+always+} indivisible"]),
        ("open and equal sea lanes for trade", "open and safe sea roads for trade",
         ["open and [-equal-]{+safe+} sea [-lanes-]{+roads+} for trade"]),
        ("mutual respect and equality", "mutual trust. And equality", []),
        ("mutual respect and equality", "of respect, equality is a mutual aim", []),
        ("mutual respect", "mutual trust", []),
        ("安全不可分割", "安全不容分割", ["安全不[-可-]{+容+}分割"]),
        ("人类命运共同体", "构建中阿命运共同体", ["[-人类-]{+中阿+}命运共同体"]),
        ("人类命运共同体", "具有意义的命运共同体", []),
        ("укрепление доброго соседства", "укрепления прочного соседства", ["укрепления [-доброго-]{+прочного+} соседства"]),
    ],
)  # fmt: skip
def test_one_or_two_words_away(wording: str, text: str, diff: list[str]) -> None:
    """A word changed, put in or left out in its place is shown; other sentences, particles and pairs of words are not."""
    assert [near.diff for near in Neighbourhood(wording).find(text, [])] == diff


def test_a_use_is_not_near() -> None:
    """Where the phrase itself stands nothing is near it."""
    text = "mutual respect and equality"
    assert Neighbourhood(text).find(text, Phrase([text]).find(text)) == []


def test_a_sentence_has_no_space_around_it() -> None:
    """The sentence around a place ends with its mark, and not with an initial."""
    start, end = sentence("It is so. The U.S. Senate met Mr. Holm. Then he left.", 27, 30)
    assert (start, end) == (10, 39)
    text = "One day. Two days are here! Three."
    start, end = sentence(text, 10, 12)
    assert text[start:end] == "Two days are here!"


@given(WORDS, WORDS)
def test_places_are_places(phrase: list[str], text: list[str]) -> None:
    """Uses and near wordings lie in the text, apart from each other, and differ from the phrase only where near."""
    wording, whole = " ".join(phrase) or "x", " ".join(text)
    uses = Phrase([wording]).find(whole)
    near = Neighbourhood(wording).find(whole, uses)
    places = sorted([(use.start, use.end) for use in uses] + [(one.start, one.end) for one in near])
    assert all(0 <= start < end <= len(whole) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(any(change.old != change.new for change in one.changes) for one in near)
