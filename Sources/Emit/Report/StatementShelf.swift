import Records

/// The statements of one part, in bounded memory: they are held as long as they fit on the main page; when they no longer do, all go
/// to pages of the part's own as they come, and only the weightiest are kept.
struct StatementShelf: Sendable {
    struct Held: Sendable {
        let statement: ReportStatement
        let date: CivilDate?
        /// The same where it is told to the day.
        let day: CivilDate?
        let weight: Int
    }

    let part: ReportPart
    private(set) var count = 0
    private(set) var first: CivilDate?
    private(set) var last: CivilDate?
    /// All, or the weightiest where the part has ``pages``.
    private var held: [Held] = []
    private var heldBytes = 0
    private(set) var pages: PartPages?

    init(_ part: ReportPart) {
        self.part = part
    }

    mutating func add(_ held: Held, limits: ReportLimits, writer: PartPageWriter, _ out: inout OutputBuffer) {
        count += 1
        if let day = held.day {
            first = min(first ?? day, day)
            last = max(last ?? day, day)
        }
        self.held.append(held)
        heldBytes += held.statement.textBytes
        if pages != nil {
            write(held, limits, writer, &out)
        } else if count > limits.inlineStatements || heldBytes > limits.inlineBytes {
            pages = PartPages()
            for held in self.held { write(held, limits, writer, &out) }
        }
        if pages != nil { keepWeightiest(limits.excerpts) }
    }

    private mutating func write(_ held: Held, _ limits: ReportLimits, _ writer: PartPageWriter, _ out: inout OutputBuffer) {
        pages?.add(held.statement, of: part, limits: limits, writer: writer, &out)
    }

    /// Of the same words only the weightiest, and of equal weights the earlier.
    private mutating func keepWeightiest(_ most: Int) {
        let ranked = held.indices.sorted { (held[$0].weight, $1) > (held[$1].weight, $0) }
        var kept: [Int] = []
        for i in ranked where kept.count < most && !kept.contains(where: { held[$0].statement.words == held[i].statement.words }) {
            kept.append(i)
        }
        held = kept.sorted().map { held[$0] }
    }

    /// Ends the page that is open.
    mutating func finish(writer: PartPageWriter, _ out: inout OutputBuffer) {
        pages?.close(part, hasNext: false, writer: writer, &out)
    }

    /// What the main page shows: by date, those without one last, and else in the order of the inputs.
    func shown(_ limits: ReportLimits) -> [ReportStatement] {
        let statements = held.enumerated()
            .sorted { a, b in
                switch (a.element.date, b.element.date) {
                case (let x?, let y?) where x != y: x < y
                case (_?, nil): true
                case (nil, _?): false
                default: a.offset < b.offset
                }
            }
            .map(\.element.statement)
        return pages == nil ? ReportStatement.gathered(statements) : statements.map { $0.excerpt(limits.excerptCharacters) }
    }
}

/// The pages of a part that has more statements than the main page takes: `report/350000.html`, `report/350000-2.html` …
struct PartPages: Sendable {
    /// The number of the page that is open, from 1; 0 before the first.
    private(set) var number = 0
    private var statements = 0
    private var bytes = 0

    mutating func add(
        _ statement: ReportStatement,
        of part: ReportPart,
        limits: ReportLimits,
        writer: PartPageWriter,
        _ out: inout OutputBuffer
    ) {
        if number == 0 || statements >= limits.pageStatements || bytes >= limits.pageBytes {
            if number > 0 { close(part, hasNext: true, writer: writer, &out) }
            number += 1
            statements = 0
            bytes = 0
            writer.open(part, number, &out)
        }
        statements += 1
        bytes += statement.textBytes
        writer.write(statement, part, number, &out)
    }

    func close(_ part: ReportPart, hasNext: Bool, writer: PartPageWriter, _ out: inout OutputBuffer) {
        writer.close(part, number, hasNext: hasNext, &out)
    }
}

/// Writes the pages of parts, piece by piece.
struct PartPageWriter: Sendable {
    /// The main page and the folder of the others, below the output folder.
    let main: String
    let folder: String
    /// From a page of a part to the folder of pipeline.json.
    let root: String
    let document: ReportDocument
    let names: [ReportPart: String]
    let phrases: any ReportPhrases
    let templates: ReportTemplates

    struct Opening {
        let document: ReportDocument
        let name: String
        let page: String
        let back: String
        let previous: String?
    }

    struct Closing {
        let document: ReportDocument
        let back: String
        let previous: String?
        let next: String?
    }

    func open(_ part: ReportPart, _ number: Int, _ out: inout OutputBuffer) {
        let opening = Opening(
            document: document,
            name: names[part] ?? part.key,
            page: phrases.page(number),
            back: back(to: part),
            previous: number > 1 ? Self.file(part, number - 1) : nil
        )
        templates.write(opening, .partOpening, to: folder + "/" + Self.file(part, number), &out)
    }

    func write(_ statement: ReportStatement, _ part: ReportPart, _ number: Int, _ out: inout OutputBuffer) {
        let list = StatementList(root: root, statements: [statement])
        templates.write(list, .statements, to: folder + "/" + Self.file(part, number), &out)
    }

    func close(_ part: ReportPart, _ number: Int, hasNext: Bool, _ out: inout OutputBuffer) {
        let closing = Closing(
            document: document,
            back: back(to: part),
            previous: number > 1 ? Self.file(part, number - 1) : nil,
            next: hasNext ? Self.file(part, number + 1) : nil
        )
        templates.write(closing, .partClosing, to: folder + "/" + Self.file(part, number), &out)
    }

    /// The part's place on the main page, which lies beside the folder.
    private func back(to part: ReportPart) -> String {
        "../" + PercentEncoding.path(String(main.split(separator: "/").last ?? "")) + "#" + part.anchor
    }

    static func file(_ part: ReportPart, _ number: Int) -> String { part.key + (number > 1 ? "-\(number)" : "") + ".html" }
}

/// What `statements.mustache` shows.
struct StatementList {
    /// From the page to the folder of pipeline.json.
    let root: String
    let statements: [ReportStatement]
}
