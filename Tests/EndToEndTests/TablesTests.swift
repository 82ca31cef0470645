import Emit
import Foundation
import Pipeline
import Testing

/// A run of the sample, whose CSV files tests read.
struct SampleTables {
    let files: [String: Data]

    /// - Parameter change: of pipeline.json's text.
    init(_ change: (String) -> String = { $0 }) throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("data"),
            withDestinationURL: Repository.root.appendingPathComponent("data")
        )
        let pipeline = try String(contentsOf: Repository.root.appendingPathComponent("pipeline.json"), encoding: .utf8)
        try change(pipeline).write(to: folder.appendingPathComponent("pipeline.json"), atomically: true, encoding: .utf8)
        var settings = RunSettings(pipeline: folder.appendingPathComponent("pipeline.json").path)
        settings.mayReachOutside = true
        settings.workers = 2
        _ = try Run(settings)()
        files = try contents(of: folder.appendingPathComponent("output"))
    }

    func table(_ name: String, in folder: String = "csv") throws -> CSVFile {
        try CSVFile(try #require(files["\(folder)/\(name).csv"], "there is no table \(name)"))
    }
}

@Suite struct TablesTests {
    @Test(arguments: ["mark", "keep", "skip"]) func keysAreKeysAndReferencesHold(onDuplicate: String) throws {
        let sample = try SampleTables {
            $0.replacingOccurrences(
                of: "\"from\": [\"data/pages\"]",
                with: "\"from\": [\"data/pages\"], \"on_duplicate\": \"\(onDuplicate)\""
            )
        }
        for table in OutputTables.all {
            let rows = try sample.table(table.name).rows
            let keys = rows.map { row in table.primaryKey.map { row[$0] ?? "" } }
            if !table.primaryKey.isEmpty { #expect(Set(keys).count == rows.count, "\(table.name): a key stands twice") }
            for column in table.columns where column.isRequired {
                #expect(!rows.contains { $0[column.name]?.isEmpty ?? true }, "\(table.name).\(column.name) is empty")
            }
            for column in table.columns where !column.choices.isEmpty {
                let wrong = Set(rows.compactMap { $0[column.name] }).subtracting(column.choices + [""])
                #expect(wrong.isEmpty, "\(table.name).\(column.name)")
            }
            for key in table.foreignKeys {
                let there = Set(try sample.table(key.table).column(key.referenced))
                let missing = Set(rows.compactMap { $0[key.column] }).subtracting(there.union([""]))
                #expect(missing.isEmpty, "\(table.name).\(key.column) refers to nothing")
            }
        }
    }

    @Test func thePanelIsBalancedAndAgreesWithTheOtherTables() throws {
        let sample = try SampleTables()
        let panel = try sample.table("panel").rows
        let coverage = try sample.table("coverage").rows
        let periods = Set(panel.compactMap { $0["period"] })
        let regions = Set(panel.compactMap { $0["region_code"] })
        let themes = try Set(sample.table("codebook").column("theme"))
        #expect(regions.count == 34)
        #expect(panel.count == periods.count * regions.count * themes.count)
        #expect(coverage.count == periods.count * regions.count)
        // Every article of the sample tells its day of publication.
        let asOf = try sample.table("articles").column("published").max() ?? ""
        for row in panel { #expect((row["documents"] == "0") == (row["mentions"] == "")) }
        for row in coverage {
            let read = coverage.filter { $0["period"] == row["period"] && $0["documents"] != "0" }
            #expect(row["regions_covered"] == String(read.count))
            #expect(row["as_of"] == asOf)
            #expect((row["first_date"] ?? "") <= (row["last_date"] ?? "") && (row["last_date"] ?? "") <= asOf)
        }
        // Counted once more from the statements: those on the theme, of a province, by month of their day or else of publication.
        let articles = Dictionary(uniqueKeysWithValues: try sample.table("articles").rows.map { ($0["id"] ?? "", $0) })
        var expected: [[String]: Int] = [:]
        for statement in try sample.table("statements").rows {
            guard let province = statement["province_code"], !province.isEmpty, let article = articles[statement["article_id"] ?? ""],
                article["duplicate_of"] == "",
                let date = [statement["date"], article["published"]].compactMap({ $0 }).filter({ !$0.isEmpty }).min()
            else { continue }
            for theme in (statement["themes"] ?? "").split(separator: ";") {
                expected[[String(date.prefix(7)), province, String(theme)], default: 0] += 1
            }
        }
        let counted = panel.filter { Int($0["statements"] ?? "") ?? 0 > 0 }
        #expect(!expected.isEmpty)
        #expect(counted.count == expected.count)
        for row in counted {
            let key = [row["period"], row["region_code"], row["theme"]].compactMap { $0 }
            #expect(row["statements"] == expected[key].map(String.init), "\(key)")
        }
    }

    @Test func theCodebookAddsUpToTheThemes() throws {
        let sample = try SampleTables()
        let codebook = try sample.table("codebook").rows
        for theme in try sample.table("by_theme").rows {
            let mentions = codebook.filter { $0["theme"] == theme["theme"] }.reduce(0) { $0 + (Int($1["mentions"] ?? "") ?? 0) }
            #expect(String(mentions) == theme["mentions"], "\(theme["theme"] ?? "")")
        }
    }

    @Test func anotherGrainStandsBesideTheFirst() throws {
        let stages = """
            {"id": "yearly", "use": "aggregate", "from": "tagged", "with": {"period": "year", "level": "prefecture"}},
                {"id": "yearly-tables", "use": "emit.csv", "from": ["tagged", "yearly"], "with": {"to": "yearly", "tables": "counts", "wide": true}},
            """
        let sample = try SampleTables {
            $0.replacingOccurrences(of: "{\"id\": \"tables\"", with: stages + "\n    {\"id\": \"tables\"")
        }
        let panel = try sample.table("panel", in: "yearly").rows
        let shenzhen = panel.filter { $0["region_code"] == "440300" && $0["period"] == "2020" && $0["theme"] == "g.einvoice" }
        #expect(shenzhen.first?["statements"] == "3")
        #expect(panel.contains { $0["region_code"] == "110000" }, "a municipality stands for itself among the prefectures")
        #expect(panel.contains { $0["region_code"] == "429004" }, "so does a county that lies in no prefecture")
        #expect(!panel.contains { $0["region_code"] == "440000" }, "a province that has prefectures does not")
        let wide = try sample.table("panel_wide", in: "yearly").rows
        let sums = wide.reduce(into: [String: Int]()) { $0[$1["period"] ?? "", default: 0] += Int($1["m_g_einvoice"] ?? "") ?? 0 }
        for (period, sum) in sums {
            let long = panel.filter { $0["period"] == period && $0["theme"] == "g.einvoice" }.reduce(0) {
                $0 + (Int($1["mentions"] ?? "") ?? 0)
            }
            #expect(sum == long)
        }
        let package = String(decoding: try #require(sample.files["datapackage.json"]), as: UTF8.self)
        #expect(package.contains("\"name\": \"yearly-panel\"") && package.contains("\"name\": \"csv-panel\""))
    }
}
