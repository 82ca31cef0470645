import Extract
import Records
import Testing

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

    @Test(arguments: [
        ("<p>发布日期：二〇二〇年一月二十一日</p>", "2020-01-21"), ("<p>二○一九年十月三十日</p>", "2019-10-30"),
        ("<p>二零二零年十二月十日</p>", "2020-12-10"), ("<p>一九九八年三月廿一日</p>", "1998-03-21"), ("<p>二〇二〇年十一月五日</p>", "2020-11-05"),
    ])
    func aDateInChineseNumeralsIsRead(_ byline: String, _ expected: String) throws {
        #expect(try article(byline: byline).published?.description == expected)
    }

    @Test(arguments: ["<p>二〇二〇年十三月一日</p>", "<p>二〇二〇年二月三十日</p>", "<p>二〇二〇年一月</p>", "<p>二十年一月五日</p>"])
    func noOtherNumeralsAreADate(_ byline: String) throws {
        #expect(try article(byline: byline).published == nil)
    }

    @Test func theDayUnderADocumentInNumeralsIsRead() throws {
        let article = try article(tail: "<p>省人民政府</p><p>二〇二〇年一月二十一日</p>")
        #expect(article.published?.description == "2020-01-21")
        #expect(article.publishedEvidence == "tail")
    }

    // 1579537800 is 2020-01-20 16:30 UTC, the day after in China.
    @Test(arguments: [
        "var ct = \"1579537800\";", "window.state={\"publishTime\":1579537800000,\"id\":7}", "var publish_time = '2020-01-21 00:30' || '';",
        "{\\\"publishedAt\\\":\\\"2020-01-21T00:30:00\\\"}", "createTime: '2020-01-21', ptime: ''",
    ])
    func theDayMayStandInAScriptOnly(_ script: String) throws {
        let article = try article(head: "<script>\(script)</script>")
        #expect(article.published?.description == "2020-01-21")
        #expect(article.publishedEvidence == "script")
    }

    @Test(arguments: [
        "var direct = 1579537800;", "location = '/a?ct=1579537800';", "list=[{ptime:'2020-01-21'},{ptime:'2020-01-22'}]", "ct = 12;",
        "if (ct == 1579537800) {}",
    ])
    func whatIsNoDayOfOnePageIsPassedOver(_ script: String) throws {
        #expect(try article(head: "<script>\(script)</script>").published == nil)
    }

    @Test func aScriptIsAskedLast() throws {
        let article = try article(head: "<script>var ct = 1579537800;</script>", byline: "<p>2020-01-19</p>")
        #expect(article.published?.description == "2020-01-19")
    }
}
