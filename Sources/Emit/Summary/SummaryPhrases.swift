import Records

/// The sentences of a summary in one language.
protocol SummaryPhrases: Sendable {
    var readHeading: String { get }
    var pointsHeading: String { get }
    var citationHeading: String { get }
    var noThemes: String { get }
    var noRejects: String { get }

    func numbered(_ number: Int, _ heading: String) -> String
    func title(name: String, horizon: String?) -> String
    func finding(_ facts: SummaryFacts, _ themes: [RankedTheme]) -> String
    func read(_ facts: SummaryFacts) -> [String]
    func themesHeading(horizon: String?) -> String
    func label(_ theme: Theme) -> String
    func heading(of theme: RankedTheme) -> String
    func regions(_ names: [String], more: Int) -> String
    func dates(_ first: CivilDate?, _ last: CivilDate?) -> String?
    func quoted(_ text: String) -> String
    func sameQuotation(as place: Int) -> String
    func credit(of quotation: SummaryFacts.Quotation) -> String
    func moreThemes(_ count: Int) -> String
    func heading(of article: SummaryFacts.DirectionArticle) -> String
    func point(_ direction: Direction, labels: [String]) -> String
    func moreArticles(_ count: Int) -> String
    func rejectsHeading(_ count: Int) -> String
    func moreRejects(_ count: Int) -> String
    func citation(name: String) -> String
}

extension SummaryFacts {
    /// Regions by the number of their statements, then by code.
    var rankedRegions: [(region: Region, statements: Int)] {
        regions.map { (region: $0.key, statements: $0.value) }
            .sorted { $0.statements != $1.statements ? $0.statements > $1.statements : $0.region.code < $1.region.code }
    }
}
