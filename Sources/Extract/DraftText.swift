import HTMLTree

/// An article's text as one weighing of the page gives it.
struct DraftText {
    let tree: HTMLTree
    let measures: PageMeasures
    /// The element that holds the text.
    let root: Int
    private(set) var text: [UInt8] = []
    private(set) var blocks: [DraftBlock] = []

    /// Bytes of text below which a page is looked at again, more leniently.
    static let enough = 400
    /// Bytes of lead paragraphs that are taken from above the text.
    private static let longestLead = 1500

    /// - Parameter prefersNamed: takes the element that says it is the article, also where others hold more.
    init(_ tree: HTMLTree, _ measures: PageMeasures, prefersNamed: Bool = false) {
        self.tree = tree
        self.measures = measures
        root = MainText(tree: tree, measures: measures, prefersNamed: prefersNamed).element()
    }

    /// Bytes of the text.
    var count: Int { blocks.reduce(0) { $0 + $1.count } }

    /// Whether the text is of one paragraph or list, as where all else on the page is short lines.
    var isParagraph: Bool {
        switch tree.nodes[root].tag {
        case .p, .li, .ul, .ol, .dl, .dd, .td, .tr, .blockquote, .pre: true
        default: false
        }
    }

    /// - Parameter titleNode: the element that shows the title; what opens the article between it and the text is taken, too.
    mutating func write(after titleNode: Int?, title: String?, _ words: ExtractionWords) {
        let pruning = Pruning(tree: tree, measures: measures, root: root)
        var writer = TextWriter(tree, measures, pruning)
        for lead in leads(after: titleNode, pruning) { writer.write(lead) }
        writer.write(root)
        text = writer.text
        blocks = LineRules(words: words.lines, bylines: words.bylines, reader: DateReader(months: words.months)).filter(
            writer.blocks,
            in: text,
            title: Array((title ?? "").utf8)
        )
    }

    /// The paragraphs that stand between the title and the element of the text.
    private func leads(after titleNode: Int?, _ pruning: Pruning) -> [Int] {
        guard let titleNode, titleNode < root else { return [] }
        var leads: [Int] = []
        var bytes = 0
        var i = Int(tree.nodes[titleNode].end)
        while i < root {
            let node = tree.nodes[i]
            let m = measures.nodes[i]
            if Int(node.end) <= root, m.state.contains(.excluded) || m.state.contains(.beside) || pruning.drops(i) || node.tag == .figure {
                i = Int(node.end)
                continue
            }
            let isLead = node.tag.isBlock && m.text == m.ownText && node.tag.headingLevel == nil && m.ownLink * 3 < m.ownText
            if isLead, PageMeasures.isProse(m, node.tag) || m.hints.contains(.lead) && m.ownText >= 40 {
                bytes += Int(m.ownText)
                if bytes > Self.longestLead { return [] }
                leads.append(i)
                i = Int(node.end)
                continue
            }
            i += 1
        }
        return leads
    }
}
