import Extract
import Records
import Testing

/// Names as bylines print them, in brackets, with spaces, behind labels of many makes.
@Suite struct NameTests {
    private static let prose = MainTextTests.prose.map { "<p>\($0)</p>" }.joined()

    private func article(_ byline: String, head: String = "", tail: String = "", language: String = "zh", url: String? = nil) throws
        -> Article
    {
        try Fixture.article(
            """
            <html lang=\(language)><head><title>会议开幕</title>\(head)</head><body><h1>会议开幕</h1>\(byline)
            <div class=content>\(Self.prose)\(tail)</div></body></html>
            """,
            url: url
        )
    }

    @Test(
        arguments: [
            ("<p>【作者:赵某某】 【编辑:钱某某】</p>", "赵某某", nil),
            ("<p>2020-01-15 来源：某某图片社） 作者：孙某</p>", "孙某", "某某图片社"),
            ("<p>2020-01-15</p><p>文/图 周小宁</p>", "周小宁", nil),
            ("<p>2020-01-15</p><p>文｜周小宁</p>", "周小宁", nil),
            ("<p>2020-01-15</p><p>文|某某新闻记者 周小宁</p>", "周小宁", nil),
            ("<p>2020-01-15</p><p>某某新闻记者 周小宁</p>", "周小宁", nil),
            ("<p>2020-01-15</p><p>■ 本报记者 周小宁 通讯员 吴大伟</p>", "周小宁, 吴大伟", nil),
            ("<p>2020-01-15</p><p>本报记者　周　宁</p>", "周宁", nil),
            ("<p>来源：某某通讯社　参与互动</p>", nil, "某某通讯社"),
        ] as [(String, String?, String?)]
    )
    func aBylineIsReadAndIsNoText(_ byline: String, _ author: String?, _ publisher: String?) throws {
        let article = try article(byline)
        #expect(article.author == author)
        #expect(article.publisher == publisher)
        #expect(Fixture.blocks(article) == MainTextTests.prose)
    }

    @Test(arguments: ["<p>文｜周小宁</p>", "<p>某某新闻记者 周小宁</p>", "<p>■ 本报记者 周小宁 通讯员 吴大伟</p>"])
    func aBylineInsideTheTextsElementIsNoText(_ line: String) throws {
        let text = MainTextTests.prose.map { "<p>\($0)</p>" }.joined()
        let article = try Fixture.article("<html lang=zh><body><h1>会议开幕</h1><div class=content>\(line)\(text)</div></body></html>")
        #expect(Fixture.blocks(article) == MainTextTests.prose)
    }

    @Test(arguments: ["<p>记者：赵某某</p>", "<p>（本报记者 赵某某）</p>"])
    func aReportersNameBelowTheTextIsNoText(_ line: String) throws {
        #expect(Fixture.blocks(try article("<p>2020-01-15</p>", tail: line)) == MainTextTests.prose)
    }

    @Test func aHeadingOnReportersIsText() throws {
        let article = try article("", tail: "<p>记者手记</p><p>\(MainTextTests.prose[0])记者在现场看到，代表们热烈鼓掌。</p>")
        #expect(Fixture.blocks(article).contains("记者手记"))
    }

    @Test func anAuthorMayBeToldByReference() throws {
        let linked =
            #"<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"A","author":{"@id":"https://a.org/#p1"}},{"@type":["Person"],"@id":"https://a.org/#p1","name":"Anna Muster"},{"@type":"Person","@id":"https://a.org/#p2","name":"Someone Else"}]}</script>"#
        #expect(try article("", head: linked, language: "en").author == "Anna Muster")
        #expect(try article("<p>By Carl Beispiel</p>", head: linked, language: "en").author == "Carl Beispiel")
        let system = linked.replacing("Anna Muster", with: "admin")
        #expect(try article("", head: system, language: "en").author == nil)
    }

    @Test func aSharedCardMayNameTheAuthor() throws {
        func card(_ label: String) -> String {
            "<meta name=\"twitter:label1\" content=\"\(label)\"><meta name=\"twitter:data1\" content=\"Anna Muster\">"
        }
        #expect(try article("", head: card("Written by"), language: "en").author == "Anna Muster")
        #expect(try article("", head: card("Verfasst von"), language: "de").author == "Anna Muster")
        #expect(try article("", head: card("Reading time"), language: "en").author == nil)
    }

    @Test(arguments: [
        ("By Anna Muster", "Anna Muster"), ("By Anna van Muster and Carl Beispiel", "Anna van Muster and Carl Beispiel"),
        ("Von Anna Muster in Musterstadt", "Anna Muster"), ("By Anna Muster January 21, 2020", "Anna Muster"),
        ("by annam on Monday", "annam"), ("Text: Anna Muster", "Anna Muster"), ("Text und Bild sind frei", nil),
        ("By 2030 all registers will be public", nil),
        ("By using this service you agree", nil), ("Von der Idee zum fertigen Gesetz", nil),
    ])
    func aSentenceBehindALabelIsNoName(_ line: String, _ author: String?) throws {
        #expect(try article("<p>\(line)</p>", language: "en").author == author)
    }

    @Test func theSitesNameGivesWayToAPersons() throws {
        let meta = "<meta name=author content=\"Example Post\">"
        let byline = "<p><span class=author>Anna Muster</span></p>"
        #expect(try article(byline, head: meta, language: "en", url: "https://www.examplepost.org/a").author == "Anna Muster")
        #expect(try article("", head: meta, language: "en", url: "https://www.examplepost.org/a").author == "Example Post")
    }
}
