"""Chinese: sentences without word boundaries, titles before names, topics between a preposition and its verb."""

from communique.extract.syntax.chinese.reader import Chinese

__all__ = ["Chinese"]
