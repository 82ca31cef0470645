/// Parses a table (RFC 4180) that comes in pieces: lines end with LF or CRLF, and cells in quotation marks may have line ends.
///
/// It works on bytes of any charset in which the delimiter, the quotation mark and the line feed are no part of a longer character: UTF-8,
/// GBK and Big5 are such.
///
/// A quotation mark that nobody closes would swallow every line to the end of the file. So the row is taken for bad where the file ends
/// inside of its mark, where the mark that closes it on another line is not followed by a delimiter or a line end, and where it exceeds the
/// limit. Reading then goes on at the next line that has as many cells as the first row of the table: the lines before it are what else the
/// cell has, and would be rows of rubbish. The swallowed lines are made anew from the cell, so that nothing but one row is ever held, and no
/// byte is read more than twice: all marks between the two that did not fit are doubled, so none of them can begin a cell that goes beyond
/// its line.
package struct CSVParser: Sendable {
    package enum Step: Hashable, Sendable {
        case row(CSVRow)
        case fault(CSVFault)
    }

    private enum State {
        case cellStart, plain, quoted, afterQuote
        /// The row is longer than the limit: its bytes are passed over up to the line end.
        case tooLong
    }

    private let delimiter: UInt8
    private let rowBytes: Int
    private var state = State.cellStart
    private var row = CSVRow(line: 1)
    /// Where the cell that is being read begins in the row's bytes.
    private var cellStart = 0
    private var line = 1
    /// Cells of the table's first row.
    private var width: Int?
    /// The fault for which a row of the table's width is looked for.
    private var fault: CSVFault?
    /// A row that follows on a fault that has just been told.
    private var rowAfterFault: CSVRow?
    /// Lines that are to be read again, and how many bytes of them were.
    private var swallowed: [UInt8] = []
    private var swallowedUsed = 0

    /// - Parameter rowBytes: a row of more bytes is a fault; the limit of what the parser holds.
    package init(delimiter: UInt8 = UInt8(ascii: ","), rowBytes: Int = 64 << 20) {
        self.delimiter = delimiter
        self.rowBytes = rowBytes
    }

    /// Reads on.
    ///
    /// - Parameters:
    ///   - bytes: what follows on the bytes that were used before; none says that the table has ended.
    ///   - used: how many of them were used. Those that were not are to be given again.
    /// - Returns: the next row or fault; nil where the bytes do not reach its end, and at the end of the table.
    package mutating func next(in bytes: UnsafeRawBufferPointer, used: inout Int) -> Step? {
        used = 0
        if let row = rowAfterFault {
            rowAfterFault = nil
            return .row(row)
        }
        while true {
            let rowHasEnded: Bool
            if !swallowed.isEmpty {
                rowHasEnded = scanSwallowed()
            } else if used < bytes.count {
                rowHasEnded = scan(bytes, from: &used)
            } else if bytes.isEmpty {
                rowHasEnded = endTable()
                if !rowHasEnded, swallowed.isEmpty {
                    defer { fault = nil }
                    return fault.map(Step.fault)
                }
            } else {
                return nil
            }
            if rowHasEnded, let step = endRow() { return step }
        }
    }

    /// Takes a whole row to its step; nil where it is passed over.
    private mutating func endRow() -> Step? {
        let whole = row
        row = CSVRow(line: line)
        row.bytes.reserveCapacity(whole.bytes.count)
        row.ends.reserveCapacity(whole.count)
        cellStart = 0
        if var fault {
            let isOfTable = width.map { $0 == whole.count } ?? true
            fault.lastLine = isOfTable ? whole.line - 1 : line - 1
            self.fault = isOfTable ? nil : fault
            guard isOfTable else { return nil }
            rowAfterFault = whole
            width = whole.count
            return .fault(fault)
        }
        if width == nil { width = whole.count }
        return .row(whole)
    }

    // MARK: Bytes

    private mutating func scanSwallowed() -> Bool {
        let bytes = swallowed
        var used = swallowedUsed
        swallowed = []
        let rowHasEnded = bytes.withUnsafeBytes { scan($0, from: &used) }
        if swallowed.isEmpty, used < bytes.count {
            swallowed = bytes
            swallowedUsed = used
        } else {
            swallowed += bytes[used...]
            swallowedUsed = 0
        }
        return rowHasEnded
    }

    /// - Returns: whether a row has ended; else the bytes are used up, or a fault has put lines back.
    private mutating func scan(_ bytes: UnsafeRawBufferPointer, from i: inout Int) -> Bool {
        while i < bytes.count {
            let b = bytes[i]
            switch state {
            case .quoted:
                let end = bytes[i...].firstIndex(of: 0x22) ?? bytes.count
                row.bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[i..<end]))
                i = min(end + 1, bytes.count)
                if end < bytes.count { state = .afterQuote }
                if row.bytes.count > rowBytes { passOverTooLong() }
            case .afterQuote where b == 0x22:
                row.bytes.append(b)
                state = .quoted
                i += 1
            case .afterQuote where b == 0x0D:
                i += 1
            case .cellStart where b == 0x22:
                state = .quoted
                i += 1
            case .tooLong:
                i = min((bytes[i...].firstIndex(of: 0x0A) ?? bytes.count) + 1, bytes.count)
                guard bytes[i - 1] == 0x0A else { return false }
                beginRow()
            case .cellStart, .plain, .afterQuote:
                if b == delimiter || b == 0x0A {
                    endCell(atLineEnd: b == 0x0A)
                    i += 1
                    if b == 0x0A { return true }
                } else if state == .afterQuote, putBackLines(afterClosing: true) {
                    return false
                } else {
                    state = .plain
                    var end = i + 1
                    while end < bytes.count, bytes[end] != delimiter, bytes[end] != 0x0A { end += 1 }
                    row.bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[i..<end]))
                    i = end
                    if row.bytes.count > rowBytes { passOverTooLong() }
                }
            }
            if !swallowed.isEmpty { return false }
        }
        return false
    }

    private mutating func endCell(atLineEnd: Bool) {
        if state == .afterQuote {
            line += row.bytes[cellStart...].withUnsafeBytes { $0.reduce(0) { $0 &+ ($1 == 0x0A ? 1 : 0) } }
        } else if atLineEnd, row.bytes.count > cellStart, row.bytes.last == 0x0D {
            row.bytes.removeLast()
        }
        row.ends.append(row.bytes.count)
        cellStart = row.bytes.count
        state = .cellStart
        if atLineEnd { line += 1 }
    }

    /// Ends the last row, which has no line end.
    /// - Returns: whether there is one; else there is none, or lines are to be read again.
    private mutating func endTable() -> Bool {
        switch state {
        case .quoted:
            if !putBackLines(afterClosing: false) {
                note(.unclosedQuotationMark, line: line, lastLine: line)
                beginRow()
            }
            return false
        case .tooLong:
            beginRow()
            return false
        case .cellStart where row.isEmpty:
            return false
        case .cellStart, .plain, .afterQuote:
            endCell(atLineEnd: true)
            return true
        }
    }

    // MARK: Faults

    private mutating func note(_ kind: CSVFault.Kind, line: Int, lastLine: Int) {
        if fault == nil { fault = CSVFault(kind: kind, line: line, lastLine: lastLine) } else { fault?.lastLine = lastLine }
    }

    /// Begins a row on the next line.
    private mutating func beginRow() {
        line += 1
        row = CSVRow(line: line)
        cellStart = 0
        state = .cellStart
    }

    private mutating func passOverTooLong() {
        if state == .plain || !putBackLines(afterClosing: state == .afterQuote, as: .tooLong) {
            note(.tooLong, line: row.line, lastLine: line)
            row.bytes.removeAll()
            state = .tooLong
        }
    }

    /// Where the cell in quotation marks goes beyond its line: gives up the row, and has the lines after that of the mark read again.
    private mutating func putBackLines(afterClosing isClosed: Bool, as kind: CSVFault.Kind = .unclosedQuotationMark) -> Bool {
        guard let lineEnd = row.bytes[cellStart...].firstIndex(of: 0x0A) else { return false }
        var lines: [UInt8] = []
        lines.reserveCapacity(row.bytes.count - lineEnd + swallowed.count)
        for b in row.bytes[(lineEnd + 1)...] {
            if b == 0x22 { lines.append(b) }
            lines.append(b)
        }
        if isClosed { lines.append(0x22) }
        note(kind, line: kind == .tooLong ? row.line : line, lastLine: line)
        beginRow()
        swallowed = lines
        return true
    }
}
