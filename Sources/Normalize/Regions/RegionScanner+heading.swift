import Records

/// Lines that are a region's name and so open its section.
extension RegionScanner {
    /// The region that a line names and nothing else does: 福建省, 一、福建, 【重庆市】, (三)湖南长沙：.
    /// - Returns: the deepest region of a chain, or the macro region that a list makes up; nil where the line says more.
    package func headingRegion(in text: UTF8Text, of span: TextSpan, year: Int, context: Region?) -> RegionMention? {
        let line = core(of: text, span)
        guard !line.isEmpty, line.count <= Self.longestHeading else { return nil }
        let mentions = mentions(in: text, within: line, year: year, context: context)
        guard let first = mentions.first, let last = mentions.last, first.span.start == line.start, last.span.end == line.end else {
            return nil
        }
        guard mentions.allSatisfy({ !$0.isDeictic }) else { return nil }
        var isChain = true
        var isList = true
        for index in mentions.indices.dropFirst() {
            let (before, mention) = (mentions[index - 1], mentions[index])
            let gap = TextSpan(before.span.end, mention.span.start)
            if !isWithin(mention.region, before.region) || !(gap.isEmpty || isSeparator(gap, text)) { isChain = false }
            if !isListComma(gap, text) { isList = false }
        }
        if isChain {
            var heading = last
            heading.span = TextSpan(first.span.start, last.span.end)
            return heading
        }
        guard isList, let area = area(ofMembers: Set(mentions.map(\.region.code))) else { return nil }
        return RegionMention(span: TextSpan(first.span.start, last.span.end), region: area, rule: "list of members")
    }

    /// 60 characters of three bytes: no name is as long.
    private static let longestHeading = 180

    private func isSeparator(_ gap: TextSpan, _ text: UTF8Text) -> Bool {
        Self.separators.contains { $0.count == gap.count && text.has($0, at: gap.start) }
    }

    private func isListComma(_ gap: TextSpan, _ text: UTF8Text) -> Bool {
        ["、", "和", "与", "，", "/"].contains { $0.utf8.count == gap.count && text.has(Array($0.utf8), at: gap.start) }
    }

    private static let separators = ["·", "・", "-", "—", " ", "　", "/", "|"].map { Array($0.utf8) }

    /// The line without numbers, marks and brackets before, and marks behind.
    private func core(of text: UTF8Text, _ span: TextSpan) -> TextSpan {
        var start = span.start
        var end = span.end
        while start < end {
            if text.bytes[start] < 0x80 {
                start += 1
            } else if let mark = Self.leads.first(where: { text.has($0, at: start) }) {
                start += mark.count
            } else if let number = Self.numbers.first(where: { text.has($0, at: start) }),
                isNumbered(from: start + number.count, to: end, text)
            {
                start += number.count
            } else {
                break
            }
        }
        while end > start {
            if text.bytes[end - 1] < 0x80 {
                end -= 1
            } else if let mark = Self.tails.first(where: { text.has($0, at: end - $0.count) }) {
                end -= mark.count
            } else {
                break
            }
        }
        return TextSpan(start, end)
    }

    /// Whether numerals go on to a mark that closes a number: 十一、.
    private func isNumbered(from start: Int, to end: Int, _ text: UTF8Text) -> Bool {
        var at = start
        while at < end {
            if text.bytes[at] < 0x80 || Self.numberEnds.contains(where: { text.has($0, at: at) }) { return true }
            guard let number = Self.numbers.first(where: { text.has($0, at: at) }) else { return false }
            at += number.count
        }
        return false
    }

    private static let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].map { Array($0.utf8) }
    private static let numberEnds = ["、", "）", "．", "，", "：", "　"].map { Array($0.utf8) }
    private static let leads = [
        "　", "、", "（", "）", "【", "】", "《", "〔", "［", "■", "●", "◆", "★", "☆", "▲", "►", "▶", "◎", "○", "□", "◇", "※", "·", "•", "—", "－",
        "．", "：",
        "“", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "↓", "✦", "❖", "丨", "｜", "\u{FEFF}", "\u{00A0}", "\u{200B}",
    ].map { Array($0.utf8) }
    private static let tails = [
        "　", "：", "】", "》", "）", "〕", "］", "”", "。", "、", "，", "·", "—", "■", "●", "◆", "★", "▼", "丨", "｜", "\u{00A0}", "\u{200B}",
    ].map { Array($0.utf8) }
}
