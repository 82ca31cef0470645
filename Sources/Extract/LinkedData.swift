/// What schema.org data in a page (`application/ld+json`) tells of its article.
///
/// The scripts of real pages are often no valid JSON: raw line ends in strings, comments, a missing bracket. So the text is
/// scanned for the members that are wanted, and what cannot be read is passed over.
struct LinkedData {
    var headline: String?
    var published: String?
    var modified: String?
    var authors: [String] = []
    /// The `@id` of authors that are told elsewhere in the data.
    private var authorIDs: [String] = []
    /// Names of persons by their `@id`.
    private var persons: [String: String] = [:]
    var publisher: String?
    /// Whether the data is of an article; a day of another thing, such as a video's upload, is trusted less.
    private(set) var isArticle = false

    /// The names of authors that the article only refers to.
    var referredAuthors: [String] { authorIDs.compactMap { persons[$0] } }

    private enum Key {
        case none, id, type, name, headline, published, modified, author, publisher, graph
    }

    /// An object that is open.
    private struct Frame {
        var key: Key
        var isArray: Bool
        var name: String?
        var id: String?
        var isPerson = false
        var item = LinkedData()
    }

    /// Takes over what a script tells, unless an earlier one was of an article already.
    mutating func read(_ script: ArraySlice<UInt8>) {
        var frames: [Frame] = [Frame(key: .none, isArray: true)]
        var key = Key.none
        var i = script.startIndex
        while i < script.endIndex {
            let b = script[i]
            switch b {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard frames.count < 64 else { return }
                let isArray = b == UInt8(ascii: "[")
                // The members of a list stand for the list's key.
                frames.append(
                    Frame(key: key == .none && (frames.last?.isArray ?? false) ? frames.last?.key ?? .none : key, isArray: isArray)
                )
                key = .none
                i += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if frames.count > 1 { close(&frames) }
                key = .none
                i += 1
            case UInt8(ascii: "\""):
                let (string, next) = Self.string(script, i)
                var k = next
                while k < script.endIndex, script[k] <= 0x20 { k += 1 }
                if k < script.endIndex, script[k] == UInt8(ascii: ":"), !(frames.last?.isArray ?? true) {
                    key = Self.key(string)
                    i = k + 1
                } else {
                    take(string, key, &frames)
                    key = .none
                    i = next
                }
            case UInt8(ascii: ","):
                key = .none
                i += 1
            default: i += 1
            }
        }
        while frames.count > 1 { close(&frames) }
    }

    private func take(_ string: String, _ key: Key, _ frames: inout [Frame]) {
        let last = frames.count - 1
        let key = key == .none && frames[last].isArray ? frames[last].key : key
        switch key {
        case .id: frames[last].id = string
        case .type:
            let typed = frames[last].isArray ? max(last - 1, 0) : last
            if Self.isArticleType(string) { frames[typed].item.isArticle = true }
            if string == "Person" { frames[typed].isPerson = true }
        case .name: frames[last].name = frames[last].name ?? string
        case .headline: frames[last].item.headline = string
        case .published: frames[last].item.published = string
        case .modified: frames[last].item.modified = string
        case .author:
            if frames[last].isArray { frames[last].item.authors.append(string) } else { frames[last].item.authors = [string] }
        case .publisher: frames[last].item.publisher = string
        case .none, .graph: break
        }
    }

    private mutating func close(_ frames: inout [Frame]) {
        let frame = frames.removeLast()
        let last = frames.count - 1
        if frame.isPerson, let id = frame.id, let name = frame.name { persons[id] = name }
        switch frame.key {
        case .author:
            frames[last].item.authorIDs += frame.isArray ? frame.item.authorIDs : frame.id.map { [$0] } ?? []
            frames[last].item.authors += frame.isArray ? frame.item.authors : frame.name.map { [$0] } ?? frame.item.authors
        case .publisher: frames[last].item.publisher = frame.name ?? frame.item.publisher
        default: if !frame.isArray { take(frame.item) } else if frame.item.isArticle { frames[last].item.isArticle = true }
        }
    }

    private mutating func take(_ item: LinkedData) {
        guard item.headline != nil || item.published != nil || !item.authors.isEmpty || item.modified != nil else { return }
        if isArticle { return }
        guard item.isArticle || published == nil && headline == nil else { return }
        let persons = persons
        self = item
        self.persons = persons
    }

    private static func isArticleType(_ name: String) -> Bool {
        name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report" || name == "Review" || name == "Recipe"
            || name == "HowTo"
    }

    private static func key(_ name: String) -> Key {
        switch name {
        case "@id": .id
        case "@type": .type
        case "name": .name
        case "headline": .headline
        case "datePublished", "dateCreated", "uploadDate", "pubDate": .published
        case "dateModified", "upDate": .modified
        case "author", "creator": .author
        case "publisher": .publisher
        case "@graph": .graph
        default: .none
        }
    }

    /// Reads the string whose opening mark is at `at`.
    private static func string(_ bytes: ArraySlice<UInt8>, _ at: Int) -> (String, Int) {
        var out: [UInt8] = []
        var i = at + 1
        while i < bytes.endIndex, bytes[i] != UInt8(ascii: "\"") {
            if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.endIndex {
                let c = bytes[i + 1]
                if c == UInt8(ascii: "u"), i + 5 < bytes.endIndex, let unit = hex(bytes, i + 2) {
                    if unit >= 0xD800, unit < 0xDC00, i + 11 < bytes.endIndex, bytes[i + 6] == UInt8(ascii: "\\"),
                        let low = hex(bytes, i + 8),
                        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low &- 0xDC00) & 0x3FF)
                    {
                        out.append(contentsOf: String(scalar).utf8)
                        i += 12
                        continue
                    }
                    if let scalar = Unicode.Scalar(unit) { out.append(contentsOf: String(scalar).utf8) }
                    i += 6
                    continue
                }
                switch c {
                case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): out.append(0x20)
                default: out.append(c)
                }
                i += 2
                continue
            }
            out.append(bytes[i])
            i += 1
        }
        return (String(decoding: out, as: UTF8.self), min(i + 1, bytes.endIndex))
    }

    private static func hex(_ bytes: ArraySlice<UInt8>, _ at: Int) -> UInt32? {
        var n: UInt32 = 0
        for k in at..<(at + 4) {
            let b = bytes[k] | 0x20
            if bytes[k] >= 0x30, bytes[k] <= 0x39 {
                n = n << 4 | UInt32(bytes[k] - 0x30)
            } else if b >= 0x61, b <= 0x66 {
                n = n << 4 | UInt32(b - 0x57)
            } else {
                return nil
            }
        }
        return n
    }
}
