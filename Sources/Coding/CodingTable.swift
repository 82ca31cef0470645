import CSVText

/// A CSV file with a header, as a spreadsheet may have saved it: with commas, semicolons or tabs.
struct CodingTable {
    let file: String
    let columns: [String]
    let rows: [CSVRow]

    /// - Parameter required: columns that must be there.
    /// - Throws: ``CodingFault`` where the bytes are no such table.
    init(_ source: TableFile, required: [String]) throws(CodingFault) {
        let file = source.name
        let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        // The header alone tells the delimiter: in a cell below it any of them may stand.
        let header = Array(source.bytes.prefix { $0 != 0x0A && $0 != 0x0D })
        let names = delimiters.map { delimiter in
            ((try? CSVParser.rows(of: header, delimiter: delimiter))?.first).map { $0.map { String(decoding: $0, as: UTF8.self) } } ?? []
        }
        let missingColumns = names.map { Self.missing(required, in: $0) }
        let best = names.indices.min { missingColumns[$0].count < missingColumns[$1].count } ?? 0
        let missing = missingColumns[best]
        guard missing.isEmpty else {
            let wanted = missing.map { "'\($0)'" }.joined(separator: ", ")
            let present = names[best].joined(separator: ", ")
            throw CodingFault(file, line: 1, "there is no column \(wanted); the columns are: \(present)")
        }
        self.file = file
        columns = names[best]
        do throws(CSVFault) {
            rows = Array(try CSVParser.rows(of: source.bytes, delimiter: delimiters[best]).dropFirst())
        } catch {
            throw CodingFault(file, line: error.line, "a quotation mark is not closed, or one inside of the cell is not doubled")
        }
        let faults = rows.filter { $0.count != columns.count }.map {
            CodingFault.text(file, line: $0.line, "the row has \($0.count) cells, the header \(columns.count)")
        }
        guard faults.isEmpty else { throw CodingFault(faults) }
    }

    private static func missing(_ required: [String], in names: [String]) -> [String] {
        required.filter { !names.contains($0) }
    }

    /// The cells of a column without white space around them.
    /// - Throws: ``CodingFault`` where there is no such column.
    func column(_ name: String) throws(CodingFault) -> [String] {
        guard let index = columns.firstIndex(of: name) else {
            throw CodingFault(file, "there is no column '\(name)'; the columns are: \(columns.joined(separator: ", "))")
        }
        return rows.map { row in
            let cell = row[index]
            let start = cell.firstIndex { $0 > 0x20 } ?? cell.endIndex
            let end = cell.lastIndex { $0 > 0x20 } ?? start
            return start < cell.endIndex ? String(decoding: cell[start...end], as: UTF8.self) : ""
        }
    }
}
