import Foundation
import Testing

/// A CSV file as a test reads it: each row by the names of its columns.
struct CSVFile {
    var rows: [[String: String]] = []

    init(_ data: Data) throws {
        var text = String(decoding: data, as: UTF8.self)[...]
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        var records: [[String]] = [[]]
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        func endCell() {
            records[records.count - 1].append(String(cell))
            cell = .init()
        }
        let scalars = Array(text.unicodeScalars)
        var i = 0
        while i < scalars.count {
            let scalar = scalars[i]
            if isQuoted {
                if scalar == "\"", i + 1 < scalars.count, scalars[i + 1] == "\"" {
                    cell.append(scalar)
                    i += 1
                } else if scalar == "\"" {
                    isQuoted = false
                } else {
                    cell.append(scalar)
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "," {
                endCell()
            } else if scalar == "\n" {
                endCell()
                records.append([])
            } else if scalar != "\r" {
                cell.append(scalar)
            }
            i += 1
        }
        let header = records[0]
        for record in records.dropFirst() where !record.isEmpty {
            try #require(record.count == header.count, "a row has another number of cells than the header")
            rows.append(Dictionary(uniqueKeysWithValues: zip(header, record)))
        }
    }

    func column(_ name: String) -> [String] { rows.map { $0[name] ?? "" } }

    /// The sum of a column; an empty cell is 0.
    func sum(_ name: String) -> Int { column(name).reduce(0) { $0 + (Int($1) ?? 0) } }
}
