import Records

/// The part of an article under a region's name.
struct Section: Sendable {
    /// The heading's line.
    var heading: TextSpan
    var region: Region
    /// From the heading's end to the next heading that closes the section.
    var body: TextSpan
    /// Indices of the paragraphs below the heading.
    var paragraphs: Range<Int>
}

/// Cuts an article into the sections that regions' names open.
///
/// A line that is a region's name opens a section, be it a heading element, set in bold or alone on its line. The next one closes
/// it, and so does any other heading of the same kind or a higher one.
struct Sections {

    let reading: Reading
    let headingRegion: (TextSpan) -> Region?

    private var text: UTF8Text { reading.text }
    private static let longestHeading = 120
    private static let longQuotation = 8

    func all() -> [Section] {
        var sections: [Section] = []
        var open: (heading: Int, region: Region, rank: Int)?
        func close(_ end: Int) {
            guard let (heading, region, _) = open else { return }
            let span = reading.paragraphs[heading].span
            let last = end > heading + 1 ? reading.paragraphs[end - 1].span.end : span.end
            sections.append(Section(heading: span, region: region, body: TextSpan(span.end, last), paragraphs: heading + 1..<end))
            open = nil
        }
        for index in reading.paragraphs.indices {
            guard let rank = rank(index) else { continue }
            if let region = headingRegion(withoutNumber(reading.paragraphs[index].span)) {
                close(index)
                open = (index, region, rank)
            } else if let opened = open, rank <= opened.rank {
                close(index)
            }
        }
        close(reading.paragraphs.count)
        return sections.filter { !$0.paragraphs.isEmpty }
    }

    /// How strong a heading the line is: an element's level, then bold, then a line of its own; nil where it is no heading.
    private func rank(_ index: Int) -> Int? {
        let paragraph = reading.paragraphs[index]
        let block = reading.article.blocks[paragraph.block]
        if case .heading(let level) = block.kind { return level }
        guard paragraph.span.count <= Self.longestHeading, !reading.endsLikeSentence(paragraph.span) else { return nil }
        let first = text.scalar(at: paragraph.span.start)
        // A quotation at the head of its line is what a section holds.
        let quotation = reading.quotations.beginning(in: TextSpan(paragraph.span.start, paragraph.span.start + 1)).first { $0.depth == 0 }
        if let quotation, text.length(of: quotation.content) >= Self.longQuotation { return nil }
        if block.isEmphasized { return 7 }
        guard case .paragraph = block.kind, !Punctuation.isDash(first), !Punctuation.isComma(text.scalar(before: paragraph.span.end)) else {
            return nil
        }
        return 8
    }

    /// 一、福建省; （一）福建省; 01 福建省.
    private func withoutNumber(_ line: TextSpan) -> TextSpan {
        text.trimmed(line) { c in
            Punctuation.isSpace(c) || Punctuation.isDigit(c) || Punctuation.isColon(c) || Punctuation.isDash(c)
                || [0x2E, 0xFF0E, 0x3001, 0xFF08, 0xFF09, 0x28, 0x29, 0x3010, 0x3011, 0x25A0, 0x25CF, 0x25C6, 0x2605, 0x2A, 0x25B6, 0x25BC]
                    .contains(c)
        }
    }
}
