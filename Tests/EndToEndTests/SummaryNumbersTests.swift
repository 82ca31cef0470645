import Foundation
import Testing

/// Every number of the sample's summary, counted once more from its CSV files.
@Suite struct SummaryNumbersTests {
    private let text: String
    /// Without line ends and spaces, so that it does not matter where a line was broken.
    private let unbroken: String
    private let sample: SampleTables
    /// Those of articles that repeat no other, each with the year that it counts for.
    private let statements: [(row: [String: String], year: String)]

    init() throws {
        sample = try SampleTables()
        text = String(decoding: try #require(sample.files["summary.txt"]), as: UTF8.self)
        unbroken = Self.squeezed(text)
        let articles = Dictionary(uniqueKeysWithValues: try sample.table("articles").rows.map { ($0["id"] ?? "", $0) })
        statements = try sample.table("statements").rows.filter { $0["form"] != "question" }.compactMap { row in
            guard let article = articles[row["article_id"] ?? ""], article["duplicate_of"] == "" else { return nil }
            let date = [row["date"], article["published"]].compactMap { $0 }.filter { !$0.isEmpty }.min()
            return (row, String((date ?? "").prefix(4)))
        }
    }

    private static func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }

    private func expect(_ line: String) {
        #expect(unbroken.contains(Self.squeezed(line)), "missing: \(line)")
    }

    private func percent(_ part: Int, _ whole: Int) -> Int { Int((Double(part) * 100 / Double(whole)).rounded(.toNearestOrAwayFromZero)) }

    /// The day of a statement; nil where it is dated by none, or by a month or year.
    private func day(of row: [String: String]) -> String? { row["date_precision"] == "day" ? row["date"] : nil }

    /// The regions of statements, those with the most first, then by code.
    private func ranked(_ rows: [[String: String]]) -> [(name: String, count: Int)] {
        var regions: [(code: String, name: String, count: Int)] = []
        for (code, rows) in Dictionary(grouping: rows, by: { $0["region_code"] ?? "" }) where !code.isEmpty {
            regions.append((code, rows[0]["region"] ?? "", rows.count))
        }
        regions.sort { a, b in a.count != b.count ? a.count > b.count : a.code < b.code }
        return regions.map { ($0.name, $0.count) }
    }

    private func list(_ regions: [(name: String, count: Int)]) -> String {
        regions.map { "\($0.name) \($0.count) 条" }.joined(separator: "、")
    }

    @Test func whatWasRead() throws {
        let articles = try sample.table("articles").rows
        let rejects = try sample.table("rejects").rows
        let repeats = articles.count { $0["duplicate_of"] != "" }
        expect(
            "读入 \(articles.count + rejects.count) 个页面（表格一行算一个），得文章 \(articles.count) 篇，其中 \(repeats) 篇与别篇重复，只计一次；搁置 \(rejects.count) 个。"
        )
        let days = Set(statements.compactMap { day(of: $0.row) }).sorted()
        let regions = ranked(statements.map(\.row))
        expect(
            "陈述 \(statements.count) 条，说的是 \(regions.count) 个地区；日期：\(days.first ?? "") 至 \(days.last ?? "")，共 \(days.count) 天有陈述。"
        )
        expect("按地区：" + list(regions) + "。")
        let withDay = statements.count { day(of: $0.row) != nil }
        let withoutDate = statements.count { $0.row["date"] == "" }
        let withoutDay = statements.count - withDay - withoutDate
        let coarse = withoutDay > 0 ? "未精确到日的 \(withoutDay) 条、" : ""
        let (inside, unknown) = (statements.count { $0.year == "2020" }, statements.count { $0.year == "" })
        expect("日期注明到日的 \(withDay) 条、\(coarse)没有日期的 \(withoutDate) 条；")
        expect("2020年 \(inside) 条，其他年份 \(statements.count - inside - unknown) 条，年份不详 \(unknown) 条。")
        expect("搁置的输入（\(rejects.count) 个）")
        for (code, rows) in Dictionary(grouping: rejects, by: { $0["code"] ?? "" }) { expect("（\(code)），\(rows.count) 个：") }
    }

    @Test func theBaseAndTheRegionsThatSayNothing() throws {
        let coverage = try sample.table("coverage").rows.filter { $0["period"]?.hasPrefix("2020") ?? false }
        let names = Dictionary(coverage.map { ($0["region_code"] ?? "", $0["region"] ?? "") }, uniquingKeysWith: { a, _ in a })
        let read = Set(coverage.filter { $0["documents"] != "0" }.compactMap { $0["region_code"] })
        // Every article of the sample tells its day of publication.
        let asOf = try sample.table("articles").column("published").max() ?? ""
        #expect(coverage.allSatisfy { $0["as_of"] == asOf })
        expect("范围：\(names.count) 个省级地区中有 \(read.count) 个读到了2020年的材料（截至 \(asOf)）")
        let panel = try sample.table("panel").rows.filter { $0["period"]?.hasPrefix("2020") ?? false }
        let speaking = Set(panel.filter { Int($0["statements"] ?? "") ?? 0 > 0 }.compactMap { $0["region_code"] })
        func listed(_ codes: Set<String>) -> String { codes.sorted().compactMap { names[$0] }.joined(separator: "、") }
        let silent = read.subtracting(speaking)
        expect("没有一条陈述涉及任何主题（\(silent.count) 个）：\(listed(silent))。")
        let unread = Set(names.keys).subtracting(read)
        expect("没有读到2020年的材料，不能说没有提到（\(unread.count) 个）：\(listed(unread))。")
    }

    @Test func theThemes() throws {
        let ofYear = statements.filter { $0.year == "2020" }.map(\.row)
        let labels = Dictionary(uniqueKeysWithValues: try sample.table("by_theme").rows.map { ($0["theme"] ?? "", $0) })
        let panel = try sample.table("panel").rows.filter { $0["period"]?.hasPrefix("2020") ?? false }
        let read = Set(panel.filter { $0["documents"] != "0" }.compactMap { $0["region_code"] }).count
        var byTheme: [String: [[String: String]]] = [:]
        for row in ofYear {
            for theme in (row["themes"] ?? "").split(separator: ";") { byTheme[String(theme), default: []].append(row) }
        }
        let shown = text.split(separator: "\n").filter { $0.contains(#/^\d+\. /#) }
        #expect(shown.count == min(12, byTheme.count))
        if byTheme.count > 12 { expect("另有 \(byTheme.count - 12) 个主题，见 by_theme 表。") }
        #expect(
            shown.compactMap { $0.firstMatch(of: #/：(\d+) 条陈述/#).flatMap { Int($0.1) } }
                == byTheme.values.map(\.count).sorted(by: >).prefix(12).map { $0 }
        )
        for (theme, rows) in byTheme {
            guard let label = labels[theme], let zh = label["theme_zh"], shown.contains(where: { $0.contains(" \(zh)：") }) else { continue }
            let days = rows.compactMap(day).sorted()
            let dates = days.isEmpty ? "" : days.first == days.last ? "日期：\(days[0])" : "日期：\(days[0]) 至 \(days[days.count - 1])"
            let share = days.isEmpty || days.count == rows.count ? "" : "（\(rows.count) 条中注明到日的 \(days.count) 条）"
            let speaking = Set(
                panel.filter { $0["theme"] == theme && Int($0["statements"] ?? "") ?? 0 > 0 }.compactMap { $0["region_code"] }
            )
            expect(
                "\(zh)：\(rows.count) 条陈述（占 \(percent(rows.count, ofYear.count))%），全部文章中提及 \(label["mentions"] ?? "") 次"
                    + "地区：" + list(ranked(rows))
                    + "（\(read) 个有材料的省级地区中 \(speaking.count) 个）" + dates + share
            )
        }
        let top = try #require(byTheme.max { $0.value.count < $1.value.count })
        let regions = Set(panel.filter { $0["theme"] == top.key && Int($0["statements"] ?? "") ?? 0 > 0 }.compactMap { $0["region_code"] })
        let zh = labels[top.key]?["theme_zh"] ?? ""
        expect("2020年方向：“\(zh)”说得最多，\(read) 个有材料的省级地区中 \(regions.count) 个谈到")
        expect("2020年的 \(ofYear.count) 条陈述中有 \(top.value.count) 条谈“\(zh)”，占 \(percent(top.value.count, ofYear.count))%")
    }

    /// The report's headline, lede and numbers, which stand beside those of the summary.
    @Test func theReportTellsTheSameNumbers() throws {
        let report = String(decoding: try #require(sample.files["report.html"]), as: UTF8.self)
        let finding = try #require(unbroken.firstMatch(of: #/2020年的(\d+)条陈述中有(\d+)条谈“(.+?)”/#))
        #expect(report.contains("<h1>2020年方向：“\(finding.3)”谈得最多，\(finding.1) 条陈述中有 \(finding.2) 条</h1>"))
        let base = try #require(unbroken.firstMatch(of: #/说得最多，(\d+)个有材料的省级地区中(\d+)个谈到/#))
        #expect(report.contains("\(base.1) 个有2020年材料的省级地区中 \(base.2) 个谈到。"))
        let years = try #require(unbroken.firstMatch(of: #/2020年(\d+)条，其他年份(\d+)条，年份不详(\d+)条。/#))
        #expect(report.contains("2020年 \(years.1) 条，其他年份 \(years.2) 条，年份不详 \(years.3) 条；"))
    }

    @Test func noLineIsWiderThanEightyColumns() {
        for line in text.split(separator: "\n") {
            let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
            #expect(columns <= 80, "\(columns): \(line)")
        }
    }
}
