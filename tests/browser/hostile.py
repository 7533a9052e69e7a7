"""An archive in which every printed word is hostile: text, title, publisher, address, trail, languages, names, ids.

What would act says so by setting `window.fired`; see `payloads.toml`. All texts are composed.
"""

from __future__ import annotations

import json
import tomllib
from itertools import cycle, islice
from pathlib import Path

from tests.archive.composed import packed

from communique import pipeline
from communique.archive import open_store
from communique.archive.base import Archive
from communique.model import (
    Alternate,
    Commitment,
    Document,
    Engagement,
    Participant,
    Position,
    Readout,
    Reference,
    Span,
    Statement,
)
from communique.pipeline import Ingest

FIELDS = 4
"""Payloads that stand together in one field of a readout."""
TOGETHER = 12
"""Payloads that one meeting, one comparison and one person's page hold."""
SIDES = ("NOR", "GHA")
_LONGEST_ID = 400
_FIRST = 2031


def payloads() -> list[str]:
    """All of them, in the order of the file."""
    families = tomllib.loads((Path(__file__).parent / "payloads.toml").read_text(encoding="utf-8"))
    return list(dict.fromkeys(
        text
        for family in families.values()
        for text in (*family.get("texts", ()), *map(json.loads, family.get("json", ())), *(unit * times for unit, times in family.get("repeated", ())))
    ))  # fmt: skip


def id_of(number: int) -> str:
    """The id of the readout that begins with a payload: the payload itself, unless that is too long for an address."""
    payload = _whole(payloads()[number])
    return f"{number}{payload[:_LONGEST_ID]}" if len(payload) > _LONGEST_ID or not payload.strip() else f"{payload}{number}"


def person_of(number: int) -> str:
    """The id of the person that goes by the names of a group of payloads."""
    return f"<i>{number // TOGETHER}</i>"


def meeting_of(number: int) -> str:
    """The id of the meeting of a group of payloads."""
    return f"mtg:<b>{number // TOGETHER}</b>/../%2e"


def _whole(payload: str) -> str:
    """The payload without NUL and halves of characters: no text in the archive has them."""
    return payload.replace("\0", "").encode("utf-8", "replace").decode("utf-8") or "nothing"


def words_of(number: int) -> list[str]:
    """The payloads in the text of a readout: its own and the next ones, in the first of a group all of them."""
    count = TOGETHER if number % TOGETHER == 0 else FIELDS
    return [_whole(one) for one in islice(cycle(payloads()), number, number + count)]


def publisher_of(number: int) -> str:
    """Whom a readout names as its publisher, and what its title is."""
    return " ".join(words_of(number)[:FIELDS])


def readout(number: int, *, version: int = 1) -> Readout:
    """A readout in which payloads stand wherever a source may print words: each as a statement of the text, some in
    every field of the page and of the engagement."""
    words, issuer = words_of(number), SIDES[number % 2]
    own, *more = several = words[:FIELDS]
    printed = publisher_of(number)
    text = _Text()
    evidence = text.add(own, " met ", more[0], " in ", printed, ".")
    spans = [text.add(one, " said ", one, ".", before="\n\n") for one in words]
    last = text.add("Signed ", "again " * (version - 1), own, before="\n\n")
    day = f"{_FIRST + number // TOGETHER}-03-04"
    document = Document(
        id_of(number), text.so_far, "en", (Span(0, spans[-1][3].end), Span(last[0].start, last[2].end)), printed, issuer,
        title=printed, published=day, url=own, breadcrumb=tuple(several), sections=tuple(more), alternates=(
            Alternate("zh", own, own), *(Alternate(one[:20], one, one) for one in more)),
    )  # fmt: skip
    people = (
        Participant(own, evidence[0], SIDES[0], evidence[2]),
        Participant(own, evidence[4], SIDES[1], evidence[0], record=person_of(number)),
        *(Participant(one, evidence[2], None, evidence[4], principal=False) for one in more),
    )
    met = Engagement("meeting", Span(0, evidence[5].end), day, "text", printed, "CHE", evidence[4], people)
    statements = tuple(_statement(one, at, issuer) for one, at in zip(words, spans, strict=True))
    positions = tuple(Position(SIDES[0], "support", at[2], n, tuple(several)) for n, at in enumerate(spans))
    return Readout(document, met, statements, positions, (Reference(evidence[4], "initiative", printed),), own)


class _Text:
    """A text that grows by parts and tells where they stand."""

    def __init__(self) -> None:
        self.so_far = ""

    def add(self, *parts: str, before: str = "") -> list[Span]:
        """The spans of the parts, put behind what there is."""
        self.so_far += before
        spans = []
        for part in parts:
            spans.append(Span(len(self.so_far), len(self.so_far) + len(part)))
            self.so_far += part
        return spans


def _statement(words: str, at: list[Span], issuer: str) -> Statement:
    bound = Commitment((SIDES[0],), at[2], "intended", at[2])
    return Statement((words,), (SIDES[0],), "explicit", at[1], at[2], Span(at[0].start, at[3].end), words, ("support",), ("trade",),
                     issuer_side=issuer, commitment=bound)  # fmt: skip


def fill(path: Path, folder: Path) -> None:
    """The archive: a readout for every payload, a second version of the first of each group, a meeting for every group; and the
    payloads once more as a source would send them, read by the program itself."""
    archive = open_store(path, write=True)
    numbers = range(len(payloads()))
    with archive.writing():
        run = archive.start_run(["hostile"])
        for number in numbers:
            archive.put(packed(readout(number)), run)
        for number in numbers[::TOGETHER]:
            archive.put(packed(readout(number, version=2)), run)
    _grouped(archive)
    source = folder / "sent.jsonl"
    source.write_text("".join(map(_sent, numbers)), encoding="utf-8")
    (folder / "torn.txt").write_bytes(b"\xff\xfe\xfa<script>window.fired=1</script>\x80\x81 Minister Holm met \xc3\x28 in Oslo.")
    pipeline.ingest([str(source), str(folder / "torn.txt")], archive, Ingest(jobs=1))
    archive.close()


def _grouped(archive: Archive) -> None:
    number = {id_of(number): number for number in range(len(payloads()))}
    with archive.writing():
        archive.group([(one.key, meeting_of(number[one.id])) for one in archive.members(ungrouped=True) if one.id in number])


def _sent(number: int) -> str:
    own, second = islice(cycle(payloads()), number, number + 2)
    text = f"On 4 March 2031, Foreign Minister Ada Holm met with {own} of Ghana in Oslo.\n{second}\nHolm said that Norway supports {own}."
    row = {"id": f"sent:{number}", "lang": "en", "text": text, "title": own, "publisher": second[:300], "url": f"https://x.example/{own}", "published": own,
           "breadcrumb": [own, second], "alternates": [{"lang": own, "label": own, "url": own}]}  # fmt: skip
    return json.dumps(row) + "\n"


