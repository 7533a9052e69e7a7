"""What a readout and its statements can be filtered by, as words of the same index that holds the text.

A facet is a word with a raised dot, which no text yields ("act·urge"), so that one posting list answers "statements in
which Lavrov warns about Taiwan". Names become several words, so that "Lavrov" finds "Sergey Lavrov".
"""

from __future__ import annotations

from functools import lru_cache

from communique.archive.tokens import Term, term_of, tokens
from communique.model import Readout

DOT = "·"
_BREAK = DOT


@lru_cache(maxsize=20_000)
def code(kind: str, value: str) -> str:
    """The facet of a code such as a party, an act, a topic or the id of a record."""
    return kind + DOT + "".join(c if c.isalnum() else DOT for c in value.casefold())


@lru_cache(maxsize=20_000)
def name(kind: str, value: str) -> str:
    """The facets of a name, one a word, closed by a break across which no phrase reaches."""
    return " ".join([*(kind + DOT + token.key for token in tokens(value)), _BREAK])


def asked_code(kind: str, value: str) -> Term:
    """What to ask for to find `code(kind, value)`."""
    return Term((code(kind, value),), prefix=False)


def asked_name(kind: str, value: str) -> Term | None:
    """What to ask for to find the names that hold `value`; None where it holds no word."""
    term = term_of(value)
    return Term(tuple(kind + DOT + key for key in term.keys), term.prefix) if term else None


def common_facets(readout: Readout, source: str) -> str:
    """What is true of the readout as a whole: language, source, kind, parties, persons."""
    document, engagement = readout.document, readout.engagement
    facets = [code("lang", document.lang), name("src", source)]
    if document.url:
        facets.append(name("src", document.url.partition("://")[2].partition("/")[0]))
    parties = {document.issuer} if document.issuer else set()
    persons = [person for statement in readout.statements for person in statement.speakers]
    if engagement:
        facets.append(code("kind", engagement.kind))
        parties |= {p.party for p in engagement.participants if p.party}
        persons += [p.name for p in engagement.participants]
        facets += [code("rec", p.record) for p in engagement.participants if p.record]
    facets += [code("party", party) for party in sorted(parties)]
    facets += [name("person", person) for person in dict.fromkeys(persons)]
    return " ".join(facets)


def own_facets(readout: Readout, index: int) -> str:
    """What is true of one statement: speakers, side, account, mode, acts, topics, stances and their grades."""
    statement = readout.statements[index]
    facets = [name("speaker", speaker) for speaker in statement.speakers]
    if readout.engagement:
        known = {p.name: p.record for p in readout.engagement.participants if p.record}
        facets += [code("speakerrec", known[speaker]) for speaker in statement.speakers if speaker in known]
    facets += [code("side", party) for party in statement.party]
    if statement.speaker_side:
        facets.append(code("side", statement.speaker_side))
    facets.append(code("mode", statement.mode))
    facets += [code("act", act) for act in statement.acts]
    facets += [code("topic", topic) for topic in statement.topics]
    for position in readout.positions:
        if position.statement == index:
            facets.append(code("stance", position.stance))
            if position.grade:
                facets.append(code("stance", position.grade))
    return " ".join(dict.fromkeys(facets))
