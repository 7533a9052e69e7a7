"""The shared knowledge: states, organisations, places, events and houses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest

from communique.extract.match import Matcher, fold
from communique.extract.syntax import SYNTAXES
from communique.lexicon import Entry, Lexicon, Named, load
from communique.model import Document, Span

LANGUAGES = ("en", "zh", "ru")
BOUNDLESS = {"zh"}
VANISHED = {"SUN", "YUG", "SCG", "CSK", "DDR"}


@pytest.fixture(scope="module")
def english() -> Lexicon:
    """The lexicon of one language; the shared files are the same in all."""
    return load("en")


def kinds(lexicon: Lexicon) -> dict[str, list[Named]]:
    """The named vocabularies by kind."""
    return {
        "state": list(lexicon.states),
        "organisation": list(lexicon.organisations),
        "place": list(lexicon.places),
        "event": list(lexicon.events),
    }


def carriers(entries: Iterable[Named]) -> dict[tuple[str, str], set[str]]:
    """Which entries carry a name, by language and folded name."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        for lang, forms in entry.names.items():
            for form in forms:
                found[lang, fold(form)].add(entry.id)
    return found


def test_ids_are_unique(english: Lexicon) -> None:
    """No two entries of a kind have one id."""
    for entries in kinds(english).values():
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))


def test_no_name_has_two_carriers(english: Lexicon) -> None:
    """Within a kind a name means one thing only."""
    for entries in kinds(english).values():
        assert not {name: ids for name, ids in carriers(entries).items() if len(ids) > 1}


def test_every_entry_matches_its_own_names(english: Lexicon) -> None:
    """Each name of each language is found where it stands alone in a text, whatever else matches there."""
    for lang in LANGUAGES:
        for entries in kinds(english).values():
            rows = [(form, entry) for entry in entries for form in entry.names.get(lang, ())]
            matcher: Matcher[Named] = Matcher(rows, words=lang not in BOUNDLESS)
            for form, entry in rows:
                hits = matcher.scan(fold(f"« {form} »"))
                assert any(hit.entry is entry and hit.end - hit.start == len(form) for hit in hits), form


def test_cased_forms_are_forms(english: Lexicon) -> None:
    """What must be matched in its case is one of the entry's own forms, and has a capital to hold to."""
    entries: list[Entry] = [*english.institutions, *(e for group in kinds(english).values() for e in group)]
    for entry in entries:
        own = set(entry.forms)
        if isinstance(entry, Named):
            own |= {form for forms in entry.names.values() for form in forms}
        own |= {form for forms in getattr(entry, "demonyms", {}).values() for form in forms}
        assert set(entry.cased) <= own, entry.id
        assert all(form != form.lower() for form in entry.cased), entry.id


def test_phrases_that_bar_a_name_contain_it(english: Lexicon) -> None:
    """A phrase in which a form does not count is longer than the form and holds one."""
    for entries in kinds(english).values():
        for entry in entries:
            forms = {fold(form) for forms in entry.names.values() for form in forms}
            forms |= {fold(f) for forms in getattr(entry, "demonyms", {}).values() for f in forms}
            stems = {form[:-2] if len(form) > 5 else form for form in forms}
            for phrase in entry.unless:
                assert any(stem in fold(phrase) and len(stem) < len(phrase) for stem in stems), (entry.id, phrase)


def test_codes_are_well_formed(english: Lexicon) -> None:
    """Codes of states have the shape of their standard; only vanished states share one."""
    seen: dict[str, str] = {}
    for state in english.states:
        assert re.fullmatch(r"[A-Z]{3}", state.id)
        assert re.fullmatch(r"[A-Z]{2}", state.iso2)
        assert state.wikidata and re.fullmatch(r"Q\d+", state.wikidata)
        assert state.cow is None or 2 <= state.cow <= 990
        if state.id not in VANISHED:
            assert state.iso2 not in seen, (state.id, seen.get(state.iso2))
            seen[state.iso2] = state.id


def test_every_state_is_named_in_all_languages(english: Lexicon) -> None:
    """A state has a usual name in each language."""
    for state in english.states:
        assert all(state.names.get(lang) for lang in LANGUAGES), state.id


def test_capitals_are_places_of_their_state(english: Lexicon) -> None:
    """A capital is a place in the state, but for states that lie no more where they lay."""
    places = {place.id: place for place in english.places}
    for state in english.states:
        if state.capital and state.id not in VANISHED:
            assert places[state.capital].state == state.id


def test_places_stand_in_states_and_cities_that_exist(english: Lexicon) -> None:
    """A place names an existing state; a building names a city, and not another building."""
    places = {place.id: place for place in english.places}
    states = {state.id for state in english.states}
    for place in english.places:
        assert place.state in states
        if place.city:
            assert places[place.city].state == place.state
            assert places[place.city].city is None


def test_only_capitals_and_seats_speak_for_a_government(english: Lexicon) -> None:
    """The name of a place that stands for a government is the capital's (Tel Aviv: where most embassies are)."""
    capitals = {state.capital for state in english.states}
    assert {place.id for place in english.places if place.speaks_for} - capitals == {"tel-aviv"}


def test_houses_speak_for_parties_that_exist(english: Lexicon) -> None:
    """A house or publisher speaks for a state or an organisation."""
    parties = {entry.id for entry in (*english.states, *english.organisations)}
    assert {house.party for house in english.institutions} <= parties


def test_houses_match_their_examples_and_not_their_counters(english: Lexicon) -> None:
    """Each house is found in its example and not in its counter-example; cased forms count as printed only."""
    for house in english.institutions:
        matcher: Matcher[Entry] = Matcher([(form, house) for form in house.forms])

        def found(text: str, house: Entry = house, matcher: Matcher[Entry] = matcher) -> bool:
            hits = matcher.scan(fold(text))
            printed = [text[hit.start : hit.end] for hit in hits]
            lower = {form.lower() for form in house.cased}
            return any(form in house.cased or form.lower() not in lower for form in printed)

        assert all(found(text) for text in house.example), house.id
        assert not any(found(text) for text in house.counter), house.id


@pytest.mark.parametrize(
    ("text", "lang", "state"),
    [
        ("the Sultanate of Oman", "en", "OMN"),
        ("the Democratic People's Republic of Korea", "en", "PRK"),
        ("the Republic of Korea", "en", "KOR"),
        ("the Republic of the Congo", "en", "COG"),
        ("Burma", "en", "MMR"),
        ("the Holy See", "en", "VAT"),
        ("Türkiye", "en", "TUR"),
        ("Côte d’Ivoire", "en", "CIV"),
        ("朝鲜民主主义人民共和国", "zh", "PRK"),
        ("沙特", "zh", "SAU"),
        ("Соединённые Штаты Америки", "ru", "USA"),
        ("Объединенные Арабские Эмираты", "ru", "ARE"),
    ],
)
def test_names_of_running_text(text: str, lang: str, state: str, english: Lexicon) -> None:
    """Formal, short and older names lead to the state, the longest form at a place deciding."""
    rows = [(form, entry) for entry in english.states for form in entry.names.get(lang, ())]
    hits = Matcher(rows, words=lang not in BOUNDLESS).scan(fold(text))
    longest = max(hits, key=lambda hit: hit.end - hit.start)
    assert longest.entry.id == state


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ada Orlin spoke of trade with Latin America.", set()),
        ("Ada Orlin spoke of calm in the South China Sea.", set()),
        ("Ada Orlin spoke of trade with America.", {"USA"}),
        ("Ada Orlin spoke of trade with China.", {"CHN"}),
        ("Ada Orlin told us that the chad was torn.", set()),
    ],
)
def test_a_name_inside_a_longer_phrase_names_nobody(text: str, parties: set[str], english: Lexicon) -> None:
    """The English reading sees no state in the name of a region, and none in a word of the same letters."""
    reading = SYNTAXES["english"](english).read(Document("composed", text, "en", (Span(0, len(text)),)))
    assert {party for mentions in reading.mentions for mention in mentions for party in mention.party} == parties
