"""Raise the floors of gold files to what is reached now; a floor is never lowered.

    python scripts/raise_floors.py GOLD...

A floor is the F1 reached, less `SLACK`, in hundredths: an unlucky entry elsewhere may cost a readout, a lost layer may
not. Lowering one is an edit of `data/floors.toml` by hand, with its reason in the commit message.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from communique import datafile, evaluate
from communique.score import FIELDS

FILE = Path(__file__).parent.parent / "src" / "communique" / "data" / "floors.toml"
SLACK = 0.02
HEADER = "# F1 below which `communique evaluate` fails: a table per gold file, a number per field of the score table.\n"
KNOWN = (*FIELDS, evaluate.OVERALL)


def reached(gold: Path) -> dict[str, float]:
    """Field → floor that would hold now; fields that the gold has nothing for are left out."""
    found = evaluate.run(gold)
    values = {name: tally.f1 for name, tally in found.scores.items() if tally.gold} | {evaluate.OVERALL: found.overall}
    return {name: floor for name, value in values.items() if (floor := math.floor((value - SLACK) * 100) / 100) > 0}


def main(paths: list[str]) -> None:
    """Raise the floors of each gold file and write the file anew."""
    floors = datafile.read(FILE, dict[str, dict[str, float]])
    for path in map(Path, paths):
        old = floors.get(path.name, {})
        new = reached(path)
        floors[path.name] = {n: max(old.get(n, 0.0), new.get(n, 0.0)) for n in KNOWN if n in old or n in new}
    tables = (
        f'\n["{gold}"]\n' + "".join(f'"{name}" = {floor:.2f}\n' for name, floor in rows.items())
        for gold, rows in sorted(floors.items())
    )
    FILE.write_text(HEADER + "".join(tables), encoding="utf-8")


if __name__ == "__main__":
    if not sys.argv[1:] or not all(map(Path.is_file, map(Path, sys.argv[1:]))):
        sys.exit(__doc__)
    main(sys.argv[1:])
