import Records

struct EnglishPhrases: SummaryPhrases {
    let readHeading = "What was read"
    let silenceHeading = "Regions that say nothing"
    let pointsHeading = "The articles' own points"
    let citationHeading = "How to cite"
    let noRejects = "Nothing."

    func numbered(_ number: Int, _ heading: String) -> String { "\(number). \(heading)" }

    func title(_ summary: Summary) -> String {
        let subject = summary.facts.horizon.map { "The direction of \($0)" } ?? "Summary"
        guard let first = summary.themes.first else { return "\(subject): no statement\(year(summary.facts.horizon)) is on a theme" }
        let leaders = summary.leaders.map(\.theme.en)
        if leaders.count > 1 {
            return "\(subject): as much is said on \(EnglishList.joined(leaders)), \(first.facts.statements) statements each"
        }
        guard let coverage = summary.coverage, let regions = coverage.regionsByTheme[first.theme.id], regions > 0 else {
            return "\(subject): most is said on \(first.theme.en)"
        }
        return
            "\(subject): most is said on \(first.theme.en), by \(regions) of the \(count(coverage.covered, coverage.level.englishName)) read about"
    }

    func finding(_ summary: Summary) -> String {
        let all = summary.facts.horizonStatements
        guard let first = summary.themes.first else { return noThemes(summary) }
        let leaders = summary.leaders
        guard leaders.count < 2 else {
            return
                "Of \(count(all, "statement"))\(year(summary.facts.horizon)), \(first.facts.statements) (\(percent(first.facts.statements, of: all))%) each are on "
                + EnglishList.joined(leaders.map(\.theme.en)) + ". A statement may be on several themes."
        }
        let others = summary.themes.dropFirst().prefix(2).map { "\($0.theme.en) (\($0.facts.statements))" }
        return
            "Of \(count(all, "statement"))\(year(summary.facts.horizon)), \(first.facts.statements) (\(percent(first.facts.statements, of: all))%) "
            + (first.facts.statements == 1 ? "is" : "are") + " on \(first.theme.en)"
            + (others.isEmpty ? "." : "; then come \(EnglishList.joined(others)). A statement may be on several themes.")
    }

    func noThemes(_ summary: Summary) -> String {
        let facts = summary.facts
        let others = facts.years.outside(facts.horizon)
        let undated = facts.horizon == nil ? YearCounts.Year() : facts.years.withoutYear
        var text = "\(count(facts.horizonStatements, "statement"))\(year(facts.horizon))"
        text += facts.horizonStatements > 0 ? ", none of them on a theme of the taxonomy." : ", so there is no theme to list."
        if others.statements > 0 { text += " \(count(others.statements, "statement")) of other years, \(others.onThemes) on a theme." }
        if undated.statements > 0 { text += " \(count(undated.statements, "statement")) of no known year, \(undated.onThemes) on a theme." }
        return text
    }

    func read(_ summary: Summary) -> [String] {
        let facts = summary.facts
        let pages = count(facts.articles + facts.rejects, "page")
        let duplicates = facts.duplicates > 0 ? ", \(count(facts.duplicates, "repeat")) among them not counted again" : ""
        var lines = [
            "\(pages) (a table's row is one) gave \(count(facts.articles, "article"))\(duplicates); \(facts.rejects) set aside."
        ]
        let span = dates(facts.days.min(), facts.days.max()).map { ". \($0), statements on \(count(facts.days.count, "day"))" } ?? ""
        lines.append("\(count(facts.statements, "statement")) about \(count(facts.regions.count, "region"))\(span).")
        lines.append(dating(facts))
        let ranked = facts.regions.ranked.prefix(namedRegions).map { "\($0.region.name) \($0.statements)" }
        if !ranked.isEmpty {
            let more = facts.regions.count - ranked.count
            lines.append(
                "By region: " + ranked.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
                    + (facts.withoutRegion > 0 ? "; region not told: \(facts.withoutRegion)" : "") + "."
            )
        }
        if let coverage = summary.coverage {
            let asOf = coverage.asOf.map { " as of \($0)" } ?? ""
            let reports = coverage.reported > 0 ? "\(coverage.reported) with a work report in full" : "none with a work report in full"
            lines.append(
                "Base: \(coverage.covered) of the \(count(coverage.all, coverage.level.englishName)) were read about\(material(coverage))\(asOf), \(reports)."
            )
        }
        return lines
    }

    /// How many statements are dated, and how many belong to the horizon.
    private func dating(_ facts: SummaryFacts) -> String {
        let years = facts.years
        var text = "Dated by a day: \(years.withDay)"
        if years.withoutDay > 0 { text += "; less finely than a day: \(years.withoutDay)" }
        text += "; without a date: \(years.withoutDate)"
        guard let horizon = facts.horizon else { return text + "." }
        text += ", which count for the year of their article's publication. Of \(horizon): \(facts.horizonStatements)"
        text += "; of other years: \(years.outside(horizon).statements); of no known year: \(years.withoutYear.statements)."
        return text
    }

    private func year(_ horizon: String?) -> String { horizon.map { " of \($0)" } ?? "" }

    func themesHeading(horizon: String?) -> String {
        (horizon.map { "Themes of the direction of \($0)" } ?? "Themes") + ", by number of statements"
    }

    func label(_ theme: Theme) -> String { theme.en }

    func heading(of theme: RankedTheme, outOf statements: Int) -> String {
        "\(theme.theme.en) (\(theme.theme.zh)): \(count(theme.facts.statements, "statement")) "
            + "(\(percent(theme.facts.statements, of: statements))%)"
            + (theme.mentions.map { ", \(count($0, "mention")) in all articles" } ?? "")
    }

    func regions(of theme: RankedTheme, _ coverage: SummaryCoverage?) -> String {
        let ranked = theme.facts.regions.ranked.prefix(namedRegions).map { "\($0.region.name) \($0.statements)" }
        let more = theme.facts.regions.count - ranked.count
        let base = coverage.flatMap { coverage in
            coverage.regionsByTheme[theme.theme.id].map {
                " (\($0) of the \(count(coverage.covered, coverage.level.englishName)) read about)"
            }
        }
        return "Regions: " + ranked.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "") + (base ?? "")
    }

    func dates(_ facts: SummaryFacts.ThemeFacts) -> String? {
        let share = facts.dated < facts.statements ? " (\(facts.dated) of the \(facts.statements) statements tell the day)" : ""
        return dates(facts.first, facts.last).map { $0 + share }
    }

    private func dates(_ first: CivilDate?, _ last: CivilDate?) -> String? {
        guard let first, let last else { return nil }
        return first == last ? "Date: \(first)" : "Dates: \(first) to \(last)"
    }

    func quoted(_ text: String) -> String {
        "“" + String(text.map { $0 == "“" ? "‘" : $0 == "”" ? "’" : $0 }) + "”"
    }

    func sameQuotation(as place: Int) -> String { "Quotation: see \(place)." }

    func credit(of quotation: Quotation) -> String {
        [quotation.region, quotation.speaker, quotation.source, quotation.date].compactMap { $0 }.joined(separator: ", ")
    }

    func moreThemes(_ count: Int) -> String { "\(self.count(count, "more theme")): see the table by_theme." }

    func moreChanges(_ count: Int) -> String { "The share of \(self.count(count, "more theme")) changed." }

    func changeHeading(before: Int, after: Int) -> String { "What changed since \(before)" }

    func change(before: Int, _ old: YearCounts.Year, after: Int, _ new: YearCounts.Year) -> String {
        "\(count(old.statements, "statement")) of \(before) and \(new.statements) of \(after) were read. "
            + "Each theme's number and share, the greatest changes first:"
    }

    func noChange(before: Int, _ old: YearCounts.Year, after: Int, _ new: YearCounts.Year, least: Int) -> String {
        "\(count(old.statements, "statement")) of \(before) and \(new.statements) of \(after) were read. "
            + "With fewer than \(least) in a year one or two decide the shares, so they are not compared."
    }

    func change(of theme: Theme, _ old: Int, outOf oldAll: Int, _ new: Int, outOf newAll: Int) -> String {
        "\(theme.en): \(old) (\(percent(old, of: oldAll))%) → \(new) (\(percent(new, of: newAll))%)"
    }

    func silence(_ coverage: SummaryCoverage) -> [String] {
        let material = material(coverage)
        var lines: [String] = []
        if coverage.covered > 0, coverage.silent.isEmpty {
            lines.append(
                "Each of the \(count(coverage.covered, coverage.level.englishName)) read about has a statement\(year(coverage.horizon)) on a theme."
            )
        } else if coverage.covered > 0 {
            let number = coverage.silent.count
            lines.append(
                "Read about\(material), but without a statement\(year(coverage.horizon)) on any theme (\(number)): \(names(coverage.silent))."
            )
        }
        if !coverage.unread.isEmpty {
            let number = coverage.unread.count
            lines.append("Not read about\(material), so nothing can be said of them (\(number)): \(names(coverage.unread)).")
        }
        return lines
    }

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

    func rejects(_ group: SummaryFacts.RejectGroup) -> String {
        "\(group.code.rawValue), \(group.count): \(group.message)"
    }

    func moreSources(_ count: Int) -> String { "and \(count) more: see the table rejects" }

    func citation(name: String) -> [String] {
        [
            "Name the data set “\(name)” and the value of snapshot in manifest.json. Whoever runs the same inputs again gets the same bytes.",
            "Every number can be counted again from the tables, whose rows lead back to a place in the text.",
        ]
    }

    private func material(_ coverage: SummaryCoverage) -> String { coverage.horizon.map { " in texts of \($0)" } ?? "" }

    private func names(_ regions: [Region]) -> String {
        let shown = regions.prefix(Self.listedRegions).map(\.name).joined(separator: ", ")
        return regions.count > Self.listedRegions ? shown + " and others: see the table coverage" : shown
    }

    /// All provinces are listed, not all counties.
    private static let listedRegions = 34

    private func count(_ n: Int, _ noun: String) -> String { "\(n) \(EnglishNoun.form(noun, for: n))" }
}
