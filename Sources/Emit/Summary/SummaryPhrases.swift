import Records

/// The sentences of a summary in one language.
protocol SummaryPhrases: Sendable {
    var readHeading: String { get }
    var silenceHeading: String { get }
    var pointsHeading: String { get }
    var citationHeading: String { get }
    var noRejects: String { get }

    func numbered(_ number: Int, _ heading: String) -> String
    /// The headline.
    func title(_ summary: Summary) -> String
    func finding(_ summary: Summary) -> String
    func noThemes(_ summary: Summary) -> String
    func read(_ summary: Summary) -> [String]
    func themesHeading(horizon: String?) -> String
    func label(_ theme: Theme) -> String
    func heading(of theme: RankedTheme, outOf statements: Int) -> String
    func regions(of theme: RankedTheme, _ coverage: SummaryCoverage?) -> String
    func dates(_ facts: SummaryFacts.ThemeFacts) -> String?
    func quoted(_ text: String) -> String
    func sameQuotation(as place: Int) -> String
    func credit(of quotation: Quotation) -> String
    func moreThemes(_ count: Int) -> String
    /// Of how many more themes the share changed.
    func moreChanges(_ count: Int) -> String
    func changeHeading(before: Int, after: Int) -> String
    func change(before: Int, _ old: YearCounts.Year, after: Int, _ new: YearCounts.Year) -> String
    func noChange(before: Int, _ old: YearCounts.Year, after: Int, _ new: YearCounts.Year, least: Int) -> String
    func change(of theme: Theme, _ old: Int, outOf oldAll: Int, _ new: Int, outOf newAll: Int) -> String
    func silence(_ coverage: SummaryCoverage) -> [String]
    func heading(of article: SummaryFacts.DirectionArticle) -> String
    func point(_ direction: Direction, labels: [String]) -> String
    func moreArticles(_ count: Int) -> String
    func rejectsHeading(_ count: Int) -> String
    func rejects(_ group: SummaryFacts.RejectGroup) -> String
    func moreSources(_ count: Int) -> String
    func citation(name: String) -> [String]
}

/// All that a summary tells.
struct Summary: Sendable {
    var name: String
    var facts: SummaryFacts
    var themes: [RankedTheme]
    /// Nil where no aggregate stage feeds the summary, or its panel has no region.
    var coverage: SummaryCoverage?

    /// The themes that most is said on: one, or several that are level.
    var leaders: [RankedTheme] { themes.filter { $0.facts.statements == themes.first?.facts.statements } }
}

/// A theme with its place by weight.
struct RankedTheme: Sendable {
    var theme: Theme
    var facts: SummaryFacts.ThemeFacts
    /// Nil where no aggregate stage feeds the summary.
    var mentions: Int?
    /// Place in the taxonomy.
    var place: Int
}

/// A share in whole percent, half a percent up.
func percent(_ part: Int, of whole: Int) -> Int { whole > 0 ? (200 * part + whole) / (2 * whole) : 0 }

/// Regions that a list names before it only counts.
let namedRegions = 8
