import Records

/// What a cell of a table holds.
package enum CellValue: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case number(Double)

    package init(_ text: String?) { self = text.map(CellValue.text) ?? .null }
    package init(_ date: CivilDate?) { self = date.map { .text($0.description) } ?? .null }
    package init(_ number: Double?) { self = number.map(CellValue.number) ?? .null }
}

/// A column of a table: the one place that says its name, type, unit and meaning.
///
/// CSV header, JSON keys and reference page are all made from it. Columns never change place; new ones are added at the end.
package struct Column<Row: Sendable>: Sendable {
    package var name: String
    package var type: ColumnType
    package var unit: String?
    package var meaning: String
    package var value: @Sendable (Row) -> CellValue

    package init(_ name: String, _ type: ColumnType, unit: String? = nil, _ meaning: String, value: @escaping @Sendable (Row) -> CellValue)
    {
        self.name = name
        self.type = type
        self.unit = unit
        self.meaning = meaning
        self.value = value
    }
}

/// The types of the Table Schema specification that our columns need.
package enum ColumnType: String, Sendable, CaseIterable {
    case string, integer, number, date
}

/// A table of the output: its name, what a row is, and its columns in order.
package struct Table<Row: Sendable>: Sendable {
    package var name: String
    package var meaning: String
    package var columns: [Column<Row>]

    package init(_ name: String, _ meaning: String, _ columns: [Column<Row>]) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
    }

    /// What the reference page says of the table.
    package var description: TableDescription {
        TableDescription(
            name: name,
            meaning: meaning,
            columns: columns.map { .init(name: $0.name, type: $0.type, unit: $0.unit, meaning: $0.meaning) }
        )
    }
}

/// A table's declaration without its rows' type.
package struct TableDescription: Sendable, Hashable {
    package struct Column: Sendable, Hashable {
        package var name: String
        package var type: ColumnType
        package var unit: String?
        package var meaning: String
    }

    package var name: String
    package var meaning: String
    package var columns: [Column]
}
