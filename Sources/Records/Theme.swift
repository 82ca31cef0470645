/// A theme of a taxonomy, as tables and summaries show it.
public struct Theme: Sendable, Hashable {
    public var id: String
    public var zh: String
    public var en: String
    /// The id of its ``ThemeGroup``.
    public var group: String
    /// As the taxonomy spells them, in its order.
    public var terms: [String]
    /// Those of ``terms`` that are general words, such as 大数据: always mentions, but a theme of a statement only by the rule of
    /// the enrich stage.
    public var generalTerms: [String]
    /// Longer expressions in which a term does not count.
    public var exclusions: [String]

    public init(id: String, zh: String, en: String, group: String, terms: [String], generalTerms: [String] = [], exclusions: [String]) {
        self.id = id
        self.zh = zh
        self.en = en
        self.group = group
        self.terms = terms
        self.generalTerms = generalTerms
        self.exclusions = exclusions
    }
}

/// A group of themes.
public struct ThemeGroup: Sendable, Hashable {
    public var id: String
    public var zh: String
    public var en: String

    public init(id: String, zh: String, en: String) {
        self.id = id
        self.zh = zh
        self.en = en
    }
}
