import Records

extension Extractor {
    /// A page of plain text: a line is a block. The first line is the title if it is short, does not end like a sentence, and more follows;
    /// the short lines below it may tell who published the text, and when.
    func plainText(_ page: Page, _ utf8: [UInt8]) -> Article {
        var article = Article.plain(id: "", text: String(decoding: utf8, as: UTF8.self))
        article.source = page.source
        article.url = page.url
        guard article.blocks.count > 1, let first = article.blocks.first, isHeadline(article.text[first.span]) else { return article }
        article.title = article.text[first.span]
        readHead(of: &article)
        return article
    }

    private func isHeadline(_ line: String) -> Bool {
        guard line.utf8.count <= 150, let last = line.unicodeScalars.last else { return false }
        return !"。.！!；;：:，,".unicodeScalars.contains(last)
    }

    /// Reads the byline between a text's title and its first sentence: labelled values, or a line that is a date and little else.
    private func readHead(of article: inout Article) {
        let lines = article.blocks.dropFirst().prefix(Self.headLines).prefix { isHeadline(article.text[$0.span]) }
        let head = Array(lines.map { article.text.bytes[$0.span.start..<$0.span.end] }.joined(separator: [0x0A]))
        let fields = words.bylines.fields(in: head)
        func value(_ label: BylineWords.Label) -> [UInt8]? { fields.first { $0.label == label }.map { Array(head[$0.start..<$0.end]) } }
        let reader = DateReader(months: words.months)
        article.author = value(.author).map { String(decoding: $0, as: UTF8.self) }
        article.publisher = value(.publisher).map { String(decoding: $0, as: UTF8.self) }
        article.updated = value(.updated).flatMap { reader.first(in: $0)?.date }
        if let date = value(.published).flatMap({ reader.first(in: $0)?.date }) {
            (article.published, article.publishedEvidence) = (date, "label")
        } else if let date = reader.first(in: head)?.date, date != article.updated {
            (article.published, article.publishedEvidence) = (date, "byline")
        }
    }

    private static let headLines = 6
}
