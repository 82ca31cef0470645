/// The statements that make the database, from the declarations that the CSV files are written by.
enum DatabaseSchema {
    static func creation(of table: TableDescription) -> String {
        var lines = table.columns.map { column in
            "\(quoted(column.name)) \(column.type.sql)" + (column.isRequired ? " NOT NULL" : "")
        }
        let isOrdered = hasOrderedRows(table)
        if isOrdered || table.primaryKey.count == 1 { lines.append("PRIMARY KEY (\(list(table.primaryKey)))") }
        lines += table.foreignKeys.map {
            "FOREIGN KEY (\(quoted($0.column))) REFERENCES \(quoted($0.table)) (\(quoted($0.referenced)))"
        }
        return "CREATE TABLE \(quoted(table.name)) (\n  \(lines.joined(separator: ",\n  "))\n) STRICT"
            + (isOrdered ? ", WITHOUT ROWID" : "")
    }

    /// Rows that come in the order of their key: they lie in one tree, not in two.
    private static func hasOrderedRows(_ table: TableDescription) -> Bool { table.primaryKey.count > 1 && table.foreignKeys.isEmpty }

    static func insertion(into table: String, columns: Int) -> String {
        "INSERT INTO \(quoted(table)) VALUES (\(Array(repeating: "?", count: columns).joined(separator: ", ")))"
    }

    /// What is looked up by: keys, references, and the columns that counts are made by.
    ///
    /// A key of several columns whose rows come in another order is an index that is made when they are there: to sort all keys once takes a
    /// fraction of the time of finding the place of each.
    static func indexes(of table: TableDescription) -> [String] {
        let sought = ["region_code", "theme", "date", "period"]
        let references = table.foreignKeys.map(\.column)
        let key =
            table.primaryKey.count > 1 && !hasOrderedRows(table)
            ? ["CREATE UNIQUE INDEX \(quoted("\(table.name)_key")) ON \(quoted(table.name)) (\(list(table.primaryKey)))"] : []
        let columns = table.columns.map(\.name).filter { name in
            (references.contains(name) || sought.contains(name)) && table.primaryKey.first != name
        }
        return key + columns.map { "CREATE INDEX \(quoted("\(table.name)_\($0)")) ON \(quoted(table.name)) (\(quoted($0)))" }
    }

    /// Full-text search by trigrams, which needs no words and so suits Chinese; a row has the rowid of the row that it is about.
    static let searchTables = """
        CREATE VIRTUAL TABLE "articles_fts" USING fts5 ("id" UNINDEXED, "title", "text", tokenize = 'trigram');
        CREATE VIRTUAL TABLE "statements_fts" USING fts5 ("id" UNINDEXED, "text", tokenize = 'trigram');
        """

    /// While the database is filled FTS5 gathers more before it writes, and merges what it has written more seldom, than by default. Words that come
    /// again and again, as they do in reprints and official phrases, are then written once: on news pages this takes a third of the time, and two
    /// thirds of the space (https://www.sqlite.org/fts5.html#the_automerge_configuration_option).
    static let searchFilling = searchSettings(hashBytes: 16 << 20, merging: 16)
    /// The defaults again, for whoever adds to the tables later.
    static let searchUpkeep = searchSettings(hashBytes: 1 << 20, merging: 4)

    private static func searchSettings(hashBytes: Int, merging pieces: Int) -> String {
        ["articles_fts", "statements_fts"].flatMap { table in
            [("hashsize", hashBytes), ("automerge", pieces)].map { name, value in
                #"INSERT INTO "\#(table)" ("\#(table)", rank) VALUES ('\#(name)', \#(value));"#
            }
        }
        .joined(separator: "\n")
    }

    /// Of one row each, and without a SELECT or a way to resolve conflicts: a statement that may change several rows opens a savepoint, at which
    /// FTS5 writes all that it has gathered to the file, and merges it with what stands there, for every article anew.
    static let articleTextInsertion = """
        INSERT INTO "articles_fts" (rowid, "id", "title", "text") VALUES (?, ?, ?, ?)
        """

    static let statementTextInsertion = """
        INSERT INTO "statements_fts" (rowid, "id", "text") SELECT rowid, "id", "text" FROM "statements" ORDER BY rowid
        """

    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
    private static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }
}

extension ColumnType {
    /// The type of a STRICT table; SQLite keeps dates as text.
    fileprivate var sql: String {
        switch self {
        case .string, .date: "TEXT"
        case .integer: "INTEGER"
        case .number: "REAL"
        }
    }
}
