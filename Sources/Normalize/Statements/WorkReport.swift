import Records

/// A report that was read out at a session and is given in full: its head, and the paragraphs that were spoken.
///
/// The head has the day and session in one line (——2026年1月27日在…会议上) and the speaker's office and name in another; the words
/// begin with the salutation 各位代表：
struct WorkReport {
    /// The line with day and session.
    var delivery: TextSpan
    /// The day in it.
    var day: DateMention
    /// The line with office and name.
    var speaker: Subject
    /// Indices of the paragraphs that were spoken, headings among them.
    var body: Range<Int>

    private static let longestHead = 60

    /// Nil where the article is no such report.
    init?(_ reading: Reading, roster: Roster, dates: [DateMention]) {
        let head = 0..<min(Self.longestHead, reading.paragraphs.count)
        guard let salutation = head.first(where: { reading.word(.salutation, at: reading.paragraphs[$0].span.start) != nil }) else {
            return nil
        }
        let up = Array("上".utf8)
        let lines = reading.paragraphs[..<salutation].lazy.compactMap { paragraph -> (TextSpan, DateMention)? in
            guard reading.text.has(up, at: paragraph.span.end - up.count), paragraph.span.count <= 200,
                reading.has(.meeting, in: paragraph.span),
                let day = dates.first(where: { paragraph.span.contains($0.span) && $0.precision == .day })
            else { return nil }
            return (paragraph.span, day)
        }
        guard let (line, day) = lines.first else { return nil }
        let speaker = reading.paragraphs[..<salutation].lazy.compactMap { Self.speaker(in: $0.span, reading, roster) }.first
        guard let speaker else { return nil }
        delivery = line
        self.day = day
        self.speaker = speaker
        body = salutation..<Self.end(of: reading, after: salutation)
    }

    /// A line that is an office and a name, and nothing else: 福建省人民政府省长 赵龙.
    private static func speaker(in line: TextSpan, _ reading: Reading, _ roster: Roster) -> Subject? {
        guard line.count <= 120, let place = roster.places(in: line).last, place.span.end == line.end else { return nil }
        let office = reading.text.trimmed(TextSpan(line.start, place.span.start))
        guard let role = reading.word(.role, endingAt: office.end, floor: office.start), !role.kinds.contains(.interviewer),
            !reading.has(.interviewer, in: office)
        else { return nil }
        return Subject(kind: .person(place.person), span: place.span)
    }

    /// The last address to the listeners (各位代表！) opens the closing paragraph; what follows it is the page's.
    private static func end(of reading: Reading, after salutation: Int) -> Int {
        let closing = reading.paragraphs.indices.last { index in
            guard index > salutation, let hit = reading.word(.salutation, at: reading.paragraphs[index].span.start) else { return false }
            return Punctuation.isSentenceEnd(reading.text.scalar(at: hit.span.end))
        }
        var end = (closing ?? salutation) + 1
        guard closing != nil else {
            while end < reading.paragraphs.count, reading.word(.ending, at: reading.paragraphs[end].span.start) == nil { end += 1 }
            return end
        }
        while end < reading.paragraphs.count, reading.endsLikeSentence(reading.paragraphs[end].span),
            !reading.text[reading.paragraphs[end].span].hasPrefix("注")
        {
            end += 1
        }
        return end
    }

    /// The spoken paragraphs, each a statement, so that a figure or theme is found where it was said.
    func drafts(in reading: Reading, title: String?) -> [Draft] {
        body.compactMap { index in
            let span = reading.paragraphs[index].span
            guard reading.endsLikeSentence(span) else { return nil }
            return Draft(
                form: .block,
                span: span,
                content: span,
                subject: speaker,
                cue: speaker.span,
                anchor: delivery.start,
                document: title,
                rule: "paragraph of a report read out"
            )
        }
    }
}
