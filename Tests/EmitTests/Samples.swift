import Emit
import Records

/// One small article as all emit tests see it.
enum Sample {
    static let fujian = Region(code: "350000", name: "福建省", level: .province, provinceCode: "350000")
    static let theme = Theme(id: "i.digital", zh: "数字经济", en: "Digital economy", group: "i", terms: ["数字经济"], exclusions: [])

    /// 1月11日,“数字经济规模超2万亿元。”
    static let text = UTF8Text("1月11日,“数字经济规模超2万亿元。”")

    /// - Parameter change: of what was found in the article.
    static func row(
        statementText: String = "数字经济规模超2万亿元。",
        title: String = "两会",
        change: (inout EnrichedArticle) -> Void = { _ in }
    ) -> ArticleRow {
        var article = Article(
            id: "a1",
            source: "pages/a.html",
            title: title,
            published: CivilDate(2020, 1, 12),
            sha256: "00",
            text: text,
            blocks: []
        )
        article.publisher = "示例新闻网"
        let figure = Figure(span: TextSpan(34, 44), surfaceSpan: TextSpan(31, 44), value: 2e12, unit: "元", bound: .moreThan, what: "数字经济规模")
        let statement = Statement(
            id: "s1",
            articleID: "a1",
            sequence: 1,
            region: fujian,
            date: CivilDate(2020, 1, 11),
            datePrecision: .day,
            form: .direct,
            text: statementText,
            sourceDocument: "福建省2020年政府工作报告",
            themes: ["i.digital"],
            span: TextSpan(10, 50),
            rule: "final-mark",
            figures: [figure]
        )
        let mention = Mention(
            theme: "i.digital",
            term: "数字经济",
            span: TextSpan(13, 25),
            statementID: "s1",
            region: fujian,
            date: CivilDate(2020, 1, 11)
        )
        let normalized = NormalizedArticle(
            article: article,
            statements: [statement],
            directions: [
                Direction(
                    horizon: "2020",
                    heading: "2020方向",
                    order: 1,
                    marker: "首先",
                    themes: ["i.digital"],
                    text: "首先,发展数字经济。",
                    span: TextSpan(0, 9)
                )
            ]
        )
        var enriched = EnrichedArticle(normalized: normalized, mentions: [mention])
        change(&enriched)
        return ArticleRow(enriched)
    }

    static let jilin = Region(code: "220000", name: "吉林省", level: .province, provinceCode: "220000")

    /// 福建省 was read about, 吉林省 was not.
    static let panel = Panel(
        level: .province,
        periods: ["2020-01"],
        regions: [jilin, fujian],
        themes: [theme],
        asOf: CivilDate(2020, 1, 12),
        coverage: { _, region in
            guard region == fujian.code else { return nil }
            let day = CivilDate(2020, 1, 11)
            return CoverageRow.Reading(documents: 1, reports: 0, characters: 20, first: day, last: day)
        },
        cells: { _, _ in [theme.id: Panel.Counts(articles: 1, statements: 1, mentions: 1)] }
    )

    static let tallies = TallyRows(
        all: TallyRow(articles: 1, statements: 1, mentions: 1, characters: 20),
        byDate: [TallyRow(period: "2020-01-11", articles: 1, statements: 1, mentions: 1, characters: 20)],
        byRegion: [TallyRow(region: fujian, articles: 1, statements: 1, mentions: 1, characters: 20)],
        byTheme: [TallyRow(theme: theme, articles: 1, statements: 1, mentions: 1, characters: 20)],
        byDateRegion: [
            TallyRow(period: "2020-01-11", region: fujian, theme: theme, articles: 1, statements: 1, mentions: 1, characters: 20)
        ],
        panel: panel
    )

    /// The files that an emitter writes of the sample.
    static func files(_ emitter: any Emitter, rows: [ArticleRow] = [row()], rejects: [Reject] = []) throws -> (
        files: [String: String], guarded: Int
    ) {
        let written = WrittenFiles()
        var out = written.buffer()
        try write(emitter, rows: rows, rejects: rejects, &out)
        return (written.files.mapValues { String(decoding: $0, as: UTF8.self) }, out.guardedCells)
    }

    static func write(_ emitter: any Emitter, rows: [ArticleRow], rejects: [Reject] = [], _ out: inout OutputBuffer) throws {
        var emitter = emitter
        try emitter.begin(&out)
        for row in rows { try emitter.add(row, &out) }
        for reject in rejects { try emitter.add(reject, &out) }
        try emitter.finish(tallies, &out)
        try out.writeAll()
    }
}

/// Files that are written into memory.
final class WrittenFiles {
    private(set) var files: [String: [UInt8]] = [:]
    /// Bytes of the largest piece that was written at once.
    private(set) var largestPiece = 0

    func buffer(folder: String = "/nowhere") -> OutputBuffer {
        OutputBuffer(folder: folder) { bytes, path throws(EmitFault) in
            self.files[path, default: []] += bytes
            self.largestPiece = max(self.largestPiece, bytes.count)
        }
    }
}
