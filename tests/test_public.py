"""The public names of the package."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import communique


def test_names_are_sorted_and_complete(root: Path) -> None:
    """`__all__` is in order and names what the package offers to type checkers, no more and no less."""
    tree = ast.parse((root / "src" / "communique" / "__init__.py").read_text(encoding="utf-8"))
    offered = [
        alias.name
        for branch in tree.body
        if isinstance(branch, ast.If)
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert communique.__all__ == sorted(offered)


@pytest.mark.parametrize("name", communique.__all__)
def test_each_name_is_there(name: str) -> None:
    """Every public name can be had from the package and has a docstring."""
    assert getattr(communique, name).__doc__


def test_other_names_are_not() -> None:
    """A name that is not public is an AttributeError, as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        communique.nothing  # noqa: B018


def test_importing_costs_nothing() -> None:
    """Importing the package imports none of its rooms."""
    code = "import sys, communique; sys.exit(any(name.startswith('communique.') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
