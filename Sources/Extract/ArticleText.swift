import HTMLTree
import Records

/// Joins the blocks that are kept into an article's text.
struct ArticleText {
    private var text: [UInt8] = []
    private var blocks: [Block] = []

    init(_ source: [UInt8], _ drafts: [DraftBlock], _ tree: HTMLTree) {
        var paths = NodePaths(tree)
        text.reserveCapacity(source.count)
        blocks.reserveCapacity(drafts.count)
        for draft in drafts {
            if !text.isEmpty { text.append(0x0A) }
            let start = text.count
            text.append(contentsOf: source[draft.start..<draft.end])
            blocks.append(
                Block(draft.kind.record, TextSpan(start, text.count), isEmphasized: draft.isEmphasized, path: paths.path(of: draft.node))
            )
        }
    }

    func article(source: String) -> Article {
        Article(id: "", source: source, text: UTF8Text(bytes: text), blocks: blocks)
    }
}

/// Writes the places of nodes as an XPath does, `/html/body/div[2]/p[4]`.
///
/// The nodes are asked for in the order of the document, so the count of the siblings before one goes on from the last.
struct NodePaths {
    private let tree: HTMLTree
    private var levels: [Level] = []

    private struct Level {
        var parent: Int
        /// The child up to which the tags are counted, it included.
        var child: Int
        var counts: [Int32]
        var path: String
    }

    init(_ tree: HTMLTree) {
        self.tree = tree
    }

    mutating func path(of node: Int) -> String {
        var chain: [Int] = []
        var at = node
        while at > 0 {
            chain.append(at)
            at = Int(tree.nodes[at].parent)
        }
        var path = ""
        for (depth, child) in chain.reversed().enumerated() {
            let parent = Int(tree.nodes[child].parent)
            if depth < levels.count, levels[depth].parent == parent, levels[depth].child == child {
                path = levels[depth].path
                continue
            }
            if depth >= levels.count || levels[depth].parent != parent || levels[depth].child > child {
                levels.removeSubrange(min(depth, levels.count)...)
                levels.append(Level(parent: parent, child: -1, counts: Array(repeating: 0, count: 256), path: ""))
            }
            var sibling = levels[depth].child < 0 ? parent + 1 : Int(tree.nodes[levels[depth].child].end)
            while sibling <= child {
                levels[depth].counts[Int(tree.nodes[sibling].tag.rawValue)] += 1
                sibling = Int(tree.nodes[sibling].end)
            }
            levels[depth].child = child
            let tag = tree.nodes[child].tag
            path += "/\(tag.name)"
            let count = levels[depth].counts[Int(tag.rawValue)]
            if tag != .html, tag != .body { path += "[\(count)]" }
            levels[depth].path = path
        }
        return path
    }
}
