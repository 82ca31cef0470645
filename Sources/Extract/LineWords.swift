import Matching
import Records

/// The words that tell a line beside the text from a line of it.
struct LineWords: Sendable {
    private let words: TermMatcher
    private let entries: [Entry]

    private struct Entry: Sendable {
        var kind: Kind
        /// Whether the word may be the start of a longer line, without a space or a colon behind it.
        var goesOn: Bool
    }

    enum Kind: Sendable, Hashable {
        /// A heading under which no more of the text comes.
        case end
        /// A line that is left out.
        case drop
        /// Opens a pointer to another page; what follows is a link.
        case related
        /// Opens an abstract.
        case summary
        /// Says that there is more on another page.
        case truncation
        /// Says that the page is no longer there.
        case gone
    }

    /// Words that leave a short line out wherever they stand in it.
    private let anywhere: TermMatcher
    /// Words that say that the rest of the text is for members.
    private let withheld: TermMatcher

    init(
        anywhere: [String],
        end: [String],
        drop: [String],
        related: [String],
        summary: [String],
        truncation: [String],
        withheld: [String],
        gone: [String]
    ) {
        let lists: [(Kind, [String])] = [
            (.end, end), (.drop, drop), (.related, related), (.summary, summary), (.truncation, truncation), (.gone, gone),
        ]
        let terms = lists.flatMap { list in list.1.map { Self.term($0, list.0) } }
        let all = terms + terms.compactMap { term in Self.capitalized(term.word).map { (word: $0, entry: term.entry) } }
        words = TermMatcher(all.map(\.word), foldsASCIICase: true)
        self.anywhere = TermMatcher(anywhere.map { Array($0.utf8) }, foldsASCIICase: true)
        self.withheld = TermMatcher(withheld.map { Array($0.utf8) }, foldsASCIICase: true)
        entries = all.map(\.entry)
    }

    /// A word of a list without the `*` at its end, which says that it may go on.
    private static func term(_ word: String, _ kind: Kind) -> (word: [UInt8], entry: Entry) {
        let bytes = Array(word.utf8)
        let goesOn = bytes.last == UInt8(ascii: "*")
        return (goesOn ? bytes.dropLast() : bytes, Entry(kind: kind, goesOn: goesOn))
    }

    /// A word with a capital where it begins with a letter of Latin-1 such as ü, whose case the matcher does not fold.
    private static func capitalized(_ word: [UInt8]) -> [UInt8]? {
        guard word.count > 1, word[0] == 0xC3, word[1] >= 0xA0, word[1] <= 0xBE else { return nil }
        return [0xC3, word[1] - 0x20] + word[2...]
    }

    /// Whether a line has a word that no line of a text has, such as a call to scan a code.
    ///
    /// Chinese sentences of some length tell of such words, too: what may be sent on, what is scanned at a counter.
    func isNotice(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard !anywhere.isEmpty else { return false }
        let hits = anywhere.longestHits(in: text, from: start, to: end)
        let isSentence = end - start >= Self.shortestSentence && Self.hasFullStop(text, start, end)
        return hits.contains { !isSentence || !Self.isHan(text[$0.span.start]) }
    }

    /// Bytes, 30 Chinese characters.
    private static let shortestSentence = 90

    /// Whether the sign 。 stands in a line.
    static func hasFullStop(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var i = start
        while i + 2 < end {
            if text[i] == 0xE3, text[i + 1] == 0x80, text[i + 2] == 0x82 { return true }
            i += width(text[i])
        }
        return false
    }

    /// Whether a byte is the first of a Chinese character.
    static func isHan(_ b: UInt8) -> Bool { b >= 0xE4 && b <= 0xE9 }

    /// Whether a line says that the rest of the text is for members.
    func saysWithheld(_ text: [UInt8], _ span: TextSpan) -> Bool {
        !withheld.isEmpty && !withheld.longestHits(in: text, from: span.start, to: span.end).isEmpty
    }

    /// A line's opening: the kinds of the words that it begins with, and how many bytes are left after the longest of each.
    struct Opening {
        var kind: Kind
        /// Bytes of the line after the word, signs and spaces not counted.
        var rest: Int
        /// Whether a colon follows the word.
        var isLabel: Bool
        /// Whether the word is of Chinese characters.
        var isHan: Bool
    }

    /// - Parameters:
    ///   - start: the line's first byte.
    ///   - end: the byte after its last.
    func openings(in text: [UInt8], _ start: Int, _ end: Int) -> [Opening] {
        var start = start
        while start < end, Self.isSign(text, start) { start += Self.width(text[start]) }
        guard start < end else { return [] }
        var found: [Opening] = []
        for hit in words.terms(in: text, at: start) where hit.span.end <= end {
            // A Latin word must end where the term does.
            if hit.span.end < end, Self.isLatin(text[hit.span.end - 1]), Self.isLatin(text[hit.span.end]) { continue }
            let kind = entries[hit.term].kind
            if found.contains(where: { $0.kind == kind }) { continue }
            let isHan = Self.isHan(text[hit.span.start])
            let isLabel = Self.isColon(text, hit.span.end, end)
            if isHan, kind == .end || kind == .drop, !isLabel, !entries[hit.term].goesOn, !Self.endsWord(text, hit.span.end, end) {
                continue
            }
            var rest = 0
            var i = hit.span.end
            while i < end {
                if !Self.isSign(text, i) { rest += Self.width(text[i]) }
                i += Self.width(text[i])
            }
            found.append(Opening(kind: kind, rest: rest, isLabel: isLabel, isHan: isHan))
        }
        return found
    }

    /// Whether nothing follows a Chinese word at once: 标签 opens 标签 区块链, and not 标签和说明书.
    private static func endsWord(_ text: [UInt8], _ at: Int, _ end: Int) -> Bool {
        if at < end, text[at] < 0x80 || closesLabel(text, at) { return isSign(text, at) }
        var i = at
        while i < end, isSign(text, i) { i += width(text[i]) }
        return i >= end
    }

    /// Whether a sign stands at a place that closes or parts labels: 】, ） or ｜.
    private static func closesLabel(_ text: [UInt8], _ i: Int) -> Bool {
        guard i + 2 < text.count else { return false }
        return switch (text[i], text[i + 1], text[i + 2]) {
        case (0xE3, 0x80, 0x91), (0xEF, 0xBC, 0x89), (0xEF, 0xBD, 0x9C): true
        default: false
        }
    }

    /// Whether a colon stands at `at`, spaces before it passed.
    private static func isColon(_ text: [UInt8], _ at: Int, _ end: Int) -> Bool {
        var i = at
        while i < end, text[i] == 0x20 { i += 1 }
        if i < end, text[i] == UInt8(ascii: ":") { return true }
        return i + 2 < end && text[i] == 0xEF && text[i + 1] == 0xBC && text[i + 2] == 0x9A
    }

    private static func isLatin(_ b: UInt8) -> Bool {
        b | 0x20 >= UInt8(ascii: "a") && b | 0x20 <= UInt8(ascii: "z") || b >= 0xC3 && b <= 0xCA
    }

    private static func width(_ b: UInt8) -> Int { b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4 }

    /// White space, brackets, arrows, colons and other signs around a label.
    static func isSign(_ text: [UInt8], _ i: Int) -> Bool {
        let b = text[i]
        if b < 0x80 { return !(b | 0x20 >= 0x61 && b | 0x20 <= 0x7A) && !(b >= 0x30 && b <= 0x39) && b != UInt8(ascii: "@") }
        if b == 0xC2 { return i + 1 < text.count && text[i + 1] != 0xA9 }
        guard i + 2 < text.count else { return false }
        // General punctuation to box drawing; CJK symbols; full-width signs.
        if b == 0xE2 { return true }
        if b == 0xE3, text[i + 1] == 0x80 { return true }
        if b == 0xEF, text[i + 1] == 0xBC { return text[i + 2] < 0x90 || text[i + 2] >= 0x9A && text[i + 2] <= 0xA0 }
        return b == 0xEF && text[i + 1] == 0xBD && text[i + 2] >= 0x9B
    }
}
