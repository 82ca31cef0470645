import Records

/// The aggregate stage: counts one article at a time.
public struct Aggregator: Sendable {
    /// How regions are rolled up, in a year.
    public struct Regions: Sendable {
        /// The regions that a region lies in, such as its prefecture, province and the country.
        public var ancestors: @Sendable (Region, _ year: Int) -> [Region]
        /// The region of the panel that a region is or lies in; nil for what lies in none, such as the country.
        public var unit: @Sendable (Region, _ year: Int) -> Region?

        public init(
            ancestors: @escaping @Sendable (Region, _ year: Int) -> [Region],
            unit: @escaping @Sendable (Region, _ year: Int) -> Region?
        ) {
            self.ancestors = ancestors
            self.unit = unit
        }
    }

    private let period: Period
    private let panelPeriod: Period
    private let regions: Regions

    /// - Parameters:
    ///   - period: the grain of time of the tables that list what there is.
    ///   - panelPeriod: that of the panel.
    public init(period: Period, panelPeriod: Period, regions: Regions) {
        self.period = period
        self.panelPeriod = panelPeriod
        self.regions = regions
    }

    /// The year by which the regions of an article without a date are rolled up: late enough for every table of regions.
    private static let latestYear = 9999

    /// The counts of one article; none for one that repeats another, which was counted already.
    public func tallies(of article: EnrichedArticle) -> Tallies {
        guard article.duplicateOf == nil else { return Tallies() }
        var count = ArticleCount(article, period: period, panelPeriod: panelPeriod, regions: regions, latestYear: Self.latestYear)
        count.countAll()
        return count.tallies
    }
}

/// One article on its way into counts.
private struct ArticleCount {
    private let article: EnrichedArticle
    private let period: Period
    private let regions: Aggregator.Regions
    private let year: Int
    private var panel: PanelCount
    var tallies = Tallies()

    init(_ article: EnrichedArticle, period: Period, panelPeriod: Period, regions: Aggregator.Regions, latestYear: Int) {
        let year = article.article.published?.year ?? latestYear
        self.article = article
        self.period = period
        self.regions = regions
        self.year = year
        panel = PanelCount(period: panelPeriod, article: article) { regions.unit($0, year) }
    }

    mutating func countAll() {
        let text = article.article.text
        var ownWords = OwnWords(article)
        var statements = article.statements[...]
        // The words of a statement are counted where the statement is, the rest of a passage where the passage is.
        for passage in article.normalized.passages where ownWords.stand(in: passage) {
            statements = statements.drop { $0.span.end <= passage.span.start }
            let quoted = statements.prefix { $0.span.start < passage.span.end }.map { overlap(of: $0.span, passage.span) }
            let characters = quoted.reduce(codePoints(in: passage.span, of: text)) { $0 - codePoints(in: $1, of: text) }
            count(Tallies.Count(characters: max(0, characters)), passage.region, passage.date, passage.datePrecision)
        }
        for statement in article.statements {
            let count = Tallies.Count(statements: statement.isQuestion ? 0 : 1, characters: codePoints(in: statement.span, of: text))
            self.count(count, statement.region, statement.date, statement.datePrecision)
            for theme in statement.themes {
                self.count(Tallies.Count(statements: 1), theme: theme, statement.region, statement.date, statement.datePrecision)
            }
        }
        for mention in article.mentions {
            let count = Tallies.Count(mentions: 1)
            self.count(count, mention.region, mention.date, mention.datePrecision)
            self.count(count, theme: mention.theme, mention.region, mention.date, mention.datePrecision)
        }
        countArticleOnce()
        tallies.asOf = day
        tallies.panel = panel.finished
    }

    /// The day that the article is of: of publication, else the last day on which it says that something was said.
    private var day: CivilDate? {
        article.article.published ?? article.statements.filter { $0.datePrecision ?? .day == .day }.compactMap(\.date).max()
    }

    private func place(_ region: Region?, _ date: CivilDate?, _ precision: DatePrecision?) -> Tallies.Place {
        Tallies.Place(period: date.map { period.name(of: $0, precision: precision ?? .day) }, region: region?.code)
    }

    private func overlap(of a: TextSpan, _ b: TextSpan) -> TextSpan { TextSpan(max(a.start, b.start), min(a.end, b.end)) }

    private mutating func count(_ count: Tallies.Count, _ region: Region?, _ date: CivilDate?, _ precision: DatePrecision?) {
        let place = place(region, date, precision)
        tallies.all += count
        tallies.byPlace[place, default: .init()] += count
        tallies.byPeriod[place.period, default: .init()] += count
        tallies.byRegion[place.region, default: .init()].own += count
        tallies.byRegion[place.region, default: .init()].total += count
        panel.count(characters: count.characters, region, date, precision)
        guard let region else { return }
        tallies.regions[region.code] = region
        for ancestor in regions.ancestors(region, year) where ancestor.code != region.code {
            tallies.regions[ancestor.code] = ancestor
            tallies.byRegion[ancestor.code, default: .init()].total += count
        }
    }

    private mutating func count(
        _ count: Tallies.Count,
        theme: String,
        _ region: Region?,
        _ date: CivilDate?,
        _ precision: DatePrecision?
    ) {
        tallies.byCell[.init(place: place(region, date, precision), theme: theme), default: .init()] += count
        tallies.byTheme[theme, default: .init()] += count
        panel.count(count, theme: theme, region, date, precision)
    }

    private mutating func countArticleOnce() {
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
