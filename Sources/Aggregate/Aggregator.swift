import Records

/// The aggregate stage: counts one article at a time.
package struct Aggregator: Sendable {
    private let period: Period
    private let ancestors: @Sendable (Region, _ year: Int) -> [Region]

    /// - Parameters:
    ///   - period: the grain of time.
    ///   - ancestors: the regions that a region lies in in a year, such as its prefecture, province and the country.
    package init(period: Period, ancestors: @escaping @Sendable (Region, _ year: Int) -> [Region]) {
        self.period = period
        self.ancestors = ancestors
    }

    /// The year by which the regions of an article without a date are rolled up: late enough for every table of regions.
    private static let latestYear = 9999

    /// The counts of one article; none for one that repeats another, which was counted already.
    package func tallies(of article: EnrichedArticle) -> Tallies {
        var tallies = Tallies()
        guard article.duplicateOf == nil else { return tallies }
        let year = article.article.published?.year ?? Self.latestYear

        let text = article.article.text
        // The words of a statement are counted where the statement is, the rest of a passage where the passage is.
        for passage in article.normalized.passages {
            let quoted = article.statements.map { overlap(of: $0.span, passage.span) }.filter { !$0.isEmpty }
            let characters = quoted.reduce(codePoints(in: passage.span, of: text)) { $0 - codePoints(in: $1, of: text) }
            let place = place(passage.region, passage.date, passage.datePrecision)
            count(Tallies.Count(characters: max(0, characters)), at: place, passage.region, year, in: &tallies)
        }
        for statement in article.statements {
            let place = place(statement.region, statement.date, statement.datePrecision)
            let characters = codePoints(in: statement.span, of: text)
            count(Tallies.Count(statements: 1, characters: characters), at: place, statement.region, year, in: &tallies)
            for theme in statement.themes {
                tallies.byCell[.init(place: place, theme: theme), default: .init()].statements += 1
                tallies.byTheme[theme, default: .init()].statements += 1
            }
        }
        for mention in article.mentions {
            let place = place(mention.region, mention.date, mention.datePrecision)
            count(Tallies.Count(mentions: 1), at: place, mention.region, year, in: &tallies)
            tallies.byCell[.init(place: place, theme: mention.theme), default: .init()].mentions += 1
            tallies.byTheme[mention.theme, default: .init()].mentions += 1
        }
        countArticleOnce(in: &tallies)
        return tallies
    }

    private func place(_ region: Region?, _ date: CivilDate?, _ precision: DatePrecision?) -> Tallies.Place {
        Tallies.Place(period: date.map { period.name(of: $0, precision: precision ?? .day) }, region: region?.code)
    }

    private func overlap(of a: TextSpan, _ b: TextSpan) -> TextSpan { TextSpan(max(a.start, b.start), min(a.end, b.end)) }

    private func count(_ count: Tallies.Count, at place: Tallies.Place, _ region: Region?, _ year: Int, in tallies: inout Tallies) {
        tallies.all += count
        tallies.byPlace[place, default: .init()] += count
        tallies.byPeriod[place.period, default: .init()] += count
        tallies.byRegion[place.region, default: .init()].own += count
        tallies.byRegion[place.region, default: .init()].total += count
        guard let region else { return }
        tallies.regions[region.code] = region
        for ancestor in ancestors(region, year) where ancestor.code != region.code {
            tallies.regions[ancestor.code] = ancestor
            tallies.byRegion[ancestor.code, default: .init()].total += count
        }
    }

    private func countArticleOnce(in tallies: inout Tallies) {
        tallies.all.articles = 1
        for key in tallies.byPlace.keys { tallies.byPlace[key]?.articles = 1 }
        for key in tallies.byCell.keys { tallies.byCell[key]?.articles = 1 }
        for key in tallies.byPeriod.keys { tallies.byPeriod[key]?.articles = 1 }
        for key in tallies.byTheme.keys { tallies.byTheme[key]?.articles = 1 }
        for key in tallies.byRegion.keys { tallies.byRegion[key]?.total.articles = 1 }
    }

    private func codePoints(in span: TextSpan, of text: UTF8Text) -> Int {
        var n = 0
        for i in span.range where text.bytes[i] & 0xC0 != 0x80 { n += 1 }
        return n
    }
}
