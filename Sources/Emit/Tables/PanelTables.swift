import Records

/// The tables that have a row for every region and period, read about or not.
package enum PanelTables {
    package static let coverage = Table<CoverageRow>(
        "coverage",
        "What was read about each region in each period: the base of every count, and the list of what is missing.",
        place() + [
            Column(
                "documents",
                .integer,
                "Articles with words about the region in the period, each once; where only its name stands, such as a heading without text, none.",
                required: true
            ) {
                .integer($0.reading?.documents ?? 0)
            },
            Column("work_reports", .integer, "Those of the documents that are a report read out at a session.", required: true) {
                .integer($0.reading?.reports ?? 0)
            },
            Column("chars", .integer, unit: "Unicode code points", "Length of those words.", required: true) {
                .integer($0.reading?.characters ?? 0)
            },
            Column("first_date", .date, "First day that the words are dated by; empty where the text tells months or years only.") {
                CellValue($0.reading?.first)
            },
            Column(
                "last_date",
                .date,
                "Last day that the words are dated by, never later than the publication of its page: what is told of a day to come is of the day on which it was published."
            ) { CellValue($0.reading?.last) },
        ] + base(),
        primaryKey: ["period", "region_code"]
    )

    package static let panel = Table<PanelRow>(
        "panel",
        "Balanced: every region of the level, every period in which anything was read, every theme. 0 where nothing was said, empty where no document was read.",
        place() + [
            Column("theme", .string, "Id of the theme.", required: true) { .text($0.theme) },
            Column(
                "counting",
                .string,
                "How mentions are counted: substring is every place where a term stands, longest first, none overlapping.",
                required: true,
                choices: ["substring"]
            ) { _ in .text("substring") },
            Column("articles", .integer, "Articles that have a statement or mention, each once.") { CellValue($0.counts?.articles) },
            Column("statements", .integer, "Statements on the theme.") { CellValue($0.counts?.statements) },
            Column("mentions", .integer, "Hits of the theme's terms.") { CellValue($0.counts?.mentions) },
            Column("chars", .integer, unit: "Unicode code points", "Text that the mentions could have stood in.") {
                CellValue($0.coverage.reading?.characters)
            },
            Column("per_10k_chars", .number, unit: "mentions per 10,000 code points", "Mentions by length of that text.") { row in
                row.counts.map { .rate($0.mentions, per10kOf: row.coverage.reading?.characters ?? 0) } ?? .null
            },
            Column("documents", .integer, "Articles read about the region in the period; 0 where the counts are empty.", required: true) {
                .integer($0.coverage.reading?.documents ?? 0)
            },
        ] + base(),
        primaryKey: ["period", "region_code", "theme"]
    )

    package static let wideName = "panel_wide"

    /// The panel with a row for each region and period, and a column of mentions for each theme.
    static func wide(_ themes: [Theme]) -> Table<WidePanelRow> {
        let names = columnNames(of: themes)
        return Table(
            wideName,
            "The panel with a column of mentions for each theme. 0 where nothing was said, empty where no document was read.",
            place() + [
                Column("chars", .integer, unit: "Unicode code points", "Text that the mentions could have stood in.") {
                    CellValue($0.coverage.reading?.characters)
                },
                Column("documents", .integer, "Articles read about the region in the period.", required: true) {
                    .integer($0.coverage.reading?.documents ?? 0)
                },
            ] + base()
                + themes.indices.map { theme in
                    Column(names[theme], .integer, "Mentions of \(themes[theme].id): \(themes[theme].en), \(themes[theme].zh).") {
                        CellValue($0.mentions?[theme])
                    }
                },
            primaryKey: ["period", "region_code"]
        )
    }

    /// Names that R and Stata take as they are: ASCII letters, digits and underscores, at most 32 of them, each once.
    private static func columnNames(of themes: [Theme]) -> [String] {
        var names: [String] = []
        for theme in themes {
            let bytes = theme.id.utf8.prefix(28).map { b in
                (b >= 0x30 && b <= 0x39) || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) ? b : UInt8(ascii: "_")
            }
            let name = "m_" + String(decoding: bytes, as: UTF8.self)
            let repeats = names.count { $0 == name || $0.hasPrefix(name + "_") && Int($0.dropFirst(name.count + 1)) != nil }
            names.append(repeats == 0 ? name : "\(name)_\(repeats + 1)")
        }
        return names
    }

    private static func place<Row: PanelPlaceRow>() -> [Column<Row>] {
        [
            Column(
                "period",
                .string,
                "Day, month or year of the date that holds for the words; of the day of publication where the text tells none, or one still to come.",
                required: true
            ) { .text($0.coverage.period) },
            Column("region_code", .string, "GB/T 2260 code; what lies in the region is counted with it.", required: true) {
                .text($0.coverage.region.code)
            },
            Column("region", .string, "Official name of the region.", required: true) { .text($0.coverage.region.name) },
            Column("province_code", .string, "Code of the province that the region is or lies in.") {
                CellValue($0.coverage.region.provinceCode)
            },
        ]
    }

    private static func base<Row: PanelPlaceRow>() -> [Column<Row>] {
        [
            Column("regions_covered", .integer, "Regions about which a document was read in the period.", required: true) {
                .integer($0.coverage.base.regionsCovered)
            },
            Column("regions", .integer, "All regions of the level: what the covered ones are out of.", required: true) {
                .integer($0.coverage.base.regions)
            },
            Column(
                "as_of",
                .date,
                "Newest day of all articles, in every row the same: of publication, or of the last statement of one that tells none. What came later was not read."
            ) { CellValue($0.coverage.base.asOf) },
        ]
    }
}
