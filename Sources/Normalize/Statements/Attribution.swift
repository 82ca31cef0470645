import Digest
import Records

/// Makes a statement of a draft: speaker, office, document, session, region, day and figures, each with the words that told.
struct Attribution {
    let reading: Reading
    let roster: Roster
    let cues: [SpeechCue]
    let sections: [Section]
    let sessions: [Session]
    let figures: [Figure]
    let places: Places
    private var occasions: Occasions
    let report: WorkReport?
    /// Verbs that a person has for a subject.
    private let personCues: [SpeechCue]
    /// Of who spoke last in the text, for 他 and for quotations without a verb.
    private var lastPerson: Int?

    init(
        reading: Reading,
        roster: Roster,
        cues: [SpeechCue],
        sections: [Section],
        sessions: [Session],
        figures: [Figure],
        places: Places,
        occasions: Occasions,
        report: WorkReport?
    ) {
        self.reading = reading
        self.roster = roster
        self.cues = cues
        self.sections = sections
        self.sessions = sessions
        self.figures = figures
        self.places = places
        self.occasions = occasions
        self.report = report
        personCues = cues.filter { cue in
            if case .person? = cue.subject?.kind { return true }
            return false
        }
    }

    private var text: UTF8Text { reading.text }

    /// - Parameter drafts: in the order of the text, none overlapping another.
    mutating func statements(from drafts: [Draft]) -> [Statement] {
        var statements: [Statement] = []
        for (index, draft) in drafts.enumerated() { statements.append(statement(draft, sequence: index + 1)) }
        return statements
    }

    private mutating func statement(_ draft: Draft, sequence: Int) -> Statement {
        let section = section(holding: draft.span)
        let (subject, told) = subject(of: draft, in: section)
        var draft = draft
        if draft.subject == nil, let subject, section != nil { draft.anchor = subject.span.start }
        if case .person(let person)? = subject?.kind { lastPerson = person }
        let region = places.region(of: draft, subject: subject, section: section)
        let date = occasions.date(of: draft, subject: subject, section: section?.paragraphs)
        let session = session(of: draft, subject, section, day: date?.span)
        let words = text[draft.content]
        var statement = Statement(
            id: SHA256Digest.id(reading.article.id, String(draft.span.start), String(draft.span.end), words),
            articleID: reading.article.id,
            sequence: sequence,
            region: region?.region,
            date: date?.date,
            datePrecision: date?.precision,
            form: draft.form,
            text: words,
            session: session.map { name($0, region?.region) },
            span: draft.span,
            regionEvidence: region?.evidence,
            dateEvidence: date?.evidence,
            rule: draft.rule,
            figures: figures.beginning(in: draft.span).filter { draft.span.contains($0.span) }
        )
        name(subject, draft, region?.region, &statement)
        statement.speakerEvidence = subject.map { "\(told): \(text[$0.span])" }
        return statement
    }

    /// Sections do not overlap, and their headings stand in order.
    private func section(holding span: TextSpan) -> Section? {
        let next = sections.firstIndex(from: span.start)
        guard next > 0, sections[next - 1].body.contains(span) else { return nil }
        return sections[next - 1]
    }

    // MARK: Who speaks

    private func subject(of draft: Draft, in section: Section?) -> (Subject?, String) {
        if let subject = draft.subject {
            if subject.kind == .pronoun {
                guard let person = personBefore(draft.anchor) else { return (nil, "") }
                return (Subject(kind: .person(person), span: subject.span), "pronoun")
            }
            if let hit = reading.word(.interviewee, at: subject.span.start), hit.span == subject.span,
                let person = lastPerson ?? roster.mostNamed
            {
                return (Subject(kind: .person(person), span: subject.span), "label of an answer")
            }
            return (subject, draft.cue == nil ? "beside the quotation" : "subject of the verb")
        }
        guard draft.form == .direct || draft.form == .unclosed, !draft.hasStrangeSubject else { return (nil, "") }
        if let section { return subjectOfSection(section, outside: draft.span) }
        return subjectNearby(draft)
    }

    private func personBefore(_ offset: Int) -> Int? {
        let before = TextSpan(reading.paragraphs[reading.paragraph(at: offset)].span.start, offset)
        if case .person(let person)? = personCues.beginning(in: before).last?.subject?.kind { return person }
        return roster.places(in: before).last?.person ?? lastPerson
    }

    /// Of a quotation that stands alone in a region's section: the document or person that its other sentences tell of.
    private func subjectOfSection(_ section: Section, outside span: TextSpan) -> (Subject?, String) {
        var person: Subject?
        for index in section.paragraphs.prefix(Self.farthestTeller) {
            let paragraph = reading.paragraphs[index].span
            guard !paragraph.overlaps(span) else { continue }
            if let cue = cues.beginning(in: paragraph).first(where: {
                paragraph.contains($0.span) && $0.subject != nil && $0.subject?.kind != .pronoun
            }) {
                return (cue.subject, "section's verb of speech")
            }
            if person == nil, let place = roster.places(in: paragraph).first {
                person = Subject(kind: .person(place.person), span: place.span)
            }
        }
        return (person, "section")
    }

    /// So many paragraphs of a section tell who speaks in it.
    private static let farthestTeller = 40

    /// Of a quotation without a verb beside it: the last person named before it in its paragraph, or after it, or who spoke last.
    private func subjectNearby(_ draft: Draft) -> (Subject?, String) {
        let paragraph = reading.paragraphs[reading.paragraph(at: draft.span.start)].span
        let before = roster.places(in: TextSpan(paragraph.start, draft.span.start)).last
        let after = roster.places(in: TextSpan(draft.span.end, max(draft.span.end, paragraph.end))).first
        if let place = before ?? after { return (Subject(kind: .person(place.person), span: place.span), "paragraph") }
        guard let lastPerson, let place = roster.lastPlace(of: lastPerson, before: draft.span.start) else {
            return (nil, "")
        }
        return (Subject(kind: .person(lastPerson), span: place.span), "speaker before")
    }

    private func name(_ subject: Subject?, _ draft: Draft, _ region: Region?, _ statement: inout Statement) {
        if case .person(let person)? = subject?.kind {
            statement.speaker = roster.persons[person].name
            statement.role = roster.persons[person].role
        }
        var issuerRegion = region
        if let subject, subject.kind == .document || subject.kind == .body, draft.document != nil || subject.kind == .document,
            let own = places.office(subject.span)
        {
            issuerRegion = own.region
        }
        if let document = draft.document { setDocument(document, issuerRegion, &statement) }
        guard let subject else { return }
        switch subject.kind {
        case .person, .pronoun:
            if let document = subject.document, draft.document == nil { setDocument(text[document], issuerRegion, &statement) }
        case .document:
            if draft.document == nil { setDocument(Roster.withoutSpaces(text[fullName(of: subject.span)]), issuerRegion, &statement) }
            if statement.role == nil { statement.role = issuer(subject.span) }
        case .body, .anonymous:
            // 会议: the session has the name.
            if let meeting = reading.word(.meeting, at: subject.span.start), meeting.span == subject.span { break }
            if statement.role == nil { statement.role = isLetter(subject) ? answerer(of: subject) : bodyName(subject.span, region) }
            if let document = subject.document { statement.sourceDocument = withoutBrackets(text[document]) }
        }
    }

    /// 问, 答, Q and A name nobody.
    private func isLetter(_ subject: Subject) -> Bool {
        guard let hit = reading.word([.interviewer, .interviewee], at: subject.span.start), hit.span == subject.span else { return false }
        return text.length(of: hit.span) == 1 || hit.kinds.contains(.interviewee)
    }

    /// Who answers without a name, by the title: 国家数据局有关负责人 of 国家数据局有关负责人就…答记者问.
    private func answerer(of subject: Subject) -> String? {
        guard reading.word(.interviewee, at: subject.span.start) != nil else { return nil }
        let first = reading.paragraphs.first.map(\.span).flatMap { $0.count <= Self.longestTitle ? text[$0] : nil }
        for line in [reading.article.title, first] {
            guard let line, line.utf8.count <= Self.longestTitle else { continue }
            let words = UTF8Text(line)
            let hits = CueHits(words, cues: reading.cues)
            let end = hits.words(.circumstance, in: words.whole).lazy.map(\.span.start).first {
                hits.word([.anonymous, .role, .body], endingAt: $0, floor: 0) != nil
            }
            if let end { return Roster.withoutSpaces(words[TextSpan(0, end)]) }
        }
        return nil
    }

    /// Bytes of a line that may be a title (100 characters).
    private static let longestTitle = 300

    /// The name of a body that speaks; nil where the words are a mere place (吉林则提出) or a clause of their own (也有代表).
    private func bodyName(_ span: TextSpan, _ region: Region?) -> String? {
        let words = Roster.withoutSpaces(text[span])
        if let region, region.name.hasPrefix(words) { return nil }
        return words.contains("也") || words.contains("有代表") ? nil : words
    }

    /// A document and, of a work report, the body whose words it has.
    private func setDocument(_ name: String, _ region: Region?, _ statement: inout Statement) {
        statement.sourceDocument = withoutBrackets(name)
        guard statement.speaker == nil, let region, let author = reading.cues.authors.first(where: { name.contains($0.report) }) else {
            return
        }
        statement.role = region.level == .country ? author.country : region.name + author.region
    }

    /// 报告 after 作政府工作报告, 《方案》 after 《行动方案》: the longer name that the text has before.
    private func fullName(of span: TextSpan) -> TextSpan {
        let isTitle = text.scalar(at: span.start) == 0x300A
        let name = isTitle ? TextSpan(span.start + 3, span.end - 3) : span
        guard let noun = reading.word(.document, at: name.start), noun.span == name else { return span }
        let paragraph = reading.paragraphs[reading.paragraph(at: span.start)].span
        let before = TextSpan(max(paragraph.start, span.start - Self.farthestName), span.start)
        var reports = reading.words(.report, in: before).filter { text[$0.span].hasSuffix(text[name]) }
        if reports.isEmpty, !noun.kinds.contains(.report) {
            // 省长作政府工作报告。 A paragraph on: 报告提出.
            let first = max(0, reading.paragraph(at: span.start) - Self.farthestReport)
            let earlier = TextSpan(max(reading.paragraphs[first].span.start, span.start - Self.farthestName), span.start)
            reports = reading.words(.report, in: earlier).filter { text[$0.span].hasSuffix(text[name]) }
        }
        if let report = reports.max(by: { ($0.span.end, $0.span.count) < ($1.span.end, $1.span.count) }) { return report.span }
        guard isTitle else { return span }
        let title = Array(text.bytes[TextSpan(name.start, span.end).range])
        let earlier = reading.opaque.within(TextSpan(span.start - Self.farthestName, span.start))
        return earlier.last { $0.count > span.count && text.has(title, at: $0.end - title.count) } ?? span
    }

    /// Bytes before a short name in which the long one is sought (3,000 characters).
    private static let farthestName = 9_000

    /// So many paragraphs back the report is named that a paragraph calls 报告.
    private static let farthestReport = 3

    private func withoutBrackets(_ name: String) -> String {
        name.hasPrefix("《") && name.hasSuffix("》") ? String(name.dropFirst().dropLast()) : name
    }

    /// The body that a document's name begins with: 党的二十大 of 党的二十大报告.
    private func issuer(_ span: TextSpan) -> String? {
        guard let document = reading.word(.document, endingAt: span.end, floor: span.start),
            let body = reading.word(.body, endingAt: document.span.start, floor: span.start)
        else { return nil }
        return text[TextSpan(span.start, body.span.end)]
    }

    // MARK: Session

    private func session(of draft: Draft, _ subject: Subject?, _ section: Section?, day: TextSpan?) -> Session? {
        let sentence = reading.sentences[reading.sentence(at: draft.anchor)].span
        func isFree(_ session: Session) -> Bool { draft.form == .narrated || !draft.span.contains(session.span) }
        if let own = sessions.within(sentence).first(where: isFree) { return own }
        if let section { return sessions.within(section.body).prefix(Self.mostSessions).first(where: isFree) }
        if let cue = draft.cue, cue.start >= sentence.start, reading.has(.recently, in: TextSpan(sentence.start, cue.start)) { return nil }
        if let report { return sessions.within(report.delivery).first }
        if let subject, subject.kind == .body, subject.isMeeting, reading.has(.national, in: subject.span) {
            return Session(span: subject.span, name: Roster.withoutSpaces(text[subject.span]), needsRegion: false)
        }
        let paragraph = reading.paragraphs[reading.sentences[reading.sentence(at: draft.anchor)].paragraph].span
        if let before = sessions.within(TextSpan(paragraph.start, draft.span.start)).last { return before }
        // The sentence that told the day of speaking tells at which session.
        let occasion = day.map { reading.sentences[reading.sentence(at: $0.start)].span }
        return occasion.flatMap { sessions.within($0).first }
    }

    /// So many sessions of a section are looked at for one that stands outside of the statement.
    private static let mostSessions = 40

    /// 省十三届人大三次会议 with the region's name; that of a city does not tell which province is meant.
    private func name(_ session: Session, _ region: Region?) -> String {
        guard session.needsRegion, let region, region.level == .province || region.level == .prefecture || region.level == .county else {
            return session.name
        }
        if session.name.hasPrefix("省"), region.level != .province { return session.name }
        if session.name.hasPrefix("市"), !region.name.hasSuffix("市") { return session.name }
        return region.name + String(session.name.dropFirst())
    }
}
