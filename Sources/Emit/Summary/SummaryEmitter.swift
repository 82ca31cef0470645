import Records

/// `emit.summary`: a plain text that a person would forward.
package struct SummaryEmitter: Emitter {
    private let path: String
    private let name: String
    private let themes: [Theme]
    private let phrases: any SummaryPhrases
    private var facts: SummaryFacts

    /// - Parameters:
    ///   - path: below the output folder.
    ///   - name: the pipeline's name.
    ///   - horizon: the year whose direction is told; nil for all.
    ///   - themes: the taxonomy's themes, for their labels.
    package init(path: String, name: String, horizon: String?, language: OutputLanguage, themes: [Theme]) {
        self.path = path
        self.name = name
        self.themes = themes
        facts = SummaryFacts(horizon: horizon)
        phrases = language == .zh ? ChinesePhrases() : EnglishPhrases()
    }

    package mutating func begin(_ out: inout OutputBuffer) {}

    package mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) {
        facts.add(article.enriched)
    }

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) {
        facts.add(reject)
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) {
        let summary = Summary(
            name: name,
            facts: facts,
            themes: rankedThemes(tallies),
            coverage: tallies.flatMap { $0.panel.regions.isEmpty ? nil : SummaryCoverage($0, horizon: facts.horizon) }
        )
        var text = SummaryText(phrases: phrases, themes: themes)
        text.write(summary)
        out.append(text.bytes, to: path)
    }

    /// By statements, then mentions, then the taxonomy's order.
    private func rankedThemes(_ tallies: TallyRows?) -> [RankedTheme] {
        let mentions = Dictionary(
            (tallies?.byTheme ?? []).map { ($0.theme?.id ?? "", $0.mentions) },
            uniquingKeysWith: { first, _ in first }
        )
        return themes.enumerated()
            .compactMap { place, theme in
                facts.themes[theme.id].map { RankedTheme(theme: theme, facts: $0, mentions: mentions[theme.id], place: place) }
            }
            .sorted { ($0.facts.statements, $0.mentions ?? 0, $1.place) > ($1.facts.statements, $1.mentions ?? 0, $0.place) }
    }
}
