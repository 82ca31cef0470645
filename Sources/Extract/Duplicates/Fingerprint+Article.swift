import Records

extension Fingerprint {
    /// The fingerprint of an article: of its paragraphs, since reprints leave out or add subheadings, captions and the like.
    package init(of article: Article) {
        var paragraphs: [UInt8] = []
        for block in article.blocks where block.span.count >= Self.shortestParagraph {
            paragraphs += article.text.bytes[block.span.range]
            paragraphs.append(0x0A)
        }
        self.init(paragraphs.isEmpty ? article.text : UTF8Text(bytes: paragraphs))
    }

    /// Bytes: twenty Chinese characters.
    private static let shortestParagraph = 60
}
