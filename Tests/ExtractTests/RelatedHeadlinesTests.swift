import Extract
import Records
import Testing

@Suite struct RelatedHeadlinesTests {
    private func related(_ list: String, title: String = "省两会开幕") throws -> [String] {
        let text = MainTextTests.prose.map { "<p>\($0)</p>" }.joined()
        let page = """
            <html lang="zh"><head><title>\(title)</title></head><body><h1>\(title)</h1>
            <div class="content">\(text)</div><div class="more">\(list)</div></body></html>
            """
        let article = try Fixture.article(page)
        #expect(Fixture.blocks(article) == MainTextTests.prose)
        return article.related.map(\.string)
    }

    private func list(_ items: [(String, String)], tag: String = "ul") -> String {
        "<\(tag)>" + items.map { "<li><a href=\"/1\">\($0.0)</a> <span>\($0.1)</span></li>" }.joined() + "</\(tag)>"
    }

    private let onSubject = [
        ("今年报告提出区块链应用试点", "2020-01-11"), ("专家谈区块链与实体经济", "2020-01-10"), ("区块链产业园揭牌仪式举行", "2019/12/30"),
        ("去年数字经济增长百分之八", "2019/12/01"),
    ]

    @Test func datedHeadlinesOnTheArticlesSubjectAreKeptBesideTheText() throws {
        #expect(
            try related(list(onSubject)) == [
                "今年报告提出区块链应用试点\t2020-01-11", "专家谈区块链与实体经济\t2020-01-10", "区块链产业园揭牌仪式举行\t2019/12/30",
                "去年数字经济增长百分之八\t2019/12/01",
            ]
        )
    }

    @Test func aDateMayStandBeforeItsHeadline() throws {
        let items = onSubject.map { "<li>[\($0.1)] <a href=\"/1\">\($0.0)</a></li>" }.joined()
        #expect(try related("<ol>\(items)</ol>").first == "今年报告提出区块链应用试点\t2020-01-11")
    }

    @Test func aListOfAnotherKindIsLeftOut() throws {
        // The latest news: dates, but no subject.
        #expect(try related(list([("某地举办灯会迎接新春佳节", "2020-01-11"), ("春运首日客流平稳有序", "2020-01-10"), ("博物馆新展今日正式开幕", "2020-01-09")])) == [])
        // A ranking: the subject, but no dates.
        #expect(try related(list(onSubject.map { ($0.0, "评论1906条") })) == [])
        // Beside the text, as its name says, or not shown.
        #expect(try related("<div class=\"related\">\(list(onSubject))</div>") == [])
        #expect(try related("<div style=\"display: none\">\(list(onSubject))</div>") == [])
        // Too few.
        #expect(try related(list(Array(onSubject.prefix(2)))) == [])
    }
}
