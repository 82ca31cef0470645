import HTMLTree

/// What the `meta` elements of a page tell, the most trusted name of each first.
struct MetaTags {
    enum Field: Int, Sendable {
        case title, author, publisher, siteName, published, plainDate, updated, language, address
        /// A label that a shared card shows, and what it shows behind it.
        case cardLabel, cardValue
    }

    /// The best value of each field, and its rank in ``names``: lower is better.
    private var values: [(rank: Int, value: String)?] = Array(repeating: nil, count: 11)
    private(set) var authors: [String] = []

    subscript(field: Field) -> String? { values[field.rawValue]?.value }

    /// Names of `property`, `name` and `itemprop` in lower case, in the order of trust within a field: Open Graph, schema.org, Dublin Core,
    /// Highwire, Parse.ly, Sailthru, and the ones that Chinese government sites are told to use (国办发〔2017〕47号, annex 1).
    private static let names: [(Field, StaticString)] = [
        (.title, "og:title"), (.title, "articletitle"), (.title, "headline"), (.title, "twitter:title"), (.title, "citation_title"),
        (.title, "dc.title"), (.title, "dcterms.title"), (.title, "parsely-title"), (.title, "sailthru.title"), (.title, "title"),
        (.author, "author"), (.author, "article:author_name"), (.author, "citation_author"), (.author, "dc.creator"),
        (.author, "dcterms.creator"),
        (.author, "dc:creator"), (.author, "parsely-author"), (.author, "sailthru.author"), (.author, "byl"), (.author, "authors"),
        (.author, "article:author"), (.author, "og:article:author"), (.author, "cxenseparse:author"), (.author, "creator"),
        (.publisher, "contentsource"), (.publisher, "article:publisher_name"), (.publisher, "source"), (.publisher, "dc.publisher"),
        (.publisher, "publisher"), (.publisher, "mediaid"),
        (.siteName, "og:site_name"), (.siteName, "sitename"), (.siteName, "application-name"), (.siteName, "apple-mobile-web-app-title"),
        (.published, "article:published_time"), (.published, "og:article:published_time"), (.published, "datepublished"),
        (.published, "pubdate"),
        (.published, "publishdate"), (.published, "publish_date"), (.published, "publication_date"), (.published, "published_time"),
        (.published, "og:published_time"), (.published, "article:published"), (.published, "article.published"),
        (.published, "published_at"),
        (.published, "dc.date.issued"), (.published, "dcterms.issued"), (.published, "dcterms.created"), (.published, "dc.date.created"),
        (.published, "citation_publication_date"), (.published, "citation_date"), (.published, "parsely-pub-date"),
        (.published, "sailthru.date"),
        (.published, "cxenseparse:recs:publishtime"), (.published, "cxenseparse:publishtime"), (.published, "originalpublicationdate"),
        (.published, "bt:pubdate"), (.published, "rnews:datepublished"), (.published, "displaydate"), (.published, "og:release_date"),
        (.published, "article:create_at"), (.published, "weibo:article:create_at"), (.published, "og:pubdate"), (.published, "ptime"),
        (.plainDate, "date"), (.plainDate, "dc.date"), (.plainDate, "dcterms.date"), (.plainDate, "dc:date"), (.plainDate, "created"),
        (.plainDate, "creation_date"), (.plainDate, "datecreated"), (.plainDate, "time"),
        (.updated, "article:modified_time"), (.updated, "og:updated_time"), (.updated, "datemodified"), (.updated, "dcterms.modified"),
        (.updated, "article:update_at"), (.updated, "lastmod"), (.updated, "last-modified"), (.updated, "modified"), (.updated, "revised"),
        (.updated, "utime"),
        (.language, "og:locale"), (.language, "content-language"), (.language, "language"), (.language, "dc.language"),
        (.address, "og:url"), (.address, "twitter:url"), (.cardLabel, "twitter:label1"), (.cardValue, "twitter:data1"),
    ]

    private static let ranks: [UInt64: Int] = {
        var ranks: [UInt64: Int] = [:]
        for (rank, entry) in names.enumerated() {
            ranks[hash(UnsafeBufferPointer(start: entry.1.utf8Start, count: entry.1.utf8CodeUnitCount))] = rank
        }
        return ranks
    }()

    /// FNV-1a, 64 bits, of the lower-case name.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for b in name { hash = (hash ^ UInt64(b >= 0x41 && b <= 0x5A ? b | 0x20 : b)) &* 0x100_0000_01B3 }
        return hash
    }

    /// Takes over a `meta` element.
    mutating func read(_ node: Int, in tree: HTMLTree) {
        guard let content = tree.value(.content, of: node), !content.isEmpty else { return }
        for at in tree.attributeRange(of: node) {
            let attribute = tree.attributes[at]
            switch attribute.name {
            case .property, .name, .itemprop, .httpEquiv: break
            default: continue
            }
            let range = Int(attribute.start)..<Int(attribute.end)
            let key = tree.values.withUnsafeBufferPointer { Self.hash(UnsafeBufferPointer(rebasing: $0[range])) }
            guard let rank = Self.ranks[key] else { continue }
            let field = Self.names[rank].0
            let value = String(decoding: tree.values[content], as: UTF8.self)
            if field == .author, rank == Self.ranks[key] { authors.append(value) }
            if let known = values[field.rawValue], known.rank <= rank { continue }
            values[field.rawValue] = (rank, value)
        }
    }
}
