import CSVText
import HTMLTree
import Records

/// Reads rows of a table from a stream.
struct CSVRows {
    private let stream: ByteStream
    private let rowBytes: Int
    private var parser: CSVParser

    /// - Parameter rowBytes: a row that is longer is passed over with a fault.
    init(_ stream: ByteStream, delimiter: UInt8, rowBytes: Int) {
        self.stream = stream
        self.rowBytes = rowBytes
        parser = CSVParser(delimiter: delimiter, rowBytes: rowBytes)
    }

    /// The next row's cells; nil at the end.
    mutating func next() throws -> CSVRow? {
        while true {
            let window = stream.window(1)
            if window.isEmpty { try stream.throwFault() }
            var used = 0
            let step = parser.next(in: window, used: &used)
            stream.consume(used)
            switch step {
            case .row(let row): return row
            case .fault(let fault): throw ContainerFault(fault, rowBytes: rowBytes)
            case nil: if window.isEmpty { return nil }
            }
        }
    }
}

extension ContainerFault {
    fileprivate init(_ fault: CSVFault, rowBytes: Int) {
        let passed = fault.lastLine > fault.line ? "; lines \(fault.line) to \(fault.lastLine) were passed over" : ""
        switch fault.kind {
        case .unclosedQuotationMark:
            self.init(.badRow, "line \(fault.line): a quotation mark is not closed, or one inside of the cell is not doubled\(passed)")
        case .tooLong:
            self.init(.tooLarge, "line \(fault.line): the row is longer than \(rowBytes) bytes\(passed)")
        }
    }
}

extension TableColumns {
    /// Whether the first line names a column with a text; then the delimiter of the line.
    func delimiter(ofHeaderIn head: UnsafeRawBufferPointer, at start: Int) -> UInt8? {
        let line = Array(head[start...].prefix { $0 != 0x0A })
        guard line.count < 4096 else { return nil }
        for delimiter in [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")] {
            var rows = CSVRows(ByteStream(ByteSource(line)), delimiter: delimiter, rowBytes: 4096)
            guard let cells = try? rows.next(), cells.count > 1 else { continue }
            let places = places(
                in: cells.map { String(decoding: Charset.decode($0, headerCharset: nil, isHTML: false).utf8, as: UTF8.self) }
            )
            if places[.text] != nil || places[.html] != nil { return delimiter }
        }
        return nil
    }
}
