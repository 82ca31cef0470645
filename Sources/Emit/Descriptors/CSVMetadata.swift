import JSONText

/// A table group of CSV on the Web (W3C, Metadata Vocabulary for Tabular Data): https://www.w3.org/TR/tabular-metadata/
struct CSVMetadata {
    var name: String
    var files: [TableFile]

    var json: PrettyJSON {
        .object([
            ("@context", .array([.text("http://www.w3.org/ns/csvw"), .object([("@language", .text("en"))])])),
            ("dc:title", .text(name)),
            (
                "dialect",
                .object([
                    ("encoding", .text("utf-8")), ("delimiter", .text(",")), ("quoteChar", .text("\"")), ("doubleQuote", .bool(true)),
                    ("lineTerminators", .texts(["\r\n"])), ("header", .bool(true)),
                ])
            ),
            ("tables", .array(files.map(table))),
        ])
    }

    private func table(_ file: TableFile) -> PrettyJSON {
        var schema: [(String, PrettyJSON)] = [("columns", .array(file.table.columns.map(column)))]
        if !file.table.primaryKey.isEmpty { schema.append(("primaryKey", .texts(file.table.primaryKey))) }
        let keys = file.table.foreignKeys.compactMap { key in foreignKey(key, of: file) }
        if !keys.isEmpty { schema.append(("foreignKeys", .array(keys))) }
        return .object([
            ("url", .text(file.path)), ("dc:title", .text(file.table.name)), ("dc:description", .text(file.table.meaning)),
            ("tableSchema", .object(schema)),
        ])
    }

    private func column(_ column: TableDescription.Column) -> PrettyJSON {
        let unit = column.unit.map { " Unit: \($0)." } ?? ""
        var members: [(String, PrettyJSON)] = [
            ("name", .text(column.name)), ("titles", .text(column.name)), ("dc:description", .text(column.meaning + unit)),
            ("datatype", datatype(of: column)),
        ]
        if column.isRequired { members.append(("required", .bool(true))) }
        return .object(members)
    }

    private func datatype(of column: TableDescription.Column) -> PrettyJSON {
        switch column.type {
        case .integer: .object([("base", .text("integer")), ("minimum", .number(0))])
        case .number: .text("number")
        case .date: .object([("base", .text("date")), ("format", .text("yyyy-MM-dd"))])
        // A string's format is a regular expression; our choices are plain words.
        case .string where !column.choices.isEmpty:
            .object([("base", .text("string")), ("format", .text(column.choices.joined(separator: "|")))])
        case .string: .text("string")
        }
    }

    /// Nil for a column that may be empty: validators of this vocabulary take an empty reference for a broken one.
    private func foreignKey(_ key: ForeignKey, of file: TableFile) -> PrettyJSON? {
        guard file.table.columns.contains(where: { $0.name == key.column && $0.isRequired }) else { return nil }
        return file.sibling(key.table, among: files).map { other in
            .object([
                ("columnReference", .text(key.column)),
                ("reference", .object([("resource", .text(other.path)), ("columnReference", .text(key.referenced))])),
            ])
        }
    }
}
