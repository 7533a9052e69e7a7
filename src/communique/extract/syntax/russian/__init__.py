"""Russian: one module per question that its syntax answers."""

from communique.extract.syntax.russian.reader import Russian

__all__ = ["Russian"]
