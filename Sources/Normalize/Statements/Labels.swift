import Records

/// Finds paragraphs that a label opens, `姓名：` or `记者：`, and what is said after it.
struct Labels {
    let reading: Reading
    let roster: Roster
    let cues: [SpeechCue]

    private var text: UTF8Text { reading.text }

    /// Of an interview, the paragraphs that follow an answer's first one belong to it.
    private struct Label {
        var subject: Subject
        var span: TextSpan
        var isInterview: Bool
        /// After the colon; empty where the label is the whole line.
        var content: TextSpan
    }

    /// Who speaks in a paragraph: by its own label, or by one that is the whole line before.
    func subjects() -> [Int: Subject] {
        var subjects: [Int: Subject] = [:]
        for index in reading.paragraphs.indices {
            guard let label = label(of: index) else { continue }
            subjects[index] = label.subject
            if label.content.isEmpty, index + 1 < reading.paragraphs.count { subjects[index + 1] = label.subject }
        }
        return subjects
    }

    /// - Returns: the statements, and the paragraphs that they take.
    func drafts(outside taken: Set<Int>, quoted: [Draft]) -> (drafts: [Draft], taken: Set<Int>) {
        var drafts: [Draft] = []
        var more: Set<Int> = []
        let isInterview = reading.paragraphs.indices.contains { !taken.contains($0) && label(of: $0)?.isInterview == true }
        var index = 0
        while index < reading.paragraphs.count {
            defer { index += 1 }
            guard !taken.contains(index), let label = label(of: index), !label.content.isEmpty,
                reading.endsLikeSentence(label.content)
            else { continue }
            guard quoted.beginning(in: TextSpan(label.content.start, label.content.start + 1)).isEmpty else { continue }
            var content = label.content
            let first = index
            more.insert(index)
            while isInterview, index + 1 < reading.paragraphs.count, continues(index + 1, taken) {
                index += 1
                content.end = reading.paragraphs[index].span.end
                more.insert(index)
            }
            drafts.append(
                Draft(
                    form: .colon,
                    span: content,
                    content: content,
                    subject: label.subject,
                    cue: label.span,
                    anchor: reading.paragraphs[first].span.start,
                    rule: "label and colon"
                )
            )
        }
        return (drafts, more)
    }

    private func continues(_ index: Int, _ taken: Set<Int>) -> Bool {
        let span = reading.paragraphs[index].span
        let tells = cues.beginning(in: span).contains {
            span.contains($0.span) && $0.contentStart != nil && $0.subject?.isOwn == true && $0.subject?.kind != .pronoun
        }
        return !taken.contains(index) && label(of: index) == nil && reading.endsLikeSentence(span) && !tells
    }

    private func label(of index: Int) -> Label? {
        let paragraph = reading.paragraphs[index]
        guard let sentence = paragraph.sentences.first, let first = reading.sentences[sentence].clauses.first else { return nil }
        var last = first
        // 全国人大代表，小米集团董事长雷军：
        while Punctuation.isComma(reading.clauses[last].mark), last + 1 < reading.clauses.count, last - first < 2,
            reading.clauses[last + 1].sentence == sentence, reading.word(.role, endingAt: reading.clauses[last].span.end) != nil
        {
            last += 1
        }
        guard Punctuation.isColon(reading.clauses[last].mark) else { return nil }
        var end = reading.clauses[last].span.end
        // 李明（化名）：
        if let bracket = reading.opaque.beginning(in: paragraph.span).first(where: {
            $0.end == end && $0.count <= 30 && $0.start > paragraph.span.start
        }) {
            end = bracket.start
        }
        let words = text.trimmed(TextSpan(reading.clauses[first].span.start, end)) {
            Punctuation.isSpace($0) || Punctuation.isDash($0) || $0 == 0x2A
        }
        guard !words.isEmpty, words.count <= 180, let (subject, isInterview) = subject(words) else { return nil }
        var start = reading.clauses[last].span.end
        while start < paragraph.span.end, !Punctuation.isColon(text.scalar(at: start)) { start += text.width(at: start) }
        if start < paragraph.span.end { start += text.width(at: start) }
        let content = text.trimmed(TextSpan(start, paragraph.span.end))
        return Label(subject: subject, span: words, isInterview: isInterview, content: content)
    }

    private func subject(_ words: TextSpan) -> (Subject, Bool)? {
        if let hit = reading.word(.interviewer, at: words.start), hit.span == words {
            return (Subject(kind: .anonymous, span: words), true)
        }
        if let hit = reading.word(.interviewee, at: words.start), hit.span == words {
            return (Subject(kind: .anonymous, span: words), true)
        }
        if let hit = reading.word(.notLabel, at: words.start), hit.span == words { return nil }
        if reading.has(.speech, in: words), cues.beginning(in: words).contains(where: { words.contains($0.span) }) { return nil }
        if let place = roster.places(in: words).last(where: { $0.span.end == words.end }) {
            return (Subject(kind: .person(place.person), span: place.span), false)
        }
        guard reading.word(.notLabel, endingAt: words.end) == nil else { return nil }
        if let hit = reading.word(.anonymous, endingAt: words.end, floor: words.start), !reading.isOpaque(hit.span.start) {
            return (Subject(kind: .anonymous, span: words), false)
        }
        return nil
    }
}
