/// The articles seen so far, asked whether the next one is among them.
///
/// Two articles are the same where their folded text is; or where both are long enough, about as long as each other, have the same numbers, are
/// about the same region, and their SimHash differs in at most ``nearDistance`` bits. The answers depend on the order in which the articles come: the
/// first one is the original.
package struct DuplicateIndex: Sendable {
    /// A line more or less in fifty moves a text of 500 tokens by up to this; unrelated texts are about 32 bits apart, and within 7 in
    /// one of 25,000 million pairs. Texts written by one form are near without being the same, which their numbers and regions tell.
    package static let nearDistance = 7
    /// A shorter text has too few shingles for its SimHash to be steady: it is compared exactly only.
    package static let shortestNear = 100
    /// The shorter of two texts that are near has at least so many hundredths of the other's tokens.
    package static let leastLengthShare = 80

    private struct Original: Sendable {
        var id: String
        var near: UInt64
        var numbers: NumberSet
        var tokens: Int
        var region: String?
    }

    /// As many bytes as SimHash has: two that differ in one bit fewer agree in a whole byte.
    private static let bands = nearDistance + 1

    private var originals: [Original] = []
    private var byExact: [[UInt64]: Int] = [:]
    /// Numbers of originals by the place and the value of each byte of their SimHash.
    private var byBand: [[Int32]] = Array(repeating: [], count: bands * 256)

    package init() {}

    /// - Parameter region: code of the region that the article is about; nil where it is about none.
    /// - Returns: the id of the article that this one repeats; nil where it is new, and then it is an original from now on.
    package mutating func original(of fingerprint: Fingerprint, region: String? = nil, id: String) -> String? {
        if let known = byExact[fingerprint.exact] { return originals[known].id }
        let isLong = fingerprint.tokens >= Self.shortestNear
        if isLong, let known = nearest(to: fingerprint, region: region) {
            byExact[fingerprint.exact] = known
            return originals[known].id
        }
        byExact[fingerprint.exact] = originals.count
        if isLong {
            for band in 0..<Self.bands { byBand[Self.slot(band, fingerprint.near)].append(Int32(originals.count)) }
        }
        originals.append(
            Original(id: id, near: fingerprint.near, numbers: fingerprint.numbers, tokens: fingerprint.tokens, region: region)
        )
        return nil
    }

    /// The first original that is near enough.
    private func nearest(to fingerprint: Fingerprint, region: String?) -> Int? {
        var first: Int?
        for band in 0..<Self.bands {
            for number in byBand[Self.slot(band, fingerprint.near)] {
                let index = Int(number)
                if let first, index >= first { break }
                let other = originals[index]
                guard (other.near ^ fingerprint.near).nonzeroBitCount <= Self.nearDistance, other.numbers.agrees(with: fingerprint.numbers),
                    region == nil || other.region == nil || region == other.region
                else { continue }
                let (shorter, longer) = (min(other.tokens, fingerprint.tokens), max(other.tokens, fingerprint.tokens))
                if shorter * 100 >= longer * Self.leastLengthShare { first = index }
            }
        }
        return first
    }

    private static func slot(_ band: Int, _ near: UInt64) -> Int {
        band << 8 | Int(near >> UInt64(8 * band) & 0xFF)
    }
}
