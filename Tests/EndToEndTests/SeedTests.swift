import Foundation
import Pipeline
import Testing

/// One article, saved in seven ways, must give the same records: those that a careful reader wrote down.
@Suite(.enabled(if: Repository.hasShared, "the seed article is not here"))
struct SeedTests {
    struct Expected: Decodable {
        struct Article: Decodable {
            var title: String
            var author: String
            var publisher: String
            var published: String
            var without: [String]
        }
        struct Statement: Decodable {
            struct Figure: Decodable {
                var surface: String
                var value: Double
                var unit: String
                var bound: String?
            }
            var region: String
            var date: String
            var form: String
            var source: String?
            var session: String?
            var speaker: String?
            var role: String?
            var text: String?
            var textContains: String?
            var figures: [Figure]?
        }
        var article: Article
        var statements: [Statement]
        var termsNotStatements: [String]
    }

    struct Records: Decodable {
        struct Article: Decodable {
            var title: String?
            var author: String?
            var publisher: String?
            var published: String?
            var text: String
            var statements: [Statement]
            var directions: [Direction]
        }
        struct Direction: Decodable {
            var horizon: String
            var marker: String
        }
        struct Statement: Decodable {
            struct Figure: Decodable {
                var surface: String
                var value: Double
                var unit: String
                var bound: String
            }
            var regionCode: String?
            var date: String?
            var form: String
            var text: String
            var speaker: String?
            var role: String?
            var sourceDocument: String?
            var session: String?
            var figures: [Figure]
        }
        var articles: [Article]
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    private static func render(_ variant: String, into folder: URL) throws {
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = [
            "python3", Repository.shared.appendingPathComponent("tools/make_seed_pages.py").path,
            Repository.shared.appendingPathComponent("seed/article.txt").path, folder.path, "--variant", variant,
        ]
        python.standardOutput = FileHandle.nullDevice
        try python.run()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
    }

    private func article(_ variant: String) throws -> Records.Article {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let pages = folder.appendingPathComponent("pages")
        try Self.render(variant, into: pages)
        var settings = RunSettings(pipeline: Repository.root.appendingPathComponent("pipeline.json").path)
        settings.inputs = [pages.path]
        settings.output = folder.appendingPathComponent("out").path
        _ = try Run(settings)()
        let records = try Self.decoder.decode(Records.self, from: Data(contentsOf: folder.appendingPathComponent("out/records.json")))
        try #require(records.articles.count == 1)
        return records.articles[0]
    }

    private static let variants = ["plain", "gbk", "undeclared", "brsoup", "wechat", "mhtml", "warc"]
    /// Those whose page names author and publisher.
    private static let variantsWithByline = ["plain", "gbk", "undeclared", "brsoup", "mhtml", "warc"]

    @Test(arguments: variants) func theArticleIsReadWithoutWhatStandsAroundIt(variant: String) throws {
        let expected = try expectation().article
        let article = try article(variant)
        #expect(article.title == expected.title)
        #expect(article.published == expected.published)
        if Self.variantsWithByline.contains(variant) {
            #expect(article.author == expected.author)
            #expect(article.publisher == expected.publisher)
        }
        for words in expected.without { #expect(!article.text.contains(words), "in the text: \(words)") }
    }

    @Test(arguments: variants) func everyRegionHasItsStatement(variant: String) throws {
        let statements = try article(variant).statements
        for expected in try expectation().statements {
            let found = statements.first { statement in
                if let text = expected.text { return folded(statement.text) == folded(text) }
                return folded(statement.text).contains(folded(expected.textContains ?? ""))
            }
            guard let found else {
                Issue.record("no statement: \(expected.text ?? expected.textContains ?? "")")
                continue
            }
            #expect(found.regionCode == expected.region)
            #expect(found.date == expected.date)
            #expect(found.form == expected.form)
            #expect(found.speaker == expected.speaker)
            if let role = expected.role { #expect(found.role == role) }
            if let source = expected.source { #expect(found.sourceDocument == source) }
            if let session = expected.session { #expect(found.session == session) }
            for figure in expected.figures ?? [] {
                #expect(
                    found.figures.contains {
                        folded($0.surface) == folded(figure.surface) && $0.value == figure.value && $0.unit == figure.unit
                            && $0.bound == figure.bound ?? "exact"
                    },
                    "\(figure.surface) among \(found.figures)"
                )
            }
        }
    }

    @Test(arguments: variants) func termsAreNoStatementsAndEachQuotationIsTakenOnce(variant: String) throws {
        let expected = try expectation()
        let statements = try article(variant).statements
        for term in expected.termsNotStatements { #expect(!statements.contains { folded($0.text) == folded(term) }, "\(term)") }
        #expect(statements.count { $0.form == "direct" } == expected.statements.count { $0.form == "direct" })
    }

    @Test(arguments: variants) func theDirectionOf2020HasItsPoints(variant: String) throws {
        let directions = try article(variant).directions
        #expect(Set(directions.map(\.horizon)) == ["2020"])
        #expect(directions.map(\.marker).filter { $0 != "lead" && $0 != "closing" } == ["首先", "其次", "最后"])
        #expect(directions.first?.marker == "lead")
        #expect(directions.last?.marker == "closing")
    }

    private func expectation() throws -> Expected {
        try Self.decoder.decode(Expected.self, from: Data(contentsOf: Repository.shared.appendingPathComponent("seed/expected.json")))
    }

    /// Without white space and with full-width digits folded, since the renderings differ in both.
    private func folded(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    if scalar.properties.isWhitespace { return nil }
                    return (0xFF10...0xFF19).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : scalar
                }
            )
        )
    }
}
