import Extract
import Records
import Testing

@Suite struct MainTextTests {
    /// Three paragraphs that read like news.
    static let prose = [
        "1月12日，省第十三届人民代表大会第三次会议在省会开幕，省长代表省人民政府向大会作政府工作报告，总结了过去一年的工作。",
        "报告提出，要探索区块链技术在社会信用、农产品溯源和供应链管理等领域的应用，鼓励推进技术创新，融合发展相关产业。",
        "代表们在审议时认为，报告实事求是、目标明确，对今年工作的部署切合实际，是一个鼓舞人心、催人奋进的好报告。",
    ]

    private func page(_ article: String, around: String = "") -> String {
        """
        <!DOCTYPE html><html lang="zh"><head><title>会议开幕_某某网</title></head><body>
        <div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li><li><a href="/t">图片</a></li></ul></div>
        \(article)\(around)
        <div class="footer">版权所有 京ICP备00000000号</div></body></html>
        """
    }

    @Test func navigationSharingAndRelatedLinksAreLeftOut() throws {
        let text = Self.prose.map { "<p>\($0)</p>" }.joined()
        let article = try Fixture.article(
            page(
                """
                <h1>会议开幕</h1><div class="content">\(text)<div class="share">分享到 微博 微信</div>
                <p>责任编辑：张三</p><h3>相关阅读</h3><ul><li><a href="/1">去年的会议报道</a></li></ul></div>
                """,
                around: "<div class=\"comments\"><p>网友甲：说得很好，希望今年的目标都能实现，我们拭目以待，大家一起努力吧。</p></div>"
            )
        )
        #expect(Fixture.blocks(article) == Self.prose)
        #expect(article.title == "会议开幕")
        #expect(article.completeness == .full)
    }

    @Test func breaksPartParagraphsAndBoldLinesAreTold() throws {
        let lines = ["<strong>福建省</strong>"] + Self.prose.map { "&nbsp;&nbsp;&nbsp;&nbsp;" + $0 }
        let article = try Fixture.article(page("<div class=\"con\">\(lines.joined(separator: "<br><br>"))</div>"))
        #expect(Fixture.blocks(article) == ["福建省"] + Self.prose)
        #expect(article.blocks.map(\.isEmphasized) == [true, false, false, false])
    }

    @Test func sectionsOfSpansAreParagraphs() throws {
        let sections = Self.prose.map { "<section style=\"text-indent:2em\"><span>&nbsp;</span><span>\($0)</span></section>" }.joined()
        let heading = "<section style=\"font-size:18px;font-weight:bold\"><span>甘肃省</span></section>"
        let article = try Fixture.article(page("<div id=\"js_content\">\(heading)\(sections)</div>"))
        #expect(Fixture.blocks(article) == ["甘肃省"] + Self.prose)
        #expect(article.blocks.first?.isEmphasized == true)
    }

    @Test func headingsListsTablesAndQuotesKeepTheirKind() throws {
        let article = try Fixture.article(
            page(
                """
                <div class="article-content"><h2>一、目标</h2><p>\(Self.prose[0])</p><ul><li>增长百分之六左右</li></ul>
                <table><tr><td>指标</td><td>数值</td></tr><tr><td>规模</td><td>2万亿元</td></tr></table>
                <blockquote>\(Self.prose[1])</blockquote><p>\(Self.prose[2])</p></div>
                """
            )
        )
        #expect(Fixture.blocks(article) == ["一、目标", Self.prose[0], "增长百分之六左右", "指标\t数值", "规模\t2万亿元", Self.prose[1], Self.prose[2]])
        #expect(
            article.blocks.map(\.kind) == [.heading(level: 2), .paragraph, .listItem, .tableRow, .tableRow, .quote, .paragraph]
        )
        #expect(article.blocks[1].path == "/html/body/div[2]/p[1]")
        #expect(article.blocks[4].path == "/html/body/div[2]/table[1]/tr[2]")
    }

    @Test func anArticleThatIsThereTwiceIsTakenOnce() throws {
        let text = Self.prose.map { "<p>\($0)</p>" }.joined()
        let article = try Fixture.article(page("<div class=\"pc\">\(text)</div><div class=\"phone\">\(text)</div>"))
        #expect(Fixture.blocks(article) == Self.prose)
    }

    @Test func anAbstractIsNoFullText() throws {
        let article = try Fixture.article(page("<h1>会议开幕</h1><div class=\"content\"><p>摘要：\(Self.prose[0])</p></div>"))
        #expect(article.completeness.name == "summary")
    }

    @Test func anAbstractBeforeAPaywallIsAnAbstract() throws {
        let article = try Fixture.article(
            page(
                """
                <h1>会议开幕</h1><div class="sub"><span>某某研究院</span><span>2020-02-20</span><span>字数：3800</span></div>
                <div class="abstract">摘要：\(Self.prose[0])</div><div class="wall"><p>本文为会员专享内容，剩余全文请登录后阅读。</p></div>
                """
            )
        )
        #expect(article.completeness.name == "summary")
        #expect(Fixture.blocks(article).first == "摘要：" + Self.prose[0])
    }

    @Test func theDayOfADocumentsSignatureIsText() throws {
        let signed = Self.prose.map { "<p>\($0)</p>" }.joined() + "<p>省人民政府</p><p>2020年1月10日</p>"
        #expect(
            Fixture.blocks(try Fixture.article(page("<div class=\"content\">\(signed)</div>"))) == Self.prose + ["省人民政府", "2020年1月10日"]
        )
    }

    @Test func aTextThatEndsWithReadOnIsCutShort() throws {
        let article = try Fixture.article(page("<div class=\"content\"><p>\(Self.prose[0])</p><p>\(Self.prose[1])</p><p>登录后阅读全文</p></div>"))
        #expect(article.completeness.name == "truncated")
    }

    @Test func aLeadAboveTheTextIsTakenIn() throws {
        let text = Self.prose[1...].map { "<p>\($0)</p>" }.joined()
        let article = try Fixture.article(
            page(
                "<div><h1>会议开幕</h1><div class=\"lead\">\(Self.prose[0])</div><div><a href=\"/a\">图</a></div><div class=\"entry-content\">\(text)</div></div>"
            )
        )
        #expect(Fixture.blocks(article) == Self.prose)
    }

    @Test(arguments: [("", "empty"), ("  \n ", "empty"), ("<html><body><script>x</script></body></html>", "no-text")])
    func aPageWithoutTextIsRejected(_ html: String, _ code: String) throws {
        let extractor = try Fixture.extractor()
        let reject = #expect(throws: Reject.self) { try extractor.article(from: Page(source: "a.html", bytes: Array(html.utf8))) }
        #expect(reject?.code.rawValue == code)
        #expect(reject?.source == "a.html")
    }

    @Test func aPageThatIsTooDeepIsRejected() throws {
        let extractor = try Fixture.extractor()
        let bytes = Array(String(repeating: "<div>", count: 100_000).utf8)
        let reject = #expect(throws: Reject.self) { try extractor.article(from: Page(source: "a.html", bytes: bytes)) }
        #expect(reject?.code == .tooDeep)
    }

    @Test func whatATableGaveWins() throws {
        let given = Page.Given(id: "7", title: "表中标题", date: CivilDate(2020, 1, 9), region: "福建省")
        let text = Self.prose.map { "<p>\($0)</p>" }.joined()
        let page = Page(source: "t.csv#1", bytes: Array("<h1>会议开幕</h1>\(text)".utf8), given: given)
        let article = try Fixture.extractor().article(from: page)
        #expect(article.givenID == "7")
        #expect(article.title == "表中标题")
        #expect(article.published == CivilDate(2020, 1, 9))
        #expect(article.publishedEvidence == "given")
        #expect(article.givenRegion == "福建省")
    }

    @Test func plainTextMayHaveAByline() throws {
        let text = "会议开幕\n\n来源：某某新闻网\n日期：2020年2月25日\n\n\(Self.prose[0])\n\(Self.prose[1])\n"
        let article = try Fixture.extractor().article(from: Page(source: "a.txt", bytes: Array(text.utf8), format: .plainText))
        #expect(article.published == CivilDate(2020, 2, 25))
        #expect(article.publisher == "某某新闻网")
        #expect(article.publishedEvidence == "label")
    }

    @Test func plainTextHasABlockALine() throws {
        let page = Page(source: "a.txt", bytes: Array("会议开幕\n\n\(Self.prose[0])\r\n\(Self.prose[1])\n".utf8), format: .plainText)
        let article = try Fixture.extractor().article(from: page)
        #expect(article.title == "会议开幕")
        #expect(Fixture.blocks(article) == ["会议开幕", Self.prose[0], Self.prose[1]])
    }
}
