import Aggregate
import Emit
import Records

extension TallyRows {
    /// The rows of a finished count, in the order in which the tables show them: by date, code and the taxonomy's order.
    init(_ tallies: Tallies, themes: [Theme], units: PanelUnits) {
        let themePlaces = Dictionary(themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        func region(_ code: String?) -> Region? { code.flatMap { tallies.regions[$0] } }

        let byDate = tallies.byPeriod.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { period, count in
            TallyRow(count, period: period)
        }
        let byRegion = tallies.byRegion.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { code, count in
            var row = TallyRow(count.total, region: region(code))
            row.ownStatements = count.own.statements
            row.ownMentions = count.own.mentions
            return row
        }
        var regionsByTheme: [String: Set<String>] = [:]
        var periodsByTheme: [String: (first: String, last: String)] = [:]
        for cell in tallies.byCell.keys {
            if let region = cell.place.region { regionsByTheme[cell.theme, default: []].insert(region) }
            if let period = cell.place.period {
                let (first, last) = periodsByTheme[cell.theme] ?? (period, period)
                periodsByTheme[cell.theme] = (min(first, period), max(last, period))
            }
        }
        var byTheme: [TallyRow] = []
        for theme in themes {
            guard var count = tallies.byTheme[theme.id] else { continue }
            count.characters = tallies.all.characters
            var row = TallyRow(count, theme: theme)
            row.regionCount = regionsByTheme[theme.id]?.count ?? 0
            row.firstPeriod = periodsByTheme[theme.id]?.first
            row.lastPeriod = periodsByTheme[theme.id]?.last
            byTheme.append(row)
        }
        let byDateRegion = tallies.byCell
            .sorted { a, b in
                let (x, y) = (a.key.place, b.key.place)
                return (x.period ?? "", x.region ?? "", themePlaces[a.key.theme] ?? 0) < (
                    y.period ?? "", y.region ?? "", themePlaces[b.key.theme] ?? 0
                )
            }
            .map { cell, count in
                var count = count
                count.characters = tallies.byPlace[cell.place]?.characters ?? 0
                return TallyRow(
                    count,
                    period: cell.place.period,
                    region: region(cell.place.region),
                    theme: themePlaces[cell.theme].map { themes[$0] }
                )
            }
        self.init(
            all: TallyRow(tallies.all),
            byDate: byDate,
            byRegion: byRegion,
            byTheme: byTheme,
            byDateRegion: byDateRegion,
            panel: Panel(tallies, themes: themes, units: units)
        )
    }
}

extension Panel {
    /// Regions are those in force in the year of the last period, and any other that something was read about.
    fileprivate init(_ tallies: Tallies, themes: [Theme], units: PanelUnits) {
        let panel = tallies.panel
        let periods = Set(panel.coverage.keys.map(\.period)).sorted()
        var regions = periods.last.flatMap { Int($0.prefix(4)) }.map(units.units(year:)) ?? [:]
        for place in panel.coverage.keys where regions[place.region] == nil { regions[place.region] = tallies.regions[place.region] }
        var cells: [PanelTallies.Place: [String: Panel.Counts]] = [:]
        for (cell, count) in panel.cells {
            let counts = Panel.Counts(articles: count.articles, statements: count.statements, mentions: count.mentions)
            cells[cell.place, default: [:]][cell.theme] = counts
        }
        self.init(
            level: units.level,
            periods: periods,
            regions: regions.values.sorted { $0.code < $1.code },
            themes: themes,
            asOf: tallies.asOf,
            coverage: { period, region in
                panel.coverage[.init(period: period, region: region)].map { coverage in
                    CoverageRow.Reading(
                        documents: coverage.documents,
                        reports: coverage.reports,
                        characters: coverage.characters,
                        first: coverage.first,
                        last: coverage.last
                    )
                }
            },
            cells: { cells[.init(period: $0, region: $1)] ?? [:] }
        )
    }
}

extension TallyRow {
    fileprivate init(_ count: Tallies.Count, period: String? = nil, region: Region? = nil, theme: Theme? = nil) {
        self.init(
            period: period,
            region: region,
            theme: theme,
            articles: count.articles,
            statements: count.statements,
            mentions: count.mentions,
            characters: count.characters
        )
    }
}
