import Records

/// Reads a tab-separated table with a header line; lines that begin with `#` and empty lines are passed over.
struct TableReader {
    private let file: [UInt8]
    private let firstRow: Int
    private let columnCount: Int

    /// - Parameter columns: the names that the header must begin with; further columns are allowed.
    init(_ file: [UInt8], columns: [String]) throws(DataFault) {
        self.file = file
        columnCount = columns.count
        let end = file.firstIndex(of: Self.newline) ?? file.count
        var header = file[..<end].split(separator: Self.tab, omittingEmptySubsequences: false)
        if header.last?.last == Self.carriageReturn { header[header.count - 1].removeLast() }
        for (index, column) in columns.enumerated() where index >= header.count || !header[index].elementsEqual(column.utf8) {
            throw DataFault("the header must name the columns \(columns.joined(separator: ", "))", at: 0)
        }
        firstRow = min(end + 1, file.count)
    }

    struct Row {
        fileprivate let file: [UInt8]
        fileprivate var cells: [Range<Int>]

        func bytes(_ column: Int) -> ArraySlice<UInt8> { file[cells[column]] }
        func offset(_ column: Int) -> Int { cells[column].lowerBound }
        func number(_ column: Int) -> Int? { TableReader.number(bytes(column)) }
        func list(_ column: Int) -> [ArraySlice<UInt8>] { bytes(column).split(separator: UInt8(ascii: ";")) }
    }

    /// Reads the rows that can be read.
    /// - Returns: what is wrong with the others.
    func eachRow(_ body: (Row) throws(DataFault) -> Void) -> [DataFault] {
        var faults: [DataFault] = []
        var row = Row(file: file, cells: [])
        row.cells.reserveCapacity(columnCount + 1)
        var start = firstRow
        while start < file.count {
            var end = start
            row.cells.removeAll(keepingCapacity: true)
            var cell = start
            while end < file.count, file[end] != Self.newline {
                if file[end] == Self.tab {
                    row.cells.append(cell..<end)
                    cell = end + 1
                }
                end += 1
            }
            row.cells.append(cell..<(end > cell && file[end - 1] == Self.carriageReturn ? end - 1 : end))
            if end > start, file[start] != UInt8(ascii: "#") {
                do throws(DataFault) {
                    guard row.cells.count >= columnCount else {
                        throw DataFault("the row has \(row.cells.count) columns of \(columnCount)", at: start)
                    }
                    try body(row)
                } catch {
                    faults.append(error)
                }
            }
            start = end + 1
        }
        return faults
    }

    static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count < 10 else { return nil }
        var n = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            n = n * 10 + Int(byte - 0x30)
        }
        return n
    }

    private static let newline = UInt8(ascii: "\n")
    private static let tab = UInt8(ascii: "\t")
    private static let carriageReturn = UInt8(ascii: "\r")
}
