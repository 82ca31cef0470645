import Records

extension ContainerReading {
    /// Reads MHTML (RFC 2557) as Blink, old Internet Explorer, Word and Firefox's add-ons write it: one page, the root of its parts.
    ///
    /// The root is the part that `start` or the location of the snapshot names, else the first of HTML; HTML of frames is no page.
    func readMHTML(_ stream: ByteStream, source: String) throws {
        while let first = stream.window(1).first, first <= 0x20 { stream.consume(1) }
        let header = try HeaderFields.taken(from: stream)
        var walk = MIMEWalk(header: header)
        if walk.boundaries.isEmpty, HeaderFields.mediaType(header["content-type"] ?? "") == "text/html" {
            if let body = try takePart(stream, header, &walk, source: source) { try giveRoot(body, header, root: header, source: source) }
            return
        }
        var candidate: (body: [UInt8], header: HeaderFields, isCut: Bool)?
        try walk.passPart(stream)
        while !walk.isAtEnd {
            let part = try HeaderFields.taken(from: stream)
            let type = part["content-type"] ?? ""
            if let boundary = HeaderFields.parameter("boundary", of: type), HeaderFields.mediaType(type).hasPrefix("multipart/") {
                guard walk.boundaries.count < Self.deepestParts else {
                    throw ContainerFault(.nestedTooDeep, "the message's parts are nested deeper than \(Self.deepestParts) levels")
                }
                walk.boundaries.append(Array(boundary.utf8))
                try walk.passPart(stream)
                continue
            }
            let isHTML = ["text/html", "application/xhtml+xml"].contains(HeaderFields.mediaType(type))
            let isRoot = isHTML && walk.isRoot(part, of: header)
            guard isHTML, isRoot || candidate == nil else {
                try walk.passPart(stream)
                continue
            }
            guard let body = try takePart(stream, part, &walk, source: source) else { return }
            candidate = (body, part, walk.isCut)
            if isRoot { break }
        }
        guard let candidate else { return }
        try giveRoot(candidate.body, candidate.header, root: header, source: source)
        if candidate.isCut {
            try reject(source, ContainerFault(.truncated, "the message ends inside the page; what there is of it was read"))
        }
    }

    /// Browsers and mail programs nest parts three levels deep.
    private static let deepestParts = 16

    private func takePart(_ stream: ByteStream, _ header: HeaderFields, _ walk: inout MIMEWalk, source: String) throws -> [UInt8]? {
        var coding = TransferCoding(header["content-transfer-encoding"])
        var tooLarge = false
        try walk.passPart(stream) { line in
            if coding.decoded.count <= limits.pageBytes { coding.add(line) } else { tooLarge = true }
        }
        if tooLarge {
            try reject(source, ContainerFault(.tooLarge, "the page is longer than \(limits.pageBytes) bytes"))
            return nil
        }
        return coding.finished()
    }

    private func giveRoot(_ body: [UInt8], _ part: HeaderFields, root: HeaderFields, source: String) throws {
        try give(
            Page(
                source: source,
                bytes: DataURIs.cut(body),
                url: part["content-location"].flatMap(Self.webAddress) ?? root["snapshot-content-location"] ?? root["content-location"],
                headerCharset: part["content-type"].flatMap { HeaderFields.parameter("charset", of: $0) },
                fetched: root["date"].flatMap { LenientDate.day(in: $0) }
            )
        )
    }

    /// Old writers give parts local names, which are no addresses.
    private static func webAddress(_ location: String) -> String? {
        let lower = location.lowercased()
        return lower.hasPrefix("http:") || lower.hasPrefix("https:") || lower.hasPrefix("file:") ? location : nil
    }
}

/// Where one stands among the nested parts of a MIME message.
private struct MIMEWalk {
    /// From the outermost inwards.
    var boundaries: [[UInt8]] = []
    private(set) var isAtEnd = false
    /// The message ended without the delimiter that ends its last part.
    private(set) var isCut = false

    init(header: HeaderFields) {
        if let boundary = header["content-type"].flatMap({ HeaderFields.parameter("boundary", of: $0) }) {
            boundaries = [Array(boundary.utf8)]
        }
    }

    func isRoot(_ part: HeaderFields, of root: HeaderFields) -> Bool {
        if let start = root["content-type"].flatMap({ HeaderFields.parameter("start", of: $0) }), let id = part["content-id"] {
            return start == id
        }
        guard let location = root["snapshot-content-location"] ?? root["content-location"] else { return true }
        return part["content-location"] == location
    }

    /// Hands on the lines up to the next part, which then comes next in the stream, or up to the end.
    mutating func passPart(_ stream: ByteStream, _ line: (ArraySlice<UInt8>) -> Void = { _ in }) throws {
        var isLineStart = true
        while let bytes = try stream.line() {
            if isLineStart, bytes.count > 2, bytes[0] == UInt8(ascii: "-"), bytes[1] == UInt8(ascii: "-") {
                switch delimiter(bytes) {
                case .part: return
                case .end: if boundaries.isEmpty { return isAtEnd = true } else { continue }
                case nil: break
                }
            }
            isLineStart = bytes.last == 0x0A
            line(ArraySlice(bytes))
        }
        isAtEnd = true
        isCut = !boundaries.isEmpty
    }

    private enum Delimiter { case part, end }

    /// A delimiter of an outer level ends the inner ones too. A message that does not tell its boundary has it in its first line of two hyphens.
    private mutating func delimiter(_ line: [UInt8]) -> Delimiter? {
        let text = line[2...].trimmed
        if boundaries.isEmpty, text.count > 4, !text.contains(0x20) {
            boundaries = [Array(text)]
            return .part
        }
        for level in boundaries.indices.reversed() where text.starts(with: boundaries[level]) {
            let rest = text.dropFirst(boundaries[level].count)
            if rest.isEmpty {
                boundaries.removeSubrange((level + 1)...)
                return .part
            }
            if rest.elementsEqual("--".utf8) {
                boundaries.removeSubrange(level...)
                return .end
            }
        }
        return nil
    }
}
