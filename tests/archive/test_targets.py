"""Which printed words are taken for one target, and which are not. All texts are composed."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.positions.ladder import Step
from communique.archive.target_words import Small, TargetEntry, entries, targets_version, units
from communique.archive.targets import Target, targets_of
from communique.formulae import LANGUAGES
from communique.lexicon import DATA
from communique.text import search_key

LISTED = [entry for entry in entries().values() if entry.rule == "listed" and entry.id != "actor"]


def ids(words: str, lang: str, before: str = "", after: str = "") -> set[str]:
    """The ids that words are taken for."""
    return {target.id for target in targets_of(words, lang, before, after)}


def script(words: str) -> str:
    """The language whose letters the words are in."""
    return next((lang for lang, letters in (("zh", "一龥"), ("ru", "Аё")) if any(letters[0] <= c <= letters[1] for c in words)), "en")


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry.id)
def test_examples_and_counters(entry: TargetEntry) -> None:
    """An example names its target, possibly somebody's, a counter-example does not; there is an example."""
    assert entry.example
    for words in entry.example:
        lang = script(words)
        assert entry.id in {one.partition(":")[0] for one in ids(words.replace("Arlandian", "Norwegian").replace("Arlandia", "Norway"), lang)}, words
    for words in entry.counter:
        assert entry.id not in {one.partition(":")[0] for one in ids(words, script(words))}, words


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry.id)
def test_every_form(entry: TargetEntry) -> None:
    """Every form of a target names it, alone or with an owner; it has forms in at least two languages."""
    for lang in LANGUAGES:
        for form in entry.forms(lang):
            owner = {"en": f"Norway's {form}", "zh": f"挪威{form}", "ru": f"{form} Норвегии"}[lang]
            found = ids(form, lang) | ids(owner, lang)
            assert entry.id in {one.partition(":")[0] for one in found}, form
    assert sum(bool(entry.forms(lang)) for lang in LANGUAGES) >= 2


def test_no_form_names_two_targets() -> None:
    """A form stands under one target only."""
    seen: dict[tuple[str, str], str] = {}
    for entry in entries().values():
        for lang in LANGUAGES:
            for form in entry.forms(lang):
                key = (lang, " ".join(unit.key for unit in units(form, lang)))
                assert seen.setdefault(key, entry.id) == entry.id, form


def test_kin_and_owners_are_known() -> None:
    """Kin are targets, and an owner is a code or a short name."""
    for entry in LISTED:
        assert set(entry.kin) <= set(entries()), entry.id
        assert all(search_key(owner) for owner in entry.of)


@pytest.mark.parametrize(
    ("words", "lang", "expected"),
    [
        ("the One-China principle", "en", "one-china-principle"),
        ("一个中国原则", "zh", "one-china-principle"),
        ("принцип «одного Китая»", "ru", "one-china-principle"),
        ("принципу одного Китая", "ru", "one-china-principle"),
        ("its “one China” policy", "en", "one-china-policy"),
        ("奉行一个中国政策", "zh", "one-china-policy"),
        ("Norway’s sovereignty", "en", "sovereignty:NOR"),
        ("sovereignty of Norway", "en", "sovereignty:NOR"),
        ("Norwegian sovereignty", "en", "sovereignty:NOR"),
        ("挪威的主权", "zh", "sovereignty:NOR"),
        ("суверенитет Норвегии", "ru", "sovereignty:NOR"),
        ("sovereignty", "en", "sovereignty"),
        ("Norway", "en", "NOR"),
        ("Government of Norway", "en", "NOR"),
        ("government and people of Norway", "en", "people:NOR"),
        ("NATO", "en", "NATO"),
        ("the two-state solution to the conflict", "en", "two-state-solution"),
        ("Harbour  Initiative", "en", "harbour initiative"),
        ("the “Harbour Initiative”", "en", "harbour initiative"),
    ],
)  # fmt: skip
def test_one_target_in_many_wordings(words: str, lang: str, expected: str) -> None:
    """Languages, inflection, case, quotation marks and the place of the owner do not make another target."""
    assert ids(words, lang) == {expected}


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("food sovereignty", "en"),
        ("the sovereignty of choice", "en"),
        ("human rights defenders", "en"),
        ("挪威坚定奉行一个中国原则", "zh"),
        ("Norway's human rights record", "en"),
        ("the Belt and Road of the neighbours", "en"),
        ("Norway's and Chile's sovereignty", "en"),
        ("ceasefire", "en"),
        ("people", "en"),
    ],
)
def test_what_is_not_sure_is_not_merged(words: str, lang: str) -> None:
    """One word more than is understood, or two owners, and the words stay a target of their own."""
    found = targets_of(words, lang)
    assert [one.rule for one in found] == ["target.words"]


def test_joined_targets_are_several() -> None:
    """A phrase that joins two targets is towards both."""
    assert ids("多边主义和自由贸易", "zh") == {"multilateralism", "free-trade"}


@pytest.mark.parametrize(
    ("before", "words", "after", "lang", "expected"),
    [
        ("support for Norway’s sovereignty and ", "territorial integrity", ".", "en", "territorial-integrity:NOR"),
        ("support for Norway’s sovereignty, independence, and ", "territorial integrity", ".", "en", "territorial-integrity:NOR"),
        ("support for the ", "sovereignty", " and territorial integrity of Norway.", "en", "sovereignty:NOR"),
        ("支持挪威主权、", "独立", "。", "zh", "independence:NOR"),
        ("They met in Norway. Support for ", "territorial integrity", ".", "en", "territorial-integrity"),
        ("thanked Norway for its help and ", "territorial integrity", ".", "en", "territorial-integrity"),
        ("Norway’s sovereignty and ", "its territorial integrity", ".", "en", "territorial-integrity"),
    ],
)  # fmt: skip
def test_owner_of_joined_things(before: str, words: str, after: str, lang: str, expected: str) -> None:
    """In a coordination the owner of one thing is the owner of the other, and only there."""
    found = targets_of(words, lang, before, after)
    assert {one.id for one in found} == {expected}
    assert all(one.rule.endswith(".shared") == (":" in one.id) for one in found)


def test_a_name_cut_at_a_coordination_goes_on() -> None:
    """Adjectives joined by "and", cut from their noun, are read on to it."""
    found = targets_of("共同", "zh", "倡导", "、综合、合作、可持续的安全观。")
    assert found == (Target("common-security-concept", "target.listed.continued"),)


def test_a_summary_stands_for_what_it_points_back_to() -> None:
    """Resolved targets are those of the earlier words, not of the summarising ones."""
    found = targets_of("the two initiatives", "en", resolved=("Global Development Initiative", "Harbour Initiative"))
    assert found == (
        Target("global-development-initiative", "target.listed.resolved"),
        Target("harbour initiative", "target.words.resolved"),
    )


@given(st.text(max_size=80), st.sampled_from([*LANGUAGES, "xx"]))
def test_any_words(words: str, lang: str) -> None:
    """Whatever the words, they have ids without empty ones, and the same words have the same."""
    found = targets_of(words, lang)
    assert all(one.id and one.rule.startswith("target.") for one in found)
    assert found == targets_of(words, lang)


def test_fields_are_described() -> None:
    """The page on data files describes every field of the entries, of the small words and of the ladder."""
    section = (DATA / "README.md").read_text(encoding="utf-8").split("## Positions\n")[1].split("\n## ")[0]
    fields = {field.name for struct in (TargetEntry, Small, Step) for field in msgspec.structs.fields(struct)}
    assert {name for name in fields if f"`{name}`" not in section} == set()


def test_version_is_steady() -> None:
    """The version of the targets is the same within a program, so that nothing is filed anew for nothing."""
    assert targets_version() == targets_version()
    assert targets_version().partition("-")[0].isdigit()

