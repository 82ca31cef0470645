import Records

/// Bodies, documents and persons without names as those who speak.
extension SpeechCues {
    func named(_ whole: TextSpan, certain: Bool) -> Subject? {
        guard whole.count <= Self.longestPhrase else { return nil }
        var phrase = whole
        if beginsWithVerb(phrase) { return nil }
        if reading.words(.according, in: phrase).contains(where: { !reading.isOpaque($0.span.start) }) {
            guard let title = attributedTitle(phrase) else { return nil }
            return Subject(kind: .document, span: title)
        }
        if let last = reading.word(.inside, endingAt: phrase.end, floor: phrase.start), last.span.start > phrase.start {
            phrase.end = last.span.start
        }
        if let at = circumstance(in: phrase) {
            let document = TextSpan(at + 3, phrase.end)
            let isDocument = reading.word(.document, endingAt: document.end, floor: document.start) != nil
            return Subject(kind: .body, span: TextSpan(phrase.start, at), document: isDocument ? document : nil)
        }
        if isMedia(phrase) { return Subject(kind: .body, span: phrase) }
        if let issued = issuer(in: phrase) { return issued }
        guard text.length(of: phrase) <= 36, !isSeveralPlaces(phrase), !tellsMore(phrase) else { return nil }
        if reading.word(.document, endingAt: phrase.end, floor: phrase.start) != nil { return Subject(kind: .document, span: phrase) }
        if reading.word(.refusedSubject, endingAt: phrase.end, floor: phrase.start) != nil { return nil }
        if let body = reading.word(.body, endingAt: phrase.end, floor: phrase.start), !isOtherWord(body) {
            let isMeeting = reading.word(.meeting, endingAt: phrase.end, floor: phrase.start) != nil
            return Subject(kind: .body, span: phrase, isMeeting: isMeeting)
        }
        if reading.word([.anonymous, .role], endingAt: phrase.end, floor: phrase.start) != nil {
            return Subject(kind: .anonymous, span: phrase)
        }
        // 合肥市提出: a place for its government.
        if let region = regions.within(phrase).first, region.span == phrase, !region.isDeictic { return Subject(kind: .body, span: phrase) }
        let isFirst = reading.sentences[reading.clauses[reading.clause(at: phrase.start)].sentence].span.start == whole.start
        guard certain, isFirst, (2...10).contains(text.length(of: phrase)), place(of: "的", in: phrase) == nil else { return nil }
        return leadingSubject(in: phrase) ?? Subject(kind: .body, span: phrase)
    }

    /// The title of 审议通过的《规划》: what is done to the document tells nothing of who speaks.
    private func attributedTitle(_ phrase: TextSpan) -> TextSpan? {
        reading.opaque.beginning(in: phrase).last {
            $0.end == phrase.end && text.scalar(at: $0.start) == 0x300A && text.scalar(before: $0.start) == 0x7684
        }
    }

    /// 一位不愿具名的|业内人士, 有|企业负责人: who speaks without a name, behind the words that only count or hide them.
    func counted(in phrase: TextSpan) -> Subject? {
        let opening = withoutOpening(phrase)
        var start = opening
        while let word = reading.word([.counter, .unnamed], at: start), word.span.end < phrase.end {
            // 有关 is no 有.
            if let longer = reading.word(.notName, at: start), longer.span.count > word.span.count { break }
            start = word.span.end
        }
        guard start > opening else { return nil }
        let words = TextSpan(start, circumstance(in: TextSpan(start, phrase.end)) ?? phrase.end)
        guard reading.word([.anonymous, .role], endingAt: words.end, floor: words.start) != nil, text.length(of: words) <= 36,
            !tellsMore(words)
        else { return nil }
        return Subject(kind: .anonymous, span: words)
    }

    /// A person with the report that they speak in: 省长王晶|在|政府工作报告|中提出.
    func speaking(_ person: Subject, in phrase: TextSpan) -> Subject {
        var person = person
        var rest = TextSpan(person.span.end, phrase.end)
        if let inside = reading.word(.inside, endingAt: rest.end, floor: rest.start) { rest.end = inside.span.start }
        let title = text.scalar(before: rest.end) == 0x300B ? reading.opaque.beginning(in: rest).last { $0.end == rest.end } : nil
        let end = title.map { $0.end - 3 } ?? rest.end
        guard let report = reading.word(.report, endingAt: end, floor: title?.start ?? rest.start) else { return person }
        var start = title?.start ?? report.span.start
        if title == nil { start = withoutIssue(start, floor: rest.start) }
        // Others discuss the report: 在审议政府工作报告时说.
        guard reading.word(.delivery, endingAt: start, floor: rest.start) != nil else { return person }
        person.document = TextSpan(start, rest.end)
        return person
    }

    /// Where the name of a report begins with its region and year: 福建省2024年|政府工作报告.
    private func withoutIssue(_ start: Int, floor: Int) -> Int {
        var start = start
        let year = dates.within(TextSpan(floor, start)).last
        if let year, year.span.end == start, year.precision == .year { start = year.span.start }
        let region = regions.within(TextSpan(floor, start)).last
        if let region, region.span.end == start, !region.isDeictic { start = region.span.start }
        return start
    }

    /// Bytes of the words before a verb that may name who speaks and on what occasion (200 characters).
    private static let longestPhrase = 600

    /// Where, after the name of a body or of who speaks without a name, the words begin that tell on what occasion: 发言人|在通报中,
    /// 负责人|接受采访.
    private func circumstance(in phrase: TextSpan) -> Int? {
        reading.words(.circumstance, in: phrase).first {
            let start = $0.span.start
            return start > phrase.start && !reading.isOpaque(start)
                && reading.word([.body, .anonymous], endingAt: start, floor: phrase.start) != nil
        }?.span.start
    }

    /// 推动…, 要…; but not 发展改革委 or 应急管理部, where the verb is a part of a name.
    private func beginsWithVerb(_ phrase: TextSpan) -> Bool {
        guard let verb = reading.word([.predicate, .modal], at: phrase.start), !verb.kinds.contains(.afterQuote) else { return false }
        return reading.word([.notName, .body], at: phrase.start).map { $0.span.count <= verb.span.count } ?? true
    }

    /// 机构8日发布报告称: the body, and the document in which it speaks.
    private func issuer(in phrase: TextSpan) -> Subject? {
        guard reading.word(.document, endingAt: phrase.end, floor: phrase.start) != nil,
            let verb = reading.words(.issue, in: phrase).first(where: { !reading.isOpaque($0.span.start) })
        else { return nil }
        var end = verb.span.start
        if let date = dates.within(TextSpan(phrase.start + 1, end)).last, date.span.end == end { end = date.span.start }
        end = reading.withoutAdverbs(endingAt: end, floor: phrase.start)
        let words = TextSpan(phrase.start, end)
        guard text.length(of: words) >= 2, !tellsMore(words) else { return nil }
        let title = reading.opaque.beginning(in: phrase).last { $0.end == phrase.end && $0.start >= verb.span.end }
        return Subject(kind: .body, span: words, document: title ?? TextSpan(verb.span.end, phrase.end))
    }

    /// 英国《金融时报》
    private func isMedia(_ phrase: TextSpan) -> Bool {
        guard text.scalar(before: phrase.end) == 0x300B else { return false }
        return reading.word(.media, endingAt: phrase.end - 3, floor: phrase.start) != nil
    }

    /// The phrase has a predicate of its own, so that it is no name: 搞了一个联署, 声称其是银行.
    private func tellsMore(_ phrase: TextSpan) -> Bool {
        var i = phrase.start
        while i < phrase.end {
            if [0x4E86, 0x7740].contains(text.scalar(at: i)), !reading.isOpaque(i) { return true }
            i += text.width(at: i)
        }
        return reading.words(.speech, in: phrase).contains { hit in
            hit.span.count > 3 && !reading.isOpaque(hit.span.start)
                && !reading.words([.notSpeech, .body, .document], in: phrase).contains { $0.span.contains(hit.span) }
        }
    }

    private func isOtherWord(_ body: CueHit) -> Bool {
        reading.word(.notBody, endingAt: body.span.end).map { $0.span.count >= body.span.count } ?? false
    }

    /// 北京、广东、山东等7地: a reporter's count, nobody's words.
    private func isSeveralPlaces(_ phrase: TextSpan) -> Bool {
        guard let at = place(of: "等", in: phrase) else { return false }
        let rest = TextSpan(at + 3, phrase.end)
        return rest.range.contains { Punctuation.isDigit(UInt32(text.bytes[$0])) }
            && ["地", "省", "市", "区", "县", "份"].contains { text[rest].hasSuffix($0) }
    }

    private func place(of word: String, in span: TextSpan) -> Int? {
        let word = Array(word.utf8)
        guard span.count > word.count else { return nil }
        return (span.start + 1..<span.end - word.count + 1).first { text.has(word, at: $0) }
    }

    /// Where a phrase begins after days and adverbs: 1月7日国务院会议, 近日他.
    func withoutOpening(_ phrase: TextSpan) -> Int {
        var start = phrase.start
        while start < phrase.end {
            if let date = dates.beginning(in: TextSpan(start, start + 1)).first, date.span.end < phrase.end {
                start = date.span.end
                // 今年的报告
                if text.has(Array("的".utf8), at: start), start + 3 < phrase.end { start += 3 }
            } else if let adverb = reading.word(.adverb, at: start), adverb.span.end < phrase.end,
                adverb.span.count > 3 || adverb.kinds.contains(.leadIn)
            {
                start = adverb.span.end
            } else if Punctuation.isSpace(text.scalar(at: start)) || Punctuation.isDash(text.scalar(at: start)) {
                start += text.width(at: start)
            } else {
                break
            }
        }
        return start
    }

    /// The first person in a span who is not only the owner of something (王晶的提案) or the one spoken to (对殷勇).
    func firstPerson(in span: TextSpan) -> Subject? {
        for place in roster.places(in: span) where !reading.isOpaque(place.span.start) {
            if text.has(Array("的".utf8), at: place.span.end) { continue }
            let before = text.scalar(before: place.span.start)
            if place.span.start > span.start, [0x5BF9, 0x5C0D, 0x5411].contains(before) { continue }
            return Subject(kind: .person(place.person), span: place.span)
        }
        return nil
    }

    /// Who opens a clause that goes on with what they do: 致公党中央|拟提交.
    func leadingSubject(in clause: TextSpan) -> Subject? {
        if let person = firstPerson(in: clause) { return person }
        let start = withoutOpening(clause)
        if let pronoun = reading.word(.pronoun, at: start) { return Subject(kind: .pronoun, span: pronoun.span) }
        if reading.word(.refusedSubject, at: start) != nil || beginsWithVerb(TextSpan(start, clause.end)) { return nil }
        var end: Int?
        var kind = Subject.Kind.body
        for hit in reading.words([.body, .anonymous, .document], in: TextSpan(start, clause.end)) where !reading.isOpaque(hit.span.start) {
            if let last = end {
                let joins = hit.span.start <= last || text.has(Array("等".utf8), at: last) && hit.span.start - last <= 9
                guard joins else { break }
                guard hit.span.end > last else { continue }
            } else if !hit.kinds.isDisjoint(with: [.document]), hit.kinds.isDisjoint(with: .body) {
                break
            }
            end = hit.span.end
            kind = hit.kinds.contains(.document) ? .document : .body
        }
        guard let end, end - start <= 60 else { return nil }
        let phrase = TextSpan(start, end)
        guard !tellsMore(phrase), !reading.has(.interviewer, in: phrase),
            reading.words(.according, in: phrase).allSatisfy({ reading.isOpaque($0.span.start) })
        else { return nil }
        return isSeveralPlaces(phrase) ? nil : Subject(kind: kind, span: phrase)
    }
}
