import Matching
import Records
import Testing

@Suite struct TermMatcherTests {
    private func matcher(_ terms: [String], foldsASCIICase: Bool = false) -> TermMatcher {
        TermMatcher(terms.map { Array($0.utf8) }, foldsASCIICase: foldsASCIICase)
    }

    /// A part is searched by itself, and its hits are told by their places in the whole text.
    @Test func aPartOfATextIsSearchedByItself() {
        let matcher = TermMatcher(["ai", "链"].map { Array($0.utf8) }, foldsASCIICase: true)
        let text = Array("AI链xAI链AI".utf8)
        #expect(matcher.longestHits(in: text, from: 6, to: 11).map(\.span) == [TextSpan(6, 8), TextSpan(8, 11)])
        #expect(matcher.longestHits(in: text, from: 6, to: 10).map(\.span) == [TextSpan(6, 8)])
        #expect(matcher.longestHits(in: text, from: 13, to: 13).isEmpty)
    }

    @Test func theLongestTermWinsAndNoneOverlaps() {
        let terms = ["供应链", "供应链金融", "金融科技", "链"]
        let hits = matcher(terms).longestHits(in: Array("供应链金融科技链".utf8))
        #expect(hits.map { terms[$0.term] } == ["供应链金融", "链"])
        #expect(hits.map(\.span) == [TextSpan(0, 15), TextSpan(21, 24)])
    }

    @Test func allHitsOverlap() {
        let terms = ["供应链", "供应链金融", "链金"]
        let hits = matcher(terms).allHits(in: Array("供应链金融".utf8))
        #expect(hits.map { terms[$0.term] } == ["供应链金融", "供应链", "链金"])
    }

    @Test func shortTermsAreFoundUpToTheLastByte() {
        let terms = ["5G", "a", "两"]
        let hits = matcher(terms).longestHits(in: Array("a5G两".utf8))
        #expect(hits.map { terms[$0.term] } == ["a", "5G", "两"])
    }

    @Test func caseIsFoldedOnlyWhereAsked() {
        #expect(matcher(["GDP1"]).longestHits(in: Array("gdp1".utf8)).isEmpty)
        #expect(matcher(["GDP1"], foldsASCIICase: true).longestHits(in: Array("gDp1".utf8)).count == 1)
    }

    @Test func emptyListsAndTextsGiveNothing() {
        #expect(matcher([]).longestHits(in: Array("区块链".utf8)).isEmpty)
        #expect(matcher(["", "区"]).longestHits(in: []).isEmpty)
    }

    /// The matcher against the obvious way to do it, over texts of few characters, where terms overlap often.
    @Test func aHundredRandomListsAgreeWithTheNaiveSearch() {
        var random = SystemRandomNumberGenerator.seeded(7)
        let alphabet = ["区", "块", "链", "a", "1"]
        for _ in 0..<100 {
            let terms = Array(
                Set(
                    (0..<8).map { _ in
                        (0..<Int.random(in: 1...4, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
                    }
                )
            )
            let text = Array((0..<60).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined().utf8)
            var expected: [TextSpan] = []
            var i = 0
            while i < text.count {
                let longest = terms.map { Array($0.utf8) }.filter { text[i...].starts(with: $0) }.map(\.count).max() ?? 0
                if longest > 0 { expected.append(TextSpan(i, i + longest)) }
                i += max(longest, 1)
            }
            #expect(matcher(terms).longestHits(in: text).map(\.span) == expected)
        }
    }
}

extension SystemRandomNumberGenerator {
    /// A generator that gives the same numbers every time (Steele, Lea and Flood: SplitMix64).
    static func seeded(_ seed: UInt64) -> SeededGenerator { SeededGenerator(state: seed) }
}

struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
