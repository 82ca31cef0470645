import JSONText
import Records

/// Writes rows as RFC 4180 lines: UTF-8, CRLF, quoted only where needed, empty for null.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    /// Cells that ``appendText(_:)`` had to guard.
    private(set) var guardedCells = 0

    mutating func header(_ names: [String]) {
        for (i, name) in names.enumerated() {
            if i > 0 { bytes.append(UInt8(ascii: ",")) }
            append(name)
        }
        endLine()
    }

    mutating func row<Row>(_ row: Row, _ columns: [Column<Row>]) {
        for (i, column) in columns.enumerated() {
            if i > 0 { bytes.append(UInt8(ascii: ",")) }
            switch column.value(row) {
            case .null: break
            case .text(let text): appendText(text)
            case .integer(let n): bytes.append(contentsOf: String(n).utf8)
            case .number(let n): bytes.append(contentsOf: JSONWriter.text(of: n).utf8)
            }
        }
        endLine()
    }

    /// A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV Injection); numbers stay.
    private mutating func appendText(_ text: String) {
        if Self.looksLikeFormula(text) {
            guardedCells += 1
            append("'" + text)
        } else {
            append(text)
        }
    }

    static func looksLikeFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return Double(text) == nil
        default: return false
        }
    }

    private mutating func append(_ text: String) {
        let needsQuotes = text.utf8.contains { (b: UInt8) in b == 0x2C || b == 0x22 || b == 0x0D || b == 0x0A }
        guard needsQuotes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(0x22)
        for b in text.utf8 {
            if b == 0x22 { bytes.append(0x22) }
            bytes.append(b)
        }
        bytes.append(0x22)
    }

    private mutating func endLine() {
        bytes.append(0x0D)
        bytes.append(0x0A)
    }
}
