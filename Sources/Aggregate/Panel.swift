import Records

/// The counts of a panel: each region of one level, each period of one grain; only the cells that have anything.
package struct PanelTallies: Sendable, Hashable {
    /// A period and the code of a region; neither may be missing.
    package struct Place: Sendable, Hashable {
        package var period: String
        package var region: String

        package init(period: String, region: String) {
            self.period = period
            self.region = region
        }
    }

    /// A ``Place`` and the id of a theme.
    package struct Cell: Sendable, Hashable {
        package var place: Place
        package var theme: String
    }

    /// What was read about a region in a period.
    package struct Coverage: Sendable, Hashable {
        /// Articles with words about the region in the period, each once.
        package var documents = 0
        /// Unicode code points of those words.
        package var characters = 0
        /// The first and last day that those words are dated by; none is later than the publication of its page.
        package var first: CivilDate?
        package var last: CivilDate?
        /// Those of the articles that are a report read out at a session.
        package var reports = 0

        mutating func add(_ date: CivilDate) {
            first = min(first ?? date, date)
            last = max(last ?? date, date)
        }

        static func + (a: Coverage, b: Coverage) -> Coverage {
            var sum = a
            sum.documents += b.documents
            sum.characters += b.characters
            sum.reports += b.reports
            for date in [b.first, b.last] { if let date { sum.add(date) } }
            return sum
        }
    }

    package var coverage: [Place: Coverage] = [:]
    package var cells: [Cell: Tallies.Count] = [:]

    mutating func merge(_ other: PanelTallies) {
        coverage.merge(other.coverage) { $0 + $1 }
        cells.merge(other.cells) { $0 + $1 }
    }
}

/// Counts the words of one article for the panel.
struct PanelCount {
    private let period: Period
    private let unit: (Region) -> Region?
    /// What ``unit`` gave, by code: an article names few regions, and each many times.
    private var units: [String: Region?] = [:]
    private let published: CivilDate?
    private let isReport: Bool
    private var tallies = PanelTallies()

    /// - Parameter unit: the region of the panel that a region is or lies in; nil for what lies in none.
    init(period: Period, article: EnrichedArticle, unit: @escaping (Region) -> Region?) {
        self.period = period
        self.unit = unit
        published = article.article.published
        isReport = article.normalized.isReport
    }

    /// The counts. A report is one where most of its words are, and not where it looks back to or ahead.
    var finished: PanelTallies {
        guard isReport else { return tallies }
        let most = tallies.coverage.max { a, b in
            (a.value.characters, b.key.period, b.key.region) < (b.value.characters, a.key.period, a.key.region)
        }
        var finished = tallies
        if let most { finished.coverage[most.key]?.reports = 1 }
        return finished
    }

    mutating func count(characters: Int, _ region: Region?, _ date: CivilDate?, _ precision: DatePrecision?) {
        guard let (place, day) = place(region, date, precision) else { return }
        var coverage = tallies.coverage[place] ?? .init(documents: 1)
        coverage.characters += characters
        if let day { coverage.add(day) }
        tallies.coverage[place] = coverage
    }

    mutating func count(_ count: Tallies.Count, theme: String, _ region: Region?, _ date: CivilDate?, _ precision: DatePrecision?) {
        guard let (place, _) = place(region, date, precision) else { return }
        var count = count
        count.articles = 0
        var cell = tallies.cells[.init(place: place, theme: theme)] ?? .init(articles: 1)
        cell += count
        tallies.cells[.init(place: place, theme: theme)] = cell
    }

    /// Where words are counted, and by which day, if a day is told.
    ///
    /// Words whose date the text does not tell are those of the day of publication. So are words about what is to come, which were said
    /// when the page was published, and words whose date the text tells more coarsely than the panel's grain, if the publication lies
    /// in it; they have no place otherwise, since any would be a guess.
    private mutating func place(
        _ region: Region?,
        _ date: CivilDate?,
        _ precision: DatePrecision?
    ) -> (place: PanelTallies.Place, day: CivilDate?)? {
        guard let region else { return nil }
        if units[region.code] == nil { units[region.code] = .some(unit(region)) }
        guard let unit = units[region.code] ?? nil else { return nil }
        guard let (period, day) = time(date, precision ?? .day) else { return nil }
        return (.init(period: period, region: unit.code), day)
    }

    private func time(_ date: CivilDate?, _ precision: DatePrecision) -> (period: String, day: CivilDate?)? {
        guard let date, published.map({ date <= $0 }) ?? true else { return published.map { (period.name(of: $0), $0) } }
        if precision == .day { return (period.name(of: date), date) }
        if let published, precision.covers(published, from: date) { return (period.name(of: published), published) }
        return period.isTold(by: precision) ? (period.name(of: date, precision: precision), nil) : nil
    }
}

extension DatePrecision {
    /// Whether a day lies in the time that begins with a date and is told so finely; of a range only its year is known.
    fileprivate func covers(_ day: CivilDate, from date: CivilDate) -> Bool {
        guard day.year == date.year else { return false }
        switch self {
        case .day: return day == date
        case .month: return day.month == date.month
        case .quarter: return (day.month - 1) / 3 == (date.month - 1) / 3
        case .half: return (day.month - 1) / 6 == (date.month - 1) / 6
        case .year, .range: return true
        }
    }
}
