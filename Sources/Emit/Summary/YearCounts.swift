import Records

/// Statements by the year that they belong to, and how well they are dated: what the counts of a horizon are out of.
///
/// A statement belongs to the year in which it was said; where the text does not tell it, to that of the page, and never to one after it.
struct YearCounts: Sendable {
    /// What a year has said.
    struct Year: Sendable {
        var statements = 0
        /// Those that are on any theme.
        var onThemes = 0
        /// By theme.
        var themes: [String: Int] = [:]

        static func += (a: inout Year, b: Year) {
            a.statements += b.statements
            a.onThemes += b.onThemes
            a.themes.merge(b.themes) { $0 + $1 }
        }
    }

    private(set) var years: [Int: Year] = [:]
    /// Neither the text nor the page tells the year.
    private(set) var withoutYear = Year()
    /// By day.
    private(set) var withDay = 0
    /// Less finely than a day.
    private(set) var withoutDay = 0
    /// The text tells no date.
    private(set) var withoutDate = 0

    static func year(of statement: Statement, published: CivilDate?) -> Int? {
        [statement.date, published].compactMap { $0 }.min()?.year
    }

    mutating func add(_ statement: Statement, published: CivilDate?) {
        switch (statement.date, statement.datePrecision ?? .day) {
        case (nil, _): withoutDate += 1
        case (_, .day): withDay += 1
        default: withoutDay += 1
        }
        var one = Year(statements: 1, onThemes: statement.themes.isEmpty ? 0 : 1)
        for theme in statement.themes { one.themes[theme, default: 0] += 1 }
        if let year = Self.year(of: statement, published: published) {
            years[year, default: Year()] += one
        } else {
            withoutYear += one
        }
    }

    var all: Year { years.values.reduce(into: withoutYear) { $0 += $1 } }

    /// What belongs to a horizon; all where there is none.
    func inside(_ horizon: String?) -> Year {
        guard let horizon else { return all }
        return Int(horizon).flatMap { years[$0] } ?? Year()
    }

    /// What belongs to other years.
    func outside(_ horizon: String?) -> Year {
        guard let horizon else { return Year() }
        return years.filter { $0.key != Int(horizon) }.values.reduce(into: Year()) { $0 += $1 }
    }
}
