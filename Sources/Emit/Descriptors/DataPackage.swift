import JSONText

/// A Tabular Data Package (Frictionless Data, version 1): https://specs.frictionlessdata.io/tabular-data-package/
struct DataPackage {
    var name: String
    var files: [TableDescriptors.File]

    var json: PrettyJSON {
        .object([
            ("profile", .text("tabular-data-package")),
            ("name", .text(Self.identifier(name))),
            ("title", .text(name)),
            ("resources", .array(files.map(resource))),
        ])
    }

    private func resource(_ file: TableDescriptors.File) -> PrettyJSON {
        let table = file.file.table
        return .object([
            ("profile", .text("tabular-data-resource")),
            ("name", .text(resourceName(of: file.file))),
            ("description", .text(table.meaning)),
            ("path", .text(file.file.path)),
            ("format", .text("csv")),
            ("mediatype", .text("text/csv")),
            ("encoding", .text("utf-8")),
            ("bytes", .number(file.bytes)),
            ("hash", .text("sha256:" + file.sha256)),
            (
                "dialect",
                .object([
                    ("delimiter", .text(",")), ("lineTerminator", .text("\r\n")), ("quoteChar", .text("\"")), ("doubleQuote", .bool(true)),
                    ("header", .bool(true)),
                ])
            ),
            ("schema", schema(of: file.file)),
        ])
    }

    private func schema(of file: TableFile) -> PrettyJSON {
        var members: [(String, PrettyJSON)] = [
            ("fields", .array(file.table.columns.map(field))), ("missingValues", .texts([""])),
        ]
        if !file.table.primaryKey.isEmpty { members.append(("primaryKey", .texts(file.table.primaryKey))) }
        let keys = file.table.foreignKeys.compactMap { key in foreignKey(key, of: file) }
        if !keys.isEmpty { members.append(("foreignKeys", .array(keys))) }
        return .object(members)
    }

    private func field(_ column: TableDescription.Column) -> PrettyJSON {
        var members: [(String, PrettyJSON)] = [
            ("name", .text(column.name)), ("type", .text(column.type.rawValue)), ("description", .text(column.meaning)),
        ]
        if let unit = column.unit { members.append(("unit", .text(unit))) }
        var constraints: [(String, PrettyJSON)] = []
        if column.isRequired { constraints.append(("required", .bool(true))) }
        if !column.choices.isEmpty { constraints.append(("enum", .texts(column.choices))) }
        if column.type == .integer { constraints.append(("minimum", .number(0))) }
        if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
        return .object(members)
    }

    private func foreignKey(_ key: ForeignKey, of file: TableFile) -> PrettyJSON? {
        guard let other = file.sibling(key.table, among: files.map(\.file)) else { return nil }
        // The specification writes a table's reference to itself as an empty name.
        let resource = other == file ? "" : resourceName(of: other)
        return .object([
            ("fields", .text(key.column)),
            ("reference", .object([("resource", .text(resource)), ("fields", .text(key.referenced))])),
        ])
    }

    /// The table's name; with its folder where another file has a table of this name.
    private func resourceName(of file: TableFile) -> String {
        let isOnly = files.count { $0.file.table.name == file.table.name } == 1
        return Self.identifier(isOnly ? file.table.name : String(file.path.dropLast(".csv".count)))
    }

    /// Lower-case letters, digits, `.`, `_` and `-`, as the specification wants names.
    private static func identifier(_ name: String) -> String {
        let bytes = name.utf8.map { (b: UInt8) -> UInt8 in
            switch b {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): b | 0x20
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"): b
            default: UInt8(ascii: "-")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
