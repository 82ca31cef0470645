import Records

/// The tables that have a row for each record.
package enum RecordTables {
    package static let articles = Table<ArticleRow>(
        "articles",
        "An article that was read from a saved page.",
        [
            Column("id", .string, "Hash of source and content: the same on every machine.", required: true) { .text($0.article.id) },
            Column("source", .string, "Path of the saved page; `!/` leads into a container, `#` to a row of a table.", required: true) {
                .text($0.article.source)
            },
            Column("url", .string, "Address of the page, where the page or its container names it.") { CellValue($0.article.url) },
            Column("title", .string, "Headline.") { CellValue($0.article.title) },
            Column("author", .string, "Who wrote it.") { CellValue($0.article.author) },
            Column("publisher", .string, "Who published it (来源).") { CellValue($0.article.publisher) },
            Column("published", .date, "Day of publication.") { CellValue($0.article.published) },
            Column("language", .string, "Language, BCP 47.") { CellValue($0.article.language) },
            Column("charset", .string, "Charset that the bytes were decoded as.", required: true) { .text($0.article.charset) },
            Column("chars", .integer, unit: "Unicode code points", "Length of the main text.", required: true) {
                .integer($0.article.text.codePointCount)
            },
            Column("sha256", .string, "SHA-256 of the page's bytes.", required: true) { .text($0.article.sha256) },
            Column("published_evidence", .string, "Rule that found the day of publication.") { CellValue($0.article.publishedEvidence) },
            Column("updated", .date, "Day of the last update, where told apart.") { CellValue($0.article.updated) },
            Column("region_code", .string, "Region that the article as a whole is about.") {
                CellValue($0.enriched.normalized.about?.code)
            },
            Column("region", .string, "Name of that region.") { CellValue($0.enriched.normalized.about?.name) },
            Column("completeness", .string, "full, summary or truncated.", required: true, choices: ["full", "summary", "truncated"]) {
                .text($0.article.completeness.name)
            },
            Column("completeness_reason", .string, "What told that the text is not whole.") { CellValue($0.article.completeness.reason) },
            Column("duplicate_of", .string, "Id of the article that this one repeats, the first by path; tallies count it once.") {
                CellValue($0.enriched.duplicateOf)
            },
            Column("cuts", .string, "What a limit cut from the page before it was read.") { CellValue($0.article.cuts) },
            Column("given_id", .string, "Id that a table gave beside the text.") { CellValue($0.article.givenID) },
        ],
        primaryKey: ["id"],
        foreignKeys: [ForeignKey("duplicate_of", in: "articles", "id")]
    )

    package static let statements = Table<StatementRow>(
        "statements",
        "What somebody or some document said, about which place, and when.",
        [
            Column("id", .string, "Hash of article, place and words.", required: true) { .text($0.statement.id) },
            Column("article_id", .string, "Article that it stands in.", required: true) { .text($0.statement.articleID) },
            Column("seq", .integer, "Place among the article's statements, from 1.", required: true) { .integer($0.statement.sequence) },
            Column("region_code", .string, "GB/T 2260 code of the document's year, CN for the country, or the id of an area or zone.") {
                CellValue($0.statement.region?.code)
            },
            Column("region", .string, "Official name of the region.") { CellValue($0.statement.region?.name) },
            Column(
                "region_level",
                .string,
                "country, macro, province, prefecture, county or zone.",
                choices: Region.Level.allCases.map(\.rawValue)
            ) {
                CellValue($0.statement.region?.level.rawValue)
            },
            Column("province_code", .string, "Code of the province that the region lies in.") {
                CellValue($0.statement.region?.provinceCode)
            },
            Column("date", .date, "When it was said; the first day where the precision is coarser than a day.") {
                CellValue($0.statement.date)
            },
            Column("date_precision", .string, "day, month, quarter, half, year or range.", choices: DatePrecision.allCases.map(\.rawValue))
            {
                CellValue($0.statement.datePrecision?.rawValue)
            },
            Column(
                "form",
                .string,
                "direct, unclosed, colon, block, indirect, narrated or question: what a reporter or moderator says, without themes.",
                required: true,
                choices: Statement.Form.allCases.map(\.rawValue)
            ) { .text($0.statement.form.rawValue) },
            Column("text", .string, "The words, without the outer quotation marks.", required: true) { .text($0.statement.text) },
            Column("speaker", .string, "The person who said it.") { CellValue($0.statement.speaker) },
            Column("role", .string, "Office or body of the speaker; what one without a name is called.") { CellValue($0.statement.role) },
            Column("source_document", .string, "Document that says it, such as a work report.") { CellValue($0.statement.sourceDocument) },
            Column("session", .string, "Session at which it was said.") { CellValue($0.statement.session) },
            Column("themes", .string, "Ids of the themes, parted by `;`, in the taxonomy's order.") {
                CellValue($0.statement.themes.isEmpty ? nil : $0.statement.themes.joined(separator: ";"))
            },
        ] + place({ $0.start }, { $0.end }) + [
            Column("region_evidence", .string, "Rule and words that gave the region.") { CellValue($0.statement.regionEvidence) },
            Column("date_evidence", .string, "Rule and words that gave the date.") { CellValue($0.statement.dateEvidence) },
            Column("rule", .string, "Rule that found the statement.", required: true) { .text($0.statement.rule) },
            Column("speaker_evidence", .string, "Rule and words that gave the speaker.") { CellValue($0.statement.speakerEvidence) },
        ],
        primaryKey: ["id"],
        foreignKeys: [ForeignKey("article_id", in: "articles", "id")]
    )

    package static let mentions = Table<MentionRow>(
        "mentions",
        "A place where a term of the taxonomy stands.",
        [
            Column("article_id", .string, "Article that it stands in.", required: true) { .text($0.articleID) },
            Column("statement_id", .string, "Statement that it stands in, if any.") { CellValue($0.mention.statementID) },
            Column("theme", .string, "Id of the theme.", required: true) { .text($0.mention.theme) },
            Column("term", .string, "Term, as the taxonomy spells it.", required: true) { .text($0.mention.term) },
        ] + place({ $0.start }, { $0.end }) + [
            Column("region_code", .string, "Region that it is counted under.") { CellValue($0.mention.region?.code) },
            Column("date", .date, "Day that it is counted under.") { CellValue($0.mention.date) },
        ],
        primaryKey: ["article_id", "start", "theme"],
        foreignKeys: [ForeignKey("article_id", in: "articles", "id"), ForeignKey("statement_id", in: "statements", "id")]
    )

    package static let figures = Table<FigureRow>(
        "figures",
        "A number with its unit in a statement.",
        [
            Column("statement_id", .string, "Statement that it stands in.", required: true) { .text($0.statementID) },
            Column("surface", .string, "The words, bound words included.", required: true) { .text($0.surface) },
            Column(
                "value",
                .number,
                unit: "see `unit`",
                "Value in plain units: 2万亿元 is 2000000000000; the lower end of a range.",
                required: true
            ) {
                .number($0.figure.value)
            },
            Column("unit", .string, "Unit, such as 元, 个, % or 个百分点.") { .text($0.figure.unit) },
            Column(
                "bound",
                .string,
                "exact, about, nearly, more than, at least, at most or less than.",
                required: true,
                choices: Figure.Bound.allCases.map(\.rawValue)
            ) {
                .text($0.figure.bound.rawValue)
            },
            Column("what", .string, "What it measures.") { CellValue($0.figure.what) },
            Column("upper", .number, unit: "see `unit`", "Upper end of a range.") { CellValue($0.figure.upper) },
            Column(
                "change",
                .string,
                "increase by, increase to, decrease by or decrease to.",
                choices: Figure.Change.allCases.map(\.rawValue)
            ) { CellValue($0.figure.change?.rawValue) },
        ] + place({ $0.start }, { $0.end }),
        primaryKey: ["statement_id", "start", "end"],
        foreignKeys: [ForeignKey("statement_id", in: "statements", "id")]
    )

    package static let directions = Table<DirectionRow>(
        "directions",
        "A point that an article makes about what a coming year will bring.",
        [
            Column("article_id", .string, "Article that makes it.", required: true) { .text($0.articleID) },
            Column("horizon", .string, "The year that it is about.", required: true) { .text($0.direction.horizon) },
            Column("order", .integer, "Place among the points, from 1.", required: true) { .integer($0.direction.order) },
            Column("themes", .string, "Ids of the themes, parted by `;`, in the taxonomy's order.") {
                CellValue($0.direction.themes.isEmpty ? nil : $0.direction.themes.joined(separator: ";"))
            },
            Column("text", .string, "The words.", required: true) { .text($0.direction.text) },
        ] + place({ $0.start }, { $0.end }) + [
            Column("marker", .string, "Word that opens the point, such as 首先; lead or closing around the ordered ones.") {
                .text($0.direction.marker)
            },
            Column("heading", .string, "Heading that announces the points.") { .text($0.direction.heading) },
        ],
        primaryKey: ["article_id", "start"],
        foreignKeys: [ForeignKey("article_id", in: "articles", "id")]
    )

    /// Where a record stands in the article's text.
    private static func place<Row>(_ start: @escaping @Sendable (Row) -> Int, _ end: @escaping @Sendable (Row) -> Int) -> [Column<Row>] {
        [
            Column("start", .integer, unit: "Unicode code points", "First character in the article's text, from 0.", required: true) {
                .integer(start($0))
            },
            Column("end", .integer, unit: "Unicode code points", "Character after the last one.", required: true) {
                .integer(end($0))
            },
        ]
    }

    package static let contexts = Table<ContextRow>(
        "context",
        "A mention as a concordance shows it: key word in context, 30 characters on each side.",
        [
            Column("article_id", .string, "Article that it stands in.", required: true) { .text($0.mention.articleID) },
            Column("statement_id", .string, "Statement that it stands in, if any.") { CellValue($0.mention.mention.statementID) },
            Column("theme", .string, "Id of the theme.", required: true) { .text($0.mention.mention.theme) },
            Column("left", .string, "The words before it; a line end is a space.") { CellValue($0.left) },
            Column("hit", .string, "The words themselves, as they stand in the text.", required: true) { .text($0.hit) },
            Column("right", .string, "The words after it.") { CellValue($0.right) },
        ] + place({ $0.mention.start }, { $0.mention.end }) + [
            Column("region_code", .string, "Region that it is counted under.") { CellValue($0.mention.mention.region?.code) },
            Column("region", .string, "Name of that region.") { CellValue($0.mention.mention.region?.name) },
            Column("date", .date, "Day that it is counted under.") { CellValue($0.mention.mention.date) },
            Column("title", .string, "Headline of the article.") { CellValue($0.title) },
            Column("source", .string, "Path of the saved page.", required: true) { .text($0.source) },
        ],
        primaryKey: ["article_id", "start", "theme"],
        foreignKeys: [ForeignKey("article_id", in: "articles", "id"), ForeignKey("statement_id", in: "statements", "id")]
    )

    package static let rejects = Table<Reject>(
        "rejects",
        "An input that gave nothing, and why.",
        [
            Column("source", .string, "Path of the input.", required: true) { .text($0.source) },
            Column("stage", .string, "Stage that set it aside.", required: true) { .text($0.stage) },
            Column("code", .string, "Stable word for the reason.", required: true) { .text($0.code.rawValue) },
            Column("message", .string, "What happened and what to do.", required: true) { .text($0.message) },
        ]
    )
}
