import Records

/// Statements by day, month or year as `timeline.mustache` draws them. Lengths are in units of the drawing.
struct Timeline {
    struct Column {
        let x: Int
        let y: Int
        let height: Int
        let middle: Int
        let countLine: Int
        let count: String
        let title: String
    }

    struct Tick {
        let x: Int
        let label: String
    }

    struct Row {
        let period: String
        let statements: Int
        let mentions: Int
    }

    let width: Int
    let height = Self.plotHeight + 40
    let base = Self.plotHeight + 16
    let tickLine = Self.plotHeight + 32
    let columnWidth: Int
    let columns: [Column]
    let ticks: [Tick]
    let rows: [Row]
    /// From the first to the last period.
    let span: String
    let note: String?

    private static let plotHeight = 140
    private static let fullWidth = 960

    /// - Parameters:
    ///   - rows: of the table by date, each period a day, month or year, or none.
    ///   - all: statements, those without a date among them.
    ///   - most: columns.
    /// - Returns: nil where no statement has a date.
    init?(_ rows: [TallyRow], all: Int, most: Int, _ phrases: any ReportPhrases) {
        guard let grain = Grain.finest(of: rows, most: most) else { return nil }
        var bins: [Int: TallyRow] = [:]
        for row in rows where row.statements > 0 {
            guard let index = row.period.flatMap(grain.index) else { continue }
            if let bin = bins[index] {
                bins[index] = TallyRow(
                    // An article may have statements on several days of a month, so this would not add up; it is not shown.
                    articles: 0,
                    statements: bin.statements + row.statements,
                    mentions: bin.mentions + row.mentions,
                    characters: bin.characters + row.characters
                )
            } else {
                bins[index] = row
            }
        }
        let last = bins.keys.max() ?? 0
        let first = max(bins.keys.min() ?? 0, last - most + 1)
        let count = last - first + 1
        let step = max(10, min(64, Self.fullWidth / count))
        let highest = bins.values.map(\.statements).max() ?? 1
        columnWidth = max(6, step * 3 / 4)
        // The first and the last label may be wider than their columns.
        let margin = max(12, (grain.labelWidth - step) / 2 + 4)
        width = step * count + 2 * margin
        let columnWidth = columnWidth
        columns = (first...last).compactMap { index in
            guard let bin = bins[index] else { return nil }
            let height = max(2, bin.statements * Self.plotHeight / highest)
            let x = margin + (index - first) * step + (step - columnWidth) / 2
            let y = 16 + Self.plotHeight - height
            return Column(
                x: x,
                y: y,
                height: height,
                middle: x + columnWidth / 2,
                countLine: y - 4,
                count: step >= 18 ? ReportNumber.grouped(bin.statements) : "",
                title: phrases.column(grain.name(index), bin)
            )
        }
        let every = (grain.labelWidth + step - 1) / step
        ticks = stride(from: 0, to: count, by: every).map { i in
            Tick(x: margin + i * step + step / 2, label: grain.label(first + i))
        }
        self.rows = (first...last).compactMap { index in
            bins[index].map { Row(period: grain.name(index), statements: $0.statements, mentions: $0.mentions) }
        }
        span = first == last ? grain.name(first) : grain.name(first) + " – " + grain.name(last)
        let drawn = (first...last).reduce(0) { $0 + (bins[$1]?.statements ?? 0) }
        note = phrases.undated(statements: all - drawn, outOf: all)
    }

    /// What a column of the timeline stands for.
    private enum Grain: CaseIterable {
        case day, month, year

        /// The finest of which at least half of the dated statements are told, in not too many columns; else the year.
        static func finest(of rows: [TallyRow], most: Int) -> Grain? {
            let dated = rows.filter { $0.period != nil && $0.statements > 0 }
            let all = dated.reduce(0) { $0 + $1.statements }
            guard all > 0 else { return nil }
            return allCases.first { grain in
                let told = dated.compactMap { row in row.period.flatMap(grain.index).map { (index: $0, statements: row.statements) } }
                guard let first = told.map(\.index).min(), let last = told.map(\.index).max() else { return false }
                return last - first < most && told.reduce(0) { $0 + $1.statements } * 2 >= all
            } ?? .year
        }

        /// The place on the axis of a period such as `2020-01-11`, `2020-01` or `2020`; nil where it does not tell the grain.
        func index(_ period: String) -> Int? {
            let numbers = period.split(separator: "-").compactMap { Int($0) }
            guard numbers.count > Self.parts[self, default: 0] else { return nil }
            return switch self {
            case .day: CivilDate(iso: period)?.dayNumber
            case .month: numbers[0] * 12 + numbers[1] - 1
            case .year: numbers[0]
            }
        }

        private static let parts: [Grain: Int] = [.day: 2, .month: 1, .year: 0]

        func name(_ index: Int) -> String {
            switch self {
            case .day: CivilDate(dayNumber: index)?.description ?? ""
            case .month: "\(index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1)"
            case .year: "\(index)"
            }
        }

        /// A day's label leaves out the year, which ``Timeline/span`` tells.
        func label(_ index: Int) -> String { self == .day ? String(name(index).dropFirst(5)) : name(index) }

        /// Units of the drawing that a label takes.
        var labelWidth: Int {
            switch self {
            case .day: 44
            case .month: 60
            case .year: 40
            }
        }
    }
}
