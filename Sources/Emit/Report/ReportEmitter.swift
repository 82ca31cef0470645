import Digest
import Records

/// `emit.report`: the report that people open, `report.html`, with pages of their own for regions that have much to say.
///
/// One file that needs nothing else: style, script and graphics stand in it, and all can be read without the script. Memory is
/// bounded: statements beyond what the main page takes are written out as they come (``StatementShelf``).
package struct ReportEmitter: Emitter {
    private let path: String
    private let tiles: [ProvinceTile]
    private let provenance: ReportProvenance
    private let phrases: any ReportPhrases
    private let themes: ReportThemes
    private let groups: [String: String]
    private let limits: ReportLimits
    /// From the main page to the folder of pipeline.json.
    private let root: String
    private let hasSavedPages: Bool
    private let writer: PartPageWriter
    private var shelves: [ReportPart: StatementShelf] = [:]
    private var facts: ReportFacts
    private var rejects: [Reject] = []
    private var sources = SHA256Digest.Running()

    /// - Parameters:
    ///   - path: of the main page, below the output folder; the other pages go into a folder of the same name without its ending.
    ///   - name: the pipeline's name.
    ///   - horizon: the year whose direction headline and lede tell; nil for all.
    ///   - output: the output folder below the folder of pipeline.json, by which links lead to the saved pages; nil where the pages
    ///     were not found by way of pipeline.json.
    ///   - themes: the taxonomy's themes, with the names of their groups.
    ///   - tiles: the map.
    package init(
        path: String,
        name: String,
        horizon: String?,
        output: String?,
        language: OutputLanguage,
        themes: [Theme],
        groups: [ThemeGroup],
        tiles: [ProvinceTile],
        provenance: ReportProvenance,
        limits: ReportLimits = ReportLimits()
    ) {
        let phrases: any ReportPhrases = language == .zh ? ChineseReport() : EnglishReport()
        facts = ReportFacts(horizon: horizon)
        self.path = path
        self.tiles = tiles
        self.provenance = provenance
        self.phrases = phrases
        self.limits = limits
        self.themes = ReportThemes(themes, label: phrases.label)
        self.groups = Dictionary(groups.map { ($0.id, language == .zh ? $0.zh : $0.en) }, uniquingKeysWith: { first, _ in first })
        root = Self.wayUp(from: (output ?? "") + "/" + path)
        hasSavedPages = output != nil
        var names: [ReportPart: String] = [
            .country: phrases.labels.wholeCountry, .areas: phrases.labels.areas, .unknown: phrases.labels.unknownRegion,
        ]
        for tile in tiles { names[.province(tile.code)] = phrases.name(of: tile) }
        writer = PartPageWriter(
            main: path,
            folder: Self.folder(of: path),
            root: root + "../",
            document: ReportDocument(name: name, generator: provenance.tool, language: language, labels: phrases.labels),
            names: names,
            phrases: phrases,
            templates: ReportTemplates(labels: phrases.labels)
        )
    }

    /// The folder of the pages beside the main one.
    package static func folder(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path + "-pages" }
        return String(path.dropLast(name.distance(from: dot, to: name.endIndex)))
    }

    /// `../` for each folder that the file of a relative path lies in.
    private static func wayUp(from path: String) -> String {
        String(repeating: "../", count: max(0, path.split(separator: "/").filter { $0 != "." }.count - 1))
    }

    package mutating func begin(_ out: inout OutputBuffer) {}

    package mutating func add(_ row: ArticleRow, _ out: inout OutputBuffer) {
        let article = row.article
        let line = Array("\(article.sha256)  \(article.source)\n".utf8)
        line.withUnsafeBytes { sources.update($0) }
        guard row.enriched.duplicateOf == nil else {
            facts.duplicates += 1
            return
        }
        if let day = article.published { facts.firstPublished = min(facts.firstPublished ?? day, day) }
        let hits = Dictionary(grouping: row.enriched.mentions.filter { $0.statementID != nil }) { $0.statementID ?? "" }
        for statement in row.statements where !statement.statement.isQuestion {
            add(statement, hits: hits[statement.statement.id] ?? [], of: article, &out)
        }
    }

    private mutating func add(_ row: StatementRow, hits: [Mention], of article: Article, _ out: inout OutputBuffer) {
        let statement = row.statement
        facts.years.add(statement, published: article.published)
        let day = statement.datePrecision ?? .day == .day ? statement.date : nil
        if let day {
            facts.first = min(facts.first ?? day, day)
            facts.last = max(facts.last ?? day, day)
        }
        let part = ReportPart(statement.region)
        let link = PageLink(to: article, words: statement.text, hasSavedPages: hasSavedPages)
        let shown = ReportStatement(row, hits: hits, in: article, link: link, part: part, themes: themes, phrases: phrases)
        // Words in marks are surely the speaker's; a figure and a date make them worth more.
        let extras = [!statement.figures.isEmpty, statement.date != nil].count { $0 }
        let weight = hits.count + extras + (statement.form == .direct ? Self.weightOfMarks : 0)
        shelves[part, default: StatementShelf(part)].add(
            .init(statement: shown, date: statement.date, day: day, weight: weight),
            limits: limits,
            writer: writer,
            &out
        )
    }

    private static let weightOfMarks = 1000

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) {
        facts.rejects += 1
        if rejects.count < limits.rejects { rejects.append(reject) }
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) {
        // The stage's declaration requires them, so the plan's check has seen to it that they come.
        guard let tallies else { return }
        let writer = writer
        for part in shelves.keys.sorted() { shelves[part]?.finish(writer: writer, &out) }
        let page = ReportPage(
            document: writer.document,
            phrases: phrases,
            facts: facts,
            tallies: tallies,
            themes: themes,
            groups: groups,
            tiles: tiles,
            shelves: shelves,
            names: writer.names,
            rejects: rejects,
            provenance: provenance,
            sourcesDigest: sources.hex(),
            paths: ReportPage.Paths(
                root: root,
                folder: String(writer.folder.split(separator: "/").last ?? ""),
                manifest: Self.wayUp(from: path) + "manifest.json"
            ),
            limits: limits
        )
        writer.templates.write(page, .report, to: path, &out)
    }
}

/// What a report was made with.
package struct ReportProvenance: Sendable {
    /// A file that was read, with its hash. The names are those of `report.mustache`.
    package struct File: Sendable {
        let path: String
        let sha256: String

        package init(path: String, sha256: String) {
            self.path = path
            self.sha256 = sha256
        }
    }

    /// Name and version.
    let tool: String
    let pipelineSHA256: String
    let data: [File]

    package init(tool: String, pipelineSHA256: String, data: [File]) {
        self.tool = tool
        self.pipelineSHA256 = pipelineSHA256
        self.data = data
    }
}
