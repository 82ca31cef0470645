import Records

/// A verb of speech with its subject.
struct SpeechCue: Sendable, Hashable {
    var span: TextSpan
    var kinds: CueKinds
    /// Index of ``Reading/clauses``.
    var clause: Int
    var subject: Subject?
    /// Where what is said begins, where the verb takes it without quotation marks.
    var contentStart: Int?
    /// What is said follows a colon.
    var hasColon = false
    /// Words before the verb in its clause tell who speaks, and name nobody that the article makes known: 老师傅笑着说.
    var hasStrangeSubject = false
}

/// Finds the verbs of speech and, before each, who speaks.
struct SpeechCues {
    let reading: Reading
    let roster: Roster
    let dates: [DateMention]
    let regions: [RegionMention]

    var text: UTF8Text { reading.text }
    /// 说过
    private static let experience = Array("过".utf8)
    /// 在王晶看来
    private static let inEyes = Array("在".utf8)

    /// All verbs of speech outside of quotations, in order.
    func all() -> [SpeechCue] {
        var cues: [SpeechCue] = []
        for index in reading.clauses.indices { cues += self.cues(in: index) }
        return cues
    }

    private func cues(in index: Int) -> [SpeechCue] {
        let clause = reading.clauses[index]
        let hits = reading.words([.speech, .notSpeech], in: clause.span)
        var cues: [SpeechCue] = []
        for hit in hits where hit.kinds.contains(.speech) && !reading.isOpaque(hit.span.start) {
            if hits.contains(where: { isLonger($0, hit) && !endsSpeaker($0, before: hit) }) { continue }
            var cue = SpeechCue(span: hit.span, kinds: hit.kinds, clause: index)
            cue.subject = subject(of: cue)
            cue.hasStrangeSubject = cue.subject == nil && namesStranger(before: cue)
            (cue.contentStart, cue.hasColon) = content(of: cue)
            cues.append(cue)
        }
        return cues
    }

    private func isLonger(_ a: CueHit, _ b: CueHit) -> Bool {
        if a.kinds.contains(.notSpeech) { return a.span.contains(b.span) || a.span.overlaps(b.span) && a.span.count > b.span.count }
        return a.span != b.span && a.span.contains(b.span)
    }

    /// 负责人|称: the longer word is made of the end of who speaks and of the verb.
    private func endsSpeaker(_ longer: CueHit, before verb: CueHit) -> Bool {
        guard longer.span.start < verb.span.start, let speaker = reading.word([.role, .anonymous], endingAt: verb.span.start) else {
            return false
        }
        return speaker.span.start < longer.span.start
    }

    /// Where the words begin that a verb takes without quotation marks: after its comma or colon, or directly.
    private func content(of cue: SpeechCue) -> (Int?, Bool) {
        let clause = reading.clauses[cue.clause]
        if isCounted(cue.span) { return (nil, false) }
        var end = cue.span.end
        while end < clause.span.end, let aspect = reading.word(.aspect, at: end) { end = aspect.span.end }
        if tellsListener(cue, end) { end = clause.span.end }
        if end == clause.span.end {
            // 作出安排： takes what is said after a colon alone.
            let takesComma = !cue.kinds.isDisjoint(with: [.comma, .addressed])
            guard takesComma && Punctuation.isComma(clause.mark) || Punctuation.isColon(clause.mark),
                let next = clauseAfter(cue.clause)
            else { return (nil, false) }
            return (reading.clauses[next].span.start, Punctuation.isColon(clause.mark))
        }
        guard cue.subject != nil, cue.kinds.contains(.comma), reading.word(.nominal, at: cue.span.end) == nil else { return (nil, false) }
        if let modal = reading.word(.modal, at: cue.span.end), !isLongerWord(at: cue.span.end, than: modal) { return (cue.span.end, false) }
        let isWish = cue.kinds.contains(.open) || cue.subject?.isOwn == false && reading.word(.predicate, at: cue.span.end) != nil
        guard isWish, !reading.isOpaque(cue.span.end) else { return (nil, false) }
        // 评委团认为不可能的计划: of a body, only a wish or a demand is told without a mark.
        if cue.kinds.contains(.certain), cue.subject?.kind == .body || cue.subject?.kind == .anonymous { return (nil, false) }
        return (cue.span.end, false)
    }

    /// 告诉|澎湃新闻: the rest of the clause is who is told.
    private func tellsListener(_ cue: SpeechCue, _ end: Int) -> Bool {
        guard cue.kinds.contains(.addressed) else { return false }
        switch cue.subject?.kind {
        case .person, .pronoun, .anonymous: break
        default: return false
        }
        let listener = TextSpan(end, reading.clauses[cue.clause].span.end)
        return (2...Self.longestListener).contains(text.length(of: listener))
            && !reading.has([.speech, .circumstance], in: listener) && reading.words(.modal, in: listener).isEmpty
    }

    /// So many characters name who is told something.
    private static let longestListener = 12

    /// 7份建议: what is counted is a noun.
    private func isCounted(_ word: TextSpan) -> Bool {
        let counter = text.scalar(before: word.start)
        guard "份条项件个".unicodeScalars.contains(where: { $0.value == counter }) else { return false }
        return Punctuation.isNumeral(text.scalar(before: text.start(before: word.start)))
    }

    /// 要求 begins like 要.
    private func isLongerWord(at start: Int, than modal: CueHit) -> Bool {
        reading.word([.speech, .notSpeech, .document], at: start).map { $0.span.count > modal.span.count } ?? false
    }

    private func clauseAfter(_ index: Int) -> Int? {
        let next = index + 1
        guard next < reading.clauses.count, reading.clauses[next].sentence == reading.clauses[index].sentence else { return nil }
        return next
    }

    // MARK: Who speaks

    /// Who speaks before a verb: in its own clause, or, where that opens with the verb, in a clause before it.
    private func subject(of cue: SpeechCue) -> Subject? {
        let clause = reading.clauses[cue.clause]
        var words = wordsBefore(cue)
        if cue.kinds.contains(.viewpoint) {
            // 看来 without 在 is the writer's own view.
            words.start = withoutOpening(words)
            guard text.has(Self.inEyes, at: words.start) else { return nil }
            return subject(in: TextSpan(words.start + Self.inEyes.count, words.end), certain: false)
        }
        if !words.isEmpty {
            let certain = cue.kinds.contains(.certain) || text.has(Self.experience, at: cue.span.end)
            if let own = subject(in: words, certain: certain) { return own }
            // 王晶作报告，|对今年的工作|作出安排
            guard reading.word(.circumstance, at: words.start) != nil, cue.kinds.contains(.comma) || Punctuation.isColon(clause.mark) else {
                return nil
            }
        }
        guard words.start == clause.span.start else { return nil }
        var index = cue.clause - 1
        while index >= max(0, cue.clause - Self.farthestSubject), reading.clauses[index].sentence == clause.sentence {
            let before = reading.clauses[index].span
            if var subject = leadingSubject(in: before) {
                subject.isOwn = false
                return subject
            }
            index -= 1
        }
        return nil
    }

    /// Whether the clause of a verb has words before it that are who speaks, rather than when, where or how.
    private func namesStranger(before cue: SpeechCue) -> Bool {
        let words = wordsBefore(cue)
        let start = withoutOpening(words)
        guard start < words.end, text.length(of: TextSpan(start, words.end)) >= 2 else { return false }
        guard reading.word([.circumstance, .according, .predicate, .modal, .notSpeech, .leadIn], at: start) == nil else {
            return reading.word(.counter, at: start) != nil
        }
        let last = text.scalar(before: words.end)
        return Punctuation.isHan(last) && !Self.mannerEndings.contains(last)
    }

    /// 地 and 着, with which words end that tell how somebody speaks.
    private static let mannerEndings: [UInt32] = [0x5730, 0x7740]

    /// The words of a verb's clause before it, without marked words at its head and adverbs at its end.
    private func wordsBefore(_ cue: SpeechCue) -> TextSpan {
        let clause = reading.clauses[cue.clause]
        var floor = clause.span.start
        for q in reading.opaque.beginning(in: clause.span) where q.start == floor && q.end <= cue.span.start && isMarked(q) {
            floor = q.end
        }
        var end = max(floor, reading.withoutAdverbs(endingAt: cue.span.start, floor: floor))
        // 王伟中|介绍: 中 is a part of the name.
        if let name = roster.place(cutAt: end), name.span.end <= cue.span.start { end = name.span.end }
        return TextSpan(floor, end)
    }

    /// So many clauses back who speaks is sought.
    private static let farthestSubject = 40

    private func isMarked(_ span: TextSpan) -> Bool {
        let c = text.scalar(at: span.start)
        return c == 0x201C || c == 0x300C || c == 0x22 || c == 0x300E || c == 0x2018
    }

    /// 记者, 有; but not 有关部门.
    private func isRefused(at start: Int) -> Bool {
        guard let hit = reading.word(.refusedSubject, at: start) else { return false }
        return reading.word(.notName, at: start).map { $0.span.count <= hit.span.count } ?? true
    }

    /// Who is named in the words before a verb.
    private func subject(in span: TextSpan, certain: Bool) -> Subject? {
        var phrase = text.trimmed(TextSpan(reading.afterDateline(span), span.end))
        if firstPerson(in: phrase) == nil {
            if let stranger = counted(in: phrase) { return stranger }
            if isRefused(at: phrase.start) { return nil }
        }
        let opening = phrase.start
        phrase.start = withoutOpening(phrase)
        guard !phrase.isEmpty else { return nil }
        if let person = firstPerson(in: phrase) {
            if let meeting = reading.word(.meeting, endingAt: phrase.end, floor: phrase.start), meeting.span.start > person.span.end {
                return Subject(kind: .body, span: TextSpan(person.span.end, phrase.end), isMeeting: true)
            }
            return speaking(person, in: phrase)
        }
        if let pronoun = reading.word(.pronoun, endingAt: phrase.end, floor: phrase.start) ?? reading.word(.pronoun, at: phrase.start) {
            return Subject(kind: .pronoun, span: pronoun.span)
        }
        var subject = named(phrase, certain: certain)
        // 2023年广东省政府工作报告: the year is the document's.
        if subject?.kind == .document,
            dates.within(TextSpan(opening, phrase.start)).contains(where: {
                $0.span == TextSpan(opening, phrase.start) && $0.precision == .year
            })
        {
            subject?.span.start = opening
        }
        return subject
    }
}
