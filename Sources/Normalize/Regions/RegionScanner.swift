import Matching
import Records

/// Finds place names in Chinese text and says which area each one means.
///
/// Sentence by sentence:
/// 1. one pass of a multi-pattern matcher over the bytes gives names, traps, letters and deictic words;
/// 2. names that speak for themselves are taken from the left, the longest first, unless what stands beside them makes them part
///    of another name (`RegionScanner+vetoes.swift`);
/// 3. names of several places are decided by the names beside them and the context (`RegionScanner+resolution.swift`);
/// 4. names that are ordinary words, and short names of counties, are taken where a known place vouches for them;
/// 5. deictic words (我省, 全市) are bound to a place named before or to the context.
package struct RegionScanner: Sendable {
    let gazetteer: Gazetteer
    let words: RegionWords
    let matcher: TermMatcher
    let meanings: [Meaning]
    /// How far to trust each of the gazetteer's spellings.
    let cautions: [Caution]
    let runLetters: [Letter]
    let listLetters: [Letter]
    let prepositionLetters: [Letter]

    /// What a term of the matcher stands for.
    enum Meaning: Sendable {
        /// An index of the gazetteer's spellings.
        case spelling(Int)
        case trap
        /// An index of ``RegionWords/namedRuns``.
        case namedRun(Int)
        /// Two letters side by side: 京津.
        case letters
        /// Two letters with 、 between: 京、津.
        case letterList
        /// A preposition and a letter: 在渝.
        case prepositionLetter
        case deictic(DeicticUnit)
    }

    /// Why a spelling needs another place to vouch for it.
    struct Caution: OptionSet {
        let rawValue: UInt8
        /// A county's name that is a word.
        static let commonCounty = Caution(rawValue: 1)
        /// A prefecture's short name that is a word.
        static let commonPrefecture = Caution(rawValue: 2)
        /// A prefecture's short name that is at times something else.
        static let doubtfulPrefecture = Caution(rawValue: 4)
        /// A word that may follow its province's name.
        static let ordinaryWord = Caution(rawValue: 8)
        /// A side of the place before it.
        static let direction = Caution(rawValue: 16)
        /// A name that must stand free.
        static let loose = Caution(rawValue: 32)
        /// A name whose first character may belong to the word before.
        static let falseStart = Caution(rawValue: 64)
    }

    package init(gazetteer: Gazetteer, words: RegionWords) {
        self.gazetteer = gazetteer
        self.words = words
        var terms: [[UInt8]] = []
        var meanings: [Meaning] = []
        terms.reserveCapacity(gazetteer.spellings.count + 5000)
        meanings.reserveCapacity(gazetteer.spellings.count + 5000)
        for (index, spelling) in gazetteer.spellings.enumerated() {
            let start = Int(spelling.start)
            terms.append(Array(gazetteer.pool[start..<start + Int(spelling.count)]))
            meanings.append(.spelling(index))
        }
        func add(_ term: [UInt8], _ meaning: Meaning) {
            terms.append(term)
            meanings.append(meaning)
        }
        for trap in words.traps { add(trap, .trap) }
        for (index, run) in words.namedRuns.enumerated() { add(run.text, .namedRun(index)) }
        let comma = Mark.listComma
        runLetters = Letter.list(words.runLetters, gazetteer)
        listLetters = Letter.list(words.listLetters, gazetteer)
        prepositionLetters = Letter.list(words.prepositionLetters, gazetteer)
        for first in words.runLetters {
            for second in words.runLetters where first != second {
                add(first + second, .letters)
                add(first + comma + second, .letterList)
            }
            for second in words.listLetters {
                add(first + second, .letters)
                add(second + first, .letters)
                add(first + comma + second, .letterList)
                add(second + comma + first, .letterList)
            }
        }
        for preposition in words.prepositions {
            for letter in words.prepositionLetters { add(preposition + letter, .prepositionLetter) }
        }
        for (term, unit) in DeicticUnit.terms(words) { add(term, .deictic(unit)) }
        matcher = TermMatcher(terms)
        self.meanings = meanings
        var cautions: [Caution] = Array(repeating: [], count: gazetteer.spellings.count)
        let lists: [([[UInt8]], Caution)] = [
            (words.commonCounties, .commonCounty), (words.commonPrefectures, .commonPrefecture),
            (words.doubtfulPrefectures, .doubtfulPrefecture), (words.ordinaryWords, .ordinaryWord), (words.directionNames, .direction),
            (words.looseNames, .loose), (words.falseStarts.map(\.name), .falseStart),
        ]
        for (names, caution) in lists {
            for name in names {
                if let spelling = gazetteer.spelling(of: name) { cautions[spelling].insert(caution) }
            }
        }
        self.cautions = cautions
    }

    /// The places that a part of a text names.
    /// - Parameters:
    ///   - span: bytes of the text; one sentence, or more.
    ///   - year: the document's year.
    ///   - context: the place that the section or the document is about, if known.
    /// - Returns: mentions in order of place, none overlapping another.
    package func mentions(in text: UTF8Text, within span: TextSpan, year: Int, context: Region?) -> [RegionMention] {
        var mentions: [RegionMention] = []
        let anchor = Anchor(context)
        var carried: UInt32 = 0
        for sentence in sentences(of: text, within: span) {
            var scan = scan(text, sentence, year: year, anchor: anchor, carried: carried)
            resolve(&scan)
            admitWeakNames(&scan)
            dropLineEnds(&scan)
            bindDeictics(&scan, context: context)
            mentions += scan.pieces.compactMap { mention($0, scan) }
            if let last = scan.pieces.last(where: { $0.place >= 0 }) { carried = gazetteer.provinceCode(last.place) }
            if sentence.end > 0, text.bytes[sentence.end - 1] == UInt8(ascii: "\n") { carried = 0 }
        }
        return mentions
    }

    private func mention(_ piece: Piece, _ scan: Scan) -> RegionMention? {
        guard piece.place >= 0 else { return nil }
        let isPast = !gazetteer.isInForce(piece.place, year: scan.year)
        let code = gazetteer.places[piece.place].code
        let others = piece.candidates.filter { gazetteer.places[$0].code != code && (isPast || gazetteer.isInForce($0, year: scan.year)) }
        return RegionMention(
            span: piece.span,
            region: gazetteer.region(piece.place),
            candidates: others.map(gazetteer.codeText),
            isDeictic: piece.isDeictic,
            isHistorical: isPast,
            rule: piece.rule
        )
    }

    /// Names vouch for each other within a sentence, so that it must have an end: a text without a full stop goes on in another one
    /// with the next comma after this many bytes (1,000 characters), or else after twice as many.
    private static let longestSentence = 3_000

    /// Sentences with their closing mark, and lines.
    private func sentences(of text: UTF8Text, within span: TextSpan) -> [TextSpan] {
        var sentences: [TextSpan] = []
        var start = span.start
        text.bytes.withUnsafeBufferPointer { bytes in
            var i = span.start
            while i < span.end {
                let end = Self.endOfSentence(bytes, at: i, length: i - start)
                if end > i || end == i && i > start, end <= span.end {
                    sentences.append(TextSpan(start, end))
                    start = end
                }
                i = max(i + 1, end)
            }
        }
        if start < span.end { sentences.append(TextSpan(start, span.end)) }
        return sentences
    }

    /// Where a sentence ends whose mark, or whose last byte before `i`, stands here; -1 where none does.
    @inline(__always)
    private static func endOfSentence(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int, length: Int) -> Int {
        let byte = bytes[i]
        if byte == UInt8(ascii: "\n") { return i + 1 }
        if byte == 0xE3, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0x82 { return i + 3 }
        let isLong = length >= longestSentence && byte & 0xC0 != 0x80
        guard byte == 0xEF || isLong else { return -1 }
        if byte == 0xEF, i + 2 < bytes.count, bytes[i + 1] == 0xBC {
            // ！？, and, of a long sentence, ，；
            if bytes[i + 2] == 0x81 || bytes[i + 2] == 0x9F { return i + 3 }
            if isLong, bytes[i + 2] == 0x8C || bytes[i + 2] == 0x9B { return i + 3 }
        }
        return isLong && length >= 2 * longestSentence ? i : -1
    }
}

/// Punctuation that rules ask for.
enum Mark {
    static let listComma = Array("、".utf8)
}

/// The context of a text as codes.
struct Anchor: Sendable {
    /// 0 where the context is no administrative area.
    var code: UInt32 = 0
    /// 0 where there is no context or it spans several provinces.
    var province: UInt32 = 0
    var id = ""

    init(_ region: Region?) {
        guard let region, region.level != .country else { return }
        id = region.code
        code = UInt32(region.code) ?? 0
        province = region.provinceCode.flatMap { UInt32($0) } ?? code / 10_000 * 10_000
    }
}

/// One sentence under work.
struct Scan {
    let text: UTF8Text
    let span: TextSpan
    let year: Int
    let anchor: Anchor
    /// The province that the paragraph's sentence before named last; 0 for none.
    let carried: UInt32
    /// What is taken, in order of place.
    var pieces: [Piece] = []
    /// Names that need another place to vouch for them.
    var weak: [Piece] = []
    /// Spans of traps and vetoed names, in order.
    var blocked: [TextSpan] = []
    /// The years that the sentence names, with the offsets behind them.
    var ownYears: [(end: Int, year: Int)] = []
}

/// A name in the sentence.
struct Piece {
    var span: TextSpan
    /// Indices of the gazetteer's places.
    var candidates: [Int]
    /// The place decided for; -1 until then.
    var place = -1
    var isWeak = false
    var caution: RegionScanner.Caution = []
    /// A county or prefecture without its kind word: what follows may make it part of another name.
    var isShort = false
    var isDeictic = false
    var unit: DeicticUnit?
    var rule: String
}
