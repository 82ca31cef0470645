import Records

/// Tells which quotations are statements, and who speaks in them.
///
/// Marks also stand around names, slogans and words that the writer holds at arm's length. What speaks for a statement, strongest
/// first: a sentence-final mark inside; a verb of speech and a colon before; a verb of speech beside it; a paragraph of its own.
struct QuotedSpeech {
    let reading: Reading
    let roster: Roster
    let cues: [SpeechCue]
    /// Who speaks in a paragraph by its label, such as `代表声音：`.
    let labels: [Int: Subject]

    private var text: UTF8Text { reading.text }

    /// Of this many characters, words in marks that stand alone are rather a statement than a term.
    private static let longAlone = 8
    private static let longClause = 12
    private static let longAfterVerb = 5

    private struct Surroundings {
        var lead: SpeechCue?
        /// The verb stands directly before the opening mark, or a colon or comma parts them.
        var leadMark: UInt32 = 0
        var trail: SpeechCue?
        /// A verb beside the quotation, with words for who speaks that name nobody.
        var stranger: SpeechCue?
        var label: Subject?
        var prefix: TextSpan
        var suffix: TextSpan
        var mark: UInt32
        var isParagraph = false
    }

    /// - Parameter taken: paragraphs whose words are a statement already.
    func drafts(outside taken: Set<Int>) -> [Draft] {
        var drafts: [Draft] = []
        var endOfUnclosed = 0
        for quotation in reading.quotations where quotation.depth == 0 && quotation.span.start >= endOfUnclosed {
            guard !taken.contains(reading.paragraph(at: quotation.span.start)), !isBracketed(quotation) else { continue }
            let around = surroundings(of: quotation)
            guard let rule = rule(quotation, around) else { continue }
            var span = quotation.span
            var content = text.trimmed(quotation.content)
            if !quotation.isClosed {
                endOfUnclosed = end(ofUnclosed: quotation)
                content.end = endOfUnclosed
                span.end = endOfUnclosed
            }
            let cue = around.lead ?? around.trail ?? around.stranger
            let asked = around.stranger.flatMap(interviewer)
            let subject =
                around.lead?.subject ?? around.trail?.subject ?? around.label ?? signature(around.suffix) ?? asked
                ?? subjectBefore(quotation)
            let isQuestion = subject != nil && subject == asked
            drafts.append(
                Draft(
                    form: isQuestion ? .question : quotation.isClosed ? .direct : .unclosed,
                    span: span,
                    content: content,
                    subject: subject,
                    cue: cue?.span,
                    anchor: cue?.span.start ?? span.start,
                    hasStrangeSubject: subject == nil && around.stranger != nil,
                    rule: rule
                )
            )
        }
        Dialogue(reading: reading, roster: roster, cues: cues).assign(to: &drafts)
        return drafts
    }

    private func isBracketed(_ quotation: Quotation) -> Bool {
        reading.isOpaque(quotation.span.start)
            && reading.opaque.beginning(in: TextSpan(quotation.span.start, quotation.span.start + 1)).isEmpty
    }

    // MARK: Statement or term

    private func rule(_ quotation: Quotation, _ around: Surroundings) -> String? {
        // Nobody speaks after most marks that are not closed, and there may be any number of them.
        if !quotation.isClosed, around.lead?.subject == nil { return nil }
        let content = text.trimmed(quotation.content)
        let length = text.length(of: content)
        guard length > 0 else { return nil }
        guard quotation.isClosed else { return length >= Self.longClause ? "unclosed mark after a verb of speech" : nil }
        let last = text.scalar(before: content.end)
        let goesOn = reading.word(.afterQuote, at: quotation.span.end) != nil
        if Punctuation.isSentenceEnd(last) {
            return goesOn && length < Self.longAlone && around.lead == nil ? nil : "sentence-final mark inside the quotation"
        }
        let hasComma = hasClauseMark(content)
        if Punctuation.isComma(last) || Punctuation.isSemicolon(last), length >= Self.longAfterVerb { return "comma inside the quotation" }
        if let rule = ruleOfLead(around, content, length, hasComma, goesOn) { return rule }
        if signature(around.suffix) != nil, around.prefix.isEmpty, length >= Self.longAfterVerb { return "name after a dash" }
        if around.trail != nil, around.prefix.isEmpty, length >= Self.longAfterVerb { return "verb of speech after the quotation" }
        guard around.prefix.isEmpty, around.suffix.isEmpty else { return nil }
        if around.isParagraph, length >= Self.longAlone, !isHeading(quotation) { return "paragraph of its own" }
        if hasComma, length >= Self.longClause, Punctuation.isSentenceEnd(around.mark) || around.mark == 0 { return "clause of its own" }
        return nil
    }

    private func ruleOfLead(_ around: Surroundings, _ content: TextSpan, _ length: Int, _ hasComma: Bool, _ goesOn: Bool) -> String? {
        let isWhole = around.suffix.isEmpty || hasComma && length >= Self.longClause
        if around.label != nil, around.prefix.isEmpty, isWhole { return "label and colon before the quotation" }
        guard let lead = around.lead else { return nil }
        if Punctuation.isColon(around.leadMark) {
            return isWhole && (lead.subject != nil || length >= Self.longAlone) ? "verb of speech and colon before the quotation" : nil
        }
        if Punctuation.isComma(around.leadMark) {
            guard hasComma || length >= Self.longAlone else { return nil }
            return isWhole || hasComma ? "verb of speech and comma before the quotation" : nil
        }
        guard lead.subject != nil, length >= Self.longAfterVerb, around.suffix.isEmpty || hasComma || !goesOn && length >= Self.longClause
        else { return nil }
        if length < Self.longClause, !hasComma, reading.word(.predicate, at: content.start) == nil { return nil }
        return "verb of speech before the quotation"
    }

    private func hasClauseMark(_ span: TextSpan) -> Bool {
        var i = span.start
        while i < span.end {
            let c = text.scalar(at: i)
            if Punctuation.isComma(c) || Punctuation.isSemicolon(c) || Punctuation.isSentenceEnd(c) && c != 0x21 { return true }
            i += text.width(at: i)
        }
        return false
    }

    private func isHeading(_ quotation: Quotation) -> Bool {
        let paragraph = reading.paragraphs[reading.paragraph(at: quotation.span.start)]
        if case .heading = reading.article.blocks[paragraph.block].kind { return true }
        return false
    }

    // MARK: What stands around

    private func surroundings(of quotation: Quotation) -> Surroundings {
        let index = reading.clause(at: quotation.span.start)
        let clause = reading.clauses[index]
        let last = quotation.paragraphs > 1 ? reading.clauses[reading.clause(at: quotation.span.end)] : clause
        let end = max(last.span.end, quotation.span.end)
        var around = Surroundings(
            prefix: text.trimmed(TextSpan(clause.span.start, quotation.span.start)),
            suffix: quotation.isClosed ? text.trimmed(TextSpan(quotation.span.end, end)) : TextSpan(end, end),
            mark: last.mark
        )
        let paragraph = reading.paragraph(at: quotation.span.start)
        let span = reading.paragraphs[paragraph].span
        let rest = text.trimmed(TextSpan(quotation.span.end, max(span.end, quotation.span.end)), where: { Punctuation.isSentenceEnd($0) })
        around.isParagraph = quotation.span.start == span.start && rest.isEmpty
        if around.prefix.isEmpty {
            findLeadBefore(index, paragraph, &around)
        } else {
            around.lead = cue(endingAt: around.prefix.end, in: index)
        }
        if let lead = around.lead, lead.hasStrangeSubject { around.stranger = lead }
        if quotation.isClosed {
            let end = quotation.paragraphs > 1 ? reading.clause(at: quotation.span.end) : index
            // A stranger before the words is who says them, whoever says the next ones.
            if around.stranger == nil { around.trail = trail(after: quotation, in: end, around.suffix) }
            around.stranger = around.stranger ?? cues.beginning(in: around.suffix).first { $0.clause == end && $0.hasStrangeSubject }
        }
        return around
    }

    /// “…？”记者问: who asks, rather than tells.
    private func interviewer(_ cue: SpeechCue) -> Subject? {
        let clause = reading.clauses[cue.clause].span
        let before = TextSpan(clause.start, cue.span.start)
        guard let hit = reading.words(.interviewer, in: before).last(where: { !reading.isOpaque($0.span.start) }),
            reading.withoutAdverbs(endingAt: cue.span.start, floor: hit.span.start) == hit.span.end
        else { return nil }
        return Subject(kind: .anonymous, span: hit.span)
    }

    /// “…”——浙江省政府工作报告: who is named after a dash behind the quotation.
    private func signature(_ suffix: TextSpan) -> Subject? {
        guard !suffix.isEmpty, Punctuation.isDash(text.scalar(at: suffix.start)) else { return nil }
        var words = text.trimmed(suffix) { Punctuation.isDash($0) || Punctuation.isSpace($0) }
        if let bracket = reading.opaque.beginning(in: words).first(where: { $0.start > words.start && $0.end >= words.end }) {
            words.end = bracket.start
        }
        if let place = roster.places(in: words).last { return Subject(kind: .person(place.person), span: place.span) }
        guard !words.isEmpty else { return nil }
        return Subject(kind: reading.word(.document, endingAt: words.end, floor: words.start) == nil ? .body : .document, span: words)
    }

    /// Of a verb farther before in the same clause: 评委问的不是「…」而是「…」.
    private func subjectBefore(_ quotation: Quotation) -> Subject? {
        let index = reading.clause(at: quotation.span.start)
        return cues.beginning(in: reading.clauses[index].span).last { $0.span.end <= quotation.span.start && $0.subject != nil }?.subject
    }

    private func findLeadBefore(_ index: Int, _ paragraph: Int, _ around: inout Surroundings) {
        let clause = reading.clauses[index]
        guard index > 0, reading.clauses[index - 1].sentence == clause.sentence else {
            if clause.span.start == reading.paragraphs[paragraph].span.start { around.label = labels[paragraph] }
            return
        }
        let before = reading.clauses[index - 1]
        around.leadMark = before.mark
        let isColon = Punctuation.isColon(before.mark)
        if isColon, before.span.start == reading.paragraphs[paragraph].span.start { around.label = labels[paragraph] }
        guard isColon || Punctuation.isComma(before.mark) else { return }
        around.lead =
            cues.beginning(in: before.span).last { ($0.subject != nil || isColon) } ?? cue(endingAt: before.span.end, in: index - 1)
    }

    /// The verb that ends where an opening mark stands, 了 and the like between them.
    private func cue(endingAt end: Int, in clause: Int) -> SpeechCue? {
        let start = reading.clauses[clause].span.start
        var end = end
        while end > start {
            let near = cues.beginning(in: TextSpan(max(start, end - Self.longestVerb), end))
            if let hit = near.last(where: { $0.span.end == end }) { return hit }
            guard let aspect = reading.word(.aspect, endingAt: end) else { return nil }
            end = aspect.span.start
        }
        return nil
    }

    /// Bytes of the longest verb of speech (20 characters).
    private static let longestVerb = 60

    private func trail(after quotation: Quotation, in index: Int, _ suffix: TextSpan) -> SpeechCue? {
        if !suffix.isEmpty {
            return cues.beginning(in: suffix).first { $0.clause == index && $0.subject != nil }
        }
        let next = index + 1
        guard next < reading.clauses.count, reading.clauses[next].sentence == reading.clauses[index].sentence,
            Punctuation.isComma(reading.clauses[index].mark)
        else { return nil }
        return cues.beginning(in: reading.clauses[next].span).first {
            $0.clause == next && $0.subject?.isOwn == true && $0.span.end == reading.clauses[next].span.end
                && !reading.isOpaque(reading.clauses[next].span.start)
        }
    }

    /// What an unclosed mark opens runs to the next sentence that somebody else's verb opens, or to the paragraph's end.
    private func end(ofUnclosed quotation: Quotation) -> Int {
        let paragraph = reading.paragraphs[reading.paragraph(at: quotation.span.start)]
        let first = reading.sentence(at: quotation.span.start)
        for index in (first + 1)..<max(first + 1, paragraph.sentences.upperBound) {
            let sentence = reading.sentences[index]
            if cues.beginning(in: sentence.span).contains(where: { $0.subject?.isOwn == true && $0.contentStart != nil }) {
                return sentence.span.start
            }
        }
        return quotation.content.end
    }
}
