"""What the benchmark counts; how fast it was is nobody's business here."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import bench
from communique.errors import NothingFound, UnreadableInput
from communique.model import Document

LINE = '{"id": "%s", "lang": "en", "text": "Norway and Sweden agreed to meet again in Oslo."}\n'


def test_a_corpus_is_read_once(tmp_path: Path) -> None:
    """Every readable line of a corpus is read once, every refused one is counted."""
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(LINE % "a" + '{"id": "no text"}\n' + LINE % "b", encoding="utf-8")
    found = bench.run(corpus)
    assert (found.readouts, found.refused) == (2, 1)
    assert found.megabytes == pytest.approx(2 * 47 / 1_000_000)
    assert found.ratio > 0


def test_a_folder_is_a_corpus(tmp_path: Path) -> None:
    """All files of a folder are read; one that cannot be is counted and the rest goes on."""
    for name in ("a", "c"):
        (tmp_path / f"{name}.jsonl").write_text(LINE % name, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    found = bench.run(tmp_path)
    assert (found.readouts, found.refused) == (2, 1)


def test_nothing_to_measure_is_said(tmp_path: Path) -> None:
    """A corpus without any readout has no speed."""
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("{}\n", encoding="utf-8")
    with pytest.raises(NothingFound, match="no readout"):
        bench.run(corpus)
    with pytest.raises(UnreadableInput, match="no such file"):
        bench.run(tmp_path / "nothing.jsonl")


def test_all_samples_can_be_loaded() -> None:
    """Every bundled sample is a document in the language of its folder, and there are some in each."""
    documents = list(bench.samples())
    assert all(isinstance(document, Document) for document in documents)
    assert {document.lang for document in documents if isinstance(document, Document)} == {"en", "zh", "ru"}
