import HTMLTree

/// Finds who wrote an article and who published it.
///
/// Authors in the order of trust: schema.org data, a labelled name near the title (作者, `By`), `meta`, an element whose name says author, a labelled
/// name at the text's end. Publishers: a labelled source (来源) near the title, `meta` of the source, the site's name, schema.org data.
struct NameRule {
    let tree: HTMLTree
    let measures: PageMeasures
    let facts: PageFacts
    let root: Int

    func author(fields: [BylineWords.Field], head: PageZone, tailFields: [BylineWords.Field], tail: PageZone) -> String? {
        let linked = facts.linked.authors.compactMap(name)
        if !linked.isEmpty { return Self.joined(linked) }
        for field in fields where field.label == .author {
            if let name = name(Self.string(head, field)) { return name }
        }
        let stated = facts.meta.authors.compactMap(name)
        if !stated.isEmpty { return Self.joined(stated) }
        for isInside in [true, false] {
            for node in facts.authors where measures.nodes[node].state.contains(.beside) != isInside {
                if tree.nodes[node].tag == .meta { continue }
                if let name = name(Text.folded(tree.text, tree.nodes[node])) { return name }
            }
        }
        for field in tailFields where field.label == .author {
            if let name = name(Self.string(tail, field)) { return name }
        }
        return nil
    }

    func publisher(fields: [BylineWords.Field], head: PageZone, tailFields: [BylineWords.Field], tail: PageZone) -> String? {
        for field in fields where field.label == .publisher {
            if let name = name(Self.string(head, field)) { return name }
        }
        if let name = facts.meta[.publisher].flatMap(name) { return name }
        for field in tailFields where field.label == .publisher {
            if let name = name(Self.string(tail, field)) { return name }
        }
        return facts.meta[.siteName].flatMap(name) ?? facts.linked.publisher.flatMap(name)
    }

    private static func string(_ zone: PageZone, _ field: BylineWords.Field) -> String {
        Text.folded(String(decoding: zone.text[field.start..<field.end], as: UTF8.self))
    }

    private static func joined(_ names: [String]) -> String {
        var seen: [String] = []
        for name in names where !seen.contains(name) { seen.append(name) }
        return seen.joined(separator: ", ")
    }

    /// A name without its label; nil for what cannot be one: an address, a number, a sentence.
    private func name(_ raw: String) -> String? {
        var bytes = Text.folded(Array(raw.utf8), 0, raw.utf8.count)
        for prefix in ["by ", "von ", "par ", "por ", "written by ", "posted by ", "@"] {
            let label = Array(prefix.utf8)
            guard bytes.count > label.count else { continue }
            var k = 0
            while k < label.count, bytes[k] | 0x20 == label[k] | 0x20 { k += 1 }
            if k == label.count { bytes.removeFirst(label.count) }
        }
        let trimmed: (UInt8) -> Bool = {
            $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-")
        }
        while let last = bytes.last, trimmed(last) { bytes.removeLast() }
        while let first = bytes.first, trimmed(first) { bytes.removeFirst() }
        guard bytes.count >= 2, bytes.count <= 120 else { return nil }
        let string = String(decoding: bytes, as: UTF8.self)
        if string.hasPrefix("http") || string.hasPrefix("www.") || string.contains("://") { return nil }
        guard bytes.contains(where: { DateReader.isLetter($0) || $0 >= 0xE0 }) else { return nil }
        return string
    }
}
