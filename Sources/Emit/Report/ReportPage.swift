import Records

/// What `report.mustache` shows.
struct ReportPage {
    /// Ways from the main page.
    struct Paths {
        /// To the folder of pipeline.json.
        let root: String
        /// To the pages of parts.
        let folder: String
        let manifest: String
    }

    let document: ReportDocument
    let countingNotes: [String]
    let headline: String
    let lede: String
    let numbers: [KeyNumber]
    let coverage: String
    let map: TileMap
    let timeline: Timeline?
    let heat: HeatTable
    let parts: [PartView]
    let silent: [String]
    let hasSilent: Bool
    let themes: [ThemeView]
    let unmentioned: [ThemeView]
    let hasUnmentioned: Bool
    let rejectsLine: String
    let rejects: [RejectView]
    let hasRejects: Bool
    let provenance: ReportProvenance
    let sourcesDigest: String
    let manifest: String

    init(
        document: ReportDocument,
        phrases: any ReportPhrases,
        facts: ReportFacts,
        tallies: TallyRows,
        themes: ReportThemes,
        groups: [String: String],
        tiles: [ProvinceTile],
        shelves: [ReportPart: StatementShelf],
        names: [ReportPart: String],
        rejects: [Reject],
        provenance: ReportProvenance,
        sourcesDigest: String,
        paths: Paths,
        limits: ReportLimits
    ) {
        let counts = ReportCounts(tallies)
        let facts = facts.completed(tallies, counts, themes, tiles: tiles)
        self.document = document
        countingNotes = phrases.labels.countingNotes
        headline = phrases.headline(facts)
        lede = phrases.lede(facts)
        numbers = phrases.keyNumbers(facts)
        coverage = phrases.coverage(facts)
        map = TileMap(tiles, counts, phrases)
        timeline = Timeline(tallies.byDate, all: tallies.all.statements, most: limits.periods, phrases)
        heat = HeatTable(counts, themes, names: names, most: limits.themes, phrases)
        parts = counts.parts.keys.sorted().map { part in
            PartView(
                part,
                name: names[part] ?? part.key,
                count: counts[part],
                shelf: shelves[part] ?? StatementShelf(part),
                paths: paths,
                limits: limits,
                phrases
            )
        }
        silent = tiles.filter { counts.parts[.province($0.code)] == nil }.map(phrases.name)
        hasSilent = !silent.isEmpty
        let rows = ThemeView.rows(themes, tallies, counts, groups: groups, phrases)
        self.themes = rows.filter { $0.mentions > 0 }
        unmentioned = rows.filter { $0.mentions == 0 }
        hasUnmentioned = !unmentioned.isEmpty
        rejectsLine = phrases.rejects(facts.rejects, shown: rejects.count)
        self.rejects = rejects.map { RejectView(source: $0.source, reason: phrases.reason(of: $0), message: $0.message) }
        hasRejects = !rejects.isEmpty
        self.provenance = provenance
        self.sourcesDigest = sourcesDigest
        manifest = paths.manifest
    }
}

/// A part with its statements.
struct PartView {
    struct PageLink {
        let href: String
        let label: String
    }

    let anchor: String
    let name: String
    let counts: String
    let excerptsLine: String?
    let list: StatementList?
    let pages: [PageLink]
    let hasPages: Bool

    init(
        _ part: ReportPart,
        name: String,
        count: ReportCounts.Part,
        shelf: StatementShelf,
        paths: ReportPage.Paths,
        limits: ReportLimits,
        _ phrases: any ReportPhrases
    ) {
        anchor = part.anchor
        self.name = name
        counts = phrases.counts(count, first: shelf.first, last: shelf.last)
        let shown = shelf.shown(limits)
        list = shown.isEmpty ? nil : StatementList(root: paths.root, statements: shown)
        let number = shelf.pages?.number ?? 0
        excerptsLine = number > 0 ? phrases.excerpts(shown.count, outOf: shelf.count) : nil
        pages = (0..<number).map { i in
            PageLink(href: PercentEncoding.path(paths.folder) + "/" + PartPageWriter.file(part, i + 1), label: phrases.page(i + 1))
        }
        hasPages = number > 0
    }
}

/// A theme with its terms and counts.
struct ThemeView {
    let id: String
    let label: String
    let group: String
    let terms: String
    let generalTerms: String?
    let exclusions: String?
    let statements: Int
    let mentions: Int
    let regions: Int

    /// By statements, then mentions, then the taxonomy's order.
    static func rows(
        _ themes: ReportThemes,
        _ tallies: TallyRows,
        _ counts: ReportCounts,
        groups: [String: String],
        _ phrases: any ReportPhrases
    ) -> [ThemeView] {
        let separator = phrases.labels.listSeparator
        let rows = Dictionary(tallies.byTheme.map { ($0.theme?.id ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        return themes.themes.enumerated()
            .map { place, theme in (place: place, theme: theme, row: rows[theme.id]) }
            .sorted { a, b in
                (a.row?.statements ?? 0, a.row?.mentions ?? 0, b.place) > (b.row?.statements ?? 0, b.row?.mentions ?? 0, a.place)
            }
            .map { _, theme, row in
                let general = Set(theme.generalTerms)
                return ThemeView(
                    id: theme.id,
                    label: themes.label(of: theme.id),
                    group: groups[theme.group] ?? theme.group,
                    terms: theme.terms.filter { !general.contains($0) }.joined(separator: separator),
                    generalTerms: theme.generalTerms.isEmpty ? nil : theme.generalTerms.joined(separator: separator),
                    exclusions: theme.exclusions.isEmpty ? nil : theme.exclusions.joined(separator: separator),
                    statements: row?.statements ?? 0,
                    mentions: row?.mentions ?? 0,
                    regions: counts.provinces { ($0.themes[theme.id]?.mentions ?? 0) > 0 }
                )
            }
    }
}

struct RejectView {
    let source: String
    let reason: String
    let message: String
}

extension ReportFacts {
    /// The same with what the counts tell.
    func completed(_ tallies: TallyRows, _ counts: ReportCounts, _ themes: ReportThemes, tiles: [ProvinceTile]) -> ReportFacts {
        var facts = self
        facts.articles = tallies.all.articles
        facts.statements = tallies.all.statements
        facts.mentions = tallies.all.mentions
        facts.characters = tallies.all.characters
        facts.provinces = tiles.count
        facts.provincesRead = counts.provinces { ($0.characters ?? 0) > 0 }
        facts.provincesHeard = counts.provinces { $0.statements > 0 }
        facts.provincesMentioning = counts.provinces { $0.mentions > 0 }
        facts.asOf = tallies.panel.asOf
        facts.coverage = tallies.panel.regions.isEmpty ? nil : SummaryCoverage(tallies, horizon: horizon)
        let inside = years.inside(horizon).themes
        let mentions = Dictionary(tallies.byTheme.map { ($0.theme?.id ?? "", $0.mentions) }, uniquingKeysWith: { first, _ in first })
        facts.themes = themes.themes.enumerated()
            .map { place, theme in (place: place, id: theme.id, statements: inside[theme.id] ?? 0, mentions: mentions[theme.id] ?? 0) }
            .filter { $0.statements > 0 }
            .sorted { a, b in (a.statements, a.mentions, b.place) > (b.statements, b.mentions, a.place) }
            .map {
                RankedTheme(
                    label: themes.label(of: $0.id),
                    statements: $0.statements,
                    regions: facts.coverage?.regionsByTheme[$0.id]
                )
            }
        return facts
    }
}
