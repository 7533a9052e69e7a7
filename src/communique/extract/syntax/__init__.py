"""The mechanics of languages, by the name that a `grammar.toml` gives."""

from __future__ import annotations

from collections.abc import Callable

from communique.extract.syntax.base import Syntax
from communique.extract.syntax.chinese import Chinese
from communique.extract.syntax.english import English
from communique.extract.syntax.russian import Russian
from communique.lexicon import Lexicon

SYNTAXES: dict[str, Callable[[Lexicon], Syntax]] = {"chinese": Chinese, "english": English, "russian": Russian}
