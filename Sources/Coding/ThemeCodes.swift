/// The themes that somebody says a statement is on, in byte order; none is a code too.
struct ThemeCodes: Hashable, Sendable {
    var themes: [String]

    /// What is written where a statement is on no theme: a blank cell says that nobody coded it.
    static let none = "none"

    init(themes: some Sequence<String>) {
        self.themes = Set(themes).sorted(by: ByteOrder.precedes)
    }

    /// Reads a cell: ids parted by `;`, the fullwidth one too, or ``none``.
    /// - Returns: nil where the cell is blank.
    /// - Throws: ``Contradiction`` where it names themes and none.
    init?(cell: String) throws(Contradiction) {
        let ids = cell.split(whereSeparator: { $0 == ";" || $0 == "；" }).map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        guard !ids.isEmpty else { return nil }
        let themes = ids.filter { $0 != Self.none }
        guard themes.isEmpty || themes.count == ids.count else { throw Contradiction() }
        self.init(themes: themes)
    }

    struct Contradiction: Error {}

    var cell: String { themes.isEmpty ? Self.none : themes.joined(separator: ";") }
}

/// The order of UTF-8 bytes, which no locale and no Unicode version changes.
enum ByteOrder {
    static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
