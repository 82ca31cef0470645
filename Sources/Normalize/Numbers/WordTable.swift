/// Words with what they mean, found longest first at a place of a folded text, or up to one.
struct WordTable<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        var word: [Glyph]
        var meaning: Meaning
    }

    /// By first character, then the longer ones first.
    private var forward: [Entry]
    /// By last character, then the longer ones first.
    private var backward: [Entry]
    /// By the low eight bits of a character: whether any word begins, or ends, with such a one. It turns away most places.
    private var begins = GlyphFilter()
    private var ends = GlyphFilter()

    init(_ words: [(word: [Glyph], meaning: Meaning)]) {
        let entries = words.filter { !$0.word.isEmpty }.map { Entry(word: $0.word, meaning: $0.meaning) }
        forward = entries.sorted { a, b in
            a.word[0] != b.word[0] ? a.word[0] < b.word[0] : a.word.count > b.word.count
        }
        backward = entries.sorted { a, b in
            let (x, y) = (a.word[a.word.count - 1], b.word[b.word.count - 1])
            return x != y ? x < y : a.word.count > b.word.count
        }
        for entry in entries {
            begins.insert(entry.word[0])
            ends.insert(entry.word[entry.word.count - 1])
        }
    }

    var words: [[Glyph]] { forward.map(\.word) }

    /// The first characters of all words.
    var firstGlyphs: [Glyph] { forward.map { $0.word[0] } }

    /// The longest word that begins at `i`.
    func match(_ text: GlyphText, at i: Int) -> (meaning: Meaning, end: Int)? {
        let first = text[i]
        guard begins.mayHave(first) else { return nil }
        var k = Self.lowerBound(forward, first) { $0.word[0] }
        while k < forward.count, forward[k].word[0] == first {
            if text.has(forward[k].word, at: i) { return (forward[k].meaning, i + forward[k].word.count) }
            k += 1
        }
        return nil
    }

    /// The longest word that ends before `end` and begins at `floor` or later.
    func match(_ text: GlyphText, endingAt end: Int, floor: Int = 0) -> (meaning: Meaning, start: Int)? {
        guard end > floor else { return nil }
        let last = text[end - 1]
        guard ends.mayHave(last) else { return nil }
        var k = Self.lowerBound(backward, last) { $0.word[$0.word.count - 1] }
        while k < backward.count, backward[k].word[backward[k].word.count - 1] == last {
            let start = end - backward[k].word.count
            if start >= floor, text.has(backward[k].word, at: start) { return (backward[k].meaning, start) }
            k += 1
        }
        return nil
    }

    private static func lowerBound(_ entries: [Entry], _ glyph: Glyph, key: (Entry) -> Glyph) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if key(entries[middle]) < glyph { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A set of characters by their low eight bits: no false negatives.
struct GlyphFilter: Sendable {
    private var words: SIMD4<UInt64> = .zero

    mutating func insert(_ glyph: Glyph) {
        words[Int(glyph.code >> 6) & 3] |= 1 << UInt64(glyph.code & 63)
    }

    @inline(__always)
    func mayHave(_ glyph: Glyph) -> Bool {
        words[Int(glyph.code >> 6) & 3] & (1 << UInt64(glyph.code & 63)) != 0
    }
}
