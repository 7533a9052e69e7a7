"""Accounts of one meeting for the pages to show: two issuers, two languages, three versions, one gone. All composed.

Shen Rulan and Astrid Holm are invented, and so is everything they say.
"""

from __future__ import annotations

import json
from pathlib import Path

from communique import pipeline
from communique.archive import open_store
from communique.pipeline import Ingest

CHINA, CHINA_ZH, NORWAY = "polar-cn-en", "polar-cn-zh", "polar-no-en"
GONE = "polar-no-gone"
_BEIJING = "Ministry of Foreign Affairs of the People's Republic of China"

_CHINA_EN = """On March 4, 2031 local time, Foreign Minister Shen Rulan met with Norwegian Foreign Minister Astrid Holm on the sidelines of the Polar Forum in Geneva.

Astrid Holm said that Norway attaches importance to its relations with China and adheres to the one-China policy. Norway is ready to share its ice charts with China by the end of 2032. Norway highly appreciates the Clean Harbour Initiative.

Shen Rulan said that China and Norway should remain committed to mutual respect and win-win cooperation. China opposes the closing of northern sea lanes. She stressed that China will send two research vessels to the Barents Sea{more}.

The two sides exchanged views on fishing in the far north."""

_CHINA_ZH = """当地时间2031年3月4日，外交部长沈汝岚在日内瓦会见挪威外交大臣阿斯特丽德·霍尔姆。

霍尔姆表示，挪方重视对华关系，坚持一个中国政策。挪方愿同中方分享海冰图。挪方高度赞赏清洁港口倡议。

沈汝岚表示，中挪应坚持相互尊重、合作共赢。中方反对关闭北方航道。中方将派两艘科考船赴巴伦支海。

双方就北方渔业交换了意见。"""

_NORWAY = """Minister of Foreign Affairs Astrid Holm met with Foreign Minister Shen Rulan of China in Geneva on 4 March 2031.

Astrid Holm expressed concern about the closing of northern sea lanes and urged China to keep them open. She said that Norway will share its ice charts with China by the end of 2032.

Shen Rulan confirmed that China will send one research vessel to the Barents Sea. She said that China supports the Polar Code.

The ministers also discussed human rights and the situation in Ukraine."""


def rows(version: int) -> list[dict[str, object]]:
    """The accounts as they stood at the first, second and third visit."""
    more = ("", " in 2032", " in 2032, together with Norwegian scientists")[version - 1]
    news = {"breadcrumb": ["Home", "News", "Visits"], "sections": ["News", "Visits"]}
    return [
        {"id": CHINA, "lang": "en", "publisher": _BEIJING, "published": "2031-03-05T18:04", "text": _CHINA_EN.format(more=more), **news,
         "title": "Shen Rulan Meets with Norwegian Foreign Minister Astrid Holm", "url": "https://mission.example/en/polar",
         "alternates": [{"lang": "zh", "label": "中文", "url": "https://mission.example/zh/polar"}]},
        {"id": CHINA_ZH, "lang": "zh", "publisher": "中华人民共和国外交部", "published": "2031-03-05T17:20", "text": _CHINA_ZH,
         "title": "沈汝岚会见挪威外交大臣霍尔姆", "url": "https://mission.example/zh/polar"},
        {"id": NORWAY, "lang": "en", "publisher": "Ministry of Foreign Affairs of Norway", "published": "2031-03-04", "text": _NORWAY,
         "title": "Meeting with China’s foreign minister in Geneva", "url": "https://ministry.example/polar"},
        {"id": GONE, "lang": "en", "publisher": "Ministry of Foreign Affairs of Norway", "published": "2031-06-01", "url": "https://ministry.example/gone",
         "text": "Foreign Minister Astrid Holm met with Foreign Minister Shen Rulan of China in Oslo on 1 June 2031. Holm said that Norway supports the Polar Code.",
         "title": "Meeting in Oslo"},
    ]  # fmt: skip


def fill(path: Path, samples: Path) -> None:
    """An archive of the bundled samples and of these accounts, visited three times; one is gone at the last."""
    archive = open_store(path, write=True)
    pipeline.ingest([str(samples)], archive, Ingest(jobs=1))
    for version in (1, 2, 3):
        source = path.with_name("accounts.jsonl")
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(version)), encoding="utf-8")
        pipeline.ingest([str(source)], archive, Ingest(jobs=1))
    with archive.writing():
        archive.gone(GONE, "missing", "404", archive.start_run([GONE]))
    archive.close()
