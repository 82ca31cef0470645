"""Makes projects for the check of the report: a folder each with pipeline.json, data files and saved pages.

    make_pages.py ROOT FOLDER hostile          one page that carries every string of hostile.json wherever a page can carry one
    make_pages.py ROOT FOLDER corpus N         pages with N statements, from words of the sample's kind
"""

import html
import json
import pathlib
import random
import shutil
import sys

PROVINCES = (
    "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 "
    "广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区"
).split()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳敏静强磊军洋勇艳杰涛明超霞平刚桂兰建国志文海波"
ACTIONS = ["推动", "加快", "探索", "促进", "实施", "支持", "深化", "扩大"]
TOPICS = [
    "区块链技术创新和产业培育", "区块链在农产品溯源领域的应用", "数字经济和实体经济融合发展", "供应链金融试点", "政务服务“一网通办”", "社会信用体系建设",
    "战略性新兴产业集群发展", "大数据综合试验区建设", "人工智能和物联网应用", "电子发票全覆盖", "营商环境优化", "生态环境治理",
]


def page(title, date, paragraphs, head=""):
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>{head}</head>\n'
        f'<body><article><h1>{title}</h1>\n<p class="meta">{date} 来源：示例日报</p>\n{body}\n</article></body></html>\n'
    )


def hostile(pages):
    strings = json.loads((pathlib.Path(__file__).parent / "hostile.json").read_text())
    quoted = [html.escape(s) for s in strings]
    paragraphs = [
        f"1月{i % 20 + 8}日，福建省省长王宁{q}在福建省十三届人大三次会议上表示：“发展数字经济，推动区块链技术创新 {q} 力争规模超{i + 2}万亿元。”"
        for i, q in enumerate(quoted)
    ]
    for i, q in enumerate(quoted):
        head = f'<meta name="author" content="{q}"><meta property="og:site_name" content="{q}"><link rel="canonical" href="{q}"><meta property="og:url" content="{q}">'
        (pages / f"hostile {i:02} '&%\"<b>.html").write_text(page(f"福建省两会 {q}", "2020-01-12", paragraphs[i : i + 1] * 1, head))
    (pages / "all.html").write_text(page("福建省两会", "2020-01-12", paragraphs))
    (pages / "empty <script>window.hostile=1<\u2215script>.html").write_bytes(b"")


def corpus(pages, count):
    random.seed(7)
    per_page = 20
    for number in range(count // per_page):
        province = PROVINCES[number % len(PROVINCES)]
        day = number // len(PROVINCES) % 18 + 5
        paragraphs = []
        for _ in range(per_page):
            name = random.choice(SURNAMES) + "".join(random.sample(GIVEN, 2))
            words = "，".join(random.choice(ACTIONS) + topic for topic in random.sample(TOPICS, 3))
            paragraphs.append(f"1月{day}日，{province}人大代表{name}表示：“{words}，力争规模超{random.randint(2, 9000)}亿元。”")
        title = f"{province}两会：第{number + 1}号会议材料"
        (pages / f"page-{number:05}.html").write_text(page(title, f"2020-01-{day + 1:02}", paragraphs))


def main(root, folder, kind, count="0"):
    root, folder = pathlib.Path(root), pathlib.Path(folder)
    shutil.copytree(root / "data", folder / "data", ignore=shutil.ignore_patterns("pages"))
    pages = folder / "data" / "pages"
    pages.mkdir()
    hostile(pages) if kind == "hostile" else corpus(pages, int(count))
    plan = json.loads((root / "pipeline.json").read_text())
    plan["stages"] = [stage for stage in plan["stages"] if not stage["use"].startswith("emit.") or stage["use"] in ("emit.report", "emit.csv")]
    for stage in plan["stages"]:
        if stage["use"] == "extract":
            stage["with"]["on_duplicate"] = "keep"
    fed = {name for stage in plan["stages"] for name in ([stage["from"]] if isinstance(stage.get("from"), str) else stage.get("from", []))}
    plan["stages"] = [stage for stage in plan["stages"] if stage["use"].startswith("emit.") or stage["id"] in fed]
    (folder / "pipeline.json").write_text(json.dumps(plan, ensure_ascii=False, indent=2))


main(*sys.argv[1:])
