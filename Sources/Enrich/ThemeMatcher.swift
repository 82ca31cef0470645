import Matching
import Records

/// Finds the terms of a taxonomy in a text.
///
/// All terms of all themes are matched together: from the left, the longest wins, none overlaps another, so that 供应链金融 is
/// supply-chain finance and not also 供应链. An exclusion then takes away the hits of its own theme that it covers or cuts.
struct ThemeMatcher: Sendable {
    /// A term of a theme at a place.
    struct Hit: Hashable {
        /// Index in the taxonomy's themes.
        var theme: Int
        var term: String
        /// A general word, which alone does not make a statement one of the theme.
        var isGeneral: Bool
        var span: TextSpan
    }

    private let matcher: TermMatcher
    private let terms: [String]
    /// For each term: the themes that have it.
    private let owners: [[Int]]
    /// For each term: those of ``owners`` for which it is a general word.
    private let generalOwners: [[Int]]
    private let exclusions: TermMatcher
    /// For each exclusion: the themes that it belongs to.
    private let exclusionOwners: [[Int]]
    /// In bytes.
    private let longestExclusion: Int

    init(_ themes: [Theme]) {
        let terms = Self.index(themes.map(\.terms))
        let exclusions = Self.index(themes.map(\.exclusions))
        self.terms = terms.words
        owners = terms.owners
        generalOwners = zip(terms.words, terms.owners).map { word, owners in owners.filter { themes[$0].generalTerms.contains(word) } }
        // Acronyms in Latin letters (AI, GDP) are written in either case.
        matcher = TermMatcher(terms.words.map { Array($0.utf8) }, foldsASCIICase: true)
        self.exclusions = TermMatcher(exclusions.words.map { Array($0.utf8) }, foldsASCIICase: true)
        exclusionOwners = exclusions.owners
        longestExclusion = exclusions.words.map(\.utf8.count).max() ?? 0
    }

    private static func index(_ lists: [[String]]) -> (words: [String], owners: [[Int]]) {
        var words: [String] = []
        var owners: [[Int]] = []
        var places: [String: Int] = [:]
        for (theme, list) in lists.enumerated() {
            for word in list {
                if let place = places[word] {
                    owners[place].append(theme)
                } else {
                    places[word] = words.count
                    words.append(word)
                    owners.append([theme])
                }
            }
        }
        return (words, owners)
    }

    /// In the order of the text; a term that several themes share gives a hit for each.
    func hits(in text: UTF8Text) -> [Hit] {
        let found = matcher.longestHits(in: text.bytes).filter { Self.isWhole($0.span, in: text.bytes) }
        guard !found.isEmpty else { return [] }
        let barred = exclusions.isEmpty ? [] : exclusions.allHits(in: text.bytes)
        var firstBar = 0
        var hits: [Hit] = []
        for hit in found {
            // Both lists are in the order of their starts; no bar is longer than this many bytes.
            while firstBar < barred.count, barred[firstBar].span.start + longestExclusion < hit.span.start { firstBar += 1 }
            for theme in owners[hit.term] {
                let isBarred = barred[firstBar...].prefix { $0.span.start < hit.span.end }.contains {
                    $0.span.overlaps(hit.span) && exclusionOwners[$0.term].contains(theme)
                }
                guard !isBarred else { continue }
                let isGeneral = generalOwners[hit.term].contains(theme)
                hits.append(Hit(theme: theme, term: terms[hit.term], isGeneral: isGeneral, span: hit.span))
            }
        }
        return hits
    }

    /// A term that begins or ends with a Latin letter or digit is a word of its own there: no `AI` in `MAIL`, no `5G` in `15G`.
    private static func isWhole(_ span: TextSpan, in bytes: [UInt8]) -> Bool {
        func isWordByte(_ b: UInt8) -> Bool { (b >= 0x30 && b <= 0x39) || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) }
        if span.start > 0, isWordByte(bytes[span.start]), isWordByte(bytes[span.start - 1]) { return false }
        if span.end < bytes.count, isWordByte(bytes[span.end - 1]), isWordByte(bytes[span.end]) { return false }
        return true
    }
}
