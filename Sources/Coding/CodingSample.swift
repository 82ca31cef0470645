import CSVText

/// A stratified sample of statements, to be coded by two persons who do not see what the program made of them.
package struct CodingSample {
    /// Statements in the sample.
    package let count: Int
    /// Statements that it was drawn from: those of articles that repeat others are left out, since nobody codes the same words twice.
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
    ///   - statements: a snapshot's `statements.csv`.
    ///   - articles: its `articles.csv`.
    ///   - n: statements wanted; where there are fewer, all are taken.
    ///   - by: what the strata are made of: `theme`, or columns of the table; none for a simple random sample.
    /// - Throws: ``CodingFault`` where a table lacks a column, or there is no statement.
    package init(statements: TableFile, articles: TableFile, n: Int, seed: UInt64, by: [String]) throws(CodingFault) {
        let table = try CodingTable(statements, required: Self.sheetColumns + ["article_id", "themes"])
        let ids = try table.column("id")
        let rows = try Self.rows(of: table, articles: articles)
        guard !rows.isEmpty else { throw CodingFault(statements.name, "there is no statement to draw from") }
        let codes = try table.column("themes").map { ThemeCodes(themes: $0.split(separator: ";").map(String.init)) }
        let strata = try Self.strata(of: rows, in: table, ids: ids, codes: codes, by: by)
        let counts = ProportionalAllocation.counts(min(n, rows.count), sizes: strata.map(\.rows.count))

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
        population = rows.count
        self.strata = (counts.count { $0 > 0 }, counts.count)
        self.sheet = Self.byteOrderMark + sheet.bytes
        self.key = Self.byteOrderMark + key.bytes
    }

    /// The statements of articles that repeat no other.
    private static func rows(of table: CodingTable, articles: TableFile) throws(CodingFault) -> [Int] {
        let articles = try CodingTable(articles, required: ["id", "duplicate_of"])
        let repeating = Set(zip(try articles.column("id"), try articles.column("duplicate_of")).lazy.filter { !$1.isEmpty }.map(\.0))
        return try table.column("article_id").enumerated().filter { !repeating.contains($0.element) }.map(\.offset)
    }

    /// The strata in byte order of their labels, their statements in that of their ids: no order of the table matters.
    private static func strata(of rows: [Int], in table: CodingTable, ids: [String], codes: [ThemeCodes], by: [String])
        throws(CodingFault) -> [Stratum]
    {
        if let name = by.first(where: { $0 != "theme" && !table.columns.contains($0) }) {
            let columns = table.columns.joined(separator: ", ")
            throw CodingFault(table.file, "'\(name)' makes no strata; take theme, or columns of the table: \(columns)")
        }
        let parts = try by.map { name throws(CodingFault) in name == "theme" ? rarestThemes(codes) : try table.column(name) }
        var strata: [String: [Int]] = [:]
        for row in rows {
            let label = parts.map { $0[row].isEmpty ? ThemeCodes.none : $0[row] }.joined(separator: " | ")
            strata[label, default: []].append(row)
        }
        return strata.map { label, rows in Stratum(label: label, rows: rows.sorted { ByteOrder.precedes(ids[$0], ids[$1]) }) }
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
