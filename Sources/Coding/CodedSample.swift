/// A sample that came back from the coders, beside the program's own codes.
///
/// The unit of coding is the statement. A coder names all themes of it, so that a unit has two kinds of codes: the whole set of themes, one
/// value among as many as there are different sets; and for each theme, whether the statement is on it. A blank cell is a missing code, `none`
/// says that the statement is on no theme.
struct CodedSample {
    struct Unit {
        var program: ThemeCodes
        /// A place a coder.
        var coders: [ThemeCodes?]
    }

    let coders: [String]
    let units: [Unit]
    /// What a person should look at: a theme that one coder alone used may be misspelt.
    let warnings: [String]

    private static let coderPrefix = "coder_"

    /// - Throws: ``CodingFault`` with all faults of the two tables.
    init(sheet: TableFile, key: TableFile) throws(CodingFault) {
        let keyTable = try CodingTable(key, required: ["id", "program"])
        let program = try Self.program(of: keyTable)
        let table = try CodingTable(sheet, required: ["id"])
        let coders = table.columns.filter { $0.hasPrefix(Self.coderPrefix) }
        guard !coders.isEmpty else {
            throw CodingFault(sheet.name, line: 1, "there is no column '\(Self.coderPrefix)a' with a coder's themes")
        }
        let ids = try table.column("id")
        let cells = try coders.map { name throws(CodingFault) in try table.column(name) }
        var units: [Unit] = []
        var faults: [String] = []
        var firstLine: [String: Int] = [:]
        for (row, id) in ids.enumerated() {
            let line = table.rows[row].line
            if let first = firstLine.updateValue(line, forKey: id) {
                let message = "the statement '\(id)' stands on line \(first) already; delete one row"
                faults.append(CodingFault.text(sheet.name, line: line, message))
                continue
            }
            guard let codes = program[id] else {
                let message = "'\(key.name)' has no statement '\(id)'; give the key of this sample"
                faults.append(CodingFault.text(sheet.name, line: line, message))
                continue
            }
            var unit = Unit(program: codes, coders: [])
            for (coder, column) in zip(coders, cells) {
                do throws(ThemeCodes.Contradiction) {
                    unit.coders.append(try ThemeCodes(cell: column[row]))
                } catch {
                    let both = "'\(column[row])' says none and a theme; write one of them"
                    faults.append(CodingFault.text(sheet.name, line: line, "\(coder): \(both)"))
                }
            }
            units.append(unit)
        }
        if faults.isEmpty, !units.contains(where: { $0.coders.contains { $0 != nil } }) {
            let message = "nobody coded a statement: write theme ids, parted by ';', or 'none' into \(coders.joined(separator: ", "))"
            faults.append(CodingFault.text(sheet.name, message))
        }
        guard faults.isEmpty else { throw CodingFault(faults) }
        self.coders = coders
        self.units = units
        warnings = Self.warnings(of: units, coders: coders, file: sheet.name, lines: table.rows.map(\.line))
    }

    private static func program(of table: CodingTable) throws(CodingFault) -> [String: ThemeCodes] {
        var program: [String: ThemeCodes] = [:]
        for (row, (id, cell)) in zip(try table.column("id"), try table.column("program")).enumerated() {
            guard let codes = try? ThemeCodes(cell: cell), program.updateValue(codes, forKey: id) == nil else {
                throw CodingFault(table.file, line: table.rows[row].line, "this is no key as 'lianghui sample' wrote it; take that file")
            }
        }
        return program
    }

    private static func warnings(of units: [Unit], coders: [String], file: String, lines: [Int]) -> [String] {
        let known = Set(units.flatMap(\.program.themes))
        var uses: [String: [(coder: Int, line: Int)]] = [:]
        for (unit, line) in zip(units, lines) {
            for (coder, codes) in unit.coders.enumerated() {
                for theme in codes?.themes ?? [] where !known.contains(theme) { uses[theme, default: []].append((coder, line)) }
            }
        }
        return uses.filter { Set($0.value.map(\.coder)).count == 1 }.sorted { ByteOrder.precedes($0.key, $1.key) }.map { theme, uses in
            "\(file):\(uses[0].line): warning: only \(coders[uses[0].coder]) uses the theme '\(theme)'; is it spelt as in the taxonomy?"
        }
    }

    /// All themes that somebody or the program used, in byte order.
    var themes: [String] {
        Set(units.flatMap { $0.program.themes + $0.coders.flatMap { $0?.themes ?? [] } }).sorted(by: ByteOrder.precedes)
    }
}
