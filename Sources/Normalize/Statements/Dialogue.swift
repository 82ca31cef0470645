import Records

/// Tells who speaks in a dialogue: quotations without verbs, each a paragraph of its own, that two parties say in turn.
///
/// The first to speak is whom the paragraph before tells to speak, the other one the last person named before.
struct Dialogue {
    let reading: Reading
    let roster: Roster
    let cues: [SpeechCue]

    /// Gives the quotations of dialogues their speakers.
    /// - Parameter drafts: quotations in the order of the text.
    func assign(to drafts: inout [Draft]) {
        var index = 0
        while index < drafts.count {
            var end = index
            while end < drafts.count, isTurn(drafts[end]), end == index || paragraph(drafts[end]) == paragraph(drafts[end - 1]) + 1 {
                end += 1
            }
            if end - index > 1 {
                let parties = parties(before: paragraph(drafts[index]))
                for turn in index..<end { drafts[turn].subject = parties[(turn - index) % 2] }
            }
            index = max(end, index + 1)
        }
    }

    private func paragraph(_ draft: Draft) -> Int { reading.paragraph(at: draft.span.start) }

    private func isTurn(_ draft: Draft) -> Bool {
        draft.subject == nil && draft.cue == nil && reading.paragraphs[paragraph(draft)].span == draft.span
    }

    private func parties(before index: Int) -> [Subject?] {
        guard index > 0 else { return [nil, nil] }
        let before = reading.paragraphs[index - 1].span
        let first = cues.beginning(in: before).last { before.contains($0.span) && $0.subject != nil && $0.subject?.kind != .pronoun }?
            .subject
        var speaker: Int?
        if case .person(let person)? = first?.kind { speaker = person }
        let other = roster.lastPlace(before: reading.paragraphs[index].span.start, otherThan: speaker)
        return [first, other.map { Subject(kind: .person($0.person), span: $0.span) }]
    }
}
