import Records

/// The sentences of a report in one language.
protocol ReportPhrases: Sendable {
    var labels: ReportLabels { get }

    func label(_ theme: Theme) -> String
    func name(of tile: ProvinceTile) -> String
    func date(_ date: CivilDate, _ precision: DatePrecision) -> String
    func form(_ form: Statement.Form) -> String
    func headline(_ facts: ReportFacts) -> String
    func lede(_ facts: ReportFacts) -> String
    func keyNumbers(_ facts: ReportFacts) -> [KeyNumber]
    /// Which provinces the counts rest on, and as of when.
    func coverage(_ facts: ReportFacts) -> String
    func tile(_ name: String, _ count: ReportCounts.Part?) -> String
    func column(_ period: String, _ row: TallyRow) -> String
    func undated(statements: Int, outOf all: Int) -> String?
    func themesShown(_ shown: Int, outOf all: Int) -> String?
    func counts(_ count: ReportCounts.Part, first: CivilDate?, last: CivilDate?) -> String
    func excerpts(_ shown: Int, outOf all: Int) -> String
    func page(_ number: Int) -> String
    func rejects(_ count: Int, shown: Int) -> String
    func reason(of reject: Reject) -> String
}

/// A number with what it counts and the base that it rests on. The names are those of `report.mustache`.
struct KeyNumber {
    let label: String
    let value: String
    let unit: String
    let base: String
}

/// What the report knows of the run as a whole.
struct ReportFacts: Sendable {
    struct RankedTheme: Sendable {
        let label: String
        /// Of the horizon.
        let statements: Int
        /// Regions of the panel with a statement on it; nil where they are not told.
        let regions: Int?
    }

    /// The year that headline and lede tell of, as the summary does; nil for all.
    var horizon: String?
    var years = YearCounts()
    /// What the horizon's counts are out of.
    var coverage: SummaryCoverage?
    var articles = 0
    var duplicates = 0
    var rejects = 0
    var statements = 0
    var mentions = 0
    /// Unicode code points.
    var characters = 0
    /// All provinces of the map.
    var provinces = 0
    /// Those with text about them, with statements, and with mentions.
    var provincesRead = 0
    var provincesHeard = 0
    var provincesMentioning = 0
    /// The first and the last day on which something was said, of the statements that are dated by one.
    var first: CivilDate?
    var last: CivilDate?
    /// The day up to which articles were read.
    var asOf: CivilDate?
    /// Day of publication of the first article.
    var firstPublished: CivilDate?
    /// By statements, then mentions, then the taxonomy's order; only those that a statement of the horizon is about.
    var themes: [RankedTheme] = []

    /// The themes that most is said on: one, or several that are level.
    var leaders: [RankedTheme] { themes.filter { $0.statements == themes.first?.statements } }
    /// Statements of the horizon.
    var horizonStatements: Int { years.inside(horizon).statements }

    /// Mentions per 10,000 code points of all text.
    var density: Double? { characters > 0 ? Double(mentions) * 10_000 / Double(characters) : nil }
}

/// The words of a report that never change. The names are those of the templates.
struct ReportLabels: Sendable {
    let report: String
    let skip: String
    let contents: String
    let map: String
    let mapDescription: String
    let mapScale: String
    let notRead: String
    let noMention: String
    let timeline: String
    let timelineDescription: String
    let timelineTable: String
    let period: String
    let heat: String
    let heatCaption: String
    let region: String
    let mentions: String
    let statements: String
    let articles: String
    let characters: String
    let density: String
    let provinces: String
    let parts: String
    let partsNote: String
    let notReadHeading: String
    let notReadNote: String
    let noStatement: String
    let wholeCountry: String
    let areas: String
    let unknownRegion: String
    let toTop: String
    let figures: String
    let alsoIn: String
    let themesHeading: String
    let savedPage: String
    let address: String
    let cutText: String
    let permalink: String
    let themesNote: String
    let theme: String
    let group: String
    let terms: String
    let exclusions: String
    let unmentioned: String
    let generalTerms: String
    let rejects: String
    let source: String
    let reason: String
    let message: String
    let making: String
    let counting: String
    let countingNotes: [String]
    let versions: String
    let tool: String
    let pipeline: String
    let inputs: String
    let inputsNote: String
    let dataFile: String
    let manifest: String
    let manifestNote: String
    let allOf: String
    let back: String
    let previous: String
    let next: String
    let inInputOrder: String
    let listSeparator: String
    let colon: String
    let stop: String
    let openQuote: String
    let closeQuote: String
    let openTitle: String
    let closeTitle: String
    let openBracket: String
    let closeBracket: String
    let sort: String
    let filter: String
    let allThemes: String
    let shown: String
}
