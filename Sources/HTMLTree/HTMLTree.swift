/// A page as a read-only tree in flat arrays, in the order of the document.
///
/// A node is an index. Its subtree is the indices from it up to ``Node/end``, and the subtree's text is one range of ``text``.
package struct HTMLTree: Sendable {
    package struct Node: Sendable, BitwiseCopyable {
        package var tag: Tag
        /// The index of the element around it; -1 for the root.
        package var parent: Int32
        /// The index after the last node of its subtree.
        package var end: Int32
        /// The first byte of its text in ``HTMLTree/text``.
        package var textStart: Int32
        /// The byte after its text.
        package var textEnd: Int32
        /// The index of its first attribute; its attributes end where the next node's begin.
        package var firstAttribute: Int32
    }

    package struct Attribute: Sendable, BitwiseCopyable {
        package var name: AttributeName
        /// The first byte of its value in ``HTMLTree/values``.
        package var start: Int32
        package var end: Int32
    }

    /// In preorder; the first is the root above `html`.
    package let nodes: [Node]
    package let attributes: [Attribute]
    /// The characters of the document, entities resolved: valid UTF-8.
    package let text: [UInt8]
    /// The values of all attributes, one after the other.
    package let values: [UInt8]
    /// What a limit cut.
    package let cuts: ParseCuts

    /// The range of ``attributes`` that belongs to a node.
    @inline(__always)
    package func attributeRange(of node: Int) -> Range<Int> {
        let first = Int(nodes[node].firstAttribute)
        return first..<(node + 1 < nodes.count ? Int(nodes[node + 1].firstAttribute) : attributes.count)
    }

    /// The range of ``values`` that an attribute of a node has, nil where the node does not carry it.
    @inline(__always)
    package func value(_ name: AttributeName, of node: Int) -> Range<Int>? {
        for i in attributeRange(of: node) where attributes[i].name == name {
            return Int(attributes[i].start)..<Int(attributes[i].end)
        }
        return nil
    }

    /// The value of an attribute as a string.
    package func string(_ name: AttributeName, of node: Int) -> String? {
        value(name, of: node).map { String(decoding: values[$0], as: UTF8.self) }
    }

    /// The nearest element above a node with the tag, or nil.
    package func ancestor(of node: Int, tagged tag: Tag) -> Int? {
        var at = Int(nodes[node].parent)
        while at >= 0 {
            if nodes[at].tag == tag { return at }
            at = Int(nodes[at].parent)
        }
        return nil
    }
}
