/// An article with all that normalization read in it: what enrichment tags.
public struct NormalizedArticle: Sendable {
    public var article: Article
    /// In the order of the text, as are all lists here.
    public var dates: [DateMention]
    public var regionMentions: [RegionMention]
    public var figures: [Figure]
    /// The region that the article as a whole is about.
    public var about: Region?
    public var aboutEvidence: String?
    /// The article is a report that was read out at a session, given in full, such as a government's work report.
    public var isReport: Bool
    /// The text cut into the pieces that share a region and a date, without gaps: what a mention outside of any statement is counted under.
    public var passages: [Passage]
    public var statements: [Statement]
    public var directions: [Direction]

    public init(
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
public struct Passage: Sendable, Hashable {
    /// Bytes of the article's text.
    public var span: TextSpan
    public var region: Region?
    public var date: CivilDate?
    public var datePrecision: DatePrecision?
    /// The heading of the section that the piece stands in.
    public var heading: TextSpan?

    public init(
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
