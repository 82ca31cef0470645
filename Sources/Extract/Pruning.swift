import HTMLTree

/// Tells the parts inside an article's element that are no part of its text.
struct Pruning {
    let tree: HTMLTree
    let measures: PageMeasures
    /// The article's element.
    let root: Int
    /// Whether the captions are the text, as in a gallery.
    private let keepsCaptions: Bool

    init(tree: HTMLTree, measures: PageMeasures, root: Int) {
        self.tree = tree
        self.measures = measures
        self.root = root
        var captions = 0
        var prose = 0
        var i = root + 1
        while i < Int(tree.nodes[root].end) {
            let node = measures.nodes[i]
            if node.hints.contains(.caption), !node.state.contains(.beside), node.prose > 0 {
                captions += 1
                prose += Int(node.prose)
                i = Int(tree.nodes[i].end)
            } else {
                i += 1
            }
        }
        keepsCaptions = captions >= 3 && prose * 2 >= Int(measures.nodes[root].prose)
    }

    func drops(_ node: Int) -> Bool {
        let m = measures.nodes[node]
        if m.text == 0 { return false }
        let tag = tree.nodes[node].tag
        let all = measures.nodes[root]
        if m.state.contains(.besideRoot) { return true }
        if m.prose * 2 > all.prose { return false }
        // A word of a sentence may be marked as a tag or a button; it stays in its sentence.
        let block = measures.nodes[Int(m.block)]
        let isInSentence = !tag.isBlock && block.ownText - m.text >= 80
        if m.hints.contains(.minor), !isInSentence, m.hints.isDisjoint(with: [.body, .lead]), m.prose * 10 < all.prose, m.text < 400 {
            return true
        }
        if m.hints.contains(.caption), !keepsCaptions, m.text < 600, m.prose * 4 < all.prose { return true }
        switch tag {
        case .ul, .ol, .dl, .div, .section, .table, .td, .tr, .tbody, .li, .article:
            return isLinks(m)
        case .p, .h1, .h2, .h3, .h4, .h5, .h6:
            return m.link * 10 >= m.text * 9 && m.text < 250
        default: return false
        }
    }

    private func isLinks(_ m: PageMeasures.Node) -> Bool {
        guard m.link > 0 else { return false }
        if m.prose * 2 > m.text { return false }
        return m.link * 2 > m.text
    }
}
