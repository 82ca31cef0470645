import Records

/// Finds what is told without quotation marks after a verb of speech: X表示,…
///
/// A person's words go on to the paragraph's end or to the next verb with a subject of its own; of a document or a meeting that the
/// writer cites, only one sentence is told.
struct IndirectSpeech {
    let reading: Reading
    let roster: Roster
    let cues: [SpeechCue]
    /// The quotations that are statements, in order.
    let quoted: [Draft]

    private var text: UTF8Text { reading.text }

    func drafts(outside taken: Set<Int>) -> [Draft] {
        var drafts: [Draft] = []
        var free = 0
        for (index, cue) in cues.enumerated() where cue.span.start >= free {
            guard let start = cue.contentStart, let subject = cue.subject else { continue }
            let sentence = reading.clauses[cue.clause].sentence
            let paragraph = reading.sentences[sentence].paragraph
            let list = listBelow(paragraph)
            // A line without a final mark is a headline.
            guard !taken.contains(paragraph), reading.endsLikeSentence(reading.paragraphs[paragraph].span) || list != nil,
                !quotes(from: start, sentence)
            else { continue }
            var end = self.end(of: cue, at: index, from: start, subject)
            if let list, end == reading.paragraphs[paragraph].span.end { end = list }
            let span = text.trimmed(TextSpan(start, end)) { Punctuation.isSpace($0) || Punctuation.isComma($0) }
            guard text.length(of: span) >= 4 else { continue }
            drafts.append(
                Draft(
                    form: cue.hasColon ? .colon : .indirect,
                    span: span,
                    content: span,
                    subject: subject,
                    cue: cue.span,
                    anchor: cue.span.start,
                    rule: cue.hasColon ? "verb of speech and colon" : "verb of speech"
                )
            )
            free = end
        }
        return drafts + labelled(outside: taken, drafts)
    }

    // MARK: Lists

    /// Where the list ends that the colon at a paragraph's end announces, its items a paragraph each (一是… or 1.…); nil where there is none.
    private func listBelow(_ paragraph: Int) -> Int? {
        guard Punctuation.isColon(text.scalar(before: reading.paragraphs[paragraph].span.end)) else { return nil }
        var below = paragraph + 1
        while below < reading.paragraphs.count, below - paragraph <= Self.mostItems,
            isItem(reading.paragraphs[below].span),
            !cues.beginning(in: reading.paragraphs[below].span).contains(where: { $0.subject?.isOwn == true })
        {
            below += 1
        }
        return below > paragraph + 1 ? reading.paragraphs[below - 1].span.end : nil
    }

    private static let mostItems = 50

    /// Whether a paragraph opens with 一是, 1., （一）, a dash or the like.
    private func isItem(_ span: TextSpan) -> Bool {
        if reading.marker(at: span.start) != nil { return true }
        var i = span.start
        if Punctuation.isDash(text.scalar(at: i)) || Punctuation.isBullet(text.scalar(at: i)) { return true }
        let isBracketed = text.scalar(at: i) == 0xFF08 || text.scalar(at: i) == 0x28
        if isBracketed { i += text.width(at: i) }
        let first = i
        while i < span.end, Punctuation.isNumeral(text.scalar(at: i)) { i += text.width(at: i) }
        guard i > first, i < span.end else { return false }
        let mark = text.scalar(at: i)
        return isBracketed ? mark == 0xFF09 || mark == 0x29 : mark == 0x3001 || mark == 0x2E || mark == 0xFF0E
    }

    // MARK: Labels inside of a paragraph

    /// 市教育局副局长周倩：新增学位6000个。 A sentence that an office and a name open, behind others in its paragraph.
    ///
    /// - Parameter found: what verbs of speech told, in order.
    private func labelled(outside taken: Set<Int>, _ found: [Draft]) -> [Draft] {
        var drafts: [Draft] = []
        for index in reading.sentences.indices {
            let sentence = reading.sentences[index]
            let paragraph = reading.paragraphs[sentence.paragraph]
            guard index > paragraph.sentences.lowerBound, !taken.contains(sentence.paragraph), let label = label(of: sentence),
                let second = sentence.clauses.dropFirst().first
            else { continue }
            let start = reading.clauses[second].span.start
            let span = text.trimmed(TextSpan(start, sentence.span.end))
            guard text.length(of: span) >= 4, reading.endsLikeSentence(span), quoted.beginning(in: span).isEmpty, !found.overlap(span)
            else { continue }
            drafts.append(
                Draft(
                    form: .colon,
                    span: span,
                    content: span,
                    subject: Subject(kind: .person(label.person), span: label.span),
                    cue: reading.clauses[second - 1].span,
                    anchor: sentence.span.start,
                    rule: "label and colon inside of a paragraph"
                )
            )
        }
        return drafts
    }

    /// Whom the first clause of a sentence names and nobody else, where a colon ends it.
    private func label(of sentence: Sentence) -> Roster.Place? {
        guard let first = sentence.clauses.first else { return nil }
        let clause = reading.clauses[first]
        guard Punctuation.isColon(clause.mark), clause.span.count <= Self.longestLabel,
            cues.beginning(in: clause.span).isEmpty, let place = roster.places(in: clause.span).last
        else { return nil }
        let title = reading.word(.title, at: place.span.end)?.span.end ?? place.span.end
        guard place.span.end == clause.span.end || title == clause.span.end else { return nil }
        let office = text.trimmed(TextSpan(clause.span.start, place.span.start))
        return office.isEmpty || reading.word(.role, endingAt: office.end, floor: office.start) != nil ? place : nil
    }

    /// Bytes of an office and a name (60 characters).
    private static let longestLabel = 180

    /// The sentence goes on with a quotation that is a statement: the words in marks are what is said.
    private func quotes(from start: Int, _ sentence: Int) -> Bool {
        let end = reading.sentences[sentence].span.end
        guard let quote = quoted.beginning(in: TextSpan(start, end)).first else { return false }
        let between = cues.beginning(in: TextSpan(start, quote.span.start)).contains { $0.subject?.isOwn == true }
        return !between
    }

    private func end(of cue: SpeechCue, at index: Int, from start: Int, _ subject: Subject) -> Int {
        let first = reading.clauses[cue.clause].sentence
        let paragraph = reading.paragraphs[reading.sentences[first].paragraph]
        let own = reading.sentences[first].span
        let next = cues.beginning(in: TextSpan(start + 1, paragraph.span.end)).first { $0.span.start > cue.span.start && opensSpeech($0) }
        if let next, reading.clauses[next.clause].sentence == first {
            return reading.clauses[next.clause].span.start
        }
        if isCited(subject) { return own.end }
        var end = own.end
        for at in (first + 1)..<max(first + 1, paragraph.sentences.upperBound) {
            let sentence = reading.sentences[at]
            if let next, reading.clauses[next.clause].sentence == at { break }
            if !quoted.beginning(in: sentence.span).isEmpty { break }
            if opensNarration(sentence, subject) { break }
            end = sentence.span.end
        }
        return end
    }

    /// The verb has its own subject and says something: the words before it are over.
    private func opensSpeech(_ cue: SpeechCue) -> Bool {
        guard let subject = cue.subject, subject.isOwn else { return false }
        if cue.contentStart != nil { return true }
        // A quotation stands in the sentence of its verb.
        let sentence = reading.sentences[reading.clauses[cue.clause].sentence].span
        return quoted.beginning(in: sentence).contains { $0.cue == cue.span }
    }

    private func isCited(_ subject: Subject) -> Bool {
        if subject.kind == .document { return true }
        return subject.kind == .body && subject.isMeeting && reading.has(.national, in: subject.span)
    }

    /// The writer speaks again: 据悉, or the speaker told of by name.
    private func opensNarration(_ sentence: Sentence, _ subject: Subject) -> Bool {
        let start = sentence.span.start
        if reading.word(.notSpeech, at: start) != nil || reading.word(.interviewer, at: start) != nil { return true }
        if cues.beginning(in: sentence.span).contains(where: tellsOfSpeaking) { return true }
        guard let first = sentence.clauses.first else { return false }
        let clause = reading.clauses[first]
        if citesDocument(clause.span) || label(of: sentence) != nil { return true }
        let named = roster.places(in: clause.span)
        guard let opening = named.first else { return false }
        if opening.span.start == start { return true }
        guard case .person(let person) = subject.kind else { return false }
        return named.contains { $0.person == person } || opensWithOffice(opening, sentence)
    }

    /// 研究院发布的《报告》显示
    private func citesDocument(_ clause: TextSpan) -> Bool {
        reading.words(.showing, in: clause).contains {
            !reading.isOpaque($0.span.start) && reading.word(.document, endingAt: $0.span.start, floor: clause.start) != nil
        }
    }

    /// 外交部发言人毛宁8日主持例会: somebody else is brought in by office and name.
    private func opensWithOffice(_ place: Roster.Place, _ sentence: Sentence) -> Bool {
        guard let office = roster.persons[place.person].roleSpan else { return false }
        return office.start == sentence.span.start && office.end == place.span.start
    }

    /// 代表委员还提出意见: somebody speaks, and the words are not given.
    private func tellsOfSpeaking(_ cue: SpeechCue) -> Bool {
        guard let subject = cue.subject, subject.isOwn,
            reading.word(.nominal, at: cue.span.end) == nil || reading.word(.aspect, at: cue.span.end) != nil
        else { return false }
        if case .person = subject.kind { return true }
        return subject.kind == .anonymous
    }
}
