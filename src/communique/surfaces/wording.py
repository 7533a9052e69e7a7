"""How what was read is put into words, the same on every surface.

Three questions are answered about every sentence: who speaks, for whom, in whose account. The locked words for an
account are in the interface files: "as reported by", never more.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Commitment, Document, Engagement, Participant, Position, Readout
from communique.surfaces import voices
from communique.surfaces.voices import Voice
from communique.surfaces.words import Words


def whose(say: Words, voice: Voice) -> str:
    """Who speaks and for whom: "Astrid Holm, for Norway"; "Both sides, China and Norway"; "Norway"."""
    if voice.speakers:
        speakers = say.listed(voice.speakers)
        return say.say("and_for", speakers=speakers, party=say.parties(voice.party)) if voice.party else speakers
    who, parties = margin(say, voice)
    return who + say.apposition + parties if parties else who


def margin(say: Words, voice: Voice) -> tuple[str, str]:
    """The same on two lines: who, and for whom; the second is empty where it would repeat the first."""
    parties = say.listed([say.label(code) for code in voice.party])
    if voice.speakers:
        return say.listed(voice.speakers), say.say("for", party=say.parties(voice.party)) if voice.party else ""
    if len(voice.party) > 1:
        return say.say("both_sides" if len(voice.party) == 2 else "all_sides"), parties
    return parties or say.say("no_party"), ""


def account(say: Words, voice: Voice) -> str:
    """In whose account: "in China’s own words", "as reported by China"."""
    if voice.issuer is None:
        return say.say("issuer_unknown")
    return say.say("own_words" if voice.side == "issuer" else "reported", issuer=say.party(voice.issuer))


def shares(say: Words, readout: Readout) -> list[tuple[str, str]]:
    """Whose words fill the text: the name of each share and its size in per cent, adding up to 100."""
    parts = voices.shares(readout)
    points = _hundredths([share for _, share in parts])
    return [(_share(say, voice), say.say("percent", share=n)) for (voice, _), n in zip(parts, points, strict=True)]


def _share(say: Words, voice: Voice | None) -> str:
    if voice is None:
        return say.say("narration")
    if voice.side == "joint":
        return say.say("joint_share")
    return say.listed([say.label(party) for party in voice.party]) or say.label(None)


def _hundredths(parts: Sequence[float]) -> list[int]:
    """Shares of 1 as whole per cents that add up to 100, by largest remainders."""
    points = [int(part * 100) for part in parts]
    order = sorted(range(len(parts)), key=lambda i: points[i] - parts[i] * 100)
    for i in order[: 100 - sum(points)]:
        points[i] += 1
    return points


def issued(say: Words, document: Document) -> list[str]:
    """Publisher, issuing side and day of publication, as far as known."""
    line = [document.publisher] if document.publisher else []
    if document.issuer and say.label(document.issuer) != document.publisher:
        line.append(say.say("issued_by", issuer=say.party(document.issuer)))
    if document.published:
        line.append(say.say("published", date=say.day(document.published)))
    return line


def place(say: Words, engagement: Engagement) -> str:
    """City and country, as far as stated; empty where the text does not say."""
    country = say.label(engagement.country) if engagement.country else None
    city = say.city(engagement.city) if engagement.city else None
    return say.comma.join(part for part in (city, country) if part)


def role(person: Participant, document: Document) -> str:
    """The title as printed, on one line; empty where the text gives none."""
    return " ".join(person.role.of(document.text).split()) if person.role else ""


def position(say: Words, one: Position, document: Document) -> str:
    """Holder, stance, target as printed, and what a summarising target stands for."""
    line = f"{say.label(one.holder)} {say.stances[one.stance]} {say.quote(one.target.of(document.text))}"
    return f"{line} {say.say('same_as', names=say.comma.join(one.resolved))}" if one.resolved else line


def commitment(say: Words, bound: Commitment, document: Document) -> tuple[str, str]:
    """Who undertakes what; how firmly, and by when."""
    when = say.say("by_when", words=bound.deadline.of(document.text)) if bound.deadline else say.say("by_none")
    due = f" ({say.day(bound.due)})" if bound.due else ""
    who = say.listed([say.label(code) for code in bound.who])
    return f"{who}{say.colon}{say.quote(bound.what.of(document.text))}", f"{say.firmness[bound.firmness]}; {when}{due}"
