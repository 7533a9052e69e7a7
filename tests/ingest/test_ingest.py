"""Sources of every kind into an archive of either store: counts, refusals, states, and a second ingest. All texts are composed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.site import Site, list_page, readout_page, site
from tests.sources.test_warc import record

from communique.analysis.phrases.marking import registry_sum
from communique.archive.base import Archive
from communique.archive.pack import pack
from communique.archive.records import Capture
from communique.model import Document, Span
from communique.pipeline import Ingest, Summary, ingest, read

PROSE = "Foreign Minister Ada Holm met with Foreign Minister Ben Osei in Oslo. Holm said that trade between the two countries has grown."


@pytest.fixture
def served() -> Iterator[Site]:
    """A site on the loopback."""
    with site() as up:
        yield up


def lines(path: Path, *records: dict[str, object] | str) -> str:
    """A file of JSON lines."""
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8")
    return str(path)


def counted(summary: Summary) -> dict[str, int]:
    """The counts that are not zero."""
    return {name: count for name, count in summary.counts.items() if count}


def fetched(archive: Archive, *sources: str) -> dict[str, int]:
    """The counts of an ingest that may use the network."""
    return counted(ingest(sources, archive, Ingest(fetch=True, allow_private=True)))


def test_json_lines_and_again(archive: Archive, tmp_path: Path) -> None:
    """New lines are new, the same file again is unchanged, an edited line is changed, a bad one refused with its place."""
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": PROSE}, {"id": "b", "text": PROSE + " It rained."}, "{}", "nonsense")

    first = ingest([source], archive)
    assert {"new": 2, "refused": 2} == counted(first)
    assert [f"{tmp_path}/a.jsonl:3", f"{tmp_path}/a.jsonl:4"] == [f"{r.source}:{r.entry}" for r in first.refusals]
    assert {"unchanged": 2, "refused": 2} == counted(ingest([source], archive))
    lines(tmp_path / "a.jsonl", {"id": "a", "text": PROSE + " It snowed."}, {"id": "b", "text": PROSE + " It rained."})
    assert {"changed": 1, "unchanged": 1} == counted(ingest([source], archive))
    assert PROSE + " It snowed." == archive.get("a").readout.document.text


def test_what_comes_in_is_marked(archive: Archive, tmp_path: Path) -> None:
    """Set phrases are marked as texts come in; texts that were kept without marks are marked when an ingest ends."""
    text = PROSE.replace("trade", "the rules-based order")
    with archive.writing():
        old = read(Document("old", text, "en", (Span(0, len(text)),)))
        archive.put(pack(old, Capture("a", "a", "jsonl")), archive.start_run([]))
    assert not archive.all_marked(registry_sum())
    ingest([lines(tmp_path / "a.jsonl", {"id": "a", "text": text, "lang": "en"}, {"id": "b", "text": PROSE, "lang": "en"})], archive)

    assert archive.all_marked(registry_sum())
    assert ["a", "old"] == sorted(one.id for one in archive.quoted("rules-based-order"))
    assert ["rules-based order"] == [text[mark.start : mark.end] for mark in archive.marks_in("a", registry_sum()) or ()]


def test_many_processes_keep_the_order(archive: Archive, tmp_path: Path) -> None:
    """Read on several processes, readouts are kept in the order of the source, each once."""
    source = lines(tmp_path / "a.jsonl", *({"id": f"r{i}", "text": f"{PROSE} Round {i}."} for i in range(300)))

    assert {"new": 300} == counted(ingest([source], archive, Ingest(jobs=2)))
    assert [f"r{i}" for i in range(300)] == [stored.id for stored in archive.everything()]


def test_a_page_counts_once(archive: Archive, tmp_path: Path) -> None:
    """The same page twice in one ingest is counted once; two texts of one id are a new one and a change."""
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": PROSE})
    versions = lines(tmp_path / "b.jsonl", {"id": "b", "text": PROSE}, {"id": "b", "text": PROSE + " Edited."})

    assert {"new": 1} == counted(ingest([source, source], archive))
    assert {"new": 1, "changed": 1} == counted(ingest([versions], archive))


def test_a_folder(archive: Archive, tmp_path: Path) -> None:
    """A folder gives its files by path; hidden ones and strange endings are passed over and counted."""
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_text(PROSE)
    (folder / "sub" / "name\nwith \u202e marks.html").write_text(readout_page("Talks in Oslo", PROSE))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(PROSE)
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(b"\0" * 100)

    summary = ingest([str(folder)], archive)

    assert {"new": 2, "refused": 2} == counted(summary)
    assert 2 == summary.passed_over
    assert {"unchanged": 2, "refused": 2} == counted(ingest([str(folder)], archive))


def test_csv(archive: Archive, tmp_path: Path) -> None:
    """A table with a text column is read by its header, whatever divides the columns; one without is refused."""
    (tmp_path / "a.csv").write_text(f'id;Text;date\nrow1;"{PROSE}\nSecond paragraph; with a mark.";2031-03-05\n', encoding="utf-8-sig")
    (tmp_path / "b.csv").write_text("id,body\n1,x\n")

    summary = ingest([str(tmp_path / "a.csv"), str(tmp_path / "b.csv")], archive)

    assert {"new": 1, "refused": 1} == counted(summary)
    assert "no column named text" in summary.refusals[0].reason
    assert archive.get("row1").readout.document.published == "2031-03-05"


def test_warc_with_a_removal(archive: Archive, tmp_path: Path) -> None:
    """Pages keep the day they were captured; a recorded 404 of a known page is missing, a 500 is not."""
    page = readout_page("Talks in Oslo", PROSE).encode()
    (tmp_path / "a.warc").write_bytes(record("http://m.example/1", page) + record("http://m.example/p.png", b"", headers="Content-Type: image/png"))
    (tmp_path / "b.warc").write_bytes(record("http://m.example/1", b"", status=500) + record("http://m.example/new", b"", status=404))
    (tmp_path / "c.warc").write_bytes(record("http://m.example/1", b"", status=410))

    assert {"new": 1} == counted(ingest([str(tmp_path / "a.warc")], archive))
    assert "2031-03-05T10:00:00Z" == archive.get("http://m.example/1").first_seen
    assert {"unreachable": 1} == counted(ingest([str(tmp_path / "b.warc")], archive))
    assert {"missing": 1} == counted(ingest([str(tmp_path / "c.warc")], archive))
    assert {"restored": 1} == counted(ingest([str(tmp_path / "a.warc")], archive))


def test_a_feed_by_itself(archive: Archive, tmp_path: Path) -> None:
    """A saved feed gives its items with title, date and address; items that came before and changed are versions."""
    def feed(text: str) -> str:
        (tmp_path / "news.rss").write_text(
            f"<rss><channel><title>Composed Ministry</title><item><title>Talks in Oslo</title><link>https://m.example/1</link>"
            f"<pubDate>Wed, 05 Mar 2031 08:00:00 GMT</pubDate><description>&lt;p&gt;{text}&lt;/p&gt;</description></item></channel></rss>")  # fmt: skip
        return str(tmp_path / "news.rss")

    assert {"new": 1} == counted(ingest([feed(PROSE)], archive))
    assert {"unchanged": 1} == counted(ingest([feed(PROSE)], archive))
    assert {"changed": 1} == counted(ingest([feed(PROSE + " It snowed.")], archive))
    document = archive.get("https://m.example/1").readout.document
    assert ("Talks in Oslo", "2031-03-05T08:00Z", "Composed Ministry") == (document.title, document.published, document.publisher)


def test_nothing_is_fetched_unasked(archive: Archive, served: Site) -> None:
    """An address without --fetch is refused, and nobody is asked."""
    summary = ingest([served.url("/1")], archive)

    assert "--fetch" in summary.refusals[0].reason
    assert [] == served.asked


def test_a_list_page_and_what_becomes_of_its_pages(archive: Archive, served: Site) -> None:
    """Pages of a list are new, then unchanged by their ETag, changed, missing, unreachable, restored."""
    served.pages |= {"/list": list_page("/1", "/2", "/1"), "/1": readout_page("One", PROSE), "/2": readout_page("Two", PROSE + " Two.")}

    assert {"new": 2} == fetched(archive, served.url("/list"))
    assert {"unchanged": 2} == fetched(archive, served.url("/list"))
    served.pages |= {"/1": readout_page("One", PROSE + " Edited."), "/2": 404}
    assert {"changed": 1, "missing": 1} == fetched(archive, served.url("/list"))
    served.pages |= {"/1": 503, "/2": readout_page("Two", PROSE + " Two.")}
    assert {"unreachable": 1, "restored": 1} == fetched(archive, served.url("/list"))
    served.pages |= {"/1": readout_page("One", PROSE + " Edited.")}
    assert {"unchanged": 2} == fetched(archive, served.url("/list"))
    assert ["present", "changed", "unreachable", "present"] == [e.state for e in archive.history(served.url("/1"))]


def test_a_page_that_left_its_list_and_moved(archive: Archive, served: Site) -> None:
    """The same text at a new address when the old one is gone is the old readout, moved."""
    served.pages |= {"/list": list_page("/old", "/2"), "/old": readout_page("One", PROSE), "/2": readout_page("Two", PROSE + " Two.")}
    fetched(archive, served.url("/list"))
    served.pages |= {"/list": list_page("/new", "/2"), "/old": 404, "/new": readout_page("One", PROSE)}

    assert {"moved": 1, "unchanged": 1} == fetched(archive, served.url("/list"))
    assert served.url("/old") == archive.get(served.url("/new")).id
    assert ["present", "missing", "moved"] == [e.state for e in archive.history(served.url("/old"))]


def test_a_move_is_seen_in_whatever_order_the_addresses_come(archive: Archive, served: Site) -> None:
    """The new address met before the old one is found gone: still one readout, counted once, under its old id."""
    served.pages |= {"/old": readout_page("One", PROSE)}
    fetched(archive, served.url("/old"))
    served.pages |= {"/old": 404, "/new": readout_page("One", PROSE)}

    assert {"moved": 1} == fetched(archive, served.url("/new"), served.url("/old"))
    assert {"unchanged": 1} == fetched(archive, served.url("/new"))
    assert 1 == archive.stats().readouts
    assert served.url("/old") == archive.get(served.url("/new")).id
    assert [None] == list(archive.check())


def test_robots_are_heeded(archive: Archive, served: Site) -> None:
    """What robots.txt forbids is refused without being asked for; a robots.txt that fails closes the host."""
    served.pages |= {"/robots.txt": "User-agent: communique\nDisallow: /private", "/private/1": readout_page("One", PROSE)}
    summary = ingest([served.url("/private/1")], archive, Ingest(fetch=True, allow_private=True))
    assert "robots.txt forbids it" == summary.refusals[0].reason
    served.pages |= {"/robots.txt": 500}
    summary = ingest([served.url("/private/1")], archive, Ingest(fetch=True, allow_private=True))
    assert "its robots.txt answered 500" == summary.refusals[0].reason
    assert "/private/1" not in served.asked


def test_sitemaps_are_followed(archive: Archive, served: Site) -> None:
    """An index of sitemaps leads to its sitemaps and these to their pages."""
    served.pages |= {
        "/index.xml": f"<sitemapindex><sitemap><loc>{served.url('/map.xml')}</loc></sitemap></sitemapindex>",
        "/map.xml": f"<urlset><url><loc>{served.url('/1')}</loc></url></urlset>",
        "/1": readout_page("One", PROSE),
    }

    assert {"new": 1} == fetched(archive, served.url("/index.xml"))
    assert {"unchanged": 1} == fetched(archive, served.url("/index.xml"))


def test_unknown_pages_that_fail_are_refused(archive: Archive, served: Site) -> None:
    """A page that the archive never held cannot be missing: it is refused with what it answered."""
    summary = ingest([served.url("/nothing")], archive, Ingest(fetch=True, allow_private=True))

    assert {"refused": 1} == counted(summary)
    assert "answered 404" == summary.refusals[0].reason


@pytest.mark.parametrize("name", ["missing.jsonl", "empty.html", "zip.txt", "list.html", "half.jsonl", "bomb.rss", "page.rss", "nul.jsonl"])
def test_bad_inputs_are_refused_and_the_rest_goes_on(archive: Archive, tmp_path: Path, name: str) -> None:
    """Each bad input is one refusal with its reason; the good one beside it is kept."""
    (tmp_path / "empty.html").write_text("  \n")
    (tmp_path / "zip.txt").write_bytes(b"PK\x03\x04 and so on")
    (tmp_path / "list.html").write_text(list_page("/1", "/2").replace('href="', 'href="https://m.example').replace("<head>", '<head><link rel=canonical href="https://m.example/list">'))
    (tmp_path / "half.jsonl").write_text(json.dumps({"id": "x", "text": "half a pair \ud800"}) + "\n")
    (tmp_path / "nul.jsonl").write_text(json.dumps({"id": "x", "text": PROSE + " \0"}) + "\n")
    (tmp_path / "bomb.rss").write_text('<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>')
    (tmp_path / "page.rss").write_text(readout_page("Not found", PROSE))
    good = lines(tmp_path / "good.jsonl", {"id": "good", "text": PROSE})

    summary = ingest([str(tmp_path / name), good], archive)

    assert {"new": 1, "refused": 1} == counted(summary)
    assert summary.refusals[0].reason


def test_meetings_are_grouped_and_the_run_is_noted(archive: Archive, tmp_path: Path) -> None:
    """After an ingest every readout with an engagement has its meeting."""
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": PROSE, "published": "2031-03-05"})

    ingest([source], archive)

    assert ["a"] == [id for gathering in archive.meetings() for id in gathering.readouts]


def test_a_saved_list_of_a_known_site_is_no_readout(archive: Archive, tmp_path: Path) -> None:
    """In a folder of saved pages, a list page of a site with a profile is refused for what it is."""
    items = "".join(f'<h3 class="hentry__title"><a rel="bookmark" href="/events/{i}">Composed headline number {i}</a></h3>' for i in range(40))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "list.html").write_text(
        f'<html lang=en><head><title>News</title><link rel=canonical href="http://en.kremlin.ru/events/news"></head><body>{items}</body></html>'
    )

    summary = ingest([str(tmp_path / "folder")], archive)

    assert {"refused": 1} == counted(summary)
    assert "is a list of pages" in summary.refusals[0].reason


def test_addresses_of_an_unchanged_readout_are_remembered(archive: Archive, tmp_path: Path) -> None:
    """The same id and text under another address is unchanged, and known by that address from then on."""
    ingest([lines(tmp_path / "a.jsonl", {"id": "a", "text": PROSE, "url": "https://m.example/old"})], archive)

    assert {"unchanged": 1} == counted(ingest([lines(tmp_path / "a.jsonl", {"id": "a", "text": PROSE, "url": "https://m.example/new"})], archive))
    assert "a" == archive.get("https://m.example/new").id == archive.get("https://m.example/old").id
