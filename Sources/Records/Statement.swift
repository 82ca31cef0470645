/// What somebody or some document said, about which place, and when.
package struct Statement: Sendable {
    /// 16 hexadecimal digits of a hash over article, place and words.
    package var id: String
    package var articleID: String
    /// Place in the article, from 1.
    package var sequence: Int
    package var region: Region?
    package var date: CivilDate?
    package var datePrecision: DatePrecision?
    package var form: Form
    /// The words; without the outer quotation marks where ``form`` is direct.
    package var text: String
    /// A person; a body or report is ``role`` or ``sourceDocument``.
    package var speaker: String?
    package var role: String?
    package var sourceDocument: String?
    package var session: String?
    /// Theme ids in the taxonomy's order; empty until enriched.
    package var themes: [String]
    /// Bytes of the article's text, outer quotation marks included.
    package var span: TextSpan
    /// Which rule gave ``region``, and the words that decided: `rule: words`.
    package var regionEvidence: String?
    package var dateEvidence: String?
    package var speakerEvidence: String?
    /// Which rule found the statement.
    package var rule: String
    package var figures: [Figure]

    package enum Form: String, Sendable, Hashable, CaseIterable {
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
    }

    package init(
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
package enum DatePrecision: String, Sendable, Hashable, CaseIterable {
    case day, month, quarter, half, year, range
}
