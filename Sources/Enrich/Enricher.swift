import Records

/// The enrich stage: tags statements and directions with the themes of a taxonomy and keeps the place of every hit.
package struct Enricher: Sendable {
    package let taxonomy: Taxonomy
    private let matcher: ThemeMatcher

    package init(taxonomy: Taxonomy) {
        self.taxonomy = taxonomy
        matcher = ThemeMatcher(taxonomy.themes)
    }

    /// Finds every term in the article's text and hangs it on the statement, or else the passage, that it stands in.
    package func enrich(_ article: NormalizedArticle) -> EnrichedArticle {
        let hits = matcher.hits(in: article.article.text)
        var tagged = article
        for i in tagged.statements.indices {
            tagged.statements[i].themes = themes(of: hits, in: tagged.statements[i].span)
        }
        for i in tagged.directions.indices {
            tagged.directions[i].themes = themes(of: hits, in: tagged.directions[i].span)
        }
        return EnrichedArticle(normalized: tagged, mentions: mentions(hits, in: tagged))
    }

    /// The ids of the themes of a statement, in the taxonomy's order.
    ///
    /// A theme is told outright by a term that is no general word, or by any two hits. Where at least two themes are told
    /// outright, a general word in passing (大数据 in a list of techniques, 监管 in a clause on something else) adds none; in a
    /// statement on fewer themes it is what the statement has.
    private func themes(of hits: [ThemeMatcher.Hit], in span: TextSpan) -> [String] {
        var count: [Int: Int] = [:]
        var outright: Set<Int> = []
        for hit in hits[Self.firstHit(of: hits, from: span.start)...].prefix(while: { $0.span.start < span.end })
        where span.contains(hit.span) {
            count[hit.theme, default: 0] += 1
            if !hit.isGeneral || count[hit.theme, default: 0] > 1 { outright.insert(hit.theme) }
        }
        let found = outright.count >= Self.outrightThemesThatSuffice ? outright : Set(count.keys)
        return found.sorted().map { taxonomy.themes[$0].id }
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

    private static let outrightThemesThatSuffice = 2

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
