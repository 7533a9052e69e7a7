"""One readout in Chinese, English and Russian, composed: invented persons, an invented harbour, sentence for sentence."""

from __future__ import annotations

from communique.model import Document, Readout, Span
from communique.pipeline import read

ZH = [
    "2031年3月4日，外交部长谭维林在北京会见挪威外交大臣霍尔姆。",
    "谭维林表示，中挪建交以来两国关系不断发展，双边贸易额去年增长了12%。",
    "谭维林强调，台湾问题是中国内政，希望挪方恪守一个中国原则。",
    "中方愿同挪方扩大绿色能源和渔业合作，欢迎挪威企业来华投资。",
    "霍尔姆表示，挪威反对任何形式的保护主义，愿派40名专家参加北极科考。",
    "双方另就乌克兰的局势交换了意见。",
]
EN = [
    "On 4 March 2031, Foreign Minister Tan Weilin met with Norwegian Foreign Minister Astrid Holm in Beijing.",
    "Tan Weilin said that since the establishment of diplomatic relations, China-Norway relations have kept growing, and bilateral trade increased by 12 percent last year.",
    "Tan Weilin stressed that the Taiwan question is China's internal affair, and expressed the hope that Norway will abide by the one-China principle.",
    "China is ready to expand cooperation with Norway on green energy and fisheries, and welcomes Norwegian companies to invest in China.",
    "Astrid Holm said that Norway opposes protectionism in any form, and is willing to send 40 experts to join the Arctic research.",
    "The two sides also exchanged views on the situation in Ukraine.",
]
RU = [
    "4 марта 2031 года министр иностранных дел Тань Вэйлинь встретился в Пекине с министром иностранных дел Норвегии Астрид Хольм.",
    "Тань Вэйлинь заявил, что со времени установления дипломатических отношений китайско-норвежские отношения постоянно развиваются, а двусторонняя торговля за прошлый год выросла на 12%.",
    "Тань Вэйлинь подчеркнул, что тайваньский вопрос — внутреннее дело Китая, и выразил надежду, что Норвегия будет соблюдать принцип одного Китая.",
    "Китай готов расширять с Норвегией сотрудничество в области зелёной энергетики и рыболовства и приветствует инвестиции норвежских компаний.",
    "Астрид Хольм заявила, что Норвегия выступает против протекционизма в любой форме и готова направить 40 экспертов для участия в арктических исследованиях.",
    "Стороны также обменялись мнениями о положении на Украине.",
]
TEXTS = {"zh": ZH, "en": EN, "ru": RU}


def version(lang: str, sentences: list[str] | None = None, issuer: str = "CHN") -> Readout:
    """The readout in a language, read by the reader; with other sentences where they are given."""
    text = ("" if lang == "zh" else " ").join(TEXTS[lang] if sentences is None else sentences)
    return read(Document(f"composed:{lang}", text, lang, (Span(0, len(text)),), "composed", issuer, published="2031-03-04"))


def with_sentence(lang: str, number: int, old: str, new: str) -> list[str]:
    """The sentences of a language with other words in one of them."""
    assert old in TEXTS[lang][number]
    return [one.replace(old, new) if i == number else one for i, one in enumerate(TEXTS[lang])]
