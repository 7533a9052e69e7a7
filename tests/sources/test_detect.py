"""The language is told from the script, and a language that is not read is never taken for its neighbour."""

from __future__ import annotations

import pytest

from communique.sources.detect import language

TEXTS = {
    "The Minister met her colleague in the capital.": "en",
    "Jane Roe, John Doe": "en",
    "国务委员会见了样本国外长。": "zh",
    "外交部 會見 樣本國 部長": "zh",
    "国务委员王某某在 Sampleland 会见了外长。": "zh",
    "Министр встретился с коллегой в столице.": "ru",
    "Міністр зустрівся з колегою, і вони обговорили співпрацю.": None,
    "Le ministre a rencontré son homologue et ils ont parlé de la coopération.": None,
    "Der Minister traf sich mit seinem Kollegen und sprach über die Lage.": None,
    "El ministro se reunió con su homólogo para hablar de la cooperación.": None,
    "外務大臣は本日、会談を行いました。": None,
    "외교부 장관은 오늘 회담을 가졌다.": None,
    "التقى الوزير نظيره في العاصمة": None,
    "12345": None,
    "": None,
}


@pytest.mark.parametrize(("text", "lang"), TEXTS.items())
def test_languages(text: str, lang: str | None) -> None:
    """Each text comes out as its language, or as unknown."""
    assert language(text) == lang


def test_a_menu_does_not_decide() -> None:
    """A menu in another script at the top leaves the language of the text alone."""
    assert language("首页 外交部 外交动态 资料\n" * 10 + "The Minister met her colleague in the capital. " * 60) == "en"
