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
