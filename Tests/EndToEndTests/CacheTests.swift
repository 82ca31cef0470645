import Foundation
import GRDB
import Logging
import Pipeline
import Synchronization
import Testing

/// Runs over a copy of some sample pages, with and without what earlier runs have left.
@Suite struct CacheTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "lianghui-cache-\(UUID())").path(percentEncoded: false)

    /// A run, with what it said above the level of a notice.
    private func run(_ output: String = "out", usesCache: Bool = true) throws -> (outcome: RunOutcome, warnings: [String]) {
        let log = RecordedLog()
        var settings = RunSettings(pipeline: folder + "/pipeline.json")
        settings.output = folder + "/" + output
        settings.usesCache = usesCache
        settings.logger = Logger(label: "test") { _ in log }
        let outcome = try Run(settings)()
        return (outcome, log.warnings)
    }

    private func copyProject() throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder + "/data/pages", withIntermediateDirectories: true)
        let root = Repository.root.path
        try files.copyItem(atPath: root + "/pipeline.json", toPath: folder + "/pipeline.json")
        for name in try files.contentsOfDirectory(atPath: root + "/data") where name.hasSuffix(".json") || name.hasSuffix(".tsv") {
            try files.copyItem(atPath: root + "/data/" + name, toPath: folder + "/data/" + name)
        }
        for name in ["fujian-news-portal.html", "gansu-gbk-undeclared.html", "not-found-shell.html"] {
            try files.copyItem(atPath: root + "/data/pages/" + name, toPath: folder + "/data/pages/" + name)
        }
    }

    private func change(_ path: String, _ edit: (String) -> String) throws {
        let text = try String(contentsOfFile: folder + path, encoding: .utf8)
        try edit(text).write(toFile: folder + path, atomically: true, encoding: .utf8)
    }

    private func cached(_ outcome: RunOutcome) -> [String] { outcome.stages.map { "\($0.id) \($0.cached)/\($0.pages)" } }

    private func contents(_ output: String) throws -> [String: Data] {
        try EndToEndTests.contents(of: URL(filePath: folder + "/" + output))
    }

    private func removed(_ body: () throws -> Void) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try copyProject()
        try body()
    }

    @Test func nothingIsDoneTwiceAndNothingStaleIsUsed() throws {
        try removed {
            #expect(cached(try run().outcome) == ["pages 0/3", "statements 0/2", "tagged 0/2"])
            let again = try run().outcome
            #expect(again.isUnchanged)
            #expect((again.articles, again.rejects) == (2, 1))
            #expect(cached(try run("other").outcome) == ["pages 3/3", "statements 2/2", "tagged 2/2"])

            try change("/data/pages/fujian-news-portal.html") { $0.replacing("福建", with: "江西") }
            #expect(cached(try run().outcome) == ["pages 2/3", "statements 1/2", "tagged 1/2"])

            try change("/data/taxonomy.json") { $0 + "\n" }
            #expect(cached(try run().outcome) == ["pages 3/3", "statements 2/2", "tagged 0/2"])

            try change("/data/cues.json") { $0 + "\n" }
            #expect(cached(try run().outcome) == ["pages 3/3", "statements 0/2", "tagged 0/2"])

            _ = try run("fresh", usesCache: false)
            #expect(try contents("out") == contents("fresh"))
        }
    }

    @Test func anOutputThatSomebodyChangedIsMadeAgain() throws {
        try removed {
            _ = try run()
            let whole = try contents("out")
            try change("/out/summary.txt") { $0 + "!" }
            #expect(try !run().outcome.isUnchanged)
            #expect(try contents("out") == whole)
        }
    }

    /// A byte that turned over in an entry, an entry that was cut, a file that is no database: each costs a warning and no result.
    @Test(arguments: ["UPDATE entry SET value = zeroblob(length(value))", "UPDATE entry SET value = substr(value, 1, length(value) / 2)"])
    func aDamagedEntryIsMadeAnew(damage: String) throws {
        try removed {
            _ = try run("whole")
            let database = try DatabaseQueue(path: folder + "/.lianghui-cache/pages.sqlite")
            try database.write { try $0.execute(sql: damage + " WHERE stage = 'normalize'") }
            try database.close()
            let (outcome, warnings) = try run()
            #expect(cached(outcome) == ["pages 3/3", "statements 0/2", "tagged 2/2"])
            #expect(warnings == ["entries of the cache were damaged and were made anew"])
            #expect(try contents("out") == contents("whole"))
            #expect(cached(try run("third").outcome) == ["pages 3/3", "statements 2/2", "tagged 2/2"])
        }
    }

    @Test func aFileThatIsNoDatabaseIsMadeAnew() throws {
        try removed {
            _ = try run("whole")
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: folder + "/.lianghui-cache/pages.sqlite" + suffix)
            }
            try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: folder + "/.lianghui-cache/pages.sqlite"))
            #expect(try run().warnings == ["the cache is damaged and is made anew"])
            #expect(try contents("out") == contents("whole"))
            #expect(cached(try run("third").outcome) == ["pages 3/3", "statements 2/2", "tagged 2/2"])
        }
    }

    @Test func aSizeLimitRemovesWhatWasUsedLongestAgo() throws {
        try removed {
            _ = try run()
            var settings = RunSettings(pipeline: folder + "/pipeline.json")
            settings.cacheFolder = folder + "/.lianghui-cache"
            let upkeep = try CacheUpkeep(settings)
            #expect(try upkeep.statistics().entries == ["extract": 3, "normalize": 2, "enrich": 2])
            #expect(try upkeep.prune(to: 0) == 7)
            #expect(try upkeep.statistics().entries.isEmpty)
            try upkeep.clear()
            #expect(throws: RunError.self) { try upkeep.statistics() }
        }
    }

    @Test func anArchiveCanBeRunAgain() throws {
        try removed {
            var settings = RunSettings(pipeline: folder + "/pipeline.json")
            settings.output = folder + "/out"
            _ = try run()
            try SnapshotArchive.write(settings, to: folder + "/archive", hasInputs: true)
            let archive = try SnapshotArchive(folder: folder + "/archive")
            #expect(try archive.repeated(RunSettings(pipeline: "")).differences == [])
            try change("/archive/inputs/pages/data/pages/fujian-news-portal.html") { $0.replacing("福建", with: "江西") }
            let differences = try archive.repeated(RunSettings(pipeline: "")).differences
            #expect(differences.contains("inputs: data/pages/fujian-news-portal.html: other bytes"))
            #expect(differences.contains("outputs: records.json: other bytes"))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder + "/archive").sorted() == [
                    "data", "inputs", "output", "pipeline.json",
                ]
            )
        }
    }

    @Test func anArchiveIsOnlyMadeOfWhatTheOutputWasMadeOf() throws {
        try removed {
            var settings = RunSettings(pipeline: folder + "/pipeline.json")
            settings.output = folder + "/out"
            _ = try run()
            try change("/data/pages/fujian-news-portal.html") { $0 + " " }
            #expect(throws: RunError.self) { try SnapshotArchive.write(settings, to: folder + "/archive", hasInputs: true) }
            #expect(!FileManager.default.fileExists(atPath: folder + "/archive"))
        }
    }
}

/// Keeps what is said at the level of a warning and above.
private final class RecordedLog: LogHandler, Sendable {
    private let messages = Mutex<[String]>([])

    var warnings: [String] { messages.withLock { $0 } }
    var logLevel: Logger.Level {
        get { .warning }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { messages.withLock { $0.append("\(event.message)") } }
}
