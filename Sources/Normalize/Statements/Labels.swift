import Records

/// Finds paragraphs that a label opens, `姓名：` or `记者：`, and what is said after it.
///
/// In an interview or a transcript the label may be a line of its own, with the hour before it, and a turn goes on over several
/// paragraphs. What reporters and moderators say are questions: they are found, so that an answer can be read with them, and told apart.
struct Labels {
    let reading: Reading
    let roster: Roster
    let cues: [SpeechCue]
    /// Persons of whom the text says that they preside over a press conference.
    private let moderators: Set<Int>

    init(reading: Reading, roster: Roster, cues: [SpeechCue]) {
        self.reading = reading
        self.roster = roster
        self.cues = cues
        moderators = Set(
            roster.places.filter { place in
                reading.word(.presiding, at: place.span.end) != nil
                    && reading.has(.conference, in: reading.sentences[reading.sentence(at: place.span.start)].span)
            }.map(\.person)
        )
    }

    private var text: UTF8Text { reading.text }

    /// Of an interview, the paragraphs that follow an answer's first one belong to it.
    private struct Label {
        var subject: Subject
        var span: TextSpan
        /// Who asks, or who is asked, by no other name.
        var isInterview: Bool
        var isQuestion = false
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
            guard !taken.contains(index), let label = label(of: index) else { continue }
            let first = index
            let isAlone = label.content.isEmpty && isInterview && index + 1 < reading.paragraphs.count && continues(index + 1, taken)
            var content = isAlone ? reading.paragraphs[index + 1].span : label.content
            guard !content.isEmpty, reading.endsLikeSentence(content),
                quoted.beginning(in: TextSpan(content.start, content.start + 1)).isEmpty
            else { continue }
            if isAlone { index += 1 }
            more.formUnion(first...index)
            while isInterview, index + 1 < reading.paragraphs.count, continues(index + 1, taken) {
                index += 1
                content.end = reading.paragraphs[index].span.end
                more.insert(index)
            }
            let asks = isInterview && label.subject.kind == .anonymous && isQuestion(content) && !isAnswer(label)
            drafts.append(
                Draft(
                    form: label.isQuestion || asks || reading.presides(content) ? .question : .colon,
                    span: content,
                    content: content,
                    subject: label.subject,
                    cue: label.span,
                    anchor: reading.paragraphs[first].span.start,
                    isTurn: true,
                    rule: "label and colon"
                )
            )
        }
        return (drafts, more)
    }

    /// Whether words are one sentence that asks: who answers may end with a question too.
    private func isQuestion(_ content: TextSpan) -> Bool {
        isQuestionMark(text.scalar(before: content.end))
            && reading.sentence(at: content.start) == reading.sentence(at: text.start(before: content.end))
    }

    private func isAnswer(_ label: Label) -> Bool { reading.word(.interviewee, at: label.span.start) != nil }

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
            $0.end == end && $0.count <= Self.longestNote && $0.start > paragraph.span.start
        }) {
            end = bracket.start
        }
        var words = text.trimmed(TextSpan(reading.afterNumber(reading.clauses[first].span.start, end), end)) {
            Punctuation.isSpace($0) || Punctuation.isDash($0) || $0 == 0x2A
        }
        if let inner = reading.bracketed(words) { words = inner }
        guard !words.isEmpty, words.count <= 180 else { return nil }
        let note = TextSpan(end, reading.clauses[last].span.end)
        var label = questioner(words, note: note, in: paragraph.span)
        if label == nil, let (subject, isInterview) = subject(words) {
            label = Label(subject: subject, span: words, isInterview: isInterview, content: words)
        }
        guard var label else { return nil }
        var start = reading.clauses[last].span.end
        while start < paragraph.span.end, !Punctuation.isColon(text.scalar(at: start)) { start += text.width(at: start) }
        if start < paragraph.span.end { start += text.width(at: start) }
        label.content = text.trimmed(TextSpan(start, paragraph.span.end))
        return label
    }

    /// Bytes of the brackets behind a name, marks included (40 characters).
    private static let longestNote = 120

    /// 记者, 红网记者, 主持人 陈丽, 李明（主持人）, or the name of who presides: a label under which nobody answers.
    ///
    /// - Parameter note: the brackets behind the words.
    private func questioner(_ words: TextSpan, note: TextSpan, in paragraph: TextSpan) -> Label? {
        let asking = reading.words(.interviewer, in: words).first { hit in
            guard hit.span.count > 3 || hit.span == words else { return false }
            if hit.span.end == words.end { return true }
            let next = text.scalar(at: hit.span.end)
            return Punctuation.isSpace(next) || next == 0x3001 || Punctuation.isComma(next)
                || roster.places(in: TextSpan(hit.span.end, hit.span.end + 1)).first?.span.end == words.end
        }
        let place = roster.places(in: words).last { $0.span.end == words.end }
        let presides = place.map { moderators.contains($0.person) } ?? false
        let isMedia = asksAsMedium(words, paragraph: paragraph)
        guard asking != nil || presides || isMedia || reading.has(.interviewer, in: note) else { return nil }
        let subject = presides ? place.map { Subject(kind: .person($0.person), span: $0.span) } : nil
        var words = words
        // 同学们纷纷提问
        if let asking, asking.span.start > words.start, !asking.kinds.isDisjoint(with: [.speech, .notSpeech]) {
            words.end = max(words.start + 3, reading.withoutAdverbs(endingAt: asking.span.start, floor: words.start))
        }
        // Who presides may report too, and then says more than a greeting.
        let asks =
            asking != nil || isMedia || !presides || paragraph.count <= Self.longestGreeting || reading.presides(paragraph)
            || isQuestionMark(text.scalar(before: paragraph.end))
        return Label(
            subject: subject ?? Subject(kind: .anonymous, span: words),
            span: words,
            isInterview: true,
            isQuestion: asks,
            content: words
        )
    }

    /// Bytes of a turn that says no more than welcome or thanks (100 characters).
    private static let longestGreeting = 300

    /// 《中国信息化周刊》：难在哪里？
    private func asksAsMedium(_ words: TextSpan, paragraph: TextSpan) -> Bool {
        guard text.scalar(before: words.end) == 0x300B, isQuestionMark(text.scalar(before: paragraph.end)) else { return false }
        return reading.word(.media, endingAt: words.end - 3, floor: words.start) != nil
    }

    private func isQuestionMark(_ c: UInt32) -> Bool { c == 0xFF1F || c == 0x3F }

    private func subject(_ words: TextSpan) -> (Subject, Bool)? {
        if let hit = reading.word(.interviewee, at: words.start), hit.span == words {
            return (Subject(kind: .anonymous, span: words), true)
        }
        if let hit = reading.word(.notLabel, at: words.start), hit.span == words { return nil }
        if reading.has(.speech, in: words), cues.beginning(in: words).contains(where: { words.contains($0.span) }) { return nil }
        // 张明|委员
        let name = reading.word(.title, endingAt: words.end, floor: words.start)?.span.start ?? words.end
        if let place = roster.places(in: words).last(where: { $0.span.end == words.end || $0.span.end == name }) {
            return (Subject(kind: .person(place.person), span: place.span), false)
        }
        guard reading.word(.notLabel, endingAt: words.end) == nil else { return nil }
        if let hit = reading.word(.anonymous, endingAt: words.end, floor: words.start), !reading.isOpaque(hit.span.start) {
            return (Subject(kind: .anonymous, span: words), false)
        }
        return nil
    }
}
