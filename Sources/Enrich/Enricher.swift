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
        return EnrichedArticle(normalized: tagged, mentions: hits.map { mention($0, in: tagged) })
    }

    /// The ids of the themes of a statement, in the taxonomy's order.
    ///
    /// A theme is told outright by a term that is no general word, or by any two hits. Where at least two themes are told
    /// outright, a general word in passing (大数据 in a list of techniques, 监管 in a clause on something else) adds none; in a
    /// statement on fewer themes it is what the statement has.
    private func themes(of hits: [ThemeMatcher.Hit], in span: TextSpan) -> [String] {
        var count: [Int: Int] = [:]
        var outright: Set<Int> = []
        for hit in hits where span.contains(hit.span) {
            count[hit.theme, default: 0] += 1
            if !hit.isGeneral || count[hit.theme, default: 0] > 1 { outright.insert(hit.theme) }
        }
        let found = outright.count >= Self.outrightThemesThatSuffice ? outright : Set(count.keys)
        return found.sorted().map { taxonomy.themes[$0].id }
    }

    private static let outrightThemesThatSuffice = 2

    private func mention(_ hit: ThemeMatcher.Hit, in article: NormalizedArticle) -> Mention {
        let theme = taxonomy.themes[hit.theme].id
        if let statement = article.statements.first(where: { $0.span.contains(hit.span) }) {
            return Mention(
                theme: theme,
                term: hit.term,
                span: hit.span,
                statementID: statement.id,
                region: statement.region,
                date: statement.date,
                datePrecision: statement.datePrecision
            )
        }
        let passage = article.passages.first { $0.span.contains(hit.span.start) }
        return Mention(
            theme: theme,
            term: hit.term,
            span: hit.span,
            region: passage?.region ?? article.about,
            date: passage?.date,
            datePrecision: passage?.datePrecision
        )
    }
}
