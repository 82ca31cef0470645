import JSONText

/// What Datasette shows beside the tables of a database: https://docs.datasette.io/en/stable/metadata.html
struct DatasetteMetadata {
    var name: String
    /// The database's path.
    var database: String
    var tables: [TableDescription]

    /// `metadata.json` beside the database.
    static func path(database: String) -> String {
        (database.split(separator: "/").dropLast() + ["metadata.json"]).joined(separator: "/")
    }

    var bytes: [UInt8] {
        let file = database.split(separator: "/").last ?? ""
        let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
        return PrettyJSON.bytes(
            .object([
                ("title", .text(name)),
                ("description", .text("Statements from Chinese policy news with region, date and themes; counts by each.")),
                (
                    "databases",
                    .object([(String(stem), .object([("tables", .object(tables.map { ($0.name, table($0)) }))]))])
                ),
            ])
        )
    }

    private func table(_ table: TableDescription) -> PrettyJSON {
        var members: [(String, PrettyJSON)] = [
            ("description", .text(table.meaning)),
            (
                "columns",
                .object(table.columns.map { ($0.name, .text($0.meaning + ($0.unit.map { " Unit: \($0)." } ?? ""))) })
            ),
        ]
        if ["articles", "statements"].contains(table.name) {
            members += [("fts_table", .text(table.name + "_fts")), ("fts_pk", .text("rowid"))]
        }
        return .object(members)
    }
}
