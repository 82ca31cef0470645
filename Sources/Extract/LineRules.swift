/// Takes out the lines that are beside the text though they stand inside it: labels, notices, lists of related pages.
struct LineRules {
    let words: LineWords
    let bylines: BylineWords
    let reader: DateReader

    /// - Parameters:
    ///   - text: the text that the blocks are ranges of.
    ///   - title: the article's title, which is not repeated in its text.
    func filter(_ blocks: [DraftBlock], in text: [UInt8], title: [UInt8]) -> [DraftBlock] {
        var total = 0
        for block in blocks { total += block.count }
        var kept: [DraftBlock] = []
        kept.reserveCapacity(blocks.count)
        var passed = 0
        var isAfterTitle = false
        for (n, block) in blocks.enumerated() {
            defer { passed += block.count }
            if passed < 400 || block.kind.isHeading, isSame(text, block, title) {
                isAfterTitle = true
                continue
            }
            defer { isAfterTitle = false }
            // A document ends with the day on which it was signed.
            let isSigned = passed * 2 > total && (kept.last.map { $0.count < 90 } ?? false)
            let isAtEdge = kept.count < 3 || blocks.count - n <= 3
            if isAtEdge && isAddress(text, block) || !isSigned && isDate(text, block) { continue }
            if block.count < 200, words.isNotice(text, block.start, block.end) { continue }
            if block.count < 60, isByAuthor(text, block, isOpening: kept.count < 3, isAtEdge: isAtEdge) { continue }
            let isDated = (kept.count < 3 || isAfterTitle) && block.count < 120 && reader.first(in: text, block.start..<block.end) != nil
            if block.count < 300, bylines.isByline(text, block.start, block.end, isDated: isDated) { continue }
            let openings = block.count < 400 ? words.openings(in: text, block.start, block.end) : []
            if let end = openings.first(where: { $0.kind == .end }) {
                let isAlone = end.rest <= (block.kind.isHeading ? 40 : 9)
                if isAlone, passed * 10 >= total * 4, !goesOn(blocks[(n + 1)...].prefix(Self.outlook), in: text, passed, after: end) {
                    break
                }
                if isAlone { continue }
            }
            if let drop = openings.first(where: { $0.kind == .drop }), drop.rest <= (drop.isLabel ? 60 : 24) { continue }
            if let related = openings.first(where: { $0.kind == .related }), related.isLabel || block.link > 0 {
                if related.rest == 0 || block.link * 10 >= related.rest * 7 { continue }
            }
            kept.append(block)
        }
        while let last = kept.last, last.kind.isHeading { kept.removeLast() }
        return withoutRepeats(kept, in: text)
    }

    /// Whether the text goes on behind a line that closes most texts: a regulation may have a section 标签, and a page a box of links in the
    /// middle of its text.
    ///
    /// What goes on has sentences without links, two of them at least in Chinese. Elsewhere, where closing lines are more often followed by
    /// sentences of other pages, it has a heading of its own and three tenths of the bytes before the line.
    private func goesOn(_ blocks: ArraySlice<DraftBlock>, in text: [UInt8], _ passed: Int, after line: LineWords.Opening) -> Bool {
        let needed = passed * (line.isHan ? 10 : 30) / 100
        var sentences = 0
        var bytes = 0
        var hasHeading = line.isHan
        for block in blocks {
            if block.count < 400, words.openings(in: text, block.start, block.end).contains(where: { $0.kind == .end && $0.rest == 0 }) {
                break
            }
            if block.kind.isHeading { hasHeading = true }
            guard hasHeading, !block.kind.isHeading, isSentence(text, block, isHan: line.isHan) else { continue }
            sentences += 1
            bytes += block.count
        }
        return sentences >= 2 && bytes >= needed
    }

    /// Blocks behind such a line that are looked at: a page of nothing but such lines must not take time beyond its length.
    private static let outlook = 200

    /// Whether a block without a link is prose with a full stop.
    private func isSentence(_ text: [UInt8], _ block: DraftBlock, isHan: Bool) -> Bool {
        guard block.link == 0, block.count >= 60 else { return false }
        return isHan ? LineWords.hasFullStop(text, block.start, block.end) : text[block.end - 1] == UInt8(ascii: ".")
    }

    /// Whether a line at the text's start or end names its author and says nothing else.
    private func isByAuthor(_ text: [UInt8], _ block: DraftBlock, isOpening: Bool, isAtEdge: Bool) -> Bool {
        isOpening && bylines.isAuthor(text, block.start, block.end) || isAtEdge && bylines.isReporters(text, block.start, block.end)
    }

    /// Whether a line is a web address and nothing else.
    private func isAddress(_ text: [UInt8], _ block: DraftBlock) -> Bool {
        let line = text[block.start..<block.end]
        return line.starts(with: "http".utf8) && !line.contains(0x20)
    }

    /// Whether a line is a date with at most a time and a weekday. What is written on in Chinese is more: 2020年3月1日起施行, 自2020年3月1日.
    private func isDate(_ text: [UInt8], _ block: DraftBlock) -> Bool {
        guard block.count < 48, let hit = reader.first(in: text, block.start..<block.end) else { return false }
        var latin = 0
        var han = 0
        for i in block.start..<block.end where !(hit.start..<hit.end).contains(i) {
            if text[i] >= 0xE0 { han += 1 } else if DateReader.isLetter(text[i]) && text[i] & 0xC0 != 0x80 { latin += 1 }
        }
        if hit.start - block.start >= 3, LineWords.isHan(text[hit.start - 3]) { return false }
        let day = hit.end + 2 < block.end && (text[hit.end...].starts(with: "日".utf8) || text[hit.end...].starts(with: "号".utf8))
        let after = day ? hit.end + 3 : hit.end
        if after < block.end, LineWords.isHan(text[after]), !bylines.startsNameless(text, after) { return false }
        return han <= Self.mostHan && latin <= Self.mostLatin
    }

    /// Chinese characters beside a date, 日 among them: 日 星期三 上午. Latin letters: `segunda-feira`.
    private static let mostHan = 6
    private static let mostLatin = 18

    private func isSame(_ text: [UInt8], _ block: DraftBlock, _ title: [UInt8]) -> Bool {
        guard !title.isEmpty, block.count == title.count else { return false }
        for i in 0..<title.count where text[block.start + i] != title[i] { return false }
        return true
    }

    /// An article that is in the page twice, once for wide and once for narrow windows, is taken once; and so is a lead that stands
    /// above the text and opens it again.
    private func withoutRepeats(_ blocks: [DraftBlock], in text: [UInt8]) -> [DraftBlock] {
        var places: [UInt64: Int] = [:]
        var second: Set<Int> = []
        var firsts: Set<Int> = []
        var leads: Set<Int> = []
        var repeated = 0
        var total = 0
        for (n, block) in blocks.enumerated() {
            total += block.count
            let hash = Self.hash(text, block.start, block.end)
            guard let first = places[hash] else {
                places[hash] = n
                continue
            }
            repeated += block.count
            second.insert(n)
            firsts.insert(first)
            // Further down, a line that was shown above is a quotation of it.
            if first < 2, n - first <= 3, block.count >= 60 { leads.insert(first) }
        }
        // In a plan or a poem one line comes again and again; in a second copy each comes once more.
        let isTwice = repeated * 5 >= total * 2 && second.count <= firsts.count + 2
        let dropped = isTwice ? second : leads
        return dropped.isEmpty ? blocks : blocks.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ text: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for i in start..<end { hash = (hash ^ UInt64(text[i])) &* 0x100_0000_01B3 }
        return hash
    }
}
