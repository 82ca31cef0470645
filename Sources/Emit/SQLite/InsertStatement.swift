import GRDB
import GRDBSQLite

/// A prepared INSERT that takes the cells of a row one after the other, as they are.
///
/// It binds through SQLite's own calls: by way of GRDB's argument lists a row costs several times as much. Texts are copied into a buffer that
/// SQLite reads where it is, so that no cell is an allocation.
struct InsertStatement: ~Copyable {
    private let database: Database
    private let statement: Statement
    private let pointer: SQLiteStatement
    private let texts = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Self.textBytes)
    /// Bytes of ``texts`` that the row has taken.
    private var used = 0
    /// Cells that the row has.
    private var count: Int32 = 0
    /// What the first cell that could not be added gave.
    private var fault = SQLITE_OK

    /// More than a row of any table takes; what goes beyond it SQLite copies.
    private static let textBytes = 1 << 14

    /// - Parameter sql: prepared once for a connection.
    init(_ database: Database, sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
        pointer = statement.sqliteStatement
    }

    deinit {
        // No cell may lead into the buffer when that is gone.
        sqlite3_clear_bindings(pointer)
        texts.deallocate()
    }

    /// Adds the next cell of the row. An empty text is what an empty cell of the CSV is: nothing, but in a column that must have something.
    mutating func add(_ cell: CellValue, isRequired: Bool = false) {
        switch cell {
        case .text(var text): text.withUTF8 { add(utf8: $0, isRequired: isRequired) }
        case .null: note(sqlite3_bind_null(pointer, next()))
        case .integer(let n): note(sqlite3_bind_int64(pointer, next(), Int64(n)))
        case .number(let n): note(sqlite3_bind_double(pointer, next(), n))
        }
    }

    /// Adds a text that no `String` was made of.
    mutating func add(utf8 bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { add(utf8: $0, isRequired: false) }
    }

    private mutating func add(utf8 bytes: UnsafeBufferPointer<UInt8>, isRequired: Bool) {
        let index = next()
        guard !bytes.isEmpty || isRequired else {
            return note(sqlite3_bind_null(pointer, index))
        }
        bytes.withMemoryRebound(to: CChar.self) { text in
            guard used + text.count < texts.count else {
                // SQLITE_TRANSIENT.
                let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                return note(sqlite3_bind_text(pointer, index, text.baseAddress, Int32(text.count), copies))
            }
            let place = UnsafeMutableBufferPointer(rebasing: texts[used..<(used + text.count)])
            _ = place.update(fromContentsOf: text)
            used += text.count
            // Nil is SQLITE_STATIC; the place of an empty text is one, too, where a nil pointer would be NULL.
            note(sqlite3_bind_text(pointer, index, place.baseAddress, Int32(text.count), nil))
        }
    }

    private mutating func note(_ code: Int32) {
        if fault == SQLITE_OK { fault = code }
    }

    /// The number of the next cell, from 1.
    private mutating func next() -> Int32 {
        count += 1
        return count
    }

    /// Inserts the row, and begins the next.
    mutating func run() throws {
        let code = fault == SQLITE_OK ? sqlite3_step(pointer) : fault
        sqlite3_reset(pointer)
        used = 0
        count = 0
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
    }
}
