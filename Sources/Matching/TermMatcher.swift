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
    private var long: Tier
    /// Terms of four or five bytes.
    private var medium: Tier
    /// The first entry of fewer than four bytes for each first byte, or -1.
    private var shortHeads: [Int32]
    private var longestTerm = 0
    private let foldsASCIICase: Bool

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
        let folded = foldsASCIICase ? terms.map { Self.folded($0) } : terms
        long = Tier(terms: folded.count { $0.count >= 6 })
        medium = Tier(terms: folded.count { $0.count == 4 || $0.count == 5 })
        // Shortest first, each put before the bucket's others, leaves every bucket longest first.
        let order = terms.indices.sorted { (folded[$0].count, $1) < (folded[$1].count, $0) }
        entries.reserveCapacity(terms.count)
        pool.reserveCapacity(folded.reduce(0) { $0 + $1.count })
        for index in order {
            let term = folded[index]
            guard let first = term.first else { continue }
            var entry = Entry(term: Int32(index), start: Int32(pool.count), count: Int32(term.count), next: -1)
            pool.append(contentsOf: term)
            let word = term.withUnsafeBytes { Self.word($0, at: 0) }
            switch term.count {
            case ..<4:
                entry.next = shortHeads[Int(first)]
                shortHeads[Int(first)] = Int32(entries.count)
            case ..<6: entry.next = medium.add(entries.count, word & Self.fourBytes)
            default: entry.next = long.add(entries.count, word & Self.sixBytes)
            }
            entries.append(entry)
            longestTerm = max(longestTerm, term.count)
        }
    }

    /// Whether there is no term to find.
    package var isEmpty: Bool { entries.isEmpty }

    /// Calls `body` with each term at one place, longest first.
    package func forEachTerm(in text: [UInt8], at offset: Int, _ body: (Hit) -> Void) {
        visit(text, at: offset) { entry in
            body(Hit(term: Int(entry.term), span: TextSpan(offset, offset + Int(entry.count))))
            return false
        }
    }

    /// The terms at one place, longest first.
    package func terms(in text: [UInt8], at offset: Int) -> [Hit] {
        var hits: [Hit] = []
        forEachTerm(in: text, at: offset) { hits.append($0) }
        return hits
    }

    /// The longest term at one place.
    package func longestTerm(in text: [UInt8], at offset: Int) -> Hit? {
        var hit: Hit?
        visit(text, at: offset) { entry in
            hit = Hit(term: Int(entry.term), span: TextSpan(offset, offset + Int(entry.count)))
            return true
        }
        return hit
    }

    /// The longest term at each place, from the left, none overlapping another.
    package func longestHits(in text: [UInt8], from start: Int = 0, to end: Int? = nil) -> [Hit] {
        var hits: [Hit] = []
        scan(text, from: start, to: end) { entry, i in
            hits.append(Hit(term: Int(entry.term), span: TextSpan(i, i + Int(entry.count))))
            return i + Int(entry.count)
        }
        return hits
    }

    /// Every term at every place, overlapping ones too; at one place the longest first.
    package func allHits(in text: [UInt8], from start: Int = 0, to end: Int? = nil) -> [Hit] {
        var hits: [Hit] = []
        scan(text, from: start, to: end) { entry, i in
            hits.append(Hit(term: Int(entry.term), span: TextSpan(i, i + Int(entry.count))))
            return nil
        }
        return hits
    }
}

extension TermMatcher {
    /// Calls `body` with the entries that match at each place where a character begins, longest first, until it tells where to go on.
    @inline(__always)
    private func scan(_ text: [UInt8], from start: Int, to end: Int?, _ body: (Entry, Int) -> Int?) {
        let end = min(end ?? text.count, text.count)
        guard start < end else { return }
        guard foldsASCIICase else { return text.withUnsafeBytes { scan($0, from: start, to: end, body) } }
        // Only the part that is asked for is folded: the caller may ask for a long text line by line.
        Self.withFolded(text, start..<end) { part in
            scan(part, from: 0, to: part.count) { entry, i in body(entry, i + start).map { $0 - start } }
        }
    }

    @inline(__always)
    private func scan(_ text: UnsafeRawBufferPointer, from start: Int, to end: Int, _ body: (Entry, Int) -> Int?) {
        long.bitmap.withUnsafeBufferPointer { bitmap in
            var i = start
            while i < end {
                let first = text[i]
                guard first & 0xC0 != 0x80 else {
                    i += 1
                    continue
                }
                let word = Self.word(text, at: i)
                let key = long.key(word & Self.sixBytes)
                if bitmap[key >> 6] & (1 << UInt64(key & 63)) != 0 || medium.has(word & Self.fourBytes) || shortHeads[Int(first)] >= 0,
                    let next = visit(text, at: i, before: end, word, body)
                {
                    i = next
                } else {
                    i += 1
                }
            }
        }
    }

    /// Calls `body` with the entries that match at a place, longest first, until it returns true.
    @inline(__always)
    private func visit(_ text: [UInt8], at offset: Int, _ body: (Entry) -> Bool) {
        guard offset >= 0, offset < text.count else { return }
        let end = min(text.count, offset + longestTerm)
        if foldsASCIICase {
            Self.withFolded(text, offset..<end) { text in
                _ = visit(text, at: 0, before: text.count, Self.word(text, at: 0)) { entry, _ in body(entry) ? 0 : nil }
            }
        } else {
            text.withUnsafeBytes { text in
                _ = visit(text, at: offset, before: end, Self.word(text, at: offset)) { entry, _ in body(entry) ? 0 : nil }
            }
        }
    }

    @inline(__always)
    private func visit(_ text: UnsafeRawBufferPointer, at i: Int, before end: Int, _ word: UInt64, _ body: (Entry, Int) -> Int?) -> Int? {
        var tier = 0
        while tier < 3 {
            var at =
                switch tier {
                case 0: long.head(word & Self.sixBytes)
                case 1: medium.head(word & Self.fourBytes)
                default: shortHeads[Int(text[i])]
                }
            while at >= 0 {
                let entry = entries[Int(at)]
                if matches(entry, text, i, end), let next = body(entry, i) { return next }
                at = entry.next
            }
            tier += 1
        }
        return nil
    }

    @inline(__always)
    private func matches(_ entry: Entry, _ text: UnsafeRawBufferPointer, _ i: Int, _ end: Int) -> Bool {
        let count = Int(entry.count)
        guard i + count <= end else { return false }
        let start = Int(entry.start)
        for k in 0..<count where pool[start + k] != text[i + k] { return false }
        return true
    }

    private static let fourBytes: UInt64 = 0xFFFF_FFFF
    private static let sixBytes: UInt64 = 0xFFFF_FFFF_FFFF

    /// The eight bytes at `i`, the first one lowest; zeros behind the end.
    @inline(__always)
    private static func word(_ text: UnsafeRawBufferPointer, at i: Int) -> UInt64 {
        if i + 8 <= text.count { return UInt64(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt64.self)) }
        var word: UInt64 = 0
        for k in (i..<text.count).reversed() { word = word << 8 | UInt64(text[k]) }
        return word
    }

    private static func folded(_ term: [UInt8]) -> [UInt8] {
        withFolded(term, term.indices) { Array($0) }
    }

    /// Calls `body` with a part of a text whose capital letters are small ones.
    @inline(__always)
    private static func withFolded<Result>(_ text: [UInt8], _ part: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        text.withUnsafeBufferPointer { text in
            withUnsafeTemporaryAllocation(byteCount: part.count, alignment: 1) { folded in
                for i in 0..<part.count {
                    let byte = text[part.lowerBound + i]
                    folded[i] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                }
                return body(UnsafeRawBufferPointer(folded))
            }
        }
    }
}

/// The terms of a matcher by a hash of their first bytes.
private struct Tier: Sendable {
    /// For a key: the first of its entries, or -1.
    private var heads: [Int32]
    /// Whether a key has any entry: turns away nearly every place of a text with one load.
    private(set) var bitmap: [UInt64]
    /// 64 less the bits of a key: as many as leave most keys empty, and no more, since a table is filled for each list of words.
    private let shift: UInt64

    /// - Parameter terms: how many will be added.
    init(terms: Int) {
        let bits = min(18, max(6, Int.bitWidth - (terms * 8).leadingZeroBitCount))
        heads = Array(repeating: -1, count: 1 << bits)
        bitmap = Array(repeating: 0, count: 1 << (bits - 6))
        shift = UInt64(64 - bits)
    }

    /// - Returns: the entry that was the first of its key.
    mutating func add(_ place: Int, _ word: UInt64) -> Int32 {
        let key = key(word)
        let next = heads[key]
        heads[key] = Int32(place)
        bitmap[key >> 6] |= 1 << UInt64(key & 63)
        return next
    }

    /// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the high bits of the product are well mixed.
    @inline(__always)
    func key(_ word: UInt64) -> Int { Int((word &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    @inline(__always)
    func has(_ word: UInt64) -> Bool {
        let key = key(word)
        return bitmap[key >> 6] & (1 << UInt64(key & 63)) != 0
    }

    @inline(__always)
    func head(_ word: UInt64) -> Int32 {
        let key = key(word)
        return bitmap[key >> 6] & (1 << UInt64(key & 63)) == 0 ? -1 : heads[key]
    }
}
