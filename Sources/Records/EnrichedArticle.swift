/// An article whose statements and directions carry their themes, with every mention of the taxonomy's terms.
public struct EnrichedArticle: Sendable {
    public var normalized: NormalizedArticle
    /// In the order of the text.
    public var mentions: [Mention]
    /// The id of the earlier article that this one repeats, where it does.
    public var duplicateOf: String?

    public init(normalized: NormalizedArticle, mentions: [Mention], duplicateOf: String? = nil) {
        self.normalized = normalized
        self.mentions = mentions
        self.duplicateOf = duplicateOf
    }

    public var article: Article { normalized.article }
    public var statements: [Statement] { normalized.statements }
}
