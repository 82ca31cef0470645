import Records

/// Tells a passage that says something from one that is only the name of the region that it is counted under, as a heading without a
/// text below it is: a region is not read about where only its name stands.
///
/// Passages are asked about in the order of the text, so that all of them together take one pass over it.
struct OwnWords {
    private let text: UTF8Text
    /// Headings and names of regions that have not been passed by, in the order of the text.
    private var names: ArraySlice<TextSpan>
    private var mentions: ArraySlice<Mention>

    init(_ article: EnrichedArticle) {
        text = article.article.text
        names = (article.article.blocks.filter(\.isHeading).map(\.span) + article.normalized.regionMentions.map(\.span)).sorted()[...]
        mentions = article.mentions[...]
    }

    /// Letters that may stand beside a bare name: 第十二 before it, 两会 behind it.
    private static let mostBesideAName = 4

    /// Whether a passage has words beyond headings and names of regions, or a mention among them.
    mutating func stand(in passage: Passage) -> Bool {
        let span = passage.span
        names = names.drop { $0.end <= span.start }
        mentions = mentions.drop { $0.span.end <= span.start }
        let omitted = (names.prefix { $0.start < span.end } + [passage.heading].compactMap { $0 }).filter(span.overlaps).sorted()
        guard !omitted.isEmpty else { return true }
        var letters = 0
        var start = span.start
        for name in omitted + [TextSpan(span.end, span.end)] {
            letters += text.letters(in: TextSpan(start, name.start))
            if letters > Self.mostBesideAName { return true }
            start = max(start, name.end)
        }
        return mentions.prefix { $0.span.start < span.end }.contains { span.contains($0.span) }
    }
}

extension Block {
    fileprivate var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }
}

extension UTF8Text {
    /// Chinese characters and Latin letters, told by the bytes that they begin with; digits and marks are none.
    fileprivate func letters(in span: TextSpan) -> Int {
        var count = 0
        for i in span.range {
            switch bytes[i] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0xE4...0xE9, 0xF0: count += 1
            // U+3400 and on; before it stand the marks of Chinese.
            case 0xE3 where bytes[i + 1] >= 0x90: count += 1
            default: break
            }
        }
        return count
    }
}
