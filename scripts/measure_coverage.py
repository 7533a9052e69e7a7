"""Print which share of the participants of readouts resolves to an office-holder's record.

Arguments are JSON Lines files that `communique read --format jsonl` or a gold set wrote; `--missing` also prints the
names that found nobody, the commonest first.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from communique.directory import coverage, record_of


def main() -> None:
    """Read the files named on the command line and print the table."""
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--missing"]
    for row in coverage(_records(paths)):
        share = f"{row.resolved:6} of {row.participants:6} {row.share:7.1%}"
        print(f"{row.lang or 'all':4}{share}")
    if "--missing" in sys.argv:
        missing = Counter(
            (participant["party"], participant["name"])
            for record in _records(paths)
            for participant in (record.get("engagement") or {}).get("participants", ())
            if record_of(participant, record) is None
        )
        for (party, name), count in missing.most_common(200):
            print(f"{count:5} {party or '-':6} {name}")


def _records(paths: list[Path]) -> Iterator[dict[str, Any]]:
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    for path in paths:
        with path.open("rb") as lines:
            yield from (decode(line) for line in lines if line.strip())


if __name__ == "__main__":
    main()
