import Records

/// A quotation that may stand for a theme.
struct Quotation: Sendable {
    var text: String
    var speaker: String?
    var source: String?
    var region: String?
    /// As much of it as the text tells: 2020-01-11, 2020-01 or 2020.
    var date: String?
    /// How well it tells the theme: see ``weight(of:hits:)``.
    var weight: Int
    /// The words without the marks that end them, or as many of them as two quotations are told apart by: UTF-8.
    private var core: [UInt8]

    init(_ statement: Statement, weight: Int) {
        // The same words with other inner marks are the same words.
        var scalars = String.UnicodeScalarView()
        for scalar in statement.text.unicodeScalars {
            switch scalar {
            case "‘", "「", "『": scalars.append("“")
            case "’", "」", "』": scalars.append("”")
            case "\n", "\r", "\u{2028}", "\u{2029}": scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        text = String(scalars)
        while let last = scalars.last, Self.sentenceEnds.contains(last) || last == "\u{FF0C}" { scalars.removeLast() }
        core = Array(String(scalars).utf8.prefix(Self.comparedBytes))
        speaker = statement.speaker
        source = statement.sourceDocument ?? statement.session
        region = statement.region?.name
        date = statement.date.map { Self.told($0, statement.datePrecision ?? .day) }
        self.weight = weight
    }

    /// Weighs a statement for a theme.
    ///
    /// A reader wants words that are surely the speaker's, a whole sentence of a length that can be read at once, much of the theme
    /// in it, and best a figure that the theme's own words carry.
    ///
    /// - Parameter hits: of the theme, in the statement.
    static func weight(of statement: Statement, hits: [Mention]) -> Int {
        var weight = 2 * min(hits.count, 3) + (statement.date == nil ? 0 : 1) + Self.weight(of: statement.form)
        if !statement.figures.isEmpty { weight += 1 }
        if statement.figures.contains(where: { figure in hits.contains { Self.carries($0, figure) } }) { weight += 4 }
        let scalars = statement.text.unicodeScalars
        if !Self.readable.contains(scalars.count) { weight -= 8 }
        if let last = scalars.last, Self.sentenceEnds.contains(last) { weight += 3 }
        return weight
    }

    private static func told(_ date: CivilDate, _ precision: DatePrecision) -> String {
        switch precision {
        case .day: date.description
        case .month: String(date.description.prefix(7))
        case .quarter, .half, .year, .range: String(date.year)
        }
    }

    /// Code points that a reader takes in at once.
    private static let readable = 12...160
    private static let sentenceEnds: Set<Unicode.Scalar> = ["。", "\u{FF01}", "\u{FF1F}", "!", "?", "…"]
    /// Some thousand bytes tell any two quotations apart; to look for one in another takes their product.
    private static let comparedBytes = 2048
    /// Bytes between a term and a figure that still belong together: eight Chinese characters.
    private static let nearby = 24

    private static func weight(of form: Statement.Form) -> Int {
        switch form {
        case .direct: 12
        case .block: 9
        case .colon: 8
        case .indirect: 4
        case .narrated: 1
        case .unclosed, .question: 0
        }
    }

    private static func carries(_ hit: Mention, _ figure: Figure) -> Bool {
        if let what = figure.what, Array(what.utf8).has(Array(hit.term.utf8)) { return true }
        let gap = max(figure.surfaceSpan.start - hit.span.end, hit.span.start - figure.surfaceSpan.end)
        return gap <= nearby
    }

    /// Whether one has the other's words, be it with more before or after them.
    func says(theSameAs other: Quotation) -> Bool {
        core.count < other.core.count ? other.core.has(core) : core.has(other.core)
    }
}

extension Array<UInt8> {
    /// Whether the bytes of `words` stand anywhere.
    fileprivate func has(_ words: [UInt8]) -> Bool {
        guard let first = words.first else { return true }
        guard count >= words.count else { return false }
        return (0...(count - words.count)).contains { self[$0] == first && self[$0..<($0 + words.count)].elementsEqual(words) }
    }
}

/// The weightiest quotations of a theme, each with other words.
struct QuotationChoice: Sendable {
    private(set) var quotations: [Quotation] = []
    /// Enough that a theme has one of its own where its first stands for another theme.
    private static let kept = 4

    /// Whether a quotation of a weight would be kept.
    func takes(weight: Int) -> Bool {
        guard quotations.count == Self.kept, let least = quotations.last else { return true }
        return weight > least.weight
    }

    /// Keeps a quotation if it is among the weightiest; of two that weigh the same, the earlier.
    mutating func offer(_ quotation: Quotation) {
        if let same = quotations.firstIndex(where: { $0.says(theSameAs: quotation) }) {
            guard quotations[same].weight < quotation.weight else { return }
            quotations.remove(at: same)
        }
        let place = quotations.firstIndex { $0.weight < quotation.weight } ?? quotations.count
        quotations.insert(quotation, at: place)
        if quotations.count > Self.kept { quotations.removeLast() }
    }

    /// A quotation for each of several themes: the weightiest pairs first, no words twice; nil where all of a theme's are taken.
    static func assignment(to themes: [QuotationChoice]) -> [Quotation?] {
        var chosen = [Quotation?](repeating: nil, count: themes.count)
        let pairs = themes.enumerated().flatMap { theme, choice in choice.quotations.map { (theme: theme, quotation: $0) } }
        let ordered = pairs.enumerated().sorted { a, b in
            let (x, y) = (a.element.quotation.weight, b.element.quotation.weight)
            return x != y ? x > y : a.offset < b.offset
        }
        for (_, pair) in ordered where chosen[pair.theme] == nil {
            let isTaken = chosen.contains { $0?.says(theSameAs: pair.quotation) ?? false }
            if !isTaken { chosen[pair.theme] = pair.quotation }
        }
        return chosen
    }
}
