import Records

/// A row of a table of counts.
package struct TallyRow: Sendable, Hashable {
    package var period: String?
    package var region: Region?
    package var theme: Theme?
    package var articles: Int
    package var statements: Int
    package var mentions: Int
    /// Unicode code points of the text that the mentions could have stood in.
    package var characters: Int
    /// What the region itself has, without what lies in it.
    package var ownStatements = 0
    package var ownMentions = 0
    package var regionCount = 0
    package var firstPeriod: String?
    package var lastPeriod: String?

    package init(
        period: String? = nil,
        region: Region? = nil,
        theme: Theme? = nil,
        articles: Int,
        statements: Int,
        mentions: Int,
        characters: Int
    ) {
        self.period = period
        self.region = region
        self.theme = theme
        self.articles = articles
        self.statements = statements
        self.mentions = mentions
        self.characters = characters
    }
}

/// The tables that count by date, region and theme.
package enum TallyTables {
    private static let date = Column<TallyRow>(
        "date",
        .string,
        "Day, month or year that the row counts; empty where the text does not tell."
    ) {
        CellValue($0.period)
    }
    private static let region: [Column<TallyRow>] = [
        Column("region_code", .string, "GB/T 2260 code, CN, or id of an area or zone; empty where the text does not tell.") {
            CellValue($0.region?.code)
        },
        Column("region", .string, "Official name of the region.") { CellValue($0.region?.name) },
        Column(
            "region_level",
            .string,
            "country, macro, province, prefecture, county or zone.",
            choices: Region.Level.allCases.map(\.rawValue)
        ) { CellValue($0.region?.level.rawValue) },
        Column("province_code", .string, "Code of the province that the region lies in.") { CellValue($0.region?.provinceCode) },
    ]
    private static let theme: [Column<TallyRow>] = [
        Column("theme", .string, "Id of the theme.", required: true) { CellValue($0.theme?.id) },
        Column("theme_zh", .string, "Chinese label of the theme.") { CellValue($0.theme?.zh) },
        Column("theme_en", .string, "English label of the theme.") { CellValue($0.theme?.en) },
        Column("theme_group", .string, "Id of the theme's group.") { CellValue($0.theme?.group) },
    ]
    private static let counts: [Column<TallyRow>] = [
        Column("articles", .integer, "Articles that have anything in the row, each once.", required: true) { .integer($0.articles) },
        Column("statements", .integer, "Statements; questions do not count.", required: true) { .integer($0.statements) },
        Column("mentions", .integer, "Hits of terms, longest first, none overlapping.", required: true) { .integer($0.mentions) },
        Column("chars", .integer, unit: "Unicode code points", "Text that the mentions could have stood in.", required: true) {
            .integer($0.characters)
        },
        Column("per_10k_chars", .number, unit: "mentions per 10,000 code points", "Mentions by length of that text.") {
            .rate($0.mentions, per10kOf: $0.characters)
        },
    ]

    package static let byDate = Table("by_date", "Counts by date, all regions and themes together.", [date] + counts)
    package static let byRegion = Table(
        "by_region",
        "Counts by region, each with all that lies in it; do not add up rows of different levels.",
        region + counts + [
            Column("own_statements", .integer, "Statements about the region itself; these add up.", required: true) {
                .integer($0.ownStatements)
            },
            Column("own_mentions", .integer, "Mentions counted under the region itself; these add up.", required: true) {
                .integer($0.ownMentions)
            },
        ]
    )
    package static let byTheme = Table(
        "by_theme",
        "Counts by theme, all dates and regions together; a statement counts under each of its themes.",
        theme + counts + [
            Column("regions", .integer, "Regions that the theme is counted under.", required: true) { .integer($0.regionCount) },
            Column("first_date", .string, "First date of a mention.") { CellValue($0.firstPeriod) },
            Column("last_date", .string, "Last date of a mention.") { CellValue($0.lastPeriod) },
        ],
        primaryKey: ["theme"]
    )
    package static let byDateRegion = Table(
        "by_date_region",
        "Counts by date, region and theme, each region on its own; only rows that have a statement or mention.",
        [date] + region + theme + counts
    )
}
