import Aggregate
import Emit
import Records

extension TallyRows {
    /// The rows of a finished count, in the order in which the tables show them: by date, code and the taxonomy's order.
    init(_ tallies: Tallies, themes: [Theme]) {
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
        var byTheme: [TallyRow] = []
        for theme in themes {
            guard var count = tallies.byTheme[theme.id] else { continue }
            count.characters = tallies.all.characters
            var row = TallyRow(count, theme: theme)
            let places = tallies.byCell.keys.filter { $0.theme == theme.id }.map(\.place)
            row.regionCount = Set(places.compactMap(\.region)).count
            row.firstPeriod = places.compactMap(\.period).min()
            row.lastPeriod = places.compactMap(\.period).max()
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
        self.init(all: TallyRow(tallies.all), byDate: byDate, byRegion: byRegion, byTheme: byTheme, byDateRegion: byDateRegion)
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
