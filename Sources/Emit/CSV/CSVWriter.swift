import CSVText
import JSONText
import Records

/// Writes rows by the declarations of their columns; empty for null.
struct CSVWriter {
    private var cells = CSVRowWriter()

    var bytes: [UInt8] { cells.bytes }
    /// Cells that would have been run as formulas.
    var guardedCells: Int { cells.guardedCells }

    /// Gives what was written so far and forgets it.
    mutating func take() -> [UInt8] { cells.take() }

    mutating func header(_ names: [String]) {
        for name in names { cells.cell(name) }
        cells.endRow()
    }

    mutating func row<Row>(_ row: Row, of table: Table<Row>) {
        for cell in table.cells {
            switch cell.value(row) {
            case .null: cells.empty()
            case .text(let text): cells.guarded(text)
            case .integer(let n): cells.cell(String(n))
            case .number(let n): if n.isFinite { cells.cell(JSONWriter.text(of: n)) } else { cells.empty() }
            }
        }
        cells.endRow()
    }
}
