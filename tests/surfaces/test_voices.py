"""surfaces.voices: the text cut into narration and blocks of one voice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.surfaces import composed

from communique.model import Document, Readout, Span, Statement
from communique.surfaces import voices


def words_of(readout: Readout, block: voices.Block) -> str:
    """The characters of a block on one line."""
    return " ".join(block.span.of(readout.document.text).split())


def test_a_change_of_speaker_begins_a_new_block() -> None:
    """The blocks follow the text: narration, the guest, the host, narration, host, guest, both."""
    readout = composed.english()
    found = [block.voice.speakers or block.voice.party if block.voice else None for block in voices.blocks(readout)]
    assert found == [None, ("Astrid Holm",), ("Tan Weilin",), None, ("Tan Weilin",), ("Astrid Holm",), ("CHN", "NOR")]


def test_two_speakers_share_a_sentence_without_sharing_characters() -> None:
    """Where one sentence has two speakers, the first one's part ends where the second's begins."""
    readout = composed.english()
    parts = [words_of(readout, block) for block in voices.blocks(readout)]
    assert parts[4] == "Tan stressed that China will send two research vessels,"
    assert parts[5] == "while Holm noted that Norway may welcome them in Tromsø."


def test_a_voice_that_goes_on_is_known() -> None:
    """After an interruption by the narrator, the same speaker needs no new heading."""
    blocks = list(voices.blocks(composed.english()))
    assert [block.same_voice for block in blocks] == [False, False, False, False, True, False, False]
    assert [block.opens for block in blocks] == [True, True, True, False, False, False, True]


def test_sides_are_seen_from_the_issuer() -> None:
    """The issuer's words, another side's, all sides', and nobody's where the issuer is unknown."""
    sides = [block.voice.side for block in voices.blocks(composed.english()) if block.voice]
    assert sides == ["other", "issuer", "issuer", "other", "joint"]
    assert [block.voice.side for block in voices.blocks(composed.hostile()) if block.voice] == ["unknown"]


def test_a_statement_outside_the_body_is_still_shown() -> None:
    """What was attributed is never lost, wherever it stands."""
    document = Document(id="x", text="Ann said yes. Body.", lang="en", body=(Span(14, 19),))
    statement = Statement(("Ann",), ("NOR",), "explicit", Span(4, 8), Span(9, 12), Span(0, 13), "r")
    shown = list(voices.blocks(Readout(document, None, (statement,))))
    assert [block.voice is not None for block in shown] == [False, True]


def test_shares_add_up_and_keep_narration_apart() -> None:
    """The words of the text are divided among the sides and the narrator."""
    shares = voices.shares(composed.english())
    assert abs(sum(share for _, share in shares) - 1) < 1e-9
    assert [voice.party if voice else None for voice, _ in shares] == [("NOR",), ("CHN",), None, ()]
    assert voices.shares(Readout(Document(id="x", text="", lang="en", body=()), None)) == []


@st.composite
def readouts(draw: st.DrawFn) -> Readout:
    """Any paragraphs and any statements over them, however they overlap."""
    text = draw(st.text("ab ,.。\n", min_size=4, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    body = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    statements = []
    for _ in range(draw(st.integers(0, 5))):
        start, left, right, end = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
        if left < right:
            party = draw(st.sampled_from([("NOR",), ("CHN",), ("CHN", "NOR")]))
            statements.append(Statement((), party, "explicit", None, Span(left, right), Span(start, end), "r"))
    return Readout(Document(id="x", text=text, lang="en", body=body), None, tuple(statements))


@given(readouts())
def test_pieces_never_overlap_and_lose_only_white_space(readout: Readout) -> None:
    """Whatever was read, the blocks of the body show each of its characters once, white space aside."""
    text, body = readout.document.text, readout.document.body
    pieces = [piece for block in voices.blocks(readout) if block.paragraph < len(body) for piece in block.pieces]
    shown = "".join(piece.span.of(text) for piece in pieces)
    assert "".join(shown.split()) == "".join("".join(span.of(text) for span in body).split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(pieces))


@given(readouts())
def test_a_statement_begins_once(readout: Readout) -> None:
    """A statement that runs over several pieces is numbered at the first of them only."""
    begun = [p.statement for block in voices.blocks(readout) for p in block.pieces if p.first and p.statement is not None]
    assert len(begun) == len(set(begun))
