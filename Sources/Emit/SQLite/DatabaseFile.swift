import Foundation
import GRDB
import GRDBSQLite

/// A new SQLite database that is filled once from front to back.
///
/// It has no journal and waits for no disk: a run that fails throws the whole folder away, and one that succeeds synchronizes its
/// files before it publishes them. The same rows in the same order give the same bytes.
struct DatabaseFile: TableSink {
    private let path: String
    private let queue: DatabaseQueue
    /// The INSERT of each table, by name.
    private let insertions: [String: String]

    /// Pages that SQLite keeps in memory, in KiB: beyond them it writes to the file.
    private static let cacheKiB = 16_384
    private static let rowsBetweenChecks = 4096

    /// - Parameter path: a file that is not there yet, as the operating system knows it.
    init(path: String, tables: [TableDescription]) throws(EmitFault) {
        self.path = path
        insertions = Dictionary(
            uniqueKeysWithValues: tables.map { ($0.name, DatabaseSchema.insertion(into: $0.name, columns: $0.columns.count)) }
        )
        queue = try Self.attempt(path) {
            let folder = (path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            configuration.foreignKeysEnabled = false
            configuration.prepareDatabase { database in
                try database.execute(
                    sql: """
                        PRAGMA page_size = 4096;
                        PRAGMA journal_mode = OFF;
                        PRAGMA synchronous = OFF;
                        PRAGMA locking_mode = EXCLUSIVE;
                        PRAGMA cache_size = -\(Self.cacheKiB);
                        """
                )
            }
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        try edit { database in
            try database.execute(sql: "BEGIN")
            for table in tables { try database.execute(sql: DatabaseSchema.creation(of: table)) }
            try database.execute(sql: DatabaseSchema.searchTables + DatabaseSchema.searchFilling)
        }
    }

    func write<Row>(_ rows: some Sequence<Row>, of table: Table<Row>, _ out: inout OutputBuffer) throws(EmitFault) {
        guard let insertion = insertions[table.name] else { return }
        try edit { database in
            var statement = try InsertStatement(database, sql: insertion)
            var count = 0
            for row in rows {
                for cell in table.cells { statement.add(cell.value(row), isRequired: cell.isRequired) }
                try statement.run()
                count += 1
                if count % Self.rowsBetweenChecks == 0 { try out.stopIfUnwanted() }
            }
        }
    }

    /// Makes an article's words searchable; they stand in no other table.
    ///
    /// - Parameter number: of its row, from 1.
    func addText(of article: ArticleRow, number: Int) throws(EmitFault) {
        try edit { database in
            var statement = try InsertStatement(database, sql: DatabaseSchema.articleTextInsertion)
            statement.add(.integer(number))
            statement.add(.text(article.article.id))
            statement.add(CellValue(article.article.title))
            statement.add(utf8: article.article.text.bytes)
            try statement.run()
        }
    }

    /// Writes the indexes and what is left in memory, and closes the file.
    func finish(_ tables: [TableDescription], _ out: OutputBuffer) throws(EmitFault) {
        try edit { database in
            // What was gathered of the articles is written before that of the statements is gathered.
            try database.execute(sql: "COMMIT; BEGIN")
            try database.execute(sql: DatabaseSchema.statementTextInsertion)
            try database.execute(sql: DatabaseSchema.searchUpkeep)
            for table in tables {
                for index in DatabaseSchema.indexes(of: table) {
                    try out.stopIfUnwanted()
                    try database.execute(sql: index)
                }
            }
            try database.execute(sql: "COMMIT")
        }
        try Self.attempt(path) {
            try queue.close()
            try Self.normalizeHeader(of: path)
        }
    }

    /// The header's record of the library's version is the one thing that differs between machines: it gets the lowest version that
    /// reads the file, 3.37.0, which brought STRICT tables (https://www.sqlite.org/fileformat2.html, offset 96).
    private static func normalizeHeader(of path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: 96)
        let version = UInt32(3_037_000).bigEndian
        try file.write(contentsOf: withUnsafeBytes(of: version) { Data($0) })
        try file.close()
    }

    private func edit(_ change: (Database) throws -> Void) throws(EmitFault) {
        try Self.attempt(path) {
            try queue.writeWithoutTransaction { database in
                do {
                    try change(database)
                } catch let error as DatabaseError {
                    throw EmitFault(path: path, message: Self.message(of: error, in: database))
                }
            }
        }
    }

    /// What SQLite says, and what the system said to it. That a disk is full SQLite takes for no fault of the system.
    private static func message(of error: DatabaseError, in database: Database) -> String {
        var number: Int32 = error.resultCode == .SQLITE_FULL ? ENOSPC : 0
        if number == 0 { sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_LAST_ERRNO, &number) }
        let said = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        return number == 0 ? said : "\(said): \(String(cString: strerror(number))) (errno \(number))"
    }

    private static func attempt<Result>(_ path: String, _ step: () throws -> Result) throws(EmitFault) -> Result {
        do {
            return try step()
        } catch let fault as EmitFault {
            throw fault
        } catch let error as DatabaseError {
            throw EmitFault(path: path, message: error.message ?? "SQLite error \(error.resultCode.rawValue)")
        } catch {
            throw EmitFault(path: path, message: (error as NSError).localizedDescription)
        }
    }
}
