/// The table of regions and themes as `report.mustache` shows it.
struct HeatTable {
    struct Row {
        let anchor: String
        let name: String
        let cells: [Cell]
        let mentions: Int
        let statements: Int
        let characters: String
        let density: String
    }

    struct Cell {
        /// Empty for none.
        let value: String
        let shade: String
    }

    let columns: [String]
    let rows: [Row]
    let note: String?
    /// Has more columns than an upright sheet of paper takes.
    let isWide: Bool

    private static let columnsOfASheet = 20

    /// - Parameter most: columns.
    init(_ counts: ReportCounts, _ themes: ReportThemes, names: [ReportPart: String], most: Int, _ phrases: any ReportPhrases) {
        var mentions: [String: Int] = [:]
        for part in counts.parts.values {
            for (theme, cell) in part.themes { mentions[theme, default: 0] += cell.mentions }
        }
        let ranked = themes.themes.map(\.id).enumerated()
            .filter { (mentions[$0.element] ?? 0) > 0 }
            .sorted { (mentions[$0.element] ?? 0, $1.offset) > (mentions[$1.element] ?? 0, $0.offset) }
            .map(\.element)
        let shown = ranked.prefix(most)
        columns = shown.map(themes.label)
        isWide = columns.count > Self.columnsOfASheet
        note = phrases.themesShown(shown.count, outOf: ranked.count)
        let largest = counts.parts.values.flatMap { part in shown.map { part.themes[$0]?.mentions ?? 0 } }.max() ?? 0
        let ends = ReportNumber.steps(to: Double(largest), count: ReportLimits.shades)
        rows = counts.parts.keys.sorted().map { part in
            let count = counts[part]
            return Row(
                anchor: part.anchor,
                name: names[part] ?? part.key,
                cells: shown.map { theme in
                    let n = count.themes[theme]?.mentions ?? 0
                    return Cell(value: n > 0 ? ReportNumber.grouped(n) : "", shade: "s\(ReportNumber.step(of: Double(n), in: ends))")
                },
                mentions: count.mentions,
                statements: count.statements,
                characters: count.characters.map(ReportNumber.grouped) ?? "–",
                density: count.density.map(ReportNumber.oneDecimal) ?? "–"
            )
        }
    }
}
