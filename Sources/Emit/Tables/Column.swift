import Records

/// What a cell of a table holds.
package enum CellValue: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case number(Double)

    package init(_ text: String?) { self = text.map(CellValue.text) ?? .null }
    package init(_ date: CivilDate?) { self = date.map { .text($0.description) } ?? .null }
    package init(_ number: Int?) { self = number.map(CellValue.integer) ?? .null }
    package init(_ number: Double?) { self = number.map(CellValue.number) ?? .null }

    /// Mentions per 10,000 code points; null where there is no text.
    static func rate(_ mentions: Int, per10kOf characters: Int) -> CellValue {
        guard characters > 0 else { return .null }
        // Three decimals: more would claim a precision that a count over a few thousand characters does not have.
        return .number((Double(mentions) * 10_000 / Double(characters) * 1000).rounded() / 1000)
    }
}

/// A column of a table: the one place that says its name, type, unit, meaning and constraints.
///
/// CSV header, JSON keys, database, descriptors and reference page are all made from it. Columns never change place; new ones are
/// added at the end.
package struct Column<Row: Sendable>: Sendable {
    package var name: String
    package var type: ColumnType
    package var unit: String?
    package var meaning: String
    /// No cell is empty.
    package var isRequired: Bool
    /// What a cell may hold; empty where that is open.
    package var choices: [String]
    package var value: @Sendable (Row) -> CellValue

    package init(
        _ name: String,
        _ type: ColumnType,
        unit: String? = nil,
        _ meaning: String,
        required isRequired: Bool = false,
        choices: [String] = [],
        value: @escaping @Sendable (Row) -> CellValue
    ) {
        self.name = name
        self.type = type
        self.unit = unit
        self.meaning = meaning
        self.isRequired = isRequired
        self.choices = choices
        self.value = value
    }
}

/// The types of the Table Schema specification that our columns need.
package enum ColumnType: String, Sendable, CaseIterable {
    case string, integer, number, date
}

/// Columns of a table whose values stand in another table's primary key.
package struct ForeignKey: Sendable, Hashable {
    package var column: String
    package var table: String
    package var referenced: String

    package init(_ column: String, in table: String, _ referenced: String) {
        self.column = column
        self.table = table
        self.referenced = referenced
    }
}

/// A table of the output: its name, what a row is, its columns in order, and its keys.
package struct Table<Row: Sendable>: Sendable {
    package let name: String
    package let meaning: String
    package let columns: [Column<Row>]
    /// Columns that together name a row; empty where no set of columns does.
    package let primaryKey: [String]
    package let foreignKeys: [ForeignKey]
    /// What gives the cells of a row: all that who writes rows needs of ``columns``, without their texts.
    let cells: [Cell]

    struct Cell: Sendable {
        let value: @Sendable (Row) -> CellValue
        let isRequired: Bool
    }

    package init(
        _ name: String,
        _ meaning: String,
        _ columns: [Column<Row>],
        primaryKey: [String] = [],
        foreignKeys: [ForeignKey] = []
    ) {
        self.name = name
        self.meaning = meaning
        self.columns = columns
        cells = columns.map { Cell(value: $0.value, isRequired: $0.isRequired) }
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
    }

    /// What descriptors and the reference page say of the table.
    package var description: TableDescription {
        TableDescription(
            name: name,
            meaning: meaning,
            columns: columns.map {
                .init(name: $0.name, type: $0.type, unit: $0.unit, meaning: $0.meaning, isRequired: $0.isRequired, choices: $0.choices)
            },
            primaryKey: primaryKey,
            foreignKeys: foreignKeys
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
        package var isRequired: Bool
        package var choices: [String]
    }

    package var name: String
    package var meaning: String
    package var columns: [Column]
    package var primaryKey: [String]
    package var foreignKeys: [ForeignKey]
}
