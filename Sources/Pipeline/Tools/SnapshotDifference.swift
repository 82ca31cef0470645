import CSVText
import JSONText

/// What two snapshots differ in: statements, field by field, and the counts that moved.
package struct SnapshotDifference {
    /// One thing that differs.
    package struct Line: Sendable, Hashable {
        package var what: What
        /// The page of a statement, or the table of a count.
        package var place: String
        /// The words of a statement, or what a count is of.
        package var subject: String
        /// Of a change: the column.
        package var field: String?
        package var before: String?
        package var after: String?

        package enum What: String, Sendable {
            case removed, added, changed, tally
        }
    }

    /// Removed statements, added ones, changed fields, counts; each in the order of the snapshots.
    package let lines: [Line]

    package var isEmpty: Bool { lines.isEmpty }

    /// - Parameters:
    ///   - a: the folder of the older snapshot.
    ///   - b: the folder of the newer one.
    /// - Throws: ``RunError`` where a folder has no records that can be read.
    package init(_ a: String, _ b: String) throws(RunError) {
        let before = try JSONFile.value(at: SnapshotFiles.records(of: a))
        let after = try JSONFile.value(at: SnapshotFiles.records(of: b))
        lines = Self.statementLines(before, after) + Self.tallyTables.flatMap { Self.tallyLines($0, before, after) }
    }

    // MARK: Statements

    /// A statement is the same one where page and words are the same; of several in one page, the first goes with the first.
    private struct Key: Hashable {
        var source: String
        var text: String
        var occurrence: Int
    }

    /// Ids and places say nothing of their own: they move with any change of the page.
    private static let passedOver: Set<String> = ["id", "seq", "start", "end", "text", "figures"]

    private static func statementLines(_ a: JSONValue, _ b: JSONValue) -> [Line] {
        let (before, after) = (statements(of: a), statements(of: b))
        let old = Dictionary(before, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after, uniquingKeysWith: { first, _ in first })
        let removed = before.filter { new[$0.0] == nil }.map { Line(what: .removed, place: $0.0.source, subject: $0.0.text) }
        let added = after.filter { old[$0.0] == nil }.map { Line(what: .added, place: $0.0.source, subject: $0.0.text) }
        let changed = after.flatMap { key, statement in
            changes(from: old[key] ?? statement, to: statement, passingOver: passedOver)
                .map { Line(what: .changed, place: key.source, subject: key.text, field: $0.field, before: $0.before, after: $0.after) }
        }
        return removed + added + changed
    }

    private static func statements(of root: JSONValue) -> [(Key, JSONValue)] {
        var occurrences: [Key: Int] = [:]
        var statements: [(Key, JSONValue)] = []
        for article in root["articles"]?.elements ?? [] {
            for statement in article["statements"]?.elements ?? [] {
                var key = Key(source: article["source"]?.string ?? "", text: statement["text"]?.string ?? "", occurrence: 0)
                occurrences[key, default: -1] += 1
                key.occurrence = occurrences[key] ?? 0
                statements.append((key, statement))
            }
        }
        return statements
    }

    private static func changes(
        from before: JSONValue,
        to after: JSONValue,
        passingOver passedOver: Set<String>
    ) -> [(field: String, before: String, after: String)] {
        let keys = (after.members ?? []).map(\.key)
        let gone = (before.members ?? []).map(\.key).filter { !keys.contains($0) }
        return (keys + gone).compactMap { key in
            guard !passedOver.contains(key) else { return nil }
            let (x, y) = (text(before[key]), text(after[key]))
            return x == y ? nil : (key, x, y)
        }
    }

    private static func text(_ value: JSONValue?) -> String {
        guard let value, value.kind != .null else { return "" }
        if let string = value.string { return string }
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    // MARK: Counts

    private static let tallyTables = ["by_date", "by_region", "by_theme", "by_date_region"]
    /// The columns that say what a row counts; names and labels come along with them.
    private static let tallyKeys = ["date", "region_code", "theme"]
    private static let tallyCounts = ["articles", "statements", "mentions", "chars"]

    private static func tallyLines(_ table: String, _ a: JSONValue, _ b: JSONValue) -> [Line] {
        let (before, after) = (rows(of: table, in: a), rows(of: table, in: b))
        let old = Dictionary(before, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after, uniquingKeysWith: { first, _ in first })
        let subjects = before.map(\.0) + after.map(\.0).filter { old[$0] == nil }
        return subjects.flatMap { subject in
            tallyCounts.compactMap { count in
                let (x, y) = (old[subject]?[count]?.integer ?? 0, new[subject]?[count]?.integer ?? 0)
                return x == y
                    ? nil : Line(what: .tally, place: table, subject: subject, field: count, before: String(x), after: String(y))
            }
        }
    }

    private static func rows(of table: String, in root: JSONValue) -> [(String, JSONValue)] {
        (root[table]?.elements ?? []).map { row in
            (tallyKeys.compactMap { key in row[key].map { text($0) } }.joined(separator: " · "), row)
        }
    }

    // MARK: Output

    /// For a person: `+` added, `-` removed, `~` changed, `#` counts.
    package var text: String {
        var lines = lines.map { line in
            switch line.what {
            case .removed: "- \(line.place): \(line.subject)"
            case .added: "+ \(line.place): \(line.subject)"
            case .changed: "~ \(line.place): \(line.subject)\n    \(line.field ?? ""): '\(line.before ?? "")' → '\(line.after ?? "")'"
            case .tally: "# \(line.place): \(line.subject): \(line.field ?? "") \(line.before ?? "") → \(line.after ?? "")"
            }
        }
        func count(_ what: Line.What) -> Int { self.lines.count { $0.what == what } }
        lines.append(
            "statements: \(count(.added)) added, \(count(.removed)) removed, \(count(.changed)) fields changed; \(count(.tally)) counts moved"
        )
        return lines.joined(separator: "\n") + "\n"
    }

    /// A line of NDJSON for each difference.
    package var ndjson: String {
        lines.map { line in
            var members = [("what", line.what.rawValue), ("place", line.place), ("subject", line.subject)]
            for (key, value) in [("field", line.field), ("before", line.before), ("after", line.after)] {
                if let value { members.append((key, value)) }
            }
            return JSONLine.text(members) + "\n"
        }.joined()
    }

    /// A row for each difference, below a header.
    package var csv: [UInt8] {
        var writer = CSVRowWriter()
        for name in ["what", "place", "subject", "field", "before", "after"] { writer.cell(name) }
        writer.endRow()
        for line in lines {
            writer.cell(line.what.rawValue)
            for text in [line.place, line.subject, line.field ?? "", line.before ?? "", line.after ?? ""] { writer.guarded(text) }
            writer.endRow()
        }
        return writer.bytes
    }
}
