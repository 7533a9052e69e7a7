"""Templates and styles made into a page: the one place that knows where they lie and how they are escaped.

A template extends the `layout` it is given, so that the same page stands alone in a file or in the reading room.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache, lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique.surfaces.words import Words

ALONE = "layouts/alone.html.j2"
BASE = ("tokens.css", "base.css")


def alone(template: str, say: Words, styles: tuple[str, ...], rules: str = "", **values: object) -> str:
    """A page that stands alone: the style it carries, known to its policy by the hash, is all that may act.

    `styles` are names of files beside those every page has, `rules` further style rules.
    """
    style = "\n".join([*(stylesheet(name) for name in (*BASE, *styles)), *filter(None, [rules])])
    policy = f"default-src 'none'; style-src '{source_hash(style)}'; base-uri 'none'; form-action 'none'"
    return rendered(template, say, layout=ALONE, style=style, policy=policy, **values)


def rendered(template: str, say: Words, **values: object) -> str:
    """A template filled in, in an interface language; whatever it is given is escaped."""
    return environment().get_template(template).render(words=say, say=say.say, version=version(), **values)


def source_hash(style: str) -> str:
    """The name of a style or script in a content security policy: "sha256-…"."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode('utf-8')).digest()).decode('ascii')}"


def static(name: str) -> Traversable:
    """A file of the folder `static`."""
    return resources.files("communique.surfaces") / "static" / name


@cache
def static_names() -> frozenset[str]:
    """The names of the files in the folder `static`."""
    return frozenset(file.name for file in (resources.files("communique.surfaces") / "static").iterdir())


@cache
def stylesheet(name: str) -> str:
    """The text of a style file."""
    return static(name).read_text(encoding="utf-8")


@cache
def mark(name: str) -> str:
    """Eight characters that change with the content of a static file."""
    return hashlib.sha256(static(name).read_bytes()).hexdigest()[:8]


@cache
def version() -> str:
    """The program's version."""
    return metadata.version("communique")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, escaping everything and refusing a name that is not given."""
    return Environment(
        loader=PackageLoader("communique.surfaces"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
