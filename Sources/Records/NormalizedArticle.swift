/// An article with all that normalization read in it: what enrichment tags.
package struct NormalizedArticle: Sendable {
    package var article: Article
    /// In the order of the text, as are all lists here.
    package var dates: [DateMention]
    package var regionMentions: [RegionMention]
    package var figures: [Figure]
    /// The region that the article as a whole is about.
    package var about: Region?
    package var aboutEvidence: String?
    /// The article is a report that was read out at a session, given in full, such as a government's work report.
    package var isReport: Bool
    /// The text cut into the pieces that share a region and a date, without gaps: what a mention outside of any statement is counted under.
    package var passages: [Passage]
    package var statements: [Statement]
    package var directions: [Direction]

    package init(
        article: Article,
        dates: [DateMention] = [],
        regionMentions: [RegionMention] = [],
        figures: [Figure] = [],
        about: Region? = nil,
        aboutEvidence: String? = nil,
        isReport: Bool = false,
        passages: [Passage] = [],
        statements: [Statement] = [],
        directions: [Direction] = []
    ) {
        self.article = article
        self.dates = dates
        self.regionMentions = regionMentions
        self.figures = figures
        self.about = about
        self.aboutEvidence = aboutEvidence
        self.isReport = isReport
        self.passages = passages
        self.statements = statements
        self.directions = directions
    }
}

/// A piece of an article with the region and the date that hold for it.
package struct Passage: Sendable, Hashable {
    /// Bytes of the article's text.
    package var span: TextSpan
    package var region: Region?
    package var date: CivilDate?
    package var datePrecision: DatePrecision?
    /// The heading of the section that the piece stands in.
    package var heading: TextSpan?

    package init(
        span: TextSpan,
        region: Region? = nil,
        date: CivilDate? = nil,
        datePrecision: DatePrecision? = nil,
        heading: TextSpan? = nil
    ) {
        self.span = span
        self.region = region
        self.date = date
        self.datePrecision = datePrecision
        self.heading = heading
    }
}
