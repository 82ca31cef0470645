extension Article: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        for text in [id, source, charset, sha256] { writer.text(text) }
        for text in [givenID, url, title, author, publisher, publishedEvidence, language, givenRegion, cuts] { writer.optional(text) }
        writer.optional(published)
        writer.optional(updated)
        writer.data(text.bytes)
        writer.list(blocks)
        writer.list(related)
        completeness.write(to: &writer)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        let (id, source) = (try reader.text(), try reader.text())
        let (charset, sha256) = (try reader.text(), try reader.text())
        var optional: [String?] = []
        for _ in 0..<9 { optional.append(try reader.optional(String.self)) }
        let (published, updated) = (try reader.optional(CivilDate.self), try reader.optional(CivilDate.self))
        self.init(
            id: id,
            source: source,
            url: optional[1],
            title: optional[2],
            author: optional[3],
            publisher: optional[4],
            published: published,
            publishedEvidence: optional[5],
            updated: updated,
            language: optional[6],
            charset: charset,
            sha256: sha256,
            text: UTF8Text(bytes: try reader.data()),
            blocks: try reader.list(),
            givenRegion: optional[7]
        )
        related = try reader.list()
        completeness = try Completeness(from: &reader)
        givenID = optional[0]
        cuts = optional[8]
    }
}

extension UTF8Text: BinaryRecord {
    package func write(to writer: inout BinaryWriter) { writer.data(bytes) }
    package init(from reader: inout BinaryReader) throws(BinaryFault) { self.init(bytes: try reader.data()) }
}

extension Article.Completeness: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        writer.text(name)
        writer.text(reason ?? "")
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        let (name, reason) = (try reader.text(), try reader.text())
        switch name {
        case Self.full.name: self = .full
        case Self.summary(reason: "").name: self = .summary(reason: reason)
        case Self.truncated(reason: "").name: self = .truncated(reason: reason)
        default: throw reader.fault
        }
    }
}

extension Block: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        span.write(to: &writer)
        writer.integer(kind.number)
        writer.flag(isEmphasized)
        writer.text(path)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        let span = try TextSpan(from: &reader)
        guard let kind = Kind(number: try reader.integer()) else { throw reader.fault }
        self.init(kind, span, isEmphasized: try reader.flag(), path: try reader.text())
    }
}

extension Block.Kind {
    /// 1 to 6 for a heading of that level; negative for the others.
    fileprivate var number: Int {
        switch self {
        case .heading(let level): level
        case .paragraph: -1
        case .listItem: -2
        case .tableRow: -3
        case .quote: -4
        }
    }

    fileprivate init?(number: Int) {
        switch number {
        case 1...6: self = .heading(level: number)
        case -1: self = .paragraph
        case -2: self = .listItem
        case -3: self = .tableRow
        case -4: self = .quote
        default: return nil
        }
    }
}

extension Reject: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        for text in [source, stage, code.rawValue, message] { writer.text(text) }
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            source: try reader.text(),
            stage: try reader.text(),
            code: Code(rawValue: try reader.text()),
            message: try reader.text()
        )
    }
}
