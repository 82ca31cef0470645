import Records

extension LineWords {
    /// A text that says in its title or first line that the page is no longer there, and hardly anything else.
    func saysGone(_ article: Article) -> Bool {
        guard article.text.codePointCount <= Self.longestNotice else { return false }
        let title = Array((article.title ?? "").utf8)
        let first = article.blocks.first?.span ?? TextSpan(0, 0)
        return openings(in: title, 0, title.count).contains { $0.kind == .gone }
            || openings(in: article.text.bytes, first.start, first.end).contains { $0.kind == .gone }
    }

    /// Code points; an article that tells of a page that is gone is longer.
    private static let longestNotice = 120

    /// Whether the text is whole, from what its own first and last lines say.
    func completeness(of article: Article) -> Article.Completeness {
        let text = article.text.bytes
        let notice = article.blocks.last.flatMap { saysCut(text, $0.span) ? $0.span : nil }
        if let first = article.blocks.first, article.blocks.count - (notice == nil ? 0 : 1) <= 2 {
            let openings = openings(in: text, first.span.start, first.span.end)
            if openings.contains(where: { $0.kind == .summary }) { return .summary(reason: "the text is an abstract only") }
        }
        if let notice { return .truncated(reason: "the text ends with '\(article.text[notice])'") }
        return .full
    }

    /// Whether a line says that there is more of the text elsewhere, or for members.
    private func saysCut(_ text: [UInt8], _ line: TextSpan) -> Bool {
        if line.count <= Self.longestCutNotice, saysWithheld(text, line) { return true }
        return openings(in: text, line.start, line.end).contains { $0.kind == .truncation && $0.rest <= 24 }
    }

    /// Bytes, 50 Chinese characters.
    private static let longestCutNotice = 150
}
