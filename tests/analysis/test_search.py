"""Search over both stores: three scripts, phrases, filters, and words in their place."""

from __future__ import annotations

import pytest
from tests.archive.composed import ENGLISH, chinese, english, packed, russian

from communique.analysis.search import Query, Results, asked, search
from communique.archive.base import Archive
from communique.directory import directory
from communique.errors import UsageError


@pytest.fixture
def held(archive: Archive) -> Archive:
    """An archive with one meeting in three languages and an edited fourth readout."""
    with archive.writing():
        run = archive.start_run([])
        for readout in (english(), chinese(), russian(), english("edited", ENGLISH.replace("Geneva", "Lausanne"))):
            archive.put(packed(readout), run)
        archive.put(packed(english("edited", "It rained in Lausanne.", title="A wet day")), run)
    return archive


def ids(results: Results) -> list[str]:
    """The readouts of the hits."""
    return [hit.id for hit in results.hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Geneva", ["composed:en"]),
        ("GENEVA ministers", ["composed:en"]),
        ("lausanne", ["edited"]),
        ('"strategic partnership"', ["composed:en"]),
        ('"partnership strategic"', []),
        ("partner*", ["composed:en"]),
        ("partner", []),
        ("台湾", ["composed:zh"]),
        ("台灣", ["composed:zh"]),
        ("共识", ["composed:zh"]),
        ("战略伙伴关系", ["composed:zh"]),
        ("台", ["composed:zh"]),
        ("湾台", []),
        ("переговорами", ["composed:ru"]),
        ("стратегическое партнерство", ["composed:ru"]),
        ("Лавровского Женева", ["composed:ru"]),
        ("«стратегическому партнёрству»", ["composed:ru"]),
    ],
)
def test_words_are_found_in_three_scripts(held: Archive, query: str, found: list[str]) -> None:
    """Two-character terms, traditional forms, declined words, phrases and prefixes find their readouts and no other."""
    results = search(held, Query(text=query))

    assert found == list(dict.fromkeys(ids(results)))
    assert len(found) == results.total


@pytest.mark.parametrize("query", ["Geneva", "战略伙伴关系", "台", "переговоры", "partner*", '"northern sea lanes"'])
def test_a_match_stands_in_its_context(held: Archive, query: str) -> None:
    """Left, match and right are one stretch of the text, and the match lies in the quotation."""
    for hit in search(held, Query(text=query)).hits:
        text = held.get(hit.id).readout.document.text

        assert hit.match in hit.quote
        assert hit.left + hit.match + hit.right in text
        assert hit.quote in text


def test_the_match_is_the_printed_word(held: Archive) -> None:
    """What matched is given as printed: the declined word, the characters asked for."""
    assert "переговоры" == search(held, Query(text="переговорам")).hits[0].match
    assert "台" == search(held, Query(text="台")).hits[0].match


def test_a_word_that_stands_in_the_title_only_is_found_there(held: Archive) -> None:
    """Titles outside the text are searched; the hit then quotes the title."""
    hit = next(hit for hit in search(held, Query(text="ministers")).hits if hit.id == "composed:en")

    assert ("Ministers meet in Geneva", "Ministers", None) == (hit.quote, hit.match, hit.statement)


def test_a_hit_inside_a_statement_says_who_speaks(held: Archive) -> None:
    """A match inside a statement carries its number, its speakers and the side they speak for."""
    hit = search(held, Query(text="Taiwan")).hits[0]

    assert (2, ("Astrid Holm",), "NOR") == (hit.statement, hit.speakers, hit.side)
    assert "Norway opposes the closing of Taiwan's ports" == hit.quote


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(act="urge"), ["composed:en"]),
        (Query(act="urge", text="lanes"), ["composed:en"]),
        (Query(act="urge", text="Taiwan"), []),
        (Query(act="assess", speaker="Tan"), ["composed:en"]),
        (Query(speaker="谭维林"), ["composed:zh"]),
        (Query(speaker="Weilin Tan"), []),
        (Query(person="Holm"), ["composed:en"]),
        (Query(side="CHN", text="战略"), ["composed:zh"]),
        (Query(side="other", topic="bilateral"), ["composed:en"]),
        (Query(topic="taiwan"), ["composed:zh", "composed:en"]),
        (Query(stance="oppose"), ["composed:en"]),
        (Query(stance="oppose", speaker="Holm", text="ports"), ["composed:en"]),
        (Query(stance="oppose", speaker="Tan"), []),
        (Query(dyad=("NOR", "CHN")), ["composed:zh", "composed:en"]),
        (Query(dyad=("NOR", "USA")), []),
        (Query(kind="meeting"), ["composed:zh", "composed:en"]),
        (Query(lang="ru"), ["composed:ru"]),
        (Query(source="ministry of norway"), ["edited", "composed:en"]),
        (Query(source="mission.example"), ["composed:zh"]),
        (Query(since="2031-03-05", until="2031-03-05"), ["edited", "composed:zh"]),
        (Query(until="2031-03-04"), ["composed:en"]),
        (Query(act="assess", since="2031-03-05"), ["composed:zh"]),
        (Query(phrase="sea lanes", text="partnership"), ["composed:en"]),
        (Query(), ["composed:ru", "edited", "composed:zh", "composed:en"]),
    ],
)
def test_filters(held: Archive, query: Query, found: list[str]) -> None:
    """Every filter by itself and together; filters of a statement must hold of one statement. The latest comes first."""
    results = search(held, query)

    assert found == list(dict.fromkeys(ids(results)))
    assert len(found) == results.total


def test_only_the_text_that_stands_is_searched(held: Archive) -> None:
    """Words of a replaced version are not found."""
    assert 1 == search(held, Query(text="Tan")).total


def test_the_limit_counts_hits_and_the_total_readouts(held: Archive) -> None:
    """Each readout gives one hit before any gives a second; the total does not depend on the limit."""
    assert ["composed:zh", "composed:en"] == ids(search(held, Query(topic="taiwan"), limit=2))
    few = search(held, Query(kind="meeting", side="CHN"), limit=1)
    many = search(held, Query(kind="meeting", side="CHN"), limit=50)

    assert (2, 1) == (few.total, len(few.hits))
    assert [0, 0, 1] == [hit.statement for hit in many.hits]


@pytest.mark.parametrize(
    "query", [Query(), Query(kind="meeting"), Query(side="CHN"), Query(side="CHN", act="assess"), Query(text="Tan")]
)
def test_pages_of_answers_follow_one_another(held: Archive, query: Query) -> None:
    """Readouts after an offset are those that a longer page has there, with the same total."""
    total, whole = held.search(asked(query), 10)
    for offset in range(total + 1):
        assert (total, whole[offset : offset + 1]) == held.search(asked(query), 1, offset)


def test_every_place_of_a_term_in_the_quotation_is_marked(held: Archive) -> None:
    """Marks are places in the quotation, in order; a filter alone marks nothing."""
    hit = next(hit for hit in search(held, Query(text="Norway ports")).hits if hit.statement == 2)

    assert ["Norway", "ports"] == [hit.quote[start:end] for start, end in hit.marks]
    assert "台湾" == "".join(h.quote[a:b] for h in search(held, Query(text="台湾")).hits for a, b in h.marks)
    assert () == search(held, Query(act="urge")).hits[0].marks
    title = next(hit for hit in search(held, Query(text="ministers")).hits if hit.statement is None)
    assert ["Ministers"] == [title.quote[start:end] for start, end in title.marks]


def test_a_hit_says_in_whose_account_it_stands(held: Archive) -> None:
    """Who issued the text, and whether its own side speaks; outside of a statement nobody does."""
    assert ("NOR", "issuer") == _account(search(held, Query(text="Taiwan")))
    assert ("NOR", "other") == _account(search(held, Query(text="partnership")))
    assert ("NOR", None) == _account(search(held, Query(text="Geneva")))
    hit = search(held, Query(text="lanes")).hits[0]
    assert ("en", "Composed Ministry of Norway") == (hit.lang, hit.source)


def _account(results: Results) -> tuple[str | None, str | None]:
    return results.hits[0].issuer, results.hits[0].account


def test_a_person_is_asked_for_by_record() -> None:
    """The id of a record stands for the person, not for words."""
    record = next(iter(directory().persons))
    for query in (Query(person=record), Query(speaker=record)):
        wanted = asked(query)
        assert [[record.replace("-", "·")]] == [
            [key.partition("·")[2] for term in group for key in term.keys] for group in wanted.common + wanted.own
        ]


def test_wrong_values_are_named() -> None:
    """An act, kind or date that is none, and a query without words, are wrong use."""
    wrong = (Query(act="shout"), Query(kind="lunch"), Query(stance="love"), Query(topic="lunch"), Query(since="March"))
    for query in (*wrong, Query(text="?!")):
        with pytest.raises(UsageError):
            search(None, query)  # type: ignore[arg-type]


def test_a_correction_is_searched(held: Archive) -> None:
    """After a person's correction the readout is found by the corrected value and no longer by the old one."""
    with held.writing():
        held.correct("composed:en", 1, "speaker", "Composed Envoy", "Reader", None)

    assert ["composed:en"] == ids(search(held, Query(speaker="Composed Envoy")))
    assert ["composed:en"] == ids(search(held, Query(speaker="Tan")))
    assert [] == ids(search(held, Query(speaker="Tan", act="urge")))


def test_reindexing_changes_no_answer(held: Archive) -> None:
    """An index built anew from texts and readings answers as the old one did."""
    before = [search(held, Query(text=text)) for text in ("Geneva", "台湾", "переговоры")]
    with held.writing():
        held.reindex()

    assert before == [search(held, Query(text=text)) for text in ("Geneva", "台湾", "переговоры")]
