import Foundation
import Pipeline
import Testing

/// Seven real work reports, in which others have counted three vocabularies.
@Suite(.enabled(if: Repository.hasShared, "the work reports are not here"))
struct WorkReportTests {
    struct Records: Decodable {
        struct Article: Decodable {
            var region: String?
            var statements: [Statement]
            var mentions: [Mention]
        }
        struct Statement: Decodable {
            var speaker: String?
            var session: String?
            var date: String?
            var figures: [Figure]
        }
        struct Figure: Decodable {
            var value: Double
            var upper: Double?
            var unit: String
            var bound: String
            var what: String?
        }
        struct Mention: Decodable {
            var theme: String
        }
        var articles: [Article]
    }

    /// The published counts of a province, and its growth target in percent.
    struct Published {
        var counts: [String: Int]
        var low: Double
        var high: Double
        var isAbout: Bool
    }

    private static let reports = Repository.shared.appendingPathComponent("corpus/reports-2026")

    private func records() throws -> [Records.Article] {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let vocabularies = try JSONDecoder().decode(
            [String: [String]].self,
            from: Data(contentsOf: Self.reports.appendingPathComponent("vocabularies.json"))
        )
        let themes = vocabularies.map { ["id": $0.key, "zh": $0.key, "en": $0.key, "group": "v", "terms": $0.value] as [String: Any] }
        let taxonomy: [String: Any] = ["version": "1", "name": "v", "groups": [["id": "v", "zh": "v", "en": "v"]], "themes": themes]
        try JSONSerialization.data(withJSONObject: taxonomy).write(to: folder.appendingPathComponent("taxonomy.json"))
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("data"),
            withDestinationURL: Repository.root.appendingPathComponent("data")
        )
        let pipeline = """
            {"version": 1, "name": "reports", "output": "out", "stages": [
              {"id": "p", "use": "extract", "with": {"from": ["none"], "columns": {"text": "full_text", "date": "publish_date", "region": "province"}}},
              {"id": "s", "use": "normalize", "from": "p"},
              {"id": "t", "use": "enrich", "from": "s", "with": {"taxonomy": "taxonomy.json"}},
              {"id": "j", "use": "emit.json", "from": "t"}
            ]}
            """
        try Data(pipeline.utf8).write(to: folder.appendingPathComponent("pipeline.json"))
        var settings = RunSettings(pipeline: folder.appendingPathComponent("pipeline.json").path)
        settings.mayReachOutside = true
        settings.inputs = try FileManager.default.contentsOfDirectory(atPath: Self.reports.path)
            .filter { $0.hasPrefix("2026_") }.map { Self.reports.appendingPathComponent($0).path }
        _ = try Run(settings)()
        return try JSONDecoder().decode(Records.self, from: Data(contentsOf: folder.appendingPathComponent("out/records.json"))).articles
    }

    private func published() throws -> [String: Published] {
        let table = try String(contentsOf: Self.reports.appendingPathComponent("published-counts.csv"), encoding: .utf8)
        var published: [String: Published] = [:]
        for line in table.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            published[cells[0]] = Published(
                counts: ["debt": Int(cells[1]) ?? -1, "invest": Int(cells[2]) ?? -1, "consume": Int(cells[3]) ?? -1],
                low: Double(cells[4]) ?? .nan,
                high: Double(cells[5]) ?? .nan,
                isAbout: cells[6] == "左右"
            )
        }
        return published
    }

    @Test func theCountsAreThePublishedOnes() throws {
        let published = try published()
        let articles = try records()
        #expect(articles.count == 7)
        for article in articles {
            let expected = try #require(published[article.region ?? ""])
            for (theme, count) in expected.counts {
                #expect(article.mentions.count { $0.theme == theme } == count, "\(article.region ?? "") \(theme)")
            }
        }
    }

    @Test func eachReportHasItsSpeakerSessionAndDay() throws {
        let delivered = [
            "福建省": ("赵龙", "2026-01-27"), "云南省": ("王予波", "2026-01-28"), "四川省": ("施小琳", "2026-02-03"), "天津市": ("张工", "2026-01-26"),
            "北京市": ("殷勇", "2026-01-25"), "甘肃省": ("任振鹤", "2026-01-27"), "江西省": ("叶建春", "2026-01-27"),
        ]
        for article in try records() {
            let expected = try #require(delivered[article.region ?? ""])
            #expect(!article.statements.isEmpty)
            #expect(Set(article.statements.map(\.speaker)) == [expected.0])
            #expect(Set(article.statements.map(\.date)) == [expected.1])
            #expect(article.statements.allSatisfy { $0.session?.hasSuffix("次会议") == true })
        }
    }

    @Test func eachReportHasItsGrowthTarget() throws {
        let published = try published()
        for article in try records() {
            let expected = try #require(published[article.region ?? ""])
            let targets = article.statements.flatMap(\.figures).filter {
                $0.unit == "%" && $0.what?.contains("地区生产总值") == true && $0.value == expected.low && ($0.upper ?? $0.value) == expected.high
            }
            #expect(targets.contains { ($0.bound == "about") == expected.isAbout }, "\(article.region ?? "")")
        }
    }
}
