import Records

/// What the summary's counts are out of: the regions that were read about, told from the panel.
struct SummaryCoverage: Sendable {
    /// The year that is told; nil for all.
    let horizon: String?
    let level: Region.Level
    /// All regions of the level.
    let all: Int
    /// Those about which nothing was read; with a horizon, nothing of its year.
    let unread: [Region]
    /// Those that were read about, but with no statement on any theme.
    let silent: [Region]
    /// Those of which a report read out at a session was read.
    let reported: Int
    /// The day up to which articles were read.
    let asOf: CivilDate?
    /// For each theme, the regions that have a statement on it.
    let regionsByTheme: [String: Int]

    var covered: Int { all - unread.count }

    /// - Parameter horizon: the year that is told; where it is nil, what has no date counts, too.
    init(_ tallies: TallyRows, horizon: String?) {
        let panel = tallies.panel
        var read = [Bool](repeating: false, count: panel.regions.count)
        var hasReport = read
        var speaks = [[Bool]](repeating: read, count: panel.themes.count)
        for (place, region, reading) in panel.readings(in: { period in horizon.map(period.hasPrefix) ?? true }) {
            read[region] = true
            if reading.reports > 0 { hasReport[region] = true }
            for theme in panel.themes.indices where panel.counts(at: place, theme: theme)?.statements ?? 0 > 0 {
                speaks[theme][region] = true
            }
        }
        if horizon == nil {
            let places = Dictionary(panel.regions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
            let themes = Dictionary(panel.themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
            for row in tallies.byRegion where row.characters > 0 {
                if let place = places[row.region?.code ?? ""] { read[place] = true }
            }
            for row in tallies.byDateRegion where row.statements > 0 {
                if let place = places[row.region?.code ?? ""], let theme = themes[row.theme?.id ?? ""] { speaks[theme][place] = true }
            }
        }
        self.horizon = horizon
        level = panel.level
        all = panel.regions.count
        unread = panel.regions.indices.filter { !read[$0] }.map { panel.regions[$0] }
        silent = panel.regions.indices.filter { region in read[region] && !speaks.contains { $0[region] } }.map { panel.regions[$0] }
        reported = hasReport.count { $0 }
        asOf = panel.asOf
        regionsByTheme = Dictionary(
            zip(panel.themes.map(\.id), speaks.map { regions in regions.count { $0 } }),
            uniquingKeysWith: { first, _ in first }
        )
    }
}
