"""A composed corpus of promises in three languages, with what became of each on known days. All persons are invented.

Russia promises China forty locomotives for Vladivostok, says so again, then promises fewer and later ones; China reports
that they have come. Another promise is never spoken of again. Around them stand baits: set phrases, other promises with
the same number, the same promise of somebody else.
"""

from __future__ import annotations

from communique.archive.base import Archive
from communique.archive.pack import pack
from communique.archive.records import Capture
from communique.extract.reader import reader
from communique.model import Document, Readout, Span

_ENGLISH = "Foreign Minister Lev Orlin of Russia met with Foreign Minister Tan Weilin of China in {city} on {day}.\n{said}"
_RUSSIAN = "{day} в {city} министр иностранных дел России Лев Орлин встретился с министром иностранных дел Китая Тань Вэйлинем.\n{said}"
_CHINESE = "{day}，外交部长谭维林在{city}会见俄罗斯外长奥尔林。\n{said}"

FRIENDLY = {
    "en": "Orlin said that Russia is ready to work together with China to take relations to a new level.",
    "ru": "Орлин подтвердил готовность России и далее развивать отношения всеобъемлющего партнёрства.",
    "zh": "谭维林表示，中方愿同俄方一道，落实两国元首重要共识，推动两国关系不断迈上新台阶。",
}


def english(id: str, iso: str, day: str, said: str, issuer: str = "RUS") -> Readout:
    """An account in English."""
    return _read(id, "en", _ENGLISH.format(city="Vienna", day=day, said=said), iso, issuer)


def russian(id: str, iso: str, day: str, said: str) -> Readout:
    """An account of Russia's in Russian."""
    return _read(id, "ru", _RUSSIAN.format(city="Вене", day=day, said=said), iso, "RUS")


def chinese(id: str, iso: str, day: str, said: str) -> Readout:
    """An account of China's in Chinese."""
    return _read(id, "zh", _CHINESE.format(city="维也纳", day=day, said=said), iso, "CHN")


def _read(id: str, lang: str, text: str, iso: str, issuer: str) -> Readout:
    cut = text.index("\n")
    body = (Span(0, cut), Span(cut + 1, len(text)))
    publisher = f"Composed ministry ({issuer}, {lang})"
    return reader(lang).read(Document(id, text, lang, body, publisher, issuer, published=iso))


def other(id: str, iso: str, day: str, said: str) -> Readout:
    """A meeting of others, in English."""
    text = f"Foreign Minister Aru Senov of Kazakhstan met with Foreign Minister Tan Weilin of China in Vienna on {day}.\n{said}"
    return _read(id, "en", text, iso, "KAZ")


def corpus() -> list[Readout]:
    """The readouts in order of day."""
    return [
        english("promised", "2031-03-04", "4 March 2031",
                "Lev Orlin said that Russia will supply 40 locomotives to Vladivostok by the end of 2032."),
        english("never-again", "2031-04-02", "2 April 2031",
                "Tan Weilin said that China will restore the chapel bells of Kyakhta by the end of May 2031."),
        other("by-others", "2031-05-06", "6 May 2031",
              "Aru Senov said that Kazakhstan will supply 40 locomotives to Vladivostok by the end of 2032."),
        russian("repeated", "2031-06-10", "10 июня 2031 года",
                "Лев Орлин заявил, что Россия поставит 40 локомотивов во Владивосток до конца 2032 года."),
        english("same-number", "2031-09-09", "9 September 2031",
                "Lev Orlin said that Russia will offer 40 scholarships by the end of 2032."),
        chinese("narrowed", "2031-11-20", "2031年11月20日",
                "奥尔林表示，俄方愿于2033年底前向符拉迪沃斯托克提供25台机车。"),
        english("phrase-1", "2032-02-01", "1 February 2032", FRIENDLY["en"]),
        russian("phrase-2", "2032-04-01", "1 апреля 2032 года", FRIENDLY["ru"]),
        chinese("phrase-3", "2032-06-01", "2032年6月1日", FRIENDLY["zh"]),
        english("phrase-4", "2032-08-01", "1 August 2032", FRIENDLY["en"]),
        english("kept", "2033-12-01", "1 December 2033",
                "Tan Weilin noted that Russia has delivered 25 locomotives to Vladivostok.", issuer="CHN"),
    ]  # fmt: skip


def fill(archive: Archive) -> None:
    """Put the corpus into an archive."""
    with archive.writing():
        run = archive.start_run(["composed"])
        for number, readout in enumerate(corpus(), 1):
            archive.put(pack(readout, Capture("composed.jsonl", f"composed.jsonl:{number}", "jsonl")), run)
