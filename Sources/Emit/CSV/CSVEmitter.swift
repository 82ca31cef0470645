import Records

/// `emit.csv`: every table as a CSV file in one folder.
package struct CSVEmitter: Emitter {
    /// What the stage's options say.
    package struct Settings: Sendable {
        /// Below the output folder.
        package var folder: String
        /// Begins each file with U+FEFF, by which Excel knows UTF-8.
        package var hasByteOrderMark: Bool
        package var tables: OutputTables.Selection
        /// Writes the panel once more with a column for each theme.
        package var isWide: Bool

        package init(folder: String, hasByteOrderMark: Bool = true, tables: OutputTables.Selection = .all, isWide: Bool = false) {
            self.folder = folder
            self.hasByteOrderMark = hasByteOrderMark
            self.tables = tables
            self.isWide = isWide
        }

        /// The files that the stage writes, below the output folder.
        package var paths: [String] {
            (OutputTables.descriptions(tables).map(\.name) + (isWide ? [PanelTables.wideName] : [])).map(path)
        }

        func path(of table: String) -> String { "\(folder)/\(table).csv" }
    }

    private let settings: Settings
    private let wide: Table<WidePanelRow>?
    private var tables: OutputTables
    private var files: CSVFiles

    /// - Parameters:
    ///   - groups: those of the taxonomy.
    ///   - themes: those of the taxonomy.
    package init(_ settings: Settings, groups: [ThemeGroup], themes: [Theme]) {
        self.settings = settings
        wide = settings.isWide ? PanelTables.wide(themes) : nil
        tables = OutputTables(settings.tables, groups: groups, themes: themes)
        files = CSVFiles(settings: settings)
    }

    package mutating func begin(_ out: inout OutputBuffer) {
        for table in OutputTables.descriptions(settings.tables) + (wide.map { [$0.description] } ?? []) { files.begin(table, &out) }
    }

    package mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) throws(EmitFault) {
        try tables.add(article, to: &files, &out)
    }

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) throws(EmitFault) {
        try tables.add(reject, to: &files, &out)
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) throws(EmitFault) {
        try tables.finish(tallies, to: &files, &out)
        if let wide, let panel = tallies?.panel { try files.write(panel.wideRows, of: wide, &out) }
    }
}

/// The CSV files of one stage.
private struct CSVFiles: TableSink {
    let settings: CSVEmitter.Settings

    /// Writes a table's header, and tells of the file.
    func begin(_ table: TableDescription, _ out: inout OutputBuffer) {
        var writer = CSVWriter()
        writer.header(table.columns.map(\.name))
        let path = settings.path(of: table.name)
        out.append((settings.hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []) + writer.bytes, to: path)
        out.declare(TableFile(path: path, table: table))
    }

    func write<Row>(_ rows: some Sequence<Row>, of table: Table<Row>, _ out: inout OutputBuffer) throws(EmitFault) {
        let path = settings.path(of: table.name)
        var writer = CSVWriter()
        for row in rows {
            writer.row(row, of: table)
            if writer.bytes.count > Self.pieceBytes {
                out.append(writer.take(), to: path)
                try out.writeIfFull()
            }
        }
        if !writer.bytes.isEmpty { out.append(writer.take(), to: path) }
        out.guardedCells += writer.guardedCells
    }

    private static let pieceBytes = 1 << 16
}
