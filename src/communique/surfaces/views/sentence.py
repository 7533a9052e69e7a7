"""The card of one sentence: everything that was read from it, and by which rule.

It answers the reader's fourth question, where exactly it says that: each row is a label, a value and, in small print,
the rule that decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from communique.model import Readout, Statement
from communique.surfaces import voices, wording
from communique.surfaces.words import Words, printable

Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Card:
    """`number` counts from 1, `anchor` is the sentence's id on the page, `mail` a mailto address or None."""

    number: int
    anchor: str
    label: str
    rows: tuple[Row, ...]
    account: str
    mail: str | None


def card(readout: Readout, index: int, say: Words, *, anchor: str, url: str | None) -> Card:
    """The card of statement `index`; `url` is the original page's, where a browser may follow it."""
    statement = readout.statements[index]
    voice = voices.voice(statement, readout.document)
    rows = [(label, printable(value), printable(small)) for label, value, small in _rows(readout, index, say)]
    return Card(
        number=index + 1,
        anchor=anchor,
        label=say.say("sentence", n=index + 1),
        rows=tuple(rows),
        account=printable(wording.account(say, voice)),
        mail=_letter(readout, statement, say, url) if url else None,
    )


def _rows(readout: Readout, index: int, say: Words) -> Iterator[Row]:
    statement, document = readout.statements[index], readout.document
    yield say.say("speaks"), wording.whose(say, voices.voice(statement, document)), ""
    yield _attribution(readout, index, say)
    if statement.acts:
        acts = say.comma.join(say.acts[act] for act in statement.acts)
        yield say.say("does"), acts, _rules(say, *statement.act_rules)
    if statement.topics:
        topics = say.comma.join(say.topics.get(topic, topic) for topic in statement.topics)
        yield say.say("about"), topics, _rules(say, *statement.topic_rules)
    if statement.addressee:
        yield say.say("to"), say.listed([say.label(who) for who in statement.addressee]), ""
    if statement.flags:
        yield say.say("marked"), say.comma.join(say.flags[flag] for flag in statement.flags), ""
    if statement.strength is not None:
        yield say.say("strength"), say.say("strength_of", n=statement.strength), ""
    for one in readout.positions:
        if one.statement == index:
            yield say.say("position"), wording.position(say, one, document), _rules(say, one.rule)
    if statement.commitment:
        yield say.say("commits"), *wording.commitment(say, statement.commitment, document)
    yield say.say("characters"), say.say("span_of", start=statement.content.start, end=statement.content.end), ""


def _attribution(readout: Readout, index: int, say: Words) -> Row:
    """The cue, or the sentence whose speaker carries on, with the rule that attributed."""
    statement = readout.statements[index]
    if statement.cue:
        return say.say("cue"), say.quote(statement.cue.of(readout.document.text)), _rules(say, statement.rule)
    source = _carried_from(readout, index)
    why = say.say("carried_alone") if source is None else say.say("carried_why", n=source + 1)
    return say.say("carried"), why, _rules(say, statement.rule)


def _carried_from(readout: Readout, index: int) -> int | None:
    """The nearest earlier statement of the same voice that has a cue."""
    statement = readout.statements[index]
    for earlier in range(index - 1, -1, -1):
        before = readout.statements[earlier]
        if before.cue and (before.speakers, before.party) == (statement.speakers, statement.party):
            return earlier
    return None


def _rules(say: Words, *rules: str) -> str:
    named = say.comma.join(filter(None, rules))
    return say.say("rule", rule=named) if named else ""


def _letter(readout: Readout, statement: Statement, say: Words, url: str) -> str:
    """A letter to a friend with the sentence, whose it is, and the address it came from."""
    document = readout.document
    title = printable(document.title or say.say("untitled"))
    whose = wording.whose(say, voices.voice(statement, document))
    body = printable(f"{say.quote(statement.sentence.of(document.text))}\n{whose}\n\n{title}\n{url}")
    return f"mailto:?subject={quote(title, safe='')}&body={quote(body, safe='')}"
