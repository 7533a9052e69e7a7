"""surfaces.web.suggest.form: what may be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.surfaces.web.suggest.form import NOTE_LENGTH, TRAP, is_recipient, mistakes, typed
from communique.surfaces.words import languages, words

EN = words("en")


@pytest.mark.parametrize(
    "to",
    ["ada@example.org", "a.b-c_d+e@sub.example.co.uk", "o'brien@example.ie", "x@xn--e1afmkfd.xn--p1ai", "A@B.de", "1@2.museum"],
)
def test_one_plain_address_is_a_recipient(to: str) -> None:
    """What people have."""
    assert is_recipient(to)


@pytest.mark.parametrize(
    "to",
    [
        "", "ada", "ada@", "@example.org", "ada@localhost", "ada@example", "ada@@example.org", "ada@example.org,bo@example.org",
        "ada@example.org;bo@example.org", "ada@example.org bo@example.org", "Ada <ada@example.org>", '"a b"@example.org',
        "ada%other.example@relay.example", "other.example!ada@relay.example", "@relay.example:ada@example.org",
        "ada@[127.0.0.1]", "ada@[IPv6:::1]", "ada@127.0.0.1", "-oQ@example.org", ".ada@example.org", "ada.@example.org",
        "a..b@example.org", "ada@-example.org", "ada@example-.org", "ada@example..org", "ada@example.org.", "ada@exa_mple.org",
        "ada@example.org\nBcc: bo@example.org", "ada@example.org\r\n", "ada@example.org%0ABcc:bo@example.org", "ада@example.org",
        "ada@пример.рф", "ada\x00@example.org", "ada@example.org\u2028", "ada(comment)@example.org", "mailto:ada@example.org",
        "a" * 65 + "@example.org", "a@" + "b" * 250 + ".org", "root@example.org?bcc=x", "a:b@example.org", "group:a@example.org;",
    ],
)  # fmt: skip
def test_nothing_else_is(to: str) -> None:
    """Lists, routes, names, comments, literals, line ends: whatever a mail server could read more into."""
    assert not is_recipient(to)


@given(st.text(st.characters(codec=None), max_size=40), st.text(st.characters(codec=None), max_size=40))
def test_no_recipient_holds_a_second_one_or_a_line_end(before: str, after: str) -> None:
    """Of any text, what passes has one @, is ASCII, and has no character that separates anything."""
    for to in (f"{before}ada@example.org{after}", f"{before}@{after}", f"{before}@example.org"):
        if is_recipient(to):
            assert to.count("@") == 1 and to.isascii() and to.isprintable() and not set(to) & set(" ,;:<>()[]\"\\!%/")


@given(st.text(st.characters(codec=None), max_size=80))
def test_what_is_typed_is_one_line_that_steers_nothing(text: str) -> None:
    """Line ends, tabs and controls of a note become spaces or marks."""
    sent = typed({"to": text, "note": text})
    assert all(c.isprintable() or c in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060" or not c.isascii() for c in sent.note)
    assert not set(sent.note + sent.to) & {"\n", "\r", "\t", "\x0b", "\x0c", "\x1b", "\x00", "\u2028", "\u2029", "\x85"}


@pytest.mark.parametrize("note", ["", "Worth a look!", "The U.S. position, e.g. at 6 p.m.", "看这句。很好", "3.14 of 5"])
def test_a_few_words_are_a_note(note: str) -> None:
    """Abbreviations and numbers are no addresses."""
    assert mistakes(typed({"to": "ada@example.org", "note": note}), EN) == []


@pytest.mark.parametrize(
    "note", ["Buy at https://shop.example", "www.shop.example", "shop.example", "write to me@shop.example", "example.рф", "ftp://x", "WWW . shop"]
)
def test_an_address_is_no_note(note: str) -> None:
    """A note cannot lead anywhere."""
    (mistake,) = mistakes(typed({"to": "ada@example.org", "note": note}), EN)
    assert mistake.field == "note" and "address" in mistake.words


@pytest.mark.parametrize("lang", languages())
def test_every_mistake_is_named_with_what_to_do(lang: str) -> None:
    """Each field says in its own words what is wrong, in the reader's language."""
    say = words(lang)
    found = mistakes(typed({"to": "", "note": "x" * (NOTE_LENGTH + 1), TRAP: "http://spam.example"}), say)
    assert [one.field for one in found] == ["to", "note", "token"] and all(one.words for one in found)
    assert str(NOTE_LENGTH) in found[1].words
    (wrong,) = mistakes(typed({"to": "two@example.org, more@example.org"}), say)
    assert wrong.field == "to" and wrong.words != found[0].words
