"""Putting things in: identity, versions, states, corrections, meetings. One transaction at a time, in portable SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from communique.archive.corrections import anchor_of, checked, corrected, orphaned
from communique.archive.filing import Filing
from communique.archive.gatherings import Gatherings
from communique.archive.history import address_key, now, on_arrival, on_failure
from communique.archive.marks import MarkKeeping
from communique.archive.pack import (
    as_json,
    day_of,
    headers_json,
    indexed,
    labels,
    parties_of,
    rows_of,
    unpack,
    words_of,
)
from communique.archive.records import Correction, Gone, Packed, Put, State
from communique.archive.slots import slots_of
from communique.archive.sql import Place
from communique.archive.stance import taken_in
from communique.archive.stances import Stances
from communique.errors import NothingFound, UsageError
from communique.model import Readout

_MARKS = {"participants": 13, "statements": 20, "positions": 12, "commitments": 11, "references_made": 8, "ledger": 6}

class _Known(NamedTuple):
    key: int
    id: str
    state: State
    version: int
    version_key: int
    slot: int
    sha256: str
    url: str | None
    last_seen: str


_KNOWN = (
    "SELECT r.key, r.id, r.state, r.version, r.version_key, r.slot, v.sha256, r.url, "
    "(SELECT max(h.at) FROM history h WHERE h.readout = r.key) "
    "FROM readouts r JOIN versions v ON v.key = r.version_key "
)


class Writer(Filing, Gatherings, Stances, MarkKeeping):
    """The writing half of an archive."""

    def start_run(self, sources: Sequence[str]) -> int:
        """Note that an ingest begins; its number."""
        key = self._key("runs")
        self._rows("INSERT INTO runs (key, started, sources) VALUES (?, ?, ?)", (key, now(), as_json(sources)))
        return key

    def end_run(self, run: int, counts: dict[str, int]) -> None:
        """Note how an ingest ended."""
        values = (now(), headers_json((name, str(count)) for name, count in counts.items()), run)
        self._rows("UPDATE runs SET ended = ?, counts = ? WHERE key = ?", values)

    def put(self, packed: Packed, run: int, *, reread: bool = False) -> Put:
        """See `Archive.put`."""
        known = self._known(packed.id, packed.url)
        if known is None:
            known = self._left_its_address(packed)
            if known:
                return self._move(known, packed.id, packed.url, run, packed.capture.at)
            return self._add(packed, run)
        same_text = known.sha256 == packed.sha256
        if same_text and known.state == "missing" and self._at_new_address(known, packed.url):
            return self._move(known, packed.id, packed.url, run, packed.capture.at)
        step = on_arrival(known.state, same_text=same_text)
        number = known.version
        if not same_text:
            number = self._replace(known, packed)
        elif reread:
            self._reread(known, packed)
        self._met_under(known, packed.id, packed.url, packed.capture.at)
        if step.state:
            self._enter(known, step.state, number, None, None, run, packed.capture.at)
        return Put(step.outcome, known.id, number)

    def again(self, id: str | None, url: str | None, run: int, at: str | None = None) -> Put | None:
        """See `Archive.again`."""
        known = self._known(id, url)
        if known is None:
            return None
        if known.state == "missing" and self._at_new_address(known, url):
            return self._move(known, id, url, run, at)
        self._met_under(known, id, url, at)
        step = on_arrival(known.state, same_text=True)
        if step.state:
            self._enter(known, step.state, known.version, None, None, run, at)
        return Put(step.outcome, known.id, known.version)

    def gone(self, name: str, state: Gone, note: str, run: int, at: str | None = None) -> Put | None:
        """See `Archive.gone`."""
        known = self._known(name, name)
        if known is None:
            return None
        step = on_failure(known.state, state)
        if step.state:
            self._enter(known, step.state, known.version, None, note, run, at)
        twin = self._came_elsewhere(known, run) if state == "missing" else None
        if twin:
            self._absorb(known, twin, run)
            return Put("moved", known.id, known.version, twin.id)
        return Put(step.outcome, known.id, known.version)

    def correct(self, id: str, statement: int | None, field: str, value: str, by: str, why: str | None) -> Correction:
        """See `Archive.correct`."""
        known = self._known(id, id)
        if known is None:
            raise NothingFound(f"no readout {id!r}", place=self.place)
        value = checked(field, value, of_statement=statement is not None)
        reading, text = self._reading(known.version_key)
        before = self._corrections(known.key)
        machine = unpack(reading, text)
        anchor = anchor_of(machine, statement)
        if field == "meeting":
            value = self._meeting_named(value, known.id)
        number = self._key("corrections", "number")
        made = Correction(number, known.id, statement, field, value, by, why, now(), known.sha256, anchor.of(text),
                          anchor.start, "active", None)  # fmt: skip
        values = (number, known.key, statement, field, value, by, why, made.at, made.sha256, made.anchor, made.start)
        self._rows(
            'INSERT INTO corrections (number, readout, statement, field, value, "by", why, at, sha256, anchor, start, '
            "state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active')", values)  # fmt: skip
        old, new = corrected(machine, before)[0], corrected(machine, [*before, made])[0]
        self._unindex(Place(known.slot, known.version_key), indexed(old))
        self._unshelve(known.slot)
        self._release(known.slot)
        found = self._take_up(known.slot)
        self._write(known.key, known.version_key, new, [*before, made])
        self._lay(known.key, found)
        return made

    def reindex(self) -> None:
        """Build the full-text index anew from the texts and readings."""
        self._clear_index()
        for key, slot, version in self._rows("SELECT key, slot, version_key FROM readouts ORDER BY key"):
            reading, text = self._reading(version)
            self._index(Place(slot, version), indexed(self._readout(reading, text, self._corrections(key))))
        past = "SELECT v.key FROM versions v JOIN readouts r ON r.key = v.readout WHERE v.key <> r.version_key"
        for (version,) in self._rows(past):
            reading, text = self._reading(version)
            self._index_past(version, words_of(unpack(reading, text).document))

    def _known(self, id: str | None, url: str | None) -> _Known | None:
        for kind, name in (("id", id), ("url", url and address_key(url))):
            if name:
                row = self._one(
                    f"{_KNOWN} JOIN names n ON n.readout = r.key WHERE n.kind = ? AND n.name = ?", (kind, name)
                )
                if row:
                    return _Known(*row)
        return None

    def _came_elsewhere(self, known: _Known, run: int) -> _Known | None:
        """A readout that came in during this run with the very text of one that is gone, and nothing else."""
        row = self._one(
            f"{_KNOWN} WHERE r.content = (SELECT content FROM readouts WHERE key = ?) AND r.key <> ? "
            "AND v.sha256 = ? AND r.state = 'present' AND "
            "(SELECT min(h.run) FROM history h WHERE h.readout = r.key) = ? AND "
            "(SELECT count(*) FROM versions w WHERE w.readout = r.key) = 1 ORDER BY r.key LIMIT 1",
            (known.key, known.key, known.sha256, run))  # fmt: skip
        return _Known(*row) if row else None

    def _absorb(self, known: _Known, twin: _Known, run: int) -> None:
        """Let a readout that is gone live on at the address of its twin, under its own id."""
        self._unindex(Place(twin.slot, twin.version_key), indexed(unpack(*self._reading(twin.version_key))))
        self._unshelve(twin.slot)
        self._take_up(twin.slot)
        self._release(twin.slot)
        for table in _MARKS:
            self._rows(f"DELETE FROM {table} WHERE version = ?", (twin.version_key,))
        meetings = self._meetings_of([twin.key])
        self._rows("UPDATE names SET readout = ? WHERE readout = ?", (known.key, twin.key))
        for table, column in (("history", "readout"), ("versions", "readout"), ("readouts", "key")):
            self._rows(f"DELETE FROM {table} WHERE {column} = ?", (twin.key,))
        self._settle_meetings(meetings)
        self._rows("UPDATE readouts SET url = ? WHERE key = ?", (twin.url, known.key))
        self._enter(known, "moved", known.version, twin.url, f"from {known.url}", run, None)

    def _free_slot(self, day: str | None) -> int:
        """The next free slot of a day; of the undated ones where it has none left."""
        low, high = slots_of(day)
        used = self._one("SELECT max(slot) FROM readouts WHERE slot BETWEEN ? AND ?", (low, high))
        free = int(used[0]) + 1 if used and used[0] is not None else low
        return free if free <= high else self._free_slot(None)

    def _left_its_address(self, packed: Packed) -> _Known | None:
        """The readout with this very text whose address is gone: what arrives is it, moved."""
        sql = f"{_KNOWN} WHERE r.content = ? AND v.sha256 = ? AND r.state = 'missing' ORDER BY r.key LIMIT 1"
        row = self._one(sql, (packed.content, packed.sha256))
        return _Known(*row) if row else None

    def _at_new_address(self, known: _Known, url: str | None) -> bool:
        row = url and self._one("SELECT readout FROM names WHERE kind = 'url' AND name = ?", (address_key(url),))
        return bool(url) and not (row and row[0] == known.key)

    def _move(self, known: _Known, id: str | None, url: str | None, run: int, at: str | None) -> Put:
        self._met_under(known, id, url, at)
        note = f"from {known.url}" if known.url else None
        self._enter(known, "moved", known.version, url, note, run, at)
        return Put("moved", known.id, known.version)

    def _add(self, packed: Packed, run: int) -> Put:
        key, version = self._key("readouts"), self._key("versions")
        slot = self._free_slot(packed.day)
        seen = packed.capture.at or now()
        self._rows(
            "INSERT INTO readouts (key, id, state, version, version_key, slot, first_seen, origin, url, lang,"
            " publisher, source, issuer, title, published, day, day_basis, kind, city, country, parties, reason,"
            " content) VALUES (?, ?, 'present', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (key, packed.id, version, slot, seen, packed.capture.source, packed.url, packed.lang, packed.publisher,
             packed.source, packed.issuer, packed.title, packed.published, packed.day, packed.day_basis, packed.kind,
             packed.city, packed.country, as_json(packed.parties), packed.reason, packed.content))  # fmt: skip
        self._add_version(key, version, 1, packed, seen)
        self._add_rows(version, packed.rows)
        self._index(Place(slot, version), (packed.words, packed.facets, packed.spoken))
        self._shelve(slot, packed.labels)
        self._hold(slot, packed.stances)
        self._lay_down(key, packed.marks)
        self._learn_names(key, packed.id, packed.url, seen)
        self._log(key, seen, "present", 1, None, None, run)
        return Put("new", packed.id, 1)

    def _replace(self, known: _Known, packed: Packed) -> int:
        """Let another text stand for a readout: a new version, or an earlier one that came back; its number."""
        corrections = self._corrections(known.key)
        reading, text = self._reading(known.version_key)
        old = self._readout(reading, text, corrections)
        self._unindex(Place(known.slot, known.version_key), indexed(old))
        self._unshelve(known.slot)
        self._release(known.slot)
        self._take_up(known.slot)
        self._index_past(known.version_key, words_of(old.document))
        self._rows("DELETE FROM ledger WHERE version = ?", (known.version_key,))
        earlier = self._one(
            "SELECT key, number FROM versions WHERE readout = ? AND sha256 = ?", (known.key, packed.sha256)
        )
        if earlier:
            version, number = earlier
            self._unindex_past(version, words_of(unpack(*self._reading(version)).document))
        else:
            version = self._key("versions")
            number = self._count("SELECT max(number) FROM versions WHERE readout = ?", (known.key,)) + 1
            self._add_version(known.key, version, number, packed, packed.capture.at or now())
        self._rows(
            "UPDATE readouts SET version = ?, version_key = ?, lang = ?, publisher = ?, source = ?, issuer = ?, "
            "title = ?, published = ?, reason = ?, content = ? WHERE key = ?",
            (number, version, packed.lang, packed.publisher, packed.source, packed.issuer, packed.title,
             packed.published, packed.reason, packed.content, known.key))  # fmt: skip
        self._write(known.key, version, unpack(*self._reading(version)), corrections, machine=True)
        self._lay_down(known.key, packed.marks)
        return int(number)

    def _reread(self, known: _Known, packed: Packed) -> None:
        corrections = self._corrections(known.key)
        old = self._readout(*self._reading(known.version_key), corrections)
        self._unindex(Place(known.slot, known.version_key), indexed(old))
        self._unshelve(known.slot)
        self._release(known.slot)
        self._take_up(known.slot)
        self._rows(
            "UPDATE versions SET reading = ?, reading_checksum = ?, statements = ? WHERE key = ?",
            (packed.reading, packed.reading_checksum, len(packed.rows["statements"]), known.version_key))  # fmt: skip
        self._rows(
            "UPDATE readouts SET issuer = ?, title = ?, published = ?, reason = ? WHERE key = ?",
            (packed.issuer, packed.title, packed.published, packed.reason, known.key))  # fmt: skip
        self._write(known.key, known.version_key, unpack(packed.reading, packed.text), corrections, machine=True)
        self._lay_down(known.key, packed.marks)

    def _write(
        self, key: int, version: int, readout: Readout, corrections: Sequence[Correction], *, machine: bool = False
    ) -> None:
        """Make the tables and the index say what the standing readout says, corrections included."""
        if machine:
            self._settle(readout, corrections)
            readout = corrected(readout, corrections)[0]
        for table in _MARKS:
            self._rows(f"DELETE FROM {table} WHERE version = ?", (version,))
        self._add_rows(version, rows_of(readout))
        (day, basis), engagement = day_of(readout), readout.engagement
        slot = self._free_slot(day)
        held = [c.value for c in corrections if c.field == "meeting" and not orphaned(c, readout)]
        fixed, before = held[-1] if held else None, self._meetings_of([key])
        self._rows(
            "UPDATE readouts SET slot = ?, day = ?, day_basis = ?, kind = ?, city = ?, country = ?, parties = ?, "
            "meeting = ?, fixed_meeting = ? WHERE key = ?",
            (slot, day, basis, engagement and engagement.kind, engagement and engagement.city,
             engagement and engagement.country, as_json(parties_of(readout)), fixed, fixed, key))  # fmt: skip
        self._settle_meetings(before | ({fixed} if fixed else set()))
        self._index(Place(slot, version), indexed(readout))
        self._shelve(slot, labels(readout))
        self._hold(slot, taken_in(readout))

    def _settle(self, readout: Readout, corrections: Sequence[Correction]) -> None:
        """Write down which corrections hold for the text that stands now."""
        for correction in corrections:
            reason = orphaned(correction, readout)
            state = "orphaned" if reason else "active"
            if (state, reason) != (correction.state, correction.reason):
                values = (state, reason, correction.number)
                self._rows("UPDATE corrections SET state = ?, reason = ? WHERE number = ?", values)

    def _meeting_named(self, value: str, id: str) -> str:
        """The id of the meeting a person names: "new", a meeting's id, or a readout's, standing for its meeting."""
        if value == "new":
            return f"mtg:{id}"
        if self._one("SELECT 1 FROM readouts WHERE meeting = ?", (value,)):
            return value
        known = self._known(value, value)
        row = known and self._one("SELECT meeting FROM readouts WHERE key = ?", (known.key,))
        if row and row[0]:
            return str(row[0])
        raise UsageError(f"no meeting {value!r}", place=self.place, hint="a meeting's id, a readout's id, or: new")

    def _add_version(self, key: int, version: int, number: int, packed: Packed, seen: str) -> None:
        capture = packed.capture
        self._rows(
            "INSERT INTO versions (key, readout, number, given_id, sha256, first_seen, how, origin, headers,"
            " statements, raw_sha256, reading_checksum, text, reading, raw)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (version, key, number, packed.id, packed.sha256, seen, capture.how, capture.origin,
             headers_json(capture.headers), len(packed.rows["statements"]), packed.raw_sha256, packed.reading_checksum,
             packed.text, packed.reading, packed.raw))  # fmt: skip

    def _add_rows(self, version: int, rows: Mapping[str, tuple[tuple[object, ...], ...]]) -> None:
        for table, columns in _MARKS.items():
            if rows[table]:
                marks = ", ".join("?" * columns)
                self._many(f"INSERT INTO {table} VALUES ({marks})", ((version, *row) for row in rows[table]))

    def _reading(self, version: int) -> tuple[bytes, str]:
        row = self._one("SELECT reading, text FROM versions WHERE key = ?", (version,))
        assert row is not None  # foreign keys see to it
        return bytes(row[0]), str(row[1])

    def _met_under(self, known: _Known, id: str | None, url: str | None, at: str | None) -> None:
        """Note the id and address under which a known readout was met; the latest address is the one it stands at."""
        self._learn_names(known.key, id, url, at or now())
        if url and url != known.url:
            self._rows("UPDATE readouts SET url = ? WHERE key = ?", (url, known.key))

    def _learn_names(self, key: int, id: str | None, url: str | None, seen: str) -> None:
        names = [(kind, name) for kind, name in (("id", id), ("url", url and address_key(url))) if name]
        self._many(
            "INSERT INTO names (kind, name, readout, first_seen) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (kind, name) DO NOTHING",
            [(kind, name, key, seen) for kind, name in names],
        )

    def _enter(
        self, known: _Known, state: State, number: int, url: str | None, note: str | None, run: int, at: str | None
    ) -> None:
        """Change the state of a readout. History runs forward: a capture older than its last entry is noted now."""
        self._rows("UPDATE readouts SET state = ? WHERE key = ?", (state, known.key))
        moment = at if at and at > known.last_seen else max(now(), known.last_seen)
        self._log(known.key, moment, state, number, url, note, run)

    def _log(self, key: int, at: str, state: str, number: int, url: str | None, note: str | None, run: int) -> None:
        self._rows(
            "INSERT INTO history (key, readout, at, state, version, url, note, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._key("history"), key, at, state, number, url, note, run))  # fmt: skip
