"""`communique evaluate` and `communique bench`: how well and how fast it reads."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from communique.errors import Impossible, InputError
from communique.surfaces.cli.talk import complain

if TYPE_CHECKING:
    from communique.bench import Bench
    from communique.evaluate import Evaluation

Format = Literal["text", "json"]


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Readouts as people read them, one object a line.")],
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score these records instead of reading the texts now.")
    ] = None,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="TOML with the F1 below which a field must not fall.")
    ] = None,
    per_document: Annotated[
        bool, typer.Option("--per-document", help="One overall F1 for each readout, the worst first.")
    ] = False,
    format: Annotated[Format, typer.Option(help="A table, or one object.")] = "text",
) -> None:
    """Score the reading of a gold file; exit 3 when a floor is missed."""
    from communique import evaluate as scorer

    try:
        evaluation = scorer.run(gold, predicted=predicted, floors=floors)
    except InputError as error:
        raise Impossible(error.problem, place=error.place, hint=error.hint) from error
    if format == "json":
        print(_json(_evaluation_record(evaluation)))
    else:
        print("\n".join(_table(evaluation)))
        if per_document:
            print("\n".join(f"{f1:6.3f}  {key}" for f1, key in evaluation.documents))
    for refusal in evaluation.refusals:
        complain(str(refusal))
    for short in evaluation.shortfalls:
        complain(f"{evaluation.gold}: {short.field} is {short.f1:.3f}, below its floor of {short.floor:.3f}")
    if evaluation.shortfalls:
        raise typer.Exit(3)
    if evaluation.refusals:
        raise typer.Exit(1)


def bench(
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A corpus; without it, the bundled samples.")
    ] = None,
    format: Annotated[Format, typer.Option(help="One line, or one object.")] = "text",
) -> None:
    """Measure the speed of reading, on one core.

    The ratio says how many times a plain one-pass tokenisation of the same text would fit into the reading.
    """
    from communique import bench as measured

    result = measured.run(path)
    print(_json(_bench_record(result)) if format == "json" else _bench_line(result))
    if result.refused:
        complain(f"{result.refused} inputs were refused")
        raise typer.Exit(1)


def _table(evaluation: Evaluation) -> list[str]:
    """Precision, recall and F1 of each field, as wide as a reader of such tables expects."""
    counted = f"({evaluation.readouts} readouts, {len(evaluation.missing)} without prediction)"
    lines = [f"{'field':24} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}   {counted}"]
    for field, tally in evaluation.scores.items():
        lines.append(f"{field:24} {tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f} {tally.gold:6d}")
    blank, fields = math.nan, evaluation.fields_scored
    lines.append(f"{'overall':24} {blank:6.3f} {blank:6.3f} {evaluation.overall:6.3f} {fields:6d}")
    return lines


def _evaluation_record(evaluation: Evaluation) -> dict[str, object]:
    return {
        "gold": evaluation.gold,
        "readouts": evaluation.readouts,
        "missing": list(evaluation.missing),
        "refusals": [{"source": error.place, "reason": error.problem} for error in evaluation.refusals],
        "fields": {
            field: {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "gold": tally.gold}
            for field, tally in evaluation.scores.items()
        },
        "overall": evaluation.overall,
        "floors": dict(evaluation.floors),
        "below": [{"field": short.field, "f1": short.f1, "floor": short.floor} for short in evaluation.shortfalls],
        "documents": [{"id": key, "f1": f1} for f1, key in evaluation.documents],
    }


def _bench_line(result: Bench) -> str:
    peak = "" if result.peak_mb is None else f", peak memory {result.peak_mb:.0f} MB"
    return (
        f"{result.readouts_per_second:.0f} readouts/s, {result.megabytes_per_second:.2f} MB/s, "
        f"{result.ratio:.1f} times a one-pass tokenisation{peak} "
        f"({result.readouts} readouts, {result.statements} statements, {result.megabytes:.2f} MB, one core)"
    )


def _bench_record(result: Bench) -> dict[str, object]:
    return {
        "readouts": result.readouts,
        "statements": result.statements,
        "megabytes": result.megabytes,
        "seconds": result.seconds,
        "tokenising_seconds": result.tokenising,
        "readouts_per_second": result.readouts_per_second,
        "megabytes_per_second": result.megabytes_per_second,
        "ratio": result.ratio,
        "peak_mb": result.peak_mb,
        "refused": result.refused,
    }


def _json(value: object) -> str:
    from communique.export import jsonl

    return jsonl.encoded(value)
