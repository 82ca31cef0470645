/// An article whose statements and directions carry their themes, with every mention of the taxonomy's terms.
package struct EnrichedArticle: Sendable {
    package var normalized: NormalizedArticle
    /// In the order of the text.
    package var mentions: [Mention]
    /// The id of the earlier article that this one repeats, where it does.
    package var duplicateOf: String?

    package init(normalized: NormalizedArticle, mentions: [Mention], duplicateOf: String? = nil) {
        self.normalized = normalized
        self.mentions = mentions
        self.duplicateOf = duplicateOf
    }

    package var article: Article { normalized.article }
    package var statements: [Statement] { normalized.statements }
}
