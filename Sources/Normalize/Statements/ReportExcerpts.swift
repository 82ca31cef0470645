import Records

/// Finds what a round-up of work reports takes from each, region by region, without marks: under the region's name as a heading, or
/// after it and a colon.
///
/// That the words are the report's shows by how they begin: with what shall be done (加快…, 推动…), where a reporter would begin with
/// the place or the day.
struct ReportExcerpts {
    let reading: Reading
    let cues: [SpeechCue]
    let sections: [Section]
    let regions: [RegionMention]

    private var text: UTF8Text { reading.text }

    /// - Returns: the statements, and the paragraphs that they take.
    func drafts(outside taken: Set<Int>) -> (drafts: [Draft], taken: Set<Int>) {
        guard let report = reportName else { return ([], []) }
        var drafts: [Draft] = []
        var more: Set<Int> = []
        for section in sections where sections.count > 1 {
            guard let first = section.paragraphs.first, isExcerpt(reading.paragraphs[first].span) else { continue }
            var end = first
            while end < section.paragraphs.upperBound, !taken.contains(end), isPart(reading.paragraphs[end].span) { end += 1 }
            guard end > first else { continue }
            let span = TextSpan(reading.paragraphs[first].span.start, reading.paragraphs[end - 1].span.end)
            more.formUnion(first..<end)
            drafts.append(
                Draft(
                    form: .block,
                    span: span,
                    content: span,
                    anchor: span.start,
                    document: report,
                    rule: "region's section of a round-up of reports"
                )
            )
        }
        let labels = reading.paragraphs.indices.compactMap { taken.contains($0) || more.contains($0) ? nil : labelled($0, report) }
        guard labels.count > 1 else { return (drafts, more) }
        return (drafts + labels.map(\.draft), more.union(labels.map(\.paragraph)))
    }

    /// 江苏：加快发展数据产业。
    private func labelled(_ index: Int, _ report: String) -> (draft: Draft, paragraph: Int)? {
        let paragraph = reading.paragraphs[index]
        guard let sentence = paragraph.sentences.first, let label = reading.sentences[sentence].clauses.first else { return nil }
        let clause = reading.clauses[label]
        guard Punctuation.isColon(clause.mark), regions.within(clause.span).contains(where: { $0.span == clause.span && !$0.isDeictic })
        else { return nil }
        let content = text.trimmed(TextSpan(clause.span.end, paragraph.span.end)) { Punctuation.isColon($0) || Punctuation.isSpace($0) }
        guard isExcerpt(content), isPart(content) else { return nil }
        let subject = Subject(kind: .body, span: clause.span)
        let draft = Draft(
            form: .colon,
            span: content,
            content: content,
            subject: subject,
            cue: clause.span,
            anchor: clause.span.start,
            document: report,
            rule: "region's label in a round-up of reports"
        )
        return (draft, index)
    }

    private func isExcerpt(_ span: TextSpan) -> Bool { reading.word([.predicate, .modal], at: span.start) != nil }

    private func isPart(_ span: TextSpan) -> Bool {
        reading.endsLikeSentence(span)
            && !cues.beginning(in: span).contains { span.contains($0.span) && $0.contentStart != nil && $0.subject?.isOwn == true }
    }

    /// The report's name in the title, or before the first section or label.
    private var reportName: String? {
        if let title = reading.article.title {
            let words = UTF8Text(title)
            let hits = CueHits(words, cues: reading.cues).words(.report, in: words.whole)
            if let longest = hits.max(by: { $0.span.count < $1.span.count }) { return words[longest.span] }
        }
        let head = TextSpan(0, sections.first?.heading.start ?? reading.paragraphs.prefix(3).last?.span.end ?? 0)
        return reading.words(.report, in: head).max { $0.span.count < $1.span.count }.map { text[$0.span] }
    }
}
