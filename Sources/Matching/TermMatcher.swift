import Records

/// Finds every term of a list in a text, in one pass over its UTF-8 bytes.
///
/// The first six or four bytes of a term are a key: a bitmap of hashed keys turns away nearly every position with one load, and the
/// bucket of a key is compared longest first. On Chinese text, where a character is three bytes, this passes several times
/// what an Aho–Corasick automaton does, and building it takes time in proportion to the terms.
package struct TermMatcher: Sendable {
    /// A term at a place.
    package struct Hit: Sendable, Hashable {
        /// The index in the list of terms.
        package var term: Int
        /// Bytes of the text.
        package var span: TextSpan
    }

    /// Bytes of all terms, one after the other.
    private var pool: [UInt8] = []
    private var entries: [Entry] = []
    /// Terms of six bytes or more, that is of two Chinese characters.
    private var long = Tier()
    /// Terms of four or five bytes.
    private var medium = Tier()
    /// The first entry of fewer than four bytes for each first byte, or -1.
    private var shortHeads: [Int32]
    private let foldsASCIICase: Bool

    /// Terms by a hash of their first bytes.
    private struct Tier: Sendable {
        static let keyBits: UInt64 = 16
        /// For a key: the first of its entries, or -1.
        var heads: [Int32] = Array(repeating: -1, count: 1 << keyBits)
        /// Whether a key has any entry: turns away nearly every place of a text with one load.
        var bitmap: [UInt64] = Array(repeating: 0, count: 1 << (keyBits - 6))

        mutating func add(_ entry: inout Entry, at place: Int, key: Int) {
            entry.next = heads[key]
            heads[key] = Int32(place)
            bitmap[key >> 6] |= 1 << UInt64(key & 63)
        }

        @inline(__always)
        func head(_ key: Int) -> Int32 { bitmap[key >> 6] & (1 << UInt64(key & 63)) == 0 ? -1 : heads[key] }
    }

    private struct Entry: Sendable {
        var term: Int32
        var start: Int32
        var count: Int32
        /// The next entry of the bucket, no longer than this one, or -1.
        var next: Int32
    }

    /// - Parameters:
    ///   - terms: the terms' UTF-8 bytes; an empty one is never found.
    ///   - foldsASCIICase: finds `ai` for `AI`.
    package init(_ terms: [[UInt8]], foldsASCIICase: Bool = false) {
        self.foldsASCIICase = foldsASCIICase
        shortHeads = Array(repeating: -1, count: 256)
        let folded = foldsASCIICase ? terms.map { $0.map(Self.fold) } : terms
        // Shortest first, each put before the bucket's others, leaves every bucket longest first.
        let order = terms.indices.sorted { (folded[$0].count, $1) < (folded[$1].count, $0) }
        entries.reserveCapacity(terms.count)
        for index in order {
            let term = folded[index]
            guard let first = term.first else { continue }
            var entry = Entry(term: Int32(index), start: Int32(pool.count), count: Int32(term.count), next: -1)
            pool.append(contentsOf: term)
            switch term.count {
            case ..<4:
                entry.next = shortHeads[Int(first)]
                shortHeads[Int(first)] = Int32(entries.count)
            case ..<6: medium.add(&entry, at: entries.count, key: term.withUnsafeBufferPointer { key($0, 0, bytes: 4) })
            default: long.add(&entry, at: entries.count, key: term.withUnsafeBufferPointer { key($0, 0, bytes: 6) })
            }
            entries.append(entry)
        }
    }

    /// Whether there is no term to find.
    package var isEmpty: Bool { entries.isEmpty }

    /// The terms at one place, longest first.
    package func terms(in text: [UInt8], at offset: Int) -> [Hit] {
        guard offset < text.count else { return [] }
        var hits: [Hit] = []
        text.withUnsafeBufferPointer { text in
            each(in: text, at: offset, end: text.count) { entry in
                hits.append(Hit(term: Int(entry.term), span: TextSpan(offset, offset + Int(entry.count))))
                return false
            }
        }
        return hits
    }

    /// The longest term at each place, from the left, none overlapping another.
    package func longestHits(in text: [UInt8], from start: Int = 0, to end: Int? = nil) -> [Hit] {
        var hits: [Hit] = []
        text.withUnsafeBufferPointer { text in
            let end = min(end ?? text.count, text.count)
            var i = start
            while i < end {
                var length = 0
                each(in: text, at: i, end: end) { entry in
                    length = Int(entry.count)
                    hits.append(Hit(term: Int(entry.term), span: TextSpan(i, i + length)))
                    return true
                }
                i += max(length, 1)
            }
        }
        return hits
    }

    /// Every term at every place, overlapping ones too; at one place the longest first.
    package func allHits(in text: [UInt8], from start: Int = 0, to end: Int? = nil) -> [Hit] {
        var hits: [Hit] = []
        text.withUnsafeBufferPointer { text in
            let end = min(end ?? text.count, text.count)
            // A term begins where a character does.
            for i in start..<max(start, end) where text[i] & 0xC0 != 0x80 {
                each(in: text, at: i, end: end) { entry in
                    hits.append(Hit(term: Int(entry.term), span: TextSpan(i, i + Int(entry.count))))
                    return false
                }
            }
        }
        return hits
    }

    /// Calls `body` with the entries that match at `i`, longest first, until it returns true.
    @inline(__always)
    private func each(in text: UnsafeBufferPointer<UInt8>, at i: Int, end: Int, _ body: (Entry) -> Bool) {
        if i + 6 <= end, visit(long.head(key(text, i, bytes: 6)), text, i, end, body) { return }
        if i + 4 <= end, visit(medium.head(key(text, i, bytes: 4)), text, i, end, body) { return }
        _ = visit(shortHeads[Int(foldsASCIICase ? Self.fold(text[i]) : text[i])], text, i, end, body)
    }

    /// Calls `body` with the entries of a bucket that match, until it returns true, and returns whether it did.
    @inline(__always)
    private func visit(_ head: Int32, _ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int, _ body: (Entry) -> Bool) -> Bool {
        var at = head
        while at >= 0 {
            let entry = entries[Int(at)]
            if matches(entry, text, i, end), body(entry) { return true }
            at = entry.next
        }
        return false
    }

    @inline(__always)
    private func matches(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Bool {
        let count = Int(entry.count)
        guard i + count <= end else { return false }
        let start = Int(entry.start)
        for k in 0..<count {
            let b = foldsASCIICase ? Self.fold(text[i + k]) : text[i + k]
            if pool[start + k] != b { return false }
        }
        return true
    }

    @inline(__always)
    private static func fold(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5A ? b | 0x20 : b }

    /// The key of the bytes at `i`, by multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the high bits of the
    /// product are well mixed.
    @inline(__always)
    private func key(_ text: UnsafeBufferPointer<UInt8>, _ i: Int, bytes: Int) -> Int {
        var word: UInt64 = 0
        for k in 0..<bytes { word = word << 8 | UInt64(foldsASCIICase ? Self.fold(text[i + k]) : text[i + k]) }
        return Int((word &* 0x9E37_79B9_7F4A_7C15) >> (64 - Tier.keyBits))
    }
}
