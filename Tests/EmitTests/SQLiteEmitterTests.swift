import Digest
import Emit
import Foundation
import GRDB
import Records
import Testing

@Suite struct SQLiteEmitterTests {
    /// Runs the emitter in a folder of its own, and hands its database over.
    private func withDatabase<Result>(rows: [ArticleRow] = [Sample.row()], _ body: (Database, URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lianghui-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(rows, into: folder.path)
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: folder.appendingPathComponent("data/test.sqlite").path, configuration: configuration)
        return try queue.read { try body($0, folder) }
    }

    private func write(_ rows: [ArticleRow], into folder: String) throws {
        let written = WrittenFiles()
        var out = written.buffer(folder: folder)
        try Sample.write(
            SQLiteEmitter(path: "data/test.sqlite", name: "test", groups: [], themes: [Sample.theme]),
            rows: rows,
            rejects: [Reject(source: "b.html", code: .init(rawValue: "empty"), message: "no bytes")],
            &out
        )
        #expect(out.ownFiles == ["data/test.sqlite"])
        #expect(Array(written.files.keys) == ["data/metadata.json"])
    }

    @Test func everyTableIsThereWithItsColumnsAndIsStrict() throws {
        try withDatabase { (database, _) throws in
            for table in OutputTables.all {
                #expect(try database.columns(in: table.name).map(\.name) == table.columns.map(\.name))
                #expect(
                    try Int.fetchOne(database, sql: "SELECT strict FROM pragma_table_list WHERE name = ?", arguments: [table.name]) == 1
                )
            }
        }
    }

    @Test func cellsHaveTheirTypes() throws {
        try withDatabase { (database, _) throws in
            let statement = try #require(try Row.fetchOne(database, sql: "SELECT * FROM statements"))
            #expect(statement["date"] == "2020-01-11")
            #expect(statement["seq"] == 1)
            #expect(statement["speaker"] == nil as String?)
            #expect(try Double.fetchOne(database, sql: "SELECT value FROM figures") == 2e12)
            #expect(try String.fetchOne(database, sql: "SELECT typeof(value) FROM figures") == "real")
        }
    }

    @Test func referencesHold() throws {
        try withDatabase { (database, _) throws in
            try database.checkForeignKeys()
            #expect(try database.foreignKeys(on: "figures").first?.destinationTable == "statements")
            #expect(try database.primaryKey("panel").columns == ["period", "region_code", "theme"])
        }
    }

    @Test(arguments: ["数字经济", "规模超2万", "万亿元。"]) func statementsAndArticlesAreSearchedByAnyThreeCharacters(words: String) throws {
        try withDatabase { (database, _) throws in
            let statements = "SELECT s.id FROM statements_fts f JOIN statements s ON s.rowid = f.rowid WHERE statements_fts MATCH ?"
            #expect(try String.fetchAll(database, sql: statements, arguments: [words]) == ["s1"])
            let articles = "SELECT id FROM articles_fts WHERE articles_fts MATCH ?"
            #expect(try String.fetchAll(database, sql: articles, arguments: [words]) == ["a1"])
        }
    }

    @Test func eachArticleIsFoundByItsOwnWords() throws {
        let rows = (1...3).map { number in
            Sample.row {
                $0.normalized.article.id = "a\(number)"
                $0.normalized.article.title = "第\(number)次全体会议"
                $0.normalized.statements = []
                $0.normalized.directions = []
                $0.mentions = []
            }
        }
        try withDatabase(rows: rows) { (database, _) throws in
            let search = "SELECT a.id FROM articles_fts f JOIN articles a ON a.rowid = f.rowid WHERE articles_fts MATCH ?"
            #expect(try String.fetchAll(database, sql: search, arguments: ["第2次"]) == ["a2"])
            #expect(try String.fetchAll(database, sql: search + " ORDER BY a.id", arguments: ["次全体"]) == ["a1", "a2", "a3"])
        }
    }

    /// Who hands the records over sees to it that an id comes once; a second one is a fault and never passed over.
    @Test func anArticleThatComesTwiceIsAFault() {
        #expect(throws: EmitFault.self) { try withDatabase(rows: [Sample.row(), Sample.row()]) { _, _ throws in } }
    }

    @Test func nothingButTheDatabaseIsLeftAndItsBytesAreTheSame() throws {
        func bytes() throws -> Data {
            try withDatabase { (_, folder) throws in
                let data = folder.appendingPathComponent("data")
                #expect(try FileManager.default.contentsOfDirectory(atPath: data.path) == ["test.sqlite"])
                return try Data(contentsOf: data.appendingPathComponent("test.sqlite"))
            }
        }
        let first = try bytes()
        #expect(try bytes() == first)
        #expect(first[96..<100].elementsEqual([0x00, 0x2E, 0x57, 0x48]), "3037000, whatever library wrote it")
    }

    @Test func aFileThatCannotBeWrittenIsToldWithItsPath() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lianghui-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("data/test.sqlite"), withIntermediateDirectories: true)
        do {
            try write([], into: folder.path)
            Issue.record("a folder is taken for a file")
        } catch let fault as EmitFault {
            #expect(fault.path == folder.path + "/data/test.sqlite")
            #expect(!fault.message.isEmpty)
        }
    }

    @Test func metadataTellsDatasetteWhatTheTablesHold() throws {
        var emitter = SQLiteEmitter(path: "test.sqlite", name: "test", groups: [], themes: [])
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lianghui-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let written = WrittenFiles()
        var out = written.buffer(folder: folder.path)
        try emitter.begin(&out)
        try out.writeAll()
        let bytes = try #require(written.files["metadata.json"])
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let databases = try #require(root["databases"] as? [String: [String: [String: [String: Any]]]])
        let statements = try #require(databases["test"]?["tables"]?["statements"])
        #expect(statements["fts_table"] as? String == "statements_fts")
        #expect((statements["columns"] as? [String: String])?["speaker"] == "The person who said it.")
    }

    /// The rate of bulk insertion: LIANGHUI_MEASURE=1 swift test -c release --filter rowsPerSecond
    @Test(.enabled(if: ProcessInfo.processInfo.environment["LIANGHUI_MEASURE"] != nil)) func rowsPerSecond() throws {
        try measureRecords()
        var tallies = Sample.tallies
        let themes = (0..<100).map { Theme(id: "t\($0)", zh: "题\($0)", en: "Theme \($0)", group: "t", terms: [], exclusions: []) }
        tallies.panel = Panel(
            level: .county,
            periods: (2000..<2004).map(String.init),
            regions: (0..<2500).map { Region(code: "\(100_000 + $0)", name: "县\($0)", level: .county, provinceCode: "100000") },
            themes: themes,
            asOf: nil,
            coverage: { _, _ in .init(documents: 1, reports: 0, characters: 20, first: nil, last: nil) },
            cells: { _, _ in ["t1": .init(articles: 1, statements: 1, mentions: 1)] }
        )
        let rate = try rates(of: tallies.panel.count, insert: { _, _ in }, finish: { try $0.finish(tallies, &$1) }).whole
        print("rows of the panel, with indexes: \(rate) a second")
        #expect(rate >= 200_000)
    }

    /// Records in the proportions of the sample corpus. What is searchable of the articles is told apart by articles whose text is nothing but their
    /// terms.
    private func measureRecords() throws {
        let terms = String(repeating: "数字经济，", count: Self.mentions)
        func articles(hasText: Bool) -> [ArticleRow] {
            (0..<10_000).map { number in
                let text = hasText ? (0..<40).map { "第\(number)篇第\($0)段谈实体经济的融合发展，推动产业升级。" }.joined(separator: "\n") : ""
                return Sample.row {
                    let id = SHA256Digest.id("\(number)")
                    $0.normalized.article.id = id
                    $0.normalized.article.text = UTF8Text(terms + text)
                    $0.normalized.directions = []
                    let (statement, mention) = ($0.normalized.statements[0], $0.mentions[0])
                    $0.normalized.statements = (1...2).map { sequence in
                        var statement = statement
                        (statement.id, statement.articleID, statement.sequence) = (SHA256Digest.id(id, "\(sequence)"), id, sequence)
                        return statement
                    }
                    $0.mentions = (0..<Self.mentions).map { place in
                        var mention = mention
                        mention.span = TextSpan(15 * place, 15 * place + 12)
                        return mention
                    }
                }
            }
        }
        for hasText in [false, true] {
            let rows = articles(hasText: hasText)
            // An article, two statements with a figure, and its mentions, each once more in its context.
            let rates = try rates(
                of: rows.count * (5 + 2 * Self.mentions),
                insert: { emitter, out in for row in rows { try emitter.add(row, &out) } },
                finish: { try $0.finish(nil, &$1) }
            )
            print(
                "rows of records, \(hasText ? "with" : "without") the articles' texts: "
                    + "\(rates.inserted) a second, \(rates.whole) with keys, indexes and search"
            )
        }
    }

    private static let mentions = 12

    /// Rows a second of the processor's time: until they are inserted, and until their keys and indexes are made, too.
    private func rates(
        of rows: Int,
        insert: (inout SQLiteEmitter, inout OutputBuffer) throws -> Void,
        finish: (inout SQLiteEmitter, inout OutputBuffer) throws -> Void
    ) throws -> (inserted: Int, whole: Int) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lianghui-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var emitter = SQLiteEmitter(path: "test.sqlite", name: "test", groups: [], themes: [])
        var out = WrittenFiles().buffer(folder: folder.path)
        try emitter.begin(&out)
        func rate(since start: clock_t) -> Int { Int(Double(rows) * Double(CLOCKS_PER_SEC) / Double(max(1, clock() - start))) }
        let start = clock()
        try insert(&emitter, &out)
        let inserted = rate(since: start)
        try finish(&emitter, &out)
        return (inserted, rate(since: start))
    }
}
