import Emit
import Foundation
import Records

/// Reports of small articles, and a look at the markup that they are made of.
enum ReportFixture {
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func tiles() throws -> [ProvinceTile] {
        try ProvinceTile.read(json: Array(Data(contentsOf: repository.appendingPathComponent("data/province-tiles.json"))))
    }

    static func emitter(
        language: OutputLanguage = .zh,
        horizon: String? = nil,
        output: String? = "output",
        limits: ReportLimits = ReportLimits()
    ) throws -> ReportEmitter {
        ReportEmitter(
            path: "report.html",
            name: "test",
            horizon: horizon,
            output: output,
            language: language,
            themes: [Sample.theme],
            groups: [ThemeGroup(id: "i", zh: "产业", en: "Industry")],
            tiles: try tiles(),
            provenance: ReportProvenance(tool: "lianghui 9.9", pipelineSHA256: "feed", data: [.init(path: "data/t.json", sha256: "beef")]),
            limits: limits
        )
    }

    /// An article that says words in quotation marks, hits of 数字经济 marked.
    static func row(
        _ id: String,
        words: String,
        source: String = "data/pages/a.html",
        url: String? = nil,
        title: String = "两会",
        speaker: String? = nil,
        date: CivilDate? = CivilDate(2020, 1, 11)
    ) -> ArticleRow {
        let text = UTF8Text("省长说:“\(words)”")
        let article = Article(id: id, source: source, url: url, title: title, sha256: "00", text: text, blocks: [])
        let span = TextSpan(UTF8Text("省长说:").count, text.count)
        let statement = Statement(
            id: "s\(id)",
            articleID: id,
            sequence: 1,
            region: Sample.fujian,
            date: date,
            datePrecision: date == nil ? nil : .day,
            form: .direct,
            text: words,
            speaker: speaker,
            themes: ["i.digital"],
            span: span,
            rule: "test"
        )
        let term = Array("数字经济".utf8)
        let hits = (0..<text.count).filter { text.has(term, at: $0) }.map {
            Mention(theme: "i.digital", term: "数字经济", span: TextSpan($0, $0 + term.count), statementID: statement.id)
        }
        return ArticleRow(EnrichedArticle(normalized: NormalizedArticle(article: article, statements: [statement]), mentions: hits))
    }

    /// The elements of a page, each with its attributes, told as HTML tells them: outside of style and script.
    static func elements(of page: String) -> [(name: String, attributes: [String: String])] {
        var rest = Substring(page)
        var elements: [(String, [String: String])] = []
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            guard let first = rest.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else { continue }
            let name = String(rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" })
            rest = rest.dropFirst(name.count)
            elements.append((name, attributes(&rest)))
            if name == "style" || name == "script", let end = rest.range(of: "</\(name)>") { rest = rest[end.upperBound...] }
        }
        return elements
    }

    /// Reads by scalars: what stands behind a quotation mark does not make it another character.
    private static func attributes(_ rest: inout Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        var scalars = rest.unicodeScalars
        while true {
            scalars = scalars.drop { " \n\t/".unicodeScalars.contains($0) }
            guard let next = scalars.first, next != ">" else { break }
            let name = String(String.UnicodeScalarView(scalars.prefix { !" \n\t=>/".unicodeScalars.contains($0) }))
            scalars = scalars.dropFirst(name.unicodeScalars.count)
            var value = ""
            if scalars.first == "=", scalars.dropFirst().first == "\"" {
                let quoted = scalars.dropFirst(2).prefix { $0 != "\"" }
                value = String(String.UnicodeScalarView(quoted))
                scalars = scalars.dropFirst(quoted.count + 3)
            }
            attributes[name] = value
        }
        rest = Substring(scalars).dropFirst()
        return attributes
    }
}
