import Records

/// What takes the rows of tables: a folder of CSV files, a database.
protocol TableSink: Sendable {
    mutating func write<Row>(_ rows: some Sequence<Row>, of table: Table<Row>, _ out: inout OutputBuffer) throws(EmitFault)
}

/// The tables of a run: which there are, and how its records fill them. The one list that all sinks share.
package struct OutputTables: Sendable {
    /// Which of the tables are written.
    package enum Selection: String, Sendable, CaseIterable {
        case all
        /// Those that have a row for each record.
        case records
        /// Those that count by period and region: for a second grain beside the first.
        case counts
    }

    /// The declarations of all tables, in the order of the reference page.
    package static let all = records + counts + [RecordTables.rejects.description]

    private static let records: [TableDescription] = [
        RecordTables.articles.description, RecordTables.statements.description, RecordTables.mentions.description,
        RecordTables.contexts.description, RecordTables.figures.description, RecordTables.directions.description,
        Codebook.table.description,
    ]

    private static let counts: [TableDescription] = [
        TallyTables.byDate.description, TallyTables.byRegion.description, TallyTables.byTheme.description,
        TallyTables.byDateRegion.description, PanelTables.panel.description, PanelTables.coverage.description,
    ]

    package static func descriptions(_ selection: Selection) -> [TableDescription] {
        switch selection {
        case .all: all
        case .records: records + [RecordTables.rejects.description]
        case .counts: counts
        }
    }

    private let selection: Selection
    private var codebook: Codebook

    init(_ selection: Selection, groups: [ThemeGroup], themes: [Theme]) {
        self.selection = selection
        codebook = Codebook(groups: groups, themes: themes)
    }

    mutating func add(_ article: ArticleRow, to sink: inout some TableSink, _ out: inout OutputBuffer) throws(EmitFault) {
        guard selection != .counts else { return }
        codebook.add(article.enriched)
        let statements = article.statements
        try sink.write([article], of: RecordTables.articles, &out)
        try sink.write(statements, of: RecordTables.statements, &out)
        try sink.write(article.mentions, of: RecordTables.mentions, &out)
        try sink.write(article.contexts, of: RecordTables.contexts, &out)
        try sink.write(statements.flatMap(\.figures), of: RecordTables.figures, &out)
        try sink.write(article.directions, of: RecordTables.directions, &out)
    }

    func add(_ reject: Reject, to sink: inout some TableSink, _ out: inout OutputBuffer) throws(EmitFault) {
        guard selection != .counts else { return }
        try sink.write([reject], of: RecordTables.rejects, &out)
    }

    func finish(_ tallies: TallyRows?, to sink: inout some TableSink, _ out: inout OutputBuffer) throws(EmitFault) {
        if selection != .counts { try sink.write(codebook.entries, of: Codebook.table, &out) }
        guard let tallies, selection != .records else { return }
        try sink.write(tallies.byDate, of: TallyTables.byDate, &out)
        try sink.write(tallies.byRegion, of: TallyTables.byRegion, &out)
        try sink.write(tallies.byTheme, of: TallyTables.byTheme, &out)
        try sink.write(tallies.byDateRegion, of: TallyTables.byDateRegion, &out)
        try sink.write(tallies.panel.rows, of: PanelTables.panel, &out)
        try sink.write(tallies.panel.coverage, of: PanelTables.coverage, &out)
    }
}
