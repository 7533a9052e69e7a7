"""The rooms joined: one document in, one readout out; one SOURCE in, an archive that holds it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from communique.analysis.phrases.marking import mark_all, marked
from communique.archive.base import Archive
from communique.archive.meetings import regroup
from communique.archive.pack import pack
from communique.archive.records import Capture, Packed, Put
from communique.errors import CommuniqueError, InputError
from communique.extract import reader
from communique.model import Document, Readout
from communique.sources import piece as pieces
from communique.sources.discover import Held, Input, Search, discover
from communique.sources.piece import Failed, Found, PassedOver, Piece, Refused, Same
from communique.workers import cores, each

OUTCOMES = ("new", "unchanged", "changed", "refused", "missing", "unreachable", "restored", "moved")
_BATCH = 200
_SECONDS = 1.0

Done = Packed | Failed | Refused | Same | PassedOver


def read(document: Document) -> Readout:
    """Read one document in its own language; UnsupportedLanguage where no lexicon describes it."""
    return reader(document.lang).read(document)


@dataclass
class Summary:
    """What an ingest did: how many pages came to which outcome, what was refused and why, what was passed over."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    refusals: list[Refused] = field(default_factory=list)
    passed_over: int = 0

    @property
    def total(self) -> int:
        """Pages counted."""
        return sum(self.counts.values())


@dataclass(frozen=True, kw_only=True)
class Ingest:
    """How to ingest. `fetch` allows the network, `delay` overrides the pause between requests in seconds, `reread`
    reads unchanged texts anew, `jobs` are processes (None: one for each core)."""

    input: Input = "auto"
    lang: str | None = None
    profile: str | None = None
    fetch: bool = False
    allow_private: bool = False
    delay: float | None = None
    reread: bool = False
    jobs: int | None = None
    debug: bool = False


def ingest(
    sources: Sequence[str],
    archive: Archive,
    how: Ingest | None = None,
    *,
    told: Callable[[Summary], None] = lambda summary: None,
) -> Summary:
    """Put everything that sources hold into an archive.

    Pages are kept in batches, each whole or not at all; `told` hears of every batch once it is kept, so that whatever
    it has said survives a kill. Run again, it goes on where it was: what is there is met as unchanged. A page that
    comes twice in one ingest is counted once.
    """
    from communique.sources.polite import Guest  # the network is imported by those who ask for it

    how = how or Ingest()
    guest = Guest(allow_private=how.allow_private, delay=how.delay) if how.fetch else None
    search = Search(how.input, how.lang, how.profile, _held(archive, how), archive.addresses_from, guest)
    summary, keeper = Summary(), _Keeper(archive, sources, how)
    found = (one for source in sources for one in discover(source, search))
    # A fetched page is kept before the next one is asked for: it costs its host more than it costs this machine.
    jobs = 1 if how.fetch else how.jobs or cores()
    for batch in _batches(each(partial(_worked, how.debug), found, jobs=jobs)):
        keeper.keep(batch, summary)
        told(summary)
    keeper.end(summary)
    return summary


def _held(archive: Archive, how: Ingest) -> Callable[[str | None, str | None], Held | None]:
    def held(id: str | None, url: str | None) -> Held | None:
        standing = None if how.reread else archive.standing(id, url)
        return Held(standing.sha256, standing.raw_sha256, standing.headers) if standing else None

    return held


def _worked(debug: bool, found: Found) -> Done:
    """A piece read and packed; everything else as it came. Runs in a process of its own."""
    if not isinstance(found, Piece):
        return found
    try:
        full = pieces.filled(found)
        if isinstance(full, Same):
            return full
        raw = None if full.kind == "jsonl" else full.data
        capture = Capture(full.source, full.origin, full.how, full.at, raw, full.headers)
        return marked(pack(read(pieces.document(full)), capture))
    except InputError as error:
        return pieces.refused(found.source, found.entry, error)
    except Exception as error:
        if debug or isinstance(error, CommuniqueError):
            raise
        reason = f"could not be read for a fault of the program: {type(error).__name__}: {error}"
        return Refused(found.source, found.entry, reason)


def _batches(results: Iterable[Done]) -> Iterator[list[Done]]:
    """Results in batches of at most so many, or of what a second brought."""
    batch: list[Done] = []
    since = time.monotonic()
    for result in results:
        batch.append(result)
        if len(batch) >= _BATCH or time.monotonic() - since > _SECONDS:
            yield batch
            batch, since = [], time.monotonic()
    if batch:
        yield batch


class _Keeper:
    """Puts batches into the archive, one transaction each."""

    def __init__(self, archive: Archive, sources: Sequence[str], how: Ingest) -> None:
        self._archive, self._sources, self._how = archive, sources, how
        self._run: int | None = None
        self._met: set[tuple[str, int]] = set()
        self._outcomes: dict[str, str] = {}

    def keep(self, batch: Sequence[Done], summary: Summary) -> None:
        """Keep one batch and count it."""
        counted: list[tuple[str, int]] = []
        with self._archive.writing():
            if self._run is None:
                self._run = self._archive.start_run(self._sources)
            for done in batch:
                if isinstance(done, Refused):
                    summary.refusals.append(done)
                    counted.append(("refused", 1))
                elif isinstance(done, PassedOver):
                    summary.passed_over += done.files
                elif put := self._kept(done, self._run):
                    counted += self._counts(put)
        for outcome, count in counted:
            summary.counts[outcome] += count

    def end(self, summary: Summary) -> None:
        """Group the meetings of what came in, mark what was not, and note that the ingest is over."""
        regroup(self._archive)
        mark_all(self._archive, self._how.jobs or cores())
        with self._archive.writing():
            if self._run is None:
                self._run = self._archive.start_run(self._sources)
            self._archive.end_run(self._run, summary.counts)

    def _kept(self, done: Packed | Failed | Same, run: int) -> Put | None:
        if isinstance(done, Packed):
            return self._archive.put(done, run, reread=self._how.reread)
        if isinstance(done, Failed):
            return self._archive.gone(done.url, done.state, done.note, run, done.at)
        return self._archive.again(done.id, done.url, run)

    def _counts(self, put: Put) -> Iterator[tuple[str, int]]:
        """How the counts change. A page met again as it is counts no more; one that was gone and moved counts once."""
        before = self._outcomes.get(put.id)
        if before == put.outcome and put.outcome != "changed":
            return
        if put.outcome == "unchanged" and (put.id, put.version) in self._met:
            return
        if before in ("missing", "unreachable"):
            yield before, -1
        if put.absorbed and (twin := self._outcomes.pop(put.absorbed, None)):
            yield twin, -1
        self._met.add((put.id, put.version))
        self._outcomes[put.id] = put.outcome
        yield put.outcome, 1
