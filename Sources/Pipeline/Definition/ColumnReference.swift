import Emit

/// The reference page of the output's columns, made from the declarations that the tables are written by.
package enum ColumnReference {
    /// Markdown.
    package static var text: String {
        var lines = [
            "# Tables and columns", "",
            "Every table is a CSV file in the folder `csv`. In `records.json` statements, mentions and directions stand in their article and figures in",
            "their statement, without the ids that join them. An empty cell means that the text does not tell. Columns never change place; new ones are added at the end. This page is made by `lianghui columns`.",
        ]
        for table in OutputTables.all {
            lines += ["", "## \(table.name)", "", table.meaning, "", "| column | type | unit | meaning |", "| --- | --- | --- | --- |"]
            lines += table.columns.map { "| `\($0.name)` | \($0.type.rawValue) | \($0.unit ?? "") | \($0.meaning) |" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
