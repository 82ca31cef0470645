import Records

/// Cuts an article into the pieces that share a region and a day: a mention outside of any statement is counted under these.
struct Passages {
    let reading: Reading
    let sections: [Section]
    let dates: [DateMention]
    let about: (TextSpan) -> (region: Region, evidence: String)?
    let article: Region?

    /// Without gaps: a piece runs to the next one's first byte.
    func all() -> [Passage] {
        var passages: [Passage] = []
        var section = sections[...]
        var day: DateMention?
        for paragraph in reading.paragraphs {
            while let first = section.first, first.body.end <= paragraph.span.start { section = section.dropFirst() }
            let inside = section.first.flatMap { $0.body.contains(paragraph.span) || $0.heading == paragraph.span ? $0 : nil }
            if inside == nil || inside?.heading == paragraph.span { day = nil }
            var region: Region?
            for index in paragraph.sentences {
                let span = reading.sentences[index].span
                if let inside {
                    region = inside.region
                } else if let told = about(span) {
                    region = told.region
                }
                if let own = self.day(in: span) { day = own }
                append(
                    Passage(
                        span: span,
                        region: region ?? article,
                        date: day?.from,
                        datePrecision: day?.precision,
                        heading: inside?.heading
                    ),
                    to: &passages
                )
            }
        }
        guard !passages.isEmpty else { return reading.text.isEmpty ? [] : [Passage(span: reading.text.whole, region: article)] }
        passages[0].span.start = 0
        passages[passages.count - 1].span.end = reading.text.count
        return passages
    }

    private func append(_ passage: Passage, to passages: inout [Passage]) {
        guard let last = passages.indices.last else {
            passages.append(passage)
            return
        }
        let before = passages[last]
        if before.region == passage.region, before.date == passage.date, before.datePrecision == passage.datePrecision,
            before.heading == passage.heading
        {
            passages[last].span.end = passage.span.end
        } else {
            passages[last].span.end = passage.span.start
            passages.append(passage)
        }
    }

    private func day(in span: TextSpan) -> DateMention? {
        dates.within(span).first { $0.role == .event && $0.precision == .day && $0.from != nil }
    }
}
