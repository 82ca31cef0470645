import CSVText

/// A stratified sample of statements, to be coded by two persons who do not see what the program made of them.
package struct CodingSample {
    /// Statements in the sample.
    package let count: Int
    /// Statements that it was drawn from.
    package let population: Int
    /// Strata that gave at least one statement, and all.
    package let strata: (sampled: Int, all: Int)
    /// The table for the coders, in random order: `coder_a` and `coder_b` are blank.
    package let sheet: [UInt8]
    /// The program's codes, with stratum, its size and its part of the sample, by which a statement is weighted.
    package let key: [UInt8]

    private static let sheetColumns = ["id", "date", "region", "speaker", "text"]
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private struct Stratum {
        var label: String
        var rows: [Int]
    }

    /// - Parameters:
    ///   - statements: the bytes of a snapshot's `statements.csv`.
    ///   - file: what messages call them.
    ///   - n: statements wanted; where there are fewer, all are taken.
    ///   - by: what the strata are made of: `theme`, or columns of the table; none for a simple random sample.
    /// - Throws: ``CodingFault`` where the table lacks a column or has no row.
    package init(_ statements: [UInt8], file: String, n: Int, seed: UInt64, by: [String]) throws(CodingFault) {
        let table = try CodingTable(statements, file: file, required: Self.sheetColumns + ["themes"])
        guard !table.rows.isEmpty else { throw CodingFault(file, "there is no statement to draw from") }
        let ids = try table.column("id")
        let codes = try table.column("themes").map { ThemeCodes(themes: $0.split(separator: ";").map(String.init)) }
        let strata = try Self.strata(of: table, ids: ids, codes: codes, by: by)
        let counts = ProportionalAllocation.counts(min(n, ids.count), sizes: strata.map(\.rows.count))

        var generator = SplitMix64(seed: seed)
        var drawn: [(row: Int, stratum: Int)] = []
        for (index, stratum) in strata.enumerated() {
            drawn += generator.draw(counts[index], of: stratum.rows).map { ($0, index) }
        }
        drawn = generator.draw(drawn.count, of: drawn)

        var sheet = CSVRowWriter()
        for name in Self.sheetColumns + ["coder_a", "coder_b"] { sheet.cell(name) }
        sheet.endRow()
        let cells = try Self.sheetColumns.map { name throws(CodingFault) in try table.column(name) }
        var key = CSVRowWriter()
        for name in ["id", "program", "stratum", "stratum_size", "stratum_sample"] { key.cell(name) }
        key.endRow()
        for (row, stratum) in drawn {
            for column in cells { sheet.guarded(column[row]) }
            sheet.empty()
            sheet.empty()
            sheet.endRow()
            key.cell(ids[row])
            key.cell(codes[row].cell)
            key.guarded(strata[stratum].label)
            key.cell(String(strata[stratum].rows.count))
            key.cell(String(counts[stratum]))
            key.endRow()
        }
        count = drawn.count
        population = ids.count
        self.strata = (counts.count { $0 > 0 }, counts.count)
        self.sheet = Self.byteOrderMark + sheet.bytes
        self.key = Self.byteOrderMark + key.bytes
    }

    /// The strata in byte order of their labels, their statements in that of their ids: no order of the table matters.
    private static func strata(of table: CodingTable, ids: [String], codes: [ThemeCodes], by: [String]) throws(CodingFault) -> [Stratum] {
        let parts = try by.map { name throws(CodingFault) in name == "theme" ? rarestThemes(codes) : try table.column(name) }
        var rows: [String: [Int]] = [:]
        for row in ids.indices {
            let label = parts.map { $0[row].isEmpty ? ThemeCodes.none : $0[row] }.joined(separator: " | ")
            rows[label, default: []].append(row)
        }
        return rows.map { label, rows in Stratum(label: label, rows: rows.sorted { ByteOrder.precedes(ids[$0], ids[$1]) }) }
            .sorted { ByteOrder.precedes($0.label, $1.label) }
    }

    /// A statement of several themes counts for the one that the fewest statements have, so that a rare theme is not lost among those that
    /// it comes with.
    private static func rarestThemes(_ codes: [ThemeCodes]) -> [String] {
        var frequency: [String: Int] = [:]
        for theme in codes.lazy.flatMap(\.themes) { frequency[theme, default: 0] += 1 }
        // The themes are in byte order, and of equal ones the first is taken.
        return codes.map { $0.themes.min { frequency[$0, default: 0] < frequency[$1, default: 0] } ?? ThemeCodes.none }
    }
}
