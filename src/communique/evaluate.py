"""How much of what careful readers find is found here: gold files, the table of each, and the floors that hold it.

Floors are knowledge (`data/floors.toml`): the F1, per gold file and field, below which a change must not land.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from communique import datafile, pipeline
from communique.errors import BadRecord, DataFileError, InputError, UnreadableInput, UsageError
from communique.export import jsonl
from communique.lexicon import DATA
from communique.score import FIELDS, Record, Scores, fresh, overall, score
from communique.sources import load

OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A field whose F1 lies below its floor."""

    field: str
    f1: float
    floor: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The table. `scores` in the order of FIELDS; `documents` are (overall F1, id), the worst first; `missing` are ids
    of gold readouts without a produced one, which count as all missed; `refusals` say why a text could not be read."""

    gold: str
    readouts: int
    scores: Scores
    documents: tuple[tuple[float, str], ...]
    floors: Mapping[str, float]
    missing: tuple[str, ...] = ()
    refusals: tuple[InputError, ...] = ()

    @property
    def overall(self) -> float:
        """The mean F1 of the fields that the gold has anything for."""
        return overall(self.scores)

    @property
    def fields_scored(self) -> int:
        """How many fields the overall figure is the mean of."""
        return sum(1 for tally in self.scores.values() if tally.gold)

    @property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """The floors that were missed, to three digits: what is printed as the floor itself is not below it."""
        reached = {name: tally.f1 for name, tally in self.scores.items()} | {OVERALL: self.overall}
        return tuple(
            Shortfall(name, reached[name], floor)
            for name, floor in self.floors.items()
            if round(reached[name], 3) < floor
        )


def run(gold: Path, *, predicted: Path | None = None, floors: Path | None = None) -> Evaluation:
    """Score `predicted`, or our own reading of the gold's texts, against `gold`.

    Floors come from `floors`, else from those that ship with the program under the gold file's name. UnreadableInput
    and BadRecord name what is wrong in a file; UsageError says that a predicted text is not the gold's.
    """
    wanted = records(gold)
    refusals: list[InputError] = []
    produced = records(predicted) if predicted else _read(gold, refusals)
    for key in wanted.keys() & produced.keys():
        if wanted[key]["text"] != produced[key]["text"]:
            raise UsageError(f"{key}: the predicted text differs from the gold text", place=str(predicted or gold))
    scores = fresh()
    documents = []
    for key, record in wanted.items():
        own = score(record, produced.get(key, {}))
        documents.append((overall(own), key))
        for name, tally in own.items():
            scores[name].add(tally)
    return Evaluation(
        gold=gold.name,
        readouts=len(wanted),
        scores=scores,
        documents=tuple(sorted(documents)),
        floors=_floors(gold.name, floors),
        missing=tuple(key for key in wanted if key not in produced),
        refusals=tuple(refusals),
    )


def records(path: Path) -> dict[str, Record]:
    """The file's readouts by id; of several with one id the last holds."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(getattr(error, "strerror", None) or "not UTF-8", place=str(path)) from error
    found: dict[str, Record] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            record = _record(line, f"{path}:{number}")
            found[record["id"]] = record
    return found


def _record(line: str, place: str) -> Record:
    try:
        record = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise BadRecord(f"not JSON: {error}", place=place) from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str) or not isinstance(record.get("text"), str):
        raise BadRecord("a readout needs id and text", place=place)
    return record


def _read(gold: Path, refusals: list[InputError]) -> dict[str, Record]:
    """Our own reading of the gold's texts; what cannot be read is added to `refusals`."""
    produced: dict[str, Record] = {}
    for document in load.load(str(gold), input="jsonl"):
        try:
            if isinstance(document, InputError):
                raise document
            produced[document.id] = jsonl.record(pipeline.read(document))
        except InputError as error:
            refusals.append(error)
    return produced


def _floors(gold: str, file: Path | None) -> dict[str, float]:
    """The floors of one gold file: the file's top level holds for every gold, a table of the gold's name over it."""
    source = file or DATA / "floors.toml"
    content = datafile.read(source, dict[str, float | dict[str, float]])
    floors = {name: value for name, value in content.items() if isinstance(value, float)}
    own = content.get(gold, {})
    floors.update(own if isinstance(own, dict) else {})
    known = (*FIELDS, OVERALL)
    for name in floors:
        if name not in known:
            raise DataFileError(f"no field {name!r} in the score table", place=source.name, hint=", ".join(known))
    return floors
