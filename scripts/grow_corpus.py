"""Make many readouts of few: every copy gets its own id, address, date and composed closing sentences.

    grow_corpus.py --count 100000 -o grown.jsonl CORPUS.jsonl...

For measuring an archive at a size that nobody has readouts for. The same inputs and count give the same file. Lines
without a text are left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

CLOSING = {
    "en": "The delegations counted {n} lighthouses and agreed to count {m} more in {place}.",
    "ru": "Делегации насчитали {n} маяков и условились насчитать ещё {m} в местности {place}.",
    "zh": "双方代表团清点了{n}座灯塔，商定在{place}再清点{m}座。",
}
SYLLABLES = ("ka", "lo", "mi", "ren", "sa", "tu", "vel", "nor", "dis", "hap")


def grown(records: list[dict[str, str]], count: int) -> Iterator[dict[str, str]]:
    """So many records, in rounds over all of the given ones."""
    for i in range(count):
        number, record = divmod(i, len(records))[0], records[i % len(records)]
        chance = random.Random(i)
        place = "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
        closing = CLOSING.get(record.get("lang", "en"), CLOSING["en"])
        said = closing.format(n=chance.randrange(10_000), m=chance.randrange(100), place=place)
        day = record.get("published") or record.get("date") or ""
        try:
            day = (date.fromisoformat(day[:10]) + timedelta(days=chance.randrange(3650))).isoformat()
        except ValueError:
            day = ""
        yield {
            **{key: record[key] for key in ("lang", "publisher", "title") if record.get(key)},
            "id": f"{record['id']}~{number}",
            "url": f"https://grown.example/{i}",
            "published": day,
            "text": f"{record['text']}\n{said}",
        }


def main() -> None:
    """Read, grow, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    lines = (line for path in options.corpora for line in path.read_text(encoding="utf-8").splitlines())
    records = [record for record in map(json.loads, lines) if record.get("text")]
    with options.output.open("w", encoding="utf-8") as file:
        for record in grown(records, options.count):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
