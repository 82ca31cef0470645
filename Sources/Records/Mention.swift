/// A place where a term of the taxonomy stands.
package struct Mention: Sendable, Hashable {
    package var theme: String
    /// The taxonomy's spelling.
    package var term: String
    /// Bytes of the article's text.
    package var span: TextSpan
    /// The id of the statement that it stands in.
    package var statementID: String?
    package var region: Region?
    package var date: CivilDate?
    package var datePrecision: DatePrecision?

    package init(
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
package struct Direction: Sendable, Hashable {
    /// The year, such as `2020`.
    package var horizon: String
    /// The heading that announces it.
    package var heading: String
    /// Place among the points, from 1.
    package var order: Int
    /// The word that opens the point, such as 首先; `lead` and `closing` for what stands before and after the ordered ones.
    package var marker: String
    package var themes: [String]
    package var text: String
    /// Bytes of the article's text.
    package var span: TextSpan

    package init(horizon: String, heading: String, order: Int, marker: String, themes: [String] = [], text: String, span: TextSpan) {
        self.horizon = horizon
        self.heading = heading
        self.order = order
        self.marker = marker
        self.themes = themes
        self.text = text
        self.span = span
    }
}
