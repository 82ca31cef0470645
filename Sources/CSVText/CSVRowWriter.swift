/// Writes rows as RFC 4180 lines: UTF-8, CRLF, quoted only where needed.
package struct CSVRowWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Cells that ``guarded(_:)`` had to guard.
    package private(set) var guardedCells = 0
    private var isAtLineStart = true

    package init() {}

    /// A cell with nothing in it.
    package mutating func empty() { separate() }

    /// A cell as it is: names of our own, numbers, and what was read from a table.
    package mutating func cell(_ text: String) {
        separate()
        append(text)
    }

    /// A cell with a text from outside. One that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV Injection);
    /// numbers stay.
    package mutating func guarded(_ text: String) {
        separate()
        if Self.looksLikeFormula(text) {
            guardedCells += 1
            append("'" + text)
        } else {
            append(text)
        }
    }

    package mutating func endRow() {
        bytes.append(0x0D)
        bytes.append(0x0A)
        isAtLineStart = true
    }

    /// Gives what was written so far and forgets it.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private static func looksLikeFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return Double(text) == nil
        default: return false
        }
    }

    private mutating func separate() {
        if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
        isAtLineStart = false
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }) else {
            bytes.append(contentsOf: utf8)
            return
        }
        bytes.append(0x22)
        for b in utf8 {
            if b == 0x22 { bytes.append(0x22) }
            bytes.append(b)
        }
        bytes.append(0x22)
    }
}
