/// A set of numbers that stand in a text, in 128 bits: each sets one by its hash.
///
/// What is written by a form, such as the news of a session's opening or a daily bulletin, has the words of every other of its kind, and its own
/// numbers; a reprint has the numbers of what it repeats.
package struct NumberSet: Sendable, Hashable {
    package var bits: SIMD2<UInt64>

    package init(bits: SIMD2<UInt64> = .zero) {
        self.bits = bits
    }

    mutating func insert(_ hash: UInt64) { bits[Int(hash >> 6 & 1)] |= 1 << (hash & 63) }

    private var count: Int { bits[0].nonzeroBitCount + bits[1].nonzeroBitCount }

    /// Whether the smaller set is, but for a misread or an added number in ten, part of the other. A text without numbers agrees with any.
    func agrees(with other: NumberSet) -> Bool {
        let shared = NumberSet(bits: bits & other.bits).count
        return shared * 10 >= min(count, other.count) * 9
    }
}
