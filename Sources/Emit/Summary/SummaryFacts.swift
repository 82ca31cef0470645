import Records

/// What the summary tells, gathered one article at a time; its size depends on themes and regions, not on the corpus.
struct SummaryFacts: Sendable {
    /// A quotation that may stand for a theme.
    struct Quotation: Sendable {
        var text: String
        var speaker: String?
        var source: String?
        var region: String?
        var date: CivilDate?
        /// How much of the theme it carries: hits of the theme's terms, and a figure counts as one more.
        var weight: Int
    }

    struct ThemeFacts: Sendable {
        var statements = 0
        /// In the order of their codes.
        var regions: Set<Region> = []
        var first: CivilDate?
        var last: CivilDate?
        /// The weightiest, each with other words.
        var quotations: [Quotation] = []
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
    var regions: [Region: Int] = [:]
    var withoutRegion = 0
    var first: CivilDate?
    var last: CivilDate?
    var themes: [String: ThemeFacts] = [:]
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
        if let region = statement.region { regions[region, default: 0] += 1 } else { withoutRegion += 1 }
        if let date = statement.date {
            first = min(first ?? date, date)
            last = max(last ?? date, date)
        }
        guard belongsToHorizon(statement, of: enriched.article) else { return }
        for id in statement.themes {
            var theme = themes[id] ?? ThemeFacts()
            theme.statements += 1
            if let region = statement.region { theme.regions.insert(region) }
            if let date = statement.date {
                theme.first = min(theme.first ?? date, date)
                theme.last = max(theme.last ?? date, date)
            }
            let hits = enriched.mentions.count { $0.theme == id && $0.statementID == statement.id }
            // Words in marks are surely the speaker's; any others stand in only where there are none. Of the same words, those that
            // come with their date.
            let extras = [!statement.figures.isEmpty, statement.date != nil].count { $0 }
            let weight = hits + extras + (statement.form == .direct ? Self.weightOfMarks : 0)
            theme.offer(Quotation(statement, weight: weight))
            themes[id] = theme
        }
    }

    private static let weightOfMarks = 1000

    /// A statement belongs to the year in which it was said; where that is unknown, to that of the page.
    private func belongsToHorizon(_ statement: Statement, of article: Article) -> Bool {
        guard let horizon else { return true }
        guard let year = (statement.date ?? article.published)?.year else { return false }
        return String(year) == horizon
    }
}

extension SummaryFacts.Quotation {
    init(_ statement: Statement, weight: Int) {
        // The same words with other inner marks are the same words.
        text = String(statement.text.map { "‘「『".contains($0) ? "“" : "’」』".contains($0) ? "”" : $0 })
        speaker = statement.speaker
        source = statement.sourceDocument ?? statement.session
        region = statement.region?.name
        date = statement.date
        self.weight = weight
    }
}

extension SummaryFacts.ThemeFacts {
    /// Enough that a theme has one of its own where its first was shown with a theme before it.
    private static let keptQuotations = 4

    /// Keeps a quotation if it is among the weightiest; of two that weigh the same, the earlier.
    mutating func offer(_ quotation: SummaryFacts.Quotation) {
        if let same = quotations.firstIndex(where: { $0.text == quotation.text }) {
            guard quotations[same].weight < quotation.weight else { return }
            quotations.remove(at: same)
        }
        let place = quotations.firstIndex { $0.weight < quotation.weight } ?? quotations.count
        quotations.insert(quotation, at: place)
        if quotations.count > Self.keptQuotations { quotations.removeLast() }
    }
}
