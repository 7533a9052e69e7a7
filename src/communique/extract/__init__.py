"""Document → Readout: one module per question a reader asks, in this order.

    syntax      where are the sentences, who is mentioned, who says what in a sentence  (one per type of language)
    actors      whom does a name, a title, a pronoun mean
    meeting     who met whom, when, where, on whose margins
    statements  who speaks, for which side, in what way
    acts · topics · flags · commitments    what a statement does, is about, how it is put, what it binds to
    positions · references                 stances towards targets; earlier events and papers
    genre                                  why a text is no readout, where it is none
"""

from communique.extract.reader import Reader, reader

__all__ = ["Reader", "reader"]
