/// Takes the parser's events and fills the arrays of a tree.
struct TreeBuilder: ~Copyable {
    var nodes: GrowingBuffer<HTMLTree.Node>
    var attributes: GrowingBuffer<HTMLTree.Attribute>
    var text: GrowingBuffer<UInt8>
    var values: GrowingBuffer<UInt8>
    private var current: Int32 = 0
    private(set) var depth = 0

    /// - Parameter pageBytes: the length of the page, from which the arrays' sizes are guessed.
    init(pageBytes: Int) {
        nodes = GrowingBuffer(capacity: pageBytes / 24 + 64)
        attributes = GrowingBuffer(capacity: pageBytes / 64 + 64)
        text = GrowingBuffer(capacity: pageBytes / 3 + 64)
        values = GrowingBuffer(capacity: pageBytes / 4 + 64)
        nodes.append(HTMLTree.Node(tag: .document, parent: -1, end: 1, textStart: 0, textEnd: 0, firstAttribute: 0))
    }

    @inline(__always)
    mutating func open(_ tag: Tag) {
        let node = HTMLTree.Node(
            tag: tag,
            parent: current,
            end: 0,
            textStart: Int32(truncatingIfNeeded: text.count),
            textEnd: 0,
            firstAttribute: Int32(truncatingIfNeeded: attributes.count)
        )
        current = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(node)
        depth += 1
    }

    @inline(__always)
    mutating func attribute(_ name: AttributeName, _ value: UnsafePointer<UInt8>?, count: Int) {
        let start = Int32(truncatingIfNeeded: values.count)
        if let value { values.append(value, count: count) }
        attributes.append(HTMLTree.Attribute(name: name, start: start, end: Int32(truncatingIfNeeded: values.count)))
    }

    @inline(__always)
    mutating func close() {
        guard current > 0 else { return }
        let node = nodes.start + Int(current)
        node.pointee.end = Int32(truncatingIfNeeded: nodes.count)
        node.pointee.textEnd = Int32(truncatingIfNeeded: text.count)
        current = node.pointee.parent
        depth -= 1
    }

    @inline(__always)
    mutating func characters(_ bytes: UnsafePointer<UInt8>, count: Int) {
        let start = Int32(truncatingIfNeeded: text.count)
        text.append(bytes, count: count)
        let end = Int32(truncatingIfNeeded: text.count)
        let last = nodes.start + (nodes.count - 1)
        if last.pointee.tag == .text, last.pointee.parent == current {
            last.pointee.textEnd = end
            return
        }
        let next = Int32(truncatingIfNeeded: nodes.count + 1)
        let first = Int32(truncatingIfNeeded: attributes.count)
        nodes.append(HTMLTree.Node(tag: .text, parent: current, end: next, textStart: start, textEnd: end, firstAttribute: first))
    }

    /// Closes what is still open and gives the tree.
    consuming func tree(cuts: ParseCuts) -> HTMLTree {
        while current > 0 { close() }
        nodes.start.pointee.end = Int32(truncatingIfNeeded: nodes.count)
        nodes.start.pointee.textEnd = Int32(truncatingIfNeeded: text.count)
        return HTMLTree(nodes: nodes.array, attributes: attributes.array, text: text.array, values: values.array, cuts: cuts)
    }
}
