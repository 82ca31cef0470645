import GRDB
import GRDBSQLite

/// A prepared INSERT that takes cells as they are.
///
/// It binds through SQLite's own calls: by way of GRDB's argument lists a row costs several times as much. Texts lie side by side in one
/// buffer, which SQLite reads where it is, so that no cell is an allocation.
struct InsertStatement {
    private enum Cell {
        case null
        case integer(Int)
        case number(Double)
        /// Bytes of ``texts``.
        case text(Range<Int>)
    }

    private let database: Database
    private let statement: Statement
    private var cells: [Cell] = []
    private var texts: [UInt8] = []

    /// - Parameter sql: prepared once for a connection.
    init(_ database: Database, sql: String) throws {
        self.database = database
        statement = try database.cachedStatement(sql: sql)
    }

    /// Adds the next cell of the row. An empty text is what an empty cell of the CSV is: nothing, but in a column that must have something.
    mutating func add(_ cell: CellValue, isRequired: Bool = false) {
        switch cell {
        case .null: cells.append(.null)
        case .integer(let n): cells.append(.integer(n))
        case .number(let n): cells.append(.number(n))
        case .text(var text):
            let start = texts.count
            text.withUTF8 { texts.append(contentsOf: $0) }
            cells.append(start == texts.count && !isRequired ? .null : .text(start..<texts.count))
        }
    }

    /// Adds a text that no `String` was made of.
    mutating func add(utf8 bytes: [UInt8]) {
        let start = texts.count
        texts.append(contentsOf: bytes)
        cells.append(.text(start..<texts.count))
    }

    /// Inserts the row, and begins the next.
    mutating func run() throws {
        let pointer = statement.sqliteStatement
        // Then there is a place also where all texts are empty: SQLite would take a nil pointer for NULL.
        texts.append(0)
        let code = texts.withUnsafeBufferPointer { texts in
            for (index, cell) in cells.enumerated() { Self.bind(cell, of: texts, at: Int32(index + 1), of: pointer) }
            let code = sqlite3_step(pointer)
            sqlite3_reset(pointer)
            // The texts are gone after this.
            sqlite3_clear_bindings(pointer)
            return code
        }
        cells.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
        }
    }

    private static func bind(_ cell: Cell, of texts: UnsafeBufferPointer<UInt8>, at index: Int32, of pointer: SQLiteStatement) {
        switch cell {
        case .null: sqlite3_bind_null(pointer, index)
        case .integer(let n): sqlite3_bind_int64(pointer, index, Int64(n))
        case .number(let n): sqlite3_bind_double(pointer, index, n)
        case .text(let range):
            UnsafeBufferPointer(rebasing: texts[range]).withMemoryRebound(to: CChar.self) { characters in
                // Nil as the destructor is SQLITE_STATIC: SQLite reads the bytes where they are.
                _ = sqlite3_bind_text(pointer, index, characters.baseAddress, Int32(characters.count), nil)
            }
        }
    }
}
