import Records

/// A statement as the report shows it. The names of its properties are those of `statements.mustache`.
struct ReportStatement: Sendable {
    struct ThemeLabel: Sendable {
        let label: String
    }

    struct FigureLabel: Sendable {
        let what: String?
        let surface: String
    }

    let id: String
    /// The letters and digits of the text, by which the same words are known whatever the marks among them.
    let words: String
    /// Statements of the same words from elsewhere.
    private(set) var others: [ReportStatement] = []
    private(set) var hasOthers = false
    let date: String?
    /// The region's name where the statement is about a place in the part, not the part as a whole.
    let region: String?
    let form: String
    /// In quotation marks; other words are a report of what was said.
    let isQuoted: Bool
    var pieces: [MarkedText]
    /// The text was cut.
    var isCut = false
    let speaker: String?
    let role: String?
    let document: String?
    let session: String?
    let hasCredit: Bool
    let figures: [FigureLabel]
    let hasFigures: Bool
    let themes: [ThemeLabel]
    /// Parted by blanks.
    let themeIDs: String
    let hasThemes: Bool
    let title: String
    let publisher: String?
    let published: String?
    let path: String
    /// Below the pipeline's folder, without what leads there from the report.
    let saved: String?
    let address: String?

    /// - Parameter hits: of the statement, in the order of the text.
    init(
        _ row: StatementRow,
        hits: [Mention],
        in article: Article,
        link: PageLink,
        part: ReportPart,
        themes labels: ReportThemes,
        phrases: any ReportPhrases
    ) {
        let statement = row.statement
        id = statement.id
        words = String(String.UnicodeScalarView(statement.text.unicodeScalars.filter(Self.isOfWord)))
        date = statement.date.map { phrases.date($0, statement.datePrecision ?? .day) }
        region = statement.region.flatMap { $0.code == part.key ? nil : $0.name }
        form = phrases.form(statement.form)
        isQuoted = statement.form == .direct || statement.form == .unclosed
        pieces = MarkedText.pieces(of: statement, hits: hits, in: article.text, themes: labels)
        speaker = statement.speaker
        role = statement.role
        document = statement.sourceDocument
        session = statement.session
        hasCredit = [speaker, role, document, session].contains { $0 != nil }
        figures = row.figures.map { FigureLabel(what: $0.figure.what, surface: $0.surface) }
        hasFigures = !figures.isEmpty
        themes = statement.themes.map { ThemeLabel(label: labels.label(of: $0)) }
        hasThemes = !themes.isEmpty
        themeIDs = statement.themes.joined(separator: " ")
        title = article.title ?? article.source
        publisher = article.publisher ?? article.author
        published = article.published.map { phrases.date($0, .day) }
        path = article.source
        saved = link.saved
        address = link.address
    }

    /// Letters, digits and Chinese characters, told by the blocks of Unicode that have them.
    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z", "\u{C0}"..."\u{1FFF}", "\u{3040}"..."\u{D7A3}", "\u{F900}"..."\u{FAFF}", "\u{20000}"...: true
        default: false
        }
    }

    /// UTF-8 bytes of its text.
    var textBytes: Int { pieces.reduce(0) { $0 + $1.text.utf8.count } }

    /// Statements of the same words as one, under the first of them.
    static func gathered(_ statements: [ReportStatement]) -> [ReportStatement] {
        var gathered: [ReportStatement] = []
        for statement in statements {
            if let first = gathered.firstIndex(where: { $0.words == statement.words }) {
                gathered[first].others.append(statement)
                gathered[first].hasOthers = true
            } else {
                gathered.append(statement)
            }
        }
        return gathered
    }

    /// The same with its text cut after so many code points.
    func excerpt(_ most: Int) -> ReportStatement {
        var left = most
        var cut = self
        cut.pieces = []
        for piece in pieces {
            guard left > 0 else { break }
            cut.pieces.append(piece.prefix(left))
            left -= piece.text.unicodeScalars.count
        }
        cut.isCut = left < 0 || cut.pieces.count < pieces.count
        return cut
    }
}

/// A run of a statement's text: plain words, or the hit of a theme's term.
struct MarkedText: Sendable {
    struct Hit: Sendable {
        var text: String
        /// The theme's label.
        let theme: String
        /// The label, at the first hit of each theme and only where it is not the term itself.
        let gloss: String?
    }

    private(set) var plain: String?
    private(set) var hit: Hit?

    init(plain: String) {
        self.plain = plain
    }

    init(_ hit: Hit) {
        self.hit = hit
    }

    var text: String { plain ?? hit?.text ?? "" }

    func prefix(_ most: Int) -> MarkedText {
        var cut = self
        let text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(most)))
        if plain != nil { cut.plain = text }
        cut.hit?.text = text
        return cut
    }

    /// - Parameter hits: of the statement, in the order of the text.
    static func pieces(of statement: Statement, hits: [Mention], in text: UTF8Text, themes: ReportThemes) -> [MarkedText] {
        guard !hits.isEmpty, let words = place(of: statement, in: text) else { return [MarkedText(plain: statement.text)] }
        var pieces: [MarkedText] = []
        var glossed: Set<String> = []
        var at = words.start
        for hit in hits where at <= hit.span.start && hit.span.end <= words.end {
            if at < hit.span.start { pieces.append(MarkedText(plain: text[TextSpan(at, hit.span.start)])) }
            let label = themes.label(of: hit.theme)
            let term = text[hit.span]
            let isFirst = glossed.insert(hit.theme).inserted
            pieces.append(MarkedText(Hit(text: term, theme: label, gloss: isFirst && label != term ? label : nil)))
            at = hit.span.end
        }
        if at < words.end { pieces.append(MarkedText(plain: text[TextSpan(at, words.end)])) }
        return pieces
    }

    /// Where the statement's words stand, without the marks around them; nil where they are not the article's letter by letter.
    private static func place(of statement: Statement, in text: UTF8Text) -> TextSpan? {
        let words = Array(statement.text.utf8)
        let last = statement.span.end - words.count
        guard !words.isEmpty, last >= statement.span.start else { return nil }
        return (statement.span.start...last).first { text.has(words, at: $0) }.map { TextSpan($0, $0 + words.count) }
    }
}

/// The themes of the taxonomy with their labels in the report's language.
struct ReportThemes: Sendable {
    let themes: [Theme]
    private let labels: [String: String]

    init(_ themes: [Theme], label: (Theme) -> String) {
        self.themes = themes
        labels = Dictionary(themes.map { ($0.id, label($0)) }, uniquingKeysWith: { first, _ in first })
    }

    func label(of id: String) -> String { labels[id] ?? id }
}
