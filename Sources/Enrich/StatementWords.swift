import Records

/// How the words of a statement stand to each other: in a list, or in one clause.
struct StatementWords {
    private let text: UTF8Text

    init(_ text: UTF8Text) {
        self.text = text
    }

    private static let links = ["、", "和", "与", "及", "以及"].map { Array($0.utf8) }
    private static let clauseMarks = ["，", "；", "：", "。", "！", "？", ",", ";", ":"].map { Array($0.utf8) }
    private static let shortestList = 3

    /// For each span whether it is a member of a list of three or more.
    /// - Parameter spans: in the order of the text; those of one place count once.
    func listed(_ spans: [TextSpan]) -> [Bool] {
        var listed = [Bool](repeating: false, count: spans.count)
        var first = 0
        while first < spans.count {
            var end = first + 1
            var members = 1
            while end < spans.count, spans[end] == spans[end - 1] || isLink(spans[end - 1].end, spans[end].start) {
                if spans[end] != spans[end - 1] { members += 1 }
                end += 1
            }
            if members >= Self.shortestList { for index in first..<end { listed[index] = true } }
            first = end
        }
        return listed
    }

    private func isLink(_ start: Int, _ end: Int) -> Bool {
        Self.links.contains { $0.count == end - start && text.has($0, at: start) }
    }

    /// No mark parts the span but those at its end.
    func isOneClause(_ span: TextSpan) -> Bool {
        let last = span.end - Self.longestEnding
        return !span.range.contains { offset in offset < last && Self.clauseMarks.contains { text.has($0, at: offset) } }
    }

    /// Bytes of a final mark and the closing quotation mark behind it.
    private static let longestEnding = 6
}
