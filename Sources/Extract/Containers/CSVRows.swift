import HTMLTree
import Records

/// Parses rows of a table (RFC 4180) from a stream, as bytes: in GBK and Big5 no second byte of a character is a quotation mark, a comma, a
/// semicolon or a line end.
struct CSVRows {
    private let stream: ByteStream
    private let delimiter: UInt8
    private let rowBytes: Int

    /// - Parameter rowBytes: a row that is longer is passed over with a fault.
    init(_ stream: ByteStream, delimiter: UInt8, rowBytes: Int) {
        self.stream = stream
        self.delimiter = delimiter
        self.rowBytes = rowBytes
    }

    private enum State {
        case cellStart, plain, quoted, afterQuote
    }

    /// The next row's cells; nil at the end.
    mutating func next() throws -> [[UInt8]]? {
        guard try !stream.isAtEnd() else { return nil }
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var state = State.cellStart
        var length = 0
        while true {
            let window = stream.window(1)
            if window.isEmpty {
                try stream.throwFault()
                break
            }
            var i = 0
            var rowHasEnded = false
            while i < window.count, !rowHasEnded {
                let b = window[i]
                switch state {
                case .quoted:
                    let end = window[i...].firstIndex(of: 0x22) ?? window.count
                    if length <= rowBytes { cell.append(contentsOf: window[i..<end]) }
                    length += end - i
                    i = end
                    if end < window.count {
                        state = .afterQuote
                        i += 1
                    }
                case .afterQuote where b == 0x22:
                    cell.append(b)
                    state = .quoted
                    i += 1
                case .cellStart where b == 0x22:
                    state = .quoted
                    i += 1
                default:
                    if b == delimiter || b == 0x0A {
                        if b == 0x0A, state != .afterQuote, cell.last == 0x0D { cell.removeLast() }
                        cells.append(cell)
                        cell.removeAll(keepingCapacity: true)
                        state = .cellStart
                        rowHasEnded = b == 0x0A
                    } else if !(state == .afterQuote && b == 0x0D) {
                        if length <= rowBytes { cell.append(b) }
                        length += 1
                        if state == .cellStart { state = .plain }
                    }
                    i += 1
                }
            }
            stream.consume(i)
            if rowHasEnded { break }
        }
        if !cell.isEmpty || state != .cellStart { cells.append(cell) }
        if length > rowBytes { throw ContainerFault(.tooLarge, "the row is longer than \(rowBytes) bytes") }
        return cells.isEmpty ? [[]] : cells
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
