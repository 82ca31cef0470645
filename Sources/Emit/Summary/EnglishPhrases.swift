import Records

struct EnglishPhrases: SummaryPhrases {
    let readHeading = "What was read"
    let pointsHeading = "The articles' own points"
    let citationHeading = "How to cite"
    let noThemes = "No statement mentions a theme of the taxonomy."
    let noRejects = "Nothing."

    func numbered(_ number: Int, _ heading: String) -> String { "\(number). \(heading)" }

    func title(name: String, horizon: String?) -> String {
        horizon.map { "The direction of \($0): a summary of \(name)" } ?? "Summary of \(name)"
    }

    func finding(_ facts: SummaryFacts, _ themes: [RankedTheme]) -> String {
        guard let first = themes.first else {
            return
                "\(count(facts.articles, "article")) with \(count(facts.statements, "statement")) were read; none mentions a theme of the taxonomy."
        }
        let others = themes.dropFirst().prefix(2).map { "\($0.theme.en) (\($0.facts.statements))" }
        let regions = first.facts.regions.count
        return "Most is said on \(first.theme.en): \(count(first.facts.statements, "statement"))"
            + (regions > 0 ? " from \(count(regions, "region"))" : "")
            + (others.isEmpty ? "." : "; then come \(others.joined(separator: " and ")).")
    }

    func read(_ facts: SummaryFacts) -> [String] {
        var lines = [
            "\(count(facts.articles + facts.rejects.count, "page")) gave \(count(facts.articles, "article")); \(facts.rejects.count) set aside."
        ]
        if facts.duplicates > 0 { lines.append("\(count(facts.duplicates, "article")) repeat others and are counted once.") }
        lines.append(
            "\(count(facts.statements, "statement")) about \(count(facts.regions.count, "region"))"
                + (dates(facts.first, facts.last).map { ". " + $0 } ?? "") + "."
        )
        let ranked = facts.rankedRegions.map { "\($0.region.name) \($0.statements)" }
        if !ranked.isEmpty {
            lines.append(
                "By region: " + ranked.joined(separator: ", ") + (facts.withoutRegion > 0 ? ", not told \(facts.withoutRegion)" : "") + "."
            )
        }
        return lines
    }

    func themesHeading(horizon: String?) -> String {
        (horizon.map { "Themes of the direction of \($0)" } ?? "Themes") + ", by number of statements"
    }

    func label(_ theme: Theme) -> String { theme.en }

    func heading(of theme: RankedTheme) -> String {
        "\(theme.theme.en) (\(theme.theme.zh)): \(count(theme.facts.statements, "statement"))"
            + (theme.mentions.map { ", \(count($0, "mention")) in all text" } ?? "")
    }

    func regions(_ names: [String], more: Int) -> String {
        "Regions: " + names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    func dates(_ first: CivilDate?, _ last: CivilDate?) -> String? {
        guard let first, let last else { return nil }
        return first == last ? "Date: \(first)" : "Dates: \(first) to \(last)"
    }

    func quoted(_ text: String) -> String {
        "“" + String(text.map { $0 == "“" ? "‘" : $0 == "”" ? "’" : $0 }) + "”"
    }

    func sameQuotation(as place: Int) -> String { "Quotation: as under \(place)." }

    func credit(of quotation: SummaryFacts.Quotation) -> String {
        [quotation.speaker, quotation.source, quotation.region, quotation.date?.description].compactMap { $0 }.joined(separator: ", ")
    }

    func moreThemes(_ count: Int) -> String { "\(self.count(count, "more theme")): see the table by_theme." }

    func heading(of article: SummaryFacts.DirectionArticle) -> String {
        let credit = [article.publisher, article.published?.description].compactMap { $0 }.joined(separator: ", ")
        return "“\(article.title)”" + (credit.isEmpty ? "" : " (\(credit))")
    }

    func point(_ direction: Direction, labels: [String]) -> String {
        (direction.text.hasPrefix(direction.marker) ? direction.text : "\(direction.marker): \(direction.text)")
            + (labels.isEmpty ? "" : " [\(labels.joined(separator: ", "))]")
    }

    func moreArticles(_ count: Int) -> String { "\(self.count(count, "more article")): see the table directions." }
    func rejectsHeading(_ count: Int) -> String { "What was set aside (\(count))" }
    func moreRejects(_ count: Int) -> String { "\(count) more: see the table rejects." }

    func citation(name: String) -> String {
        "Name the data set “\(name)” and the value of snapshot in manifest.json; whoever runs the same inputs again gets the same bytes."
    }

    private func count(_ n: Int, _ noun: String) -> String { "\(n) \(noun)\(n == 1 ? "" : "s")" }
}
