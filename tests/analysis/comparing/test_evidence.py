"""What statements speak of has the same marks in every language."""

from __future__ import annotations

import tomllib

import pytest

from communique.analysis.comparing.concepts import concepts_in
from communique.analysis.comparing.evidence import Evidence, evidence
from communique.lexicon import DATA
from communique.model import Document, Readout, Span, Statement

CONCEPTS = tomllib.loads((DATA / "comparison" / "concepts.toml").read_text(encoding="utf-8"))["concept"]


def spoken(text: str, lang: str) -> Statement:
    """A statement of Norway's that is the whole text."""
    whole = Span(0, len(text))
    return Statement((), ("NOR",), "continued", None, whole, whole, "composed")


def marked(text: str, lang: str, *, words: bool = False) -> Evidence:
    """A text as a statement at a meeting of Norway and China."""
    statement = spoken(text, lang)
    document = Document("composed", text, lang, (statement.content,))
    return evidence(Readout(document, None, (statement,)), statement, ("NOR", "CHN"), words=words)


def marks(text: str, lang: str, *, words: bool = False) -> set[str]:
    """Its marks, without their weights."""
    return set(marked(text, lang, words=words).marks)


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_every_form_is_found(lang: str) -> None:
    """Each form names its concept, and no concept is without words in any language."""
    for concept in CONCEPTS:
        assert concept[lang], concept["id"]
        if not concept.get("weak"):
            assert all(concept["id"] in concepts_in(form.replace("*", ""), lang) for form in concept[lang]), concept["id"]


def test_ids_are_unique() -> None:
    """No concept stands in the file twice."""
    assert len({concept["id"] for concept in CONCEPTS}) == len(CONCEPTS)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Syria needs 80 million doses of vaccine from the UN by 1 May"),
        ("zh", "叙利亚需要联合国在5月1日前提供8000万剂疫苗"),
        ("ru", "Сирии нужно 80 млн доз вакцины от ООН к 1 мая"),
    ],
)
def test_one_statement_in_three_languages(lang: str, text: str) -> None:
    """A state, an organisation, a number, a day and a concept are the same marks in three languages."""
    wanted = {"state SYR", "organisation UN", "number 80000000", "day --05-01", "concept vaccine"}
    assert wanted <= marks(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "absent"),
    [
        ("en", "Norway and China met", "state NOR"),
        ("en", "trade worth US$5 million", "state USA"),
        ("en", "let us work", "state USA"),
        ("zh", "维护台海地区和平", "state HTI"),
        ("zh", "希望约定会晤", "state JOR"),
        ("en", "the Indian Ocean", "state IND"),
        ("en", "transport by sea", "concept port"),
    ],
)
def test_what_is_no_mark(lang: str, text: str, absent: str) -> None:
    """The meeting's own parties, money, pronouns, single Han characters and parts of other names are no names."""
    assert absent not in marks(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("en", "share sea ice charts with our coast guard", "sea-ice"),
        ("zh", "及时交换海冰资料和冰图", "sea-ice"),
        ("ru", "обмен ледовыми картами и данными ледоколов", "sea-ice"),
        ("en", "the prisoners and hostages must return", "hostages"),
        ("zh", "推动释放全部人质", "hostages"),
        ("ru", "освобождение всех заложников", "hostages"),
        ("en", "the film festival and the ballet", "film-music"),
        ("zh", "举办电影周和芭蕾演出", "film-music"),
        ("ru", "неделя кино и гастроли балета", "film-music"),
        ("en", "one vessel will sail to the Barents Sea", "barents-sea"),
        ("zh", "科考船将赴巴伦支海", "barents-sea"),
        ("ru", "судно пойдёт в Баренцево море", "barents-sea"),
    ],
)
def test_rare_matters_are_marks_too(lang: str, text: str, concept: str) -> None:
    """What states seldom deal with is one mark in three languages as well, so that both accounts of it meet."""
    assert f"concept {concept}" in marks(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "concept"),
    [
        ("en", "a fair and balanced order", "exhibition"),
        ("en", "that view of mine is known", "mining"),
        ("zh", "取消加征的关税", "tax"),
        ("ru", "совместные рекомендации", "river"),
    ],
)
def test_words_that_look_like_a_rare_matter(lang: str, text: str, concept: str) -> None:
    """An adjective, a pronoun, a part of another word are no such mark."""
    assert f"concept {concept}" not in marks(text, lang)


def test_words_count_within_one_language() -> None:
    """Words are marks only where they may be compared."""
    assert "word lighthous" in marks("lighthouses", "en", words=True)
    assert not any(mark.startswith("word ") for mark in marks("lighthouses", "en"))


def test_rare_words_tell_more_and_own_names_nothing() -> None:
    """A word that few statements have weighs more than one that many have; what the parties are called weighs nothing."""
    weights = marked("Norway and China develop lighthouses", "en", words=True).marks
    words = {mark: weight for mark, weight in weights.items() if mark.startswith("word ")}
    assert words.keys() == {"word lighthous", "word develop", "word and"}
    assert words["word lighthous"] > words["word develop"] > words["word and"]


def test_an_unknown_language_has_codes_only() -> None:
    """A language without a lexicon gives no names or concepts and does not fail."""
    assert marks("80 millones", "es") == set()


@pytest.mark.parametrize(
    ("text", "concept", "named"),
    [
        ("大国应有担当", "great-powers", True),
        ("重大国际问题", "great-powers", False),
        ("两国关系健康稳定发展", "health", False),
        ("在人民大会堂举行", "forum", False),
        ("论坛和大会", "forum", True),
    ],
)
def test_a_form_inside_a_longer_phrase_is_none(text: str, concept: str, named: bool) -> None:
    """Letters that happen to stand together in another phrase name nothing."""
    assert named == (concept in concepts_in(text, "zh"))


def test_set_phrases_are_marks_in_every_language() -> None:
    """The registered wordings of a formula give one mark."""
    here, there = marks("abide by the one-China principle", "en"), marks("恪守一个中国原则", "zh")
    assert "phrase one-china-principle" in here & there
