import HTMLTree
import Records

/// What a page tells about its article.
struct Metadata {
    var title: String?
    /// The element that shows the title.
    var titleNode: Int?
    var author: String?
    var publisher: String?
    var published: CivilDate?
    var publishedEvidence: String?
    var updated: CivilDate?
    var language: String?
    var address: String?
    let isChinese: Bool

    /// - Parameter root: the element that holds the text.
    init(_ tree: HTMLTree, _ measures: PageMeasures, _ words: ExtractionWords, root: Int, url: String?) {
        let facts = PageFacts(tree, measures)
        (title, titleNode) = TitleRule(
            tree: tree,
            measures: measures,
            facts: facts,
            words: words.titles,
            text: BylineRegion.prose(tree, measures, words.bylines, root)
        ).title()
        language = facts.language ?? facts.meta[.language]
        address = url ?? facts.meta[.address] ?? facts.canonical
        let region = BylineRegion(tree, measures, words.bylines, root: root, titleNode: titleNode, title: title)
        let printed = PrintedFacts(region, words.bylines)
        let reader = DateReader(months: words.months)
        let isMonthFirst = language.map { $0.hasPrefix("en") && !$0.hasPrefix("en-GB") && !$0.hasPrefix("en_GB") } ?? true
        isChinese = language?.hasPrefix("zh") ?? PrintedFacts.isHan(title)
        let dates = DateRule(
            tree: tree,
            measures: measures,
            facts: facts,
            printed: printed,
            reader: reader,
            isMonthFirst: isMonthFirst,
            isChinese: isChinese
        )
        if let found = dates.published(address: address) {
            published = found.date
            publishedEvidence = found.evidence
        }
        updated = dates.updated()
        let names = NameRule(
            tree: tree,
            measures: measures,
            facts: facts,
            printed: printed,
            bylines: words.bylines,
            lines: words.lines,
            reader: reader,
            isChinese: isChinese,
            address: address
        )
        author = names.author()
        publisher = names.publisher()
    }
}

/// What is printed around the text, and the labelled values in it.
struct PrintedFacts {
    let region: BylineRegion
    let head: [BylineWords.Field]
    let above: [BylineWords.Field]
    let tail: [BylineWords.Field]

    init(_ region: BylineRegion, _ bylines: BylineWords) {
        self.region = region
        head = bylines.fields(in: region.head.text)
        above = bylines.fields(in: region.above.text)
        tail = bylines.fields(in: region.tail.text)
    }

    /// Whether a title is mostly of Chinese characters.
    static func isHan(_ title: String?) -> Bool {
        guard let title else { return false }
        return title.utf8.reduce(0) { $0 + ($1 >= 0xE4 && $1 <= 0xE9 ? 3 : 0) } * 2 > title.utf8.count
    }

    /// The values behind a label, in the order of trust: below the title, above it, after the text.
    func values(_ label: BylineWords.Label, withTail: Bool = true) -> [ArraySlice<UInt8>] {
        var values: [ArraySlice<UInt8>] = []
        for (fields, zone) in [(head, region.head), (above, region.above), (withTail ? tail : [], region.tail)] {
            for field in fields where field.label == label { values.append(zone.text[field.start..<field.end]) }
        }
        return values
    }
}

extension PrintedFacts {
    struct Value {
        var bytes: ArraySlice<UInt8>
        /// A colon or a slash stands before it.
        var isSigned: Bool
    }

    /// The values behind authors' labels below the title and above it; reporters that one line names by several labels are together.
    func authors() -> [[Value]] {
        var lines: [[Value]] = []
        for (fields, zone) in [(head, region.head), (above, region.above)] {
            var last: Int?
            for field in fields where field.label == .author {
                let value = Value(bytes: zone.text[field.start..<field.end], isSigned: field.isSigned)
                if let last, field.isReporter, !zone.text[last..<field.start].contains(0x0A) {
                    lines[lines.count - 1].append(value)
                } else {
                    lines.append([value])
                }
                last = field.end
            }
        }
        return lines
    }
}

/// The stretches of a page where bylines stand.
struct BylineRegion {
    /// Between the title and the text.
    let head: PageZone
    /// Right above the title.
    let above: PageZone
    /// The text's end and what follows it.
    let tail: PageZone
    /// The text's first lines.
    let opening: PageZone

    init(_ tree: HTMLTree, _ measures: PageMeasures, _ bylines: BylineWords, root: Int, titleNode: Int?, title: String?) {
        let end = Int(tree.nodes[root].end)
        let text = Self.prose(tree, measures, bylines, root, title: title)
        let title = titleNode.flatMap { $0 <= text ? $0 : nil } ?? max(0, min(root, text) - 30)
        let start = titleNode == title ? Self.end(ofTitle: title, tree) : title
        head = PageZone(tree, measures, from: min(start, text), to: text, limit: 3000)
        above = PageZone(tree, measures, from: max(0, title - 40), to: title, limit: 1000)
        opening = PageZone(tree, measures, from: text, to: end, limit: 300)
        var last = end
        var bytes: Int32 = 0
        while last > root, bytes < 400 {
            last -= 1
            if tree.nodes[last].tag == .text { bytes += measures.nodes[last].text }
        }
        tail = PageZone(tree, measures, from: last, to: min(end + 300, tree.nodes.count), limit: 3000)
    }

    /// Where a title's own words end: what a heading sets small is its byline.
    private static func end(ofTitle title: Int, _ tree: HTMLTree) -> Int {
        let end = Int(tree.nodes[title].end)
        return (title + 1..<end).first { tree.nodes[$0].tag == .small } ?? end
    }

    /// The block that the text's prose begins with.
    static func prose(_ tree: HTMLTree, _ measures: PageMeasures, _ bylines: BylineWords, _ root: Int, title: String? = nil) -> Int {
        let title = title.map(Text.letters) ?? []
        for i in root..<Int(tree.nodes[root].end)
        where tree.nodes[i].tag.isBlock && PageMeasures.isProse(measures.nodes[i], tree.nodes[i].tag) {
            let node = tree.nodes[i]
            if measures.nodes[i].ownText < 300 {
                let opening = Text.letters(Text.folded(tree.text, node)).prefix(24)
                if measures.nodes[i].hints.contains(.headline) || title.starts(with: opening) { continue }
            }
            if measures.nodes[i].ownText < 300, bylines.isByline(tree.text, Int(node.textStart), Int(node.textEnd)) { continue }
            return i
        }
        return root
    }
}
