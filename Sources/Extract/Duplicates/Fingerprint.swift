import Digest
import Records

/// What tells that two pages have the same article, whatever their address, container, charset and layout.
package struct Fingerprint: Sendable, Hashable {
    /// The first 128 bits of SHA-256 over the folded text: equal where the words are.
    package var exact: [UInt64]
    /// SimHash (Charikar 2002) over shingles of four tokens: near where most of the wording is.
    package var near: UInt64
    /// Tokens of the text: ideographs, and words of other scripts.
    package var tokens: Int
    package var numbers: NumberSet

    private static let shingle = 4

    package init(exact: [UInt64], near: UInt64, numbers: NumberSet, tokens: Int) {
        self.exact = exact
        self.near = near
        self.tokens = tokens
        self.numbers = numbers
    }

    package init(_ text: UTF8Text) {
        let folded = FoldedText(text)
        let digits = SHA256Digest.hex(folded.bytes)
        exact = [UInt64(digits.prefix(16), radix: 16) ?? 0, UInt64(digits.dropFirst(16).prefix(16), radix: 16) ?? 0]
        tokens = folded.tokens.count
        numbers = folded.numbers
        near = Self.simHash(folded.tokens)
    }

    /// Bits in which ``near`` differs, 0 to 64; about 32 for texts that have nothing to do with each other.
    package func distance(to other: Fingerprint) -> Int {
        (near ^ other.near).nonzeroBitCount
    }

    /// Counts all 64 bit positions at once: plane k holds bit k of each position's count.
    private static func simHash(_ tokens: [UInt64]) -> UInt64 {
        guard tokens.count >= shingle else { return 0 }
        var planes = [UInt64](repeating: 0, count: 32)
        let count = tokens.count - shingle + 1
        planes.withUnsafeMutableBufferPointer { planes in
            for i in 0..<count {
                var hash = tokens[i]
                for k in 1..<shingle { hash = hash &* 0x0000_0100_0000_01B3 &+ tokens[i + k] }
                var carry = FoldedText.mixed(hash)
                var plane = 0
                while carry != 0, plane < planes.count {
                    let both = planes[plane] & carry
                    planes[plane] ^= carry
                    carry = both
                    plane += 1
                }
            }
        }
        var result: UInt64 = 0
        for bit in 0..<64 {
            var ones = 0
            for plane in 0..<planes.count { ones |= Int(planes[plane] >> UInt64(bit) & 1) << plane }
            if 2 * ones > count { result |= 1 << UInt64(bit) }
        }
        return result
    }
}
