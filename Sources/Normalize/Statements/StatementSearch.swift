import Records

/// Finds an article's statements, each kind outside of what the kinds before it took.
struct StatementSearch {
    let reading: Reading
    let roster: Roster
    let names: PersonNames
    let cues: [SpeechCue]
    let regions: [RegionMention]
    let sections: [Section]
    let report: WorkReport?

    /// In the order of the text, none overlapping another.
    func drafts() -> [Draft] {
        if let report { return report.drafts(in: reading, title: reportTitle(report)) }
        var (drafts, taken) = BlockSpeech(reading: reading, roster: roster, names: names, cues: cues, regions: regions).drafts(outside: [])
        let excerpts = ReportExcerpts(reading: reading, cues: cues, sections: sections, regions: regions).drafts(outside: taken)
        drafts += excerpts.drafts
        taken.formUnion(excerpts.taken)
        let labels = Labels(reading: reading, roster: roster, cues: cues)
        let quoted = QuotedSpeech(reading: reading, roster: roster, cues: cues, labels: labels.subjects()).drafts(outside: taken)
        let labelled = labels.drafts(outside: taken, quoted: quoted)
        drafts += labelled.drafts
        taken.formUnion(labelled.taken)
        let free = quoted.filter { !labelled.drafts.overlap($0.span) }
        drafts += free
        drafts += IndirectSpeech(reading: reading, roster: roster, cues: cues, quoted: free).drafts(outside: taken)
        drafts = withoutOverlaps(drafts)
        return withoutOverlaps(drafts + narrated(outside: drafts))
    }

    /// The line of a report's head that has its name, else the article's title.
    private func reportTitle(_ report: WorkReport) -> String? {
        let head = reading.paragraphs[..<report.body.lowerBound]
        let line = head.first { reading.word(.report, endingAt: $0.span.end, floor: $0.span.start) != nil }
        return line.map { Roster.withoutSpaces(reading.text[$0.span]) } ?? reading.article.title
    }

    /// Of a section in which nobody is quoted: what the reporter tells of its region.
    /// - Parameter drafts: in the order of the text, none overlapping another.
    private func narrated(outside drafts: [Draft]) -> [Draft] {
        // One line that is a region's name may be anything; a round-up has several.
        guard sections.count > 1 else { return [] }
        return sections.compactMap { section in
            guard let first = section.paragraphs.first, let last = section.paragraphs.last,
                reading.endsLikeSentence(reading.paragraphs[last].span)
            else { return nil }
            let span = TextSpan(reading.paragraphs[first].span.start, reading.paragraphs[last].span.end)
            guard !drafts.overlap(span) else { return nil }
            return Draft(
                form: .narrated,
                span: span,
                content: span,
                subject: nil,
                cue: nil,
                anchor: span.start,
                rule: "section without a quotation"
            )
        }
    }

    private func withoutOverlaps(_ drafts: [Draft]) -> [Draft] {
        var result: [Draft] = []
        for draft in drafts.sorted(by: { $0.span < $1.span }) {
            if let last = result.last, last.span.overlaps(draft.span) {
                // Words in marks are surer than words after a verb.
                if draft.form == .direct, last.form == .indirect { result[result.count - 1] = draft }
                continue
            }
            result.append(draft)
        }
        return result
    }
}
