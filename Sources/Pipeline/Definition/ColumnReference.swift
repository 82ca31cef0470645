import Emit

/// The reference page of the output's columns, made from the declarations that the tables are written by.
package enum ColumnReference {
    /// Markdown.
    package static var text: String {
        var lines = [
            "# Tables and columns", "",
            "Every table is a CSV file in the folder `csv` and a table of the database; [tables.md](tables.md) tells how to load them. In `records.json`",
            "statements, mentions and directions stand in their article and figures in their statement, without the ids that join them; the panel, the",
            "coverage, the contexts and the codebook are not in it. An empty cell means that the text does not tell. Columns never change place; new ones are",
            "added at the end. This page is made by `lianghui columns`.",
        ]
        for table in OutputTables.all {
            lines += ["", "## \(table.name)", "", table.meaning]
            let keys = self.keys(of: table)
            if !keys.isEmpty { lines += ["", keys] }
            lines += ["", "| column | type | unit | meaning |", "| --- | --- | --- | --- |"]
            lines += table.columns.map { "| `\($0.name)` | \($0.type.rawValue) | \($0.unit ?? "") | \($0.meaning) |" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func keys(of table: TableDescription) -> String {
        let key = table.primaryKey.map { "`\($0)`" }.joined(separator: ", ")
        let references = table.foreignKeys.map { "`\($0.column)` is `\($0.referenced)` of `\($0.table)`." }
        return ((key.isEmpty ? [] : ["Key: \(key)."]) + references).joined(separator: " ")
    }
}
