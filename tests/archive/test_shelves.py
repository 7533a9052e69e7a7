"""Lists of readouts and the registers beside them, in both stores; every count is compared with the readouts' own."""

from __future__ import annotations

import contextlib
import random
from dataclasses import replace

import pytest
from tests.archive.composed import ENGLISH, chinese, english, packed, russian, with_text
from tests.archive.conftest import Opener
from tests.archive.older import back_to
from tests.archive.test_store import gone, put

from communique.analysis.search import Query, asked
from communique.archive.base import Archive
from communique.archive.counting import STATEMENT_FIELDS
from communique.archive.facets import asked_code, asked_name
from communique.archive.meetings import regroup
from communique.archive.records import Wanted
from communique.archive.shelf import Principal, Role, Section, Shelf
from communique.errors import Impossible, NothingFound, UsageError
from communique.model import Readout

NORWAY = "Composed Ministry of Norway"


def ids(archive: Archive, **asked: object) -> list[str]:
    """Ids of the readouts on a shelf, in order; the total is checked on the way."""
    listing = archive.listed(Shelf(**asked))  # type: ignore[arg-type]
    assert listing.total == len(listing.lines)
    return [line.id for line in listing.lines]


@pytest.fixture
def three(archive: Archive) -> Archive:
    """Three accounts of one meeting, the English one filed in a section of its page."""
    put(archive, packed(english(breadcrumb=("Home", "News", "Visits"))), packed(chinese()), packed(russian()))
    return archive


def test_a_line_says_what_a_list_shows(three: Archive) -> None:
    """Title, dates, place, parties, principals with their records, counts of texts and statements."""
    regroup(three)
    line = three.listed(Shelf(lang="en")).lines[0]

    assert ("Ministers meet in Geneva", "2031-03-04", "2031-03-05") == (line.title, line.day, line.published)
    assert (NORWAY, "NOR", "meeting", "Geneva", "CHE") == (line.source, line.issuer, line.kind, line.city, line.country)
    assert ("CHN", "NOR") == line.parties
    assert (Principal("Tan Weilin", "CHN", "tan-weilin"), Principal("Astrid Holm", "NOR", None)) == line.principals
    assert (1, 3, "present", None) == (line.versions, line.statements, line.state, line.original)
    assert line.meeting == three.meetings()[0].id


def test_readouts_are_listed_by_what_they_share(three: Archive) -> None:
    """Source, section with everything below it, parties, person, language, year, kind and issuer, alone and together."""
    assert ["composed:ru", "composed:zh", "composed:en"] == ids(three)
    assert ["composed:en"] == ids(three, source=NORWAY) == ids(three, source=NORWAY, section=("Home", "News"))
    assert [] == ids(three, source=NORWAY, section=("News",)) == ids(three, section=("Home", "News"))
    assert ["composed:zh", "composed:en"] == ids(three, parties=("NOR", "CHN")) == ids(three, person="tan-weilin", kind="meeting")
    assert ["composed:zh"] == ids(three, parties=("NOR",), issuer="CHN", year=2031, lang="zh")
    assert [] == ids(three, year=2030) == ids(three, person="Tan Weilin") == ids(three, lang="ru", kind="meeting")


def test_pages_of_a_list_follow_one_another(archive: Archive) -> None:
    """The newest day first, those of unknown day last; a page further on has the same total."""
    days = ("2030-01-05", None, "2031-01-01", "2030-01-05")
    put(archive, *(packed(Readout(english(f"r{i}", f"Composed {i}.", published=day).document, None)) for i, day in enumerate(days)))

    assert ["r2", "r3", "r0", "r1"] == ids(archive)
    assert (4, ["r0", "r1"]) == ((page := archive.listed(Shelf(), 2, 5)).total, [line.id for line in page.lines])
    assert (2, ["r0"]) == ((page := archive.listed(Shelf(year=2030), 1, 5)).total, [line.id for line in page.lines])
    assert [("2030-01-05", 2), ("2031-01-01", 1)] == archive.days(Shelf(source=NORWAY), "2030-01-05", "2031-01-01")
    assert [("2030-01-05", 2)] == archive.days(Shelf(), "2030-01-01", "2030-12-31")


def test_what_is_read_otherwise_stands_elsewhere(three: Archive) -> None:
    """Another text, another reading, a correction: a readout leaves the shelves it no longer belongs to, and its counts."""
    put(three, packed(Readout(english(text="Nothing was said.", breadcrumb=("Home", "Other")).document, None)))
    assert [] == ids(three, source=NORWAY, section=("Home", "News"))
    assert ["composed:en"] == ids(three, source=NORWAY, section=("Home", "Other"))
    assert ["composed:zh"] == ids(three, parties=("NOR",))
    assert 1 == three.person("tan-weilin").shelf.readouts
    with three.writing():
        three.correct("composed:zh", None, "date", "2029-12-31", "Composed Person", None)
    assert ["composed:zh"] == ids(three, year=2029)
    assert (("2029-12", 1),) == three.source("Composed Ministry of China").months
    counted(three)


def test_a_page_that_moved_stands_once(three: Archive) -> None:
    """A text that came in at a new address before its old one was gone leaves no readout behind on a shelf."""
    with three.writing():
        run = three.start_run([])
        three.put(packed(english("elsewhere", url="https://new.example/x")), run)
        three.gone("composed:en", "missing", "404", run)

    assert ["composed:en"] == ids(three, source=NORWAY)
    counted(three)


def test_sections_are_the_sources_own(archive: Archive) -> None:
    """A trail without the page's own title, or each of a few sections; a whole menu files nothing."""
    put(
        archive,
        packed(english("a", breadcrumb=("Home", "News", "Ministers meet in Geneva"))),
        packed(english("b", breadcrumb=("Home", "Speeches"))),
        packed(english("c", sections=("News", "Transcripts"))),
        packed(english("d", sections=("Home", "News", "Ministry", "Policies", "Contact"))),
    )

    assert [
        Section(("Home",), 2), Section(("Home", "News"), 1), Section(("Home", "Speeches"), 1),
        Section(("News",), 1), Section(("Transcripts",), 1),
    ] == archive.sections(NORWAY)  # fmt: skip
    assert [] == archive.sections("nowhere")


def test_sources_have_months_languages_and_silences(archive: Archive) -> None:
    """Per source what the counts of the whole archive say, with readouts a month and languages."""
    days = [f"2030-01-{day:02}" for day in range(1, 9)] + ["2030-06-01", "2030-06-02"]
    put(archive, *(packed(Readout(english(f"r{i}", f"Composed {i}.", published=day).document, None)) for i, day in enumerate(days)))
    put(archive, packed(chinese()))

    china, norway = archive.sources()

    assert (("2030-01", 8), ("2030-06", 2)) == norway.months
    assert (("en", 10),) == norway.langs
    assert (("2030-01-08", "2030-06-01"),) == norway.gaps
    assert (("zh", 1), "2031-03-05") == (*china.langs, china.last)
    with pytest.raises(NothingFound):
        archive.source("nowhere")


def test_a_person_has_roles_others_and_years(three: Archive) -> None:
    """A record's names in every script, roles as printed with their days, the other sides, sources and years."""
    page = three.person("tan-weilin")

    assert {"Tan Weilin", "谭维林"} == set(page.shelf.names)
    assert (("CHN",), 2, "2031-03-04", "2031-03-05") == (page.shelf.parties, page.shelf.readouts, page.shelf.first, page.shelf.last)
    assert (
        Role("Foreign Minister", "CHN", "2031-03-04", "2031-03-04", 1), Role(None, "CHN", "2031-03-05", "2031-03-05", 1),
    ) == page.roles  # fmt: skip
    assert (("NOR", 2),) == page.counterparts
    assert ((2031, 2),) == page.years
    assert [("Composed Ministry of China", 1), (NORWAY, 1)] == sorted(page.sources)
    with pytest.raises(NothingFound):
        three.person("Tan Weilin")


@pytest.mark.parametrize(
    ("query", "persons"),
    [("", ["tan-weilin", "Astrid Holm", "霍尔姆"]), ("tan", ["tan-weilin"]), ("wei t", ["tan-weilin"]), ("HOL", ["Astrid Holm"]),
     ("谭", ["tan-weilin"]), ("维林", ["tan-weilin"]), ("tan holm", []), ("%", ["tan-weilin", "Astrid Holm", "霍尔姆"])],
)  # fmt: skip
def test_persons_are_found_by_the_beginnings_of_their_names(three: Archive, query: str, persons: list[str]) -> None:
    """Every word asked for begins a word of one of the person's names, in any script; marks ask nothing."""
    total, found = three.people(query)

    assert (len(persons), persons) == (total, [one.person for one in found])


def test_persons_are_listed_by_name_too(three: Archive) -> None:
    """In the order of the names, in pages."""
    assert ["Astrid Holm", "tan-weilin"] == [one.person for one in three.people(order="name")[1][:2]]
    assert (3, ["tan-weilin"]) == ((page := three.people(offset=1, limit=1, order="name"))[0], [one.person for one in page[1]])


def test_a_party_has_others_people_sources_and_years(three: Archive) -> None:
    """Readouts of engagements, with whom, through whom, by which source, in which year."""
    page = three.party("NOR")

    assert [("CHN", 2), ("NOR", 2)] == [(one.party, one.readouts) for one in three.parties()]
    assert (("CHN", 2),) == page.counterparts
    assert (("Astrid Holm", 1), ("霍尔姆", 1)) == page.people
    assert ((2031, 2),) == page.years
    with pytest.raises(NothingFound):
        three.party("XXX")


def test_neighbours_of_a_readout(three: Archive) -> None:
    """The meeting's other readouts, the issuer's own in another language on the same host, reprints, what is next to it."""
    own = replace(chinese("norway:zh"), document=replace(chinese("norway:zh").document, issuer="NOR", publisher=NORWAY))
    near = replace(own, document=replace(own.document, id="norway:host", url="https://ministry.example/zh"))
    put(three, packed(own), packed(near), packed(english("again", ENGLISH + " ", url=None, published="2031-03-04")))
    regroup(three)

    around = three.neighbours("composed:en")

    assert {"composed:zh", "norway:zh", "norway:host", "again"} == {line.id for line in around.meeting}
    assert ["norway:host"] == [line.id for line in around.languages]
    assert ["again"] == [line.id for line in around.reprints]
    assert (None, "again") == (around.before, around.after and around.after.id)
    with pytest.raises(NothingFound):
        three.neighbours("nowhere")


def test_the_revision_changes_with_every_transaction(three: Archive) -> None:
    """After whatever was written it is another one; a transaction that failed leaves it; reading does."""
    seen = [three.revision()]
    put(three, packed(english(text="Another text.")))
    seen.append(three.revision())
    regroup(three)
    seen.append(three.revision())
    with pytest.raises(RuntimeError), three.writing():
        raise RuntimeError

    assert seen[-1] == three.revision()
    assert len(seen) == len(set(seen))


def test_changes_and_versions_by_time(archive: Archive) -> None:
    """The latest change first; which text stood at a time; identifiers with the time of their last change, in pages."""
    put(archive, packed(english(), at="2031-03-05T10:00:00Z"))
    put(archive, packed(with_text(english(), "Geneva", "Lausanne"), at="2031-03-07T10:00:00Z"))
    put(archive, packed(chinese(), at="2031-03-08T10:00:00Z"))

    assert [("composed:zh", "present", 1), ("composed:en", "changed", 2)] == [
        (change.line.id, change.entry.state, change.entry.version) for change in archive.recent_changes(2)
    ]
    assert [None, 1, 1, 2] == [archive.as_of("composed:en", f"2031-03-{day}T10:00:00Z") for day in ("04", "05", "06", "07")]
    first, second = archive.identifiers()
    assert ("composed:en", "2031-03-07T10:00:00Z", "composed:zh") == (first.id, first.changed, second.id)
    assert [second] == archive.identifiers(after=first.key)


def test_an_older_archive_gets_its_shelves(three: Archive) -> None:
    """An archive made before the shelves were has them, with corrections applied, after a command that writes."""
    with three.writing():
        three.correct("composed:zh", None, "date", "2029-12-31", "Composed Person", None)
    before = (three.listed(Shelf()), three.sources(), three.people(), three.party("NOR"), three.sections(NORWAY))
    back_to(three, 5)  # type: ignore[arg-type]

    three.migrate()  # type: ignore[attr-defined]

    assert before == (three.listed(Shelf()), three.sources(), three.people(), three.party("NOR"), three.sections(NORWAY))


def test_shelves_filled_in_another_way_are_filled_anew(opener: Opener) -> None:
    """Where an older program filed otherwise, reading is refused with a hint, and the next writer files anew."""
    archive = opener()
    put(archive, packed(english()))
    with archive.writing():
        archive._note("shelves", "0")  # type: ignore[attr-defined]
        archive._rows("DELETE FROM shelved")  # type: ignore[attr-defined]

    with pytest.raises(Impossible, match="older"):
        opener(write=False)
    assert ["composed:en"] == ids(opener(), source=NORWAY)


def test_what_is_gone_stays_on_its_shelves(three: Archive) -> None:
    """A readout whose page is gone is still held, and its line says how it stands."""
    gone(three, "composed:en", "missing")

    assert "missing" == three.listed(Shelf(source=NORWAY)).lines[0].state


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_counts_are_right(archive: Archive, seed: int) -> None:
    """After any order of arrivals, edits, readings anew, corrections, moves and removals every kept count is the true one."""
    chance = random.Random(seed)
    texts = (ENGLISH, ENGLISH.replace("Geneva", "Lausanne"), ENGLISH.replace("4 March", "9 March"), "Nothing was said.")
    for _ in range(40):
        id = f"r{chance.randrange(6)}"
        trail = chance.choice([(), ("Home", "News"), ("Home", "Speeches")])
        read = english(id, chance.choice(texts), breadcrumb=trail, url=f"https://ministry.example/{id}/{chance.randrange(3)}",
                       published=chance.choice(["2031-03-05", "2030-02-01", None]))  # fmt: skip
        if not read.engagement:
            read = Readout(read.document, None)
        step = chance.choice(["put", "put", "reread", "gone", "correct", "chinese"])
        with archive.writing():
            run = archive.start_run([])
            if step == "gone":
                archive.gone(id, chance.choice(["missing", "unreachable"]), "composed", run)
            elif step == "correct":
                with contextlib.suppress(NothingFound, UsageError):
                    archive.correct(id, None, "date", f"2031-0{chance.randrange(1, 9)}-01", "Composed Person", None)
            else:
                archive.put(packed(chinese(id) if step == "chinese" else read), run, reread=step == "reread")
    counted(archive)


@pytest.mark.parametrize(
    "query",
    [Query(), Query(text="Norway"), Query(act="assess"), Query(text="the", act="urge"), Query(lang="zh"), Query(text="nowhere"),
     Query(speaker="Tan", topic="security"), Query(dyad=("CHN",), stance="oppose"), Query(since="2031-03-05")],
)  # fmt: skip
def test_a_facet_says_how_many_are_left_when_it_is_chosen(three: Archive, query: Query) -> None:
    """Every value of every field has the number of readouts that the same search finds when it asks for it too."""
    put(three, packed(english("again", ENGLISH.replace("Bergen", "Oslo"), published=None)), packed(english("more", title="More")))
    wanted = asked(query)
    facets = three.facet_counts(wanted)
    total = three.search(wanted, 100)[0]

    assert all(facet.complete for facet in facets.values())
    assert all(total == facets[field].counted for field in ("source", "party", "year"))
    chosen = [(field, value, count) for field, facet in facets.items() if field != "issuer" for value, count in facet.values]
    assert [(field, value, count) for field, value, count in chosen if count != three.search(narrowed(wanted, field, value), 9)[0]] == []
    assert bool(total) == bool(chosen)


def narrowed(wanted: Wanted, field: str, value: str) -> Wanted:
    """The same search with one more facet."""
    if field == "year":
        return replace(wanted, since=max(wanted.since or "", f"{value}-01-01"), until=f"{value}-12-31")
    name, record = {"source": ("src", ""), "person": ("person", "rec"), "speaker": ("speaker", "speakerrec")}.get(field, ("", field))
    term = asked_code(record, value) if not name or value == "tan-weilin" else asked_name(name, value)
    assert term
    if field in STATEMENT_FIELDS:
        return replace(wanted, own=(*wanted.own, (term,)))
    return replace(wanted, common=(*wanted.common, (term,)))


def counted(archive: Archive) -> None:
    """Every count kept is what filling the shelves anew counts."""

    def said() -> tuple[object, ...]:
        people = archive.people(limit=100)[1]
        parties = archive.parties()
        return (
            archive.sources(), people, [archive.person(one.person) for one in people], parties,
            [archive.party(one.party) for one in parties], archive.listed(Shelf()),
        )  # fmt: skip

    kept = said()
    with archive.writing():
        archive.reshelve()  # type: ignore[attr-defined]
    assert kept == said()
