/// What somebody or some document said, about which place, and when.
public struct Statement: Sendable {
    /// 16 hexadecimal digits of a hash over article, place and words.
    public var id: String
    public var articleID: String
    /// Place in the article, from 1.
    public var sequence: Int
    public var region: Region?
    public var date: CivilDate?
    public var datePrecision: DatePrecision?
    public var form: Form
    /// The words; without the outer quotation marks where ``form`` is direct.
    public var text: String
    /// A person; a body or report is ``role`` or ``sourceDocument``.
    public var speaker: String?
    public var role: String?
    public var sourceDocument: String?
    public var session: String?
    /// Theme ids in the taxonomy's order; empty until enriched.
    public var themes: [String]
    /// Bytes of the article's text, outer quotation marks included.
    public var span: TextSpan
    /// Which rule gave ``region``, and the words that decided: `rule: words`.
    public var regionEvidence: String?
    public var dateEvidence: String?
    public var speakerEvidence: String?
    /// Which rule found the statement.
    public var rule: String
    public var figures: [Figure]

    public enum Form: String, Sendable, Hashable, CaseIterable {
        /// In quotation marks.
        case direct
        /// An opening mark only.
        case unclosed
        /// `Name:words` without marks.
        case colon
        /// Under a heading or “——Name”, without marks.
        case block
        /// After a cue such as 表示, without marks.
        case indirect
        /// The reporter's own account of what happened in a region's section.
        case narrated
        /// What a reporter asks or a moderator says, in an interview or at a press conference: told for the answer's sake, and nobody's policy, so
        /// that it carries no theme and is no statement where statements are counted.
        case question
    }

    /// Whether it is told for the answer's sake alone.
    public var isQuestion: Bool { form == .question }

    public init(
        id: String,
        articleID: String,
        sequence: Int,
        region: Region? = nil,
        date: CivilDate? = nil,
        datePrecision: DatePrecision? = nil,
        form: Form,
        text: String,
        speaker: String? = nil,
        role: String? = nil,
        sourceDocument: String? = nil,
        session: String? = nil,
        themes: [String] = [],
        span: TextSpan,
        regionEvidence: String? = nil,
        dateEvidence: String? = nil,
        speakerEvidence: String? = nil,
        rule: String,
        figures: [Figure] = []
    ) {
        self.id = id
        self.articleID = articleID
        self.sequence = sequence
        self.region = region
        self.date = date
        self.datePrecision = datePrecision
        self.form = form
        self.text = text
        self.speaker = speaker
        self.role = role
        self.sourceDocument = sourceDocument
        self.session = session
        self.themes = themes
        self.span = span
        self.regionEvidence = regionEvidence
        self.dateEvidence = dateEvidence
        self.speakerEvidence = speakerEvidence
        self.rule = rule
        self.figures = figures
    }
}

/// How much of a date the text gives.
public enum DatePrecision: String, Sendable, Hashable, CaseIterable {
    case day, month, quarter, half, year, range
}
