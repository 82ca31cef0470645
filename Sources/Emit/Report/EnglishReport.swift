import Records

struct EnglishReport: ReportPhrases {
    func label(_ theme: Theme) -> String { theme.en }
    func name(of tile: ProvinceTile) -> String { tile.english }

    func date(_ date: CivilDate, _ precision: DatePrecision) -> String {
        let month = Self.months[date.month - 1]
        return switch precision {
        case .day, .range: "\(date.day) \(month) \(date.year)"
        case .month: "\(month) \(date.year)"
        case .quarter: "Q\((date.month + 2) / 3) \(date.year)"
        case .half: "\(date.month <= 6 ? "first" : "second") half of \(date.year)"
        case .year: "\(date.year)"
        }
    }

    func form(_ form: Statement.Form) -> String {
        switch form {
        case .direct: "quotation"
        case .unclosed: "quotation, mark not closed"
        case .colon: "quotation after a colon"
        case .block: "speech in paragraphs"
        case .indirect: "indirect speech"
        case .narrated: "report"
        case .question: "question"
        }
    }

    func headline(_ facts: ReportFacts) -> String {
        let year = facts.horizon.map { " of \($0)" } ?? ""
        guard let top = facts.themes.first else { return "No statement\(year) in what was read is on a theme of the taxonomy" }
        let subject = facts.horizon.map { "The direction of \($0): " } ?? "What was read: "
        let leaders = EnglishList.joined(facts.leaders.map { "“\($0.label)”" })
        guard facts.leaders.count < 2 else {
            return "\(subject)as much is said on \(leaders), \(count(top.statements, "statement")) each"
        }
        return "\(subject)most is said on \(leaders), \(number(top.statements)) of \(count(facts.horizonStatements, "statement"))"
    }

    func lede(_ facts: ReportFacts) -> String {
        guard let top = facts.themes.first else {
            return "\(count(facts.articles, "article")) with \(count(facts.statements, "statement")) were read."
                + (others(facts).map { " Statements \($0)." } ?? "")
        }
        var text = ""
        if facts.leaders.count < 2, let coverage = facts.coverage, let regions = top.regions, regions > 0 {
            let material = facts.horizon.map { " with text of \($0)" } ?? " with text"
            text += "By \(regions) of the \(count(coverage.covered, coverage.level.englishName))\(material). "
        }
        let next = facts.themes.dropFirst(facts.leaders.count).prefix(2).map { "“\($0.label)” (\(number($0.statements)))" }
        if !next.isEmpty { text += "Next come " + EnglishList.joined(next) + ". " }
        return text + "A statement may be on several themes."
    }

    /// What the horizon leaves of all statements.
    private func others(_ facts: ReportFacts) -> String? {
        facts.horizon.map {
            "of \($0): \(number(facts.horizonStatements)); of other years: \(number(facts.years.outside($0).statements)); "
                + "of no known year: \(number(facts.years.withoutYear.statements))"
        }
    }

    func keyNumbers(_ facts: ReportFacts) -> [KeyNumber] {
        var articles = "of \(count(facts.articles + facts.duplicates + facts.rejects, "page")) read"
        if facts.duplicates > 0 { articles += "; \(number(facts.duplicates)) \(facts.duplicates == 1 ? "repeats" : "repeat") others" }
        if facts.rejects > 0 { articles += "; \(number(facts.rejects)) set aside" }
        return [
            KeyNumber(label: "Articles", value: number(facts.articles), unit: "", base: articles),
            KeyNumber(
                label: "Statements",
                value: number(facts.statements),
                unit: "",
                base: [others(facts), span(facts.first, facts.last).map { "dated " + $0 } ?? "none dated by a day"]
                    .compactMap { $0 }.joined(separator: "; ")
            ),
            KeyNumber(
                label: "Mentions of terms",
                value: number(facts.mentions),
                unit: "",
                base: "in \(number(facts.characters)) characters of text"
                    + (facts.density.map { ", \(ReportNumber.oneDecimal($0)) per 10,000" } ?? "")
            ),
            KeyNumber(
                label: "Provinces with statements",
                value: number(facts.provincesHeard),
                unit: "",
                base: "of \(facts.provinces); there was text on \(facts.provincesRead)"
            ),
        ]
    }

    func coverage(_ facts: ReportFacts) -> String {
        let first = facts.firstPublished.map { "; the first was published on \(date($0, .day))" } ?? ""
        let asOf =
            facts.asOf.map { "As of \(date($0, .day)), the newest date among the articles\(first): " } ?? "No article tells its date; "
        let silent = facts.provinces - facts.provincesRead
        return asOf + "there was text on \(facts.provincesRead) of \(facts.provinces) provinces; "
            + "\(facts.provincesMentioning) mention a term, \(facts.provincesHeard) have statements. "
            + (facts.horizon.map { "The map and all that is below it count every year, not \($0) alone. " } ?? "")
            + (silent > 0 ? "On the other \(silent) nothing was read, which does not mean that they said nothing." : "")
    }

    func tile(_ name: String, _ count: ReportCounts.Part?) -> String {
        guard let count, let density = count.density else { return "\(name): nothing was read" }
        return "\(name): \(ReportNumber.oneDecimal(density)) per 10,000 characters (\(self.count(count.mentions, "mention")) in "
            + "\(number(count.characters ?? 0)) characters), \(self.count(count.statements, "statement"))"
    }

    func column(_ period: String, _ row: TallyRow) -> String {
        "\(period): \(count(row.statements, "statement")), \(count(row.mentions, "mention"))"
    }

    func undated(statements: Int, outOf all: Int) -> String? {
        guard statements > 0 else { return nil }
        return "Of \(number(all)) statements, \(number(statements)) are not drawn: "
            + "without a date, with a month or year only, or outside of the time shown."
    }

    func themesShown(_ shown: Int, outOf all: Int) -> String? {
        shown < all ? "The \(shown) themes that are mentioned most, of \(all); all are under Themes and terms." : nil
    }

    func counts(_ count: ReportCounts.Part, first: CivilDate?, last: CivilDate?) -> String {
        var parts = [self.count(count.statements, "statement"), self.count(count.mentions, "mention")]
        if let density = count.density { parts.append("\(ReportNumber.oneDecimal(density)) per 10,000 characters") }
        if let articles = count.articles, let characters = count.characters {
            parts.append("text of \(number(characters)) characters from \(self.count(articles, "article"))")
        }
        if let span = span(first, last) { parts.append(span) }
        return parts.joined(separator: ", ")
    }

    func excerpts(_ shown: Int, outOf all: Int) -> String {
        "These are \(shown) of \(number(all)): direct quotations first, then those with most terms and figures."
    }

    func page(_ number: Int) -> String { "page \(number)" }

    func rejects(_ count: Int, shown: Int) -> String {
        if count == 0 { return "Nothing: every input gave an article." }
        return "\(self.count(count, "input")) gave no article and counts nowhere"
            + (shown < count ? "; the first \(shown) are listed." : ".")
    }

    func reason(of reject: Reject) -> String { reject.code.rawValue }

    private func span(_ first: CivilDate?, _ last: CivilDate?) -> String? {
        guard let first, let last else { return nil }
        return first == last ? date(first, .day) : date(first, .day) + " to " + date(last, .day)
    }

    private func number(_ number: Int) -> String { ReportNumber.grouped(number) }
    private func count(_ n: Int, _ noun: String) -> String { "\(number(n)) \(EnglishNoun.form(noun, for: n))" }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    let labels = ReportLabels(
        report: "Data report",
        skip: "Skip to the text",
        contents: "Contents",
        map: "Mentions per 10,000 characters, by province",
        mapDescription:
            "A grid of 34 tiles of one size, one for each province, placed roughly as on the map. The darker a tile, the more often its texts mention a term. A tile leads to the province's statements.",
        mapScale: "Mentions per 10,000 characters",
        notRead: "nothing was read",
        noMention: "read, no mention",
        timeline: "By date",
        timelineDescription: "Statements on each date",
        timelineTable: "The numbers of each date",
        period: "Date",
        heat: "Regions and themes",
        heatCaption:
            "Mentions of each theme by region; a province has all that lies in it. Shades are five equal steps of the count; an empty cell is 0.",
        region: "Region",
        mentions: "Mentions",
        statements: "Statements",
        articles: "Articles",
        characters: "Characters",
        density: "Per 10,000 characters",
        provinces: "Provinces",
        parts: "Statements by region",
        partsNote:
            "Hits of terms are marked, with the theme above the first of each. Links lead to the words in the saved page or at its address, where the browser can find them.",
        notReadHeading: "Provinces on which nothing was read",
        notReadNote: "No page that was read has text about these, which does not mean that they said nothing:",
        noStatement: "There was text, but no statement was found.",
        wholeCountry: "The whole country",
        areas: "Areas of several provinces",
        unknownRegion: "Region not told",
        toTop: "Back to the contents",
        figures: "Figures",
        alsoIn: "Also in",
        themesHeading: "Themes and terms",
        savedPage: "saved page",
        address: "original page",
        cutText: "(shortened)",
        permalink: "link to this statement",
        themesNote:
            "A mention is a place where a term stands, longest first, none overlapping; what is not counted are longer words that mean something else. A statement may be on several themes, so rows add up to more than all.",
        theme: "Theme",
        group: "Group",
        terms: "Terms",
        exclusions: "Not counted: ",
        unmentioned: "Themes that are not mentioned, with their terms",
        generalTerms: "General words, which in passing are mentions but decide no theme: ",
        rejects: "What was set aside",
        source: "Source",
        reason: "Reason",
        message: "What happened",
        making: "How this report was made",
        counting: "Way of counting",
        countingNotes: [
            "Mention: a place in the text where a term of the taxonomy stands; the longest term wins, none overlap.",
            "Statement: a quotation, indirect speech or speech in paragraphs, with the region and the date that it is about; counted once, on any number of themes.",
            "Mentions per 10,000 characters: mentions divided by the length of the region's text in Unicode code points, times 10,000. Where there is little text the figure swings; read it with the length.",
            "A province has all that lies in it; what is about the country or about areas of several provinces stands on its own.",
            "Articles that repeat others are counted once. Region codes are those of GB/T 2260 in the document's year.",
        ],
        versions: "Versions and fingerprints",
        tool: "Program",
        pipeline: "Pipeline file",
        inputs: "Articles read",
        inputsNote:
            "The fingerprint is the SHA-256 of the lines “sha256, two blanks, source, line end”, one for each row of the table articles, in its order.",
        dataFile: "Data file",
        manifest: "Manifest",
        manifestNote:
            "It lists the SHA-256 of every input, option, data file and output, this page among them, so its own snapshot value cannot stand here. To check, run lianghui verify, or compare with sha256sum.",
        allOf: "All statements: ",
        back: "Back to the report",
        previous: "Previous page",
        next: "Next page",
        inInputOrder: "In the order of the inputs.",
        listSeparator: ", ",
        colon: ": ",
        stop: ".",
        openQuote: "“",
        closeQuote: "”",
        openTitle: "“",
        closeTitle: "”",
        openBracket: " (",
        closeBracket: ")",
        sort: "Sort",
        filter: "Filter",
        allThemes: "All themes",
        shown: "Shown"
    )
}
