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
        /// Statements that are dated by a day, and the first and last day of them.
        var dated = 0
        var first: CivilDate?
        var last: CivilDate?
        var quotations = QuotationChoice()
    }

    /// The inputs that were set aside for one reason.
    struct RejectGroup: Sendable {
        let code: Reject.Code
        /// Of the first.
        let message: String
        var count = 0
        /// The first of them.
        var sources: [String] = []
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
    var regions = RegionCounts()
    var withoutRegion = 0
    var days: Set<CivilDate> = []
    var themes: [String: ThemeFacts] = [:]
    var years = YearCounts()
    /// The first articles that announce directions.
    var directionArticles: [DirectionArticle] = []
    var moreDirectionArticles = 0
    var rejects = 0
    private var rejectGroups: [String: RejectGroup] = [:]

    init(horizon: String?) {
        self.horizon = horizon
    }

    mutating func add(_ enriched: EnrichedArticle) {
        articles += 1
        guard enriched.duplicateOf == nil else {
            duplicates += 1
            return
        }
        let hits = Dictionary(grouping: enriched.mentions) { $0.statementID }
        for statement in enriched.statements where !statement.isQuestion {
            add(statement, hits: hits[statement.id] ?? [], published: enriched.article.published)
        }
        let directions = enriched.normalized.directions.filter { horizon == nil || $0.horizon == horizon }
        if !directions.isEmpty, directionArticles.count == Self.shownDirectionArticles {
            moreDirectionArticles += 1
        } else if !directions.isEmpty {
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

    private mutating func add(_ statement: Statement, hits: [Mention], published: CivilDate?) {
        statements += 1
        if let region = statement.region { regions.add(region) } else { withoutRegion += 1 }
        // A month or a year is no day.
        let day = statement.datePrecision ?? .day == .day ? statement.date : nil
        if let day { days.insert(day) }
        years.add(statement, published: published)
        let year = YearCounts.year(of: statement, published: published)
        guard horizon == nil || year.map(String.init) == horizon else { return }
        for id in statement.themes {
            var theme = themes.removeValue(forKey: id) ?? ThemeFacts()
            theme.statements += 1
            if let region = statement.region { theme.regions.add(region) }
            if let day {
                theme.dated += 1
                theme.first = min(theme.first ?? day, day)
                theme.last = max(theme.last ?? day, day)
            }
            let weight = Quotation.weight(of: statement, hits: hits.filter { $0.theme == id })
            if theme.quotations.takes(weight: weight) { theme.quotations.offer(Quotation(statement, weight: weight)) }
            themes[id] = theme
        }
    }

    mutating func add(_ reject: Reject) {
        rejects += 1
        var group = rejectGroups[reject.code.rawValue] ?? RejectGroup(code: reject.code, message: reject.message)
        group.count += 1
        if group.sources.count < Self.namedSources { group.sources.append(reject.source) }
        rejectGroups[reject.code.rawValue] = group
    }

    private static let namedSources = 5
    private static let shownDirectionArticles = 3

    /// By reason, the commonest first.
    var rejectsByReason: [RejectGroup] {
        rejectGroups.values.sorted { a, b in a.count != b.count ? a.count > b.count : a.code.rawValue < b.code.rawValue }
    }

    /// Statements of the horizon; all where there is none.
    var horizonStatements: Int { years.inside(horizon).statements }

    /// The year that the summary is about, and the one that came before it, where both have statements: that of the horizon, else
    /// the last.
    var change: (before: Int, after: Int)? {
        let years = years.years
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
