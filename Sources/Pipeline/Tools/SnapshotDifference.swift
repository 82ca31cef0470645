import JSONText

/// What two snapshots differ in, statement by statement.
package struct SnapshotDifference {
    /// A statement that is in one snapshot only.
    package struct Entry: Sendable, Hashable {
        package var source: String
        package var text: String
    }

    /// A statement that both have, with other fields.
    package struct Change: Sendable, Hashable {
        package var source: String
        package var text: String
        package var field: String
        package var before: String
        package var after: String
    }

    package private(set) var added: [Entry] = []
    package private(set) var removed: [Entry] = []
    package private(set) var changed: [Change] = []

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    /// A statement is the same one where page and words are the same; of several in one page, the first goes with the first.
    private struct Key: Hashable {
        var source: String
        var text: String
        var occurrence: Int
    }

    /// Ids and places say nothing of their own: they move with any change of the page.
    private static let passedOver: Set<String> = ["id", "seq", "start", "end", "text", "figures"]

    /// - Parameters:
    ///   - a: the folder of the older snapshot.
    ///   - b: the folder of the newer one.
    /// - Throws: ``RunError`` where a folder has no records that can be read.
    package init(_ a: String, _ b: String) throws(RunError) {
        let before = try Self.statements(of: a)
        let after = try Self.statements(of: b)
        let old = Dictionary(before, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after, uniquingKeysWith: { first, _ in first })
        removed = before.filter { new[$0.0] == nil }.map { Entry(source: $0.0.source, text: $0.0.text) }
        for (key, statement) in after {
            guard let earlier = old[key] else {
                added.append(Entry(source: key.source, text: key.text))
                continue
            }
            for member in statement.members ?? [] where !Self.passedOver.contains(member.key) {
                let (x, y) = (Self.text(earlier[member.key]), Self.text(member.value))
                if x != y { changed.append(Change(source: key.source, text: key.text, field: member.key, before: x, after: y)) }
            }
        }
    }

    private static func text(_ value: JSONValue?) -> String {
        guard let value, value.kind != .null else { return "" }
        if let string = value.string { return string }
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func statements(of folder: String) throws(RunError) -> [(Key, JSONValue)] {
        let root = try SnapshotFiles.json(try SnapshotFiles.records(of: folder))
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

    /// For a person: `+` added, `-` removed, `~` changed.
    package var text: String {
        var lines = removed.map { "- \($0.source): \($0.text)" } + added.map { "+ \($0.source): \($0.text)" }
        for change in changed {
            lines.append("~ \(change.source): \(change.text)\n    \(change.field): '\(change.before)' → '\(change.after)'")
        }
        lines.append("\(added.count) added, \(removed.count) removed, \(changed.count) fields changed")
        return lines.joined(separator: "\n") + "\n"
    }

    /// A line of NDJSON for each difference.
    package var ndjson: String {
        var lines = removed.map { JSONLine.text([("what", "removed"), ("source", $0.source), ("text", $0.text)]) }
        lines += added.map { JSONLine.text([("what", "added"), ("source", $0.source), ("text", $0.text)]) }
        lines += changed.map {
            JSONLine.text([
                ("what", "changed"), ("source", $0.source), ("text", $0.text), ("field", $0.field), ("before", $0.before),
                ("after", $0.after),
            ])
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
