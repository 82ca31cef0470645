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

    /// - Parameter root: the element that holds the text.
    init(_ tree: HTMLTree, _ measures: PageMeasures, _ words: ExtractionWords, root: Int, url: String?) {
        let facts = PageFacts(tree, measures)
        (title, titleNode) = TitleRule(tree: tree, measures: measures, facts: facts).title(before: root)
        language = facts.language ?? facts.meta[.language]
        address = url ?? facts.meta[.address] ?? facts.canonical
        let region = BylineRegion(tree, measures, words.bylines, root: root, titleNode: titleNode)
        let fields = words.bylines.fields(in: region.head.text)
        let tailFields = words.bylines.fields(in: region.tail.text)
        let reader = DateReader(months: words.months)
        let dates = DateRule(tree: tree, measures: measures, facts: facts, reader: reader, root: root, titleNode: titleNode)
        let isMonthFirst = language.map { $0.hasPrefix("en") && !$0.hasPrefix("en-GB") && !$0.hasPrefix("en_GB") } ?? true
        if let found = dates.published(address: address, head: region.head, fields: fields, isMonthFirst: isMonthFirst) {
            published = found.date
            publishedEvidence = found.evidence
        }
        updated = dates.updated(head: region.head, fields: fields)
        let names = NameRule(tree: tree, measures: measures, facts: facts, root: root)
        author = names.author(fields: fields, head: region.head, tailFields: tailFields, tail: region.tail)
        publisher = names.publisher(fields: fields, head: region.head, tailFields: tailFields, tail: region.tail)
    }
}

/// The stretches of a page where bylines stand: between the title and the text, and at the text's end.
struct BylineRegion {
    let head: PageZone
    let tail: PageZone

    init(_ tree: HTMLTree, _ measures: PageMeasures, _ bylines: BylineWords, root: Int, titleNode: Int?) {
        let end = Int(tree.nodes[root].end)
        var text = root
        for i in root..<end where tree.nodes[i].tag.isBlock && PageMeasures.isProse(measures.nodes[i], tree.nodes[i].tag) {
            let node = tree.nodes[i]
            if measures.nodes[i].ownText < 300, bylines.isByline(tree.text, Int(node.textStart), Int(node.textEnd)) { continue }
            text = i
            break
        }
        // A byline may stand above the title, too.
        let start = max(0, min(titleNode ?? root, root) - 30)
        head = PageZone(tree, measures, from: start, to: max(text, root), limit: 3000)
        var last = end
        var bytes: Int32 = 0
        while last > root, bytes < 400 {
            last -= 1
            if tree.nodes[last].tag == .text { bytes += measures.nodes[last].text }
        }
        tail = PageZone(tree, measures, from: last, to: end, limit: 2000)
    }
}
