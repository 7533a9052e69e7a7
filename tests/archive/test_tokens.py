"""Words as the index keeps them: three scripts, one key for what a searcher takes for the same, offsets into the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.archive.russian import stem
from communique.archive.tokens import index_string, occurrences, plain_key, term_of, terms, tokens

TEXTS = st.text(alphabet=st.sampled_from("ab éĞß Яйцоё台湾國國府々 ,.’\u0301\u00ad\u200b_1９\n"), max_size=60)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Çavuşoğlu’s U.S. visit", "cavusoglu s u s visit"),
        ("G20峰会", "g20 峰会 会"),
        ("中國政府", "中国 国政 政府 府"),
        ("Путиным и Ёлкой", "путин и елк"),
        ("co\u00adoperation snake_case ＡＢＣ", "cooperation snake case abc"),
        ("Straße STRASSE", "strasse strasse"),
    ],
)
def test_keys(text: str, keys: str) -> None:
    """Case, accents, width and soft hyphens are lost, Han characters go in pairs, Russian words are stemmed."""
    assert keys == index_string(text)


@pytest.mark.parametrize(
    "forms",
    [
        "Лавров Лаврова Лаврову Лавровым Лаврове",
        "Россия России Россией Россию",
        "Китай Китая Китаем Китаю Китае",
        "переговоры переговоров переговорам переговорами переговорах",
        "стратегическое стратегического стратегическому стратегическом",
        "партнёрство партнерства партнёрстве партнерству",
        "Токаев Токаева Токаеву Токаевым",
        "безопасность безопасности безопасностью",
    ],
)
def test_the_cases_of_a_word_share_a_stem(forms: str) -> None:
    """Every case of a word, ё or е, has the same key."""
    assert 1 == len(set(index_string(forms).split()))


def test_different_words_keep_different_stems() -> None:
    """What merely begins alike is not the same: contract and understanding, Kiev and whale."""
    assert len({stem(word) for word in ("договор", "договоренность", "кит", "киев", "войско", "совет", "советник")}) == 7


@given(TEXTS)
def test_tokens_are_what_the_index_is_given(text: str) -> None:
    """The tokens' keys are the index string, and each stands where it says."""
    found = list(tokens(text))

    assert index_string(text) == " ".join(token.key for token in found)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(TEXTS, st.integers(0, 60), st.integers(1, 8))
def test_a_word_of_the_text_is_found_in_it(text: str, at: int, size: int) -> None:
    """Whatever whole words are cut out of a text, as a phrase they are found where they were."""
    found = list(tokens(text))
    if not found:
        return
    first = found[at % len(found)]
    last = found[min(at % len(found) + size, len(found)) - 1]
    term = term_of(text[first.start : last.end])
    assert term and any(start <= first.start < end for _, start, end in occurrences([term], text))


@given(TEXTS)
def test_occurrences_give_their_words(text: str) -> None:
    """Each occurrence of a term begins and ends with its keys, in the order of the text."""
    asked = terms("台湾 国 a* яйцо b")
    places = list(occurrences(asked, text))

    assert [place.start for place in places] == sorted(place.start for place in places)
    for place in places:
        words = index_string(text[place.start : place.end]).split()
        assert words[0].startswith(asked[place.term].keys[0])


def test_plain_keys_keep_endings() -> None:
    """For quotations the ending counts, case and accents do not."""
    assert "путиным" == plain_key("ПУТИНЫМ")
    assert "cavusoglu" == plain_key("Çavuşoğlu")
    assert "и" != plain_key("й")
