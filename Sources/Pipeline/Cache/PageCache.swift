import Foundation
import GRDB
import Logging
import Records
import Synchronization

/// What the stages made of pages in earlier runs, by a hash of all that it depends on, in one SQLite file.
///
/// The cache holds nothing that could not be made again: whatever is wrong with it costs time and a warning, and never a run.
final class PageCache: Sendable {
    private let pool: DatabasePool
    private let logger: Logger
    /// The number of this run; entries that no run has used for long go first when room is needed.
    private let run: Int64
    private let troubles = Mutex(Troubles())

    private struct Troubles: Sendable {
        var brokenEntries = 0
        /// The first fault of the database itself.
        var fault: String?
        var isDamaged = false
        var isWritable = true
    }

    static let fileName = "pages.sqlite"

    /// Raised where tables change; a file of another number is made anew.
    private static let schemaVersion = 1
    /// Marking an entry as used rewrites it, so it is done every so many runs.
    private static let runsBetweenMarks: Int64 = 10

    /// Opens the cache of a folder, and makes it where it is missing or unusable.
    ///
    /// - Parameters:
    ///   - readers: threads that read at a time.
    ///   - isNewRun: counts a run, by which entries age.
    /// - Throws: what SQLite or the system says; a run then goes on without a cache.
    init(folder: String, readers: Int, isNewRun: Bool, logger: Logger) throws {
        self.logger = logger
        try FileSystem.makeFolder(folder)
        let path = folder + "/" + Self.fileName
        do {
            (pool, run) = try Self.open(path, readers: readers, isNewRun: isNewRun)
        } catch let error as DatabaseError where Self.damages.contains(error.resultCode) {
            logger.warning("the cache is damaged and is made anew", metadata: ["path": "\(path)", "reason": "\(error.message ?? "")"])
            try Self.removeFiles(path)
            (pool, run) = try Self.open(path, readers: readers, isNewRun: isNewRun)
        }
    }

    private static func open(_ path: String, readers: Int, isNewRun: Bool) throws -> (DatabasePool, Int64) {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            // Takes effect where the file is new: lets a pruned file give its pages back.
            if !db.configuration.readonly { try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL") }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        let run = try pool.write { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            if version != schemaVersion {
                guard isNewRun else { throw OtherVersion() }
                try db.execute(sql: "DROP TABLE IF EXISTS entry; DROP TABLE IF EXISTS published; DROP TABLE IF EXISTS run")
                try db.execute(sql: tables)
                try db.execute(sql: "PRAGMA user_version = \(schemaVersion)")
            }
            if isNewRun { try db.execute(sql: "UPDATE run SET number = number + 1") }
            return try Int64.fetchOne(db, sql: "SELECT number FROM run") ?? 0
        }
        return (pool, run)
    }

    private static let tables = """
        CREATE TABLE entry (
            key BLOB NOT NULL UNIQUE, stage TEXT NOT NULL, value BLOB NOT NULL, checksum BLOB NOT NULL, run INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX entry_run ON entry (run);
        CREATE TABLE published (
            output TEXT NOT NULL PRIMARY KEY, recipe BLOB NOT NULL, run BLOB NOT NULL
        ) STRICT;
        CREATE TABLE run (number INTEGER NOT NULL) STRICT;
        INSERT INTO run VALUES (0);
        """

    static func exists(in folder: String) -> Bool { FileSystem.isRegularFile(folder + "/" + fileName) }

    static func removeFiles(_ path: String) throws(RunError) {
        for suffix in ["", "-wal", "-shm", "-journal"] { try FileSystem.remove(path + suffix) }
    }

    /// The cache is of another version of the program; the next run makes it anew.
    struct OtherVersion: Error, CustomStringConvertible {
        var description: String { "it is of another version of the program; the next run makes it anew" }
    }

    // MARK: Entries

    /// The values of those keys that the cache has, whole.
    func values(of keys: [CacheKey]) -> [CacheKey: [UInt8]] {
        let found = noting {
            // Entries never change, so that they need no transaction to agree with each other; it would cost more than they do.
            try pool.unsafeRead { db in
                let statement = try db.cachedStatement(sql: "SELECT value, checksum FROM entry WHERE key = ?")
                var values: [CacheKey: [UInt8]] = [:]
                for key in keys {
                    guard let row = try Row.fetchOne(statement, arguments: [Data(key.bytes)]) else { continue }
                    let value = try row.withUnsafeData(atIndex: 0) { Array($0 ?? Data()) }
                    let checksum = try row.withUnsafeData(atIndex: 1) { Array($0 ?? Data()) }
                    if checksum == CacheEntry.checksum(of: value, key: key) {
                        values[key] = value
                    } else {
                        noteBroken()
                    }
                }
                return values
            }
        }
        return found ?? [:]
    }

    /// Says that an entry could not be read; whoever asked for it makes it anew.
    func noteBroken() { troubles.withLock { $0.brokenEntries += 1 } }

    /// Nil where the database fails, which is told at the end.
    private func noting<Result>(_ work: () throws -> Result) -> Result? {
        do {
            return try work()
        } catch {
            note(error)
            return nil
        }
    }

    private func note(_ error: any Error) {
        let isDamage = (error as? DatabaseError).map { Self.damages.contains($0.resultCode) } ?? false
        troubles.withLock {
            $0.fault = $0.fault ?? "\(error)"
            $0.isDamaged = $0.isDamaged || isDamage
        }
    }

    private static let damages: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB]

    /// Keeps entries, and marks those that were used.
    func store(_ entries: [CacheEntry], used: [CacheKey]) {
        guard troubles.withLock({ $0.isWritable }) else { return }
        do {
            try pool.write { db in
                let insert = try db.cachedStatement(
                    sql: "INSERT OR REPLACE INTO entry (key, stage, value, checksum, run) VALUES (?, ?, ?, ?, ?)"
                )
                for entry in entries {
                    let checksum = CacheEntry.checksum(of: entry.value, key: entry.key)
                    try insert.execute(arguments: [Data(entry.key.bytes), entry.stage, Data(entry.value), Data(checksum), run])
                }
                let mark = try db.cachedStatement(sql: "UPDATE entry SET run = ? WHERE key = ? AND run <= ?")
                for key in used { try mark.execute(arguments: [run, Data(key.bytes), run - Self.runsBetweenMarks]) }
            }
        } catch {
            troubles.withLock { $0.isWritable = false }
            note(error)
        }
    }

    // MARK: Snapshots

    /// The snapshot that was published at an output by the same recipe, as far as this cache knows.
    func publication(at output: String, recipe: [UInt8]) -> PublishedRun? {
        let bytes = noting {
            try pool.read { db in
                let sql = "SELECT run FROM published WHERE output = ? AND recipe = ?"
                return try Data.fetchOne(db, sql: sql, arguments: [output, Data(recipe)])
            }
        }
        guard let bytes, let bytes else { return nil }
        var reader = BinaryReader(Array(bytes))
        return try? PublishedRun(from: &reader)
    }

    /// Remembers what was published, so that a run that would give the same is known before it is made.
    func remember(_ published: PublishedRun, at output: String, recipe: [UInt8]) {
        guard troubles.withLock({ $0.isWritable }) else { return }
        var writer = BinaryWriter()
        published.write(to: &writer)
        let bytes = Data(writer.bytes)
        _ = noting {
            try pool.write { db in
                try db.execute(
                    sql: "INSERT OR REPLACE INTO published (output, recipe, run) VALUES (?, ?, ?)",
                    arguments: [output, Data(recipe), bytes]
                )
            }
        }
    }

    // MARK: Upkeep

    /// Makes room and tells what went wrong; nothing is asked of the cache afterwards.
    ///
    /// - Parameter bytes: the size that the file may have.
    func close(keeping bytes: Int) {
        _ = noting { try prune(to: bytes) }
        let troubles = troubles.withLock { $0 }
        if troubles.brokenEntries > 0 {
            logger.warning(
                "entries of the cache were damaged and were made anew",
                metadata: ["entries": "\(troubles.brokenEntries)"]
            )
        }
        // The readers, which close last, may not do it.
        _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try? pool.close()
        guard let fault = troubles.fault else { return }
        if troubles.isDamaged {
            logger.warning("the cache is damaged and was removed; the next run makes it anew", metadata: ["reason": "\(fault)"])
            try? Self.removeFiles(pool.path)
        } else {
            logger.warning("the cache could not be used to the end", metadata: ["path": "\(pool.path)", "reason": "\(fault)"])
        }
    }

    /// Removes entries, those first that no run has used for longest, until the rest fits.
    ///
    /// - Returns: how many were removed.
    func prune(to bytes: Int) throws -> Int {
        var removed = 0
        while try pool.read(Self.usedBytes) > bytes {
            let count = try pool.write { db in
                try db.execute(
                    sql: "DELETE FROM entry WHERE rowid IN (SELECT rowid FROM entry ORDER BY run, rowid LIMIT 1000)"
                )
                return db.changesCount
            }
            if count == 0 { break }
            removed += count
        }
        if removed > 0 { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA incremental_vacuum") } }
        return removed
    }

    func statistics() throws -> CacheStatistics {
        try pool.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT stage, COUNT(*) FROM entry GROUP BY stage")
            let entries = Dictionary(rows.map { ($0[0] as String, $0[1] as Int) }, uniquingKeysWith: { first, _ in first })
            return CacheStatistics(path: pool.path, entries: entries, bytes: try Self.usedBytes(db))
        }
    }

    private static func usedBytes(_ db: Database) throws -> Int {
        func pragma(_ name: String) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
        return try (pragma("page_count") - pragma("freelist_count")) * pragma("page_size")
    }
}
