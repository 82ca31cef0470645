import Records
import Testing

@Suite struct BinaryRecordTests {
    private func copy<Record: BinaryRecord>(_ record: Record) throws -> Record {
        var writer = BinaryWriter()
        record.write(to: &writer)
        var reader = BinaryReader(writer.bytes)
        let copy = try Record(from: &reader)
        #expect(reader.isAtEnd)
        return copy
    }

    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 8191, .max, .min])
    func anIntegerComesBack(number: Int) throws {
        var writer = BinaryWriter()
        writer.integer(number)
        var reader = BinaryReader(writer.bytes)
        #expect(try reader.integer() == number)
    }

    @Test func aSmallNumberTakesOneByte() {
        var writer = BinaryWriter()
        writer.integer(-64)
        writer.natural(127)
        #expect(writer.bytes == [127, 127])
    }

    @Test func aTextThatComesAgainIsWrittenOnce() throws {
        var writer = BinaryWriter()
        for text in ["北京", "", "北京"] { writer.text(text) }
        #expect(writer.bytes == [0, 6] + Array("北京".utf8) + [0, 0, 1])
        var reader = BinaryReader(writer.bytes)
        #expect([try reader.text(), try reader.text(), try reader.text()] == ["北京", "", "北京"])
    }

    /// é as one code point and as two: equal as strings, and two texts all the same.
    @Test func aTextKeepsItsCodePoints() throws {
        var writer = BinaryWriter()
        for text in ["\u{E9}", "e\u{301}"] { writer.text(text) }
        var reader = BinaryReader(writer.bytes)
        #expect(Array(try reader.text().unicodeScalars) == ["\u{E9}"])
        #expect(Array(try reader.text().unicodeScalars) == ["e", "\u{301}"])
    }

    private let fuzhou = Region(code: "350100", name: "福州市", level: .prefecture, provinceCode: "350000")

    private var article: Article {
        var article = Article(
            id: "0123456789abcdef",
            source: "a.html",
            url: "https://example.cn/",
            title: "标题",
            published: CivilDate(2020, 2, 29),
            publishedEvidence: "meta",
            language: "zh",
            charset: "gb18030",
            sha256: "ff",
            text: UTF8Text("一\n二"),
            blocks: [
                Block(.heading(level: 3), TextSpan(0, 3), isEmphasized: true, path: "/html/h3"), Block(.tableRow, TextSpan(4, 7)),
                Block(.quote, TextSpan(4, 7)), Block(.listItem, TextSpan(4, 7)), Block(.paragraph, TextSpan(4, 7)),
            ],
            completeness: .truncated(reason: "the record ends early")
        )
        article.givenID = "17"
        article.cuts = "3 attributes"
        article.related = [UTF8Text("另一篇"), UTF8Text("")]
        return article
    }

    @Test func anArticleComesBackWhole() throws {
        let copy = try copy(article)
        #expect(String(describing: copy) == String(describing: article))
    }

    @Test func readingsAndTagsComeBackWhole() throws {
        let figure = Figure(
            span: TextSpan(0, 3),
            surfaceSpan: TextSpan(0, 3),
            value: 0.1,
            upper: 6,
            unit: "%",
            bound: .atLeast,
            what: "增速",
            change: .increaseTo
        )
        let statement = Statement(
            id: "s",
            articleID: "a",
            sequence: 1,
            region: fuzhou,
            date: CivilDate(2020, 1, 11),
            datePrecision: .month,
            form: .indirect,
            text: "一",
            speaker: "尤猛军",
            session: "福州市十五届人大五次会议",
            themes: ["t.chain"],
            span: TextSpan(0, 3),
            regionEvidence: "heading: 福州",
            rule: "cue",
            figures: [figure]
        )
        var normalized = NormalizedArticle(
            article: article,
            dates: [DateMention(span: TextSpan(0, 3), from: CivilDate(1, 1, 1), to: nil, precision: .range, role: .plan, rule: "plan")],
            regionMentions: [
                RegionMention(span: TextSpan(0, 3), region: fuzhou, candidates: ["361000"], isHistorical: true, rule: "longest")
            ],
            figures: [figure],
            about: .china,
            aboutEvidence: "title",
            isReport: true,
            passages: [Passage(span: TextSpan(0, 7), region: fuzhou, date: CivilDate(9999, 12, 31), heading: TextSpan(0, 3))],
            statements: [statement],
            directions: [Direction(horizon: "2020", heading: "展望", order: 1, marker: "首先", text: "二", span: TextSpan(4, 7))]
        )
        var writer = BinaryWriter()
        normalized.writeReadings(to: &writer)
        var reader = BinaryReader(writer.bytes)
        let readings = try NormalizedArticle(readings: &reader, of: article)
        #expect(String(describing: readings) == String(describing: normalized))

        normalized.statements[0].themes = ["t.chain", "l.env"]
        normalized.directions[0].themes = ["t.chain"]
        let mention = Mention(theme: "t.chain", term: "区块链", span: TextSpan(0, 3), statementID: "s", region: fuzhou)
        let enriched = EnrichedArticle(normalized: normalized, mentions: [mention])
        var tags = BinaryWriter()
        enriched.writeTags(to: &tags)
        var tagReader = BinaryReader(tags.bytes)
        let copy = try EnrichedArticle(tags: &tagReader, of: readings)
        #expect(String(describing: copy) == String(describing: enriched))
    }

    /// Whatever is cut off, reading ends with a fault and never beyond the bytes.
    @Test func aCutRecordIsAFault() throws {
        var writer = BinaryWriter()
        article.write(to: &writer)
        for count in 0..<writer.bytes.count {
            var reader = BinaryReader(Array(writer.bytes.prefix(count)))
            #expect(throws: BinaryFault.self) { try Article(from: &reader) }
        }
    }

    @Test func aLengthBeyondTheRestIsAFault() {
        var writer = BinaryWriter()
        writer.natural(.max)
        var reader = BinaryReader(writer.bytes)
        #expect(throws: BinaryFault.self) { try reader.list(of: String.self) }
    }
}
