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
    /// The newest day of all articles, of publication or of what they say; nil where none tells it. What came later was not read.
    package let asOf: CivilDate?
    /// By ``Place``: by period, and then by region.
    private var readings: [Int: CoverageRow.Reading] = [:]
    /// By place and then by theme.
    private var cells: [Int: Counts] = [:]
    /// Regions that were read about, by period.
    private var covered: [Int]
    private let asOfText: String?

    /// A region in a period: its number among all, by period and then by region.
    package typealias Place = Int

    /// - Parameters:
    ///   - coverage: what was read, by period and code of the region; places without an entry were not read about.
    ///   - cells: the counts, by period, code and the theme's id.
    package init(
        level: Region.Level,
        periods: [String],
        regions: [Region],
        themes: [Theme],
        asOf: CivilDate?,
        coverage: (_ period: String, _ region: String) -> CoverageRow.Reading?,
        cells: (_ period: String, _ region: String) -> [String: Counts]
    ) {
        self.level = level
        self.periods = periods
        self.regions = regions
        self.themes = themes
        self.asOf = asOf
        asOfText = asOf?.description
        covered = Array(repeating: 0, count: periods.count)
        let themePlaces = Dictionary(themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (number, period) in periods.enumerated() {
            for (place, region) in regions.enumerated() {
                guard let reading = coverage(period, region.code) else { continue }
                let place = number * regions.count + place
                readings[place] = reading
                covered[number] += 1
                for (theme, counts) in cells(period, region.code) {
                    if let theme = themePlaces[theme] { self.cells[place * themes.count + theme] = counts }
                }
            }
        }
    }

    /// A place for every period and region.
    private var places: Range<Place> { 0..<periods.count * regions.count }

    /// The number of ``rows``.
    package var count: Int { places.count * themes.count }

    /// By period, region and theme. The rows are made as they are asked for.
    package var rows: some Sequence<PanelRow> {
        places.lazy.flatMap { place in
            let coverage = coverageRow(at: place)
            return themes.indices.lazy.map {
                PanelRow(coverage: coverage, theme: themes[$0].id, counts: counts(at: place, theme: $0))
            }
        }
    }

    /// By period and region.
    package var coverage: some Sequence<CoverageRow> { places.lazy.map(coverageRow) }

    /// By period and region.
    var wideRows: some Sequence<WidePanelRow> {
        places.lazy.map { place in
            let mentions = readings[place].map { _ in themes.indices.map { counts(at: place, theme: $0)?.mentions ?? 0 } }
            return WidePanelRow(coverage: coverageRow(at: place), mentions: mentions)
        }
    }

    /// What was read about each region in the periods of which a condition holds; only where something was.
    func readings(in isSought: (_ period: String) -> Bool) -> [(place: Place, region: Int, reading: CoverageRow.Reading)] {
        let sought = periods.map(isSought)
        return readings.filter { sought[$0.key / regions.count] }.map { ($0.key, $0.key % regions.count, $0.value) }
    }

    /// The counts of a theme at a place; nil where no document was read.
    func counts(at place: Place, theme: Int) -> Counts? {
        guard readings[place] != nil else { return nil }
        return cells[place * themes.count + theme] ?? Counts(articles: 0, statements: 0, mentions: 0)
    }

    private func coverageRow(at place: Place) -> CoverageRow {
        let period = place / regions.count
        return CoverageRow(
            period: periods[period],
            region: regions[place % regions.count],
            reading: readings[place],
            base: CoverageRow.Base(regionsCovered: covered[period], regions: regions.count, asOf: asOfText)
        )
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
        /// The first and last day that the words are dated by, none later than the publication of its page; nil where the text tells no day.
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
        /// The day up to which articles were read, as tables have it: it stands in every row.
        package var asOf: String?
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
    /// Its id.
    package var theme: String
    /// Nil where no document was read.
    package var counts: Panel.Counts?
}

/// All themes in a region and period.
struct WidePanelRow: Sendable {
    var coverage: CoverageRow
    /// By place of the theme; nil where no document was read.
    var mentions: [Int]?
}

/// A row about a region in a period.
protocol PanelPlaceRow: Sendable {
    var coverage: CoverageRow { get }
}

extension CoverageRow: PanelPlaceRow {
    var coverage: CoverageRow { self }
}

extension PanelRow: PanelPlaceRow {}
extension WidePanelRow: PanelPlaceRow {}
