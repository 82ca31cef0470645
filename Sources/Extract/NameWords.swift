import Matching

/// Looks words up in the names that pages give their elements: `post-nav`, `postNav` and `post_nav` all have the word `nav`.
struct NameWords: Sendable {
    private let matcher: TermMatcher
    private let entries: [Entry]
    /// A bit for each three letters that a word begins with: most words of a page's names are turned away by one load.
    private let openings: [UInt64]

    private struct Entry: Sendable {
        var hints: Hints
        /// Whether the word must end where a word of the name does.
        var endsWord: Bool
        /// Whether the word must be a whole name: `widget`, but not `elementor-widget`.
        var isName: Bool
    }

    /// - Parameter lists: for each hint its words, with `*` at an end that may stand inside a word of the name, `=` before a
    ///   whole name.
    init(_ lists: [(Hints, [String])]) {
        var terms: [[UInt8]] = []
        var entries: [Entry] = []
        for (hints, words) in lists {
            for word in words {
                var bytes = Array(word.utf8)
                let isName = bytes.first == UInt8(ascii: "=")
                if isName { bytes.removeFirst() }
                let close = bytes.last == UInt8(ascii: "*")
                if close { bytes.removeLast() }
                terms.append(bytes)
                entries.append(Entry(hints: hints, endsWord: !close, isName: isName))
            }
        }
        matcher = TermMatcher(terms, foldsASCIICase: true)
        self.entries = entries
        var openings: [UInt64] = Array(repeating: 0, count: 1 << 9)
        for term in terms {
            let thirds: ClosedRange<UInt8> = term.count > 2 ? term[2] & 31...term[2] & 31 : 0...31
            for third in thirds where term.count > 1 {
                let key = Self.key(term[0], term[1], third)
                openings[key >> 6] |= 1 << UInt64(key & 63)
            }
        }
        self.openings = openings
    }

    /// The hints of all words in the names at a range of bytes.
    func hints(in bytes: [UInt8], _ range: Range<Int>) -> Hints {
        var found: Hints = []
        var before: UInt8 = 0x20
        for i in range {
            let b = bytes[i]
            // A word starts after a sign and at a capital letter after a small one.
            if isLetter(b), !isLetter(before) || isUpper(b) && !isUpper(before) { found.formUnion(hints(in: bytes, at: i, range)) }
            before = b
        }
        return found
    }

    /// 15 bits of three letters.
    @inline(__always)
    private static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int { Int(a & 31) << 10 | Int(b & 31) << 5 | Int(c & 31) }

    @inline(__always)
    private func hints(in bytes: [UInt8], at start: Int, _ range: Range<Int>) -> Hints {
        guard start + 1 < range.upperBound else { return [] }
        let key = Self.key(bytes[start], bytes[start + 1], start + 2 < range.upperBound ? bytes[start + 2] : 0)
        return openings[key >> 6] & (1 << UInt64(key & 63)) == 0 ? [] : matches(in: bytes, at: start, range)
    }

    private func matches(in bytes: [UInt8], at start: Int, _ range: Range<Int>) -> Hints {
        var found: Hints = []
        matcher.forEachTerm(in: bytes, at: start) { hit in
            let entry = entries[hit.term]
            if hit.span.end > range.upperBound || entry.endsWord && !endsWord(bytes, hit.span.end, range) { return }
            if entry.isName, !isName(bytes, hit.span.start, hit.span.end, range) { return }
            found.formUnion(entry.hints)
        }
        return found
    }

    private func isName(_ bytes: [UInt8], _ start: Int, _ end: Int, _ range: Range<Int>) -> Bool {
        (start == range.lowerBound || bytes[start - 1] <= 0x20) && (end == range.upperBound || bytes[end] <= 0x20)
    }

    private func endsWord(_ bytes: [UInt8], _ at: Int, _ range: Range<Int>) -> Bool {
        guard at < range.upperBound else { return true }
        return !isLetter(bytes[at]) || (isUpper(bytes[at]) && !isUpper(bytes[at - 1]))
    }

    @inline(__always)
    private func isLetter(_ b: UInt8) -> Bool { b | 0x20 >= UInt8(ascii: "a") && b | 0x20 <= UInt8(ascii: "z") }
    @inline(__always)
    private func isUpper(_ b: UInt8) -> Bool { b >= UInt8(ascii: "A") && b <= UInt8(ascii: "Z") }
}
