import HTMLTree

/// The visible text of a stretch of the page, lines ended by `\n`, tabs between elements of one line.
struct PageZone {
    private(set) var text: [UInt8] = []

    /// - Parameters:
    ///   - from: the first node.
    ///   - to: the node after the last.
    ///   - limit: bytes after which no more is read.
    init(_ tree: HTMLTree, _ measures: PageMeasures, from: Int, to: Int, limit: Int) {
        var lastBlock: Int32 = -1
        var i = from
        while i < to, text.count < limit {
            let node = tree.nodes[i]
            if node.tag == .br { lastBlock = -1 }
            if node.tag == .text, !measures.nodes[i].state.contains(.excluded), measures.nodes[i].text > 0 {
                let block = measures.nodes[i].block
                if !text.isEmpty { text.append(block == lastBlock ? 0x09 : 0x0A) }
                lastBlock = block
                append(tree.text, Int(node.textStart), min(Int(node.textEnd), Int(node.textStart) + limit))
            }
            i += 1
        }
    }

    /// Folds white space: one space stays a space, more become a tab.
    private mutating func append(_ source: [UInt8], _ start: Int, _ end: Int) {
        var i = start
        var spaces = 0
        let first = text.count
        while i < end {
            let b = source[i]
            if b == 0x0A || b == 0x0D || b == 0x09 || b == 0x20 {
                spaces = max(spaces, 1) + (b == 0x20 && spaces > 0 ? 1 : 0)
                i += 1
            } else if b == 0xC2, i + 1 < end, source[i + 1] == 0xA0 {
                spaces += 1
                i += 2
            } else if b == 0xE3, i + 2 < end, source[i + 1] == 0x80, source[i + 2] == 0x80 {
                spaces += 2
                i += 3
            } else {
                if spaces > 0, text.count > first { text.append(spaces == 1 ? 0x20 : 0x09) }
                spaces = 0
                text.append(b)
                i += 1
            }
        }
    }
}
