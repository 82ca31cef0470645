import Records

extension LineWords {
    /// Whether the text is whole, from what its own first and last lines say.
    func completeness(of article: Article) -> Article.Completeness {
        let text = article.text.bytes
        if let last = article.blocks.last {
            let openings = openings(in: text, last.span.start, last.span.end)
            if openings.contains(where: { $0.kind == .truncation && $0.rest <= 24 }) {
                return .truncated(reason: "the text ends with '\(article.text[last.span])'")
            }
        }
        if let first = article.blocks.first, article.blocks.count <= 2 {
            let openings = openings(in: text, first.span.start, first.span.end)
            if openings.contains(where: { $0.kind == .summary }) { return .summary(reason: "the text is an abstract only") }
        }
        return .full
    }
}
