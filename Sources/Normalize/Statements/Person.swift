import Records

/// A person whom the article names.
struct Person: Sendable, Hashable {
    var name: String
    /// The office in full, such as 全国政协委员、新大陆董事长.
    var role: String?
    /// Where the office stands.
    var roleSpan: TextSpan?
}

/// The persons of an article and where they are named.
struct Roster: Sendable {
    private(set) var persons: [Person] = []
    /// In the order of the text.
    private(set) var places: [(span: TextSpan, person: Int)] = []

    struct Candidate {
        var span: TextSpan
        var role: TextSpan?
        /// Another way to write the name, such as a Latin one in brackets.
        var alias: TextSpan?
    }

    init(_ candidates: [Candidate], in reading: Reading) {
        var indexByName: [String: Int] = [:]
        var names: [(bytes: [UInt8], person: Int)] = []
        for candidate in candidates {
            let name = Self.withoutSpaces(reading.text[candidate.span])
            let index: Int
            if let known = indexByName[name] {
                index = known
            } else {
                index = persons.count
                persons.append(Person(name: name, role: nil, roleSpan: nil))
                indexByName[name] = index
                names.append((Array(name.utf8), index))
            }
            if let alias = candidate.alias {
                let bytes = Array(reading.text.bytes[alias.range])
                if !names.contains(where: { $0.bytes == bytes }) { names.append((bytes, index)) }
            }
            if let role = candidate.role, role.count > (persons[index].roleSpan?.count ?? 0) {
                persons[index].role = Self.withoutSpaces(reading.text[role])
                persons[index].roleSpan = role
            }
        }
        places = Self.places(of: names, candidates, in: reading, indexByName)
    }

    /// A space between two Han characters is typesetting: 省长　王予波, 林 君.
    static func withoutSpaces(_ string: String) -> String {
        let scalars = Array(string.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (i, scalar) in scalars.enumerated() {
            if Punctuation.isSpace(scalar.value) {
                let before = i > 0 ? scalars[i - 1].value : 0
                let after = i + 1 < scalars.count ? scalars[i + 1].value : 0
                guard before < 0x80, after < 0x80, !Punctuation.isSpace(before) else { continue }
            }
            result.append(scalar)
        }
        return String(result)
    }

    private static func places(
        of names: [(bytes: [UInt8], person: Int)],
        _ candidates: [Candidate],
        in reading: Reading,
        _ indexByName: [String: Int]
    ) -> [(span: TextSpan, person: Int)] {
        var found: [(span: TextSpan, person: Int)] = []
        let bytes = reading.text.bytes
        // A few names a page: a scan by first byte pair passes a matcher that would have to be built for each page.
        let ordered = names.sorted { $0.bytes.count > $1.bytes.count }
        var isFirst = [Bool](repeating: false, count: 1 << 16)
        for name in ordered where name.bytes.count >= 2 { isFirst[Int(name.bytes[0]) << 8 | Int(name.bytes[1])] = true }
        var i = 0
        while i + 1 < bytes.count {
            guard isFirst[Int(bytes[i]) << 8 | Int(bytes[i + 1])] else {
                i += 1
                continue
            }
            if let name = ordered.first(where: { reading.text.has($0.bytes, at: i) }) {
                found.append((TextSpan(i, i + name.bytes.count), name.person))
                i += name.bytes.count
            } else {
                i += 1
            }
        }
        for candidate in candidates {
            let name = withoutSpaces(reading.text[candidate.span])
            guard let person = indexByName[name], !found.contains(where: { $0.span.overlaps(candidate.span) }) else { continue }
            found.append((candidate.span, person))
        }
        return found.sorted { $0.span < $1.span }
    }

    /// The places in a span, in order.
    func places(in span: TextSpan) -> ArraySlice<(span: TextSpan, person: Int)> {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].span.start < span.start { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < places.count, places[end].span.end <= span.end { end += 1 }
        return places[low..<end]
    }

    /// Adds what the text says of a person elsewhere, such as 王晶是全国政协委员.
    mutating func addRole(_ role: TextSpan, to person: Int, in reading: Reading) {
        let words = Roster.withoutSpaces(reading.text[role])
        if let known = persons[person].role {
            guard !known.contains(words) else { return }
            persons[person].role = words + "、" + known
        } else {
            persons[person].role = words
        }
        persons[person].roleSpan = persons[person].roleSpan ?? role
    }
}
