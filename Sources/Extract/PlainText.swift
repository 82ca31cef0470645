import Records

extension Extractor {
    /// A page of plain text: a line is a block. The first line is the title if it is short, does not end like a sentence, and more follows.
    func plainText(_ page: Page, _ utf8: [UInt8]) -> Article {
        var article = Article.plain(id: "", text: String(decoding: utf8, as: UTF8.self))
        article.source = page.source
        article.url = page.url
        guard article.blocks.count > 1, let first = article.blocks.first, first.span.count <= 150 else { return article }
        let title = article.text[first.span]
        if let last = title.unicodeScalars.last, !"。.！!；;：:，,".unicodeScalars.contains(last) { article.title = title }
        return article
    }
}
