import Emit
import Foundation
import Records
import Testing

@Suite struct OutputFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lianghui-\(UUID().uuidString)")

    private func write(_ formats: [OutputFormat]) throws {
        var output = try OutputFolder(folder.path, name: "test", themes: [Sample.theme], groups: [], formats)
        try output.add(Sample.row().enriched)
        try output.add(Reject(source: "b.html", code: .init(rawValue: "empty"), message: "no bytes"))
        try output.finish()
    }

    @Test func everyFormatHasTheRecords() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write([
            .csv(folder: "csv"), .json(path: "all.json"), .database(path: "all.sqlite"),
            .summary(path: "summary.txt", horizon: "2020", language: .zh),
        ])
        func text(_ path: String) throws -> String { try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8) }
        #expect(try text("csv/rejects.csv").hasSuffix("\r\nb.html,extract,empty,no bytes\r\n"))
        #expect(try text("csv/statements.csv").contains("\r\ns1,a1,1,350000,福建省,province,350000,2020-01-11,day,direct,数字经济规模超2万亿元。,"))
        #expect(try text("all.json").contains("\"themes\":[\"i.digital\"]"))
        #expect(try text("summary.txt").hasPrefix("2020年方向：“数字经济”说得最多\n"))
        #expect(try Data(contentsOf: folder.appendingPathComponent("all.sqlite")).starts(with: Array("SQLite format 3".utf8)))
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("csv/panel.csv").path), "nothing was counted")
    }

    @Test(arguments: [
        (OutputFormat.csv(folder: "csv"), "csv/figures.csv"), (.json(path: "all.json"), "all.json"),
        (.database(path: "all.sqlite"), "all.sqlite"), (.database(path: "all.sqlite"), "metadata.json"),
        (.summary(path: "summary.txt", horizon: nil, language: .en), "summary.txt"),
    ])
    func aFileThatIsThereIsNotWrittenOver(format: OutputFormat, path: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("theirs".utf8).write(to: file)
        #expect { try write([.json(path: "other.json"), format]) } throws: { ($0 as? EmitFault)?.path == file.path }
        #expect(try String(contentsOf: file, encoding: .utf8) == "theirs")
        #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("other.json").path), "nothing was begun")
    }

    @Test func twoFormatsOfOneFileAreRefused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let formats: [OutputFormat] = [.json(path: "all"), .summary(path: "all", horizon: nil, language: .en)]
        #expect { try write(formats) } throws: { ($0 as? EmitFault)?.path == folder.path + "/all" }
    }
}
