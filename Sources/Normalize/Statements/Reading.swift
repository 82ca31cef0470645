import Records

/// A line of the article with its sentences and clauses.
struct Paragraph: Sendable {
    var span: TextSpan
    /// The block of the article that it lies in.
    var block: Int
    /// Indices of ``Reading/sentences``.
    var sentences: Range<Int>
}

/// Words up to a sentence-final mark that stands outside of quotations and brackets.
struct Sentence: Sendable {
    /// The final mark included.
    var span: TextSpan
    var paragraph: Int
    /// Indices of ``Reading/clauses``.
    var clauses: Range<Int>
}

/// Words between commas, colons and sentence ends that stand outside of quotations and brackets.
struct Clause: Sendable {
    /// Without the mark that ends it.
    var span: TextSpan
    var sentence: Int
    /// The mark that ends it; 0 at the end of the paragraph.
    var mark: UInt32
}

/// An article as reported speech is read from it: its words' kinds, its quotations, its sentences and clauses.
struct Reading: Sendable {
    let article: Article
    let text: UTF8Text
    let cues: CueWords
    let quotations: [Quotation]
    let paragraphs: [Paragraph]
    let sentences: [Sentence]
    let clauses: [Clause]
    /// Closed quotations and bracketed words that lie within clauses, in order.
    let opaque: [TextSpan]
    private let words: CueHits

    init(_ article: Article, cues: CueWords) {
        self.article = article
        self.cues = cues
        text = article.text
        let lines = Self.lines(of: article)
        quotations = QuotationMarks.pairs(in: article.text, paragraphs: lines.map(\.span))
        words = CueHits(article.text, cues: cues)
        var cutter = TextCutter(article.text, quotations: quotations)
        for line in lines { cutter.cut(line.span, block: line.block) }
        (paragraphs, sentences, clauses, opaque) = (cutter.paragraphs, cutter.sentences, cutter.clauses, cutter.opaque)
    }

    private static func lines(of article: Article) -> [(span: TextSpan, block: Int)] {
        var lines: [(TextSpan, Int)] = []
        for (index, block) in article.blocks.enumerated() {
            var start = block.span.start
            for i in block.span.start...block.span.end where i == block.span.end || article.text.bytes[i] == 0x0A {
                let line = article.text.trimmed(TextSpan(start, i))
                if !line.isEmpty { lines.append((line, index)) }
                start = i + 1
            }
        }
        return lines
    }
}

extension Reading {
    // MARK: Words at a place

    /// The longest word of a kind that begins at `i`.
    func word(_ kinds: CueKinds, at i: Int) -> CueHit? { words.word(kinds, at: i) }

    /// The longest word of a kind that ends at `end`, beginning at `floor` or later.
    func word(_ kinds: CueKinds, endingAt end: Int, floor: Int = 0) -> CueHit? { words.word(kinds, endingAt: end, floor: floor) }

    /// The words of a kind that lie in a span, in order; single characters too.
    func words(_ kinds: CueKinds, in span: TextSpan) -> [CueHit] { words.words(kinds, in: span) }

    /// Whether a word of a kind, of more than one character, lies in a span.
    func has(_ kinds: CueKinds, in span: TextSpan) -> Bool { words.has(kinds, in: span) }

    /// The first word in a span that tells of the whole country.
    func nationalWord(in span: TextSpan) -> CueHit? {
        let national = words(.national, in: span)
        guard !national.isEmpty else { return nil }
        let others = words(.notNational, in: span)
        return national.first { hit in !others.contains { $0.span.contains(hit.span) } }
    }

    // MARK: Places

    private func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index of the paragraph that holds an offset.
    func paragraph(at offset: Int) -> Int {
        max(0, lowerBound(paragraphs.count) { paragraphs[$0].span.start <= offset } - 1)
    }

    /// The index of the clause that holds an offset, the nearest one before it where marks lie between.
    func clause(at offset: Int) -> Int {
        max(0, lowerBound(clauses.count) { clauses[$0].span.start <= offset } - 1)
    }

    /// The index of the sentence that holds an offset.
    func sentence(at offset: Int) -> Int {
        max(0, lowerBound(sentences.count) { sentences[$0].span.start <= offset } - 1)
    }

    /// Whether an offset lies inside a closed quotation or brackets.
    func isOpaque(_ offset: Int) -> Bool {
        let k = lowerBound(opaque.count) { opaque[$0].start <= offset }
        return k > 0 && opaque[k - 1].contains(offset)
    }

    /// 一是, 其次, 最后: what opens a point of several.
    func marker(at start: Int) -> CueHit? { word([.firstMarker, .nextMarker, .lastMarker], at: start) }

    /// The words of a turn are those of who presides: 最后一个问题.
    func presides(_ turn: TextSpan) -> Bool { turn.count <= Self.longestModeration && has(.moderation, in: turn) }

    /// Bytes of what somebody says who only presides (400 characters).
    private static let longestModeration = 1_200

    /// The paragraph ends with a sentence-final mark, inside or before closing marks.
    func endsLikeSentence(_ span: TextSpan) -> Bool {
        var end = span.end
        while end > span.start {
            let c = text.scalar(before: end)
            if Punctuation.isSentenceEnd(c) || Punctuation.isSemicolon(c) { return true }
            guard c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F || c == 0xFF09 || c == 0x29 || c == 0x22 || c == 0x2A else {
                return false
            }
            end = text.start(before: end)
        }
        return false
    }
}
