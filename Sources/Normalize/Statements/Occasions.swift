import Records

/// Tells when a statement was said: the day that its own sentence names, that of the speaker's occasion, or that of its section.
struct Occasions {
    let reading: Reading
    let roster: Roster
    let cues: [SpeechCue]
    let dates: [DateMention]
    let report: WorkReport?
    /// The day of the one meeting or report that the whole article tells of; nil where there are several, or none that is fresh.
    private var onlyMeeting: Told?
    /// The sentences that have a meeting and its day, in order.
    private var meetings: [Dated] = []
    /// The sentences that have a press conference and its day, in order.
    private var conferences: [Dated] = []
    /// By person: the sentences that have the person, an occasion and its day, in order. Each person's are sought once.
    private var occasions: [Int: [Dated]] = [:]
    /// By the first paragraph of a section: its day.
    private var daysOfSections: [Int: Told?] = [:]

    /// A sentence with the day that it tells.
    private struct Dated {
        /// Index of ``Reading/sentences``.
        var sentence: Int
        var told: Told
    }

    init(reading: Reading, roster: Roster, cues: [SpeechCue], dates: [DateMention], report: WorkReport?) {
        self.reading = reading
        self.roster = roster
        self.cues = cues
        self.dates = dates
        self.report = report
        onlyMeeting = findOnlyMeeting()
        meetings = reading.sentences.indices.compactMap { dated($0, by: .meeting, "meeting") }
        conferences = reading.sentences.indices.compactMap { dated($0, by: .conference, "press conference") }
    }

    /// A day with the words that tell that it is the day of speaking.
    struct Told: Sendable {
        var date: CivilDate
        var precision: DatePrecision
        var evidence: String
        /// Where the text names it.
        var span: TextSpan
    }

    private var text: UTF8Text { reading.text }

    /// - Parameters:
    ///   - draft: the statement.
    ///   - subject: who speaks.
    ///   - section: the paragraphs of the region's section that it stands in.
    mutating func date(of draft: Draft, subject: Subject?, section: Range<Int>?) -> Told? {
        var person: Int?
        if case .person(let index)? = subject?.kind { person = index }
        if let report { return told(report.day, "day of delivery") }
        let sentence = reading.sentence(at: draft.anchor)
        if let told = own(draft, sentence) { return told }
        if draft.isTurn, let told = hour(before: sentence) ?? conference(before: sentence) { return told }
        if let section, let told = day(of: section) { return told }
        if reading.has(.recently, in: own(draft)) { return dateline(draft, person) }
        if let person, !namesOtherOccasion(draft, sentence), let told = occasion(of: person, before: sentence) { return told }
        if person == nil || reading.has(.occasion, in: own(draft)) && !namesOtherOccasion(draft, sentence),
            let told = sameParagraph(sentence)
        {
            return told
        }
        if let subject, subject.isMeeting, let told = meeting(before: sentence) { return told }
        if let subject, subject.kind == .document, let told = publication(of: subject.span, before: sentence) { return told }
        if person != nil, !namesOtherOccasion(draft, sentence), let told = conference(openingTextBefore: sentence) { return told }
        if let told = dateline(draft, person) { return told }
        // 1月11日，省政府工作报告…… A paragraph on: 报告提出. Nobody else's words are meant where no person speaks.
        return person == nil ? onlyMeeting : nil
    }

    private func findOnlyMeeting() -> Told? {
        var found: Told?
        for sentence in reading.sentences where reading.has(.meeting, in: sentence.span) || reading.has(.report, in: sentence.span) {
            for mention in mentions(in: sentence.span) where mention.precision == .day && !reading.isOpaque(mention.span.start) {
                guard !isOwned(mention), let day = told(mention, "the article's only meeting") else { continue }
                if let found, found.date != day.date { return nil }
                found = found ?? day
            }
        }
        guard let found, let published = reading.article.published else { return nil }
        let age = published.dayNumber - found.date.dayNumber
        return (0...Self.freshDays).contains(age) ? found : nil
    }

    /// News of a meeting comes out within so many days of it.
    private static let freshDays = 15

    /// A day in the statement's own sentence, outside of its words and before the verb.
    private func own(_ draft: Draft, _ sentence: Int) -> Told? {
        let span = reading.sentences[sentence].span
        let limit = min(span.end, draft.cue.map { max($0.end, span.start) } ?? span.end)
        let candidates = mentions(in: TextSpan(span.start, max(limit, span.start))).filter {
            !draft.span.overlaps($0.span) && !reading.isOpaque($0.span.start) || isBracketed($0.span)
        }
        if let day = candidates.last(where: { $0.precision == .day && !isOwned($0) }) { return told(day, "own sentence") }
        guard let first = candidates.first, first.span.start == span.start, first.precision == .month, !isOwned(first)
        else { return nil }
        let mark = reading.clauses[reading.clause(at: first.span.start)]
        guard mark.span == first.span, Punctuation.isComma(mark.mark) else { return nil }
        return told(first, "own sentence")
    }

    /// 今天（1月11日）.
    private func isBracketed(_ span: TextSpan) -> Bool {
        let before = text.scalar(before: span.start)
        return before == 0xFF08 || before == 0x28 || before == 0x5B || before == 0x3010
    }

    /// 2019年的报告: the date of something else. 昨天的座谈会 and 5日的“代表通道”上 are where somebody speaks.
    private func isOwned(_ mention: DateMention) -> Bool {
        if text.has(Array("以来".utf8), at: mention.span.end) { return true }
        guard text.has(Self.owner, at: mention.span.end) else { return false }
        let start = mention.span.end + Self.owner.count
        guard mention.precision == .day else { return true }
        if let name = reading.opaque.beginning(in: TextSpan(start, start + 1)).first { return !text.has(Self.upon, at: name.end) }
        let clause = reading.clauses[reading.clause(at: mention.span.start)].span
        return !reading.has([.meeting, .conference], in: TextSpan(start, max(start, min(clause.end, start + Self.longestOccasion))))
    }

    private static let owner = Array("的".utf8)
    private static let upon = Array("上".utf8)
    /// Bytes of a meeting's name (20 characters).
    private static let longestOccasion = 60

    private mutating func day(of section: Range<Int>) -> Told? {
        if let known = daysOfSections[section.lowerBound] { return known }
        let day = day(in: section)
        daysOfSections[section.lowerBound] = .some(day)
        return day
    }

    /// The first day of a section's paragraphs that tells of an occasion.
    private func day(in section: Range<Int>) -> Told? {
        for index in section {
            for at in reading.paragraphs[index].sentences {
                let sentence = reading.sentences[at]
                guard reading.has(.occasion, in: sentence.span) else { continue }
                if let day = mentions(in: sentence.span).first(where: { $0.precision == .day && !reading.isOpaque($0.span.start) }) {
                    return told(day, "section")
                }
            }
        }
        return nil
    }

    /// The day of the last sentence up to this one that names the speaker, a day and an occasion.
    private mutating func occasion(of person: Int, before sentence: Int) -> Told? {
        if occasions[person] == nil { occasions[person] = dated(person) }
        return last(of: occasions[person] ?? [], before: sentence + 1)?.told
    }

    /// The sentences with a person and an occasion, with the day that they tell or, of those that tell none, the sentence before in the
    /// same paragraph: 1月26日，省人代会开幕。省长郑栅洁作政府工作报告。
    private func dated(_ person: Int) -> [Dated] {
        var found: [Dated] = []
        var last = -1
        for place in roster.places(of: person) {
            let sentence = reading.sentence(at: roster.places[place].span.start)
            guard sentence > last, reading.sentences.indices.contains(sentence) else { continue }
            last = sentence
            let span = reading.sentences[sentence].span
            guard reading.has(.occasion, in: span) else { continue }
            var days = days(in: span)
            if days.isEmpty, mentions(in: span).isEmpty, !reading.has(.recently, in: span),
                sentence > reading.paragraphs[reading.sentences[sentence].paragraph].sentences.lowerBound
            {
                let before = reading.sentences[sentence - 1].span
                if reading.has(.occasion, in: before) { days = self.days(in: before) }
            }
            // 今天（1月11日）: the day in brackets is the one that does not lean on the page's.
            guard let day = days.first(where: { isBracketed($0.span) }) ?? days.first, let told = told(day, "speaker's occasion") else {
                continue
            }
            found.append(Dated(sentence: sentence, told: told))
        }
        return found
    }

    private func days(in sentence: TextSpan) -> [DateMention] {
        mentions(in: sentence).filter {
            $0.precision == .day && (!reading.isOpaque($0.span.start) || isBracketed($0.span)) && !isOwned($0)
                && reading.word(.dateline, at: $0.span.end) == nil
        }
    }

    private func last(of dated: [Dated], before sentence: Int) -> Dated? {
        var low = 0
        var high = dated.count
        while low < high {
            let middle = (low + high) / 2
            if dated[middle].sentence < sentence { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? dated[low - 1] : nil
    }

    private func namesOtherOccasion(_ draft: Draft, _ sentence: Int) -> Bool {
        let span = reading.sentences[sentence].span
        return reading.has(.otherOccasion, in: TextSpan(span.start, max(span.start, draft.cue?.start ?? span.start)))
    }

    /// The words of the statement's sentence before the verb.
    private func own(_ draft: Draft) -> TextSpan {
        let span = reading.sentences[reading.sentence(at: draft.anchor)].span
        return TextSpan(span.start, max(span.start, min(span.end, draft.cue?.start ?? span.start)))
    }

    /// 1月10日，大会召开。报告提出: the sentence before, of the same paragraph.
    private func sameParagraph(_ sentence: Int) -> Told? {
        let paragraph = reading.paragraphs[reading.sentences[sentence].paragraph]
        guard sentence > paragraph.sentences.lowerBound else { return nil }
        let before = reading.sentences[sentence - 1].span
        guard reading.has(.occasion, in: before) else { return nil }
        let day = mentions(in: before).first {
            $0.precision == .day && !reading.isOpaque($0.span.start) && !isOwned($0) && reading.word(.dateline, at: $0.span.end) == nil
        }
        return day.flatMap { told($0, "sentence before") }
    }

    /// 国务院8月31日召开常务会议。 … 会议指出: the last sentence of the paragraphs before that has a meeting and a day.
    private func meeting(before sentence: Int) -> Told? {
        let first = reading.paragraphs[max(0, reading.sentences[sentence].paragraph - Self.farthestMeeting)].sentences.lowerBound
        guard let found = last(of: meetings, before: sentence), found.sentence >= first else { return nil }
        return found.told
    }

    /// A sentence with a word of a kind, with its first day.
    private func dated(_ sentence: Int, by kind: CueKinds, _ rule: String) -> Dated? {
        let span = reading.sentences[sentence].span
        guard reading.has(kind, in: span) else { return nil }
        let day = mentions(in: span).first { $0.precision == .day && !reading.isOpaque($0.span.start) && !isOwned($0) }
        return day.flatMap { told($0, rule) }.map { Dated(sentence: sentence, told: $0) }
    }

    private static let farthestMeeting = 6

    /// 6月7日，两部门发布《关于…的意见》。 … 《意见》提出: the nearest sentence before that has the whole title, an occasion and a day.
    private func publication(of document: TextSpan, before sentence: Int) -> Told? {
        let paragraph = max(0, reading.sentences[sentence].paragraph - Self.farthestMeeting)
        let first = max(reading.paragraphs[paragraph].sentences.lowerBound, sentence - Self.farthestPublication)
        guard text.scalar(at: document.start) == 0x300A, first < sentence else { return nil }
        // 意见》
        let name = Array(text.bytes[TextSpan(document.start + 3, document.end).range])
        for at in (first..<sentence).reversed() {
            let titles = reading.opaque.beginning(in: reading.sentences[at].span)
            guard titles.contains(where: { $0.count > document.count && text.has(name, at: $0.end - name.count) }) else { continue }
            if let told = dated(at, by: .occasion, "the document's publication")?.told { return told }
        }
        return nil
    }

    /// In sentences.
    private static let farthestPublication = 40

    // MARK: Turns of a conversation

    /// 2024-02-29 10:05:12 on a line of its own, above who speaks.
    private func hour(before sentence: Int) -> Told? {
        let index = reading.sentences[sentence].paragraph
        guard index > 0 else { return nil }
        let line = reading.paragraphs[index - 1].span
        guard line.count <= Self.longestHour, let day = mentions(in: line).first, day.precision == .day else { return nil }
        let isHour = (day.span.end..<line.end).allSatisfy { at in
            let c = UInt32(text.bytes[at])
            return Punctuation.isDigit(c) || Punctuation.isColon(c) || Punctuation.isSpace(c) || c == 0x5D
        }
        return isHour && day.span.start - line.start <= 3 ? told(day, "hour of the turn") : nil
    }

    /// Bytes of a line that is a day and an hour.
    private static let longestHour = 30

    /// The last press conference that the text before tells of, with its day.
    private func conference(before sentence: Int) -> Told? { last(of: conferences, before: sentence)?.told }

    /// Of a text that opens with a fresh press conference: who speaks in it speaks there.
    private func conference(openingTextBefore sentence: Int) -> Told? {
        guard let first = conferences.first, first.sentence < sentence, reading.sentences[first.sentence].paragraph < Self.opening,
            conferences.allSatisfy({ $0.told.date == first.told.date }), let published = reading.article.published
        else { return nil }
        return (0...Self.freshDays).contains(published.dayNumber - first.told.date.dayNumber) ? first.told : nil
    }

    /// So many paragraphs open a text.
    private static let opening = 3

    /// 新华社北京3月5日电: the day of the whole report.
    private func dateline(_ draft: Draft, _ person: Int?) -> Told? {
        guard person != nil else { return nil }
        for paragraph in reading.paragraphs.prefix(4) where paragraph.span.start <= draft.span.start {
            for mention in mentions(in: TextSpan(paragraph.span.start, min(paragraph.span.end, paragraph.span.start + 120)))
            where mention.precision == .day {
                if reading.word(.dateline, at: mention.span.end) != nil { return told(mention, "dateline") }
            }
        }
        return nil
    }

    private func mentions(in span: TextSpan) -> ArraySlice<DateMention> { dates.within(span) }

    private func told(_ mention: DateMention, _ rule: String) -> Told? {
        // From 7月1日起 on something holds; nobody speaks then.
        guard mention.role == .event, let from = mention.from, mention.to != nil else { return nil }
        return Told(date: from, precision: mention.precision, evidence: "\(rule): \(text[mention.span])", span: mention.span)
    }
}
