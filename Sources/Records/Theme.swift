/// A theme of a taxonomy, as tables and summaries show it.
package struct Theme: Sendable, Hashable {
    package var id: String
    package var zh: String
    package var en: String
    /// The id of its ``ThemeGroup``.
    package var group: String
    /// As the taxonomy spells them, in its order.
    package var terms: [String]
    /// Those of ``terms`` that are general words, such as 大数据: always mentions, but a theme of a statement only by the rule of
    /// the enrich stage.
    package var generalTerms: [String]
    /// Longer expressions in which a term does not count.
    package var exclusions: [String]

    package init(id: String, zh: String, en: String, group: String, terms: [String], generalTerms: [String] = [], exclusions: [String]) {
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
package struct ThemeGroup: Sendable, Hashable {
    package var id: String
    package var zh: String
    package var en: String

    package init(id: String, zh: String, en: String) {
        self.id = id
        self.zh = zh
        self.en = en
    }
}
