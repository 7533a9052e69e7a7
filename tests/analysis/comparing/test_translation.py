"""One issuer's readout in two languages: sentence by sentence, and where the wordings part. All texts are composed."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.triples import EN, TEXTS, ZH, version, with_sentence

from communique.analysis.comparing.compare import compare
from communique.analysis.comparing.translation import Translation, han_number, is_translation, translation
from communique.model import Document, Readout, Span
from communique.surfaces import compare_text
from communique.surfaces.compare_record import record
from communique.surfaces.page_html import comparison_page

LANGUAGES = list(itertools.permutations(TEXTS, 2))


def found(a: Readout, b: Readout) -> list[tuple[str, str, str]]:
    """The variances as (kind, words of A, words of B)."""
    return [(one.kind, one.a, one.b) for one in translation(a, b).variance]


def numbers(told: Translation, a: Readout, b: Readout) -> list[tuple[int, int]]:
    """How many sentences each pair has on either side, counted by their ends."""
    return [
        tuple(sum(one.of(side.document.text).count(end) for end in ("。", ". ")) + (not one.of(side.document.text).endswith("。")) if one else 0
              for one, side in ((pair.a, a), (pair.b, b)))  # type: ignore[misc]
        for pair in told.sentences
    ]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), LANGUAGES)
def test_a_faithful_translation_has_no_variance(one: str, other: str) -> None:
    """Six sentences for six, in order, and nothing parts, whichever of the three languages is laid beside which."""
    a, b = version(one), version(other)
    told = translation(a, b)

    assert 6 == len(told.sentences)
    assert all(pair.a and pair.b and not pair.differ and not pair.moved for pair in told.sentences)
    assert () == told.variance
    assert {"both"} == {point.relation for point in compare(a, b).points}


@pytest.mark.parametrize(("one", "other"), LANGUAGES)
@pytest.mark.parametrize("missing", [1, 2, 3, 4, 5])
def test_a_sentence_that_one_version_leaves_out(one: str, other: str, missing: int) -> None:
    """Exactly the sentence that is missing has no counterpart."""
    a, b = version(one), version(other, [text for i, text in enumerate(TEXTS[other]) if i != missing])

    (variance,) = translation(a, b).variance
    assert ("presence", TEXTS[one][missing], "") == (variance.kind, variance.a, variance.b)
    (mirrored,) = translation(b, a).variance
    assert ("presence", "", TEXTS[one][missing]) == (mirrored.kind, mirrored.a, mirrored.b)


@pytest.mark.parametrize(
    ("lang", "number", "old", "new", "expected"),
    [
        ("en", 4, "40 experts", "30 experts", ("number", "40", "30")),
        ("en", 1, "12 percent", "15 percent", ("number", "12%", "15 percent")),
        ("ru", 4, "40 экспертов", "экспертов", ("number", "40", "")),
        ("en", 0, "4 March 2031", "5 March 2031", ("date", "2031年3月4日", "5 March 2031")),
        ("en", 2, "one-China principle", "one-China policy", ("phrase", "一个中国原则", "one-China policy")),
        ("ru", 2, "принцип одного Китая", "договорённости", ("phrase", "一个中国原则", "")),
        ("en", 2, "stressed", "said", ("strength", "3 of 5", "1 of 5")),
        ("en", 5, "Ukraine", "Syria", ("name", "UKR", "SYR")),
        ("ru", 5, "на Украине", "в регионе", ("name", "UKR", "")),
    ],
)
def test_one_changed_word_is_found(lang: str, number: int, old: str, new: str, expected: tuple[str, str, str]) -> None:
    """A number, a day, a name, a strength or a set phrase that a translation changes: that, and nothing else."""
    assert [expected] == found(version("zh"), version(lang, with_sentence(lang, number, old, new)))


def test_a_turned_stance_is_found() -> None:
    """Opposed in one version, supported in the other: with the target of each."""
    ((kind, here, there),) = found(version("zh"), version("en", with_sentence("en", 4, "opposes protectionism", "supports protectionism")))

    assert "stance" == kind
    assert here.startswith("opposes") and "保护主义" in here and there.startswith("supports protectionism")


def test_a_set_phrase_names_its_registered_translation() -> None:
    """Of a set phrase the formula's id and its registered wording in the other language are given."""
    policy = version("en", with_sentence("en", 2, "one-China principle", "one-China policy"))
    (variance,) = translation(version("zh"), policy).variance
    assert ("one-china-principle", "one-China principle", 2) == (variance.formula, variance.registered, variance.sentence)


def test_sentences_that_are_joined_and_parted() -> None:
    """Two sentences of one version may be one of the other; no sentence is lost."""
    joined = [*EN[:3], EN[3].rstrip(".") + "; " + EN[4][0].lower() + EN[4][1:], EN[5]]
    a, b = version("zh"), version("en", joined)
    told = translation(a, b)
    assert [(1, 1), (1, 1), (1, 1), (2, 1), (1, 1)] == numbers(told, a, b)
    assert () == told.variance

    parted = with_sentence("en", 1, ", and bilateral", ". Bilateral")
    b = version("en", parted)
    told = translation(a, b)
    assert [(1, 1), (1, 2), (1, 1), (1, 1), (1, 1), (1, 1)] == numbers(told, a, b)
    assert () == told.variance


def test_a_sentence_in_another_place_is_moved_and_not_missing() -> None:
    """The order of a translation may change; what stands elsewhere is said to."""
    told = translation(version("zh"), version("en", [*EN[:1], EN[5], *EN[1:5]]))

    assert [5] == [number for number, pair in enumerate(told.sentences) if pair.moved]
    assert () == told.variance


def test_only_one_issuers_two_languages_are_versions() -> None:
    """Two issuers are two accounts, one language is one text, and who published must be known."""
    assert is_translation(version("zh"), version("en"))
    assert not is_translation(version("zh"), version("en", issuer="NOR"))
    assert not is_translation(version("en"), version("en"))
    unsigned = version("zh")
    unsigned = replace(unsigned, document=replace(unsigned.document, issuer=None), statements=())
    assert not is_translation(unsigned, version("en"))
    assert None is compare(version("zh"), version("en", issuer="NOR")).translation


def test_the_record_the_page_and_the_lines() -> None:
    """Every surface has the sentences, the variances, and the locked words for what one version alone has."""
    comparison = compare(version("zh"), version("en", [*EN[:3], *EN[4:5], EN[5].replace("Ukraine", "Syria")]))
    told = record(comparison)

    assert [(len(one["a"]), len(one["b"])) for one in told["sentences"]] == [(2, 2), (2, 2), (2, 2), (2, 0), (2, 2), (2, 2)]
    assert [["presence"], ["name"]] == [one["differ"] for one in told["sentences"] if one["differ"]]
    assert {"kind", "sentence", "a", "b", "formula", "registered"} == set(told["variance"][0])
    assert "sentences" not in record(compare(version("zh"), version("en", issuer="NOR")))
    for shown in (comparison_page(comparison, "en"), compare_text.page(comparison, lang="en", width=200)):
        assert "not mentioned in the English version" in shown
        assert ZH[3] in shown and "SYR" in shown
    assert "one readout, two languages" in comparison_page(comparison, "en")
    for lang in ("zh", "ru"):
        assert "English" in comparison_page(comparison, lang)


def test_what_breaks_off_leaves_nothing_out() -> None:
    """A version that breaks off warns where it has nothing."""
    comparison = compare(version("zh"), version("en", [*EN[:2], "Tan Weilin stressed that the Taiwan question is …"]))
    assert "its text breaks off, so nothing follows from this" in comparison_page(comparison, "en")


def test_a_language_that_is_not_read_is_laid_by_paragraphs() -> None:
    """Without a lexicon the paragraphs stand for the sentences."""
    text = "Utenriksminister Holm møtte Tan."
    other = Readout(Document("composed:no", text, "no", (Span(0, len(text)),), issuer="CHN"), None, reason="composed")
    told = translation(version("en", EN[:1]), other)
    assert [Span(0, len(text))] == [pair.b for pair in told.sentences if pair.b]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(range(6)), max_size=9), st.lists(st.sampled_from(range(6)), max_size=9))
def test_every_sentence_stands_in_one_pair(ours: list[int], theirs: list[int]) -> None:
    """Whatever two texts say, each sentence of either stands in exactly one pair, within its text and in order."""
    a, b = version("zh", [ZH[i] for i in ours] or ["。"]), version("en", [EN[i] for i in theirs] or ["None."])
    told = translation(a, b)
    for side, document in (("a", a.document), ("b", b.document)):
        spans = sorted(span for pair in told.sentences if (span := getattr(pair, side)))
        assert all(0 <= one.start < one.end <= len(document.text) for one in spans)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
        assert "".join(span.of(document.text) for span in spans).replace(" ", "") == document.text.replace(" ", "")


def test_numbers_in_chinese_letters() -> None:
    """Numbers below a hundred as Chinese prints them, for finding them where digits are missing."""
    assert ["零", "四", "十", "十四", "二十", "九十九"] == [han_number(n) for n in (0, 4, 10, 14, 20, 99)]
