import Foundation
import Pipeline
import Testing

/// What looks at snapshots and at runs before they are made, over a project of two pages.
@Suite struct SnapshotToolsTests {
    private func withProject(_ body: (_ folder: URL, _ settings: RunSettings) throws -> Void) throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = FileManager.default
        try files.copyItem(at: Repository.root.appending(path: "pipeline.json"), to: folder.appending(path: "pipeline.json"))
        try files.createDirectory(at: folder.appending(path: "data/pages"), withIntermediateDirectories: true)
        let data = Repository.root.appending(path: "data")
        for name in try files.contentsOfDirectory(atPath: data.path) where name.hasSuffix(".json") || name.hasSuffix(".tsv") {
            try files.copyItem(at: data.appending(path: name), to: folder.appending(path: "data/" + name))
        }
        for name in ["fujian-news-portal.html", "gansu-gbk-undeclared.html"] {
            try files.copyItem(at: data.appending(path: "pages/" + name), to: folder.appending(path: "data/pages/" + name))
        }
        var settings = RunSettings(pipeline: folder.appending(path: "pipeline.json").path)
        settings.usesCache = false
        try body(folder, settings)
    }

    @Test func aDifferenceTellsStatementsFieldsAndCounts() throws {
        try withProject { folder, settings in
            var settings = settings
            settings.output = folder.appending(path: "before").path
            _ = try Run(settings)()
            let page = folder.appending(path: "data/pages/fujian-news-portal.html")
            let text = try String(contentsOf: page, encoding: .utf8)
            try text.replacing("2万亿元", with: "3万亿元").write(to: page, atomically: true, encoding: .utf8)
            settings.output = folder.appending(path: "after").path
            _ = try Run(settings)()

            let same = try SnapshotDifference(folder.appending(path: "after").path, folder.appending(path: "after").path)
            #expect(same.isEmpty)
            let difference = try SnapshotDifference(folder.appending(path: "before").path, folder.appending(path: "after").path)
            let removed = difference.lines.filter { $0.what == .removed }
            let added = difference.lines.filter { $0.what == .added }
            #expect(removed.allSatisfy { $0.subject.contains("2万亿元") && $0.place == "data/pages/fujian-news-portal.html" })
            #expect(!removed.isEmpty)
            #expect(removed.map { $0.subject.replacing("2万亿元", with: "3万亿元") } == added.map(\.subject))
            #expect(
                difference.text.hasSuffix("statements: \(added.count) added, \(removed.count) removed, 0 fields changed; 0 counts moved\n")
            )
            #expect(
                String(decoding: difference.csv, as: UTF8.self).hasPrefix("what,place,subject,field,before,after\r\nremoved,data/pages/")
            )

            try FileManager.default.removeItem(at: page)
            _ = try Run(settings)()
            let counts = try SnapshotDifference(folder.appending(path: "before").path, folder.appending(path: "after").path)
            #expect(counts.lines.contains { $0.what == .tally && $0.place == "by_region" && $0.subject == "350000" && $0.after == "0" })
        }
    }

    @Test func aPageThatTwoStagesReadIsThereOnce() throws {
        try withProject { folder, settings in
            let pipeline = folder.appending(path: "pipeline.json")
            let text = try String(contentsOf: pipeline, encoding: .utf8)
            let second = #"{"id": "again", "use": "extract", "with": {"from": ["data/pages/gansu-gbk-undeclared.html"]}},"#
            try text.replacing("\"stages\": [", with: "\"stages\": [" + second)
                .replacing("\"from\": \"pages\"", with: "\"from\": [\"again\", \"pages\"]")
                .write(to: pipeline, atomically: true, encoding: .utf8)
            let outcome = try Run(settings)()
            #expect(outcome.articles == 2)
            #expect(outcome.rejectCodes == ["duplicate": 1])
        }
    }

    @Test func aPreviewTellsWhatIsCachedAndWhatIsToDo() throws {
        try withProject { folder, settings in
            var settings = settings
            settings.usesCache = true
            let before = try RunPreview(settings).text
            #expect(before.contains("  pages: extract  (0 pages cached, 2 to do)\n"))
            #expect(before.hasSuffix("would be published anew\n"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: ".lianghui-cache").path))
            _ = try Run(settings)()
            let after = try RunPreview(settings)
            #expect(after.text.contains("  tagged: enrich from statements  (2 pages cached, 0 to do)\n"))
            #expect(after.text.hasSuffix("is what a run would give\n"))
            #expect(after.mermaid.contains("  s0[\"pages<br>extract<br>2 of 2 pages cached\"]\n"))
            #expect(after.dot.contains("  s0 -> s1;\n"))
        }
    }

    @Test func theSourceDateStandsInTheManifestAndInNoHash() throws {
        try withProject { folder, settings in
            var settings = settings
            settings.output = folder.appending(path: "plain").path
            _ = try Run(settings)()
            settings.output = folder.appending(path: "dated").path
            settings.environment = ["SOURCE_DATE_EPOCH": "1579564799"]
            _ = try Run(settings)()
            func manifest(_ name: String) throws -> String {
                try String(contentsOf: folder.appending(path: name + "/manifest.json"), encoding: .utf8)
            }
            #expect(try manifest("dated").contains("\"date\": \"2020-01-20T23:59:59Z\""))
            #expect(try manifest("dated").prefix(90) == manifest("plain").prefix(90))
            #expect(try SnapshotCheck(folder: folder.appending(path: "dated").path).faults.isEmpty)
            settings.environment = ["SOURCE_DATE_EPOCH": "yesterday"]
            #expect(throws: RunError.self) { try Run(settings)() }
        }
    }

    @Test func metricsTellTheRunAndKeepTheLastSuccessThroughAFailure() throws {
        try withProject { folder, settings in
            var settings = settings
            settings.metrics = folder.appending(path: "run.prom").path
            func metrics() throws -> [String] {
                try String(contentsOf: folder.appending(path: "run.prom"), encoding: .utf8).split(separator: "\n").map(String.init)
            }
            _ = try Run(settings)()
            let lines = try metrics()
            #expect(lines.contains("lianghui_pages{state=\"counted\"} 2"))
            #expect(lines.contains("lianghui_stage_pages{stage=\"tagged\"} 2"))
            #expect(lines.contains("lianghui_exit_code 0"))
            let success = try #require(lines.first { $0.hasPrefix("lianghui_last_success_timestamp_seconds ") })
            settings.inputs = [folder.appending(path: "missing").path]
            #expect(throws: RunError.self) { try Run(settings)() }
            #expect(try metrics().contains("lianghui_exit_code 66"))
            #expect(try metrics().contains(success))
        }
    }
}
