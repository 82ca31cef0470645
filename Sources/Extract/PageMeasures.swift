import HTMLTree

/// What is counted in a page before its text is chosen: a number each for every node, in flat arrays.
///
/// All lengths are UTF-8 bytes without white space. A Chinese character counts three, about what it says beside a Latin letter.
struct PageMeasures {
    struct Node: BitwiseCopyable {
        /// The nearest block element: itself, or one above.
        var block: Int32
        /// Bytes of text in the subtree.
        var text: Int32 = 0
        /// Those of them in links.
        var link: Int32 = 0
        /// Bytes of text that belong to no block below.
        var ownText: Int32 = 0
        var ownLink: Int32 = 0
        /// Commas, full stops and the like of its own text.
        var ownStops: Int32 = 0
        /// Bytes of the subtree in blocks that read like sentences.
        var prose: Int32 = 0
        /// What the subtree is worth as main text.
        var worth: Int32 = 0
        var hints: Hints = []
        var state: State = []
    }

    struct State: OptionSet, Sendable, BitwiseCopyable {
        let rawValue: UInt8
        /// Never text: scripts, forms' fields, embedded objects.
        static let excluded = State(rawValue: 1)
        static let inLink = State(rawValue: 2)
        /// Inside an element whose name says that it is beside the text.
        static let beside = State(rawValue: 4)
        /// The element that ``beside`` begins with.
        static let besideRoot = State(rawValue: 8)
        static let inComments = State(rawValue: 16)
        /// Inside an element whose name says that it is the article's text.
        static let inBody = State(rawValue: 32)
        /// The article's text, as its name says, is below.
        static let hasBody = State(rawValue: 64)
        /// Inside an element that says it is beside the text and yet has most of the page's prose, as a notice on a short page has.
        static let doubtful = State(rawValue: 128)
    }

    private(set) var nodes: [Node]

    init(_ tree: HTMLTree, names: NameWords) {
        nodes = []
        nodes.reserveCapacity(tree.nodes.count)
        count(tree, names)
        sum(tree)
        markBeside(tree)
        weigh(tree, isLenient: false)
    }

    /// The same counts, weighed so that a page of short lines or of lists has main text too.
    func lenient(_ tree: HTMLTree, withBeside: Bool) -> PageMeasures {
        var measures = self
        for i in 0..<nodes.count { measures.nodes[i].worth = 0 }
        if withBeside { measures.takeInBeside(tree) }
        measures.weigh(tree, isLenient: true)
        return measures
    }

    /// Forgets what its names call beside the text, but for what is no text on any page.
    private mutating func takeInBeside(_ tree: HTMLTree) {
        var i = 0
        while i < nodes.count {
            if isNeverMain(i, tree.nodes[i].tag) {
                i = Int(tree.nodes[i].end)
                continue
            }
            nodes[i].state.subtract([.beside, .besideRoot])
            i += 1
        }
    }

    /// Whether an element beside the text is a dialog, hidden or of comments, and not the better part of the page. A form may be the page, as
    /// ASP.NET writes it, or hold what is sold on it.
    private func isNeverMain(_ i: Int, _ tag: Tag) -> Bool {
        guard nodes[i].state.contains(.besideRoot), nodes[i].text * 2 < nodes[0].text else { return false }
        return tag == .dialog || !nodes[i].hints.isDisjoint(with: [.hidden, .comments])
    }

    private mutating func count(_ tree: HTMLTree, _ names: NameWords) {
        var cache = NameCache()
        for i in 0..<tree.nodes.count {
            let source = tree.nodes[i]
            let parent = Int(source.parent)
            if source.tag == .text {
                let around = nodes[parent]
                var node = Node(block: around.block)
                node.state = around.state.intersection([.excluded, .inLink])
                if !node.state.contains(.excluded) {
                    let (bytes, stops) = Self.scan(tree.text, Int(source.textStart), Int(source.textEnd))
                    node.text = bytes
                    let block = Int(around.block)
                    nodes[block].ownText += bytes
                    nodes[block].ownStops += stops
                    if node.state.contains(.inLink) {
                        node.link = bytes
                        nodes[block].ownLink += bytes
                    }
                }
                nodes.append(node)
                continue
            }
            var node = Node(block: Int32(i))
            if parent >= 0 {
                let around = nodes[parent]
                if !source.tag.isBlock { node.block = around.block }
                node.state = around.state.intersection([.excluded, .inLink, .inBody])
            }
            if source.tag == .a { node.state.insert(.inLink) }
            if Self.isNeverText(source.tag) { node.state.insert(.excluded) }
            if !node.state.contains(.excluded) { node.hints = Self.hints(of: i, in: tree, names, &cache) }
            if node.hints.contains(.body) { node.state.insert(.inBody) }
            nodes.append(node)
        }
    }

    /// Adds up what lies below each node.
    private mutating func sum(_ tree: HTMLTree) {
        var i = nodes.count - 1
        while i > 0 {
            let parent = Int(tree.nodes[i].parent)
            nodes[i].prose += Self.isProse(nodes[i], tree.nodes[i].tag) ? nodes[i].ownText - nodes[i].ownLink : 0
            nodes[parent].text += nodes[i].text
            nodes[parent].link += nodes[i].link
            // What readers wrote counts for no element around it.
            if !nodes[i].hints.contains(.comments) || nodes[i].state.contains(.hasBody) { nodes[parent].prose += nodes[i].prose }
            let tag = tree.nodes[i].tag
            if nodes[i].hints.contains(.body) || tag == .article || tag == .h1 || nodes[i].state.contains(.hasBody) {
                nodes[parent].state.insert(.hasBody)
            }
            i -= 1
        }
    }

    /// An element that says it is beside the text is believed unless most of the page's prose is in it.
    private mutating func markBeside(_ tree: HTMLTree) {
        let all = nodes[0].prose
        for i in 1..<max(nodes.count, 1) {
            let parent = Int(tree.nodes[i].parent)
            nodes[i].state.formUnion(nodes[parent].state.intersection([.beside, .inComments, .doubtful]))
            let hints = nodes[i].hints
            if tree.nodes[i].tag == .article || hints.contains(.embedded) { continue }
            if hints.isDisjoint(with: [.unwanted, .comments, .hidden]) { continue }
            let prose = Int(nodes[i].prose)
            let isComments = hints.contains(.comments)
            if hints.contains(.body) && !isComments { continue }
            let share = nodes[i].state.contains(.hasBody) ? 35 : isComments ? 90 : 70
            if prose * 100 > (isComments && !nodes[i].state.contains(.hasBody) ? Int(all) + prose : Int(all)) * share {
                if !nodes[i].state.contains(.hasBody) { nodes[i].state.insert(.doubtful) }
                continue
            }
            nodes[i].state.insert(.beside)
            nodes[i].state.insert(.besideRoot)
            if isComments { nodes[i].state.insert(.inComments) }
        }
    }

    /// Gives each block its worth and adds up what lies below each node.
    private mutating func weigh(_ tree: HTMLTree, isLenient: Bool) {
        var i = nodes.count - 1
        while i > 0 {
            let node = nodes[i]
            var own: Int32 = 0
            if node.ownText > 0, tree.nodes[i].tag.isBlock {
                let plain = node.ownText - node.ownLink
                if tree.nodes[i].tag.headingLevel != nil {
                    own = node.ownLink * 2 > node.ownText ? -20 : 0
                } else if Self.isProse(node, tree.nodes[i].tag) {
                    own = plain - node.ownLink
                } else if node.ownLink * 2 > node.ownText {
                    own = node.state.contains(.inBody) ? 0 : -(node.ownLink / 2) - 15
                } else {
                    own = node.state.contains(.inBody) || isLenient ? plain / 2 : -5
                }
            }
            if node.state.contains(.beside), own > 0 { own = 0 }
            if node.state.contains(.doubtful), own > 0 { own /= 3 }
            nodes[i].worth += own
            nodes[Int(tree.nodes[i].parent)].worth += nodes[i].worth
            i -= 1
        }
    }

    /// Whether a block's own text reads like sentences.
    static func isProse(_ node: Node, _ tag: Tag) -> Bool {
        guard tag.isBlock, tag.headingLevel == nil else { return false }
        let plain = node.ownText - node.ownLink
        return plain >= 80 || plain >= 40 && node.ownStops >= 1
    }

    private static func hints(of node: Int, in tree: HTMLTree, _ names: NameWords, _ cache: inout NameCache) -> Hints {
        var hints: Hints = []
        switch tree.nodes[node].tag {
        case .nav, .footer, .aside, .menu, .form, .dialog: hints.insert(.unwanted)
        case .figcaption: hints.insert(.caption)
        case .article, .main: hints.insert(.main)
        case .body, .html: return []
        default: break
        }
        for at in tree.attributeRange(of: node) {
            let attribute = tree.attributes[at]
            let value = Int(attribute.start)..<Int(attribute.end)
            switch attribute.name {
            case .class, .id, .role, .itemprop, .dataTestID: hints.formUnion(cache.hints(in: tree.values, value, names))
            case .hidden: hints.insert(.hidden)
            case .style: if isHiding(tree.values, value) { hints.insert(.hidden) }
            default: break
            }
        }
        return hints
    }

    /// Whether a style has `display: none`.
    private static func isHiding(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        while i + 12 <= range.upperBound {
            guard bytes[i] | 0x20 == UInt8(ascii: "d"), bytes[i + 1] | 0x20 == UInt8(ascii: "i"), bytes[i + 6] | 0x20 == UInt8(ascii: "y")
            else {
                i += 1
                continue
            }
            var k = i + 7
            while k < range.upperBound, bytes[k] == 0x20 || bytes[k] == UInt8(ascii: ":") { k += 1 }
            return k + 3 < range.upperBound && bytes[k] | 0x20 == UInt8(ascii: "n") && bytes[k + 1] | 0x20 == UInt8(ascii: "o")
        }
        return false
    }

    private static func isNeverText(_ tag: Tag) -> Bool {
        switch tag {
        case .head, .script, .style, .noscript, .template, .iframe, .object, .embed, .applet, .svg, .canvas, .audio, .video, .select,
            .option, .datalist, .textarea, .button, .input, .map, .noframes, .progress, .meter, .rt, .rp:
            true
        default: false
        }
    }

    /// Counts the bytes that are no white space, and the signs that end or part sentences.
    private static func scan(_ text: [UInt8], _ start: Int, _ end: Int) -> (bytes: Int32, stops: Int32) {
        var bytes: Int32 = 0
        var stops: Int32 = 0
        text.withUnsafeBufferPointer { text in
            var i = start
            while i < end {
                let b = text[i]
                if b > 0x20 {
                    bytes += 1
                    if b == UInt8(ascii: ",") || b == UInt8(ascii: ".") || b == UInt8(ascii: "?") || b == UInt8(ascii: "!") {
                        if i + 1 == end || text[i + 1] <= 0x20 || text[i + 1] == UInt8(ascii: "\"") || text[i + 1] >= 0x80 { stops += 1 }
                    } else if b == 0xE3, i + 2 < end, text[i + 1] == 0x80 {
                        // U+3000 is a space, U+3001 and U+3002 are stops.
                        if text[i + 2] == 0x80 { bytes -= 3 }
                        if text[i + 2] == 0x81 || text[i + 2] == 0x82 { stops += 1 }
                    } else if b == 0xEF, i + 2 < end, text[i + 1] == 0xBC {
                        // Full-width comma, semicolon, exclamation and question mark.
                        let c = text[i + 2]
                        if c == 0x8C || c == 0x9B || c == 0x81 || c == 0x9F { stops += 1 }
                    } else if b == 0xC2, i + 1 < end, text[i + 1] == 0xA0 {
                        bytes -= 2
                    }
                }
                i += 1
            }
        }
        return (max(bytes, 0), stops)
    }
}
