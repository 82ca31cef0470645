import Records

/// `emit.csv`: every table as a CSV file in one folder.
package struct CSVEmitter: Emitter {
    private let folder: String
    private let hasByteOrderMark: Bool

    /// - Parameters:
    ///   - folder: below the output folder.
    ///   - hasByteOrderMark: begins each file with U+FEFF, by which Excel knows UTF-8.
    package init(folder: String, hasByteOrderMark: Bool) {
        self.folder = folder
        self.hasByteOrderMark = hasByteOrderMark
    }

    /// The declarations of all tables that are written, in the order of the reference page.
    package static let tables: [TableDescription] = [
        RecordTables.articles.description, RecordTables.statements.description, RecordTables.mentions.description,
        RecordTables.figures.description, RecordTables.directions.description, TallyTables.byDate.description,
        TallyTables.byRegion.description, TallyTables.byTheme.description, TallyTables.byDateRegion.description,
        RecordTables.rejects.description,
    ]

    package mutating func begin(_ out: inout OutputBuffer) {
        for table in Self.tables {
            var writer = CSVWriter()
            writer.header(table.columns.map(\.name))
            out.append((hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + writer.bytes, to: path(of: table.name))
        }
    }

    package mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) {
        let statements = article.statements
        write([article], RecordTables.articles, &out)
        write(statements, RecordTables.statements, &out)
        write(article.mentions, RecordTables.mentions, &out)
        write(statements.flatMap(\.figures), RecordTables.figures, &out)
        write(article.directions, RecordTables.directions, &out)
    }

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) {
        write([reject], RecordTables.rejects, &out)
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) {
        guard let tallies else { return }
        write(tallies.byDate, TallyTables.byDate, &out)
        write(tallies.byRegion, TallyTables.byRegion, &out)
        write(tallies.byTheme, TallyTables.byTheme, &out)
        write(tallies.byDateRegion, TallyTables.byDateRegion, &out)
    }

    private func path(of table: String) -> String { "\(folder)/\(table).csv" }

    private func write<Row>(_ rows: [Row], _ table: Table<Row>, _ out: inout OutputBuffer) {
        guard !rows.isEmpty else { return }
        var writer = CSVWriter()
        for row in rows { writer.row(row, table.columns) }
        out.append(writer.bytes, to: path(of: table.name))
        out.guardedCells += writer.guardedCells
    }
}
