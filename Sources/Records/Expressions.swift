/// A date expression in a text.
public struct DateMention: Sendable, Hashable {
    /// Bytes of the text.
    public var span: TextSpan
    /// The first day; nil where open (2018年以前) and, with ``to``, where vague (近日).
    public var from: CivilDate?
    /// The last day, inclusive; nil where open.
    public var to: CivilDate?
    public var precision: DatePrecision
    /// What the date is for: when something happened, or until when something shall.
    public var role: Role
    /// The text itself names the year.
    public var hasOwnYear: Bool
    /// Which rule read it.
    public var rule: String

    public enum Role: String, Sendable, Hashable {
        case event
        /// 到2025年: an aim, not the date of an event.
        case horizon
        /// “十四五”时期.
        case plan
        /// 近日: a date that the text does not tell.
        case vague
    }

    public init(
        span: TextSpan,
        from: CivilDate?,
        to: CivilDate?,
        precision: DatePrecision,
        role: Role = .event,
        hasOwnYear: Bool = false,
        rule: String
    ) {
        self.span = span
        self.from = from
        self.to = to
        self.precision = precision
        self.role = role
        self.hasOwnYear = hasOwnYear
        self.rule = rule
    }
}

/// A place name in a text.
public struct RegionMention: Sendable, Hashable {
    /// Bytes of the text.
    public var span: TextSpan
    public var region: Region
    /// Codes of the other places of this name, where the text leaves it open.
    public var candidates: [String]
    /// 我市, 全省: names the place only by context.
    public var isDeictic: Bool
    /// The name was no longer, or not yet, in use in the document's year.
    public var isHistorical: Bool
    /// Which rule took it.
    public var rule: String

    public init(
        span: TextSpan,
        region: Region,
        candidates: [String] = [],
        isDeictic: Bool = false,
        isHistorical: Bool = false,
        rule: String
    ) {
        self.span = span
        self.region = region
        self.candidates = candidates
        self.isDeictic = isDeictic
        self.isHistorical = isHistorical
        self.rule = rule
    }
}

/// A number with its unit in a text.
public struct Figure: Sendable, Hashable {
    /// Bytes of the text, bound words (超, 以内) not included; the surface that the CSV shows has them.
    public var span: TextSpan
    /// Bytes of the text, bound words included.
    public var surfaceSpan: TextSpan
    /// In plain units: 2万亿元 is 2,000,000,000,000.
    public var value: Double
    /// The upper end of a range, such as 6 of 5%—6%.
    public var upper: Double?
    /// 元, 个, %, 个百分点, 公里 …
    public var unit: String
    public var bound: Bound
    /// What it measures: the noun that it belongs to.
    public var what: String?
    public var change: Change?

    public enum Bound: String, Sendable, Hashable, CaseIterable {
        case exact
        case about
        case nearly
        case moreThan = "more than"
        case atLeast = "at least"
        case atMost = "at most"
        case lessThan = "less than"
    }

    /// How the figure moves what it measures.
    public enum Change: String, Sendable, Hashable, CaseIterable {
        case increaseBy = "increase by"
        case increaseTo = "increase to"
        case decreaseBy = "decrease by"
        case decreaseTo = "decrease to"
    }

    public init(
        span: TextSpan,
        surfaceSpan: TextSpan,
        value: Double,
        upper: Double? = nil,
        unit: String,
        bound: Bound = .exact,
        what: String? = nil,
        change: Change? = nil
    ) {
        self.span = span
        self.surfaceSpan = surfaceSpan
        self.value = value
        self.upper = upper
        self.unit = unit
        self.bound = bound
        self.what = what
        self.change = change
    }
}
