extension CSVParser {
    /// The rows of a whole table, blank lines and a byte order mark left out.
    ///
    /// - Throws: the first ``CSVFault``.
    package static func rows(of table: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) throws(CSVFault) -> [CSVRow] {
        var parser = CSVParser(delimiter: delimiter)
        var rows: [CSVRow] = []
        var start = table.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while true {
            var used = 0
            let step = table.withUnsafeBytes { parser.next(in: UnsafeRawBufferPointer(rebasing: $0[start...]), used: &used) }
            start += used
            switch step {
            case .row(let row): if row.count > 1 || !row[0].isEmpty { rows.append(row) }
            case .fault(let fault): throw fault
            case nil: if start == table.count, used == 0 { return rows }
            }
        }
    }
}
