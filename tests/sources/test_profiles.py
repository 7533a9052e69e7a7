"""The profiles hold what they promise: every rule finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from communique.sources import profile
from communique.sources.furniture import Found, Rules
from communique.sources.profile import Furniture, Profile

PROFILES = (profile.generic(), *profile.sites())
RULES = [(site, rule) for site in PROFILES for rule in site.furniture]
PARTS = {"start": Rules.start, "end": Rules.end}


def found(site: Profile, rule: Furniture, text: str) -> list[Found]:
    """What the site's rules find in a text, looked at where the rule looks."""
    rules = Rules(site)
    if rule.where in PARTS:
        hit = PARTS[rule.where](rules, text, 0, len(text))
        return [hit] if hit else []
    if rule.where == "inside":
        return list(rules.inside(text, 0, len(text)))
    if rule.where == "aside":
        return list(rules.aside(text, 0, len(text)))
    hit = rules.line(text, 0, len(text), head=rule.where != "foot")
    return [hit] if hit else []


@pytest.mark.parametrize(("site", "rule"), RULES, ids=lambda value: value.id)
def test_every_rule_has_an_example(site: Profile, rule: Furniture) -> None:
    """A rule without an example cannot be judged."""
    assert rule.example and (rule.lines or rule.pattern)


@pytest.mark.parametrize(("site", "rule"), RULES, ids=lambda value: value.id)
def test_examples_are_found(site: Profile, rule: Furniture) -> None:
    """Each example is furniture by some rule of its profile."""
    assert [text for text in rule.example if not found(site, rule, text)] == []


@pytest.mark.parametrize(("site", "rule"), RULES, ids=lambda value: value.id)
def test_counter_examples_are_left_alone(site: Profile, rule: Furniture) -> None:
    """No counter-example is furniture by the rule it stands under."""
    assert [text for text in rule.counter if any(hit.rule.id == rule.id for hit in found(site, rule, text))] == []


@pytest.mark.parametrize("site", PROFILES, ids=lambda site: site.id)
def test_profiles_are_in_order(site: Profile) -> None:
    """Ids of rules are unique, and every site is recognised by something and says where its knowledge comes from."""
    ids = [rule.id for rule in site.furniture]
    assert len(ids) == len(set(ids))
    assert site.source
    assert site.id == "generic" or site.hosts or site.publishers or site.marks


def test_sites_are_recognised_by_their_address() -> None:
    """A host stands for its subdomains, and for no other name that ends like it."""
    known = profile.by_origin("https://en.kremlin.ru/events/president/news/1", None)
    assert known is not None and known.id == "kremlin" and known.issuer == "RUS"
    assert profile.by_origin("https://notkremlin.ru/", None) is None
    assert profile.by_origin("http://[broken", None) is None


def test_sites_are_recognised_by_their_publisher() -> None:
    """A publisher's name is enough, whatever is written around it."""
    known = profile.by_origin(None, "The White House (archived)")
    assert known is not None and known.issuer == "USA"
    assert profile.by_origin(None, "Ministry of Example") is None
