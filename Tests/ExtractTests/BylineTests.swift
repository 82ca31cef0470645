import Extract
import Records
import Testing

@Suite struct BylineTests {
    private func article(_ byline: String, tail: String = "") throws -> Article {
        try Fixture.article(
            """
            <html lang="zh"><head><title>会议开幕_某某网</title></head><body><h1>会议开幕</h1>\(byline)
            <div class="content">\(MainTextTests.prose.map { "<p>\($0)</p>" }.joined())</div>\(tail)</body></html>
            """
        )
    }

    @Test func aDayOfTheWeekIsNobodysName() throws {
        let article = try article("<div>2020年1月9日　星期四　某某晚报网</div>")
        #expect(article.author == nil)
        #expect(article.publisher == "某某晚报网")
    }

    @Test func aNameLosesTheWordBeforeIt() throws {
        #expect(try article("<span class=\"byline\">由 <span>沈七</span></span>").author == "沈七")
    }

    @Test func aCopyrightIsNobodysName() throws {
        #expect(try article("", tail: "<p>Copyright © 1998-2020 by example.cn. all rights reserved</p>").author == nil)
    }
}

/// Bylines of many makes, each with who wrote and who published the article.
@Suite struct ChineseBylineTests {
    private static let prose = MainTextTests.prose.map { "<p>\($0)</p>" }.joined()

    @Test(
        arguments: [
            ("<div>2020/01/15 18:32 某某日报 张三丰</div>", "张三丰", "某某日报"),
            ("<div>2020年1月15日 周三 某某晚报</div>", nil, "某某晚报"),
            ("<div><span>2020年01月15日 18:32</span> <a>某某日报</a> <span>作者：周一鸣</span></div>", "周一鸣", "某某日报"),
            ("<p>本报记者 孙悦 通讯员 赵钱孙　《某某日报》（2020年01月17日 第02版）</p>", "孙悦, 赵钱孙", nil),
            ("<div>时间：2020-01-15 浏览次数：1203 来源：某某日报 打印本页</div>", nil, "某某日报"),
            ("<p>2020-02-03 09:11:05 来源：某某日报（原发2020年01月15日）</p>", nil, "某某日报"),
            ("<div><span>某某日报</span><span>发布于 2020-01-15 18:32</span></div>", nil, "某某日报"),
        ] as [(String, String?, String?)]
    )
    func whoWroteAndWhoPublished(_ byline: String, _ author: String?, _ publisher: String?) throws {
        let article = try Fixture.article(
            "<html lang=zh><head><title>会议开幕</title></head><body><h1>会议开幕</h1>\(byline)<div class=content>\(Self.prose)</div></body></html>"
        )
        #expect(article.author == author)
        #expect(article.publisher == publisher)
        #expect(Fixture.blocks(article) == MainTextTests.prose)
    }

    @Test func aQuestionOfAnInterviewIsNoByline() throws {
        let talk =
            "<p><b>记者：</b>今年的报告为什么提到区块链？</p><p><b>省长：</b>\(MainTextTests.prose[1])</p><p><b>记者：</b>有哪些举措？</p><p><b>省长：</b>\(MainTextTests.prose[2])</p>"
        let article = try Fixture.article(
            "<html lang=zh><body><h1>把区块链用好</h1><p>2020-01-15</p><div class=content>\(talk)</div></body></html>"
        )
        #expect(Fixture.blocks(article).first == "记者：今年的报告为什么提到区块链？")
        #expect(article.blocks.count == 4)
    }
}
