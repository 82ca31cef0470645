import Records

/// The taxonomy as a coder reads it, with what each term gave.
struct Codebook: Sendable {
    /// A term of a theme.
    struct Entry: Sendable {
        var theme: Theme
        var group: ThemeGroup?
        var term: String
        var mentions: Int

        /// The longer expressions of the theme in which the term does not count.
        var exclusions: [String] { theme.exclusions.filter { $0.utf8.count > term.utf8.count && $0.contains(term) } }
        var isGeneral: Bool { theme.generalTerms.contains(term) }
    }

    private let groups: [ThemeGroup]
    private let themes: [Theme]
    /// Mentions by theme and term.
    private var mentions: [String: [String: Int]] = [:]

    init(groups: [ThemeGroup], themes: [Theme]) {
        self.groups = groups
        self.themes = themes
    }

    /// Counts the terms of an article; of one that repeats another they were counted already.
    mutating func add(_ article: EnrichedArticle) {
        guard article.duplicateOf == nil else { return }
        for mention in article.mentions { mentions[mention.theme, default: [:]][mention.term, default: 0] += 1 }
    }

    /// In the taxonomy's order.
    var entries: [Entry] {
        themes.flatMap { theme in
            let group = groups.first { $0.id == theme.group }
            return theme.terms.map { Entry(theme: theme, group: group, term: $0, mentions: mentions[theme.id]?[$0] ?? 0) }
        }
    }

    static let table = Table<Entry>(
        "codebook",
        "The terms by which each theme is told, and what each gave.",
        [
            Column("theme", .string, "Id of the theme.", required: true) { .text($0.theme.id) },
            Column("theme_zh", .string, "Chinese label of the theme.", required: true) { .text($0.theme.zh) },
            Column("theme_en", .string, "English label of the theme.", required: true) { .text($0.theme.en) },
            Column("theme_group", .string, "Id of the theme's group.", required: true) { .text($0.theme.group) },
            Column("group_zh", .string, "Chinese label of the group.") { CellValue($0.group?.zh) },
            Column("group_en", .string, "English label of the group.") { CellValue($0.group?.en) },
            Column("term", .string, "Term, as the taxonomy spells it; Latin letters stand for either case.", required: true) {
                .text($0.term)
            },
            Column(
                "kind",
                .string,
                "specific, or general: a word that is always a mention, but a theme of a statement only where no specific one is told.",
                required: true,
                choices: ["specific", "general"]
            ) { .text($0.isGeneral ? "general" : "specific") },
            Column("exclusions", .string, "Longer expressions in which it does not count, parted by `;`.") {
                CellValue($0.exclusions.isEmpty ? nil : $0.exclusions.joined(separator: ";"))
            },
            Column("mentions", .integer, "Hits; those of articles that repeat others are not counted again.", required: true) {
                .integer($0.mentions)
            },
        ],
        primaryKey: ["theme", "term"]
    )
}
