"""Texts that a careless reader takes quadratic time for: long runs of one sign, of one kind of words, or of one kind of lines."""

RUNS = {
    "opening marks": "“", "closing marks": "”", "single marks": "‘", "corner marks": "「", "ASCII marks": '"', "empty quotations": "“”",
    "quotations": "“推进区块链发展。”", "quotations after a verb": "张三说“推进区块链发展”", "quotations after a colon": "张三说：“推进区块链发展，”",
    "brackets": "（", "title marks": "《", "empty brackets": "（）",
    "digits": "1", "digits and commas": "1,", "decimals": "1.1", "slashes": "1/1/1", "hyphens": "1-", "Chinese digits": "一", "scales": "一万",
    "tens of thousands": "万", "tens": "十", "years": "2020年", "days": "2020年1月1日", "months": "1月", "years without their sign": "2020、",
    "numbers of a list": "15、", "amounts": "5亿元", "percentages": "增长5%，",
    "provinces": "福建省", "cities": "福州市", "cities of a list": "福州、泉州、漳州、", "common words": "和平、新兴、合作、", "letters": "京津",
    "letters of a list": "京、津、", "our province": "我省", "districts of one name": "朝阳区、",
    "one sentence": "福建省省长王宁说要加快发展，", "no mark at all": "中国的人民在发展中", "no full stop": "推进发展，加快建设，",
    "verbs of speech": "表示", "clauses of speech": "他表示，", "persons": "省长王宁", "persons of a list": "省长王宁、", "dotted names": "省长王·宁·",
    "adverbs": "近日", "spaces": " ", "dashes": "—", "colons": "：", "name dots": "·", "full stops": "。", "commas": "，",
    "sessions": "省十三届人大三次会议", "terms": "区块链技术", "Latin words": "abc ", "one Latin word": "a",
    "news": "新华社北京1月11日电，福建省省长王宁在省十三届人大三次会议上表示，2020年要加快区块链发展，增长7%左右。“要推进福州建设。”他说。记者了解到，",
}

LINES = {
    "short paragraphs": "推进发展。", "headings": "福建省", "headings with a paragraph": "福建省\n推进发展。", "headings with a quotation": "福建省\n“推进发展。”",
    "labels": "张三：推进发展。", "labels with an office": "省长王宁：推进发展。", "signatures": "推进发展。\n——王宁", "signatures first": "——王宁\n推进发展。",
    "a dialogue": "“推进发展。”", "quotations that go on": "“推进区块链发展。", "dated sessions": "1月11日，省十三届人大三次会议召开。省长王宁表示，要推进发展。",
    "quotations with pronouns": "1月11日，省长王宁说：“推进发展。”他指出，要加快建设。", "reports": "福建省政府工作报告\n推进发展。",
    "directions": "2020区块链发展方向\n首先，推进发展。", "regions' labels": "江苏：加快发展数据产业。",
}


def texts(characters):
    """Each kind's name with a text of about so many characters."""
    found = {name: (run * (characters // len(run) + 1))[:characters] for name, run in RUNS.items()}
    found |= {name: "\n".join([line] * (characters // (len(line) + 1) + 1)) for name, line in LINES.items()}
    # Ten thousand persons, each with a name of one's own.
    people = [f"省长王{chr(0x4E00 + i * 7 % 20000)}表示，要推进发展。" for i in range(characters // 15 + 1)]
    return found | {"persons of their own names": "\n".join(people)}
