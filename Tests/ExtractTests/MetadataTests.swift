import Extract
import Records
import Testing

@Suite struct MetadataTests {
    private func article(head: String = "", byline: String = "", tail: String = "", url: String? = nil) throws -> Article {
        try Fixture.article(
            """
            <html lang="zh"><head><title>会议开幕_某某网</title>\(head)</head><body><h1>会议开幕</h1>\(byline)
            <div class="content">\(MainTextTests.prose.map { "<p>\($0)</p>" }.joined())</div>\(tail)</body></html>
            """,
            url: url
        )
    }

    @Test(arguments: [
        ("<p>2020年01月21日 10:05</p>", "2020-01-21"),
        ("<p>2020 年 1 月 21 日</p>", "2020-01-21"),
        ("<p>2020-01-21 10:05:00</p>", "2020-01-21"),
        ("<p>2020/1/21</p>", "2020-01-21"),
        ("<p>2020.01.21</p>", "2020-01-21"),
        ("<p>Jan 21, 2020</p>", "2020-01-21"),
        ("<p>21 January 2020</p>", "2020-01-21"),
        ("<p>21. Januar 2020, 10:05 Uhr</p>", "2020-01-21"),
        ("<p>21.01.2020</p>", "2020-01-21"),
        ("<p>发布时间：18-03-08 23:16</p>", "2018-03-08"),
    ])
    func aPrintedDateIsRead(_ byline: String, _ expected: String) throws {
        #expect(try article(byline: byline).published?.description == expected)
    }

    @Test(arguments: [
        ("https://a.cn/2020/01/21/x.html", "2020-01-21"),
        ("https://a.cn/20200121/x.html", "2020-01-21"),
        ("http://a.cn/n1/2020/0121/c1-2.html", "2020-01-21"),
        ("http://a.gov.cn/art/202001/t20200121_123.html", "2020-01-21"),
        ("https://a.cn/2020-01/21/content_1.htm", "2020-01-21"),
    ])
    func anAddressHasADate(_ url: String, _ expected: String) throws {
        let article = try article(url: url)
        #expect(article.published?.description == expected)
        #expect(article.publishedEvidence == "url")
    }

    @Test func anAddressWithoutADateGivesNone() throws {
        #expect(try article(url: "https://a.cn/article/12345678/90.html").published == nil)
    }

    @Test func whatMachinesAreToldComesBeforeWhatIsPrinted() throws {
        let linked =
            #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"会议开幕","datePublished":"2020-01-21T10:05:00+08:00","dateModified":"2020-01-23T08:00:00+08:00","author":[{"@type":"Person","name":"张三"},{"name":"李四"}],"publisher":{"@type":"Organization","name":"某某网"}}</script>"#
        let article = try article(head: linked, byline: "<p>2020-01-25</p>")
        #expect(article.published?.description == "2020-01-21")
        #expect(article.publishedEvidence == "json-ld")
        #expect(article.updated?.description == "2020-01-23")
        #expect(article.author == "张三, 李四")
        #expect(article.publisher == "某某网")
    }

    @Test func linkedDataThatIsNoJSONIsStillRead() throws {
        let linked =
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\n\"description\":\"a\nb\",\"datePublished\":\"2020-01-21\",</script>"
        #expect(try article(head: linked).published?.description == "2020-01-21")
    }

    @Test func aTimeInUTCGivesWayToThePrintedDay() throws {
        let meta = #"<meta property="article:published_time" content="2020-01-20T17:00:00Z">"#
        #expect(try article(head: meta, byline: "<p>2020年01月21日 01:00</p>").published?.description == "2020-01-21")
    }

    @Test func aBylineGivesSourceAuthorAndDate() throws {
        let article = try article(byline: "<div>来源:新华网 作者:张三 时间:2020年01月21日 10:05 浏览:1024次</div>")
        #expect(article.publisher == "新华网")
        #expect(article.author == "张三")
        #expect(article.published?.description == "2020-01-21")
        #expect(article.publishedEvidence == "label")
        #expect(!article.text.string.contains("浏览"))
    }

    @Test func publishedAndUpdatedAreToldApart() throws {
        let article = try article(byline: "<p>发布时间：2020-01-21 10:05</p><p>更新时间：2020-01-22 09:00</p>")
        #expect(article.published?.description == "2020-01-21")
        #expect(article.updated?.description == "2020-01-22")
    }

    @Test func aNameAloneBesideTheDateIsTheAuthor() throws {
        let article = try article(byline: "<div><p>石佳/中国青年报</p><p>2019-09-24 09:10</p></div>")
        #expect(article.author == "石佳")
    }

    @Test func aLabelAfterTheTextCounts() throws {
        let article = try article(tail: "<div><p>发布日期：2019-03-06</p><p>来源：东区办事处</p></div>")
        #expect(article.published?.description == "2019-03-06")
        #expect(article.publisher == "东区办事处")
    }

    @Test func theTitleIsTheHeadingThatTheTitleElementRepeats() throws {
        let article = try Fixture.article(
            """
            <html><head><title>会议开幕，代表建言 - 新闻 - 某某网</title></head><body><h1><a href="/">某某网</a></h1><h2>会议开幕，代表建言</h2>
            <div>\(MainTextTests.prose.map { "<p>\($0)</p>" }.joined())</div></body></html>
            """
        )
        #expect(article.title == "会议开幕，代表建言")
    }

    @Test func aTitleLosesTheSiteAndTheKicker() throws {
        let prose = MainTextTests.prose.map { "<p>\($0)</p>" }.joined()
        let site = try Fixture.article("<html><head><title>地方会议密集召开_某某网</title></head><body><div>\(prose)</div></body></html>")
        #expect(site.title == "地方会议密集召开")
        let kicker = try Fixture.article(
            "<html><body><h1><span class=\"kicker\">两会</span> 地方会议密集召开</h1><div>\(prose)</div></body></html>"
        )
        #expect(kicker.title == "地方会议密集召开")
    }
}

/// Which of several days is that of publication.
@Suite struct PublicationDayTests {
    private func article(head: String = "", aboveTitle: String = "", byline: String = "", tail: String = "") throws -> Article {
        try Fixture.article(
            """
            <html lang="zh"><head><title>会议开幕_某某网</title>\(head)</head><body>\(aboveTitle)<h1>会议开幕</h1>\(byline)
            <div class="content">\(MainTextTests.prose.map { "<p>\($0)</p>" }.joined())</div>\(tail)</body></html>
            """
        )
    }

    private func linked(_ type: String, _ day: String) -> String {
        #"<script type="application/ld+json">{"@type":"\#(type)","headline":"会议开幕","datePublished":"\#(day)"}</script>"#
    }

    private let meta = #"<meta property="article:published_time" content="2020-01-21T10:05:00+08:00">"#

    @Test func ofTwoDaysThatMachinesAreToldThePrintedOneHolds() throws {
        let article = try article(head: linked("NewsArticle", "2019-05-01") + meta, byline: "<p>2020年1月21日</p>")
        #expect(article.published?.description == "2020-01-21")
        #expect(article.publishedEvidence == "meta")
    }

    @Test func theDayOfAVideoIsTrustedLess() throws {
        #expect(try article(head: linked("VideoObject", "2019-05-01") + meta).published?.description == "2020-01-21")
        #expect(try article(head: linked("NewsArticle", "2019-05-01") + meta).published?.description == "2019-05-01")
    }

    @Test func aClockThatTellsItsZoneIsNotSetBack() throws {
        #expect(try article(head: meta, byline: "<p>2020-01-20</p>").published?.description == "2020-01-21")
        #expect(try article(head: meta, byline: "<p>2020-01-22</p>").published?.description == "2020-01-22")
    }

    @Test(arguments: [
        "<p>活动时间：2020年2月1日 10:00</p><p>2020-01-21</p>", "<p>注册时间：2015-03-01</p><p>2020-01-21</p>",
        "<p>vom 9.1. - 10.2.2020, veröffentlicht 2020-01-21</p>", "<p>31. Januar 2019 – 6. Februar 2019</p><p>2020-01-21</p>",
        "<p>Article mis à jour le 7 février 2020</p><p>2020-01-21</p>", "<p>( Roma, 21 Gennaio 20 )</p>",
    ])
    func aDayOfSomethingElseIsPassedOver(_ byline: String) throws {
        #expect(try article(byline: byline).published?.description == "2020-01-21")
    }

    @Test func theOnlyTimeElementHoldsWhereverItStands() throws {
        let article = try article(tail: "<aside class=sidebar><time datetime=\"2020-01-21\">vor drei Tagen</time></aside>")
        #expect(article.published?.description == "2020-01-21")
        #expect(article.publishedEvidence == "time")
    }
}

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
            ("<p>本报记者 孙悦 通讯员 赵钱孙　《某某日报》（2020年01月17日 第02版）</p>", "孙悦", nil),
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

@Suite struct PageLayoutTests {
    @Test func theColumnsOfAPageAreNoRowsOfATable() throws {
        let cells = [MainTextTests.prose[0...1], MainTextTests.prose[1...2]].map {
            "<td valign=top>" + $0.map { "<p>\($0)</p>" }.joined() + "</td>"
        }
        let article = try Fixture.article("<html><body><table><tr>\(cells.joined())</tr></table></body></html>")
        #expect(article.blocks.allSatisfy { $0.kind == .paragraph })
    }

    @Test func aSecondCopyLeavesNoTitleAndNoByline() throws {
        let copy = "<h1>会议开幕</h1><div>2020-01-15 来源：某某日报</div><div>" + MainTextTests.prose.map { "<p>\($0)</p>" }.joined() + "</div>"
        let article = try Fixture.article("<html><head><title>会议开幕</title></head><body><div>\(copy)</div><div>\(copy)</div></body></html>")
        #expect(Fixture.blocks(article) == MainTextTests.prose)
    }

    @Test func twoHyphensPartTheSitesNameFromTheTitle() throws {
        let article = try Fixture.article(
            "<html><head><title>某某新闻网--省两会在省会隆重开幕</title></head><body>" + MainTextTests.prose.map { "<p>\($0)</p>" }.joined()
                + "</body></html>"
        )
        #expect(article.title == "省两会在省会隆重开幕")
    }
}
