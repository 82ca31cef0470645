import Records

/// Every region of one level × every period in which anything was read × every theme of the taxonomy: a balanced panel.
///
/// Only the cells that have anything are kept; the others are made while rows are written, so that counting costs no memory for empty ones.
package struct Panel: Sendable {
    /// What is counted of a theme at a place.
    package struct Counts: Sendable, Hashable {
        package var articles: Int
        package var statements: Int
        package var mentions: Int

        package init(articles: Int, statements: Int, mentions: Int) {
            self.articles = articles
            self.statements = statements
            self.mentions = mentions
        }
    }

    package let level: Region.Level
    /// In order.
    package let periods: [String]
    /// By code.
    package let regions: [Region]
    /// In the taxonomy's order.
    package let themes: [Theme]
    /// A row for every period and region, by period and then by region.
    package let coverage: [CoverageRow]
    /// By place in ``coverage`` and then by theme.
    private let cells: [Int: Counts]

    /// - Parameters:
    ///   - coverage: what was read, by period and code of the region; places without an entry were not read about.
    ///   - cells: the counts, by period, code and the theme's id.
    package init(
        level: Region.Level,
        periods: [String],
        regions: [Region],
        themes: [Theme],
        coverage: (_ period: String, _ region: String) -> CoverageRow.Reading?,
        cells: (_ period: String, _ region: String) -> [String: Counts]
    ) {
        self.level = level
        self.periods = periods
        self.regions = regions
        self.themes = themes
        let themePlaces = Dictionary(themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var rows: [CoverageRow] = []
        var kept: [Int: Counts] = [:]
        for period in periods {
            let readings = regions.map { coverage(period, $0.code) }
            let base = CoverageRow.Base(
                regionsCovered: readings.count { $0 != nil },
                regions: regions.count,
                asOf: readings.compactMap { $0?.last }.max()
            )
            for (region, reading) in zip(regions, readings) {
                if reading != nil {
                    for (theme, counts) in cells(period, region.code) {
                        if let place = themePlaces[theme] { kept[rows.count * themes.count + place] = counts }
                    }
                }
                rows.append(CoverageRow(period: period, region: region, reading: reading, base: base))
            }
        }
        self.coverage = rows
        self.cells = kept
    }

    /// The number of ``rows``.
    package var count: Int { coverage.count * themes.count }

    /// By period, region and theme.
    package var rows: some Sequence<PanelRow> {
        coverage.indices.lazy.flatMap { place in themes.indices.lazy.map { row(at: place, theme: $0) } }
    }

    /// The counts of a theme at a place of ``coverage``; nil where no document was read.
    package func counts(at place: Int, theme: Int) -> Counts? {
        guard coverage[place].reading != nil else { return nil }
        return cells[place * themes.count + theme] ?? Counts(articles: 0, statements: 0, mentions: 0)
    }

    /// By period and region.
    var wideRows: some Sequence<WidePanelRow> {
        coverage.indices.lazy.map { place in
            let mentions = coverage[place].reading.map { _ in themes.indices.map { counts(at: place, theme: $0)?.mentions ?? 0 } }
            return WidePanelRow(coverage: coverage[place], mentions: mentions)
        }
    }

    private func row(at place: Int, theme: Int) -> PanelRow {
        PanelRow(coverage: coverage[place], theme: themes[theme], counts: counts(at: place, theme: theme))
    }
}

/// What was read about a region in a period, and how much of all regions was.
package struct CoverageRow: Sendable, Hashable {
    /// Documents and their words.
    package struct Reading: Sendable, Hashable {
        /// Articles with words about the region in the period, each once.
        package var documents: Int
        /// Those of the documents that are a report read out at a session.
        package var reports: Int
        /// Unicode code points of the words.
        package var characters: Int
        /// The first and last day that the words are dated by.
        package var first: CivilDate?
        package var last: CivilDate?

        package init(documents: Int, reports: Int, characters: Int, first: CivilDate?, last: CivilDate?) {
            self.documents = documents
            self.reports = reports
            self.characters = characters
            self.first = first
            self.last = last
        }
    }

    /// What any count of the period is out of.
    package struct Base: Sendable, Hashable {
        /// Regions about which a document was read.
        package var regionsCovered: Int
        /// All regions of the level.
        package var regions: Int
        /// The last day that anything read is dated by.
        package var asOf: CivilDate?
    }

    package var period: String
    package var region: Region
    /// Nil where no document was read.
    package var reading: Reading?
    package var base: Base
}

/// A theme in a region and period.
package struct PanelRow: Sendable, Hashable {
    package var coverage: CoverageRow
    package var theme: Theme
    /// Nil where no document was read.
    package var counts: Panel.Counts?
}

/// All themes in a region and period.
struct WidePanelRow: Sendable {
    var coverage: CoverageRow
    /// By place of the theme; nil where no document was read.
    var mentions: [Int]?
}
