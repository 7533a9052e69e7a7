"""Turn the composed readouts of this folder, annotated in words, into gold files with offsets.

    python tests/gold/build.py

`composed.<lang>.toml` holds the readouts: the text (or the name of a bundled sample), the engagement, and the
statements in the order of the text, each with the words of its cue and content. "first words … last words" stands for
everything from the first to the last; roles and the host event are looked for from `lead` on. What a statement supports or opposes becomes one position a party. Whatever is
not found in the text stops the build.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "src" / "communique" / "data" / "samples"
ELLIPSIS = " … "
REACH = 160
"""How far behind its content a post-posed cue may stand, in characters."""

Span = list[int]


class NotThere(Exception):
    """Words of an annotation that the text does not have."""


def find(text: str, words: str, start: int = 0, end: int | None = None) -> Span:
    """Where the words first stand in text[start:end]; an ellipsis reaches from its first words to its last."""
    first, _, last = words.partition(ELLIPSIS)
    limit = len(text) if end is None else end
    begin = text.find(first, start, limit)
    stop = text.find(last, begin + len(first), limit) if last and begin >= 0 else begin
    if begin < 0 or stop < 0:
        raise NotThere(repr(words))
    return [begin, stop + len(last or first)]


def find_cue(text: str, words: str, before: int, content: Span) -> Span:
    """The cue nearest before the content, else the first inside or shortly after it."""
    begin = text.rfind(words, before, content[0])
    return [begin, begin + len(words)] if begin >= 0 else find(text, words, content[0], content[1] + REACH)


def statements(text: str, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each row with the statement it describes. Without a cue it is continued, with one and several parties joint."""
    start = end = 0
    for row in rows:
        content = find(text, row["content"], start)
        cue = find_cue(text, row["cue"], end, content) if "cue" in row else None
        start, end = content[0] + 1, content[1]
        party = row["for"].split()
        yield row, {
            "speakers": [name.strip() for name in row.get("by", "").split(",") if name.strip()],
            "party": party,
            "mode": "continued" if cue is None else "joint" if len(party) > 1 else "explicit",
            "cue": cue,
            "content": content,
            "acts": row["acts"].split(),
            "topics": row.get("topics", "").split(),
        }


def positions(text: str, row: dict[str, Any], statement: dict[str, Any], index: int) -> Iterator[dict[str, Any]]:
    """One position for each target of the statement and each party that speaks in it."""
    for stance in ("support", "oppose"):
        for target in row.get(stance, ()):
            span = find(text, target, *statement["content"])
            for holder in statement["party"]:
                resolved = row.get("resolved", {}).get(target, [])
                yield {"holder": holder, "stance": stance, "target": span, "resolved": resolved, "statement": index}


def after(text: str, person: dict[str, Any]) -> int:
    """Where to look for the person's role: behind the words of `after`, from the start where there are none."""
    return find(text, person["after"])[1] if "after" in person else 0


def engagement(text: str, entry: dict[str, Any]) -> dict[str, Any] | None:
    """The engagement of a readout; None where the entry gives no kind."""
    if "kind" not in entry:
        return None
    host = entry.get("host_event")
    lead = find(text, entry["lead"])[0] if "lead" in entry else 0
    return {
        "kind": entry["kind"],
        "date": entry.get("date"),
        "city": entry.get("city"),
        "country": entry.get("country"),
        "host_event": find(text, host, lead) if host else None,
        "participants": [
            {
                "name": person["name"],
                "role": find(text, person["role"], max(lead, after(text, person))) if "role" in person else None,
                "party": person.get("party"),
                "principal": person.get("principal", True),
            }
            for person in entry.get("participants", [])
        ],
    }


def references(text: str, rows: list[list[str]]) -> Iterator[dict[str, Any]]:
    """The references, each [kind, words] or [kind, words, name]."""
    for kind, words, *name in rows:
        span = find(text, words)
        printed = " ".join(text[span[0] : span[1]].split()).removeprefix("the ")
        yield {"span": span, "kind": kind, "name": name[0] if name else printed}


def record(entry: dict[str, Any], lang: str) -> dict[str, Any]:
    """The gold readout that an entry describes."""
    text = (SAMPLES / entry["sample"]).read_text(encoding="utf-8") if "sample" in entry else entry["text"].strip("\n")
    rows = list(statements(text, entry.get("statements", [])))
    return {
        "id": entry["id"],
        "lang": lang,
        "publisher": entry["publisher"],
        "title": entry["title"],
        "url": None,
        "published": entry.get("published"),
        "source": "composed",
        "text": text,
        "engagement": engagement(text, entry),
        "statements": [statement for _, statement in rows],
        "positions": [
            position
            for index, (row, statement) in enumerate(rows)
            for position in positions(text, row, statement, index)
        ],
        "references": list(references(text, entry.get("references", []))),
    }


def build(source: Path) -> str:
    """The gold file of one source, one readout a line."""
    lang = source.name.split(".")[1]
    lines = []
    for entry in tomllib.loads(source.read_text(encoding="utf-8"))["readout"]:
        try:
            lines.append(json.dumps(record(entry, lang), ensure_ascii=False))
        except NotThere as error:
            raise NotThere(f"{source.name}: {entry['id']}: not in the text: {error}") from None
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for file in sorted(HERE.glob("composed.*.toml")):
        try:
            file.with_suffix(".jsonl").write_text(build(file), encoding="utf-8")
        except NotThere as problem:
            sys.exit(str(problem))
