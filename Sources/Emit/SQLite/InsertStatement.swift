import GRDB
import GRDBSQLite

/// A prepared INSERT that takes cells as they are.
///
/// It binds through SQLite's own calls: by way of GRDB's argument lists a row costs several times as much.
struct InsertStatement {
    private let database: Database
    private let statement: Statement

    /// - Parameter sql: prepared once for a connection.
    init(_ database: Database, sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
    }

    /// Inserts a row.
    ///
    /// - Parameter columns: what gives the row's cells, in the order of the columns.
    func run<Row>(_ row: Row, _ columns: [(cell: @Sendable (Row) -> CellValue, isRequired: Bool)]) throws {
        let pointer = statement.sqliteStatement
        for i in columns.indices {
            bind(columns[i].cell(row), at: Int32(i + 1), of: pointer, isRequired: columns[i].isRequired)
        }
        let code = sqlite3_step(pointer)
        sqlite3_reset(pointer)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
    }

    /// An empty text is what an empty cell of the CSV is: nothing, but in a column that must have something.
    private func bind(_ cell: CellValue, at index: Int32, of pointer: SQLiteStatement, isRequired: Bool) {
        switch cell {
        case .null: sqlite3_bind_null(pointer, index)
        case .integer(let n): sqlite3_bind_int64(pointer, index, Int64(n))
        case .number(let n): sqlite3_bind_double(pointer, index, n)
        case .text(var text):
            text.withUTF8 { bytes in
                guard !bytes.isEmpty || isRequired else { return _ = sqlite3_bind_null(pointer, index) }
                // SQLite copies the bytes before the call returns.
                let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    _ = sqlite3_bind_text(pointer, index, characters.baseAddress, Int32(characters.count), copies)
                }
            }
        }
    }
}
