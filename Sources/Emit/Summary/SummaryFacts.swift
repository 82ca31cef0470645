import Records

/// What the summary tells, gathered one article at a time; its size depends on themes and regions, not on the corpus.
struct SummaryFacts: Sendable {
    /// How many statements a region has.
    struct RegionCount: Sendable {
        var region: Region
        var statements: Int
    }

    struct ThemeFacts: Sendable {
        var statements = 0
        var regions = RegionCounts()
        /// The first and last day, of the statements that are dated by one.
        var first: CivilDate?
        var last: CivilDate?
        var quotations = QuotationChoice()
    }

    /// What a year has said.
    struct YearFacts: Sendable {
        var statements = 0
        /// By theme.
        var themes: [String: Int] = [:]
    }

    /// An article that announces directions.
    struct DirectionArticle: Sendable {
        var title: String
        var publisher: String?
        var published: CivilDate?
        var directions: [Direction]
    }

    let horizon: String?
    var articles = 0
    var duplicates = 0
    var statements = 0
    /// Those of the horizon.
    var horizonStatements = 0
    var regions = RegionCounts()
    var withoutRegion = 0
    var days: Set<CivilDate> = []
    var themes: [String: ThemeFacts] = [:]
    var years: [Int: YearFacts] = [:]
    var directionArticles: [DirectionArticle] = []
    var rejects: [Reject] = []

    init(horizon: String?) {
        self.horizon = horizon
    }

    mutating func add(_ enriched: EnrichedArticle) {
        articles += 1
        guard enriched.duplicateOf == nil else {
            duplicates += 1
            return
        }
        for statement in enriched.statements { add(statement, of: enriched) }
        let directions = enriched.normalized.directions.filter { horizon == nil || $0.horizon == horizon }
        if !directions.isEmpty {
            let article = enriched.article
            directionArticles.append(
                DirectionArticle(
                    title: article.title ?? article.source,
                    publisher: article.publisher ?? article.author,
                    published: article.published,
                    directions: directions
                )
            )
        }
    }

    private mutating func add(_ statement: Statement, of enriched: EnrichedArticle) {
        statements += 1
        if let region = statement.region { regions.add(region) } else { withoutRegion += 1 }
        // A month or a year is no day.
        let day = statement.datePrecision ?? .day == .day ? statement.date : nil
        if let day { days.insert(day) }
        // A statement belongs to the year in which it was said; where that is unknown, to that of the page.
        let year = (statement.date ?? enriched.article.published)?.year
        if let year {
            years[year, default: YearFacts()].statements += 1
            for theme in statement.themes { years[year, default: YearFacts()].themes[theme, default: 0] += 1 }
        }
        guard horizon == nil || year.map(String.init) == horizon else { return }
        horizonStatements += 1
        for id in statement.themes {
            var theme = themes[id] ?? ThemeFacts()
            theme.statements += 1
            if let region = statement.region { theme.regions.add(region) }
            if let day {
                theme.first = min(theme.first ?? day, day)
                theme.last = max(theme.last ?? day, day)
            }
            theme.quotations.offer(Quotation(statement, on: id, of: enriched))
            themes[id] = theme
        }
    }

    /// The year that the summary is about, and the one that came before it, where both have statements: that of the horizon, else
    /// the last.
    var change: (before: Int, after: Int)? {
        guard let after = horizon.map({ Int($0) }) ?? years.keys.max(), let before = years.keys.filter({ $0 < after }).max(),
            years[after] != nil
        else { return nil }
        return (before, after)
    }
}

/// Regions with the number of their statements.
struct RegionCounts: Sendable {
    private var byCode: [String: SummaryFacts.RegionCount] = [:]

    var count: Int { byCode.count }

    mutating func add(_ region: Region) {
        byCode[region.code, default: .init(region: region, statements: 0)].statements += 1
    }

    /// By the number of their statements, then by code.
    var ranked: [SummaryFacts.RegionCount] {
        byCode.values.sorted {
            $0.statements != $1.statements ? $0.statements > $1.statements : $0.region.code < $1.region.code
        }
    }
}
