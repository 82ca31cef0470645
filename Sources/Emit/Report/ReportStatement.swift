import Records

/// A statement as the report shows it. The names of its properties are those of `statements.mustache`.
struct ReportStatement: Sendable {
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
    /// The speaker's role, the document and the session, as far as they are told.
    let credits: [String]
    let hasCredit: Bool
    /// What each measures, if that is told, and its words.
    let figures: [String]
    let hasFigures: Bool
    /// Their labels.
    let themes: [String]
    /// Parted by blanks.
    let themeIDs: String
    let hasThemes: Bool
    let title: String
    let publisher: String?
    let published: String?
    let path: String
    /// Below the pipeline's folder, without what leads there from the report; empty where no browser could open it.
    let saved: String
    let hasSaved: Bool
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
        credits = [statement.role, statement.sourceDocument, statement.session].compactMap { $0 }
        hasCredit = speaker != nil || !credits.isEmpty
        figures = row.figures.map { row in row.figure.what.map { $0 + " " + row.surface } ?? row.surface }
        hasFigures = !figures.isEmpty
        themes = statement.themes.map(labels.label)
        hasThemes = !themes.isEmpty
        themeIDs = statement.themes.joined(separator: " ")
        title = article.title ?? article.source
        publisher = article.publisher ?? article.author
        published = article.published.map { phrases.date($0, .day) }
        path = article.source
        saved = link.saved ?? ""
        hasSaved = link.saved != nil
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
    var textBytes: Int { pieces.reduce(0) { $0 + $1.byteCount } }

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
            left -= piece.length
        }
        cut.isCut = left < 0 || cut.pieces.count < pieces.count
        return cut
    }
}

/// A run of a statement's text: plain words, and the hit of a theme's term behind them.
struct MarkedText: Sendable {
    struct Hit: Sendable {
        var text: String
        /// The theme's label.
        let theme: String
    }

    private(set) var plain: String
    /// A hit, of which only the mark tells the theme.
    private(set) var hit: Hit?
    /// A hit that has the theme's label above it: the first of each theme, and only where the label is not the term itself.
    private(set) var glossed: Hit?

    init(_ plain: String, hit: Hit? = nil, glossed: Hit? = nil) {
        self.plain = plain
        self.hit = hit
        self.glossed = glossed
    }

    private var hitText: String { hit?.text ?? glossed?.text ?? "" }

    /// UTF-8 bytes.
    var byteCount: Int { plain.utf8.count + hitText.utf8.count }

    /// Code points.
    var length: Int { plain.unicodeScalars.count + hitText.unicodeScalars.count }

    func prefix(_ most: Int) -> MarkedText {
        guard length > most else { return self }
        func cut(_ text: String, _ most: Int) -> String { String(String.UnicodeScalarView(text.unicodeScalars.prefix(max(0, most)))) }
        let left = most - plain.unicodeScalars.count
        guard left > 0 else { return MarkedText(cut(plain, most)) }
        var short = self
        short.hit?.text = cut(hitText, left)
        short.glossed?.text = cut(hitText, left)
        return short
    }

    /// - Parameter hits: of the statement, in the order of the text.
    static func pieces(of statement: Statement, hits: [Mention], in text: UTF8Text, themes: ReportThemes) -> [MarkedText] {
        guard !hits.isEmpty, let words = place(of: statement, in: text) else { return [MarkedText(statement.text)] }
        var pieces: [MarkedText] = []
        var glossed: Set<String> = []
        var at = words.start
        for mention in hits where at <= mention.span.start && mention.span.end <= words.end {
            let plain = text[TextSpan(at, mention.span.start)]
            let hit = Hit(text: text[mention.span], theme: themes.label(of: mention.theme))
            let isFirst = glossed.insert(mention.theme).inserted
            pieces.append(isFirst && hit.theme != hit.text ? MarkedText(plain, glossed: hit) : MarkedText(plain, hit: hit))
            at = mention.span.end
        }
        if at < words.end { pieces.append(MarkedText(text[TextSpan(at, words.end)])) }
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
