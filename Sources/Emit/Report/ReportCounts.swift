import Records

/// The counts of the report's parts, taken from the rows of the tables, so that both say the same.
struct ReportCounts: Sendable {
    struct Cell: Sendable {
        var statements = 0
        var mentions = 0
    }

    struct Part: Sendable {
        var statements = 0
        var mentions = 0
        /// Articles with text about the part; nil where the tables do not tell it of the part alone.
        var articles: Int?
        /// Unicode code points of that text; nil likewise.
        var characters: Int?
        /// By theme.
        var themes: [String: Cell] = [:]

        /// Mentions per 10,000 code points; nil where there is no text.
        var density: Double? {
            guard let characters, characters > 0 else { return nil }
            return Double(mentions) * 10_000 / Double(characters)
        }
    }

    private(set) var parts: [ReportPart: Part] = [:]

    init(_ tallies: TallyRows) {
        for row in tallies.byRegion {
            let part = ReportPart(row.region)
            switch (part, row.region?.level) {
            case (.province, .province), (.unknown, _):
                parts[part, default: Part()].statements = row.statements
                parts[part, default: Part()].mentions = row.mentions
                parts[part, default: Part()].articles = row.articles
                parts[part, default: Part()].characters = row.characters
            case (.country, _), (.areas, _):
                parts[part, default: Part()].statements += row.ownStatements
                parts[part, default: Part()].mentions += row.ownMentions
            case (.province, _):
                // It is in the row of its province.
                break
            }
        }
        for row in tallies.byDateRegion {
            guard let theme = row.theme?.id else { continue }
            parts[ReportPart(row.region), default: Part()].themes[theme, default: Cell()].statements += row.statements
            parts[ReportPart(row.region), default: Part()].themes[theme, default: Cell()].mentions += row.mentions
        }
    }

    subscript(part: ReportPart) -> Part { parts[part] ?? Part() }

    /// Provinces of which a condition holds.
    func provinces(where condition: (Part) -> Bool) -> Int {
        parts.count { part, count in
            guard case .province = part else { return false }
            return condition(count)
        }
    }
}
