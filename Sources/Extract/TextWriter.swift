import HTMLTree

/// Walks an element in the order of the document and writes its text as blocks, white space folded as a browser does.
struct TextWriter {
    private let tree: HTMLTree
    private let measures: PageMeasures
    private let pruning: Pruning
    private(set) var text: [UInt8] = []
    private(set) var blocks: [DraftBlock] = []

    private var open: [Open] = []
    private var bold = 0
    private var link = 0
    private var items = 0
    private var quotes = 0
    private var heading = 0
    private var preformatted = 0
    private var rows = 0
    /// The row that is being written.
    private var row = 0
    private var isPending = false
    private var line = DraftBlock(kind: .paragraph, start: 0, end: 0, node: 0)

    /// An element that is open: where it ends and what it changed.
    private struct Open: BitwiseCopyable {
        var end: Int
        var tag: Tag
        var isBold: Bool
        var isRow: Bool
    }

    init(_ tree: HTMLTree, _ measures: PageMeasures, _ pruning: Pruning) {
        self.tree = tree
        self.measures = measures
        self.pruning = pruning
    }

    /// Writes the text of an element.
    mutating func write(_ root: Int) {
        line.node = root
        var i = root
        let end = Int(tree.nodes[root].end)
        while i < end {
            while let last = open.last, last.end <= i { close(last) }
            let node = tree.nodes[i]
            if node.tag == .text {
                if !measures.nodes[i].state.contains(.excluded) { characters(i, Int(node.textStart), Int(node.textEnd)) }
                i += 1
            } else if node.tag == .br || node.tag == .hr {
                breakLine()
                i += 1
            } else if i != root, measures.nodes[i].state.contains(.excluded) || pruning.drops(i) {
                if node.tag.isBlock { breakLine() }
                i = Int(node.end)
            } else {
                begin(i, node)
                i += 1
            }
        }
        while let last = open.last { close(last) }
        breakLine()
    }

    private mutating func begin(_ i: Int, _ node: HTMLTree.Node) {
        if node.tag.isBlock {
            breakLine()
            if rows == 0 { line.node = i }
        }
        let isBold = node.tag == .b || node.tag == .strong || isBoldStyle(i)
        var isRow = false
        if isBold { bold += 1 }
        switch node.tag {
        case .a: link += 1
        case .li, .dd, .dt: items += 1
        case .blockquote: quotes += 1
        case .pre: preformatted += 1
        case .tr where rows == 0 && isDataRow(i):
            isRow = true
            rows += 1
            row = i
        case .td, .th:
            if rows > 0, line.start < text.count || isTabbed { tab() }
        default: if let level = node.tag.headingLevel { heading = level }
        }
        open.append(Open(end: Int(node.end), tag: node.tag, isBold: isBold, isRow: isRow))
    }

    private var isTabbed: Bool { text.last == 0x09 }

    private mutating func close(_ last: Open) {
        open.removeLast()
        if last.isRow { rows -= 1 }
        if last.tag.isBlock { breakLine() }
        if last.isBold { bold -= 1 }
        switch last.tag {
        case .a: link -= 1
        case .li, .dd, .dt: items -= 1
        case .blockquote: quotes -= 1
        case .pre: preformatted -= 1
        default: if last.tag.headingLevel != nil { heading = 0 }
        }
    }

    /// A row of a table that holds data: two cells or more, each short and of one paragraph, no table inside. Cells of several paragraphs are
    /// the columns of a page.
    private func isDataRow(_ row: Int) -> Bool {
        var cells = 0
        var paragraphs = 0
        var i = row + 1
        let end = Int(tree.nodes[row].end)
        guard Int(measures.nodes[row].text) < 2000 else { return false }
        while i < end {
            if tree.nodes[i].tag == .table { return false }
            if tree.nodes[i].tag == .td || tree.nodes[i].tag == .th {
                cells += 1
                paragraphs = 0
                if measures.nodes[i].text > 600 { return false }
            } else if tree.nodes[i].tag.isBlock, PageMeasures.isProse(measures.nodes[i], tree.nodes[i].tag) {
                paragraphs += 1
                if paragraphs > 1 { return false }
            }
            i += 1
        }
        return cells >= 2
    }

    private func isBoldStyle(_ node: Int) -> Bool {
        guard let range = tree.value(.style, of: node) else { return false }
        let bytes = tree.values
        var i = range.lowerBound
        // font-weight: bold, bolder, or 600 and above (CSS Fonts Level 4, 2.2.1).
        while i + 8 <= range.upperBound {
            guard bytes[i] | 0x20 == UInt8(ascii: "w"), bytes[i + 1] | 0x20 == UInt8(ascii: "e"), bytes[i + 5] | 0x20 == UInt8(ascii: "t")
            else {
                i += 1
                continue
            }
            var k = i + 6
            while k < range.upperBound, bytes[k] == 0x20 || bytes[k] == UInt8(ascii: ":") { k += 1 }
            guard k + 2 < range.upperBound else { return false }
            return bytes[k] | 0x20 == UInt8(ascii: "b")
                || bytes[k] >= UInt8(ascii: "6") && bytes[k] <= UInt8(ascii: "9") && bytes[k + 1] == UInt8(ascii: "0")
        }
        return false
    }

    private mutating func tab() {
        isPending = false
        text.append(0x09)
    }

    /// Ends the block that is being written; inside a table's row it only parts words.
    private mutating func breakLine() {
        if rows > 0 {
            isPending = true
            return
        }
        isPending = false
        while text.count > line.start, text[text.count - 1] <= 0x20 { text.removeLast() }
        if text.count > line.start {
            line.end = text.count
            if heading > 0 { line.kind = DraftBlock.Kind(headingLevel: heading) }
            blocks.append(line)
            text.append(0x0A)
        }
        line = DraftBlock(kind: .paragraph, start: text.count, end: text.count, node: open.last.map { _ in line.node } ?? line.node)
    }

    private mutating func characters(_ node: Int, _ start: Int, _ end: Int) {
        if line.start == text.count { beginLine(node) }
        let before = text.count
        tree.text.withUnsafeBufferPointer { source in
            var i = start
            while i < end {
                let space = Self.space(source, i, end)
                if space > 0 {
                    if preformatted > 0, source[i] == 0x0A {
                        breakLine()
                        beginLine(node)
                    } else {
                        isPending = true
                    }
                    i += space
                    continue
                }
                let invisible = Self.invisible(source, i, end)
                if invisible > 0 {
                    i += invisible
                    continue
                }
                var k = i + 1
                while k < end, !Self.mayBeSpace(source[k]) { k += 1 }
                if isPending {
                    if text.count > line.start, text[text.count - 1] != 0x09 { text.append(0x20) }
                    isPending = false
                }
                text.append(contentsOf: UnsafeBufferPointer(rebasing: source[i..<k]))
                i = k
            }
        }
        let added = text.count - max(before, line.start)
        if bold > 0 { line.bold += added }
        if link > 0 { line.link += added }
    }

    private mutating func beginLine(_ node: Int) {
        line.node = rows > 0 ? row : Int(measures.nodes[node].block)
        line.kind = rows > 0 ? .tableRow : items > 0 ? .listItem : quotes > 0 ? .quote : .paragraph
    }

    /// The bytes of the white space at `i`, 0 where there is none.
    @inline(__always)
    private static func space(_ b: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
        if b[i] <= 0x20 { return 1 }
        if b[i] == 0xC2, i + 1 < end, b[i + 1] == 0xA0 { return 2 }
        guard i + 2 < end else { return 0 }
        if b[i] == 0xE3, b[i + 1] == 0x80, b[i + 2] == 0x80 { return 3 }
        // U+2000 to U+200A, U+2028, U+2029, U+202F.
        if b[i] == 0xE2, b[i + 1] == 0x80, b[i + 2] <= 0x8A || b[i + 2] == 0xA8 || b[i + 2] == 0xA9 || b[i + 2] == 0xAF { return 3 }
        return 0
    }

    /// The bytes of a soft hyphen, zero-width space, direction mark or byte order mark at `i`, 0 where there is none.
    @inline(__always)
    private static func invisible(_ b: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
        if b[i] == 0xC2, i + 1 < end, b[i + 1] == 0xAD { return 2 }
        guard i + 2 < end else { return 0 }
        if b[i] == 0xE2, b[i + 1] == 0x80 { return b[i + 2] == 0x8B || b[i + 2] == 0x8E || b[i + 2] == 0x8F ? 3 : 0 }
        return b[i] == 0xEF && b[i + 1] == 0xBB && b[i + 2] == 0xBF ? 3 : 0
    }

    @inline(__always)
    private static func mayBeSpace(_ b: UInt8) -> Bool { b <= 0x20 || b == 0xC2 || b == 0xE2 || b == 0xE3 || b == 0xEF }
}
