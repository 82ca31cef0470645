import HTMLTree

/// Finds who wrote an article and who published it.
///
/// Authors in the order of trust: schema.org data, a labelled name near the title (作者, `By`), `meta`, a person that schema.org data refers
/// to or a shared card names, an element whose name says author, a name alone beside the date, a labelled name at the text's end; a name that is only the site's comes last. Publishers: a labelled source
/// (来源) near the title, `meta` of the source, a labelled source at the end, the site's name, schema.org data.
struct NameRule {
    let tree: HTMLTree
    let measures: PageMeasures
    let facts: PageFacts
    let printed: PrintedFacts
    let bylines: BylineWords
    let lines: LineWords
    let reader: DateReader
    let isChinese: Bool
    let address: String?

    func author() -> String? {
        var sites: [String] = []
        func person(_ names: [String]) -> String? {
            let persons = names.filter { !isSite($0) }
            if persons.isEmpty, let site = names.first { sites.append(site) }
            return persons.isEmpty ? nil : Self.joined(persons)
        }
        if let author = person(facts.linked.authors.compactMap(name)) { return author }
        for line in printed.authors() {
            if let author = person(line.compactMap(printedName)) { return author }
        }
        if let author = person(facts.meta.authors.compactMap(name)) { return author }
        if let author = person((facts.linked.referredAuthors + onCard()).compactMap(name)) { return author }
        for isBeside in [false, true] {
            for node in facts.authors where measures.nodes[node].state.contains(.beside) == isBeside {
                if tree.nodes[node].tag == .meta || measures.nodes[node].state.contains(.inComments) { continue }
                if let author = person([name(Text.folded(tree.text, tree.nodes[node]))].compactMap { $0 }) { return author }
            }
        }
        if let author = besideDate().author { return author }
        // A reporter's name below the text, without a colon, is the author's only where the page tells no source above it.
        let hasSource = !printed.values(.publisher, withTail: false).isEmpty
        for field in printed.tail where field.label == .author && (field.isSigned || !hasSource) {
            let value = printed.region.tail.text[field.start..<field.end]
            if let author = person([name(Self.string(value))].compactMap { $0 }) { return author }
        }
        return printed.values(.publisher).isEmpty ? sites.first : nil
    }

    /// The author that a shared card of the page shows behind `Written by`.
    private func onCard() -> [String] {
        guard let label = facts.meta[.cardLabel], let value = facts.meta[.cardValue], bylines.isAuthorLabel(Array(label.utf8)) else {
            return []
        }
        return [value]
    }

    func publisher() -> String? {
        for value in printed.values(.publisher, withTail: false) {
            if let name = name(Self.string(value)) { return name }
        }
        if let name = facts.meta[.publisher].flatMap(name) { return name }
        for value in printed.values(.publisher) {
            if let name = name(Self.string(value)) { return name }
        }
        return facts.meta[.siteName].flatMap(name) ?? facts.linked.publisher.flatMap(name) ?? besideDate().publisher
    }

    /// The name that stands alone right before or after the date of a byline. A Chinese one of up to four characters is a person's, of
    /// more a publisher's, both where a slash parts them; any other has two words or more, each with a capital letter.
    private func besideDate() -> (author: String?, publisher: String?) {
        for zone in [printed.region.head, printed.region.above] {
            let parts = zone.text.split {
                $0 <= 0x0A || $0 == 0x09 || $0 == UInt8(ascii: "|") || $0 == 0xE2 || $0 == UInt8(ascii: "-") && !isChinese
            }
            guard let dated = parts.firstIndex(where: { reader.first(in: Array($0)) != nil }) else { continue }
            for at in [dated - 1, dated + 1, dated + 2] where parts.indices.contains(at) {
                if !isChinese {
                    if let name = Self.capitalizedName(parts[at]).flatMap(name) { return (name, nil) }
                    continue
                }
                let names = parts[at].split(separator: UInt8(ascii: "/"))
                let part = Array(parts[at])
                guard names.count <= 2, names.allSatisfy(Self.isChineseName), !bylines.startsWithLabel(part) else { continue }
                if bylines.isReporters(part, 0, part.count) { continue }
                let strings = names.map { Text.folded(String(decoding: $0, as: UTF8.self)) }
                if strings.count == 2 { return (strings[0], strings[1]) }
                if let only = strings.first, name(only) != nil { return isPerson(only) ? (only, nil) : (nil, only) }
            }
            if isChinese, case let words = Self.names(behindDate: parts[dated], reader).filter({ name($0) != nil }), !words.isEmpty {
                return (words.first(where: isPerson), words.first { !isPerson($0) })
            }
        }
        return (nil, nil)
    }

    private func isPerson(_ name: String) -> Bool { name.utf8.count <= 12 && !bylines.isPublisher(Array(name.utf8)) }

    /// The one or two Chinese names behind a date in one line, `2020/01/15 18:32 某某日报 张三`, or none where anything else stands there.
    private static func names(behindDate line: ArraySlice<UInt8>, _ reader: DateReader) -> [String] {
        let line = Array(line)
        guard let date = reader.first(in: line), date.start == 0 else { return [] }
        let words = line[date.end...].split(separator: 0x20).filter { $0.contains { $0 >= 0xE4 } && !$0.elementsEqual("日".utf8) }
        guard words.count <= 3, words.allSatisfy(isChineseName) else { return [] }
        return words.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Two to four words of letters, each with a capital letter.
    private static func capitalizedName(_ bytes: ArraySlice<UInt8>) -> String? {
        let words = bytes.split(separator: 0x20).filter { !$0.elementsEqual([0x98]) }
        guard (2...4).contains(words.count), bytes.count <= 40 else { return nil }
        for word in words {
            guard let first = word.first, first >= 0x41 && first <= 0x5A || first == 0xC3 else { return nil }
            guard word.allSatisfy({ DateReader.isLetter($0) || $0 >= 0x80 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "'") }),
                word.count > 1
            else { return nil }
        }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    /// Two to twelve Chinese characters, or Latin letters, and nothing else.
    private static func isChineseName(_ bytes: ArraySlice<UInt8>) -> Bool {
        var count = 0
        var i = bytes.startIndex
        while i < bytes.endIndex {
            if bytes[i] == 0x20 {
                i += 1
            } else if bytes[i] < 0x80, DateReader.isLetter(bytes[i]) {
                count += 1
                i += 1
            } else {
                guard bytes[i] >= 0xE4, bytes[i] <= 0xE9, i + 2 < bytes.endIndex else { return false }
                count += 1
                i += 3
            }
        }
        return (2...12).contains(count)
    }

    /// Whether a name is that of the site, or an address.
    private func isSite(_ name: String) -> Bool {
        let letters = Text.letters(name)
        for site in [facts.meta[.siteName], facts.linked.publisher].compactMap({ $0 }) where Text.letters(site) == letters { return true }
        if let title = facts.titleElement.map({ Array($0.utf8) }),
            let cut = title.lastIndex(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") })
        {
            if Text.contains(Text.letters(String(decoding: title[cut...], as: UTF8.self)), letters) { return true }
        }
        if isOfHost(letters) { return true }
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), !name.utf8.contains(0x20) else { return false }
        return (2...4).contains(name.utf8.distance(from: dot, to: name.utf8.endIndex) - 1)
    }

    /// Whether a name's letters are those of the page's host, `examplepost` in `www.examplepost.org`. A part of a host that has many sites is
    /// its writer's: `anna` in `anna.blogs.org`.
    private func isOfHost(_ letters: [UInt8]) -> Bool {
        guard letters.count >= 4, let host = address?.split(separator: "/").dropFirst().first else { return false }
        let site = host.split(separator: ".").dropLast().last { $0.utf8.count > 3 }
        return site.map { Text.letters(String($0)) == letters } ?? false
    }

    /// The name behind a label. Where no colon parts them, `By` and `Von` also open sentences: then a Latin name must begin with a capital
    /// letter, and ends at the first word that is none of a name.
    private func printedName(_ value: PrintedFacts.Value) -> String? {
        let string = Self.string(value.bytes)
        guard !value.isSigned, let first = string.utf8.first, first < 0xE0 else { return name(string) }
        let bytes = Array(string.utf8)
        let words = bytes[..<(reader.first(in: bytes)?.start ?? bytes.count)].split(separator: 0x20).map(Array.init)
        guard !words.isEmpty else { return nil }
        let part = words.prefix { bylines.mayBeInName($0) }
        let next = words.dropFirst(max(part.count, 1)).first
        let endsName = next.map { bylines.comesAfterName($0) } ?? true
        if part.isEmpty ? !endsName || DateReader.isDigit(first) : bylines.isParticle(part[0]) { return nil }
        if !endsName, words.count - part.count > Self.longestAddition { return nil }
        return name((part.isEmpty ? words.prefix(1) : part).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
    }

    /// Words that may stand behind a name in its line, such as what its bearer does; more make a sentence.
    private static let longestAddition = 3

    private static func string(_ value: ArraySlice<UInt8>) -> String { Text.folded(String(decoding: value, as: UTF8.self)) }

    private static func joined(_ names: [String]) -> String {
        var seen: [String] = []
        for name in names where !seen.contains(name) { seen.append(name) }
        return seen.joined(separator: ", ")
    }

    /// A name without its label; nil for what cannot be one: an address, a number, a sentence.
    private func name(_ raw: String) -> String? {
        var bytes = Text.folded(Array(raw.utf8), 0, raw.utf8.count)
        bytes = bylines.withoutLabel(ChineseNames.withoutBrackets(bytes))
        if let date = reader.first(in: bytes) { bytes.removeSubrange(date.start...) }
        while let last = bytes.last, Self.isTrimmed(last) { bytes.removeLast() }
        while let first = bytes.first, Self.isTrimmed(first) { bytes.removeFirst() }
        bytes = ChineseNames.joined(bytes)
        guard bytes.count >= 2, bytes.count <= 120, !bylines.startsWithOtherLabel(bytes) else { return nil }
        if bylines.isNameless(bytes) || lines.isNotice(bytes, 0, bytes.count) { return nil }
        if bylines.isLabel(bytes) || lines.openings(in: bytes, 0, bytes.count).contains(where: { $0.rest == 0 }) { return nil }
        let string = String(decoding: bytes, as: UTF8.self)
        if string.hasPrefix("http") || string.hasPrefix("www.") || string.contains("://") || string.contains("@") { return nil }
        if string.hasSuffix("*") || string.unicodeScalars.contains(where: { "，。：“”？！《》".unicodeScalars.contains($0) }) { return nil }
        guard bytes.contains(where: { DateReader.isLetter($0) || $0 >= 0xE0 }) else { return nil }
        return string
    }

    private static func isTrimmed(_ b: UInt8) -> Bool {
        switch b {
        case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
