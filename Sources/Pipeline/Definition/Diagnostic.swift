/// A fault in a file that somebody wrote: what, where, and what to do.
package struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    package enum Severity: String, Sendable {
        case error, warning
    }

    package var severity: Severity
    /// As the user named it.
    package var file: String
    /// From 1; nil where the fault is of the file as a whole.
    package var position: Position?
    package var message: String

    package struct Position: Sendable, Hashable {
        /// From 1.
        package var line: Int
        /// From 1, in Unicode code points.
        package var column: Int
    }

    package init(_ severity: Severity = .error, file: String, position: Position?, message: String) {
        self.severity = severity
        self.file = file
        self.position = position
        self.message = message
    }

    /// `pipeline.json:12:17: error: stage 'tagged': unknown option 'taxonmy' (did you mean 'taxonomy'?)`.
    package var description: String {
        let place = position.map { ":\($0.line):\($0.column)" } ?? ""
        return "\(file)\(place): \(severity.rawValue): \(message)"
    }
}

extension Diagnostic.Position {
    /// The line and column of a byte offset.
    package init(of offset: Int, in bytes: [UInt8]) {
        var line = 1
        var column = 1
        for b in bytes.prefix(offset) {
            if b == 0x0A {
                line += 1
                column = 1
            } else if b & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(line: line, column: column)
    }
}

/// The names that are close to a wrong one, for `did you mean`.
enum Suggestion {
    /// ` (did you mean 'taxonomy'?)`, or the list of what there is.
    static func hint(for word: String, among known: [String]) -> String {
        if let close = closest(to: word, among: known) { return " (did you mean '\(close)'?)" }
        return known.isEmpty ? "" : " (known: \(known.joined(separator: ", ")))"
    }

    /// The name that the word is most likely meant for; nil where it is none of them.
    static func closest(to word: String, among known: [String]) -> String? {
        known.filter { isClose(word, to: $0) }.min { distance(word, $0) < distance(word, $1) }
    }

    /// Whether a word may be a slip for a name: a third of its letters, but never all of them.
    static func isClose(_ word: String, to name: String) -> Bool {
        let distance = distance(word, name)
        return distance <= max(2, word.count / 3) && distance < max(word.count, name.count)
    }

    /// The Levenshtein distance.
    static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let cost = min(diagonal + (x == y ? 0 : 1), row[j] + 1, row[j + 1] + 1)
                diagonal = row[j + 1]
                row[j + 1] = cost
            }
        }
        return row[b.count]
    }
}
