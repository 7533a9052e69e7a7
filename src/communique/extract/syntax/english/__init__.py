"""English: the actor before the verb, words between spaces.

The approach that was seen to transfer to unseen ministries: find the actors, take the one that is the subject, accept
any finite verb after it, and let the lexicon say only which act the verb performs.
"""

from communique.extract.syntax.english.reader import English

__all__ = ["English"]
