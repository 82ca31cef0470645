import Records

/// Finds paragraphs that are somebody's words as a whole: under a line with the name or a report's name, above `——姓名`, or after a
/// paragraph that ends with a verb of speech and a colon.
struct BlockSpeech {
    let reading: Reading
    let roster: Roster
    let names: PersonNames
    let cues: [SpeechCue]
    let regions: [RegionMention]

    private var text: UTF8Text { reading.text }

    /// A line that says who speaks below it, or above it.
    private struct Line {
        enum Kind { case name, office, report, signature, opening }
        var kind: Kind
        var subject: Subject?
        var document: String?
        /// Name and office, for the evidence.
        var words: TextSpan
    }

    private static let longestLine = 240

    func drafts(outside taken: Set<Int>) -> (drafts: [Draft], taken: Set<Int>) {
        let lines = reading.paragraphs.indices.map { taken.contains($0) ? nil : line($0) }
        let firstSignature = lines.firstIndex { $0?.kind == .signature } ?? lines.count
        var drafts: [Draft] = []
        var blocks: Set<Int> = []
        for (index, line) in lines.enumerated() {
            guard let line else { continue }
            let run: Range<Int>
            switch line.kind {
            case .signature:
                let before = above(index, lines, blocks, isFirst: index == firstSignature)
                run = before.isEmpty && opensBlock(index) ? below(index + 1, lines) : before
                if before.isEmpty, hasOwnSpeech(run) { continue }
            case .opening: run = below(index + 1, lines)
            case .name, .office, .report:
                // A name's line and an office's line under it are one heading.
                if index + 1 < lines.count, let next = lines[index + 1], line.kind == .name, next.kind == .office { continue }
                // A name of which the article tells no office may as well be a reader's who comments.
                if line.kind == .name, case .person(let person)? = line.subject?.kind, roster.persons[person].role == nil { continue }
                run = below(index + 1, lines)
                if hasOwnSpeech(run) { continue }
            }
            guard let first = run.first, let last = run.last else { continue }
            var subject = line.subject
            if line.kind == .office, index > 0, let before = lines[index - 1], before.kind == .name { subject = before.subject }
            var span = TextSpan(reading.paragraphs[first].span.start, reading.paragraphs[last].span.end)
            while !span.isEmpty, Punctuation.isDash(text.scalar(at: span.start)) { span.start += text.width(at: span.start) }
            blocks.formUnion(run)
            blocks.insert(index)
            let isTurn = line.kind == .name || line.kind == .office
            drafts.append(
                Draft(
                    form: isTurn && reading.presides(span) ? .question : .block,
                    span: span,
                    content: span,
                    subject: subject,
                    cue: line.words,
                    anchor: line.words.start,
                    document: line.document,
                    isTurn: isTurn,
                    rule: rule(line.kind)
                )
            )
        }
        return (drafts, blocks)
    }

    private func rule(_ kind: Line.Kind) -> String {
        switch kind {
        case .name, .office: "under a line with the name"
        case .report: "under a line with the report's name"
        case .signature: "above a line with dash and name"
        case .opening: "after a paragraph that ends with a verb of speech and a colon"
        }
    }

    private func below(_ start: Int, _ lines: [Line?]) -> Range<Int> {
        var end = start
        while end < lines.count, lines[end] == nil, reading.endsLikeSentence(reading.paragraphs[end].span) { end += 1 }
        if end < lines.count, lines[end]?.kind == .signature { return start..<start }
        return start..<max(start, end)
    }

    /// The paragraphs between a signature and the line before it; where no signature stands before, only the nearest one.
    private func above(_ index: Int, _ lines: [Line?], _ blocks: Set<Int>, isFirst: Bool) -> Range<Int> {
        var start = index
        while start > 0, lines[start - 1] == nil, !blocks.contains(start - 1), reading.endsLikeSentence(reading.paragraphs[start - 1].span)
        {
            start -= 1
            if isFirst { break }
        }
        while start < index, hasOwnSpeech(start..<start + 1), index - start > 1 { start += 1 }
        return start..<index
    }

    /// A dash and a name under a title: the words stand below, unless it is a quotation that the name belongs to.
    private func opensBlock(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = reading.paragraphs[index - 1].span
        return !reading.endsLikeSentence(before) && reading.quotations.beginning(in: before).allSatisfy { $0.span.start > before.start }
    }

    /// Verbs of speech with their subjects: the paragraphs tell of somebody's words, they are not themselves the words.
    private func hasOwnSpeech(_ run: Range<Int>) -> Bool {
        guard let first = run.first, let last = run.last else { return false }
        let span = TextSpan(reading.paragraphs[first].span.start, reading.paragraphs[last].span.end)
        let hasVerb = cues.beginning(in: span).contains {
            span.contains($0.span) && $0.contentStart != nil
                && $0.subject.map { subject in
                    if case .person = subject.kind { return subject.isOwn }
                    return subject.kind == .pronoun
                } ?? false
        }
        return hasVerb
            || reading.quotations.beginning(in: span).contains {
                $0.isClosed && $0.depth == 0 && span.contains($0.span) && text.length(of: $0.content) >= 10
                    && Punctuation.isSentenceEnd(text.scalar(before: $0.content.end))
            }
    }

    // MARK: Lines

    private func line(_ index: Int) -> Line? {
        let paragraph = reading.paragraphs[index]
        if let opening = opening(index) { return opening }
        var words = text.trimmed(paragraph.span) { Punctuation.isSpace($0) || $0 == 0x2A }
        guard words.count <= Self.longestLine, !reading.endsLikeSentence(words) else { return nil }
        let hasDash = Punctuation.isDash(text.scalar(at: words.start))
        words = text.trimmed(words) { Punctuation.isSpace($0) || Punctuation.isDash($0) || $0 == 0x2A || Punctuation.isColon($0) }
        guard !words.isEmpty else { return nil }
        if let place = roster.places(in: words).last(where: { $0.span.end == words.end }), isOffice(TextSpan(words.start, place.span.start))
        {
            return Line(kind: hasDash ? .signature : .name, subject: Subject(kind: .person(place.person), span: place.span), words: words)
        }
        if hasDash { return nil }
        if let role = reading.word(.role, endingAt: words.end, floor: words.start), !role.kinds.contains(.interviewer), !hasClauses(words),
            !names.isWholeName(words),
            follows(index)
        {
            return Line(kind: .office, subject: Subject(kind: .anonymous, span: words), words: words)
        }
        return report(words, index)
    }

    /// Whether the words before a name are nothing, or an office; a reporter's line is a byline, and tells who wrote.
    private func isOffice(_ span: TextSpan) -> Bool {
        let span = text.trimmed(span)
        if span.isEmpty { return true }
        return reading.word(.interviewer, endingAt: span.end, floor: span.start) == nil
            && reading.word(.role, endingAt: span.end, floor: span.start) != nil
    }

    /// A line of an office alone is a heading only where a paragraph follows.
    private func follows(_ index: Int) -> Bool {
        index + 1 < reading.paragraphs.count && reading.endsLikeSentence(reading.paragraphs[index + 1].span)
    }

    private func hasClauses(_ words: TextSpan) -> Bool {
        var i = words.start
        while i < words.end {
            let c = text.scalar(at: i)
            if Punctuation.isClauseEnd(c), !Punctuation.isComma(c) { return true }
            i += text.width(at: i)
        }
        return false
    }

    private func report(_ words: TextSpan, _ index: Int) -> Line? {
        guard words.count <= 120, reading.word(.report, endingAt: words.end, floor: words.start) != nil, follows(index) else { return nil }
        if let title = reading.article.title, Roster.withoutSpaces(title) == Roster.withoutSpaces(text[words]) { return nil }
        guard regions.within(words).contains(where: { !$0.isDeictic }) else { return nil }
        return Line(
            kind: .report,
            subject: Subject(kind: .document, span: words),
            document: Roster.withoutSpaces(text[words]),
            words: words
        )
    }

    private func opening(_ index: Int) -> Line? {
        let paragraph = reading.paragraphs[index]
        guard Punctuation.isColon(text.scalar(before: paragraph.span.end)), let sentence = paragraph.sentences.last,
            let clause = reading.sentences[sentence].clauses.last, index + 1 < reading.paragraphs.count,
            let cue = cues.beginning(in: reading.clauses[clause].span).last,
            text.length(of: TextSpan(cue.span.end, paragraph.span.end)) <= 3
        else { return nil }
        let next = reading.paragraphs[index + 1].span
        guard reading.quotations.beginning(in: TextSpan(next.start, next.start + 1)).isEmpty else { return nil }
        let document = cue.subject == nil ? titleDocument : nil
        guard cue.subject != nil || document != nil else { return nil }
        return Line(kind: .opening, subject: cue.subject, document: document, words: cue.span)
    }

    /// The document that the article's title has in 《》, whose parts the article gives.
    private var titleDocument: String? {
        guard let title = reading.article.title, let open = title.firstIndex(of: "《"), let close = title[open...].firstIndex(of: "》") else {
            return nil
        }
        return String(title[title.index(after: open)..<close])
    }
}
