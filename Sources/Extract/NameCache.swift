/// The hints of the names that a page has had: a menu's hundred items are named alike.
struct NameCache {
    private var entries: [Entry] = Array(repeating: Entry(start: 0, count: -1, hints: []), count: 1 << bits)
    private static let bits = 9

    private struct Entry: BitwiseCopyable {
        /// The place of the names in the tree's values.
        var start: Int32
        var count: Int32
        var hints: Hints
    }

    /// The hints of the names at a range of a page's values.
    mutating func hints(in values: [UInt8], _ range: Range<Int>, _ words: NameWords) -> Hints {
        let slot = values.withUnsafeBufferPointer { Self.slot($0, range) }
        let entry = entries[slot]
        if Int(entry.count) == range.count, Self.isSame(values, Int(entry.start), range) { return entry.hints }
        let hints = words.hints(in: values, range)
        entries[slot] = Entry(
            start: Int32(truncatingIfNeeded: range.lowerBound),
            count: Int32(truncatingIfNeeded: range.count),
            hints: hints
        )
        return hints
    }

    private static func isSame(_ values: [UInt8], _ start: Int, _ range: Range<Int>) -> Bool {
        values.withUnsafeBufferPointer { values in
            for k in 0..<range.count where values[start + k] != values[range.lowerBound + k] { return false }
            return true
        }
    }

    /// Hashes the length and eight bytes each from the start, the middle and the end.
    private static func slot(_ values: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var hash = UInt64(truncatingIfNeeded: range.count) &* 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(values)
        if range.count >= 8 {
            for at in [range.lowerBound, range.lowerBound + (range.count - 8) / 2, range.upperBound - 8] {
                hash = (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 29
            }
        } else {
            for i in range { hash = (hash ^ UInt64(values[i])) &* 0x100_0000_01B3 }
            hash &*= 0x9E37_79B9_7F4A_7C15
        }
        return Int(hash >> UInt64(64 - bits))
    }
}
