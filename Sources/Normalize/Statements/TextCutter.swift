import Records

/// Cuts paragraphs into sentences and clauses at the marks that stand outside of quotations and brackets.
///
/// Every step is taken once, whatever the text: a closing bracket that was sought is remembered, and so is the quotation over several
/// paragraphs that the text is in.
struct TextCutter {
    private let text: UTF8Text
    private let quotations: [Quotation]
    private(set) var paragraphs: [Paragraph] = []
    private(set) var sentences: [Sentence] = []
    private(set) var clauses: [Clause] = []
    /// Closed quotations and bracketed words that lie within clauses, in order.
    private(set) var opaque: [TextSpan] = []

    /// The next quotation that begins at or after the place reached.
    private var nextQuotation = 0
    /// The next one of ``spanning`` that begins at or after the place reached, and how far those before it go.
    private var nextSpanning = 0
    private var endOfSpanning = 0
    /// Indices of the quotations over several paragraphs.
    private let spanning: [Int]
    private var brackets = BracketSearch()

    /// The open clause and sentence, and how many bytes of them lie outside of quotations and brackets.
    private var clauseStart = 0
    private var clauseBytes = 0
    private var sentenceStart = 0
    private var sentenceBytes = 0
    private var firstClause = 0

    /// Who speaks is sought in clauses and sentences, so that both must have an end: a list of a thousand names without a mark goes on
    /// in another clause after this many bytes (500 characters), at a listing comma or space, or else after twice as many.
    static let longestClause = 1_500
    /// A text without a full stop goes on in another sentence with the clause after this many bytes (4,000 characters).
    static let longestSentence = 12_000

    init(_ text: UTF8Text, quotations: [Quotation]) {
        self.text = text
        self.quotations = quotations
        spanning = quotations.indices.filter { quotations[$0].paragraphs > 1 }
    }

    /// - Parameter paragraph: lies behind those that were cut before.
    mutating func cut(_ paragraph: TextSpan, block: Int) {
        let firstSentence = sentences.count
        firstClause = clauses.count
        openClause(at: paragraph.start)
        openSentence(at: paragraph.start)
        var i = paragraph.start
        while i < paragraph.end {
            // Most characters are ideographs (U+4000 to U+9FFF), which part nothing.
            if 0xE4...0xE9 ~= text.bytes[i], clauseBytes < Self.longestClause, nextSpanning == spanning.count, i >= endOfSpanning {
                clauseBytes += 3
                i += 3
                continue
            }
            if let end = endOfOpaque(at: i, in: paragraph) {
                i = end
                continue
            }
            let c = text.scalar(at: i)
            let width = text.width(at: i)
            clauseBytes += width
            if Punctuation.isClauseEnd(c), !isInNumber(i, c) {
                closeClause(at: i, mark: c)
                i += width
                if Punctuation.isSentenceEnd(c) {
                    while i < paragraph.end, Punctuation.isSentenceEnd(text.scalar(at: i)) { i += text.width(at: i) }
                    closeSentence(at: i)
                } else if sentenceBytes >= Self.longestSentence {
                    closeSentence(at: i)
                }
                openClause(at: i)
            } else {
                i += width
                if clauseBytes >= Self.longestClause, c == 0x3001 || Punctuation.isSpace(c) || clauseBytes >= 2 * Self.longestClause {
                    closeClause(at: i, mark: 0)
                    if sentenceBytes >= Self.longestSentence { closeSentence(at: i) }
                    openClause(at: i)
                }
            }
        }
        closeClause(at: paragraph.end, mark: 0)
        closeSentence(at: paragraph.end)
        paragraphs.append(Paragraph(span: paragraph, block: block, sentences: firstSentence..<sentences.count))
    }

    // MARK: Clauses and sentences

    private mutating func openClause(at start: Int) {
        clauseStart = start
        clauseBytes = 0
    }

    private mutating func openSentence(at start: Int) {
        sentenceStart = start
        sentenceBytes = 0
    }

    private mutating func closeClause(at end: Int, mark: UInt32) {
        sentenceBytes += clauseBytes
        let span = text.trimmed(TextSpan(clauseStart, end))
        if !span.isEmpty { clauses.append(Clause(span: span, sentence: sentences.count, mark: mark)) }
    }

    private mutating func closeSentence(at end: Int) {
        if clauses.count > firstClause {
            let span = text.trimmed(TextSpan(sentenceStart, end))
            sentences.append(Sentence(span: span, paragraph: paragraphs.count, clauses: firstClause..<clauses.count))
        }
        firstClause = clauses.count
        openSentence(at: end)
    }

    // MARK: Quotations and brackets

    /// Where a closed quotation or brackets that begin at `i` end, or a quotation that the text is in there.
    private mutating func endOfOpaque(at i: Int, in paragraph: TextSpan) -> Int? {
        while nextQuotation < quotations.count, quotations[nextQuotation].span.start < i { nextQuotation += 1 }
        if nextQuotation < quotations.count, quotations[nextQuotation].span.start == i, quotations[nextQuotation].isClosed {
            opaque.append(quotations[nextQuotation].span)
            return min(quotations[nextQuotation].span.end, paragraph.end)
        }
        while nextSpanning < spanning.count, quotations[spanning[nextSpanning]].span.start < i {
            endOfSpanning = max(endOfSpanning, quotations[spanning[nextSpanning]].span.end)
            nextSpanning += 1
        }
        if i < endOfSpanning { return min(endOfSpanning, paragraph.end) }
        guard let closing = Punctuation.closing(text.scalar(at: i)),
            let end = brackets.end(of: closing, after: i + text.width(at: i), before: paragraph.end, in: text)
        else { return nil }
        opaque.append(TextSpan(i, end))
        return end
    }

    /// 1,800, 10:05, 2.5 and names with a dot in Latin letters.
    private func isInNumber(_ i: Int, _ c: UInt32) -> Bool {
        guard c < 0x80 else { return false }
        return Punctuation.isDigit(text.scalar(before: i)) && Punctuation.isDigit(text.scalar(at: i + 1))
    }
}

/// Finds closing brackets from places that only move on: each stretch of the text is searched once for each kind of bracket.
private struct BracketSearch {
    /// Bytes that brackets may hold: an opening one whose partner is farther away is taken for a stray one.
    private static let longestBracket = 900

    /// What the last search of a kind found, and up to where it looked.
    private struct Found {
        var closing: UInt32
        var place: Int?
        var searched: Int
    }

    private var found: [Found] = []

    /// The place behind the next closing bracket; nil where there is none near enough.
    mutating func end(of closing: UInt32, after start: Int, before end: Int, in text: UTF8Text) -> Int? {
        let farthest = min(end, start + Self.longestBracket)
        let index = found.firstIndex { $0.closing == closing } ?? found.count
        if index == found.count { found.append(Found(closing: closing, place: nil, searched: 0)) }
        if let place = found[index].place, place >= start { return place < farthest ? place + text.width(at: place) : nil }
        var i = max(start, found[index].searched)
        found[index].place = nil
        while i < farthest, found[index].place == nil {
            if text.scalar(at: i) == closing { found[index].place = i } else { i += text.width(at: i) }
        }
        found[index].searched = i
        return found[index].place.map { $0 + text.width(at: $0) }
    }
}
