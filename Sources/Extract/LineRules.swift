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
        for block in blocks {
            defer { passed += block.count }
            if passed < 400 || block.kind.isHeading, isSame(text, block, title) {
                isAfterTitle = true
                continue
            }
            defer { isAfterTitle = false }
            // A document ends with the day on which it was signed.
            let isSigned = passed * 2 > total && (kept.last.map { $0.count < 90 } ?? false)
            if isAddress(text, block) || !isSigned && isDate(text, block) { continue }
            if block.count < 200, words.isNotice(text, block.start, block.end) { continue }
            if kept.count < 3, block.count < 60, bylines.isAuthor(text, block.start, block.end) { continue }
            let isDated = (kept.count < 3 || isAfterTitle) && block.count < 120 && reader.first(in: text, block.start..<block.end) != nil
            if block.count < 300, bylines.isByline(text, block.start, block.end, isDated: isDated) { continue }
            let openings = block.count < 400 ? words.openings(in: text, block.start, block.end) : []
            if let end = openings.first(where: { $0.kind == .end }) {
                let isAlone = end.rest <= (block.kind.isHeading ? 40 : 9)
                if isAlone, passed * 10 >= total * 4 { break }
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

    /// Whether a line is a web address and nothing else.
    private func isAddress(_ text: [UInt8], _ block: DraftBlock) -> Bool {
        let line = text[block.start..<block.end]
        return line.starts(with: "http".utf8) && !line.contains(0x20)
    }

    /// Whether a line is a date with at most a time and a weekday.
    private func isDate(_ text: [UInt8], _ block: DraftBlock) -> Bool {
        guard block.count < 48, let hit = reader.first(in: text, block.start..<block.end) else { return false }
        var letters = 0
        for i in block.start..<block.end where !(hit.start..<hit.end).contains(i) && (DateReader.isLetter(text[i]) || text[i] >= 0xE0) {
            letters += 1
        }
        return letters <= 10
    }

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
