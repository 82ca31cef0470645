import JSONText
import Records

/// `emit.json`: all records and counts as one JSON file, an article a line; texts as they are, nothing guarded.
package struct JSONEmitter: Emitter {
    private let path: String
    private let name: String
    private var writer = JSONWriter()
    /// A list that is written last: as bytes it takes little.
    private var rejects = JSONWriter()

    // Records stand in what they belong to, so without the ids that would join them to it.
    private static let articles = RecordTables.articles.columns
    private static let statements = RecordTables.statements.columns.filter { $0.name != "article_id" }
    private static let figures = RecordTables.figures.columns.filter { $0.name != "statement_id" }
    private static let mentions = RecordTables.mentions.columns.filter { $0.name != "article_id" }
    private static let directions = RecordTables.directions.columns.filter { $0.name != "article_id" }

    /// - Parameters:
    ///   - path: below the output folder.
    ///   - name: the pipeline's name.
    package init(path: String, name: String) {
        self.path = path
        self.name = name
    }

    package mutating func begin(_ out: inout OutputBuffer) {
        writer.beginObject()
        writer.key("name")
        writer.value(name)
        writer.key("articles")
        writer.beginArray()
        out.append(writer.take(), to: path)
        rejects.beginArray()
    }

    package mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) {
        writer.beginElementLine()
        writer.beginObject()
        writer.members(article, Self.articles)
        writer.key("text")
        writer.value(utf8: article.enriched.article.text.bytes)
        writer.key("statements")
        writer.beginArray()
        for statement in article.statements {
            writer.beginObject()
            writer.members(statement, Self.statements)
            writer.key("figures")
            writer.rows(statement.figures, Self.figures)
            writer.endObject()
        }
        writer.endArray()
        writer.key("mentions")
        writer.rows(article.mentions, Self.mentions)
        writer.key("directions")
        writer.rows(article.directions, Self.directions)
        writer.endObject()
        out.append(writer.take(), to: path)
    }

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) {
        rejects.beginObject()
        rejects.members(reject, RecordTables.rejects.columns)
        rejects.endObject()
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) throws(EmitFault) {
        writer.endArray()
        if let tallies {
            try write(tallies.byDate, TallyTables.byDate, &out)
            try write(tallies.byRegion, TallyTables.byRegion, &out)
            try write(tallies.byTheme, TallyTables.byTheme, &out)
            try write(tallies.byDateRegion, TallyTables.byDateRegion, &out)
        }
        writer.key(RecordTables.rejects.name)
        out.append(writer.take(), to: path)
        rejects.endArray()
        out.append(rejects.take(), to: path)
        writer.endObject()
        out.append(writer.take() + [0x0A], to: path)
    }

    private mutating func write<Row>(_ rows: [Row], _ table: Table<Row>, _ out: inout OutputBuffer) throws(EmitFault) {
        writer.key(table.name)
        writer.rows(rows, table.columns)
        out.append(writer.take(), to: path)
        try out.writeIfFull()
    }
}

extension JSONWriter {
    /// The cells of a row as members of the object that is open, null where empty; a list of themes as a list.
    mutating func members<Row>(_ row: Row, _ columns: [Column<Row>]) {
        for column in columns {
            key(column.name)
            if column.name == "themes" {
                themes(column.value(row))
                continue
            }
            switch column.value(row) {
            case .null: value(nil)
            case .text(let text): value(text)
            case .integer(let n): value(n)
            case .number(let n): value(n)
            }
        }
    }

    mutating func rows<Row>(_ rows: [Row], _ columns: [Column<Row>]) {
        beginArray()
        for row in rows {
            beginObject()
            members(row, columns)
            endObject()
        }
        endArray()
    }

    private mutating func themes(_ cell: CellValue) {
        beginArray()
        if case .text(let ids) = cell {
            for id in ids.split(separator: ";") { value(String(id)) }
        }
        endArray()
    }
}
