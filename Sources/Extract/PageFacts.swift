import HTMLTree

/// The elements of a page that tell about the article, gathered in one pass.
struct PageFacts {
    var meta = MetaTags()
    var linked = LinkedData()
    var language: String?
    var canonical: String?
    /// The `title` element's text.
    var titleElement: String?
    /// Headings and elements whose name says headline, in the order of the document.
    var headlines: [Int] = []
    var times: [Int] = []
    /// Elements whose name says author, or date.
    var authors: [Int] = []
    var dates: [Int] = []

    init(_ tree: HTMLTree, _ measures: PageMeasures) {
        for i in 0..<tree.nodes.count {
            let node = tree.nodes[i]
            switch node.tag {
            case .text, .document: continue
            case .html: if let lang = tree.string(.lang, of: i), !lang.isEmpty { language = lang }
            case .meta: meta.read(i, in: tree)
            case .link: if tree.string(.rel, of: i) == "canonical" { canonical = canonical ?? tree.string(.href, of: i) }
            case .title: if titleElement == nil, tree.ancestor(of: i, tagged: .svg) == nil { titleElement = Text.folded(tree.text, node) }
            case .script: linked.read(tree.text[Int(node.textStart)..<Int(node.textEnd)])
            case .time: times.append(i)
            default: break
            }
            let hints = measures.nodes[i].hints
            let text = measures.nodes[i].text
            if node.tag == .h1 || node.tag == .h2 || hints.contains(.headline), text >= 2, text < 600 { headlines.append(i) }
            if hints.contains(.author) || node.tag == .a && tree.string(.rel, of: i)?.contains("author") == true, text < 200 {
                authors.append(i)
            }
            if hints.contains(.date), text < 300 || node.tag == .meta { dates.append(i) }
        }
    }
}

/// Text of nodes with its white space folded.
enum Text {
    /// The text of a node and those below it.
    static func folded(_ text: [UInt8], _ node: HTMLTree.Node) -> String {
        String(decoding: folded(text, Int(node.textStart), Int(node.textEnd)), as: UTF8.self)
    }

    static func folded(_ text: [UInt8], _ start: Int, _ end: Int) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(end - start)
        var isPending = false
        var i = start
        while i < end {
            let b = text[i]
            var width = 0
            if b <= 0x20 { width = 1 }
            if b == 0xC2, i + 1 < end, text[i + 1] == 0xA0 { width = 2 }
            if b == 0xE3, i + 2 < end, text[i + 1] == 0x80, text[i + 2] == 0x80 { width = 3 }
            if width > 0 {
                isPending = !out.isEmpty
                i += width
                continue
            }
            if isPending { out.append(0x20) }
            isPending = false
            out.append(b)
            i += 1
        }
        return out
    }

    /// Folded, without soft hyphens, and with the numeric entities resolved that some systems escape twice.
    static func plain(_ string: String) -> String {
        guard string.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == 0xC2 }) else { return folded(string) }
        var scalars = String.UnicodeScalarView()
        let source = Array(folded(string).unicodeScalars)
        var i = 0
        while i < source.count {
            if source[i] == "\u{AD}" {
                i += 1
                continue
            }
            if source[i] == "&", i + 3 < source.count, source[i + 1] == "#", let end = source[i...].prefix(9).firstIndex(of: ";") {
                let digits = String(String.UnicodeScalarView(source[(i + 2)..<end]))
                if let number = UInt32(digits), let scalar = Unicode.Scalar(number) {
                    scalars.append(scalar)
                    i = end + 1
                    continue
                }
            }
            scalars.append(source[i])
            i += 1
        }
        return String(scalars)
    }

    static func folded(_ string: String) -> String {
        let bytes = Array(string.utf8)
        return String(decoding: folded(bytes, 0, bytes.count), as: UTF8.self)
    }

    /// The letters and digits of a text, ASCII in lower case: what two titles are compared by.
    static func letters(_ string: String) -> [UInt8] {
        let bytes = Array(string.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let b = bytes[i]
            let width = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
            if !LineWords.isSign(bytes, i) {
                for k in i..<min(i + width, bytes.count) { out.append(bytes[k] >= 0x41 && bytes[k] <= 0x5A ? bytes[k] | 0x20 : bytes[k]) }
            }
            i += width
        }
        return out
    }

    static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty, part.count <= text.count else { return false }
        for i in 0...(text.count - part.count) where text[i] == part[0] {
            var k = 1
            while k < part.count, text[i + k] == part[k] { k += 1 }
            if k == part.count { return true }
        }
        return false
    }
}
