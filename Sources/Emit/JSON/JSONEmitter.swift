import JSONText
import Records

/// `emit.json`: all records and counts as one JSON file, an article a line; texts as they are, nothing guarded.
package struct JSONEmitter: Emitter {
    private let path: String
    private let name: String
    private var writer = JSONWriter()
    private var rejects: [Reject] = []

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
    }

    package mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) {
        writer.beginElementLine()
        writer.beginObject()
        writer.members(article, RecordTables.articles)
        writer.key("text")
        writer.value(utf8: article.enriched.article.text.bytes)
        writer.key("statements")
        writer.beginArray()
        for statement in article.statements {
            writer.beginObject()
            writer.members(statement, RecordTables.statements, without: ["article_id"])
            writer.key("figures")
            writer.rows(statement.figures, RecordTables.figures, without: ["statement_id"])
            writer.endObject()
        }
        writer.endArray()
        writer.key("mentions")
        writer.rows(article.mentions, RecordTables.mentions, without: ["article_id"])
        writer.key("directions")
        writer.rows(article.directions, RecordTables.directions, without: ["article_id"])
        writer.endObject()
        out.append(writer.take(), to: path)
    }

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) {
        rejects.append(reject)
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) {
        writer.endArray()
        if let tallies {
            writer.key("by_date")
            writer.rows(tallies.byDate, TallyTables.byDate)
            writer.key("by_region")
            writer.rows(tallies.byRegion, TallyTables.byRegion)
            writer.key("by_theme")
            writer.rows(tallies.byTheme, TallyTables.byTheme)
            writer.key("by_date_region")
            writer.rows(tallies.byDateRegion, TallyTables.byDateRegion)
        }
        writer.key("rejects")
        writer.rows(rejects, RecordTables.rejects)
        writer.endObject()
        out.append(writer.take() + [0x0A], to: path)
    }
}

extension JSONWriter {
    /// The cells of a row as members of the object that is open, null where empty; a list of themes as a list.
    mutating func members<Row>(_ row: Row, _ table: Table<Row>, without omitted: Set<String> = []) {
        for column in table.columns where !omitted.contains(column.name) {
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

    mutating func rows<Row>(_ rows: [Row], _ table: Table<Row>, without omitted: Set<String> = []) {
        beginArray()
        for row in rows {
            beginObject()
            members(row, table, without: omitted)
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
