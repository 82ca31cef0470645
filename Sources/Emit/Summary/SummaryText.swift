import Records

/// Lays a summary out: its sections in order, each thing in the words of one language.
struct SummaryText {
    private let phrases: any SummaryPhrases
    private let themes: [Theme]
    private var text = WrappedText()
    private var sections = 0

    private static let shownThemes = 12
    private static let shownChanges = 8
    /// Statements that each of two years must have for their shares to be compared: with fewer, one statement moves a share by more than
    /// ten points in a hundred.
    private static let leastCompared = 10

    init(phrases: any SummaryPhrases, themes: [Theme]) {
        self.phrases = phrases
        self.themes = themes
    }

    var bytes: [UInt8] { text.bytes }

    mutating func write(_ summary: Summary) {
        text.heading(phrases.title(summary), rule: "=")
        text.add(phrases.finding(summary))
        section(phrases.readHeading)
        for line in phrases.read(summary) { text.add(line) }
        section(phrases.themesHeading(horizon: summary.facts.horizon))
        writeThemes(of: summary)
        writeChange(summary.facts)
        if let coverage = summary.coverage {
            section(phrases.silenceHeading)
            for line in phrases.silence(coverage) { text.add(line) }
        }
        writePoints(summary.facts.directionArticles, more: summary.facts.moreDirectionArticles)
        section(phrases.rejectsHeading(summary.facts.rejects))
        writeRejects(summary.facts)
        section(phrases.citationHeading)
        for line in phrases.citation(name: summary.name) { text.add(line) }
    }

    private mutating func section(_ heading: String) {
        sections += 1
        text.blank()
        text.heading(phrases.numbered(sections, heading), rule: "-")
    }

    private mutating func writeThemes(of summary: Summary) {
        if summary.themes.isEmpty { text.add(phrases.noThemes(summary)) }
        let shown = summary.themes.prefix(Self.shownThemes)
        let quotations = QuotationChoice.assignment(to: shown.map(\.facts.quotations))
        for (place, theme) in shown.enumerated() {
            let number = "\(place + 1). "
            let indent = number.utf8.count
            text.add(number + phrases.heading(of: theme, outOf: summary.facts.horizonStatements), hanging: indent)
            if theme.facts.regions.count > 0 { text.add(phrases.regions(of: theme, summary.coverage), indent: indent) }
            if let dates = phrases.dates(theme.facts) { text.add(dates, indent: indent) }
            if let quotation = quotations[place] {
                text.add(phrases.quoted(quotation.text), indent: indent)
                let credit = phrases.credit(of: quotation)
                if !credit.isEmpty { text.add("—— " + credit, indent: indent, hanging: indent + 5) }
            } else if let best = theme.facts.quotations.quotations.first,
                let other = quotations.firstIndex(where: { $0?.says(theSameAs: best) ?? false })
            {
                text.add(phrases.sameQuotation(as: other + 1), indent: indent)
            }
        }
        if summary.themes.count > Self.shownThemes { text.add(phrases.moreThemes(summary.themes.count - Self.shownThemes)) }
    }

    /// What changed since the year before, by the themes' shares of all statements, the greatest changes first.
    private mutating func writeChange(_ facts: SummaryFacts) {
        guard let (before, after) = facts.change, let old = facts.years.years[before], let new = facts.years.years[after] else { return }
        section(phrases.changeHeading(before: before, after: after))
        guard min(old.statements, new.statements) >= Self.leastCompared else {
            text.add(phrases.noChange(before: before, old, after: after, new, least: Self.leastCompared))
            return
        }
        text.add(phrases.change(before: before, old, after: after, new))
        let changes = themes.enumerated().compactMap { place, theme -> (place: Int, theme: Theme, old: Int, new: Int, change: Int)? in
            let (a, b) = (old.themes[theme.id] ?? 0, new.themes[theme.id] ?? 0)
            guard a > 0 || b > 0 else { return nil }
            // Compared without division: a/old against b/new.
            return (place, theme, a, b, abs(b * old.statements - a * new.statements))
        }
        for row in changes.sorted(by: { ($0.change, $1.place) > ($1.change, $0.place) }).prefix(Self.shownChanges) {
            let line = phrases.change(of: row.theme, row.old, outOf: old.statements, row.new, outOf: new.statements)
            text.add(line, indent: 2, hanging: 4)
        }
        let rest = changes.count { $0.change > 0 } - Self.shownChanges
        if rest > 0 { text.add(phrases.moreChanges(rest), indent: 2) }
    }

    private mutating func writePoints(_ articles: [SummaryFacts.DirectionArticle], more: Int) {
        guard !articles.isEmpty else { return }
        section(phrases.pointsHeading)
        for article in articles {
            text.add(phrases.heading(of: article))
            for direction in article.directions {
                let labels = direction.themes.compactMap { id in themes.first { $0.id == id }.map(phrases.label) }
                text.add(phrases.point(direction, labels: labels), indent: 2, hanging: 4)
            }
        }
        if more > 0 { text.add(phrases.moreArticles(more)) }
    }

    private mutating func writeRejects(_ facts: SummaryFacts) {
        if facts.rejects == 0 { text.add(phrases.noRejects) }
        for group in facts.rejectsByReason {
            text.add(phrases.rejects(group), indent: 2, hanging: 4)
            for source in group.sources { text.add(source, indent: 4, hanging: 6) }
            if group.count > group.sources.count { text.add(phrases.moreSources(group.count - group.sources.count), indent: 4) }
        }
    }
}
