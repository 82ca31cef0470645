import HTMLTree

/// Finds the headlines on the article's own subject that a page prints below it, each with its day.
///
/// Portals close an article with what else they wrote of its subject, in the article's own column and under no name that says "beside". It is
/// no part of the text, and no count must see it; who reads the page sees it as the page's end. It is told from a menu, a ranking or the
/// latest news by what stands in it: a calendar date beside each headline, and one word in most of them that the article has too.
struct RelatedHeadlines {
    let tree: HTMLTree
    let measures: PageMeasures
    let reader: DateReader

    /// Bytes of a headline: six Chinese characters are the shortest.
    private static let shortestHeadline = 18
    /// Bytes beside a headline: a date with a time and brackets.
    private static let longestRest = 40
    private static let items = 3...20

    /// - Parameters:
    ///   - root: the element that holds the article's text.
    ///   - text: the article's title and text.
    /// - Returns: headline and date of each item of the first such list after the text, parted by a tab.
    func lines(after root: Int, text: () -> [UInt8]) -> [[UInt8]] {
        var i = Int(tree.nodes[root].end)
        while i < tree.nodes.count {
            let node = tree.nodes[i]
            guard node.tag == .ul || node.tag == .ol else {
                i += 1
                continue
            }
            let headlines = measures.nodes[i].state.isDisjoint(with: [.beside, .excluded]) ? self.headlines(of: i) : []
            if !headlines.isEmpty, haveOneSubject(headlines, in: text()) { return headlines.map { $0.title + [0x09] + $0.date } }
            i = Int(node.end)
        }
        return []
    }

    /// Whether three fifths of the headlines share a word, or two characters side by side, that the article has too.
    private func haveOneSubject(_ headlines: [Headline], in text: [UInt8]) -> Bool {
        var counts: [UInt64: Int] = [:]
        for headline in headlines { for term in Self.terms(headline.title) { counts[term, default: 0] += 1 } }
        let shared = counts.filter { $0.value * 5 >= headlines.count * 3 }
        return !shared.isEmpty && Self.terms(text).contains { shared[$0] != nil }
    }

    private struct Headline {
        var title: [UInt8]
        var date: [UInt8]
    }

    /// The items of a list, or none where not all of them are a link and a date.
    private func headlines(of list: Int) -> [Headline] {
        var headlines: [Headline] = []
        var item = list + 1
        while item < Int(tree.nodes[list].end) {
            let node = tree.nodes[item]
            if node.tag == .li {
                guard headlines.count < Self.items.upperBound, let headline = headline(of: item) else { return [] }
                headlines.append(headline)
            }
            item = Int(node.end)
        }
        return Self.items.contains(headlines.count) ? headlines : []
    }

    private func headline(of item: Int) -> Headline? {
        let m = measures.nodes[item]
        guard Int(m.link) >= Self.shortestHeadline, m.text > m.link, Int(m.text - m.link) <= Self.longestRest else { return nil }
        guard let link = (item + 1..<Int(tree.nodes[item].end)).first(where: { tree.nodes[$0].tag == .a }) else { return nil }
        let (whole, anchor) = (tree.nodes[item], tree.nodes[link])
        for beside in [Int(anchor.textEnd)..<Int(whole.textEnd), Int(whole.textStart)..<Int(anchor.textStart)] {
            guard let date = reader.first(in: tree.text, beside) else { continue }
            return Headline(
                title: Text.folded(tree.text, Int(anchor.textStart), Int(anchor.textEnd)),
                date: Array(tree.text[date.start..<date.end])
            )
        }
        return nil
    }

    /// The pairs of Chinese characters that stand side by side, and the words of Latin letters: what two headlines on one subject share.
    private static func terms(_ text: [UInt8]) -> Set<UInt64> {
        var terms: Set<UInt64> = []
        var last: UInt64 = 0
        var i = 0
        while i < text.count {
            if text[i] >= 0xE4, text[i] <= 0xE9, i + 2 < text.count {
                let character = UInt64(text[i]) << 16 | UInt64(text[i + 1]) << 8 | UInt64(text[i + 2])
                if last > 0 { terms.insert(last << 24 | character) }
                last = character
                i += 3
                continue
            }
            last = 0
            let start = i
            while i < text.count, text[i] < 0x80, DateReader.isLetter(text[i]) || i > start && DateReader.isDigit(text[i]) { i += 1 }
            if i - start > 1 {
                // The top bit tells a word from a pair of characters.
                let word = text[start..<min(i, start + 7)].reduce(UInt64(i - start)) { $0 << 8 | UInt64($1 | 0x20) }
                terms.insert(word | 1 << 63)
            }
            if i == start { i += 1 }
        }
        return terms
    }
}
