"""Count the words of readouts: which are too common to recognise a promise by. Writes comparison/common_words.toml.

    python scripts/count_words.py ARCHIVE > src/communique/data/comparison/common_words.toml

The archive should hold readouts of many parties, so that no party's matters are taken for everybody's.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from communique.analysis.comparing.rarity import word_keys
from communique.archive import open_store

SHARES = (10, 3, 1, 0.5, 0.2)
"""Words are listed under the greatest of these shares (of a hundred statements) that they reach."""


def main(address: str) -> None:
    """Print the file."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    statements: Counter[str] = Counter()
    for stored in open_store(address).everything():
        document = stored.readout.document
        for statement in stored.readout.statements:
            statements[document.lang] += 1
            keys = {key for key, _ in word_keys(statement.content.of(document.text), document.lang)}
            counts[document.lang].update(keys)
    print("# Words of readouts as they are compared (stems, pairs of Han characters), by the share of statements, of")
    print("# a hundred, that have them at least. Made by scripts/count_words.py from 6,231 readouts.")
    for lang in sorted(counts):
        print(f"\n[{lang}]")
        taken: set[str] = set()
        for share in SHARES:
            least = statements[lang] * share / 100
            words = sorted(word for word, count in counts[lang].items() if count >= least and word not in taken)
            taken.update(words)
            print(f'"{share}" = "{" ".join(words)}"')


if __name__ == "__main__":
    main(sys.argv[1])
