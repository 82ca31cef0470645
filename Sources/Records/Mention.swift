/// A place where a term of the taxonomy stands.
public struct Mention: Sendable, Hashable {
    public var theme: String
    /// The taxonomy's spelling.
    public var term: String
    /// Bytes of the article's text.
    public var span: TextSpan
    /// The id of the statement that it stands in.
    public var statementID: String?
    public var region: Region?
    public var date: CivilDate?
    public var datePrecision: DatePrecision?

    public init(
        theme: String,
        term: String,
        span: TextSpan,
        statementID: String? = nil,
        region: Region? = nil,
        date: CivilDate? = nil,
        datePrecision: DatePrecision? = nil
    ) {
        self.theme = theme
        self.term = term
        self.span = span
        self.statementID = statementID
        self.region = region
        self.date = date
        self.datePrecision = datePrecision
    }
}

/// A point that an article makes about what a coming year will bring, with its place in the order of points.
public struct Direction: Sendable, Hashable {
    /// The year, such as `2020`.
    public var horizon: String
    /// The heading that announces it.
    public var heading: String
    /// Place among the points, from 1.
    public var order: Int
    /// The word that opens the point, such as 首先; `lead` and `closing` for what stands before and after the ordered ones.
    public var marker: String
    public var themes: [String]
    public var text: String
    /// Bytes of the article's text.
    public var span: TextSpan

    public init(horizon: String, heading: String, order: Int, marker: String, themes: [String] = [], text: String, span: TextSpan) {
        self.horizon = horizon
        self.heading = heading
        self.order = order
        self.marker = marker
        self.themes = themes
        self.text = text
        self.span = span
    }
}
