import Records

/// What in the words of a statement tells one of its themes.
package enum ThemeTelling: String, Sendable {
    case term = "a term that is no general word"
    case repeated = "two terms of the theme"
    case listed = "a member of a list of three terms or more"
    case oneClause = "a term in a statement of one clause"
    case alone = "a general word, with fewer than two themes told outright beside it"
    /// The term is a mention, and the statement does not carry the theme.
    case inPassing = "a general word in passing"
    /// The term is a mention, and nobody says it but who asks.
    case asked = "a term in a question"

    /// Whether the statement carries the theme.
    package var givesTheme: Bool { self != .inPassing && self != .asked }
}

/// The rule by which the terms in a statement give it themes.
///
/// A theme is told outright by a term that is no general word, by any two hits, by a member of a list of three terms or more
/// (云计算、大数据、物联网), and in a statement of one clause by any term: it has no room for words in passing. Where at least two themes
/// are told outright, a general word in passing (监管 in a clause on something else) adds none; in a statement on fewer themes it is what
/// the statement has.
enum ThemeRule {
    private static let outrightThemesThatSuffice = 2

    /// - Parameter hits: those in the statement, in the order of the text.
    /// - Returns: each theme that is hit, in the taxonomy's order, with what told it.
    static func tellings(of hits: [ThemeMatcher.Hit], in span: TextSpan, _ text: UTF8Text) -> [(theme: Int, telling: ThemeTelling)] {
        guard !hits.isEmpty else { return [] }
        let words = StatementWords(text)
        let listed = words.listed(hits.map(\.span))
        let isOneClause = words.isOneClause(span)
        var outright: [Int: ThemeTelling] = [:]
        var seen: Set<Int> = []
        for (index, hit) in hits.enumerated() {
            let isRepeated = !seen.insert(hit.theme).inserted
            guard outright[hit.theme] == nil || !hit.isGeneral else { continue }
            if !hit.isGeneral {
                outright[hit.theme] = .term
            } else if isRepeated {
                outright[hit.theme] = .repeated
            } else if listed[index] {
                outright[hit.theme] = .listed
            } else if isOneClause {
                outright[hit.theme] = .oneClause
            }
        }
        let other: ThemeTelling = outright.count >= outrightThemesThatSuffice ? .inPassing : .alone
        return seen.sorted().map { ($0, outright[$0] ?? other) }
    }
}
