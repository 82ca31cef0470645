import Records

/// An article with the rows of its records, which all emitters share.
package struct ArticleRow: Sendable {
    package let enriched: EnrichedArticle
    package let codePoints: CodePointIndex
    package private(set) var statements: [StatementRow] = []
    package private(set) var mentions: [MentionRow] = []
    package private(set) var directions: [DirectionRow] = []

    package init(_ enriched: EnrichedArticle) {
        self.enriched = enriched
        codePoints = CodePointIndex(enriched.article.text)
        statements = enriched.statements.map { StatementRow(statement: $0, in: self) }
        mentions = enriched.mentions.map { MentionRow(mention: $0, in: self) }
        directions = enriched.normalized.directions.map { DirectionRow(direction: $0, in: self) }
    }

    var article: Article { enriched.article }

    /// Made where they are asked for: most outputs do without.
    package var contexts: [ContextRow] { mentions.map { ContextRow(mention: $0, in: self) } }

    /// Where bytes of the text stand, in code points.
    func offsets(of span: TextSpan) -> (start: Int, end: Int) {
        (codePoints.codePoint(at: span.start), codePoints.codePoint(at: span.end))
    }
}

/// A statement with its place in code points.
package struct StatementRow: Sendable {
    package var statement: Statement
    package var start: Int
    package var end: Int
    package var figures: [FigureRow]

    init(statement: Statement, in article: ArticleRow) {
        self.statement = statement
        (start, end) = article.offsets(of: statement.span)
        figures = statement.figures.map { FigureRow(figure: $0, of: statement, in: article) }
    }
}

/// A figure with its words and its place in code points.
package struct FigureRow: Sendable {
    package var figure: Figure
    package var statementID: String
    package var surface: String
    package var start: Int
    package var end: Int

    init(figure: Figure, of statement: Statement, in article: ArticleRow) {
        self.figure = figure
        statementID = statement.id
        surface = article.article.text[figure.surfaceSpan]
        (start, end) = article.offsets(of: figure.surfaceSpan)
    }
}

/// A mention with its place in code points.
package struct MentionRow: Sendable {
    package var mention: Mention
    package var articleID: String
    package var start: Int
    package var end: Int

    init(mention: Mention, in article: ArticleRow) {
        self.mention = mention
        articleID = article.article.id
        (start, end) = article.offsets(of: mention.span)
    }
}

/// A direction with its place in code points.
package struct DirectionRow: Sendable {
    package var direction: Direction
    package var articleID: String
    package var start: Int
    package var end: Int

    init(direction: Direction, in article: ArticleRow) {
        self.direction = direction
        articleID = article.article.id
        (start, end) = article.offsets(of: direction.span)
    }
}

/// A mention with the words around it, as a concordance shows it.
package struct ContextRow: Sendable {
    package var mention: MentionRow
    package var title: String?
    package var source: String
    package var left: String
    package var hit: String
    package var right: String

    /// Code points on each side.
    static let width = 30

    init(mention: MentionRow, in article: ArticleRow) {
        let text = article.article.text
        let span = mention.mention.span
        self.mention = mention
        title = article.article.title
        source = article.article.source
        var start = span.start
        for _ in 0..<Self.width { start = text.codePointStart(before: start) }
        var end = span.end
        for _ in 0..<Self.width { end = text.codePointEnd(after: end) }
        left = text.line(TextSpan(start, span.start))
        hit = text.line(span)
        right = text.line(TextSpan(span.end, end))
    }
}

extension UTF8Text {
    fileprivate func codePointStart(before offset: Int) -> Int {
        var offset = max(0, offset - 1)
        while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    fileprivate func codePointEnd(after offset: Int) -> Int {
        var offset = min(count, offset + 1)
        while offset < count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    /// Words on one line: a line end or tab is a space.
    fileprivate func line(_ span: TextSpan) -> String {
        String(unsafeUninitializedCapacity: span.count) { line in
            for (place, i) in span.range.enumerated() { line[place] = bytes[i] < 0x20 ? 0x20 : bytes[i] }
            return span.range.count
        }
    }
}
