import Extract
import Records
import Testing

/// Texts of regulations have sections, lists and sentences that begin with the words of a page's buttons.
@Suite struct PolicyTextTests {
    private static let articles = [
        "第一条 为了规范数据要素流通，保护组织和个人的合法权益，促进数字经济发展，结合本省实际，制定本办法。",
        "第二条 在本省行政区域内开展数据登记、交易和监督管理等活动的，适用本办法；法律、法规另有规定的，从其规定。",
        "第三条 省人民政府应当加强对区块链基础设施建设的统一规划，将所需经费列入本级财政预算，并每年公布实施情况。",
        "第四条 任何单位发现违反本办法的行为，可以向县级以上地方主管部门反映，主管部门应当在十五日内作出答复。",
    ]

    private func blocks(_ lines: [String], tail: String = "") throws -> [String] {
        let text = lines.map { $0.hasPrefix("<") ? $0 : "<p>\($0)</p>" }.joined()
        return Fixture.blocks(
            try Fixture.article(
                "<html lang=zh><head><title>数据流通管理办法</title></head><body><h1>数据流通管理办法</h1><div class=content>\(text)</div>\(tail)</body></html>"
            )
        )
    }

    private func halves(around line: String) -> [String] { Self.articles[..<2] + [line] + Self.articles[2...] }

    @Test(arguments: [
        "声明与承诺", "标签和说明书", "关键词库建设", "排行榜发布", "热点新闻发布", "更多精彩活动", "分享经济", "分享到户", "分享发展成果", "审核与批准", "来源可追溯",
        "举报奖励制度", "编辑出版", "字号登记", "作者权益保护", "扫码支付",
    ])
    func aSectionMayBeginWithAButtonsWord(_ line: String) throws {
        let lines = halves(around: line)
        #expect(try blocks(lines) == lines)
        #expect(try blocks(halves(around: "<h3>\(line)</h3>")) == lines)
    }

    @Test(arguments: ["标签", "关键词", "声明", "相关链接", "推荐阅读："])
    func aTextGoesOnBehindABoxInItsMiddle(_ line: String) throws {
        #expect(try blocks(halves(around: line)) == Self.articles)
    }

    @Test(arguments: [
        "会议强调，要健全信息发布制度，疫情信息未经授权不得发布。", "未经许可，擅自从事经营活动的，由主管部门责令改正。",
        "群众在办事大厅拿出手机，对着墙上的图案扫一扫就能看到办事指南，不用再带一叠材料来回跑，平均办理时间缩短了一半。",
    ])
    func aSentenceMayHaveANoticesWord(_ sentence: String) throws {
        let lines = halves(around: sentence)
        #expect(try blocks(lines) == lines)
    }

    @Test(arguments: [
        "未经授权，不得转载。", "扫一扫，关注我们的公众号", "版权所有 某某新闻网", "版权所有侵权必究", "责任编辑：张三", "责任编辑 张三", "分享", "【打印本页】【关闭窗口】",
        "标签：区块链", "关键词 区块链", "上一篇：某某会议召开", "点赞 评论 收藏 分享", "编辑｜张三", "（作者系某某大学教授）",
    ])
    func aNoticeBelowTheTextIsStillLeftOut(_ line: String) throws {
        #expect(try blocks(Self.articles + [line]) == Self.articles)
    }

    @Test(arguments: ["2020年3月1日起施行", "自2020年3月1日起施行。", "http://data.example.gov.cn/list"])
    func aLineWithADateOrAnAddressMayBeText(_ line: String) throws {
        let lines = Self.articles + [line] + Self.articles.map { $0 + "另行规定。" }
        #expect(try blocks(lines) == lines)
    }

    @Test(arguments: ["2020年3月1日 星期日", "2020年3月1日星期日 上午", "2020-03-01 08:30"])
    func aDateAloneIsNoText(_ line: String) throws {
        #expect(try blocks([line] + Self.articles) == Self.articles)
    }

    @Test func aPageOfClosingLinesTakesTimeInProportionToItsLength() throws {
        let sections = (0..<5000).flatMap { ["标签：\($0)"] + Self.articles[..<2].map { $0 + "另行规定。" } }
        let seconds = try ContinuousClock().measure { _ = try blocks(sections) } / .seconds(1)
        #expect(seconds < 5)
    }

    @Test func theTextStillEndsAtTheLinksBelowIt() throws {
        let related = ["相关报道", "去年的会议有哪些看点", "一图读懂今年的报告", "代表委员热议数字经济"]
        #expect(try blocks(Self.articles + related) == Self.articles)
    }

    @Test func textInLatinLettersGoesOnBelowAHeadingOfItsOwn() throws {
        let prose = (1...6).map {
            "Paragraph \($0) of the report says that the province will spend more on public registers, and explains at some length how it is to be done."
        }
        func page(_ middle: String) throws -> [String] {
            let text = prose.map { "<p>\($0)</p>" }
            return Fixture.blocks(
                try Fixture.article(
                    "<html lang=en><body><h1>A report</h1><div class=content>\(text[..<3].joined())\(middle)\(text[3...].joined())</div></body></html>"
                )
            )
        }
        #expect(try page("<h3>Related</h3><h3>What comes next</h3>") == prose[..<3] + ["What comes next"] + prose[3...])
        #expect(try page("<h3>Related</h3>") == Array(prose[..<3]))
    }
}
