import Records

/// The enrich stage: tags statements and directions with the themes of a taxonomy and keeps the place of every hit.
public struct Enricher: Sendable {
    public let taxonomy: Taxonomy
    private let matcher: ThemeMatcher

    public init(taxonomy: Taxonomy) {
        self.taxonomy = taxonomy
        matcher = ThemeMatcher(taxonomy.themes)
    }

    /// Finds every term in the article's text and hangs it on the statement, or else the passage, that it stands in.
    public func enrich(_ article: NormalizedArticle) -> EnrichedArticle {
        let hits = matcher.hits(in: article.article.text)
        var tagged = article
        for i in tagged.statements.indices where !tagged.statements[i].isQuestion {
            tagged.statements[i].themes = themes(of: hits, in: tagged.statements[i].span, article.article.text)
        }
        for i in tagged.directions.indices {
            tagged.directions[i].themes = themes(of: hits, in: tagged.directions[i].span, article.article.text)
        }
        return EnrichedArticle(normalized: tagged, mentions: mentions(hits, in: tagged))
    }

    private func themes(of hits: [ThemeMatcher.Hit], in span: TextSpan, _ text: UTF8Text) -> [String] {
        let first = Self.firstHit(of: hits, from: span.start)
        let own = hits[first...].prefix { $0.span.start < span.end }.filter { span.contains($0.span) }
        return ThemeRule.tellings(of: own, in: span, text).filter { $0.telling.givesTheme }.map { taxonomy.themes[$0.theme].id }
    }

    /// What told each theme that the words of a statement touch, in the taxonomy's order; also of those that it does not carry.
    package func tellings(of statement: Statement, in text: UTF8Text) -> [(theme: Theme, telling: ThemeTelling)] {
        let own = matcher.hits(in: text).filter { statement.span.contains($0.span) }
        return ThemeRule.tellings(of: own, in: statement.span, text).map {
            (taxonomy.themes[$0.theme], statement.isQuestion ? .asked : $0.telling)
        }
    }

    /// The index of the first hit that begins at an offset or behind it.
    private static func firstHit(of hits: [ThemeMatcher.Hit], from offset: Int) -> Int {
        var low = 0
        var high = hits.count
        while low < high {
            let middle = (low + high) / 2
            if hits[middle].span.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Hangs each hit on the statement, or else the passage, that it stands in: hits, statements and passages stand in the order of the
    /// text, so that one pass over all of them is enough.
    private func mentions(_ hits: [ThemeMatcher.Hit], in article: NormalizedArticle) -> [Mention] {
        var statements = article.statements[...]
        var passages = article.passages[...]
        return hits.map { hit in
            statements = statements.drop { $0.span.end < hit.span.end }
            passages = passages.drop { $0.span.end <= hit.span.start }
            var mention = Mention(theme: taxonomy.themes[hit.theme].id, term: hit.term, span: hit.span)
            if let statement = statements.first, statement.span.contains(hit.span) {
                mention.statementID = statement.id
                (mention.region, mention.date, mention.datePrecision) = (statement.region, statement.date, statement.datePrecision)
            } else {
                let passage = passages.first.flatMap { $0.span.contains(hit.span.start) ? $0 : nil }
                mention.region = passage?.region ?? article.about
                (mention.date, mention.datePrecision) = (passage?.date, passage?.datePrecision)
            }
            return mention
        }
    }
}
