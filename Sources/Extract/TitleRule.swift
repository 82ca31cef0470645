import HTMLTree

/// Finds the article's title.
///
/// The order of trust: the heading that the `title` element or the metadata repeats, the longest of those; then the page's only
/// `h1`; then the metadata's headline; then the `title` element without the site's name.
struct TitleRule {
    let tree: HTMLTree
    let measures: PageMeasures
    let facts: PageFacts
    let words: TitleWords
    /// The first node of the text's prose.
    let text: Int

    /// The title, and the element that shows it.
    func title() -> (title: String?, node: Int?) {
        let element = facts.titleElement.flatMap { words.isUntitled($0) ? nil : $0 } ?? ""
        let stated = [facts.linked.headline, facts.meta[.title]].compactMap { $0.map(Text.plain) }.filter { !$0.isEmpty }
        let references = ([element] + stated).map(Text.letters).filter { !$0.isEmpty }
        var best: (score: Int, node: Int, text: String)?
        for node in facts.headlines {
            let text = shown(node)
            let letters = Text.letters(text)
            guard letters.count >= 4 else { continue }
            var score = 0
            for reference in references {
                if reference == letters {
                    score = max(score, 1000)
                } else if Text.contains(reference, letters) {
                    score = max(score, letters.count * 900 / reference.count)
                    if tree.nodes[node].tag == .h1, reference.starts(with: letters) { score = max(score, 700) }
                }
            }
            guard score >= 300, !isOfSite(node) else { continue }
            if tree.nodes[node].tag == .h1 { score += 60 }
            if measures.nodes[node].state.contains(.beside) { score -= 200 }
            if best.map({ score > $0.score }) ?? true { best = (score, node, text) }
        }
        if let best { return (stated.first { $0.utf8.count < best.text.utf8.count && isSame($0, best.text) } ?? best.text, best.node) }
        var headings = facts.headlines.filter {
            tree.nodes[$0].tag == .h1 && !measures.nodes[$0].state.contains(.beside) && measures.nodes[$0].text >= 8 && !isOfSite($0)
        }
        if headings.count == 1, let node = headings.first { return (shown(node), node) }
        headings = facts.headlines.filter {
            !measures.nodes[$0].state.contains(.beside) && measures.nodes[$0].text >= 8 && !isOfSite($0) && $0 < text
        }
        if let node = headings.last, facts.headlines.contains(where: { isOfSite($0) && Text.letters(element) == Text.letters(shown($0)) }) {
            return (shown(node), node)
        }
        let isTold = stated.first.map { element.isEmpty || Text.contains(Text.letters(element), Text.letters(withoutSite($0))) } ?? false
        if let first = facts.headlines.first(where: { tree.nodes[$0].tag == .h1 && headings.contains($0) }), !isTold, !stated.isEmpty {
            return (shown(first), first)
        }
        if stated.isEmpty, isPath(element), let node = headings.last { return (shown(node), node) }
        if let headline = stated.first { return (withoutSite(headline), nil) }
        if !element.isEmpty { return (withoutSite(element), nil) }
        if let node = facts.headlines.first { return (shown(node), node) }
        return (nil, nil)
    }

    /// Whether two titles differ in white space alone, as where a line end stands before a colon.
    private func isSame(_ a: String, _ b: String) -> Bool {
        a.utf8.lazy.filter { $0 != 0x20 }.elementsEqual(b.utf8.lazy.filter { $0 != 0x20 })
    }

    /// A heading's text without the kicker inside it, and without what is no text, such as the reading aids of a ruby.
    private func shown(_ node: Int) -> String {
        var bytes: [UInt8] = []
        var i = node + 1
        var isWithoutKicker = false
        while i < Int(tree.nodes[node].end) {
            let m = measures.nodes[i]
            let isKicker = m.hints.contains(.kicker) || tree.nodes[i].tag == .small
            if isKicker, Int(m.text) * 4 < Int(measures.nodes[node].text) * 3 {
                isWithoutKicker = true
                bytes.append(0x20)
                i = Int(tree.nodes[i].end)
                continue
            }
            if tree.nodes[i].tag == .br { bytes.append(0x20) }
            if tree.nodes[i].tag == .text, !m.state.contains(.excluded) {
                bytes.append(contentsOf: tree.text[Int(tree.nodes[i].textStart)..<Int(tree.nodes[i].textEnd)])
            }
            i += 1
        }
        var shown = Text.plain(String(decoding: bytes, as: UTF8.self))
        while isWithoutKicker, let first = shown.unicodeScalars.first, " :|-–—".unicodeScalars.contains(first) {
            shown.unicodeScalars.removeFirst()
        }
        return shown
    }

    /// Whether a heading is the site's: it repeats the site's name or leads to the site's first page.
    private func isOfSite(_ node: Int) -> Bool {
        if let site = facts.meta[.siteName], Text.letters(site) == Text.letters(shown(node)) { return true }
        for i in [Int(tree.nodes[node].parent)] + Array((node + 1)..<min(Int(tree.nodes[node].end), node + 6))
        where i > 0 && tree.nodes[i].tag == .a {
            if tree.string(.rel, of: i) == "home" { return true }
            guard let address = tree.string(.href, of: i) else { continue }
            let path = address.split(separator: "/", omittingEmptySubsequences: true)
            if address == "/" || address.hasSuffix("/index.html") || address.hasSuffix("/index.php") || address.hasSuffix("/index.htm")
                || address.hasPrefix("http") && path.count <= 2
            {
                return true
            }
        }
        return false
    }

    /// Whether a `title` element is the way to the page, section by section, and not its title: one name comes twice.
    private func isPath(_ title: String) -> Bool {
        let parts = parts(of: title).map { Text.letters($0.text) }
        return parts.count > 2 && Set(parts).count < parts.count
    }

    /// Takes the site's name off the end, where a sign parts it: the longest part that is no site's name stays.
    private func withoutSite(_ title: String) -> String {
        let parts = parts(of: title)
        guard parts.count > 1, let last = parts.last else { return title }
        if let site = facts.meta[.siteName].map(Text.letters), Text.letters(last.text) == site {
            return Text.folded(String(decoding: title.utf8.prefix(last.sign), as: UTF8.self))
        }
        let named = parts.enumerated().filter { $0.offset == 0 || !words.isSite($0.element.text) }.map(\.element.text)
        return named.max { $0.utf8.count < $1.utf8.count } ?? title
    }

    /// The parts of a title between the signs that part a site's name from it, each with the place of the sign before it.
    private func parts(of title: String) -> [(text: String, sign: Int)] {
        let bytes = Array(title.utf8)
        // A sign between spaces parts everywhere; `_` and `|` also without spaces.
        var cuts: [(start: Int, end: Int)] = []
        var i = 0
        while i < bytes.count {
            let isSpaced = i > 0 && bytes[i - 1] == 0x20
            if bytes[i] == UInt8(ascii: "|") || bytes[i] == UInt8(ascii: "_") {
                cuts.append((i, i + 1))
            } else if isSpaced, i + 1 < bytes.count, bytes[i + 1] == 0x20,
                bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: ">") || bytes[i] == UInt8(ascii: "<")
            {
                cuts.append((i, i + 1))
            } else if isSpaced, i + 3 < bytes.count, bytes[i] == 0xE2, bytes[i + 3] == 0x20 {
                cuts.append((i, i + 3))
            } else if isSpaced, i + 2 < bytes.count, bytes[i] == 0xC2, bytes[i + 2] == 0x20 {
                cuts.append((i, i + 2))
            } else if bytes[i] == UInt8(ascii: "-"), i > 2, bytes[i - 1] >= 0x80 {
                var end = i + 1
                while end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
                if end < bytes.count, bytes[end] >= 0x80 { cuts.append((i, end)) }
            }
            i += 1
        }
        var parts: [(text: String, sign: Int)] = []
        var last = (start: 0, end: 0)
        for cut in cuts + [(bytes.count, bytes.count)] {
            parts.append((Text.folded(String(decoding: bytes[last.end..<cut.start], as: UTF8.self)), last.start))
            last = cut
        }
        return parts
    }
}
