import Records

/// An article with the index that turns its byte offsets into code points.
package struct ArticleRow: Sendable {
    package var enriched: EnrichedArticle
    package var codePoints: CodePointIndex

    package init(_ enriched: EnrichedArticle) {
        self.enriched = enriched
        codePoints = CodePointIndex(enriched.article.text)
    }

    var article: Article { enriched.article }

    package var statements: [StatementRow] { enriched.statements.map { StatementRow(statement: $0, in: self) } }
    package var mentions: [MentionRow] { enriched.mentions.map { MentionRow(mention: $0, in: self) } }
    package var directions: [DirectionRow] { enriched.normalized.directions.map { DirectionRow(direction: $0, in: self) } }
}

/// A statement with its place in code points.
package struct StatementRow: Sendable {
    package var statement: Statement
    package var start: Int
    package var end: Int
    package var figures: [FigureRow]

    init(statement: Statement, in article: ArticleRow) {
        self.statement = statement
        start = article.codePoints.codePoint(at: statement.span.start)
        end = article.codePoints.codePoint(at: statement.span.end)
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
        start = article.codePoints.codePoint(at: figure.surfaceSpan.start)
        end = article.codePoints.codePoint(at: figure.surfaceSpan.end)
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
        start = article.codePoints.codePoint(at: mention.span.start)
        end = article.codePoints.codePoint(at: mention.span.end)
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
        start = article.codePoints.codePoint(at: direction.span.start)
        end = article.codePoints.codePoint(at: direction.span.end)
    }
}
