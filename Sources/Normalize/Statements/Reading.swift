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
    /// Those over several paragraphs.
    private let spanning: [Quotation]
    private(set) var paragraphs: [Paragraph] = []
    private(set) var sentences: [Sentence] = []
    private(set) var clauses: [Clause] = []
    /// Closed quotations and bracketed words that lie within clauses, in order.
    private(set) var opaque: [TextSpan] = []
    private let words: CueHits

    init(_ article: Article, cues: CueWords) {
        self.article = article
        self.cues = cues
        text = article.text
        let lines = Self.lines(of: article)
        quotations = QuotationMarks.pairs(in: article.text, paragraphs: lines.map(\.span))
        spanning = quotations.filter { $0.paragraphs > 1 }
        words = CueHits(article.text, cues: cues)
        for line in lines { cut(line.span, block: line.block) }
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

    private mutating func cut(_ paragraph: TextSpan, block: Int) {
        let firstSentence = sentences.count
        var firstClause = clauses.count
        var clauseStart = paragraph.start
        var sentenceStart = paragraph.start
        func closeClause(_ clauses: inout [Clause], at end: Int, mark: UInt32) {
            let span = text.trimmed(TextSpan(clauseStart, end))
            if !span.isEmpty { clauses.append(Clause(span: span, sentence: sentences.count, mark: mark)) }
        }
        func closeSentence(at end: Int) {
            let span = text.trimmed(TextSpan(sentenceStart, end))
            if clauses.count > firstClause {
                sentences.append(Sentence(span: span, paragraph: paragraphs.count, clauses: firstClause..<clauses.count))
            }
            firstClause = clauses.count
            sentenceStart = end
        }
        var i = paragraph.start
        var quotation = index(ofQuotationFrom: paragraph.start)
        while i < paragraph.end {
            while quotation < quotations.count, quotations[quotation].span.start < i { quotation += 1 }
            if quotation < quotations.count, quotations[quotation].span.start == i {
                if quotations[quotation].isClosed {
                    opaque.append(quotations[quotation].span)
                    i = min(quotations[quotation].span.end, paragraph.end)
                    continue
                }
            }
            if let inside = quotationAcross(i) {
                i = min(inside.span.end, paragraph.end)
                continue
            }
            let c = text.scalar(at: i)
            let width = text.width(at: i)
            if let closing = Punctuation.closing(c), let end = partner(closing, from: i + width, to: paragraph.end) {
                opaque.append(TextSpan(i, end))
                i = end
                continue
            }
            guard Punctuation.isClauseEnd(c), !isInNumber(i, c) else {
                i += width
                continue
            }
            closeClause(&clauses, at: i, mark: c)
            i += width
            clauseStart = i
            if Punctuation.isSentenceEnd(c) {
                while i < paragraph.end, Punctuation.isSentenceEnd(text.scalar(at: i)) { i += text.width(at: i) }
                clauseStart = i
                closeSentence(at: i)
            }
        }
        closeClause(&clauses, at: paragraph.end, mark: 0)
        closeSentence(at: paragraph.end)
        paragraphs.append(Paragraph(span: paragraph, block: block, sentences: firstSentence..<sentences.count))
    }

    /// A quotation over several paragraphs that holds the head of this one.
    private func quotationAcross(_ i: Int) -> Quotation? {
        spanning.first { $0.span.start < i && i < $0.span.end }
    }

    private func index(ofQuotationFrom offset: Int) -> Int {
        var low = 0
        var high = quotations.count
        while low < high {
            let middle = (low + high) / 2
            if quotations[middle].span.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Bytes that brackets may hold: an opening one whose partner is farther away is taken for a stray one.
    private static let longestBracket = 900

    private func partner(_ closing: UInt32, from start: Int, to end: Int) -> Int? {
        var i = start
        let farthest = min(end, start + Self.longestBracket)
        while i < farthest {
            let c = text.scalar(at: i)
            i += text.width(at: i)
            if c == closing { return i }
        }
        return nil
    }

    /// 1,800, 10:05, 2.5 and names with a dot in Latin letters.
    private func isInNumber(_ i: Int, _ c: UInt32) -> Bool {
        guard c < 0x80 else { return false }
        let next = text.scalar(at: i + 1)
        return Punctuation.isDigit(text.scalar(before: i)) && Punctuation.isDigit(next)
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

    func isBlank(_ span: TextSpan) -> Bool { text.trimmed(span).isEmpty }

    /// The outermost closed quotation that holds an offset inside its marks.
    func quotation(holding offset: Int) -> Quotation? {
        let k = lowerBound(quotations.count) { quotations[$0].span.start <= offset }
        for q in quotations[..<k].reversed() where q.depth == 0 && q.isClosed {
            if q.span.end > offset { return q }
            if q.span.end <= offset { return nil }
        }
        return nil
    }

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
