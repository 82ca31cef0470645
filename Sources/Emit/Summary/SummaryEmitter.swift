import Records

/// `emit.summary`: a plain text that a person would forward.
package struct SummaryEmitter: Emitter {
    package enum Language: String, Sendable, CaseIterable {
        case zh, en
    }

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
    package init(path: String, name: String, horizon: String?, language: Language, themes: [Theme]) {
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
        facts.rejects.append(reject)
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) {
        let ranked = rankedThemes(tallies)
        var text = WrappedText()
        text.heading(phrases.title(name: name, horizon: facts.horizon), rule: "=")
        text.add(phrases.finding(facts, ranked))
        var number = 0
        func section(_ heading: String, in text: inout WrappedText) {
            number += 1
            text.blank()
            text.heading(phrases.numbered(number, heading), rule: "-")
        }
        section(phrases.readHeading, in: &text)
        for line in phrases.read(facts) { text.add(line) }
        section(phrases.themesHeading(horizon: facts.horizon), in: &text)
        write(ranked, to: &text)
        if !facts.directionArticles.isEmpty {
            section(phrases.pointsHeading, in: &text)
            for article in facts.directionArticles.prefix(Self.shownArticles) { write(article, to: &text) }
            let more = facts.directionArticles.count - Self.shownArticles
            if more > 0 { text.add(phrases.moreArticles(more)) }
        }
        section(phrases.rejectsHeading(facts.rejects.count), in: &text)
        write(rejects: facts.rejects, to: &text)
        section(phrases.citationHeading, in: &text)
        text.add(phrases.citation(name: name))
        out.append(text.bytes, to: path)
    }

    private static let shownThemes = 12
    private static let shownArticles = 3
    private static let shownRejects = 12
    private static let shownRegions = 8

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

    private func write(_ ranked: [RankedTheme], to text: inout WrappedText) {
        if ranked.isEmpty { text.add(phrases.noThemes) }
        var shown: [String: Int] = [:]
        for (place, theme) in ranked.prefix(Self.shownThemes).enumerated() {
            text.add("\(place + 1). \(phrases.heading(of: theme))", hanging: 3)
            let regions = theme.facts.regions.sorted { $0.code < $1.code }.map(\.name)
            if !regions.isEmpty {
                text.add(phrases.regions(Array(regions.prefix(Self.shownRegions)), more: regions.count - Self.shownRegions), indent: 3)
            }
            if let dates = phrases.dates(theme.facts.first, theme.facts.last) { text.add(dates, indent: 3) }
            if let quotation = theme.facts.quotations.first(where: { shown[$0.text] == nil }) {
                shown[quotation.text] = place + 1
                text.add(phrases.quoted(quotation.text), indent: 3)
                let credit = phrases.credit(of: quotation)
                if !credit.isEmpty { text.add("—— " + credit, indent: 3, hanging: 8) }
            } else if let quotation = theme.facts.quotations.first, let earlier = shown[quotation.text] {
                text.add(phrases.sameQuotation(as: earlier), indent: 3)
            }
        }
        if ranked.count > Self.shownThemes { text.add(phrases.moreThemes(ranked.count - Self.shownThemes)) }
    }

    private func write(_ article: SummaryFacts.DirectionArticle, to text: inout WrappedText) {
        text.add(phrases.heading(of: article))
        for direction in article.directions {
            let labels = direction.themes.compactMap { id in themes.first { $0.id == id }.map(phrases.label) }
            text.add(phrases.point(direction, labels: labels), indent: 2, hanging: 4)
        }
    }

    private func write(rejects: [Reject], to text: inout WrappedText) {
        if rejects.isEmpty { text.add(phrases.noRejects) }
        for reject in rejects.prefix(Self.shownRejects) {
            text.add("\(reject.source): \(reject.code.rawValue). \(reject.message)", indent: 2, hanging: 4)
        }
        if rejects.count > Self.shownRejects { text.add(phrases.moreRejects(rejects.count - Self.shownRejects)) }
    }
}

/// A theme with its place by weight.
struct RankedTheme: Sendable {
    var theme: Theme
    var facts: SummaryFacts.ThemeFacts
    /// Nil where no aggregate stage feeds the summary.
    var mentions: Int?
    /// Place in the taxonomy.
    var place: Int
}
