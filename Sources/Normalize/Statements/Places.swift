import Records

/// Tells which region a statement is about: its section's, that of its words, that of the speaker's office, the article's.
struct Places {
    let reading: Reading
    let roster: Roster
    let regions: [RegionMention]
    let dates: [DateMention]
    /// What a span is about by the mentions in it.
    let about: (TextSpan) -> (region: Region, evidence: String)?
    let article: (region: Region, evidence: String)?

    struct Told: Sendable {
        var region: Region
        var evidence: String
    }

    private var text: UTF8Text { reading.text }

    func region(of draft: Draft, subject: Subject?, section: Section?) -> Told? {
        if let section {
            return Told(region: section.region, evidence: "section: \(text[section.heading])")
        }
        let words = subjectWords(subject, draft)
        let office = words.flatMap { self.office($0) }
        // A province's report speaks for the province, whichever of its cities a sentence names.
        if subject?.kind == .document || draft.document != nil, let office, draft.form == .block || office.region.level != .country {
            return office
        }
        if let content = about(draft.content), content.region.level != .country {
            if let words, let named = own(words, in: draft.content, beside: content.region) { return named }
            if isProminent(content.region, in: draft.content) || office == nil && article == nil {
                return Told(region: content.region, evidence: "words of the statement: \(content.evidence)")
            }
        }
        if let office { return office }
        if let nearby = sentence(of: draft) { return nearby }
        return article.map { Told(region: $0.region, evidence: "article: \($0.evidence)") }
    }

    // MARK: The words themselves

    /// Several places are named, and one of them is in the words of the speaker's office.
    private func own(_ words: TextSpan, in content: TextSpan, beside region: Region) -> Told? {
        let office = regions.within(words)
        let named = regions.within(content)
        guard Set(named.map(\.region.code)).count > 1 || region.level == .macro else { return nil }
        guard let mention = named.first(where: { mention in office.contains { $0.region == mention.region } }), mention.region != region
        else { return nil }
        return Told(region: mention.region, evidence: "speaker's region in the words: \(text[mention.span])")
    }

    /// The region is what the words speak of rather than a place named in passing: it opens a clause, or comes back.
    private func isProminent(_ region: Region, in content: TextSpan) -> Bool {
        let own = regions.within(content).filter { $0.region == region }
        if own.count > 1 { return true }
        return own.contains { opensClause($0.span.start, content) }
    }

    private func opensClause(_ start: Int, _ content: TextSpan) -> Bool {
        var start = start
        while start > content.start {
            while start > content.start, Punctuation.isSpace(text.scalar(before: start)) { start = text.start(before: start) }
            guard start > content.start, !Punctuation.isClauseEnd(text.scalar(before: start)) else { return true }
            if let date = dates.within(TextSpan(content.start, start)).last, date.span.end == start {
                start = date.span.start
                continue
            }
            guard let hit = reading.word([.open, .adverb, .modal, .predicate], endingAt: start, floor: content.start) else { return false }
            start = hit.span.start
        }
        return true
    }

    // MARK: Who speaks

    private func subjectWords(_ subject: Subject?, _ draft: Draft) -> TextSpan? {
        guard let subject else { return nil }
        switch subject.kind {
        case .person(let person): return roster.persons[person].roleSpan
        case .pronoun: return nil
        case .document, .body, .anonymous: return subject.span
        }
    }

    /// The region of an office or a body: the whole country's where its words say so, else the place named in them.
    func office(_ words: TextSpan) -> Told? {
        if let national = reading.nationalWord(in: words) {
            return Told(region: .china, evidence: "speaker's office: \(text[national.span])")
        }
        if let office = reading.word(.nationalOffice, at: words.start) {
            return Told(region: .china, evidence: "speaker's office: \(text[office.span])")
        }
        if let place = innermost(words) { return Told(region: place.region, evidence: "speaker's office: \(text[place.span])") }
        if let place = about(words), place.region.level != .country {
            return Told(region: place.region, evidence: "speaker's office: \(place.evidence)")
        }
        guard let name = reading.words(.nationalName, in: words).first else { return nil }
        return Told(region: .china, evidence: "speaker's office: \(text[name.span])")
    }

    /// The last place of an office that names one, or one and the province around it: 浙江省人大代表、|绍兴市|市长. The article's own region says
    /// nothing against it.
    private func innermost(_ words: TextSpan) -> RegionMention? {
        let named = regions.within(words).filter { !$0.isDeictic }
        guard let last = named.last, last.region.level == .prefecture || last.region.level == .county else { return nil }
        let codes = [last.region.code, last.region.provinceCode]
        return named.allSatisfy { codes.contains($0.region.code) } ? last : nil
    }

    /// The sentence that tells who speaks, outside of the words spoken.
    private func sentence(of draft: Draft) -> Told? {
        let sentence = reading.sentences[reading.sentence(at: draft.anchor)].span
        let before = TextSpan(sentence.start, min(sentence.end, max(sentence.start, draft.cue?.start ?? sentence.start)))
        guard !before.isEmpty, !before.overlaps(draft.span), let place = about(before) else { return nil }
        return Told(region: place.region, evidence: "sentence of the speaker: \(place.evidence)")
    }
}
